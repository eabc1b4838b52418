"""Labels: one safe line, cut in reading order."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ledger.terminal import CYCLE, RenderMode, excerpt, visual_line
from tests.terminal.writings import ARTICLE, hostile_texts

PLAIN = RenderMode(shape="none")


def test_a_label_is_ordered_and_its_brackets_mirrored() -> None:
    assert visual_line("دمر (498 km)", mode=PLAIN) == "(km 498) رمد"
    assert visual_line("plain (text)") == "plain (text)"


def test_a_label_is_cut_where_reading_ends() -> None:
    assert visual_line("تدمير الأنفاق", 8, PLAIN) == "…ا ريمدت"
    assert visual_line("a long English label", 8) == "a long…"
    assert visual_line("日本語です", 6) == "日本…"
    assert visual_line("abc", 3) == "abc"
    assert visual_line("abc", 1) == "…"
    assert visual_line("abc", 0) == ""


def test_alignment_pads_on_the_side_where_reading_does_not_begin() -> None:
    assert visual_line("سلام", 6, PLAIN, align="start") == "  مالس"
    assert visual_line("سلام", 6, PLAIN, align="left") == "مالس  "
    assert visual_line("word", 6, align="start") == "word  "
    assert visual_line("word", 6, align="right") == "  word"


def test_line_ends_become_spaces_and_controls_become_visible() -> None:
    assert visual_line("a\nb\x1b]0;x\x07") == "a b\u241b]0;x\u2407"


def test_a_huge_label_is_cut_without_being_read_to_its_end() -> None:
    assert cell_len(visual_line(ARTICLE.replace("\n", " ") * 3_000, 30)) == 30
    assert len(visual_line("x" + "\u0301" * 200_000, 30)) < 10
    assert visual_line("x" * 1_000_000) == "x" * 20_000 + "…"


@given(hostile_texts, st.integers(0, 40), st.sampled_from(CYCLE))
def test_every_label_fits_and_is_harmless(text: str, width: int, mode: RenderMode) -> None:
    line = visual_line(text, width, mode)
    assert cell_len(line) <= width
    assert cell_len(visual_line(text, width, mode, align="start")) == width
    allowed = "\u200e" if mode.granularity == "run" else ""
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in allowed for c in line)


def test_an_excerpt_begins_shortly_before_its_place() -> None:
    text = "The board said that its crews had cleared 41 wells in a week."

    assert excerpt(text, text.index("41")) == "…cleared 41 wells in a week."
    assert excerpt(text, 4) == text
    assert excerpt("", 0) == ""


def test_an_excerpt_leaves_out_no_more_than_the_room_asks_for() -> None:
    text = "The board said that its crews had cleared 41 wells in a week."
    at = text.index("41")

    assert excerpt(text, at, room=40) == "…crews had cleared 41 wells in a week."
    assert excerpt(text, at, room=len(text)) == text
