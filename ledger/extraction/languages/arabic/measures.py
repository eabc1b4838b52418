"""What an Arabic figure measures and counts where its own words do not say: the currency of the
country in the sentence, the unit and noun of the figure beside it, the thing that is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from ledger.extraction.languages.arabic.numbers import crosses_line, definite, is_attached
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import SIGN, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

IsNumber = Callable[[int], bool]

_IN_THOUSANDTHS = frozenset({"KWD", "BHD", "OMR"})
_SENTENCE_REACH = 45
_NEAR = 14
_BESIDE = 22
_AHEAD = 9
_OWNER_REACH = 12
_HEAD_REACH = 6
_NUMBER_OF = "عدده"
_SCALES = ("الف", "الاف", "مليون", "ملايين", "مليار")
_YEAR_DIGITS = 4
_ENDS = ".!؟…"
_QUAKES = ("ريختر", "زلزال", "هزه", "هزات", "رجفه", "الارضيه")
_ANGLES = ("زاويه", "عرض", "طول", "شرقا", "شمالا")
_MARKETS = ("بورص", "سهم", "تداول", "جلسه", "اغلق", "يغلق", "الاغلاق", "ناسداك", "داو", "تاسي")
_RATES = ("فايده", "الفوايد", "نسبه", "معدل", "تضخم", "بطاله", "%", "بالم", "الميه", "المئه")
_COINS = {
    "dinar": {"IQ": "IQD", "JO": "JOD", "KW": "KWD", "BH": "BHD", "LY": "LYD", "TN": "TND",
              "DZ": "DZD", "RS": "RSD"},
    "riyal": {"SA": "SAR", "QA": "QAR", "YE": "YER", "OM": "OMR", "IR": "IRR", "BR": "BRL"},
    "dirham": {"AE": "AED", "MA": "MAD"},
    "lira": {"TR": "TRY", "SY": "SYP", "LB": "LBP"},
    "pound": {"EG": "EGP", "SD": "SDG", "GB": "GBP", "SS": "SSP", "SY": "SYP"},
    "franc": {"CH": "CHF", "DJ": "DJF", "KM": "KMF"},
}  # fmt: skip
_BESIDE_WORDS = frozenset(
    {"و", "مقابل", "الي", "بل", "لا", "ولا", "او", "من", "كان", "كانت", "كانوا", "بين"}
    | {"ثم", "وليس"}
)
_TURNS = frozenset({"الي", "بل", "حتي"})
_PARTS = frozenset({"منها", "منهم", "منهن", "بينها", "بينهم"})
_UNIT_OF_PERIODS = frozenset({"سنه", "عام", "العام", "السنه"})


def unit_of(reading: Reading, mark: Mark, figure: int) -> str | None:
    """Return the unit that *mark* names after the figure at the token *figure*."""
    word = reading.text(mark.first)
    if is_attached(reading, mark):
        return None
    single = mark.after == mark.first + 1
    if mark.value == "year" and word in _UNIT_OF_PERIODS and _is_year(reading, mark.after):
        return None
    if mark.value == "degree_celsius" and single and word.startswith("درج"):
        return _degree(reading, figure, mark.after)
    if mark.value == "point":
        return _point(reading, figure, mark)
    if mark.value == "ounce" and word.startswith("اوقي"):
        coined = "MR" in _countries(reading, figure) or reading.text(mark.first - 1).startswith(
            "ملي"
        )
        return "MRU" if coined else "ounce"
    coins = _COINS.get(mark.value)
    if coins is not None and single:
        found = {coins[code] for code in _countries(reading, figure) if code in coins}
        return found.pop() if len(found) == 1 else mark.value
    return mark.value


def _is_scale(reading: Reading, index: int) -> bool:
    return reading.text(index).startswith(_SCALES)


def _is_year(reading: Reading, index: int) -> bool:
    text = reading.text(index)
    return len(text) == _YEAR_DIGITS and text.isdecimal() and text[0] in "12"


def _around(reading: Reading, index: int, reach: int) -> tuple[int, int]:
    """The tokens of the sentence within *reach* of a token."""
    tokens, text = reading.tokens, reading.view.text
    low, high = index, index
    while low > 0 and index - low < reach and tokens[low - 1].text not in _ENDS:
        if "\n" in text[tokens[low - 1].end : tokens[low].start]:
            break
        low -= 1
    while high < len(tokens) and high - index < reach and tokens[high].text not in _ENDS:
        if high and "\n" in text[tokens[high - 1].end : tokens[high].start] and high > index:
            break
        high += 1
    return low, high


def _countries(reading: Reading, index: int) -> set[str]:
    low, high = _around(reading, index, _SENTENCE_REACH)
    return {mark.value for mark in reading.within(low, high, "country")}


def _has(reading: Reading, index: int, words: tuple[str, ...], reach: int = _NEAR) -> bool:
    low, high = _around(reading, index, reach)
    return any(word in reading.text(at) for at in range(low, high) for word in words)


def _degree(reading: Reading, figure: int, after: int) -> str | None:
    if _has(reading, figure, _QUAKES):
        return "magnitude"
    if reading.text(after) in _ANGLES or reading.text(after).startswith("علمي"):
        return None
    return "degree_celsius"


def _point(reading: Reading, figure: int, mark: Mark) -> str | None:
    following = reading.tokens[mark.after] if mark.after < len(reading.tokens) else None
    if following is not None and following.kind == WORD and mark.after not in reading.marks:
        return None if not definite(following.text) else "point"
    if _has(reading, figure, _MARKETS, _SENTENCE_REACH):
        return "point"
    return "percentage_point" if _has(reading, figure, _RATES) else None


def implied_unit(reading: Reading, first: int, tail: int, is_number: IsNumber) -> str | None:
    """Return the unit of the figure beside a bare one: "من 35 إلى 63 ديناراً"."""
    if _is_year(reading, first) or first < 1 or crosses_line(reading, first - 1, first):
        return None
    if reading.text(first).startswith("واحد") and tail == first + 1:
        before = reading.mark(first - 1, "unit")
        return unit_of(reading, before, max(0, first - 2)) if before is not None else None
    ahead = _ahead(reading, tail, is_number)
    if ahead is not None:
        unit = reading.mark(ahead, "unit")
        if unit is not None:
            return unit_of(reading, unit, ahead - 1)
        return None
    if not _is_beside(reading, first, tail):
        return None
    back = _back(reading, first, is_number)
    unit = reading.mark(back, "unit") if back is not None else None
    if unit is None or unit.value in TIME_UNITS:
        return None
    return unit_of(reading, unit, max(0, back - 1)) if back is not None else None


def _is_beside(reading: Reading, first: int, tail: int) -> bool:
    """Say whether a figure goes on from the one before: "و18", "مقابل 18", "(18)", "18 منها"."""
    before = reading.text(first - 1)
    word = reading.text(first)
    if reading.tokens[first].kind == WORD and word[0] == "و" and not word.startswith("واحد"):
        return True
    if reading.tokens[tail - 1].kind == WORD and _is_scale(reading, tail - 1):
        return True  # "570 ألفاً" of what the figure before counts
    if before in _BESIDE_WORDS or reading.ending(first, "compared") is not None:
        return True
    return reading.text(tail) in _PARTS or (before == "(" and reading.text(tail) == ")")


def _back(reading: Reading, first: int, is_number: IsNumber) -> int | None:
    """The unit or noun of the figure before, in the same sentence."""
    for index in range(first - 1, max(0, first - _BESIDE), -1):
        if reading.text(index) in _ENDS and not reading.tokens[index + 1].glued:
            return None
        if crosses_line(reading, index, index + 1):
            return None
        counts = is_number(index - 1) and not _is_year(reading, index - 1)
        if counts and reading.mark(index, "unit", "thing"):
            return index
        if is_number(index) and not _is_year(reading, index):
            previous = reading.mark(index + 1, "unit", "thing")
            if previous is not None:
                return index + 1
    return None


def _ahead(reading: Reading, tail: int, is_number: IsNumber) -> int | None:
    """The unit or noun of the figure that one turns to: "... إلى 63 ديناراً", "بل 212 قتيلا"."""
    turn = tail
    while turn <= tail + 1 and reading.text(turn) not in _TURNS:
        turn += 1
    if turn > tail + 1 or crosses_line(reading, tail - 1, min(turn, len(reading.tokens) - 1)):
        return None
    seen = False
    for index in range(turn + 1, min(len(reading.tokens), turn + _AHEAD)):
        if seen and reading.mark(index, "unit", "thing"):
            return index
        if is_number(index):
            seen = True
        elif seen or reading.tokens[index].kind == SIGN:
            return None
    return None


def owner(
    reading: Reading, figure: Figure, first: int, is_number: IsNumber
) -> tuple[int, int] | None:
    """Return the noun before (or, behind a turn, after) a figure that has none of its own."""
    at = figure.first
    adjacent = figure.words and at > first and reading.mark(at - 1, "thing") is not None
    if adjacent and figure.unit is None:
        return at - 1, at
    found = _numbered(reading, at, first) if figure.unit is None else None
    found = found or _measured(reading, at, first, figure.unit)
    if found is None and figure.unit is None:
        place = _ahead(reading, figure.tail, is_number)
        if place is None and _is_beside(reading, at, figure.tail):
            place = _back(reading, at, is_number)
        if place is not None and reading.mark(place, "thing") and not reading.mark(place, "unit"):
            return place, place + 1
    found = found or _subject(reading, at, first)
    if found is None and figure.unit is None:
        place = _back(reading, at, is_number)  # "41 بئراً، 25 في مروان"
        known = place is not None and reading.mark(place, "thing") is not None
        found = (place, place + 1) if place is not None and known else None
    return found or _nearest(reading, at, first, is_number)


def _numbered(reading: Reading, at: int, first: int) -> tuple[int, int] | None:
    """The noun of "عدد المقيمين الأجانب مليونان"."""
    for mark in reversed(reading.within(max(first, at - _OWNER_REACH), at, "count_of")):
        if mark.after < at and _is_thing(reading, mark.after):
            return mark.after, mark.after + 1
    return None


def _measured(reading: Reading, at: int, first: int, unit: str | None) -> tuple[int, int] | None:
    """The thing that is measured: "نفق طوله 40 متراً", "سعر التذكرة 20 ديناراً"."""
    low = max(first, at - _OWNER_REACH)
    for mark in reversed(reading.within(low, at, "dimension", "measure_of")):
        if unit is None and not reading.text(mark.first).lstrip("و").startswith(_NUMBER_OF):
            continue
        if any(reading.tokens[index].kind != WORD for index in range(mark.after, at)):
            continue
        if mark.category == "measure_of":
            if mark.after < at and _is_thing(reading, mark.after):
                return mark.after, mark.after + 1
            continue
        for index in range(mark.first - 1, max(first, mark.first - _HEAD_REACH) - 1, -1):
            plain = reading.mark(index, "unit", "measure_of") is None
            if plain and reading.mark(index, "thing"):
                return _head(reading, index, first)
        before = mark.first - 1
        while before - 1 > first and _is_adjective(reading, before):
            before -= 1
        if before > first and definite(reading.text(before)):
            return before, before + 1
    return None


def _head(reading: Reading, index: int, first: int) -> tuple[int, int]:
    """The head of the construct that ends at *index*: the budget in "ميزانية البرنامج"."""
    while index > first:
        before = reading.mark(index - 1, "thing")
        if before is None or definite(reading.text(index - 1)):
            break
        if reading.mark(index - 1, "measure_of", "count_of", "unit"):
            break
        index -= 1
    return index, index + 1


def _nearest(reading: Reading, at: int, first: int, is_number: IsNumber) -> tuple[int, int] | None:
    """The nearest noun before, when nothing says what is measured: "خفض الرسوم 60 نقطة"."""
    for index in range(at - 1, max(first, at - _OWNER_REACH) - 1, -1):
        if crosses_line(reading, index, index + 1) or reading.text(index) == ".":
            return None
        known = reading.mark(index, "thing")
        if known is None or is_number(index - 1) or reading.mark(index, "unit", "count_of"):
            continue
        if reading.mark(index, "measure_of", "institution", "title", "office", "outlet", "report"):
            continue
        if reading.mark(index, "place_kind") and reading.mark(index - 1, "place_link"):
            continue  # "212 في منطقة سرمدا و286 كم": an area is where, not what
        return _head(reading, index, first)
    return None


def _is_adjective(reading: Reading, index: int) -> bool:
    """Say whether a word goes with the one before it: both have the article, or its ending."""
    text, before = reading.text(index), reading.text(index - 1)
    if reading.tokens[index - 1].kind != WORD:
        return False
    return (definite(text) and definite(before)) or (text[-1] == before[-1] == "ه")


def _is_thing(reading: Reading, index: int) -> bool:
    return reading.mark(index, "thing") is not None or definite(reading.text(index))


def _subject(reading: Reading, at: int, first: int) -> tuple[int, int] | None:
    """The subject of the verb that sets a number: "بلغت الإصابات 300"."""
    low = max(first, at - _OWNER_REACH)
    for verb in reversed(reading.within(low, at, "statistic", "change", "compare_verb")):
        if verb.after < at and reading.mark(verb.after, "thing"):
            return verb.after, verb.after + 1
        if verb.first > first and reading.mark(verb.first - 1, "thing"):
            return verb.first - 1, verb.first
    return None


def in_thousandths(reading: Reading, figure: Figure) -> Figure:
    """Read the point of "13.750 د.ك" as a decimal one: these dinars have a thousand fils, and
    where they are spent thousands are set apart by commas.
    """
    head, point, tail = reading.text(figure.first).partition(".")
    shaped = point and head.isdecimal() and tail.isdecimal() and len(tail) == len("000")
    alone = figure.after - figure.first == 1 and figure.value is not None
    unit = reading.raw(figure.after, min(figure.after + 3, len(reading.tokens)))
    priced = figure.unit in _IN_THOUSANDTHS and (unit[1:2] == "." or unit[:3].isascii())
    if not (shaped and alone and priced):
        return figure
    return msgspec.structs.replace(figure, value=Fraction(int(head + tail), 1000))
