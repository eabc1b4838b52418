"""Dates in figures, by the order of the language."""

from __future__ import annotations

import pytest

from ledger.extraction.catalogue import load_language
from ledger.extraction.numeric_dates import find_numeric_dates
from ledger.extraction.pipeline import read


def dates(text: str) -> list[tuple[int | None, int | None, int | None]]:
    language = load_language("en")
    found = find_numeric_dates(read(text, language), language)
    return [(one.year, one.month, one.day) for one in found]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on 2033-07-19", (2033, 7, 19)),
        ("on 19/07/2033", (2033, 7, 19)),
        ("on 19.07.2033", (2033, 7, 19)),
        ("on 19-Jul-2033", (2033, 7, 19)),
    ],
)
def test_a_date_is_read_in_each_of_its_forms(text: str, when: tuple[int, int, int]) -> None:
    assert dates(text) == [when]


@pytest.mark.parametrize("text", ["on 2033-13-45", "on 31/02/2033", "in 37 towns"])
def test_no_day_of_any_calendar_is_no_date(text: str) -> None:
    assert dates(text) == []
