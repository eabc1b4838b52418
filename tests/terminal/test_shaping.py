"""Arabic letters take the form that their neighbours ask for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from ledger.terminal.shaping import shape
from tests.terminal.writings import UNICODE_FILES, any_texts

JOINING_TYPES = UNICODE_FILES / "ArabicShaping.txt"


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("بيت", ["\ufe91", "\ufef4", "\ufe96"]),
        ("دار", ["\ufea9", "\ufe8d", "\ufead"]),
        ("سلام", ["\ufeb3", "\ufefc", "", "\ufee1"]),
        ("لا", ["\ufefb", ""]),
        ("الأنفاق", ["\ufe8d", "\ufef7", "", "\ufee7", "\ufed4", "\ufe8e", "\ufed5"]),
        ("لَاب", ["\ufefb", "\u064e", "", "\ufe8f"]),
        ("مَن", ["\ufee3", "\u064e", "\ufee6"]),
        ("شيء", ["\ufeb7", "\ufef2", "\ufe80"]),
        ("می\u200cخو", ["\ufee3", "\ufbfd", "\u200c", "\ufea7", "\ufeee"]),
        ("ه\u200d", ["\ufeeb", "\u200d"]),
        ("بـ", ["\ufe91", "\u0640"]),
        ("پچژگ", ["\ufb58", "\ufb7d", "\ufb8b", "\ufb92"]),
        ("ٹڑے", ["\ufb68", "\ufb8d", "\ufbae"]),
        ("498 km", list("498 km")),
    ],
)
def test_forms(word: str, glyphs: list[str]) -> None:
    assert shape(word) == glyphs


def test_a_letter_without_forms_still_joins_its_neighbours() -> None:
    # U+06B5 joins on both sides and has no presentation form of its own.
    assert shape("بڵب") == ["\ufe91", "\u06b5", "\ufe90"]


def test_a_word_of_a_whole_paragraph_is_shaped_too() -> None:
    assert shape("ب" * 4_000) == ["\ufe91", *["\ufe92"] * 3_998, "\ufe90"]


@given(any_texts)
def test_there_is_a_glyph_for_every_character_and_it_means_the_same(text: str) -> None:
    glyphs = shape(text)
    assert len(glyphs) == len(text)
    for at, glyph in enumerate(glyphs):
        if glyph == "":
            assert text[at] in "\u0622\u0623\u0625\u0627"
        elif glyph != text[at]:
            assert unicodedata.normalize("NFKC", glyph)[0] == unicodedata.normalize(
                "NFKC", text[at]
            )


if JOINING_TYPES.is_file():

    def joining_rows() -> list[tuple[str, str]]:
        rows = []
        for line in JOINING_TYPES.read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.split("#", maxsplit=1)[0].split(";")]
            if len(fields) > 2:
                rows.append((chr(int(fields[0], 16)), fields[2]))
        return rows

    def test_letters_join_on_the_sides_that_the_standard_names() -> None:
        arabic = [row for row in joining_rows() if 0x620 <= ord(row[0]) <= 0x8C8]
        blocks = [range(0x620, 0x700), range(0x750, 0x780), range(0x870, 0x8C9)]
        checked = 0
        for char, kind in arabic:
            if not any(ord(char) in block for block in blocks) or kind not in "RDU":
                continue
            before, _, after = shape(f"ب{char}ب")
            assert (before == "\ufe91") == (kind in "RD"), hex(ord(char))
            assert (after == "\ufe90") == (kind == "D"), hex(ord(char))
            checked += 1
        assert checked > 250
