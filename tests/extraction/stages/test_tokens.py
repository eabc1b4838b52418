"""Tokens: words of letters, figures with their separators, signs."""

from __future__ import annotations

from ledger.extraction.tokens import DIGITS, SIGN, WORD, tokenize


def pieces(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def test_a_figure_keeps_the_separators_between_its_digits() -> None:
    assert pieces("1,870.5 kites.") == ["1,870.5", "kites", "."]


def test_letters_and_digits_fall_apart_and_know_that_they_touch() -> None:
    found = tokenize("37km away")

    assert [(one.text, one.kind, one.glued) for one in found] == [
        ("37", DIGITS, False), ("km", WORD, True), ("away", WORD, False),
    ]  # fmt: skip


def test_signs_stand_alone_and_places_count_code_points() -> None:
    found = tokenize("«37»")

    assert [(one.kind, one.start, one.end) for one in found] == [
        (SIGN, 0, 1), (DIGITS, 1, 3), (SIGN, 3, 4),
    ]  # fmt: skip


def test_nothing_has_no_tokens() -> None:
    assert tokenize(" \n\t") == ()
