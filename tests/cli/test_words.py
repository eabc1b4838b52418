"""Every event there is reads as a sentence; nothing is told by its wire name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.cli.words import amount, figure, happened, moment
from ledger.domain.codec import decode_payload
from ledger.domain.events import EVENT_TYPES, Event
from ledger.domain.quantities import Comparator, Quantity
from ledger.domain.records import Opaque

GOLDEN = Path(__file__).parent.parent / "golden" / "events"


@pytest.mark.parametrize("event", EVENT_TYPES, ids=lambda event: event.type)
def test_every_event_has_words_of_its_own(event: type[Event]) -> None:
    body = (GOLDEN / f"{event.type}.{event.schema}.json").read_bytes()

    said = happened(decode_payload(event.type, event.schema, body))

    assert said
    assert said != event.type.replace(".", " ").replace("_", " ")


def test_what_cannot_be_read_here_is_said_so() -> None:
    event = Opaque(type="verdict.weighed", schema=1, reason="unknown type", body=b"{}")

    assert happened(event) == "verdict.weighed (not readable here: unknown type)"


def stated(
    value: str | None = "498",
    *,
    low: str | None = None,
    high: str | None = None,
    comparator: Comparator = "=",
    unit: str | None = None,
) -> Quantity:
    return Quantity(
        text="…", start=0, end=1, value=value, low=low, high=high, comparator=comparator, unit=unit
    )


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (stated(), "498"),
        (stated(unit="square_metre"), "498 square metre"),
        (stated("12.5", unit="percent"), "12.5 %"),
        (stated(comparator="~"), "about 498"),
        (stated(comparator=">="), ">= 498"),
        (stated(None, low="10", high="20", unit="kilometre"), "10 to 20 kilometre"),
        (None, ""),
    ],
)
def test_figures_read_as_they_were_meant(quantity: Quantity | None, words: str) -> None:
    assert figure(quantity) == words


def test_a_range_without_an_end_shows_the_gap() -> None:
    assert amount(stated(None, low="10")) == "10 to ?"


def test_a_moment_is_told_to_the_second() -> None:
    assert moment("2031-05-01T08:00:05.123456Z") == "2031-05-01 08:00:05"
