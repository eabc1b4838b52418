"""English numbers that are no claims: ages, addresses, scores, labels, rates, names, lengths.

Each rule looks at one number and the few words around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.extraction.languages.english.labels import LABELS, Rule, race, share
from ledger.extraction.languages.english.numbers import (
    SCORE_DIGITS,
    Found,
    Number,
    is_tied,
    read_number,
)
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

_DASHES = "-–"
_OLDEST = 115
_OVERS = 10  # wickets in an innings
_FEW = 10
_STREET_REACH = 4
_LONGEST_DAY = 24
_MINUTES = 2
_HOUR = 60
_PHONE_DIGITS = 7
_LONGEST_PHONE = 20
_PHONE_REACH = 4
_SHARE_WORDS = frozenset(("half", "halves", "quarter", "quarters"))
_SPAN_WORDS = frozenset(("old", "olds"))
_INNINGS = frozenset((("out", "for"), ("closed", "on"), ("declared", "at"), ("declared", "on")))
_LISTS = frozenset((",", "and", "or", "&", "not"))
_HOURS_BEFORE = frozenset(
    ("at", "from", "to", "by", "until", "till", "past", "since", "between", "before", "after")
) | frozenset(("around", "about", "and", "for"))
_PART_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_AGE_BEFORE = frozenset(("under", "over", "above", "below"))


def find_guards(reading: Reading, language: Language, first: int, after: int) -> Iterator[Found]:
    """Yield the numbers of the sentence at *first* to *after* that are no claims."""
    index = first
    sport = bool(reading.within(first, after, "sport"))
    while index < after:
        number = read_number(reading, language, index, after)
        if number is None:
            found = share(reading, index, first) if reading.text(index) in _SHARE_WORDS else None
            if found is not None:
                yield found
            index += 1
            continue
        found = next(
            (
                found
                for rule in _RULES
                if (found := rule(reading, language, number, first, after)) is not None
            ),
            None,
        ) or (
            _cricket(reading, language, number, after, sport=sport)
            or _score(reading, number, sport=sport)
            or race(reading, number, first, sport=sport)
        )
        if found is not None:
            yield from _apart(reading, found)
        index = max(number.after, found[1] if found else 0)


def _apart(reading: Reading, found: Found) -> Iterator[Found]:
    """Each of the numbers that a list names: another reading may hold one of them ("7 and 26C")."""
    first, after, reason = found
    start = first
    for index in range(first, after):
        if reading.text(index) in _LISTS:
            if index > start:
                yield start, index, reason
            start = index + 1
    if after > start:
        yield start, after, reason


def _age(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    if n.value is None or n.value > _OLDEST:
        return None
    at, before = n.after, reading.text(n.first - 1) if n.first > first else ""
    if is_tied(reading, at) and is_tied(reading, at + 2) and reading.text(at + 3) in _SPAN_WORDS:
        return n.first, at + 4, "age"
    if reading.text(at) == "-" and reading.text(at + 1) in ("to", "and") and at + 2 < after:
        other = read_number(reading, language, at + 2, after)
        if other is not None and is_tied(reading, other.after):  # "two- to five-year-olds"
            end = other.after + 3
            if reading.text(end) in _SPAN_WORDS:
                return n.first, end + 1, "age"
    if reading.text(at) == "year" and reading.text(at + 1) in _SPAN_WORDS:
        return n.first, at + 2, "age"  # "the fifteen year old"
    mark = reading.ending(n.first, "age")
    if mark is not None and mark.first >= first:
        return n.first, _range_end(reading, language, at, after), "age"
    between = before in ("between", "from", "at") and reading.ending(n.first - 1, "age") is not None
    if between:
        return n.first, _range_end(reading, language, at, after), "age"
    if _apposed(reading, n, first, after):
        return n.first, n.after, "age"
    older = reading.text(at) in ("and", "or") and reading.mark(at + 1, "older") is not None
    if older and not reading.mark(n.first - 1, "currency_before"):
        return n.first, n.after, "age"
    if before not in _AGE_BEFORE and not (before in _DASHES and before):
        return None
    bound = n.first - 1 if before in _AGE_BEFORE else n.first - 2
    if reading.text(bound) not in _AGE_BEFORE:
        return None
    tied = bound == n.first - 2
    people = reading.mark(bound - 1, "person") if bound > first else None
    free = reading.mark(at, "unit", "noun") is None and reading.text(at) not in (",", "%", "of")
    return (n.first, n.after, "age") if tied or (people is not None and free) else None


def _apposed(reading: Reading, n: Number, first: int, after: int) -> bool:
    """The form "Ruth Amberley, 19, won" or "Ruth Amberley (19)": a name, a comma, an age."""
    if n.value is None or n.first - 2 < first:
        return False
    if reading.tokens[n.first].kind != DIGITS and n.value <= _FEW:
        return False
    opener, closer = reading.text(n.first - 1), reading.text(n.after)
    named = reading.tokens[n.first - 2]
    person = reading.mark(n.first - 2, "person") is not None
    if named.kind != WORD or not (person or reading.capital(n.first - 2)):
        return False
    if reading.mark(n.first - 2, "weekday", "adverb"):
        return False
    if opener == "(":
        return closer == ")" and n.value > _FEW
    ended = n.after >= after or closer in (",", ".", ";", "next", "last", "today", "tomorrow")
    listed = reading.text(n.after + 1)[:1].isdecimal()
    return opener == "," and ended and n.value > 0 and not listed


def _range_end(reading: Reading, language: Language, at: int, after: int) -> int:
    """The end of a pair of numbers: "5 to 11", "12-15", "5 and 11"."""
    joined = reading.text(at) in (*_DASHES, "and", "to", "or")
    if joined and at + 1 < after:
        other = read_number(reading, language, at + 1, after)
        if other is not None:
            return other.after
    return at


def _clock(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """The forms "half past three", "a quarter to nine", "9 to 11am", "9-11am", "at 7 tonight"."""
    before = reading.text(n.first - 1)
    if before in ("past", "to") and n.value is not None and n.value <= _LONGEST_DAY:
        start = n.first - 2
        if reading.text(start) in ("half", "quarter"):
            start -= reading.text(start - 1) == "a"
            return start, n.after, "clock"
        minutes = reading.ending(n.first - 1, "unit")
        if before == "past" and (
            reading.tokens[start].kind == DIGITS or (minutes and minutes.value == "minute")
        ):
            return start, n.after, "clock"
    hours = reading.text(n.first)
    if len(hours) == 4 and hours.isdecimal() and reading.text(n.after) == "hours":  # noqa: PLR2004
        behind = reading.text(n.after + 1)
        if int(hours[2:]) < _HOUR and not reading.mark(n.after + 1, "noun") and behind != "of":
            return n.first, n.after, "clock"  # "0540 hours"
    if _is_hour_of_day(reading, n):
        return n.first, n.after, "clock"
    if _is_departure(reading, n):
        return n.first, n.after, "clock"
    end = _range_end(reading, language, n.after, after)
    mark = reading.mark(end, "guard_after")
    if end > n.after and mark is not None and mark.value == "clock":
        return n.first, mark.after, "clock"
    return None


def _is_hour_of_day(reading: Reading, n: Number) -> bool:
    """The forms "at ten at night", "until five in the morning"."""
    if n.value is None or n.value > _LONGEST_DAY or reading.text(n.first - 1) not in _HOURS_BEFORE:
        return False
    at = n.after + (reading.text(n.after) in ("at", "in", "on"))
    at += at > n.after and reading.text(at) == "the"
    return at > n.after and reading.text(at) in _PART_OF_DAY


def _is_departure(reading: Reading, n: Number) -> bool:
    """The form "the 8.15 from Calder": a train or bus by its time."""
    hours, point, minutes = reading.text(n.first).partition(".")
    shaped = point and minutes.isdecimal() and len(minutes) == _MINUTES and hours.isdecimal()
    timed = shaped and int(hours) <= _LONGEST_DAY and int(minutes) < _HOUR
    named = reading.text(n.first - 1) in ("the", "at", "from", "until", "by", "after", "before")
    return bool(timed) and named and reading.mark(n.after, "departs") is not None


def _score(reading: Reading, n: Number, *, sport: bool) -> Found | None:
    """The forms "3-1", "2-2", "112-104" and, in sport, "1-3" and "245 for 7"."""
    at, left = n.after, n.value
    if left is None and reading.text(at) != "/":
        return None
    if reading.tokens[n.first].kind != DIGITS or at + 1 >= len(reading.tokens):
        return None
    other = reading.tokens[at + 1]
    if other.kind != DIGITS or not other.text.isdecimal() or len(other.text) > SCORE_DIGITS:
        return None
    right = int(other.text)
    if reading.text(at) == "/":
        rated = any(
            reading.mark(back, "rating") for back in range(max(0, n.first - _PHONE_REACH), n.first)
        )
        return (n.first, at + 2, "rating") if rated and other.glued else None
    if left is None:
        return None
    if reading.text(at) == ":" and reading.tokens[at].glued and other.glued:
        return n.first, at + 2, "score"
    if reading.mark(at + 2, "unit", "noun") or reading.text(at + 2) in ("million", "billion"):
        return None
    if reading.text(at) == "for":
        wickets = sport and right <= _OVERS and left >= right
        return (n.first, at + 2, "score") if wickets else None
    if not is_tied(reading, at) or reading.ending(n.first, "currency_before", "compare_before"):
        return None
    if len(reading.text(n.first)) > SCORE_DIGITS:
        return None
    if left >= right or sport or not left:
        return n.first, at + 2, "score"
    return None


def _cricket(
    reading: Reading, language: Language, n: Number, after: int, *, sport: bool
) -> Found | None:
    """The forms "95 for two", "two for 63", "all out for 238", "238 all out"."""
    if not sport or n.value is None:
        return None
    if (reading.text(n.first - 2), reading.text(n.first - 1)) in _INNINGS:
        return n.first, n.after, "score"
    if (reading.text(n.after), reading.text(n.after + 1)) in (("all", "out"), ("not", "out")):
        return n.first, n.after, "score"
    if reading.text(n.after) != "for" or n.after + 1 >= after:
        return None
    other = read_number(reading, language, n.after + 1, after)
    if other is None or other.value is None or reading.mark(other.after, "unit", "noun"):
        return None
    few = min(n.value, other.value) <= _OVERS < max(n.value, other.value)
    return (n.first, other.after, "score") if few else None


def _address(
    reading: Reading, language: Language, n: Number, first: int, after: int
) -> Found | None:
    """The form "63 Linden Street": capitalised words up to a kind of street."""
    if reading.tokens[n.first].kind != DIGITS or n.value is None:
        return None
    end = n.after
    end += end < after and reading.tokens[end].glued and len(reading.text(end)) == 1
    for at in range(end, min(after, end + _STREET_REACH)):
        if reading.tokens[at].kind != WORD or not reading.capital(at):
            return None
        if at > end and reading.mark(at, "street"):
            return n.first, end, "address"
    return None


def _phone(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """Groups of figures after "call", or of a shape that no number has: "0800 417 263"."""
    end, digits, groups = n.first, 0, []
    while end < after and digits <= _LONGEST_PHONE and reading.text(end).isdecimal():
        groups.append(len(reading.text(end)))
        digits += groups[-1]
        end += 1
        end += (
            end + 1 < after
            and reading.text(end) in (*_DASHES, ")")
            and (reading.tokens[end + 1].kind == DIGITS)
        )
    dialled = reading.text(n.first - 1) in ("call", "dial", "ring", "phone", "text", "dialling")
    named = reading.mark(n.after, "unit", "noun", "person")
    if dialled and n.value is not None and named is None and digits >= SCORE_DIGITS:
        return n.first, end, "phone"  # "call 112"
    if len(groups) < 2 or digits < _PHONE_DIGITS:  # noqa: PLR2004  # one group is a number
        return None
    near = reading.within(max(first, n.first - _PHONE_REACH), n.first, "phone")
    thousands = groups[0] <= SCORE_DIGITS and set(groups[1:]) == {SCORE_DIGITS}
    if near or (len(groups) > 2 and not thousands):  # noqa: PLR2004  # "2029 1200" may be a pair
        return n.first, end, "phone"
    return None


_RULES: tuple[Rule, ...] = (_age, _clock, _address, _phone, *LABELS)
