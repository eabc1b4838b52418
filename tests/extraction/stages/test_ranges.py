"""Two numbers that are the ends of one figure."""

from __future__ import annotations

import pytest

from ledger.extraction.atoms import read_numerals
from ledger.extraction.catalogue import load_language
from ledger.extraction.pipeline import read
from ledger.extraction.ranges import read_range


def ends(text: str) -> tuple[str, str] | None:
    language = load_language("en")
    reading = read(text, language)
    count = len(reading.tokens)
    numerals = read_numerals(reading, language, 0, count, bytearray(count))
    found = read_range(reading, language, numerals, 0)
    return None if found is None else (str(found.low), str(found.high))


@pytest.mark.parametrize(
    ("text", "low_and_high"),
    [
        ("between 37 and 63 kites", ("37", "63")),
        ("37-63 kites", ("37", "63")),
        ("37 to 63 kites", ("37", "63")),
        ("three to seven million", ("3000000", "7000000")),
    ],
)
def test_a_range_has_both_its_ends(text: str, low_and_high: tuple[str, str]) -> None:
    assert ends(text) == low_and_high


@pytest.mark.parametrize("text", ["37 kites and 63 bells", "63-37 kites", "37 kites"])
def test_two_figures_are_no_range(text: str) -> None:
    assert ends(text) is None
