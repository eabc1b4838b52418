"""Figures in the notation of science."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ledger.extraction.powers import power_of_ten
from ledger.extraction.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "value"),
    [("3.7 x 10^4", 37_000), ("3.7×10⁴", 37_000), ("10^-2", Fraction(1, 100)), ("3.7e4", 37_000)],
)
def test_a_power_of_ten_is_read_to_its_end(text: str, value: Fraction) -> None:
    tokens = tokenize(text)

    assert power_of_ten(tokens, 0) == (value, len(tokens))


@pytest.mark.parametrize("text", ["37", "3 x 7", "10 kites", "10^999999999"])
def test_a_plain_figure_is_none(text: str) -> None:
    assert power_of_ten(tokenize(text), 0) is None
