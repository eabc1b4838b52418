"""Opening a ledger whose read models were written by other rules, or not to the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from ledger.domain.codec import decode_envelope, encode_envelope
from ledger.domain.records import Recorded
from ledger.errors import Unreadable
from ledger.merkle import Frontier, leaf_hash
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import open_engine
from ledger.storage.projection import Projection, Reader
from ledger.storage.rows import ActorRow, ClaimRow, Row
from tests.storage.histories import Ids, batch, on, registered
from tests.storage.sql.desk import opened


@dataclass
class Shouting:
    """Actors by other rules: their kind is in capitals."""

    name: str = "actors"
    version: int = 2
    rows: type[ActorRow] = ActorRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[Row]:
        rows = PROJECTIONS[0].apply(reader, recorded)
        return [msgspec.structs.replace(row, kind=row.kind.upper()) for row in rows]  # type: ignore[union-attr]  # all rows of this projection are actors


def kinds(path: Path, projections: Sequence[Projection], *, read_only: bool = False) -> list[str]:
    engine = open_engine(str(path), projections=projections, read_only=read_only)
    found = [row.kind for row in engine.actors()]
    engine.close()
    return found


def test_new_rules_make_the_rows_anew(ledger: Path) -> None:
    others = (Shouting(), *PROJECTIONS[1:])
    assert kinds(ledger, PROJECTIONS) == ["human"]
    assert kinds(ledger, others, read_only=True) == ["human"]
    assert kinds(ledger, others) == ["HUMAN"]
    assert kinds(ledger, PROJECTIONS) == ["human"]


def test_a_lagging_projection_is_caught_up(ledger: Path) -> None:
    # Given a ledger on which an older program, that knows no claims, went on writing
    engine = open_engine(str(ledger), projections=PROJECTIONS[:1])
    engine.append(batch(on("actor/omar", 0, [registered("omar")], Ids(start=50))))
    assert {state.name: state.position for state in engine.projection_states()} == {
        "actors": 6,
        "articles": 5,
        "claims": 5,
        "sources": 5,
    }
    engine.close()
    engine = opened(ledger)
    assert {state.position for state in engine.projection_states()} == {6}
    assert [row.id for row in engine.actors()] == ["amal", "omar"]
    assert len(list(engine.all_rows(ClaimRow))) == 3
    assert engine.count_claims("status") == {"new": 3}
    engine.close()


def test_rows_at_one_place_are_caught_up_from_there(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as shell:
        shell.execute("UPDATE projections SET position = 3")
        shell.execute("DELETE FROM claims WHERE seq >= 3")
        shell.commit()
    counting = Counting()
    open_engine(str(ledger), projections=(*PROJECTIONS[:3], counting)).close()
    assert counting.seen == [3, 4]


@dataclass
class Counting:
    """The claims' projection, which remembers what it was told of."""

    name: str = "claims"
    version: int = PROJECTIONS[3].version
    rows: type[ClaimRow] = ClaimRow
    seen: list[int] = field(default_factory=list)

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[Row]:
        self.seen += [record.seq for record in recorded]
        return PROJECTIONS[3].apply(reader, recorded)


def test_an_event_of_a_newer_release_stops_the_projections_not_the_log(ledger: Path) -> None:
    # Given an event that a newer release has recorded, as that release would
    with closing(sqlite3.connect(ledger)) as shell:
        (last,) = shell.execute("SELECT envelope FROM events WHERE seq = 4").fetchone()
        envelope = encode_envelope(
            msgspec.structs.replace(
                decode_envelope(last),
                **{"seq": 5, "id": "01900000-0000-7000-8000-000000000900", "version": 2},
                **{"type": "claim.dreamt_of"},
            )
        )
        frontier = Frontier.from_bytes(
            *shell.execute("SELECT size, frontier FROM log_head").fetchone()
        ).append(leaf_hash(envelope))
        shell.execute(
            "INSERT INTO events SELECT log_id, 5, '01900000-0000-7000-8000-000000000900', stream,"
            " 2, 'claim.dreamt_of', actor, recorded_at, ?, ? FROM events WHERE seq = 4",
            (envelope, leaf_hash(envelope)),
        )
        shell.execute("INSERT INTO payloads SELECT 1, 5, salt, x'7b7d' FROM payloads WHERE seq = 4")
        shell.execute(
            "UPDATE log_head SET size = 6, frontier = ?, root = ?",
            (frontier.to_bytes(), frontier.root()),
        )
        shell.commit()
    # Then an opening that would have to skip it is refused, and reading is not
    with pytest.raises(Unreadable, match=r"event 5 \(claim.dreamt_of"):
        opened(ledger)
    engine = opened(ledger, read_only=True)
    assert len(list(engine.scan())) == 6
    assert engine.row(ClaimRow, "c-1") is not None
    engine.close()
