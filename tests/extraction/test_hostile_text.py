"""Texts that nobody would write, and some that somebody did: always an answer, exact places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.extraction import extract
from tests.extraction.test_properties import LANGS, WORDS, assert_exact

UNSEEN = ("\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u202c")
NOISE = (
    *UNSEEN,
    *("\u200f", "\u202e", "\u2066", "\u0640", "\u0301", "\u064b", "\x00", "\ud800", "\udfff"),
    *("\x85", "\u2028", "\r\n", "\n", "\u3000", "\u00a0", "\u202f", "\uffff", "½", "⅓", "²", "⁵"),
    *("Ⅷ", "㊿", "𝟝", "१२", "一", "ﷺ", "ﬁ", "İ", "ŉ", "😀", "٪", "−", "^", "×10", "10^6"),
)
SIGNS = tuple("\"'“”«»‘’()[].,:;!?%$£€/-–—+*#@•،؛؟٫٬")
ANY_WORDS = tuple(word for words in WORDS.values() for word in words.split(" "))
PIECES = st.one_of(st.sampled_from(ANY_WORDS), st.sampled_from(SIGNS), st.sampled_from(NOISE))
DAYS = (None, date(2031, 7, 24), date(1, 1, 1), date(9999, 12, 31))
LARGE = 1_000_000


@given(
    pieces=st.lists(st.tuples(PIECES, st.sampled_from(("", " ", "\n"))), max_size=40),
    lang=st.sampled_from((None, *LANGS)),
    published=st.sampled_from(DAYS),
)
@example(pieces=[("-", ""), ("bin", " "), ("kuyu", "")], lang="tr", published=None)
@example(
    pieces=[("“", ""), (".", " "), ("𝟝", "\n"), ("2", ""), ('"', "")], lang="tr", published=None
)
@example(pieces=[("2031", "\n"), ("x10^6", "")], lang="en", published=None)
@example(pieces=[("5", "\n"), ("111", " "), ("wells", "")], lang="en", published=None)
@example(pieces=[("2031-2031-⁵", "")], lang="en", published=None)
def test_words_signs_and_noise_in_any_order_are_read_to_exact_places(
    pieces: list[tuple[str, str]], lang: str | None, published: date | None
) -> None:
    text = "".join(piece + gap for piece, gap in pieces)

    assert_exact(text, extract(text, lang=lang, published=published))


@pytest.mark.parametrize("noise", UNSEEN)
@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [("en", "Output reached {} tonnes.", "43,630"), ("ar", "وبلغ الإنتاج {} طن.", "٤٣٬٦٣٠")],
)
def test_a_figure_is_read_through_what_nobody_sees_between_its_digits(
    noise: str, lang: str, text: str, figure: str
) -> None:
    written = noise.join(figure)

    (claim,) = extract(text.format(written), lang=lang).claims

    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.text) == ("43630", written)


@pytest.mark.parametrize("lang", LANGS)
def test_digits_without_end_are_a_value_too_long_and_said_to_be(lang: str) -> None:
    text = f"41 {'9' * LARGE} 5"

    found = extract(text, lang=lang)

    assert_exact(text, found)
    assert [note.kind for note in found.notes] == ["value_too_long"]
    assert [one.reason for one in found.not_claims if one.end - one.start == LARGE] == ["too_long"]


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "'", " "])
def test_groups_without_end_are_no_figure_and_no_error(gap: str) -> None:
    text = f"The town lost {'1' + (gap + '111') * 1000} wells."

    assert_exact(text, extract(text, lang="en"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "text", ["Ein Brunnen wurde am Montag von 41 Arbeitern gereinigt.", "水井 41 口", ""]
)
def test_a_text_in_another_language_is_answered(lang: str, text: str) -> None:
    assert_exact(text, extract(text, lang=lang))


def test_a_text_in_no_known_language_is_answered_with_a_note() -> None:
    text = "Ein Brunnen wurde am Montag gereinigt, und die Arbeiter haben das Wasser geprüft."

    found = extract(text)

    assert [note.kind for note in found.notes] == ["language"]


@pytest.mark.parametrize(
    "text",
    [
        "في 30 سبتمبر 2088 و5 رجب سجلت 5 حالات.",
        "في 5 رجب سجلت 5 حالات.",
        "On 29 February 41 wells were lost.",
    ],
)
@pytest.mark.parametrize("published", DAYS)
def test_days_at_the_ends_of_the_calendars_are_no_error(text: str, published: date | None) -> None:
    for lang in LANGS:
        assert_exact(text, extract(text, lang=lang, published=published))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_ten_megabytes_of_one_line_are_answered() -> None:
    text = " ".join([WORDS["en"]] * (10_000_000 // len(WORDS["en"])))

    found = extract(text, lang="en")

    assert found.claims
    assert_exact(text, found)
