"""Stories of claims made by hand: words selected by keys or mouse, the form, the queue, undo."""

from __future__ import annotations

from textual.geometry import Offset

from ledger.api import Ledger
from ledger.domain.events import ClaimAdded
from ledger.terminal import CYCLE
from tests.tui.desk_stories import ARABIC, ENGLISH, since_then, types
from tests.tui.sittings import LARGE, MEDIUM, SMALL, Sitting, sitting
from tui import keys
from tui.widgets.article_view import GUTTER
from tui.widgets.selectable_article import SelectableArticle

PLAIN = next(mode for mode in CYCLE if mode.name == "visual")


def article_of(seat: Sitting) -> SelectableArticle:
    return seat.review.query_one("#article", SelectableArticle)


def selected(seat: Sitting, text: str) -> str:
    place = article_of(seat).selection
    return "" if place is None else text[place[0] : place[1]]


def column_runs(seat: Sitting, line: int) -> list[tuple[int, int]]:
    """Where a line of the article is drawn as selected, columns of its text, cursor included."""
    article = article_of(seat)
    styles = {article.style_of("pane--selected"), article.style_of("pane--cursor")}
    runs: list[tuple[int, int]] = []
    at = -GUTTER
    for segment in article.render_line(line):
        if segment.style in styles:
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + segment.cell_length)
            else:
                runs.append((at, at + segment.cell_length))
        at += segment.cell_length
    return runs


async def drag(seat: Sitting, text: str, first: str, last: str) -> None:
    """Drag the mouse from where some words begin to where others end."""
    start, end = place_of(seat, text.index(first)), place_of(seat, text.index(last) + len(last) - 1)
    await seat.pilot.mouse_down("#article", offset=start)
    await seat.pilot.hover("#article", offset=end)
    await seat.pilot.mouse_up("#article", offset=end)
    await seat.settle()


def place_of(seat: Sitting, offset: int) -> Offset:
    """Where a character of the article stands in its pane, borders included."""
    article = article_of(seat)
    layout = article._layout
    assert layout is not None
    line = layout.line_of(offset)
    column = layout.columns(line, offset, offset + 1)[0][0]
    return Offset(column + GUTTER + 1, line - article.scroll_offset.y + 1)


async def test_a_sentence_becomes_a_claim_that_stands_in_the_queue_and_is_undone(
    desk: Ledger,
) -> None:
    before = desk.size()
    async with sitting(desk, SMALL) as seat:
        # Given the headline, which is no claim
        await seat.press("v", "left_parenthesis", "S")
        assert selected(seat, ENGLISH) == "Rail works on the northern line"
        assert "31 characters selected" in seat.screen

        # When it is made one as it is read
        await seat.press("enter")
        assert "without a value it is a statement" in seat.screen
        await seat.press("enter")

        # Then the event is there, and the claim at the queue's end
        (added,) = (record.event for record in since_then(desk, before))
        assert isinstance(added, ClaimAdded)
        assert (added.text, added.kind, added.changed) == (
            *("Rail works on the northern line", "statement"),
            (),
        )
        assert seat.message.startswith("✓ claim added: c-")
        assert seat.lines[-2].split()[0] == "6/6"
        assert seat.claim == desk.claims()[0].id
        assert not article_of(seat).selecting

        # When it is undone
        await seat.press("u")
        assert "now retracted" in seat.message
        assert types(desk, before) == ["claim.added", "claim.retracted"]
        assert "⊘ retracted" in seat.screen


async def test_the_extractors_reading_is_the_default_and_every_field_can_be_another(
    desk: Ledger,
) -> None:
    before = desk.size()
    async with sitting(desk, SMALL) as seat:
        await seat.press("v")
        await drag(seat, ENGLISH, "two more", "planned")
        assert selected(seat, ENGLISH) == "two more than planned"
        await seat.press("enter")
        form = seat.app.screen
        assert form.query_one("#value-field").value == "2"  # type: ignore[attr-defined]
        assert form.query_one("#figure-field").value == "two"  # type: ignore[attr-defined]

        # Value, as written, comparator, unit, counted
        await seat.press("backspace", "3", "down", "down", "5", "down")
        await seat.write("bridges")
        await seat.press("enter")

    (added,) = (record.event for record in since_then(desk, before))
    assert isinstance(added, ClaimAdded)
    assert added.quantity is not None
    assert (added.quantity.value, added.quantity.text) == ("3", "two")
    assert (added.quantity.comparator, added.quantity.counted) == (">=", "bridges")
    assert ENGLISH[added.quantity.start : added.quantity.end] == "two"
    assert {"value", "comparator"} <= set(added.changed)


