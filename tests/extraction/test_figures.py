"""What a figure is: its value, its bounds, its unit and what it counts, in three languages."""

from __future__ import annotations

import pytest

from ledger.domain.quantities import Quantity
from ledger.extraction import extract


def only(text: str, lang: str) -> Quantity:
    (claim,) = extract(text, lang=lang).claims
    assert claim.quantity is not None
    return claim.quantity


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ar", "نظفت الفرق 43 ألفاً و630 بئراً.", "43630"),
        ("ar", "نظفت الفرق 3,959 بئراً.", "3959"),
        ("ar", "نظفت الفرق ٣٩٥٩ بئراً.", "3959"),
        ("ar", "نظفت الفرق خمسة وعشرين بئراً.", "25"),
        ("en", "The crews cleared 43,630 wells.", "43630"),
        ("en", "The crews cleared twenty-five wells.", "25"),
        ("en", "The crews cleared 2.5 million wells.", "2500000"),
        ("en", "The crews cleared two and a half million wells.", "2500000"),
        ("tr", "Ekipler 43.630 kuyu temizledi.", "43630"),
        ("tr", "Ekipler 43 bin 630 kuyu temizledi.", "43630"),
        ("tr", "Ekipler yirmi beş kuyu temizledi.", "25"),
        ("tr", "Ekipler iki buçuk milyon kuyu temizledi.", "2500000"),
    ],
)
def test_a_number_has_one_value_however_it_is_written(lang: str, text: str, value: str) -> None:
    assert only(text, lang).value == value


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("ar", "نظفت الفرق 41 بئراً في المنطقة.", "بئر"),
        ("en", "The crews repaired 41 gates last month.", "gate"),
        ("en", "The crews moved 3,400 tonnes of silt.", "silt"),
        ("tr", "Ekipler 41 tekne kaydetti.", "tekne"),
    ],
)
def test_what_is_counted_stands_after_the_number(lang: str, text: str, counted: str) -> None:
    assert only(text, lang).counted == counted


def test_a_verb_after_a_number_is_not_what_it_counts() -> None:
    text = "Divers raised 41 wrecks, of which 16 lay in the outer basin and 25 in the dock."

    counted = [c.quantity.counted for c in extract(text, lang="en").claims if c.quantity]

    assert counted == ["wreck", "wreck", "wreck"]


@pytest.mark.parametrize(
    ("lang", "text", "comparator"),
    [
        ("ar", "نظفت الفرق أكثر من 41 بئراً.", ">"),
        ("ar", "نظفت الفرق نحو 41 بئراً.", "~"),
        ("en", "The crews cleared more than 41 wells.", ">"),
        ("en", "The crews cleared at least 41 wells.", ">="),
        ("en", "The crews cleared nearly 41 wells.", "~"),
        ("tr", "Ekipler yaklaşık 41 kuyu temizledi.", "~"),
        ("tr", "Ekipler en az 41 kuyu temizledi.", ">="),
        ("ar", "ولم يتجاوز عدد الشكاوى 41 شكوى.", "<="),
        ("en", "The number of wells did not exceed 41.", "<="),
        ("tr", "Şikâyet sayısı 41'i geçmedi.", "<="),
        ("tr", "Ekipler 41 kuyu geçen yıl temizledi.", "="),
    ],
)
def test_the_words_around_a_number_bound_it(lang: str, text: str, comparator: str) -> None:
    assert only(text, lang).comparator == comparator


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "ولم يتجاوز عدد الشكاوى 41 شكوى."),
        ("en", "The number of wells did not exceed 41."),
        ("tr", "Şikâyet sayısı 41'i geçmedi."),
    ],
)
def test_a_bound_is_no_denial(lang: str, text: str) -> None:
    (claim,) = extract(text, lang=lang).claims

    assert not claim.negated


@pytest.mark.parametrize(
    ("lang", "text", "unit", "value"),
    [
        ("ar", "حفر العمال 12 كيلومتراً.", "kilometre", "12"),
        ("ar", "ارتفع المنسوب بنسبة 12.5 في المئة.", "percent", "12.5"),
        ("en", "The level rose by 12.5%.", "percent", "12.5"),
        ("en", "The work cost £5m.", "GBP", "5000000"),
        ("tr", "Su kaybı yüzde 12,5 azaldı.", "percent", "12.5"),
        ("tr", "İşin bedeli iki buçuk milyon lira oldu.", "TRY", "2500000"),
    ],
)
def test_a_unit_is_named_the_same_in_every_language(
    lang: str, text: str, unit: str, value: str
) -> None:
    found = only(text, lang)

    assert (found.unit, found.value) == (unit, value)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The crews cleared between 40 and 50 wells."),
        ("en", "The crews cleared 40 to 50 wells."),
        ("tr", "Ekipler 40 ila 50 kuyu temizledi."),
        ("ar", "نظفت الفرق ما بين 40 و50 بئراً."),
    ],
)
def test_a_range_has_two_ends_and_no_value(lang: str, text: str) -> None:
    found = only(text, lang)

    assert (found.low, found.high, found.value) == ("40", "50", None)


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("ar", "فحص المكتب 90 قارباً خلال الأسبوع.", "قارب"),
        ("ar", "قد يكون 300 قارب قد احتجز.", "قارب"),
        ("ar", "نحو 12.5% من الأنابيب القديمة تالفة.", "أنبوب"),
        ("en", "The crews repaired 41 gates.", "gate"),
        ("en", "The crews replaced 5 batteries.", "battery"),
    ],
)
def test_a_noun_is_filed_without_its_ending(lang: str, text: str, counted: str) -> None:
    assert only(text, lang).counted == counted
