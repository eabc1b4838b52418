"""What an Arabic text says of numbers that name something, and of who speaks."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("عرضت السينما فيلم «72 ساعة في الميناء» في ثلاث قاعات.", ["ثلاث"]),
        ("استقبلت الكتيبة 63 وفداً من أربعة ضباط.", ["63", "أربعة"]),
        ("انتشر عناصر اللواء 63 في البلدة ومعهم تسع دبابات.", ["تسع"]),
        ("أغلقت الإدارة الأرصفة 3 و4 و8 بعد رسو 12 سفينة.", ["12"]),
        ("تغلب على خصمه 6-3 2-6 7-6 في ساعتين.", ["ساعتين"]),
        ("لعب الفريق بخطة 4-2-4 أمام 900 متفرج.", ["900"]),
        ("موعد السحور 03.41 وموعد الإفطار 19.20.", []),
        ("ألف الشاعر سبعة دواوين.", ["سبعة"]),
        ("لم تسع القاعات ضيوف الحفل وعددهم 700.", ["700"]),
        ("شاهد الحلقة السابعة والثلاثين مليون مشاهد.", ["مليون"]),
        ("سقطت قذائف 122 ملم قرب السوق.", []),
        ("العنوان: 14 شارع الزيتون.", []),
    ],
)
def test_numbers_that_name_something_are_no_claims(text: str, figures: list[str]) -> None:
    found = [claim.quantity for claim in extract(text, "ar").claims if claim.quantity]

    assert [text[one.start : one.end] for one in found] == figures


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("ذكر مصدر في بلدية سمير أن 14 بئراً جفت.", "مصدر في بلدية سمير", None),
        ("الزراعة: 60 ألف طن من القمح في المخازن", "الزراعة", None),
        ("وزعت الفرق 40 خيمة، تقول جمعية الرجاء.", "جمعية الرجاء", None),
        ("بشهادة السكان، سقطت ثماني قذائف.", "السكان", None),
        ("نُقل عن الوزير سالم عواد قوله إن 90 مصنعاً أغلقت.", "سالم عواد", None),
        (
            "نسبت إذاعة «المرفأ» إلى ضابط متقاعد أن سبعة جنود فُقدوا.",
            "ضابط متقاعد",
            "إذاعة «المرفأ»",
        ),
        ("يقضي الاتفاق بسحب 300 جندي.", "الاتفاق", None),
        ("وضعت الشركة 300 عمود بموجب القرار رقم 12.", None, None),
    ],
)
def test_who_says_it(text: str, speaker: str | None, via: str | None) -> None:
    claim = next(claim for claim in extract(text, "ar").claims if claim.quantity)

    assert (claim.speaker, claim.via) == (speaker, via)


def test_the_same_source_goes_on_in_the_next_paragraph() -> None:
    text = (
        "ذكر مصدر في مجلس مياه الوادي أن 47 بئراً نُظفت.\n\n"
        "وبحسب المصدر نفسه، وصل عدد الآبار العاملة إلى 310 آبار."
    )

    speakers = {claim.speaker for claim in extract(text, "ar").claims if claim.quantity}

    assert speakers == {"مصدر في مجلس مياه الوادي"}
