"""Dates in every form that articles write them in, and years that are none."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.extraction import extract

PUBLISHED = date(2031, 5, 8)

FORMS = [
    ("en", "It opened on the twenty-first of July 2029.", ["2029-07-21"]),
    ("en", "It opened on July 21-23, 2029.", ["2029-07-21", "2029-07-23"]),
    ("en", "It ran from 3 May to 7 June 2029.", ["2029-05-03", "2029-06-07"]),
    ("en", "It opened on 13 Nov '27 and closed in '29.", ["2027-11-13", "2029"]),
    (
        "en",
        "The dates were 28 / 12 / 2030, 09/2029 and 05.2028.",
        ["2030-12-28", "2029-09", "2028-05"],
    ),
    ("en", "It was built in 30/9/88.", ["1988-09-30"]),
    ("en", "The 2026 figures were better than those of 2025.", ["2026", "2025"]),
    ("en", "It went on in 2029, 2030 and again by mid-2030.", ["2029", "2030", "2030"]),
    ("en", "He came on 6 march 2029; he may come again.", ["2029-03-06"]),
    ("en", "He came on the 30th day of June 2029.", ["2029-06-30"]),
    ("tr", "Üç Mayıs 2030'da açıldı, 2029'un ekim ayında kapandı.", ["2030-05-03", "2029-10"]),
    ("tr", "Mart ayının 14'ünde ve 9 Eyl. 2030'da toplandılar.", ["2031-03-14", "2030-09-09"]),
    ("tr", "İki bin yirmi sekiz yılında açıldı.", ["2028"]),
    ("ar", "افتتح في العشرين من تموز 2029.", ["2029-07-20"]),
    ("ar", "افتتح في فاتح يوليوز 2029 وأغلق عام ألفين وثلاثين.", ["2029-07-01", "2030"]),
    ("ar", "كان ذلك في 20/2/1451هـ.", ["2029-07-02"]),
]
NO_DATES = [
    ("en", "The 2030/31 season began late, and the 1990s are far away."),
    ("en", "World Cup 2030 was mentioned in the 2026 Farm Act."),
    ("ar", "يقام معرض إكسبو 2030 في الموسم المقبل."),
    ("tr", "Dünya Kupası 2030 elemeleri ertelendi."),
]


@pytest.mark.parametrize(("lang", "text", "isos"), FORMS)
def test_a_date_is_read_whatever_its_form(lang: str, text: str, isos: list[str]) -> None:
    dates = extract(text, lang=lang, published=PUBLISHED).dates

    assert [found.iso for found in dates] == isos
    assert all(text[found.start : found.end] == found.text for found in dates)


@pytest.mark.parametrize(("lang", "text"), NO_DATES)
def test_a_year_of_a_season_a_decade_or_a_name_is_no_date(lang: str, text: str) -> None:
    found = extract(text, lang=lang, published=PUBLISHED)

    assert found.dates == ()
    assert found.claims == () or all(claim.quantity is None for claim in found.claims)
