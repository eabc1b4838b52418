"""What people search alike is spelt alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.folding import fold, words, words_sought


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("٤٩٨", "498"),
        ("۴۹۸", "498"),
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("إِدارة", "اداره"),
        ("مُحَمَّد", "محمد"),
        ("خمـسون", "خمسون"),
        ("على", "علي"),
        ("two\u00a0wells", "Two  wells"),
        ("w\u200eell", "well"),
        ("Çeşme", "ceşme".replace("ş", "s")),
    ],
)
def test_variants_fold_to_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_knows_no_neighbours_across_a_space(one: str, other: str) -> None:
    assert fold(f"{one} {other}").split() == [*fold(one).split(), *fold(other).split()]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("من الأنابيب", "أنابيب"),
        ("والأنابيب", "أنابيب"),
        ("وبالأنابيب", "الأنابيب"),
        ("للأنابيب", "الأنابيب"),
        ("أنابيب قديمة", "الأنابيب"),
        ("ومنبج", "منبج"),
        ("بمنبج", "منبج"),
        ("ألمانيا", "المانيا"),
        ("الله", "الله"),
        ("the wells", "well"),
    ],
)
def test_a_word_is_found_whatever_is_written_together_with_it(written: str, asked: str) -> None:
    known = words(fold(written))

    assert all(any(word.startswith(each) for word in known) for each in words_sought(fold(asked)))


@given(st.text())
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    known = words(fold(text))

    assert all(any(word.startswith(each) for word in known) for each in words_sought(fold(text)))
