"""Stories of Arabic on the screen: cells are read, because a picture's viewer reorders on its own.

What must stand where is worked out by hand, not by the code under test.
"""

from __future__ import annotations

import unicodedata

from ledger.api import Ledger, Verdict
from ledger.terminal import CYCLE, RenderMode, layout
from tests.tui.desk_stories import ARABIC
from tests.tui.sittings import LARGE, MEDIUM, SMALL, Sitting, sitting
from tui.widgets.quotation import window
from tui.widgets.text_pane import TextPane

PLAIN = RenderMode(shape="none")


def letters(text: str) -> str:
    """The letters behind presentation forms, so that order can be compared."""
    return unicodedata.normalize("NFKC", text)


def pane_lines(seat: Sitting, pane: str) -> list[str]:
    """The lines that a pane draws."""
    widget = seat.review.query_one(f"#{pane}", TextPane)
    return [widget.render_line(y).text for y in range(widget.scrollable_content_region.height)]


async def test_an_arabic_line_stands_at_the_right_and_reads_from_there(desk: Ledger) -> None:
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j")
        lines = pane_lines(seat, "article")
        # The title's words, last letter first: that is what a terminal must be sent.
        assert lines[0].rstrip().endswith(ARABIC.splitlines()[0][::-1])
        width = seat.review.query_one("#article", TextPane).scrollable_content_region.width
        assert len(lines[0].rstrip()) == width
        # Figures keep their own order, and brackets are mirrored where they stand.
        assert "730" in lines[2]
        assert "037" not in "".join(lines)
        assert "410 اهنم)" in lines[2]


async def test_letters_are_joined_where_the_terminal_does_not(desk: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        await seat.press("j", "j")
        title = pane_lines(seat, "article")[0].strip()
        assert title != ARABIC.splitlines()[0][::-1]
        assert letters(title) == ARABIC.splitlines()[0][::-1]


async def test_the_figure_is_marked_on_its_own_cells(desk: Ledger) -> None:
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j", "j")
        article = seat.review.query_one("#article", TextPane)
        marked = [
            segment.text
            for y in range(article.scrollable_content_region.height)
            for segment in article.render_line(y)
            if segment.style is not None and segment.style.reverse
        ]
        assert marked == ["410"]


async def test_b_cycles_the_modes_and_the_status_line_names_the_one_in_force(
    desk: Ledger,
) -> None:
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("j", "j")
        shown = {}
        for _ in CYCLE:
            name = seat.lines[-2].split("·")[-1].strip()
            shown[name] = pane_lines(seat, "article")[0].strip()
            await seat.press("b")
        assert list(shown) == [mode.name for mode in CYCLE]
        title = ARABIC.splitlines()[0]
        assert shown["logical"] == title
        assert shown["visual"] == title[::-1]
        assert letters(shown["visual+forms"]) == title[::-1]
        words = " ".join(reversed(title.split()))
        assert shown["visual/word"] == words


async def test_terminals_that_reorder_rows_get_one_pane_a_row(desk: Ledger) -> None:
    runs = next(mode for mode in CYCLE if mode.needs_own_rows)
    async with sitting(desk, (120, 50), runs) as seat:
        panes = [seat.review.query_one(f"#{name}").region for name in ("queue", "article")]
        assert panes[0].bottom <= panes[1].y


async def test_a_name_does_not_pull_the_date_along(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    desk.act_as("سامر")
    desk.propose(
        claim,
        Verdict(
            attribution="exact",
            verdict="mixed",
            corroboration="single_source",
            confidence="low",
            because="نصفه صحيح (12 من 24)",
        ),
    )
    async with sitting(desk, LARGE, PLAIN) as seat:
        assert "رماس · 2031-05-01 08:00 UTC" in seat.screen
        assert "(24 نم 12) حيحص هفصن" in seat.screen
        assert seat.lines[-2].rstrip().endswith("رماس · visual")
        await seat.press("a")
        assert seat.message.startswith("✗ رماس proposed the verdict on c-")


async def test_a_list_keeps_figures_in_a_column_of_their_own(desk: Ledger) -> None:
    async with sitting(desk, SMALL, PLAIN) as seat:
        ends = [
            line.index(figure) + len(figure)
            for line, figure in zip(
                seat.lines[1:6],
                ("1,240", "≥ 18", "730 tonne", "410 tonne", "≤ 95 tonne"),
                strict=True,
            )
        ]
        assert len(set(ends)) == 1


async def test_what_is_typed_from_right_to_left_is_previewed(desk: Ledger) -> None:
    async with sitting(desk, SMALL, PLAIN) as seat:
        await seat.press("n")
        await seat.write("سمعت 12 مرة")
        assert "ةرم 12 تعمس" in seat.screen
        await seat.press("enter")
        note = desk.claims()[-1].id
        assert desk.claim(note).annotations[0].text == "سمعت 12 مرة"


async def test_a_form_shows_its_claim_in_reading_order_with_the_figure_in_sight(
    desk: Ledger,
) -> None:
    async with sitting(desk, SMALL, PLAIN) as seat:
        await seat.press("j", "j", "j", "p")
        about = seat.app.screen.query_one("#about", TextPane)
        lines = [about.render_line(y).text for y in range(about.size.height)]
        marked = [
            segment.text
            for y in range(about.size.height)
            for segment in about.render_line(y)
            if segment.style is not None and segment.style.reverse
        ]
        assert seat.review.view is not None
        claim = seat.review.view.claim

    assert marked == ["410"]
    first = claim.text.split()[0]
    assert lines[0].rstrip().endswith(first[::-1]), "a paragraph begins at the top right"


def test_of_a_long_claim_a_form_shows_the_lines_around_the_figure() -> None:
    text = "word " * 400 + "and 512 wells " + "word " * 400
    at = text.index("512")

    shown, mark = window(text, (at, at + 3), 60, PLAIN)

    assert shown[mark[0] : mark[1]] == "512"
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(layout(shown, 60, PLAIN)) <= 4
