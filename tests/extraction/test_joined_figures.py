"""Figures that are glued into one sign measure nothing; ranges, ratios and rates do."""

from __future__ import annotations

import pytest

from ledger.extraction import extract

SIGNS = [
    ("The map is drawn 1:50,000.", "1:50,000", "ratio"),
    ("She won the 4×100 relay.", "4×100", "size"),
    ("See file 2029/417.", "2029/417", "number"),
    ("They live in class 12/a now.", "12/a", "number"),
    ("It bears the sign 77-81920.", "77-81920", "number"),
    ("He scored at 90+4 again.", "90+4", "time"),
    ("It is in article 63(3).", "63(3)", "law"),
    ("The wreck lies at 41°24'N.", "41°24'N", "position"),
    ("Write to @lena_88 now.", "88", "handle"),
    ("It struck at noon, UTC+3.", "3", "time"),
]
FIGURES = [
    ("They saw 10-12 boats.", "10-12"),
    ("They saw 1000-1500 boats.", "1000-1500"),
    ("They drove at 120 km/h.", "120"),
    ("About 3/4 of the boats left.", "3/4"),
    ("Prices rose 5-10% there.", "5-10%"),
]


@pytest.mark.parametrize(("text", "sign", "reason"), SIGNS)
def test_a_glued_sign_is_no_figure(text: str, sign: str, reason: str) -> None:
    found = extract(text, lang="en")

    assert [claim for claim in found.claims if claim.quantity] == []
    assert [(one.text, one.reason) for one in found.not_claims] == [(sign, reason)]


@pytest.mark.parametrize(("text", "figure"), FIGURES)
def test_what_measures_is_a_figure_whatever_its_signs(text: str, figure: str) -> None:
    claims = extract(text, lang="en").claims

    assert [claim.quantity.text for claim in claims if claim.quantity] == [figure]
