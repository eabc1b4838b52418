"""UAX #9: cases worked out by hand, and Unicode's own two files where they are installed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.terminal.bidi import class_levels, paragraph_levels, reorder, reset_trailing
from ledger.terminal.bidi_classes import bidi_classes
from ledger.terminal.mirrors import closes, closing_bracket, mirror
from tests.terminal.writings import UNICODE_FILES

CHARACTER_CASES = UNICODE_FILES / "BidiCharacterTest.txt"
CLASS_CASES = UNICODE_FILES / "BidiTest.txt"
MIRROR_CASES = UNICODE_FILES / "BidiMirroring.txt"
BRACKET_CASES = UNICODE_FILES / "BidiBrackets.txt"


def visual(text: str, base: int | None = None) -> str:
    levels, found = paragraph_levels(text, base)
    levels = reset_trailing(bidi_classes(text), levels, found)
    return "".join(text[at] for at in reorder(levels))


@pytest.mark.parametrize(
    ("classes", "base", "levels"),
    [
        # P2-P3: the first strong character decides, isolates aside.
        ("L ON R", None, "0 0 1"),
        ("R ON L", None, "1 1 2"),
        ("LRI L PDI R", None, "1 2 1 1"),
        ("EN ON", None, "0 0"),
        # X: embeddings and overrides end with their paragraph or their PDF.
        ("RLE L PDF L", 0, "0 2 2 0"),
        ("RLO L L PDF L", 0, "0 1 1 1 0"),
        ("RLO L PDI L", 0, "0 1 1 1"),
        # Isolates are neutral outside; an override inside does not leak.
        ("R LRI L PDI R", 1, "1 1 2 1 1"),
        ("L RLI RLO L PDI L", 0, "0 0 0 3 0 0"),
        # X8: a paragraph separator ends what was open, and its PDI closes nothing.
        ("LRI L B PDI R", 0, "0 2 0 0 1"),
        # W1-W7
        ("AL EN", 1, "1 2"),
        ("AL NSM EN", 1, "1 1 2"),
        ("EN CS EN", 1, "2 2 2"),
        ("EN CS CS EN", 1, "2 1 1 2"),
        ("AL EN ES EN", 1, "1 2 1 2"),
        ("R EN ES EN", 1, "1 2 2 2"),
        ("ET ET EN ET", 1, "2 2 2 2"),
        ("AL ET EN", 1, "1 1 2"),
        ("L EN", 1, "2 2"),
        ("L ON EN", 1, "2 2 2"),
        ("R ON EN", 0, "1 1 2"),
        # N1-N2
        ("R WS R", 0, "1 1 1"),
        ("R WS L", 0, "1 0 0"),
        ("AN ON EN R", 0, "2 0 0 1"),
        ("R AN ON EN R", 0, "1 2 1 2 1"),
    ],
)
def test_levels_of_classes(classes: str, base: int | None, levels: str) -> None:
    found, _ = class_levels(classes.split(), base)
    assert found == [int(level) for level in levels.split()]


def test_numbers_and_latin_names_keep_their_order_inside_arabic() -> None:
    # Logical: d m r _ 4 9 8 _ k m _ m n. Right to left: the word, the number, km, the last word.
    assert visual("دمر 498 km من") == "نم km 498 رمد"


def test_arabic_inside_an_english_sentence_stays_at_its_place() -> None:
    assert visual("the word سلام means peace") == "the word مالس means peace"


def test_a_thousands_separator_and_a_percent_sign_stay_with_their_number() -> None:
    assert visual("نحو 43,630 شخص") == "صخش 43,630 وحن"
    assert visual("بلغ ٪١٢٫٥ فقط") == "طقف ١٢٫٥٪ غلب"


def test_a_pair_of_brackets_takes_the_direction_of_what_it_belongs_to() -> None:
    # N0: without the rule the closing bracket would fall to the left-to-right side.
    assert visual("אב (gh) ab", 1) == "ab )gh( בא"
    assert visual("a (ב) c") == "a (ב) c"


def test_an_override_spoils_order_only_as_far_as_it_reaches() -> None:
    # What rule X9 removes stands at the level of the character before it.
    assert visual("ab\u202ecd\u202cef") == "ab\u202e\u202cdcef"


def test_line_end_spaces_go_to_the_paragraphs_side() -> None:
    assert visual("אב  ", 0) == "בא  "
    assert visual("ab  ", 1) == "  ab"


def test_depth_is_bounded_and_overflow_is_forgotten_in_order() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "b"
    levels, _ = paragraph_levels(text, 0)
    assert max(levels) <= 126
    assert levels[-1] == 0


@given(
    st.lists(
        st.sampled_from(
            [
                *["L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"],
                *["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"],
            ]
        ),
        max_size=40,
    ),
    st.sampled_from([None, 0, 1]),
)
def test_every_class_gets_a_level_and_reordering_is_a_permutation(
    classes: list[str], base: int | None
) -> None:
    levels, found = class_levels(classes, base)
    assert len(levels) == len(classes)
    assert all(found <= level <= 127 for level in levels)
    reset = reset_trailing(classes, levels, found)
    order = reorder(reset)
    assert sorted(order) == list(range(len(classes)))
    for left, right in pairwise(order):
        if abs(left - right) == 1 and reset[left] == reset[right]:
            assert (right > left) == (reset[left] % 2 == 0)


@pytest.mark.parametrize(("char", "image"), ["()", "[]", "«»", "‹›", "<>", "≤≥", "∈∋", "「」"])
def test_mirror_images(char: str, image: str) -> None:
    assert mirror(char) == image
    assert mirror(image) == char


def test_mirroring_is_an_involution_and_leaves_letters_alone() -> None:
    for char in map(chr, range(0x3100)):
        assert mirror(mirror(char)) == char
        if not unicodedata.mirrored(char):
            assert mirror(char) == char


def test_equivalent_brackets_close_each_other() -> None:
    assert closing_bracket("\u2329") == closes("\u3009") == closes("\u232a")
    assert closing_bracket("«") is None


def data_lines(name: str) -> Iterator[str]:
    for line in (UNICODE_FILES / name).read_text(encoding="utf-8").splitlines():
        content = line.split("#", maxsplit=1)[0].strip()
        if content:
            yield content


def assert_case(expected: list[str], order: list[int], levels: list[int], case: str) -> None:
    kept = [at for at, level in enumerate(expected) if level != "x"]
    assert [levels[at] for at in kept] == [int(expected[at]) for at in kept], case
    assert [kept[at] for at in reorder([levels[at] for at in kept])] == order, case


if CHARACTER_CASES.is_file():

    def test_all_of_bidi_character_test() -> None:
        count = 0
        for line in data_lines(CHARACTER_CASES.name):
            codes, direction, base, expected, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            levels, found = paragraph_levels(text, {"0": 0, "1": 1, "2": None}[direction])
            levels = reset_trailing(bidi_classes(text), levels, found)
            assert found == int(base), line
            assert_case(expected.split(), [int(at) for at in order.split()], levels, line)
            count += 1
        assert count > 90_000


if CLASS_CASES.is_file():

    @pytest.mark.slow
    def test_all_of_bidi_test() -> None:
        count = 0
        expected: list[str] = []
        order: list[int] = []
        for line in data_lines(CLASS_CASES.name):
            if line.startswith("@Levels:"):
                expected = line.removeprefix("@Levels:").split()
            elif line.startswith("@Reorder:"):
                order = [int(at) for at in line.removeprefix("@Reorder:").split()]
            else:
                names, bits = line.split(";")
                classes = names.split()
                for bit, base in ((1, None), (2, 0), (4, 1)):
                    if int(bits, 16) & bit:
                        levels, found = class_levels(classes, base)
                        levels = reset_trailing(classes, levels, found)
                        assert_case(expected, order, levels, line)
                        count += 1
        assert count > 770_000


if MIRROR_CASES.is_file():

    def test_mirrors_are_those_of_the_standard() -> None:
        pairs = [line.split(";") for line in data_lines(MIRROR_CASES.name)]
        images = {chr(int(a, 16)): chr(int(b, 16)) for a, b in pairs}
        for char in map(chr, range(0x20000)):
            assert mirror(char) == images.get(char, char), hex(ord(char))


if BRACKET_CASES.is_file():

    def test_brackets_are_those_of_the_standard() -> None:
        rows = [line.split(";") for line in data_lines(BRACKET_CASES.name)]
        kinds = {chr(int(code, 16)): kind.strip() for code, _, kind in rows}
        for char in map(chr, range(0x20000)):
            assert (closing_bracket(char) is not None) == (kinds.get(char) == "o"), hex(ord(char))
            assert (closes(char) is not None) == (kinds.get(char) == "c"), hex(ord(char))
