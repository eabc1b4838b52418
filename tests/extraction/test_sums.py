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
        ("ar", "نظفت الفرق 41 بئراً، 25 في مروان و16 في سال.", "adds_up"),
        ("en", "The crews cleared 41 wells, 25 in Marwan and 16 in Sal.", "adds_up"),
        ("en", "The crews cleared 41 wells, 25 in Marwan and 17 in Sal.", "does_not_add_up"),
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


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("ar", "نظفت الفرق 41 بئراً، منها 25 في مروان و16 في سال.", ["مروان", "سال"]),
        (
            "en",
            "The crews cleared 41 wells, of which 25 in Marwan and 16 in Sal.",
            ["Marwan", "Sal"],
        ),
        (
            "tr",
            "Ekipler 41 kuyu temizledi; bunların 25'i Mervan'da, 16'sı Sal'da.",
            ["Mervan", "Sal"],
        ),
    ],
)
def test_every_part_has_the_place_beside_it(lang: str, text: str, places: list[str]) -> None:
    figures = [claim.quantity for claim in extract(text, lang=lang).claims if claim.quantity]

    assert [figure.place for figure in figures] == [None, *places]


def test_a_state_is_no_place() -> None:
    figures = extract("نقل 25 شخصاً، منهم 9 في حالة حرجة.", lang="ar").claims

    assert all(claim.quantity is None or claim.quantity.place is None for claim in figures)


def test_figures_of_another_kind_are_no_parts() -> None:
    found = extract(
        "The crews cleared 41 wells, 25 pumps in Marwan and 16 gates in Sal.", lang="en"
    )

    assert not found.checks


def test_a_figure_that_only_happens_to_fill_the_gap_is_no_part() -> None:
    found = extract(
        "The fund spent $15.95m and took in $14.2m. That left a hole of $1.75m. "
        "Donors gave $9.1m of the income, states $3.6m and shops $1.5m.",
        lang="en",
    )

    assert [check.expected for check in found.checks] == ["14200000"]


def test_list_items_are_parts_of_the_figure_before_them() -> None:
    found = extract(
        "The board cleared 498 wells.\n\nIt works in three regions.\n\nBy region:\n\n"
        "• North 212\n\n• South 186\n\n• East 100\n",
        lang="en",
    )

    assert [(check.expected, check.result) for check in found.checks] == [("498", "adds_up")]


@pytest.mark.parametrize(
    "text",
    [
        "There were 5 fires, 3 floods and 8 storms.",
        "The 12 schools reopened. Separately, 5 hospitals and 7 roads were repaired.",
        "Sales were 40 percent more: 10 cars, 30 bikes.",
    ],
)
def test_unlike_things_make_no_sum_by_chance(text: str) -> None:
    found = extract(text, lang="en")

    assert found.checks == ()
    assert all(claim.quantity.part_of is None for claim in found.claims if claim.quantity)


def test_a_denied_figure_is_no_part() -> None:
    found = extract(
        "The crews cleared 41 wells, of which 25 in Marwan and 16 in Sal, not 30 in Sal."
    )

    assert [(check.observed, check.result) for check in found.checks] == [("41", "adds_up")]


def test_a_part_counts_what_its_whole_counts_and_not_the_area_that_it_lies_in() -> None:
    text = "دمرت الفرق 90 كم من الأنفاق، منها 50 في منطقة سرمدا، و40 كم في منطقة مروان."

    counted = [c.quantity.counted for c in extract(text, lang="ar").claims if c.quantity]

    assert counted == ["نفق"] * 3
