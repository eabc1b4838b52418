"""Bytes become text when one encoding explains them whole, and are refused otherwise."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Unreadable
from ledger.ingest.encodings import declared_encoding, decode

ARABIC = (
    "قالت المتحدثة باسم المجلس إن الفرق نظفت 41 بئراً. وأضافت أن العمل مستمر.",
    "حريق في مروان يدمر 12 منزلاً",
    "أُصيب ثلاثة أشخاص.",
    "قال Hans Müller من Siemens إن 41 بئراً نُظفت في مروان، و«الأعمال مستمرة».",
)
TURKISH = (
    "Su kurulu sözcüsü 41 kuyunun temizlendiğini söyledi. Çalışmalar sürüyor.",
    "Belediye 12 kilometre yol yaptı.",
    "ŞANLIURFA'DA 41 KUYU TEMİZLENDİ",
    "Dün üç kişi öldü. Ekipler dün dört kuyu daha buldu.",
)
ENGLISH = (
    "The café's owner said 41 wells were cleared. It cost £12, a lot.",
    "The board of Malmö met. Müller said that 41 wells were cleared.",
    "It was 5 °C in Marwan. The 3½ km road to São Paulo is closed.",
)
EVERY_ENCODING = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
CASES = [
    *((text, codec) for text in ARABIC for codec in (*EVERY_ENCODING, "cp1256")),
    *((text, codec) for text in TURKISH for codec in (*EVERY_ENCODING, "cp1254", "iso8859-9")),
    *((text, codec) for text in ENGLISH for codec in (*EVERY_ENCODING, "cp1252", "iso8859-1")),
]
SHOWN = {"cp1256": "Windows-1256", "cp1254": "Windows-1254", "iso8859-9": "Windows-1254"}


def words(text: str) -> str:
    """What is there to read once a mark at the beginning, which is the encoding's, is gone."""
    return text.removeprefix("\ufeff").strip()


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_a_short_text_is_read_in_the_encoding_it_is_in(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec), "it")

    assert decoded.text == text
    if codec in SHOWN:
        assert decoded.encoding == SHOWN[codec]
    elif codec.startswith("utf-16"):
        assert decoded.encoding.startswith("UTF-16")
    elif codec.startswith("utf-8"):
        assert decoded.encoding == "UTF-8"


@pytest.mark.parametrize("quoted", ["“a lot”", "one – two", "the board’s plan", "wait…", "€5"])
def test_signs_of_a_code_page_in_an_english_text_are_read(quoted: str) -> None:
    text = f"The spokeswoman said: {quoted}. The plan stands."

    assert decode(text.encode("cp1252"), "it").text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(words))
def test_whatever_is_utf_8_is_never_guessed_away(text: str) -> None:
    decoded = decode(text.encode(), "it")

    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.encoding == "UTF-8"


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_or_refused(raw: bytes) -> None:
    with suppress(Unreadable):
        decoded = decode(raw, "it")
        assert decoded.text.strip()
        assert "\ufffd".encode() in raw or "\ufffd" not in decoded.text


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", codecs.BOM_UTF8, "\u00a0\u3000".encode()])
def test_nothing_to_read_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="it is empty"):
        decode(raw, "it")


@pytest.mark.parametrize(
    "raw",
    [
        b"NULs\0 in it\0 and in it",
        codecs.BOM_UTF8 + b"a NUL\0 and an escape \x1b beside it",
        b"a NUL\0 beside half a letter \xd9",
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
        bytes(range(1, 32)) * 4,
        b"%PDF-1.7\n\x00\x01\x02",
        b"\x7fELF\x02\x01",
        "forty wells".encode("utf-32"),
    ],
)
def test_a_programs_data_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="it is binary"):
        decode(raw, "it")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_nul_that_slipped_into_a_text_leaves_it_text(mark: bytes) -> None:
    assert (
        decode(mark + "حصد المزارعون 41\0 هكتاراً".encode(), "it").text
        == "حصد المزارعون 41\0 هكتاراً"
    )


def test_a_few_escape_sequences_leave_it_text() -> None:
    # Given a hostile article: it is evidence, and is recorded as it is.
    text = "The minister said \x1b[31m40 boats\x1b[0m were found in the harbour."

    assert decode(text.encode(), "it").text == text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_with_a_wrong_byte_is_damaged_and_no_code_page(mark: bytes) -> None:
    raw = mark + "قال المجلس بئر".encode() + b"\xff rest"

    with pytest.raises(Unreadable, match=rf"byte {len(raw) - 6} is wrong \(0xff\)") as refusal:
        decode(raw, "wells.txt")

    assert "wells.txt" in str(refusal.value)
    assert "UTF-8" in refusal.value.hint


@pytest.mark.parametrize(
    "raw",
    [
        "بئر".encode()[:-1],
        b"ten \xff wells",
        bytes(range(128, 256)),
        "Совет сообщил, что очищена 41 скважина.".encode("cp1251"),
        "СОВЕТ СООБЩИЛ, ЧТО ОЧИЩЕНА 41 СКВАЖИНА.".encode("cp1251"),
        "Совет сообщил, что очищена 41 скважина.".encode("koi8-r"),
        "Το συμβούλιο είπε ότι καθαρίστηκαν 41 πηγάδια.".encode("cp1253"),
        "市は41の井戸を清掃した。".encode("shift_jis"),
    ],
)
def test_what_no_encoding_explains_is_refused_with_the_first_wrong_byte(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"byte \d+ is wrong .*no other encoding fits"):
        decode(raw, "it")


def test_a_page_that_declares_an_encoding_is_believed_unless_it_is_utf_8() -> None:
    page = '<html><head><meta charset="{}"></head><p>Совет: 41</p></html>'

    declared = declared_encoding(page.format("windows-1251").encode("cp1251"))

    assert declared == "cp1251"
    assert "Совет" in decode(page.encode("cp1251"), "it", declared).text
    assert "Совет" in decode(page.encode(), "it", declared).text


@pytest.mark.parametrize("name", ["hex", "rot13", "unicode_escape", "idna", "utf-7", "x" * 99])
def test_a_page_cannot_name_any_codec(name: str) -> None:
    assert declared_encoding(f'<meta charset="{name}">'.encode()) is None


def test_latin_names_of_the_web_mean_the_code_page_around_them() -> None:
    assert declared_encoding(b'<?xml version="1.0" encoding="ISO-8859-9"?>') == "cp1254"
    assert declared_encoding(b"<meta charset=iso-8859-1>") == "cp1252"
