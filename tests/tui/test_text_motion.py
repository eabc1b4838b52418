"""A cursor in laid-out text: it visits what is drawn, in logical order, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.terminal import CYCLE, RenderMode, TextLayout
from tui.text_motion import (
    end_of_cell,
    line_step,
    on_cell,
    sentence_at,
    sentence_step,
    step,
    word_at,
    word_step,
)

TEXT = st.text(st.sampled_from("abc 12,.\n\tسلاما لاًّم٤٩٨()\u200f\u0301漢é"), max_size=60)


@given(text=TEXT, width=st.integers(4, 30), mode=st.sampled_from(CYCLE))
def test_steps_visit_every_character_that_is_drawn_once(
    text: str, width: int, mode: RenderMode
) -> None:
    layout = TextLayout(text, width, mode)
    drawn = sorted({cell.start for line in layout.lines() for cell in line.cells})
    if not drawn:
        return

    onward = [on_cell(layout, 0)]
    while (after := step(layout, onward[-1], 1)) != onward[-1]:
        onward.append(after)
    back = [onward[-1]]
    while (before := step(layout, back[-1], -1)) != back[-1]:
        back.append(before)

    assert onward == drawn
    assert back == drawn[::-1]


@given(text=TEXT, at=st.integers(-5, 70), by=st.sampled_from([-9, -1, 1, 9]))
def test_wherever_it_goes_it_stands_on_something(text: str, at: int, by: int) -> None:
    layout = TextLayout(text, 12)
    drawn = {cell.start for line in layout.lines() for cell in line.cells}
    if not drawn:
        return

    here = on_cell(layout, at)

    assert here in drawn
    assert line_step(layout, here, by) in drawn
    assert here < end_of_cell(layout, here) <= len(text)


def test_a_letter_is_left_with_its_marks() -> None:
    layout = TextLayout("طناً بئر", 20)

    assert end_of_cell(layout, 2) == 4
    assert step(layout, 2, 1) == 4


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("some 1,240 wells", 6, "1,240"),
        ("the F-16, seen", 5, "F-16"),
        ("منها 12.5% فقط", 6, "12.5"),
        ("طناً بئر", 1, "طناً"),
        ("a, b", 1, None),
    ],
)
def test_a_figure_is_one_word_and_a_mark_is_none(text: str, at: int, word: str | None) -> None:
    found = word_at(text, at)

    assert (None if found is None else text[found[0] : found[1]]) == word


def test_words_and_sentences_are_gone_through_in_both_directions() -> None:
    text = "One two. Three"
    sentences = ((0, 8), (9, 14))

    assert word_step(text, 0, 1, to_end=False) == 4
    assert word_step(text, 0, 1, to_end=True) == 2
    assert word_step(text, 4, -1, to_end=True) == 0
    assert word_step(text, 13, 1, to_end=True) == 13
    assert sentence_step(sentences, 0, 1, to_end=False) == 9
    assert sentence_step(sentences, 0, 1, to_end=True) == 7
    assert sentence_step(sentences, 9, -1, to_end=False) == 0
    assert sentence_at(sentences, 8) == (9, 14)
    assert sentence_at(sentences, 20) is None