async def test_a_range_is_typed_as_one(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, MEDIUM) as seat:
        await drag(seat, ENGLISH, "two more", "planned")
        await seat.press("enter", "backspace")
        await seat.write("2 to 4")
        await seat.press("enter")
    (added,) = (record.event for record in since_then(desk, before))
    assert isinstance(added, ClaimAdded)
    assert added.quantity is not None
    assert (added.quantity.value, added.quantity.low, added.quantity.high) == (None, "2", "4")


async def test_what_is_wrong_stands_in_the_form_and_what_was_typed_stays(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, SMALL) as seat:
        await drag(seat, ENGLISH, "two more", "planned")
        await seat.press("enter")
        await seat.write("x")
        await seat.press("enter")
        assert "is no value" in seat.screen
        await seat.press("escape", "enter")
        assert seat.app.screen.query_one("#value-field").value == "2x"  # type: ignore[attr-defined]
    assert desk.size() == before


async def test_a_figure_that_is_claimed_already_is_said_at_once_and_refused(desk: Ledger) -> None:
    before = desk.size()
    known = next(row for row in desk.claims() if row.quantity and row.quantity.value == "18")
    async with sitting(desk, SMALL) as seat:
        await drag(seat, ENGLISH, "18 bridges", "inspected")
        await seat.press("enter")
        assert f"18 is claimed already: {known.id}" in seat.screen
        await seat.press("enter")
        assert f"18 is claimed already: {known.id}" in seat.screen
        assert seat.app.screen is not seat.review
    assert desk.size() == before


async def test_in_arabic_left_is_onward_and_the_span_is_exact(desk: Ledger) -> None:
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j", "v")
        start = ARABIC.index("المزارعين")
        # When the selection begins at the claim and goes on to the left
        await seat.press("space", *["left"] * 4)
        assert selected(seat, ARABIC) == ARABIC[start : start + 5]
        await seat.press("right")
        assert selected(seat, ARABIC) == ARABIC[start : start + 4]
        # Then by words, to their ends
        await seat.press("w")
        assert selected(seat, ARABIC) == "المزارعين"
        await seat.press("w", "w")
        assert selected(seat, ARABIC) == "المزارعين جمعوا 730"


async def test_marks_belong_to_their_letter(desk: Ledger) -> None:
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j", "j", "v", "space")
        end = ARABIC.index("طناً") + len("طناً")
        while True:
            place = article_of(seat).selection
            assert place is not None
            if place[0] < end:
                break
            await seat.press("right")
        assert selected(seat, ARABIC)[0] in " \u0627"  # never a mark alone
        await seat.press("escape", "v")
        await drag(seat, ARABIC, "طناً من", "طن")
        assert selected(seat, ARABIC) == "طن"


async def test_a_logical_span_is_drawn_as_the_columns_that_show_it(desk: Ledger) -> None:
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j")
        await drag(seat, ARABIC, "من الزيتون", "(منها 41")
        assert selected(seat, ARABIC) == "من الزيتون (منها 41"

        place = article_of(seat).selection
        layout = article_of(seat)._layout
        assert place is not None
        assert layout is not None
        line = layout.line_of(place[0])
        runs = column_runs(seat, line - article_of(seat).scroll_offset.y)
        # The figure's first two digits stand apart from the words: its last one lies between.
        assert runs == layout.columns(line, *place)
        assert len(runs) == 2


async def test_the_mouse_selects_arabic_in_either_direction(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, LARGE, PLAIN) as seat:
        await seat.press("j", "j")
        start = place_of(seat, ARABIC.index("تشرين الأول") + len("تشرين الأول") - 1)
        end = place_of(seat, ARABIC.index("خلال"))
        await seat.pilot.mouse_down("#article", offset=start)
        await seat.pilot.hover("#article", offset=end)
        await seat.pilot.mouse_up("#article", offset=end)
        await seat.settle()
        assert selected(seat, ARABIC) == "خلال تشرين الأول"
        await seat.press("enter")
        assert "لوألا نيرشت لالخ" in seat.screen
        await seat.press("enter")
        (added,) = (record.event for record in since_then(desk, before))
        assert isinstance(added, ClaimAdded)
        assert added.text == "خلال تشرين الأول"
        assert added.speaker is not None
        assert added.speaker.endswith("سامر حداد")
        assert seat.claim == desk.claims()[0].id


