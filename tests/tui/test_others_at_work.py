"""Two reviewers at one ledger: each sees what the other does without asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.api import Ledger, Verdict, open_ledger
from tests.storage.engines import server
from tests.tui.desk_stories import full_desk
from tests.tui.sittings import LARGE, Sitting, sitting

VERDICT = Verdict(
    verdict="supported",
    attribution="exact",
    corroboration="single_source",
    confidence="moderate",
    because="the line log says so",
)


async def within_a_second(seat: Sitting, what: str) -> bool:
    """Whether the screen shows *what* soon; a slow machine has three seconds."""
    for _ in range(60):
        await seat.pilot.pause(0.05)
        if what in seat.screen:
            return True
    return False


async def story(desk: Ledger, other: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        # When somebody else proposes a verdict on the claim in view
        claim = seat.claim
        other.propose(claim, VERDICT)

        # Then it is on the screen, told, and the place in the queue is kept
        assert await within_a_second(seat, "boris recorded")
        await seat.settle()
        assert "in review" in seat.screen
        assert "the line log says so" in seat.screen
        assert seat.claim == claim

        # And the reviewer approves it as it is shown
        await seat.press("a")
        assert f"approved: {claim} is confirmed" in seat.message


async def test_what_another_process_records_is_seen(tmp_path: Path) -> None:
    file = str(tmp_path / "desk.db")
    with (
        full_desk(tmp_path, address=file) as desk,
        open_ledger(file, actor="boris", keys=tmp_path / "keys") as other,
    ):
        await story(desk, other)


@pytest.mark.postgresql
async def test_what_another_machine_records_is_seen(tmp_path: Path) -> None:
    address = server().address("two_machines")
    with (
        full_desk(tmp_path, address=address) as desk,
        open_ledger(address, actor="boris", keys=tmp_path / "keys") as other,
    ):
        await story(desk, other)


async def test_own_steps_are_no_news(desk: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        await seat.press("n")
        await seat.write("asked the office")
        await seat.press("enter")
        for _ in range(30):
            await seat.pilot.pause(0.05)
        assert "noted" in seat.message


async def test_others_news_do_not_take_away_the_answer_to_an_own_step(tmp_path: Path) -> None:
    file = str(tmp_path / "desk.db")
    with (
        full_desk(tmp_path, address=file) as desk,
        open_ledger(file, actor="boris", keys=tmp_path / "keys") as other,
    ):
        async with sitting(desk, LARGE) as seat:
            await seat.press("u")
            answer = seat.message
            assert answer
            other.annotate(seat.claim, "meanwhile")
            assert await within_a_second(seat, "meanwhile")
            assert seat.message == answer
            assert await within_a_second(seat, "boris recorded")
