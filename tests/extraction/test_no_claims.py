"""Numbers that nobody could check: they are named with their reason, and are no claims."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "يقام معرض IDEX 2031 في دورته السابعة عشرة."),
        ("ar", "للاستفسار: 0212 555 44 33."),
        ("ar", "تنص المادة 12 من القانون على ذلك."),
        ("en", "It is the 14th edition of the Salvage Expo 2031."),
        ("en", "Call +1 212 555 0133 for details."),
        ("en", "Article 12 of the law says so."),
        ("tr", "Kanunun 12. maddesi bunu söylüyor."),
        ("tr", "Kanunun 20-22. maddeleri bunu söylüyor."),
        ("tr", "Sergide 3. Selim ve 4. Murad anlatıldı."),
        ("tr", "Adım 1: formu doldurun."),
        ("ar", "تبدأ الدورة الثانية عشرة من المعرض يوم الجمعة."),
        ("ar", "أقيمت الذكرى الثانية عشرة في الساحة."),
        ("ar", "الجزء 2 من 5: البئر"),
        ("en", "Page 3 of 12 is missing."),
        ("en", "Step 1: open the gate."),
    ],
)
def test_a_number_that_only_names_something_is_no_claim(lang: str, text: str) -> None:
    found = extract(text, lang=lang)

    assert [claim.text for claim in found.claims if claim.quantity] == []
    assert found.not_claims
    for each in found.not_claims:
        assert text[each.start : each.end] == each.text
        assert each.reason


def test_what_looks_like_a_date_in_an_address_is_none() -> None:
    text = "See https://water.example/12/2031-05-06/wells and write to well.12@water.example."

    found = extract(text, lang="en")

    assert found.claims == ()
    assert found.dates == ()
    assert [one.reason for one in found.not_claims] == ["url", "email"]
