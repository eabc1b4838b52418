"""Parts and their whole: "41, of which 25 here and 16 there"."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


@pytest.mark.parametrize(
    ("lang", "text", "result"),
    [
        ("ar", "نظفت الفرق 41 بئراً، منها 25 بئراً في مروان و16 بئراً في السهل.", "adds_up"),
        (
            "en",
            "Divers raised 41 wrecks, of which 16 lay in the bay and 25 in the dock.",
            "adds_up",
        ),
        ("ar", "نظفت الفرق 41 بئراً، منها 30 بئراً في مروان و16 بئراً في السهل.", "does_not_add_up"),
        (
            "en",
            "Divers raised 41 wrecks, of which 30 lay in the bay and 25 in the dock.",
            "does_not_add_up",
        ),
    ],
)
def test_parts_are_held_against_their_whole(lang: str, text: str, result: str) -> None:
    found = extract(text, lang=lang)

    (check,) = found.checks
    assert check.result == result
    assert text[check.total.start : check.total.end] == check.expected == "41"
    whole, *parts = [claim.quantity for claim in found.claims if claim.quantity]
    assert whole.part_of is None
    assert {part.part_of for part in parts} == {0}
