"""Stories of finding one's way: moving, searching, filtering, help, the palette, leaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.api import Ledger, Verdict
from tests.tui.desk_stories import ENGLISH, Told, add_claims, empty_desk
from tests.tui.sittings import LARGE, MEDIUM, SMALL, sitting
from tui import keys
from tui.widgets.article_view import ArticleView
from tui.widgets.claim_list import ClaimList


async def test_the_queue_opens_on_the_oldest_open_claim_in_its_article(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, LARGE) as seat:
        assert "1/5 · open claims · Northern desk" in seat.lines[-2]
        assert "amal · visual+forms" in seat.lines[-2]
        assert "Rail works on the northern line" in seat.lines[0]
        assert "▌ Crews replaced 1,240 sleepers" in seat.screen
        assert "counted      sleepers" in seat.screen
        assert "period       2031-04-01/2031-04-30" in seat.screen
        assert "claim extracted" in seat.screen
    assert desk.size() == before


async def test_keys_move_through_the_queue(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        places = []
        for key in ("j", "down", "k", "G", "g", "end", "up", "home", "ctrl+d", "ctrl+u"):
            await seat.press(key)
            places.append(seat.lines[-2].split()[0])
        assert places == ["2/5", "3/5", "2/5", "5/5", "1/5", "5/5", "4/5", "1/5", "4/5", "1/5"]


async def test_a_click_goes_to_a_claim(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.pilot.click("#queue", offset=(10, 3))
        await seat.settle()
        assert seat.lines[-2].split()[0] == "3/5"


async def test_words_are_searched_and_the_search_is_cleared(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("slash")
        await seat.write("bridges")
        await seat.press("enter")
        assert "1/1 · open claims, “bridges”" in seat.lines[-2]
        assert "≥ 18" in seat.lines[1]
        await seat.press("F")
        assert "/5 · every claim" in seat.lines[-2]
        # The claim that was in view still is.
        assert "2/5" in seat.lines[-2]


async def test_arabic_words_are_searched(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("slash")
        await seat.write("المعصرة")
        await seat.press("enter")
        assert "1/1" in seat.lines[-2]
        assert "≤ 95 tonne" in seat.lines[1]


async def test_a_search_without_a_hit_says_what_to_do(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("slash")
        await seat.write("zebra")
        await seat.press("enter")
        assert "0/0" in seat.lines[-2]
        assert "F shows every claim" in seat.screen
        await seat.press("p")
        assert "no claim is in view" in seat.message


async def test_the_queue_is_filtered_by_state(desk: Ledger) -> None:
    claim = desk.claims()[0].id
    desk.dismiss(claim, reason="out_of_scope", because="no figure of ours")
    async with sitting(desk, SMALL) as seat:
        assert "1/4" in seat.lines[-2]
        await seat.press("f", "8", "enter")
        assert "1/1 · dismissed" in seat.lines[-2]
        assert seat.claim == claim


async def test_the_queue_is_narrowed_to_this_article_newest_first(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("f", "tab", "tab", "tab", "1", "2", "enter")
        # The claim that was in view is the older one of the two.
        assert "2/2 · open claims, one article, newest first" in seat.lines[-2]
        assert "≥ 18" in seat.lines[1]


async def test_the_next_open_claim_is_one_that_waits_for_me(desk: Ledger) -> None:
    first, second, *_ = [row.id for row in reversed(desk.claims())]
    mine = Verdict(
        attribution="exact",
        verdict="mixed",
        corroboration="single_source",
        confidence="low",
        because="half of it",
    )
    desk.propose(second, mine)
    async with sitting(desk, SMALL) as seat:
        assert seat.claim == first
        await seat.press("o")
        assert seat.lines[-2].split()[0] == "3/5"
        await seat.press("G", "o")
        # After the last one the search begins anew.
        assert seat.lines[-2].split()[0] == "1/5"


async def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    with empty_desk(tmp_path) as desk:
        async with sitting(desk, SMALL) as seat:
            assert "This ledger holds no claims yet." in seat.screen
            assert "factledger add FILE" in seat.screen
            await seat.press("j", "G", "p", "a", "n", "l", "d", "s", "r", "y", "o")
            assert seat.app.screen is seat.review


async def test_help_shows_every_key_and_esc_closes_it(desk: Ledger) -> None:
    async with sitting(desk, (100, 110)) as seat:
        await seat.press("question_mark")
        for group in keys.GROUPS:
            assert group.title in seat.screen
            for binding in group.bindings:
                assert binding.description in seat.screen
        await seat.press("escape")
        assert seat.app.screen is seat.review


async def test_the_palette_holds_the_actions(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("ctrl+p")
        await seat.write("write a note")
        await seat.pilot.pause(0.3)
        await seat.press("enter")
        await seat.write("by palette")
        await seat.press("enter")
        assert [record.envelope.type for record in desk.log(before)] == ["claim.annotated"]


async def test_at_most_eight_hints_and_each_names_a_key_that_works(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        for key in ("j", "tab", "tab", "escape"):
            await seat.press(key)
            hints = [hint for hint in seat.lines[-1].strip().split("  ") if hint]
            assert 4 <= len(hints) <= 8
            known = {keys.display_of(binding) for binding in keys.REVIEW}
            assert {hint.split()[0] for hint in hints} <= known


async def test_the_text_is_copied_in_logical_order(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("j", "j", "y")
        assert seat.app.clipboard == "المزارعين جمعوا 730 طناً من الزيتون"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_reviewer_leaves(desk: Ledger, key: str) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.pilot.press(key)
        assert seat.app.return_code == 0
    assert desk.size() > 0


async def test_ctrl_q_leaves_from_a_form_too(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("n", *"q")
        await seat.pilot.press("ctrl+q")
        assert seat.app.return_code == 0


def long_text(claims: int) -> tuple[str, tuple[Told, ...]]:
    sentences = [f"Depot {number} counted {number + 1000} crates" for number in range(claims)]
    told = tuple(
        (text, str(number + 1000), str(number + 1000), "=", None, "crates", None)
        for number, text in enumerate(sentences)
    )
    return ". ".join(sentences), told


async def test_a_long_queue_is_read_as_far_as_it_is_seen(tmp_path: Path) -> None:
    with empty_desk(tmp_path) as desk:
        add_claims(desk, *long_text(950))
        async with sitting(desk, SMALL) as seat:
            queue = seat.review.query_one("#queue", ClaimList)
            assert seat.lines[-2].split()[0] == "1/950"
            assert seat.review.pages.row(500) is None

            await seat.press("G")
            assert seat.lines[-2].split()[0] == "950/950"
            assert "1,949" in seat.screen
            assert seat.review.pages.row(500) is None

            queue.cursor = 500
            await seat.settle()
            assert "1,500" in seat.screen
            await seat.press("g", "k")
            assert "1,000" in seat.lines[1]


async def test_a_queue_that_is_not_counted_says_so_until_its_end_is_seen(tmp_path: Path) -> None:
    with empty_desk(tmp_path) as desk:
        add_claims(desk, *long_text(250))
        async with sitting(desk, SMALL) as seat:
            await seat.press("slash")
            await seat.write("depot")
            await seat.press("enter")
            assert seat.lines[-2].split()[0] == "1/100+"
            await seat.press("G")
            assert seat.lines[-2].split()[0] == "250/250"


async def test_the_other_claims_of_the_article_are_marked(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        article = seat.review.query_one("#article", ArticleView)
        drawn = {
            segment.text: segment.style
            for y in range(article.size.height)
            for segment in article.render_line(y)
            if segment.style is not None
        }
        figure = drawn["1,240"]
        assert figure is not None
        assert figure.reverse
        assert figure.bold
        sentence = next(style for text, style in drawn.items() if text.startswith(" sleepers"))
        assert sentence is not None
        assert sentence.bgcolor != article.style_of().bgcolor
        other = next(style for text, style in drawn.items() if text.startswith("At least 18"))
        assert other is not None
        assert other.underline
        assert ENGLISH.startswith("Rail works")
