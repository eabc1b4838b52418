"""The view: what rules compare, and the way back to the stored text."""

from __future__ import annotations

import pytest

from ledger.domain.spans import Span
from ledger.extraction.view import search_view


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("KITES", "kites"),
        ("٣٧ kites", "37 kites"),
        ("شجـــرة", "شجره"),
        ("a\u200bb", "ab"),
        ("37\u00a0kites", "37 kites"),
    ],
)
def test_what_writes_the_same_word_looks_the_same(stored: str, seen: str) -> None:
    assert search_view(stored).text == seen


def test_turkish_has_two_letters_i() -> None:
    assert search_view("IĞDIR İZMİT", dotless_i=True).text == "ığdır izmit"
    assert search_view("IRIS").text == "iris"


def test_a_place_leads_back_to_the_stored_text_with_what_was_left_out() -> None:
    view = search_view("ab\u200bcd 37")

    assert view.text == "abcd 37"
    assert view.span(5, 7) == Span(6, 8)
    assert view.raw(0, 4) == "ab\u200bcd"
