"""Lines of cells: nothing lost, nothing too wide, and every span finds its way back."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ledger.terminal import CYCLE, Line, RenderMode, TextLayout, layout, prepare
from ledger.terminal.bidi import paragraph_levels, reorder
from ledger.terminal.graphemes import clusters
from ledger.terminal.layout import PIECE
from ledger.terminal.mirrors import mirror
from ledger.terminal.wrapping import wrap, wrap_plain
from tests.terminal.writings import ARTICLE, any_texts, ordinary_texts

PLAIN = RenderMode(shape="none")
RUNS = RenderMode(granularity="run", shape="none")
modes = st.sampled_from(CYCLE)
widths = st.integers(1, 120)


def rows(text: str, width: int, mode: RenderMode = PLAIN) -> list[str]:
    return [line.text for line in layout(text, width, mode)]


# Orders worked out by hand.


def test_an_arabic_line_with_a_number_and_a_latin_name() -> None:
    (line,) = layout("دمر 498 km من", 20, PLAIN)
    assert line.rtl
    assert line.text == " " * 7 + "نم km 498 رمد"
    assert line.columns(4, 7) == [(13, 16)]
    assert line.columns(0, 3) == [(17, 20)]
    assert line.columns(8, 10) == [(10, 12)]
    assert [line.cells[at].start for at in (0, 1, 2, 3, 4, 5)] == [12, 11, 10, 8, 9, 7]


def test_a_span_over_both_directions_is_several_ranges_of_columns() -> None:
    # "ab السلام": from b to the article's lam, which stand apart on the screen.
    (line,) = layout("ab السلام", 20, PLAIN)
    assert line.text == "ab مالسلا"
    assert line.columns(1, 5) == [(1, 3), (7, 9)]


def test_brackets_mirror_and_close_around_what_they_hold() -> None:
    assert rows("قال (نعم) ثم", 12) == ["مث (معن) لاق"]
    assert rows("قال «نعم»", 9) == ["«معن» لاق"]
    assert rows("يقع (IDEF) هنا", 14) == ["انه (IDEF) عقي"]


def test_tanwin_before_alef_stays_on_its_own_letter() -> None:
    (line,) = layout("رسميًا", 5, PLAIN)
    assert [cell.text for cell in line.cells] == ["ا", "ي\u064b", "م", "س", "ر"]
    assert (line.cells[1].start, line.cells[1].end) == (3, 5)


def test_lam_alef_is_one_cell_that_owns_both_letters() -> None:
    (line,) = layout("سلام", 10)
    assert [cell.text for cell in line.cells] == ["\ufee1", "\ufefc", "\ufeb3"]
    assert line.cells[1][:4] == (8, 1, 1, 3)
    assert line.columns(1, 2) == line.columns(2, 3) == [(8, 9)]


def test_right_to_left_paragraphs_are_aligned_right_and_others_left() -> None:
    arabic, english, figure = layout("سلام\nword\n42", 10, PLAIN)
    assert (arabic.indent, arabic.width, arabic.rtl) == (6, 10, True)
    assert (english.indent, english.rtl) == (0, False)
    assert not figure.rtl
    assert next(TextLayout("42", 10, PLAIN, direction="rtl").lines()).text == " " * 8 + "42"


def test_wrapping_is_in_reading_order_and_each_line_is_ordered_alone() -> None:
    assert rows("قال إن 498 km دمرت", 10) == ["498 نإ لاق", "   ترمد km"]


def test_logical_mode_leaves_everything_as_it_is_stored() -> None:
    logical = RenderMode(bidi="logical", shape="none")
    assert rows("قال (نعم)", 20, logical) == ["قال (نعم)"]


def test_direction_marks_work_and_are_not_sent() -> None:
    assert rows("رقم \u200e+963\u200e هنا", 12) == ["انه +963 مقر"]
    assert rows("\u200fab!", 6) == ["   !ab"]


def test_controls_are_shown_and_do_not_decide_the_direction() -> None:
    (line,) = layout("\u2067سلام\u2069", 20, PLAIN)
    assert line.rtl
    assert line.text.strip() == "\u2039PDI\u203aمالس\u2039RLI\u203a"
    assert {(cell.start, cell.end) for cell in line.cells if cell.column >= 15} == {(0, 1)}


def test_wide_characters_break_between_each_other_but_not_before_a_full_stop() -> None:
    assert rows("日本語です。", 4) == ["日本", "語で", "す。"]
    assert rows("日本語。", 6) == ["日本", "語。"]


def test_a_pane_of_one_column_says_what_it_cannot_show() -> None:
    assert rows("日a", 1) == ["\u2026", "a"]


def test_beside_the_text_lie_its_ends() -> None:
    (line,) = layout("سلام", 10, PLAIN)
    assert line.offset_at(0) == 4
    assert line.offset_at(9) == 0
    (line,) = layout("word", 10, PLAIN)
    assert line.offset_at(9) == 4
    (line,) = layout("", 10)
    assert (line.offset_at(3), line.text, line.width) == (0, "", 0)


def test_pieces_merge_equal_styles_and_join_to_the_line() -> None:
    (line,) = layout("دمر 498 km من", 20, PLAIN)
    pieces = line.pieces([(0, 7, "claim"), (4, 7, "figure")], "plain")
    assert pieces == [
        (" " * 7, "plain"),
        ("نم km ", "plain"),
        ("498", "figure"),
        (" رمد", "claim"),
    ]


# Terminals that reorder on their own, played by this package's own algorithm.


def as_drawn_by_a_reordering_terminal(row: str) -> str:
    """A row through an implicit, left-to-right terminal that mirrors brackets."""
    levels, _ = paragraph_levels(row, 0)
    found: list[tuple[int, str]] = []
    start = 0
    for part in re.split("(\u200e)", row):
        for cluster in clusters(part):
            at = start + cluster.start
            found.append((levels[at], part[cluster.start : cluster.end]))
        start += len(part)
    drawn = []
    for at in reorder([level for level, _ in found]):
        level, text = found[at]
        drawn.append(mirror(text[0]) + text[1:] if level & 1 else text)
    return "".join(drawn).replace("\u200e", "")


@given(ordinary_texts, st.integers(10, 60))
def test_runs_appear_in_a_reordering_terminal_as_characters_do_elsewhere(
    text: str, width: int
) -> None:
    for sent, wanted in zip(rows(text, width, RUNS), rows(text, width), strict=True):
        assert as_drawn_by_a_reordering_terminal(sent) == wanted


def test_runs_in_two_panes_of_one_row_do_not_mix() -> None:
    left, right = (rows(text, 20, RUNS)[0] for text in ("دمر 498 (كم)", "قال: نعم."))
    wanted = [rows(text, 20)[0] for text in ("دمر 498 (كم)", "قال: نعم.")]
    assert as_drawn_by_a_reordering_terminal(f"{left}│{right}") == "│".join(wanted)


def test_words_are_sent_in_order_for_a_terminal_that_reverses_letters() -> None:
    mode = RenderMode(granularity="word", shape="none")
    assert rows("دمر 498 km من", 13, mode) == ["من km 498 دمر"]


# Properties.


def assert_well_formed(line: Line, width: int) -> None:
    assert line.width <= width
    assert cell_len(line.text) == line.width
    assert not any(char in line.text for char in "\u200c\u200d\u200f\n\t")
    column = line.indent
    for cell in line.cells:
        assert cell.column == column
        assert cell_len(cell.text) == cell.width > 0
        column += cell.width


@given(any_texts.filter(lambda text: all(map(is_measured, text))), widths, modes)
def test_no_line_is_wider_than_the_pane_and_lines_follow_without_gaps(
    text: str, width: int, mode: RenderMode
) -> None:
    lines = layout(text, width, mode)
    for line in lines:
        assert_well_formed(line, width)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for before, after in pairwise(lines):
        assert before.end == after.start


def is_measured(char: str) -> bool:
    """Whether the toolkit's tables and Python's agree, that is, know the character at all."""
    return cell_len(char) in {0, sum(cluster.width for cluster in clusters(char))}


@given(any_texts, st.integers(2, 120), modes)
def test_every_character_that_is_shown_is_covered_once(
    text: str, width: int, mode: RenderMode
) -> None:
    owned = Counter(
        offset
        for line in layout(text, width, mode)
        for cell in line.cells
        for offset in range(cell.start, cell.end)
    )
    prepared = prepare(text)
    for offset, char in enumerate(text):
        start, end = prepared.span(offset, offset + 1)
        shown = prepared.text[start:end]
        if char.isspace() or char in "\u200c\u200d":
            continue
        if shown == char:
            assert owned[offset] == 1, (offset, char)
        elif shown:
            assert owned[offset] >= 1, (offset, char)


@given(any_texts, widths, modes)
def test_span_to_columns_to_offset_and_back(text: str, width: int, mode: RenderMode) -> None:
    found = TextLayout(text, width, mode)
    for number in range(found.line_count):
        line = found.line(number)
        for cell in line.cells:
            columns = found.columns(number, cell.start, cell.end)
            assert any(first <= cell.column < last for first, last in columns)
            assert found.offset_at(number, cell.column) == cell.start
            assert found.offset_at(number, cell.column + cell.width - 1) == cell.start
            shown_at = found.line_of(cell.start)
            assert shown_at >= number
            assert found.line(shown_at).start <= cell.start


@given(ordinary_texts, st.integers(10, 60), modes)
def test_the_pieces_of_a_line_join_to_its_text(text: str, width: int, mode: RenderMode) -> None:
    for line in layout(text, width, mode):
        pieces = line.pieces([(0, 5, 1), (3, 9, 2)], 0)
        assert "".join(piece for piece, _ in pieces) == line.text


@given(st.text(st.sampled_from("ab   \x20-,"), max_size=80), st.integers(1, 20))
def test_plain_text_wraps_the_same_on_both_roads(text: str, width: int) -> None:
    assert wrap_plain(text, width) == wrap(text, clusters(text), width)


# Long texts.


def test_a_long_text_is_laid_out_only_where_somebody_looks() -> None:
    found = TextLayout(ARTICLE * 2_000, 60)
    assert found.line(3).text.strip()
    assert not found.counted
    assert not found.count(10_000)
    guess = found.estimated_line_count
    assert found.count()
    assert found.line_count == found.estimated_line_count
    assert 0.5 < guess / found.line_count < 2
    with pytest.raises(IndexError):
        found.line(found.line_count)
    with pytest.raises(IndexError):
        found.line(-1)


def test_counting_first_or_looking_first_gives_the_same_lines() -> None:
    text = ARTICLE * 20
    looked, counted = TextLayout(text, 33), TextLayout(text, 33)
    counted.count()
    assert list(looked.lines()) == list(counted.lines())
    offset = len(text) // 2
    assert TextLayout(text, 33).line_of(offset) == counted.line_of(offset)
    assert list(counted.lines(4, 6)) == [counted.line(4), counted.line(5)]


def test_a_paragraph_of_a_megabyte_goes_in_pieces_that_keep_its_direction() -> None:
    sentence = "وقال 498 km إن "
    found = TextLayout(sentence * 66_000 + "English words only " * 300, 60, PLAIN)
    assert found.line(0).rtl
    assert not found.counted
    last = next(found.lines(found.line_count - 1))
    assert last.rtl
    assert last.end == len(found.text)


def test_a_megabyte_without_a_space_and_a_heap_of_marks_are_bounded() -> None:
    assert len(layout("a" * (PIECE * 2), 80, PLAIN)) == 100
    heap = layout("x" + "\u0301" * 200_000 + "y", 80)
    assert sum(len(line.text) for line in heap) < 1_000
    assert heap[-1].text.endswith("y")


def test_a_paragraph_without_letters_does_not_borrow_the_next_ones_direction() -> None:
    assert [line.rtl for line in layout("123\nسلام", 20)] == [False, True]
