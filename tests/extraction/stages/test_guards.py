"""Words that make a figure no claim, and lengths that only name a period."""

from __future__ import annotations

import pytest

from ledger.extraction.catalogue import load_language
from ledger.extraction.guards import says_only_a_length
from ledger.extraction.pipeline import read


@pytest.mark.parametrize(
    ("text", "unit", "only"),
    [
        ("within 37 hours", "hour", True),
        ("it lasted 37 hours", "hour", False),
        ("within 37 metres", "metre", False),
    ],
)
def test_a_length_of_time_behind_its_word_names_a_period(text: str, unit: str, only: bool) -> None:
    reading = read(text, load_language("en"))
    figure = next(at for at, token in enumerate(reading.tokens) if token.text == "37")

    assert says_only_a_length(reading, figure, unit) is only
