"""Arabic as it is written: duals, particles, bounds by verb, denials, sources in every order."""

from __future__ import annotations

import pytest

from ledger.extraction import Candidate, extract


def claims(text: str) -> list[Candidate]:
    return [claim for claim in extract(text, lang="ar").claims if claim.quantity is not None]


def only(text: str) -> Candidate:
    (claim,) = claims(text)
    return claim


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("أغلقت البلدية خُمس الآبار.", "خُمس", "0.2"),
        ("أغلقت البلدية خمس آبار.", "خمس", "5"),
        ("أصلحت الفرق بئرين.", "بئرين", "2"),
        ("نقلت الفرق مليوناً و850 ألف لتر.", "مليوناً و850 ألف", "1850000"),
        ("استغرق العمل عاماً ونصف العام.", "عاماً ونصف", "1.5"),
        ("استغرق العمل ساعة و45 دقيقة.", "ساعة و45", "1.75"),
        ("بلغ المبيع 7ر2 مليون لتر.", "7ر2 مليون", "2700000"),
        ("أحصت البلدية ٤٣،٥٠٠ لتر.", "٤٣،٥٠٠", "43500"),
    ],
)
def test_a_number_is_what_its_place_makes_of_it(text: str, figure: str, value: str) -> None:
    quantity = only(text).quantity

    assert quantity is not None
    assert (quantity.text, quantity.value) == (figure, value)


@pytest.mark.parametrize(
    "text",
    [
        "تعطل أحد الآبار.",
        "احتفلت البلدية بالذكرى الـ75 لتأسيسها.",
        "نشرت الدراسة في العدد 118 من مجلة الماء.",
        "أقر المجلس القانون رقم 19 لسنة 1995.",
        "للإبلاغ: 71 340 555",
        "انتهت المباراة 89-76.",
        "توفي المهندس عن 83 عاماً.",
        "اتفق الجانبان في الاجتماعين الأخيرين.",
    ],
)
def test_a_number_that_counts_nothing_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("لم تتجاوز كمية المياه في الخزان 40 لتراً.", "<="),
        ("يربو عدد الآبار على 40 بئراً.", ">"),
        ("لم يصلح الفريق أكثر من 40 بئراً.", "<="),
        ("بلغ العمق دون عتبة الثلاثين متراً.", "<"),
        ("ناهز عمق البئر 40 متراً.", "~"),
        ("أصلح الفريق 40 بئراً على الأقل.", ">="),
    ],
)
def test_a_verb_bounds_its_figure_over_its_subject(text: str, comparator: str) -> None:
    claim = only(text)

    assert claim.quantity is not None
    assert (claim.quantity.comparator, claim.negated) == (comparator, False)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفت البلدية إغلاق 60 بئراً، مؤكدة أنها أغلقت 12 بئراً.", ["60"]),
        ("لم نغلق 60 بئراً بل 12.", ["60"]),
        ("تراجعت البلدية عن خطة لحفر 60 بئراً.", ["60"]),
        ("ألغت البلدية عقداً بقيمة 60 ألف دولار.", []),
        ("لم نغلق سوى 12 بئراً.", []),
    ],
)
def test_a_denial_reaches_what_it_denies_and_no_more(text: str, denied: list[str]) -> None:
    found = [claim.quantity.text for claim in claims(text) if claim.negated and claim.quantity]

    assert found == denied


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("قال وزير المياه سامي داود إن 40 بئراً نظفت.", "سامي داود", None),
        ("المتحدث باسم البلدية نبيل سعد قال إن 40 بئراً نظفت.", "نبيل سعد", None),
        ("وكانت وزارة المياه قد أعلنت تنظيف 40 بئراً.", "وزارة المياه", None),
        ("نظفت 40 بئراً، وفقاً لأرقام وزارة المياه.", "وزارة المياه", None),
        ("نقلت وكالة الساحل عن مصدر محلي قوله إن 40 بئراً نظفت.", "مصدر محلي", "وكالة الساحل"),
        ("وزارة المياه: تنظيف 40 بئراً في يومين", "وزارة المياه", None),
    ],
)
def test_the_source_is_found_wherever_it_stands(text: str, speaker: str, via: str | None) -> None:
    claim = claims(text)[0]

    assert (claim.speaker, claim.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("كلف البئر في الأردن 40 ديناراً.", "JOD"),
        ("كلف البئر 40 ديناراً.", "dinar"),
        ("ارتفع سعر البئر من 28 إلى 41 دولاراً.", "USD"),
        ("بلغت قوة الهزة 5.4 درجات.", "magnitude"),
        ("بلغت الحرارة 41 درجة.", "degree_celsius"),
    ],
)
def test_a_unit_is_told_by_the_sentence(text: str, unit: str) -> None:
    assert {claim.quantity.unit for claim in claims(text) if claim.quantity} == {unit}
