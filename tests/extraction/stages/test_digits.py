"""Figures in digits, by the habit of a language where their shape leaves it open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ledger.extraction.decimals import decimal_text, significant_digits
from ledger.extraction.digits import figure


@pytest.mark.parametrize(
    ("text", "english", "turkish"),
    [
        ("4.817", "4.817", "4817"),
        ("4,817", "4817", "4.817"),
        ("4,817.5", "4817.5", "4817.5"),
        ("6,5", "6.5", "6.5"),
        ("0937", "937", "937"),
    ],
)
def test_a_separator_means_what_the_language_means_by_it(
    text: str, english: str, turkish: str
) -> None:
    assert figure(text, decimal=".", thousands=",") == Fraction(english)
    assert figure(text, decimal=",", thousands=".") == Fraction(turkish)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(37), "37"), (Fraction(-7, 2), "-3.5"), (Fraction(2, 3), "0.666667")],
)
def test_a_fraction_is_written_exactly_where_its_decimal_ends(value: Fraction, text: str) -> None:
    assert decimal_text(value) == text


def test_noughts_at_the_ends_carry_no_value() -> None:
    found = [significant_digits(Fraction(value)) for value in ("637", "600", "0.037")]

    assert found == [3, 1, 2]
