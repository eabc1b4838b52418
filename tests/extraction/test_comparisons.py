"""Shares, changes and headlines: held against the figures they come from."""

from __future__ import annotations

import pytest

from ledger.extraction import extract

SHARES = [
    ("en", "The board cleared 212 of 498 wells, or 42.6 per cent, on Monday.", "adds_up"),
    ("en", "The board cleared 212 of 498 wells (52.6%), it said.", "does_not_add_up"),
    ("en", "The board cleared about 212 of 498 wells (45%), it said.", "cannot_tell"),
    ("ar", "نظفت الهيئة 212 بئراً من أصل 498 بئراً، أي 42.6 في المئة.", "adds_up"),
]
CHANGES = [
    ("en", "The number of wells rose from 486 to 498, a rise of 12.", "12", "adds_up"),
    ("en", "The number of wells rose from 486 to 498, a rise of 21.", "12", "does_not_add_up"),
    ("en", "The number of wells fell from 498 to 486, a drop of 12.", "12", "adds_up"),
]


@pytest.mark.parametrize(("lang", "text", "result"), SHARES)
def test_a_share_is_worked_out(lang: str, text: str, result: str) -> None:
    checks = extract(text, lang=lang).checks

    assert [(check.kind, check.result) for check in checks] == [("percentage", result)]


@pytest.mark.parametrize(("lang", "text", "step", "result"), CHANGES)
def test_a_change_is_taken_apart(lang: str, text: str, step: str, result: str) -> None:
    (check,) = extract(text, lang=lang).checks

    assert (check.kind, check.observed, check.result) == ("difference", step, result)


@pytest.mark.parametrize(
    ("headline", "body", "results"),
    [
        ("489 wells cleared in Marwan", "498 wells", ["does_not_add_up"]),
        ("500 wells cleared in Marwan", "498 wells", ["adds_up"]),
        ("600 wells cleared in Marwan", "598 wells", ["adds_up"]),
        ("498 wells cleared in Marwan", "498 wells", []),
        ("489 wells cleared in Marwan", "about 498 wells", ["cannot_tell"]),
        ("489 wells cleared in Marwan", "41 wells", []),
    ],
)
def test_a_headline_is_held_against_the_body(headline: str, body: str, results: list[str]) -> None:
    text = f"{headline}\n\nCrews cleared {body} in Marwan, the board said. It took 12 days.\n"

    checks = extract(text, lang="en").checks

    assert [(check.kind, check.result) for check in checks] == [
        ("headline", result) for result in results
    ]
