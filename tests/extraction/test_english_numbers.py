"""English numbers, measures and bounds, and the numbers that only label or place something."""

from __future__ import annotations

import pytest

from ledger.domain.quantities import Quantity
from ledger.extraction import extract


def read(text: str) -> list[Quantity]:
    return [claim.quantity for claim in extract(text, lang="en").claims if claim.quantity]


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-four hundred", "2400"),
        ("four and three-quarter million", "4750000"),
        ("one-and-a-half thousand", "1500"),
        ("1.5-million", "1500000"),
        ("1.5 x 10^6", "1500000"),
        ("1.5×10⁶", "1500000"),
        ("thirtyeight", "38"),
        ("10 000", "10000"),
    ],
)
def test_numbers_of_every_spelling_have_their_value(words: str, value: str) -> None:
    quantity = only(f"The mill sold {words} bricks.")

    assert (quantity.text, quantity.value, quantity.counted) == (words, value, "brick")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The crew laid a 12-km pipe.", "12", "kilometre"),
        ("The talks took half an hour.", "0.5", "hour"),
        ("The pool lost .5% of its water.", "0.5", "percent"),
        ("They shipped 1.9m barrels.", "1900000", "barrel"),
        ("Some 300mm of rain fell.", "300", "millimetre"),
        ("The mine spent R500m.", "500000000", "ZAR"),
        ("The yen stood at 155.2 to the dollar.", "155.2", "JPY"),
        ("The loss was -$14m.", "-14000000", "USD"),
    ],
)
def test_units_stand_behind_hyphens_articles_and_scales(text: str, value: str, unit: str) -> None:
    quantity = only(text)

    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("The toll topped 40 people.", ">"),
        ("Sales fell just short of 40 cars.", "<"),
        ("No fewer than 40 cars were sold.", ">="),
        ("Turnout did not reach 40 percent.", "<"),
        ("The fair drew 40-odd farmers.", "~"),
        ("The fair drew 40+ farmers.", ">="),
        ("The planes flew for nine hours over 40 villages.", "="),
    ],
)
def test_bounds_are_told_by_phrases_verbs_and_signs(text: str, comparator: str) -> None:
    assert read(text)[-1].comparator == comparator


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Amberley, 19, won.",
        "Adults under 35 pay less.",
        "It opens from 9 to 11am.",
        "They drew 2-2 in the final.",
        "England were 245 for 7 at tea.",
        "He lives at 14 Wattle Street.",
        "Call 1300 555 019.",
        "See pages 31-35 and sections 12, 13 and 14.",
        "Police seized a .22 rifle.",
        "A 40-foot container fell.",
        "The 30-year mortgage rate rose.",
        "She won the 10,000 metres.",
        "The rate is held per 1,000 people.",
        "One in five people, and nine out of ten dentists.",
        "Crane 44 Partners met at Seven Kings station.",
        "The top 10 schools met.",
        "He died three days later, the worst loss in 20 years.",
        "It closed in the first half.",
        "The 8.15 from Calder was late.",
    ],
)
def test_what_labels_rates_names_or_places_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_label_gives_way_to_a_measure_and_to_what_is_counted() -> None:
    assert [
        q.value for q in read("At the station 14 people waited. The gate 12 km away shut.")
    ] == [
        "14",
        "12",
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The storm destroyed not 300 but 212 homes.", [True, False]),
        ("The ministry denied that 40 people died but said 12 were hurt.", [True, False]),
        ("The hospital cancelled 40 operations.", [False]),
        ("A plan to build 340 homes was called off.", [True]),
        ("The club did not win but scored 40 goals.", [False]),
        ("He did not say how many of the 40 survivors were hurt.", [False]),
    ],
)
def test_a_denial_reaches_as_far_as_its_words(text: str, negated: list[bool]) -> None:
    assert [claim.negated for claim in extract(text, lang="en").claims if claim.quantity] == negated


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It met on 12, 13 and 14 March 2024.", ["2024-03-12", "2024-03-13", "2024-03-14"]),
        ("It met on March 12 and 13, 2024.", ["2024-03-12", "2024-03-13"]),
        ("It ran 30 April-2 May 2025.", ["2025-04-30", "2025-05-02"]),
        ("He held office (1998-2004).", ["1998", "2004"]),
        ("The 2019 census was late.", ["2019"]),
        ("In May 2024 people voted.", ["2024-05"]),
        ("It began in 1453.", ["1453"]),
        ("He left in the late 1980s.", []),
    ],
)
def test_days_and_years_are_read_as_people_write_them(text: str, days: list[str]) -> None:
    assert [found.iso for found in extract(text, lang="en").dates] == days