async def test_two_clicks_select_a_word_and_three_its_sentence(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        at = place_of(seat, ENGLISH.index("1,240") + 2)
        await seat.pilot.click("#article", offset=at, times=2)
        await seat.settle()
        assert selected(seat, ENGLISH) == "1,240"
        await seat.pilot.click("#article", offset=at, times=3)
        await seat.settle()
        assert selected(seat, ENGLISH).startswith("Crews replaced")
        assert selected(seat, ENGLISH).endswith("Sand said.")
        # A click takes the cursor along, and shift keeps the beginning.
        await seat.pilot.click("#article", offset=place_of(seat, 0))
        assert article_of(seat).selection is None
        await seat.pilot.click("#article", offset=place_of(seat, 9), shift=True)
        assert selected(seat, ENGLISH) == "Rail works"


async def test_a_click_alone_selects_nothing(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        await seat.pilot.click("#article", offset=(10, 2))
        await seat.settle()
        assert not article_of(seat).selecting
        await seat.press("j")
        assert seat.lines[-2].split()[0] == "1/5"


async def test_while_selecting_the_hints_are_those_keys_and_they_work(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("v")
        hints = [hint.split()[0] for hint in seat.lines[-1].strip().split("  ") if hint]
        assert hints == ["space", "w", ")", "S", "enter", "esc"]
        assert len(seat.lines[-1].rstrip()) <= SMALL[0]
        await seat.press("enter")
        assert "nothing is selected yet" in seat.message
        await seat.press("v", "w")
        assert selected(seat, ENGLISH) == "Crews"
        await seat.press("space")
        assert article_of(seat).selection is None
        await seat.press("shift+right", "shift+down")
        assert selected(seat, ENGLISH)
        await seat.press("escape")
        assert not article_of(seat).selecting
        assert seat.message == ""
        assert seat.review.focused is article_of(seat)
        await seat.press("escape")
        assert seat.review.focused is not article_of(seat)


async def test_a_hint_is_clicked_like_a_key_is_pressed(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("v")
        at = seat.lines[-1].index("whole sentence")
        await seat.pilot.click("#hints", offset=(at, 0))
        await seat.settle()
        assert selected(seat, ENGLISH).startswith("Crews replaced")


async def test_every_key_of_the_selection_has_its_line_in_help() -> None:
    assert keys.SELECT in [group.bindings for group in keys.GROUPS]


async def test_scroll_keys_move_the_cursor_while_there_is_one(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        await seat.press("v", "G", "space", "g")
        assert selected(seat, ENGLISH) == ENGLISH.rstrip("\n")
        await seat.press("escape", "v", "g", "space", "j", "j", "k", "ctrl+d", "ctrl+u")
        assert selected(seat, ENGLISH)


async def test_the_selection_is_copied_in_logical_order(desk: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        await seat.press("j", "j")
        await drag(seat, ARABIC, "خلال", "تشرين")
        await seat.press("y")
        assert seat.app.clipboard == "خلال تشرين"


async def test_another_size_mode_or_claim_of_the_article_keeps_the_selection(desk: Ledger) -> None:
    async with sitting(desk, LARGE) as seat:
        await seat.press("j", "j")
        await drag(seat, ARABIC, "خلال", "تشرين")
        await seat.press("b")
        await seat.pilot.resize_terminal(*SMALL)
        await seat.settle()
        assert selected(seat, ARABIC) == "خلال تشرين"
        await seat.press("tab", "tab", "tab", "j")
        assert selected(seat, ARABIC) == "خلال تشرين"
        # In another article nothing is selected.
        await seat.press("g")
        assert not article_of(seat).selecting


async def test_an_erased_article_has_nothing_to_select(desk: Ledger) -> None:
    desk.redact([desk.articles()[-1].id], because="a private matter", only_text=True)
    async with sitting(desk, SMALL) as seat:
        await seat.press("v")
        assert "was erased" in seat.message
        assert not article_of(seat).selecting
