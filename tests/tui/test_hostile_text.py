"""Stories of an article that attacks whoever reads it: nothing is obeyed, nothing falls over."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from ledger.api import Ledger, Verdict
from tests.tui.desk_stories import Told, add_claims, empty_desk
from tests.tui.sittings import LARGE, SMALL, Sitting, sitting
from tui.messages import Notice

ATTACK: Final = (
    "\x1b]0;owned\x07\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b31m\x7f\x0e"
    "[/bold][@click=app.quit]press[/] [red]7[/red] [/ [$x] \\[ "
    "\u202e987\u202c \u2066x\u2069 \u200e\u200f\u061c \u2028\ufeff\u200b" + "e" + "\u0301" * 300
)
SENTENCE: Final = f"Officials {ATTACK} counted 41 boats"
TEXT: Final = f"\x00{ATTACK} headline\n\n{SENTENCE} in port.\n\n" + "x" * 30_000 + "\n"
TOLD: Final[Told] = (SENTENCE, "41", "41", "=", f"unit{ATTACK}", f"boats {ATTACK}", ATTACK)

# What no cell may ever hold: controls, format characters, separators, surrogates.
FORBIDDEN: Final = frozenset(
    {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))}
    | set("\u2028\u2029\ufeff\u200b\u200e\u200f\u061c")
    | {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
)


@pytest.fixture
def desk(tmp_path: Path) -> Ledger:
    """A ledger whose every text comes from an attacker."""
    ledger = empty_desk(tmp_path)
    claim, _ = add_claims(ledger, TEXT, (TOLD, TOLD), publisher=ATTACK, title=ATTACK)
    ledger.annotate(claim, ATTACK)
    source = ledger.add_source(ATTACK, url="http://x/[/b]", publisher="[/i]")
    ledger.add_evidence(claim, source, relation="supports", quote="[@click=app.quit]q[/]")
    ledger.propose(
        claim,
        Verdict(
            attribution="exact",
            verdict="unproven",
            corroboration="single_source",
            confidence="low",
            because="[/bold] \x1b]0;owned\x07 \u202egnorw",
        ),
    )
    return ledger


def assert_harmless(seat: Sitting) -> None:
    """No cell holds anything that a terminal would obey, and no text became an action."""
    found = {char for line in seat.lines for char in line} & FORBIDDEN
    assert not found, [hex(ord(char)) for char in found]
    for strip in seat.app.screen._compositor.render_strips():
        for segment in strip:
            action = segment.style.meta.get("@click") if segment.style is not None else None
            assert action is None or "app.quit" not in str(action) or "quit" in segment.text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_screen_obeys_the_article(desk: Ledger, size: tuple[int, int]) -> None:
    async with sitting(desk, size) as seat:
        assert "41" in seat.screen
        assert_harmless(seat)
        for key in ("tab", "tab", "G", "tab", "G", "escape", "b", "b", "b", "b", "b"):
            await seat.press(key)
            assert_harmless(seat)
        for key in ("p", "n", "l", "f", "slash", "i", "d", "r", "question_mark"):
            await seat.press(key)
            assert_harmless(seat)
            await seat.press("escape")
        assert seat.app.screen is seat.review
        assert seat.app.is_running


async def test_hidden_controls_in_an_article_are_announced(desk: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        assert "hidden control characters" in seat.screen
        assert "‹RLO›" in seat.screen


async def test_messages_and_names_are_harmless(desk: Ledger) -> None:
    desk.act_as("[/bold]\x1b[2J\u202eevil")
    async with sitting(desk, SMALL) as seat:
        seat.review.say(Notice(ATTACK, ATTACK, "error"))
        await seat.press("j", "u", "a")
        assert_harmless(seat)
        assert "[/bold]" in seat.lines[-2]


async def test_a_hostile_paste_is_shown_as_marks(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("n")
        await seat.write(f"first\nsecond {ATTACK}")
        assert "first second" in seat.screen
        assert_harmless(seat)


async def test_a_paste_of_a_megabyte_is_cut_and_says_so(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("n")
        await seat.write("م " * 500_000)
        assert "did not fit" in seat.screen
        await seat.press("enter")
        assert seat.app.screen is seat.review
