"""New lists are made beside the old ones, which stay in service until all change at once."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from ledger.domain.records import Recorded
from ledger.projections.catalogue import PROJECTIONS
from ledger.projections.claims import Claims
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.projection import Projection, Reader
from ledger.storage.rows import ClaimRow
from tests.storage.engines import Workshop
from tests.storage.histories import Ids, batch, claim, note, on, opening

CLAIMS = 2500  # three parts


class Loud(Claims):
    """The claims' projection, which can be told to shout."""

    def __init__(self) -> None:
        self.loud = False

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ClaimRow]:
        rows = super().apply(reader, recorded)
        return [replace(r, text=r.text.upper(), search="loud") for r in rows] if self.loud else rows


@pytest.fixture
def rules() -> Loud:
    return Loud()


@pytest.fixture
def engine(workshop: Workshop, rules: Loud) -> Engine:
    """A ledger whose claims will come out otherwise when they are made anew."""
    projections: list[Projection] = [*PROJECTIONS[:3], rules]
    made = workshop.new(projections)
    made.append(opening(Ids(), claims=CLAIMS))
    rules.loud = True
    return made


def looked(engine: Engine) -> tuple[str, int, int, int]:
    """What a list, the word search and the counts say."""
    row = engine.row(ClaimRow, "c-1")
    assert row is not None
    loud = len(engine.claims(ClaimQuery(words="loud", limit=CLAIMS * 2)))
    quiet = len(engine.claims(ClaimQuery(words="wells", limit=CLAIMS * 2)))
    return row.text, loud, quiet, engine.count_claims("status")["new"]


def test_readers_see_the_old_lists_until_the_new_ones_are_whole(engine: Engine) -> None:
    before = looked(engine)
    seen = []
    told = []

    def look(done: int, total: int) -> None:
        told.append((done, total))
        if done < total:
            seen.append(looked(engine))

    engine.rebuild(look)

    assert len(seen) >= 2
    assert set(seen) == {before}
    assert told[-1] == (CLAIMS + 2, CLAIMS + 2)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    text, loud, quiet, count = looked(engine)
    assert (text, loud, quiet, count) == (before[0].upper(), CLAIMS, 0, CLAIMS)


class Crash(Exception):
    """The program ended here."""


def test_a_rebuild_that_ends_in_the_middle_leaves_the_old_lists_in_service(
    engine: Engine,
) -> None:
    before, states = looked(engine), engine.projection_states()

    def crash(done: int, total: int) -> None:
        raise Crash

    with pytest.raises(Crash):
        engine.rebuild(crash)

    assert looked(engine) == before
    assert engine.projection_states() == states
    assert len(list(engine.all_rows(ClaimRow))) == CLAIMS
    engine.append(batch(on("claim/c-2", 1, [note()], Ids(start=9000))))
    engine.rebuild()
    assert looked(engine)[1] == CLAIMS


class TestOthersWorkMeanwhile:
    """Memory holds its one lock all along; databases lend theirs between the parts."""

    def test_what_they_record_is_in_the_new_lists(self, engine: Engine) -> None:
        if not hasattr(engine, "_database"):
            pytest.skip("a ledger in memory is rebuilt under its lock")
        ids = Ids(start=9000)

        def others(done: int, total: int) -> None:
            if done < total:
                engine.append(batch(on(f"claim/new-{done}", 0, [claim()], ids)))

        read = engine.rebuild(others)

        assert read == engine.frontier().size
        assert len(engine.ids(ClaimRow, "new-", 10)) >= 2
        assert {state.position for state in engine.projection_states()} == {read}
        rows = list(engine.all_rows(ClaimRow))
        states = engine.projection_states()
        engine.rebuild()
        assert list(engine.all_rows(ClaimRow)) == rows
        assert engine.projection_states() == states

    def test_two_who_rebuild_at_once_help_each_other(self, engine: Engine) -> None:
        answers: list[int] = []
        threads = [
            threading.Thread(target=lambda: answers.append(engine.rebuild())) for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert answers == [CLAIMS + 2] * 2
        assert looked(engine)[1:] == (CLAIMS, 0, CLAIMS)
