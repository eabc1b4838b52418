"""Stories of terminals: small ones, large ones, ones that change."""

from __future__ import annotations

import pytest

from ledger.api import Ledger
from tests.tui.sittings import LARGE, MEDIUM, SMALL, sitting


async def test_a_narrow_terminal_shows_the_queue_and_one_pane(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        assert "Rail works" in seat.screen
        shown = []
        for _ in range(4):
            await seat.press("tab")
            shown.append(
                next(
                    (
                        name
                        for name in ("Rail works", "─ Claim ─", "History")
                        if name in seat.screen
                    ),
                    "",
                )
            )
        assert shown == ["Rail works", "─ Claim ─", "History", "History"]
        # Back in the queue, the pane last looked at stays.
        assert seat.review.focused is not None
        assert seat.review.focused.id == "queue"
        await seat.press("enter")
        assert "Rail works" in seat.screen
        await seat.press("escape")
        assert seat.review.focused.id == "queue"
        await seat.press("shift+tab")
        assert "History" in seat.screen


async def test_a_wide_terminal_shows_everything(desk: Ledger) -> None:
    for size in (MEDIUM, LARGE):
        async with sitting(desk, size) as seat:
            for title in ("Claims", "Rail works", "─ Claim ─", "History"):
                assert title in seat.lines[0] or title in seat.screen


@pytest.mark.parametrize("size", [(59, 30), (80, 14), (20, 5), (1, 1)])
async def test_a_terminal_that_is_too_small_says_so_and_recovers(
    desk: Ledger, size: tuple[int, int]
) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.pilot.resize_terminal(*size)
        await seat.settle()
        assert "Claims" not in seat.screen
        if size[0] > 40:
            assert "enlarge the terminal" in seat.screen
        for keys in (["j"], ["p"], ["escape"], ["l"], ["escape"], ["f"], ["escape"]):
            await seat.press(*keys)
        await seat.pilot.resize_terminal(*MEDIUM)
        await seat.settle()
        assert "1,240" in seat.screen


@pytest.mark.parametrize("key", ["p", "n", "l", "d", "f", "slash", "i", "question_mark"])
async def test_every_form_fits_the_small_terminal(desk: Ledger, key: str) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press(key)
        assert seat.app.screen is not seat.review
        top = seat.app.screen.children[0].region
        assert top.y >= 0
        assert top.bottom <= SMALL[1]
        assert "esc" in seat.screen
        await seat.press("escape")
        assert seat.app.screen is seat.review
