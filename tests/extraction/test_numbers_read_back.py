"""Every number that a writer writes is read back: its value exact, its span the words it took."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from ledger.domain.quantities import Quantity
from ledger.extraction import extract
from ledger.extraction.decimals import decimal_text
from tests.extraction.writing import Pick, arabic, digits, english, mixed, turkish

LANGS = ("ar", "tr", "en")
THOUSAND = 1000
FIRST = 3  # one and two are written as nouns
MEASURES = {
    "ar": (
        "وبلغ الإنتاج {} طن.",
        "سجلت الهيئة نحو {} طن هذا العام.",
        "واشترت الشركة {} طن من القمح.",
    ),
    "tr": ("Üretim {} ton oldu.", "Ekipler yaklaşık {} ton topladı.", "Geçen yıl {} ton satıldı."),
    "en": ("Output reached {} tonnes.", "They sold about {} tonnes.", "{} tonnes were lost."),
}

LANG = st.sampled_from(LANGS)
SCALE = st.sampled_from(mixed.SCALES)
PLACES = st.from_regex(r"\A[0-9]?[1-9]\Z")


@st.composite
def numbers(draw: st.DrawFn, least: int = FIRST) -> int:
    """A number of any length below a billion thousand, round ones as often as others."""
    length = draw(st.integers(1, 12))
    number = draw(st.integers(0, 10**length - 1))
    round_to = 10 ** draw(st.integers(0, length - 1)) if draw(st.booleans()) else 1
    return max(least, number // round_to * round_to)


@st.composite
def picks(draw: st.DrawFn) -> Pick:
    """A chooser among spellings."""

    def pick(options: Sequence[str]) -> str:
        return draw(st.sampled_from(options))

    return pick


def read_back(text: str, lang: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.value) for one in quantities(text, lang)]


def quantities(text: str, lang: str) -> list[Quantity]:
    return [claim.quantity for claim in extract(text, lang=lang).claims if claim.quantity]


def in_a_sentence(lang: str, written: str, pick: Pick) -> str:
    return pick(MEASURES[lang]).format(written)


@given(number=numbers(), pick=picks())
def test_arabic_words_are_read_back_in_every_spelling(number: int, pick: Pick) -> None:
    written = arabic.words(number, pick, before_noun=True)

    assert read_back(in_a_sentence("ar", written, pick), "ar") == [(written, str(number))]


@given(number=numbers(), pick=picks(), particle=st.sampled_from("بلك"))
def test_arabic_words_are_read_back_without_the_particle_before_them(
    number: int, pick: Pick, particle: str
) -> None:
    written = arabic.words(number, pick, before_noun=True)

    assert read_back(f"وعدت الهيئة {particle}{written} طن.", "ar") == [(written, str(number))]


@given(number=numbers(), pick=picks())
def test_turkish_words_are_read_back_glued_and_spaced(number: int, pick: Pick) -> None:
    written = turkish.words(number, pick)

    assert read_back(in_a_sentence("tr", written, pick), "tr") == [(written, str(number))]


@given(number=numbers(least=THOUSAND), pick=picks())
def test_turkish_words_are_read_back_with_their_case(number: int, pick: Pick) -> None:
    assume(number % 100 and number % THOUSAND > 10)  # "bin ona" is a thousand to him
    written = turkish.declined(turkish.words(number, pick), pick)

    found = read_back(f"Toplam üretim {written} yaklaştı.", "tr")

    assert found == [(written, str(number))]


@given(number=numbers(), pick=picks())
def test_turkish_words_are_read_back_without_what_follows_the_apostrophe(
    number: int, pick: Pick
) -> None:
    assume(not 1000 <= number < 3000)  # "1984'e" is a year
    figure = digits.figure(number, "", "tr", pick)
    ending = pick("'’") + turkish.ending(turkish.words(number, pick), pick)
    text = f"Üretim geçen yıl {figure}{ending} ulaştı."

    assert read_back(text, "tr") == [(figure, str(number))]


@given(number=numbers(), pick=picks())
def test_english_words_are_read_back_in_every_style(number: int, pick: Pick) -> None:
    written = english.words(number, pick)
    text = in_a_sentence("en", written, pick)
    if text.startswith(written):
        written = written[0].upper() + written[1:]
        text = written + text[len(written) :]

    assert read_back(text, "en") == [(written, str(number))]


@given(number=numbers(), lang=LANG, pick=picks())
def test_words_of_another_hand_are_read_back(number: int, lang: str, pick: Pick) -> None:
    counts = [number // THOUSAND**power % THOUSAND for power in (1, 2, 3)]
    if lang == "ar":  # it writes 801,000 as "eight hundred and a thousand thousand"
        assume(all(count <= 100 or count % 100 not in (1, 2) for count in counts))
    if lang == "tr":  # it leaves "bir" out of 161,000 and of 1,000,000
        assume(all(count % 10 != 1 for count in counts))
    written = num2words(number, lang=lang).strip()

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, str(number))]


@given(number=numbers(), places=st.none() | PLACES, lang=LANG, pick=picks())
def test_figures_are_read_back_in_every_digit_system_and_style(
    number: int, places: str | None, lang: str, pick: Pick
) -> None:
    written = digits.figure(number, places or "", lang, pick)
    value = decimal_text(Fraction(f"{number}.{places or 0}"))

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, value)]


@given(number=numbers(), lang=LANG, pick=picks())
def test_counts_of_scales_are_read_back_half_in_figures(number: int, lang: str, pick: Pick) -> None:
    assume(all(number // THOUSAND**power % THOUSAND not in (1, 2) for power in (1, 2, 3)))
    written = mixed.grouped(number, lang, pick)

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, str(number))]


@given(whole=st.integers(0, 999), places=PLACES, scale=SCALE, lang=LANG, pick=picks())
def test_decimals_of_a_scale_are_read_back(
    whole: int, places: str, scale: int, lang: str, pick: Pick
) -> None:
    for writer in (mixed.decimal, mixed.spelled_decimal):
        written, value = writer(whole, places, scale, lang, pick)
        text = in_a_sentence(lang, written, pick)

        assert read_back(text, lang) == [(written, decimal_text(value))]


@given(whole=st.integers(0, 999), places=PLACES, lang=LANG, pick=picks())
def test_decimals_in_words_are_read_back(whole: int, places: str, lang: str, pick: Pick) -> None:
    written, value = mixed.spelled_decimal(whole, places, 1, lang, pick)

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, decimal_text(value))]


@given(count=st.integers(FIRST, 99), scale=SCALE, lang=LANG, pick=picks())
def test_halves_are_read_back(count: int, scale: int, lang: str, pick: Pick) -> None:
    written, value = mixed.with_half(count, scale, lang, pick)

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, decimal_text(value))]


@given(scale=SCALE, lang=LANG, pick=picks())
def test_parts_of_a_scale_are_read_back(scale: int, lang: str, pick: Pick) -> None:
    written, value = mixed.part_of_scale(scale, lang, pick)

    assert read_back(in_a_sentence(lang, written, pick), lang) == [(written, decimal_text(value))]
