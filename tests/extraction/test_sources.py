"""Who said it: frames of speech, names that go on, datelines and what is denied."""

from __future__ import annotations

import pytest

from ledger.extraction import Candidate, extract


def first(text: str, lang: str) -> Candidate:
    return extract(text, lang=lang).claims[0]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("ar", 'وأضاف المتحدث سامر دلال: "نظفنا 41 بئراً".', "سامر دلال"),
        ("en", "The water board said 41 wells were cleared.", "water board"),
        ("en", "The water board said on Monday that it cleared 41 wells.", "water board"),
        ("en", '"We cleared 41 wells," said Dana Whitlock.', "Dana Whitlock"),
        ("en", "It cleared 41 wells, the spokeswoman, Dana Whitlock, said.", "Dana Whitlock"),
        ("en", "According to the water board, 41 wells were cleared.", "water board"),
        ("tr", "Su idaresi, 41 kuyunun temizlendiğini bildirdi.", "Su idaresi"),
        (
            "tr",
            "Su İdaresi pazartesi günü yaptığı açıklamada, 41 kuyunun temizlendiğini bildirdi.",
            "Su İdaresi",
        ),
    ],
)
def test_the_source_is_named_without_the_occasion(lang: str, text: str, speaker: str) -> None:
    assert speaker in (first(text, lang).speaker or "")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bakanlığa göre 120 ev yapıldı.", "Bakanlık"),
        ("Ali Kaya'ya göre 12 gemi battı.", "Ali Kaya"),
        ("Su Kurumu’na göre 14 kuyu temizlendi.", "Su Kurumu"),
        ("Geçen yıla göre 120 fazla ev yapıldı.", None),
        ("Geçen yılın aynı dönemine göre ihracat yüzde 12 arttı.", None),
    ],
)
def test_gore_names_a_source_and_no_time(text: str, speaker: str | None) -> None:
    assert first(text, "tr").speaker == speaker


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "PORT ALMA, 3 March 2031 - The water board said it cleared 41 wells.", "ALMA"),
        ("tr", "ANDER, 3 Mart 2031 - Su İdaresi, 41 kuyunun temizlendiğini bildirdi.", "ANDER"),
    ],
)
def test_a_dateline_speaks_for_nobody(lang: str, text: str, place: str) -> None:
    speaker = first(text, lang).speaker

    assert speaker
    assert place not in speaker


def test_a_surname_goes_on_with_the_full_name() -> None:
    text = (
        "قالت المتحدثة باسم المجلس دانا حلبي إن الفرق نظفت 41 بئراً.\n\n"
        'وأضافت حلبي: "أصلحنا 12 كيلومتراً من الأنابيب".'
    )

    speakers = {claim.speaker for claim in extract(text).claims}

    assert len(speakers) == 1
    assert "دانا حلبي" in str(speakers.pop())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "نفى المجلس غرق 30 قارباً."),
        ("en", "The authority denied that 30 boats had been lost."),
        ("tr", "İdare 30 teknenin battığını yalanladı."),
    ],
)
def test_what_a_source_denies_is_marked(lang: str, text: str) -> None:
    assert first(text, lang).negated


def test_the_last_word_of_the_line_before_is_no_part_of_the_sentence() -> None:
    text = (
        "مجلس مياه مروان: تنظيف 41 بئراً في أسبوع\n\n"
        "قالت دانة حلبي، المتحدثة باسم المجلس، إن الفرق نظفت 41 بئراً في أسبوع.\n"
    )

    (claim,) = extract(text, lang="ar").claims

    assert claim.speaker == "دانة حلبي"
