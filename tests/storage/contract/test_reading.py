"""Reading the log back: ranges, streams, single events, checkpoints."""

from __future__ import annotations

import pytest

from ledger.domain.records import Opaque
from ledger.errors import LedgerError
from ledger.merkle import frontier_at, nodes_in
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.event_store import Appended, StoredCheckpoint
from ledger.storage.row_digest import NOTHING, as_text, changed
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from ledger.storage.views import ProjectionState
from tests.storage.engines import Workshop
from tests.storage.histories import Ids, batch, note, on, opening, triaged


@pytest.fixture
def history(engine: Engine) -> list[Appended]:
    ids = Ids()
    return [
        engine.append(opening(ids)),
        engine.append(batch(on("claim/c-1", 1, [triaged(), note("one")], ids), actor="omar")),
        engine.append(batch(on("claim/c-2", 1, [note("two")], ids), actor="amal")),
        engine.append(batch(on("claim/c-1", 3, [note("three")], ids), actor="omar")),
    ]


def test_a_scan_yields_a_range_in_order(engine: Engine, history: list[Appended]) -> None:
    size = history[-1].size
    assert [each.seq for each in engine.scan()] == list(range(size))
    assert [each.seq for each in engine.scan(3, 6)] == [3, 4, 5]
    assert [each.seq for each in engine.scan(7)] == list(range(7, size))
    assert list(engine.scan(5, 5)) == []
    assert list(engine.scan(size)) == []
    assert [each.seq for each in engine.scan(-3, 10**30)] == list(range(size))


def test_a_scan_stays_with_what_was_there_when_it_began(
    engine: Engine, history: list[Appended]
) -> None:
    scan = engine.scan()
    first = next(scan)
    engine.append(batch(on("claim/c-2", 2, [note("later")], Ids(start=700))))
    assert first.seq == 0
    assert [each.seq for each in scan][-1] == history[-1].size - 1


def test_a_stream_is_read_in_order_with_its_payloads(
    engine: Engine, history: list[Appended]
) -> None:
    recorded = [r for each in history for r in each.recorded if r.stream == "claim/c-1"]
    assert engine.read_stream("claim/c-1") == recorded
    assert [record.version for record in recorded] == [1, 2, 3, 4]
    assert not any(isinstance(record.event, Opaque) for record in recorded)
    assert engine.read_stream("claim/c-9") == []
    assert engine.read_stream("") == []


def test_an_event_is_found_by_its_id(engine: Engine, history: list[Appended]) -> None:
    for appended in history:
        for record in appended.recorded:
            assert engine.find_event(record.envelope.id) == record
    assert engine.find_event("01900000-0000-7000-8000-999999999999") is None


def test_the_latest_events_of_an_actor_come_newest_first(
    engine: Engine, history: list[Appended]
) -> None:
    theirs = [*history[1].recorded, *history[3].recorded][::-1]
    assert engine.read_recent("omar", 10) == theirs
    assert engine.read_recent("omar", 2) == theirs[:2]
    assert engine.read_recent("omar", 0) == []
    assert engine.read_recent("nobody", 10) == []


def test_any_earlier_tree_can_be_had_from_the_stored_hashes(workshop: Workshop) -> None:
    engine = workshop.new()
    engine.append(opening(Ids(), claims=600))
    now = engine.frontier()
    assert frontier_at(now.size, nodes_in(engine.tree_hashes)) == now
    leaves = [each.leaf for each in engine.scan()]
    for size in (0, 1, 255, 256, 257, 512, 600):
        then = frontier_at(size, nodes_in(engine.tree_hashes))
        assert then.root() == type(now).empty().extend(leaves[:size]).root()


def test_checkpoints_are_kept_in_order_and_once(engine: Engine, history: list[Appended]) -> None:
    notes = [
        StoredCheckpoint(size=8, note="origin\n8\nroot\n\n— one\n"),
        StoredCheckpoint(size=5, note="origin\n5\nroot\n\n— one\n"),
        StoredCheckpoint(size=8, note="origin\n8\nroot\n\n— one\n— witness\n"),
    ]
    for each in (*notes, notes[0]):
        engine.save_checkpoint(each)
    assert engine.checkpoints() == [notes[1], notes[0], notes[2]]
    assert engine.frontier().size == history[-1].size


def test_projections_stand_at_the_head(engine: Engine, history: list[Appended]) -> None:
    rows: dict[str, list[Row]] = {
        "actors": [*engine.all_rows(ActorRow)],
        "articles": [*engine.all_rows(ArticleRow)],
        "claims": [*engine.all_rows(ClaimRow)],
        "sources": [*engine.all_rows(SourceRow)],
    }
    assert engine.projection_states() == [
        ProjectionState(
            name=each.name,
            version=each.version,
            position=history[-1].size,
            digest=as_text(changed(NOTHING, (), rows[each.name])),
        )
        for each in sorted(PROJECTIONS, key=lambda each: each.name)
    ]


def test_a_closed_ledger_says_so(workshop: Workshop) -> None:
    engine = workshop.new()
    engine.close()
    engine.close()
    with pytest.raises(LedgerError, match="closed"):
        engine.frontier()
    with pytest.raises(LedgerError, match="closed"):
        engine.append(opening(Ids()))
