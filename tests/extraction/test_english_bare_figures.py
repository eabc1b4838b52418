"""English numbers that only tell which one of many is meant, and those that are counts."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


def _figures(text: str) -> list[str]:
    return [claim.quantity.text for claim in extract(text, "en").claims if claim.quantity]


@pytest.mark.parametrize(
    "text",
    [
        "The bus leaves from stop 14.",
        "Gale force 9 winds are forecast; so is Beaufort 11.",
        "Trains leave from platform 3, not 5.",
        "He was charged under sections 7, 8 and 21B of the code.",
        "The shop opens from 8 to 4.",
        "The line shuts at quarter to seven and opens at half past nine.",
        "The siren went at four in the morning.",
        "The flaw, CVE-2031-20417, is mended.",
        "Case 22-CV-0314 was heard by a judge.",
        "Text HOPE to 60606.",
        "It was the one hundred and third attempt.",
        "A woman of 68 was found.",
        "The rivals were all out for 143 in the final match.",
        "The mother of two won the race.",
    ],
)
def test_what_tells_which_one_is_no_figure(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll rose to 31.", ["31"]),
        ("The hall seats 420.", ["420"]),
        ("Some 40 marched and 12 were held.", ["40", "12"]),
        ("Two-thirds of the wells are dry.", ["Two-thirds"]),
        ("Membership fell from 9 to 5.", ["9", "5"]),
        ("She has a crew of 22.", ["22"]),
    ],
)
def test_what_counts_is_a_figure(text: str, figures: list[str]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Police did not release the names of the 19 men.", False),
        ("The firm has not paid its 340 suppliers.", False),
        ("The march did not end before 300 buses were stopped.", False),
        ("The council did not deny that the bridge cost $7m.", False),
        ("Not a single train ran for 11 days.", False),
        ("The club did not sell 6,000 tickets.", True),
        ("The zoo shelved a scheme to import 25 storks.", True),
        ("The board ruled out cutting 250 jobs.", True),
        ("Plans to hire 150 clerks were dropped.", True),
    ],
)
def test_only_what_is_denied_is_negated(text: str, negated: bool) -> None:
    (claim,) = (claim for claim in extract(text, "en").claims if claim.quantity)

    assert claim.negated is negated
    assert "hire" not in (claim.speaker or "")
