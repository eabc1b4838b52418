"""Plain text is taken exactly as it is, or refused with the place of the trouble."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Unreadable
from ledger.ingest.plain_text import PlainText

READER = PlainText()


def words(text: str) -> str:
    """What is there to read once a mark at the beginning, which is the encoding's, is gone."""
    return text.removeprefix("\ufeff").strip()


def test_line_ends_and_trailing_space_stay_as_they_are() -> None:
    text = "أول سطر\r\nثانٍ\rthird\n\n  end \t"

    assert READER.read(text.encode(), "it") == text


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert READER.read(codecs.BOM_UTF8 + "Kırk bir kuyu".encode(), "it") == "Kırk bir kuyu"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(words))
def test_whatever_text_goes_in_comes_out(text: str) -> None:
    assert READER.read(text.encode(), "it") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", codecs.BOM_UTF8, "\u00a0\u3000".encode()])
def test_nothing_to_read_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="it is empty"):
        READER.read(raw, "it")


@pytest.mark.parametrize(
    "raw",
    [
        b"text with a NUL\0 in it",
        bytes(range(1, 32)) * 4,
        b"%PDF-1.7\n\x00\x01\x02",
        b"\x7fELF\x02\x01",
    ],
)
def test_a_programs_data_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="it is binary"):
        READER.read(raw, "it")


def test_a_few_escape_sequences_leave_it_text() -> None:
    # Given a hostile article: it is evidence, and is recorded as it is.
    text = "The minister said \x1b[31m40 boats\x1b[0m were found in the harbour."

    assert READER.read(text.encode(), "it") == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable, match=r"UTF-16|binary"):
        READER.read("forty wells".encode(encoding), "it")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_first_wrong_byte_is_named_by_its_place_in_the_file(mark: bytes) -> None:
    raw = mark + "بئر".encode() + b"\xff rest"

    with pytest.raises(Unreadable, match=rf"byte {len(mark) + 6} is wrong \(0xff\)") as refusal:
        READER.read(raw, "wells.txt")

    assert "wells.txt" in str(refusal.value)
    assert "UTF-8" in refusal.value.hint


def test_a_text_that_breaks_off_within_a_letter_is_refused() -> None:
    with pytest.raises(Unreadable, match="byte 4 is wrong"):
        READER.read("بئر".encode()[:-1], "it")
