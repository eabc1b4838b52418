"""Nothing that a terminal obeys leaves `prepare`, and spans still point at the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from ledger.terminal import Prepared, prepare, printable
from tests.terminal.writings import ARTICLE, HOSTILE, any_texts


def assert_harmless(text: str, *, newline: bool) -> None:
    for char in text:
        category = unicodedata.category(char)
        if char == "\n":
            assert newline
        elif category == "Cf":
            assert char in "\u200c\u200d"
        else:
            assert category not in {"Cc", "Cs", "Zl", "Zp"}, hex(ord(char))


def test_clean_text_is_returned_as_it_is() -> None:
    prepared = prepare(ARTICLE)
    assert prepared.text is ARTICLE
    assert prepared.flags == frozenset()
    assert prepared.index.is_identity


@pytest.mark.parametrize(
    ("given_text", "shown", "flag"),
    [
        ("a\x1b[31mb", "a\u241b[31mb", "control"),
        ("\x1b]52;c;aGk=\x07", "\u241b]52;c;aGk=\u2407", "control"),
        ("a\x7fb", "a\u2421b", "control"),
        ("a\x9b31mb", "a\ufffd31mb", "control"),
        ("a\rb", "a\u240db", "control"),
        ("a\ud800b", "a\ufffdb", "malformed"),
        ("a\ufffeb", "a\ufffdb", "malformed"),
        ("a\u202eb\u202c", "a\u2039RLO\u203ab\u2039PDF\u203a", "bidi"),
        ("\u2067a\u2069", "\u2039RLI\u203aa\u2039PDI\u203a", "bidi"),
        ("a\u200eb", "ab", "direction"),
        ("a\u200bb\xadc\ufeff", "abc", "invisible"),
        ("a\u06ddb", "a\u2039U+06DD\u203ab", "invisible"),
        ("a\U000e0041b", "ab", "invisible"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_and_named(
    given_text: str, shown: str, flag: str
) -> None:
    prepared = prepare(given_text)
    assert prepared.text == shown
    assert prepared.flags == {flag}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline_without_an_alarm(end: str) -> None:
    prepared = prepare(f"one{end}two")
    assert prepared.text == "one\ntwo"
    assert prepared.flags == frozenset()
    start, stop = prepared.span(3 + len(end), 6 + len(end))
    assert prepared.text[start:stop] == "two"


def test_tabs_become_spaces_and_lead_back_to_the_tab() -> None:
    prepared = prepare("a\tb")
    assert prepared.text == "a    b"
    assert prepared.span(1, 2) == (1, 5)
    assert prepared.origin(3, 4) == (1, 2)


def test_joiners_stay_because_they_change_what_is_read() -> None:
    assert prepare("می\u200cخواهم ه\u200d").text == "می\u200cخواهم ه\u200d"


@pytest.mark.parametrize("line_start", ["", "x\n", "x\r\n", "x\u2028"])
def test_a_mark_without_a_base_gets_one_so_that_it_cannot_sit_on_the_border(
    line_start: str,
) -> None:
    shown = prepare(f"{line_start}\u0301a").text
    assert shown.splitlines()[-1] == "\u25cc\u0301a"


def test_at_most_four_marks_stay_on_a_base_whatever_stands_between_them() -> None:
    pile = "a" + "\u0301\u200b\u200d" * 50 + "b"
    prepared = prepare(pile)
    assert prepared.text.count("\u0301") == 4
    assert prepared.text.count("\u200d") == 1
    assert prepared.text[0] == "a"
    assert prepared.text[-1] == "b"
    assert {"marks", "invisible"} == prepared.flags
    assert prepare("a" + "\u0301" * 5, mark_cap=2).text == "a\u0301\u0301"


def test_a_heap_of_marks_and_a_line_of_a_megabyte_come_out_small() -> None:
    assert len(prepare("a" + "\u0301" * 200_000, line_cap=None).text) == 5
    long = prepare("first\n" + "x" * 1_000_000 + "\nlast")
    assert long.flags == {"long"}
    assert len(long.text) < 21_000
    assert "\u2026\u2039+980000\u203a" in long.text
    start, end = long.span(6 + 1_000_001, 6 + 1_000_005)
    assert long.text[start:end] == "last"


def test_printable_is_one_harmless_line() -> None:
    assert printable("a\nb\x1b[2Jc") == "a\u2424b\u241b[2Jc"
    assert printable("a\u200db") == "ab"
    assert printable("a\nb", newline=" ") == "a b"
    assert printable("plain") == "plain"


@pytest.mark.parametrize("char", sorted(set("".join(HOSTILE)) - {"[", "\n", "\u200d"}))
def test_each_hostile_character_alone(char: str) -> None:
    assert_harmless(prepare(f"a{char}b").text, newline=True)


def test_every_control_and_format_character_of_unicode() -> None:
    found = [chr(code) for code in range(0x110000)]
    hostile = [char for char in found if unicodedata.category(char) in {"Cc", "Cf", "Cs"}]
    assert len(hostile) > 2_000
    for char in hostile:
        assert_harmless(prepare(f"é{char}b").text, newline=True)
        assert_harmless(printable(f"a{char}b"), newline=False)


@given(any_texts)
def test_nothing_raw_passes(text: str) -> None:
    assert_harmless(prepare(text).text, newline=True)
    one_line = printable(text)
    assert_harmless(one_line, newline=False)
    assert "\u200d" not in one_line


@given(any_texts)
def test_preparing_twice_changes_nothing_more(text: str) -> None:
    once = prepare(text)
    again = prepare(once.text)
    assert again.text == once.text
    assert again.flags == frozenset()


@given(any_texts)
def test_the_map_is_monotone_and_leads_back(text: str) -> None:
    prepared = prepare(text)
    starts = [prepared.index.to_prepared(at) for at in range(len(text) + 1)]
    assert starts == sorted(starts)
    back = [prepared.index.to_original(at) for at in range(len(prepared.text) + 1)]
    assert back == sorted(back)
    assert starts[-1] == len(prepared.text)
    assert back[-1] == len(text)
    for at in range(len(text)):
        assert_round_trip(prepared, text, at)


def assert_round_trip(prepared: Prepared, text: str, at: int) -> None:
    start, end = prepared.span(at, at + 1)
    assert 0 <= start <= end <= len(prepared.text)
    if start < end:
        first, last = prepared.origin(start, end)
        assert first <= at < last
        if (first, last) == (at, at + 1) and end == start + 1 and text[at].isalnum():
            assert prepared.text[start] == text[at]


@given(any_texts)
def test_text_that_looks_clean_at_first_sight_is_clean_when_read_closely(text: str) -> None:
    # A control at the end sends the whole text the thorough way.
    assert prepare(f"{text}\x00").text == f"{prepare(f'{text}.').text[:-1]}\u2400"
