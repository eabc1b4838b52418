"""Shapes that are no figures: clock times, phones, models, signs."""

from __future__ import annotations

import pytest

from ledger.extraction.catalogue import load_language
from ledger.extraction.pipeline import read
from ledger.extraction.shape_guards import addresses, guards_by_shape


def reasons(text: str) -> list[str]:
    language = load_language("en")
    reading = read(text, language)
    return [one.reason for one in (*addresses(reading), *guards_by_shape(reading, language))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The gates open at 09:35.", "time"),
        ("The Q-37 flew past.", "model"),
        ("Write to kites@hill.example or see https://hill.example/37.", "url"),
    ],
)
def test_a_shape_that_is_no_figure_is_told(text: str, reason: str) -> None:
    assert reason in reasons(text)


@pytest.mark.parametrize("text", ["They flew 37 kites.", "It is 37km long.", "It cost 3.7bn."])
def test_a_figure_with_its_unit_or_scale_is_let_through(text: str) -> None:
    assert reasons(text) == []
