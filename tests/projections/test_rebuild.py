"""Read models are what the log makes of them, whether live or rebuilt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.api import ClaimQuery, ClaimRow, Ledger
from ledger.errors import Refused
from tests.desks import BRIEFING, SLIP, new_desk, verdict

Step = Callable[[Ledger, str], object]

STEPS: dict[str, Step] = {
    "annotate": lambda desk, claim: desk.annotate(claim, "ask the board"),
    "propose": lambda desk, claim: desk.propose(claim, verdict("mixed")),
    "approve": lambda desk, claim: desk.approve(claim),
    "send back": lambda desk, claim: desk.request_changes(claim, because="one more source"),
    "link": lambda desk, claim: desk.add_evidence(
        claim, desk.add_source("Records"), relation="contradicts"
    ),
    "dismiss": lambda desk, claim: desk.dismiss(claim, reason="out_of_scope", because="sports"),
    "undo": lambda desk, _: desk.undo(),
}


def every_row(desk: Ledger) -> list[ClaimRow]:
    return desk.claims(ClaimQuery(limit=1000))


@settings(max_examples=15)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(sorted(STEPS)), st.integers(0, 5), st.sampled_from(["amal", "boris"])
        ),
        max_size=12,
    )
)
def test_rebuild_equals_live_over_random_histories(steps: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_desk(Path(folder)) as desk:
        desk.add_article(BRIEFING)
        desk.add_article(SLIP)
        ids = [row.id for row in every_row(desk)]
        for name, which, actor in steps:
            desk.act_as(actor)
            try:
                STEPS[name](desk, ids[which % len(ids)])
            except Refused:
                continue
        live = every_row(desk)

        assert desk.verify("replay").holds
        desk.rebuild()

        assert every_row(desk) == live
