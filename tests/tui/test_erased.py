"""Claims of which something was erased: they stay in their place and say that it is gone."""

from __future__ import annotations

import pytest

from ledger.api import ClaimQuery, Ledger
from tests.desks import verdict
from tests.tui.sittings import LARGE, SMALL, sitting


def first_claim(desk: Ledger) -> str:
    return desk.claims(ClaimQuery(order="oldest"))[0].id


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_erased_claim_stays_in_the_queue_and_says_so(
    desk: Ledger, size: tuple[int, int]
) -> None:
    claim = first_claim(desk)
    desk.annotate(claim, "she rang back")
    desk.redact([claim], because="a court")

    async with sitting(desk, size) as seat:
        assert seat.claim == claim
        assert "1/5" in seat.lines[-2]
        assert "(erased)" in seat.screen
        assert f"the text of {claim} was erased" in seat.screen
        assert "she rang back" not in seat.screen
        assert "sleepers" not in seat.screen
        await seat.press("p")
        await seat.press("escape")
        await seat.press("j")
        assert seat.claim != claim
        assert "18 bridges" in seat.screen


async def test_an_article_without_its_text_still_shows_its_claims(desk: Ledger) -> None:
    article = desk.articles()[-1]
    desk.redact([article.id], because="a court", only_text=True)

    async with sitting(desk, LARGE) as seat:
        assert f"the text of {article.id} was erased" in seat.screen
        assert "sleepers" in seat.screen


async def test_an_erased_proposal_waits_for_a_new_one(desk: Ledger) -> None:
    claim = first_claim(desk)
    desk.propose(claim, verdict(because="a promise to the source"))
    desk.redact([str(desk.size() - 1)], because="a court")
    desk.act_as("boris")

    async with sitting(desk, LARGE) as seat:
        assert "a promise" not in seat.screen
        await seat.press("a")
        assert "was erased" in seat.message


async def test_a_redaction_elsewhere_reaches_the_screen(desk: Ledger) -> None:
    claim = first_claim(desk)
    async with sitting(desk, LARGE) as seat:
        assert "sleepers" in seat.screen
        desk.redact([claim], because="a court")
        for _ in range(30):
            await seat.pilot.pause(0.1)
            if "sleepers" not in seat.screen:
                break
        assert "1,240" not in seat.screen
