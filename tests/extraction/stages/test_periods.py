"""Periods that a sentence names, counted back from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.extraction.catalogue import load_language
from ledger.extraction.periods import Clock, find_periods
from ledger.extraction.pipeline import read

PUBLISHED = date(2033, 7, 19)


def periods(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    reading = read(text, load_language("en"))
    clock = Clock.of((), published, published)
    found = find_periods(reading, 0, len(reading.tokens), clock)
    return [(one.basis, one.interval) for one in found]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They flew 37 kites this year.", ("ytd", "2033-01-01/2033-07-19")),
        ("They flew 37 kites last year.", ("year", "2032-01-01/2032-12-31")),
        ("They flew 37 kites last month.", ("month", "2033-06-01/2033-06-30")),
    ],
)
def test_a_period_is_counted_from_the_day_of_publication(
    text: str, period: tuple[str, str]
) -> None:
    assert periods(text) == [period]


def test_without_a_day_of_publication_the_period_has_no_days() -> None:
    assert periods("They flew 37 kites last year.", None) == [("year", None)]


def test_a_sentence_without_a_period_has_none() -> None:
    assert periods("They flew 37 kites.") == []
