"""Any place of any text can be pointed at; what is offered there stands in it, exactly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.spans import Span
from ledger.extraction.span_reading import read_span, sentences_of

PIECES = (
    *("The board said ", "41 wells", " were cleaned. ", "on 3 May 2031", "page 7", "\n\n", "“"),
    *("قالت دانة إن ", "الفرق نظفت ", "٤١ بئراً", "، منها ", "25 في سال", ".", "مليونين", "طناً"),
    *("Kurul ", "3.400 ton", " topladı. ", "\u200f", "\0", "\ud800", "9" * 40, "…", "-3,5%"),
)


@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12),
    ends=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    lang=st.sampled_from([None, "ar", "tr", "en", "fi"]),
)
def test_whatever_is_selected_is_answered_and_every_figure_stands_in_it(
    pieces: list[str], ends: tuple[float, float], lang: str | None
) -> None:
    text = "".join(pieces)
    start, end = sorted(int(part * (len(text) - 1)) for part in ends)
    span = Span(start, end + 1)

    readings = read_span(text, span, lang=lang, published=date(2031, 5, 8))

    assert readings
    for reading in readings:
        assert (reading.start, reading.end) == (span.start, span.end)
        assert reading.text == span.of(text)
        quantity = reading.quantity
        if quantity is not None:
            place = Span(quantity.start, quantity.end)
            assert span.contains(place)
            assert quantity.text == place.of(text)
            assert quantity.value is not None or quantity.low is not None
    sentences = sentences_of(text, lang=lang)
    assert list(sentences) == sorted(sentences)


@pytest.mark.parametrize(
    ("text", "words", "value", "speaker"),
    [
        ("Dana Hale said 41 wells were cleaned.", "41 wells", "41", "Dana Hale"),
        ("قالت دانة حلبي إن الفرق نظفت ٤١ بئراً.", "نظفت ٤١ بئراً", "41", "دانة حلبي"),
        (
            "Aylin Demir 3.400 ton çamur taşındığını söyledi.",
            "3.400 ton",
            "3400",
            None,
        ),
    ],
)
def test_a_place_takes_its_speaker_from_the_text_around_it(
    text: str, words: str, value: str, speaker: str | None
) -> None:
    start = text.index(words)

    (reading,) = read_span(text, Span(start, start + len(words)))

    assert reading.quantity is not None
    assert reading.quantity.value == value
    assert speaker is None or reading.speaker == speaker
    assert reading.sentence.of(text) == text


def test_a_place_is_read_in_the_language_of_its_paragraph() -> None:
    english = "The harbour office said that it had inspected 90 boats in the port of Ander.\n\n"
    arabic = "وقالت دانة حلبي إن الفرق نظفت ثلاثة وأربعين بئراً في المنطقة خلال الشهر الماضي.\n"
    text = english + arabic
    start = text.index("نظفت")

    (reading,) = read_span(text, Span(start, text.index("بئراً") + 5), lang="en")

    assert reading.quantity is not None
    assert (reading.quantity.value, reading.quantity.text) == ("43", "ثلاثة وأربعين")
    assert text[reading.quantity.start : reading.quantity.end] == "ثلاثة وأربعين"
    assert reading.sentence.of(text) == arabic.strip()
    assert [each.of(text) for each in sentences_of(text, lang="en")] == [
        english.strip(),
        arabic.strip(),
    ]


def test_a_part_names_the_place_of_its_whole() -> None:
    text = "The office said 90 boats were checked, of which 50 were in Ander."
    start = text.index("50")

    (reading,) = read_span(text, Span(start, start + 2))

    assert reading.whole is not None
    assert reading.whole.of(text) == "90"
