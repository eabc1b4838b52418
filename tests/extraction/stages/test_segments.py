"""Segments: blocks with their roles, sentences, quotations that heal."""

from __future__ import annotations

from ledger.extraction.catalogue import load_language
from ledger.extraction.pipeline import read
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments, segment


def cut(text: str) -> tuple[Reading, Segments]:
    reading = read(text, load_language("en"))
    return reading, segment(reading)


def sentences(text: str) -> list[str]:
    reading, found = cut(text)
    return [
        reading.view.raw(reading.tokens[one.first].start, reading.tokens[one.after - 1].end)
        for one in found.sentences
    ]


def quotes(text: str) -> list[str]:
    reading, found = cut(text)
    return [
        reading.view.raw(reading.tokens[one.first].start, reading.tokens[one.after - 1].end)
        for one in found.quotes
    ]


def test_a_point_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    assert sentences("Dr. Kerem Sol flew 37 kites. Nobody fell.") == [
        "Dr. Kerem Sol flew 37 kites.",
        "Nobody fell.",
    ]


def test_a_byline_has_its_role_and_no_sentence() -> None:
    _, found = cut("Kites fill the sky\n\nBy Ezgi Sol\n\nThe club flew 37 kites on the hill.")

    assert [block.role for block in found.blocks][1] == "byline"
    assert {sentence.block for sentence in found.sentences} == {0, 2}


def test_a_quotation_is_what_stands_between_its_marks() -> None:
    assert quotes('"We flew 37 kites," she said.') == ["We flew 37 kites,"]


def test_a_quotation_that_never_closes_does_not_swallow_the_next_block() -> None:
    found = quotes('"We flew 37 kites, she said.\n\nThe club has 63 members. "All fly," he said.')

    assert found[-1] == "All fly,"
    assert not any("63 members" in quote for quote in found)
