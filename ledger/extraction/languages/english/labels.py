"""English numbers that label, rank, rate or name something, or only place it in time."""

from __future__ import annotations

from collections.abc import Callable

from ledger.extraction.languages.english.numbers import (
    SCORE_DIGITS,
    Found,
    Number,
    is_tied,
    read_number,
)
from ledger.extraction.languages.english.signs import event, in_sign, ordinal
from ledger.extraction.languages.language import Language
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

_DASHES = "-–"
_FEW = 10
_ROUND = 1000
_YEARS = (1700, 2100)
_SHARES = frozenset((5, 10, 20, 25, 50, 100, 1000))
_EVENT_REACH = 6
_LASTING_REACH = 3
_ALWAYS = frozenset(("force", "beaufort", "magnitude", "category", "grade"))
_SHARE_WORDS = frozenset(("four", "five", "ten", "twenty", "100", "10", "20", "5", "1,000"))
_HOURS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
) | {"twelve"}
_ANAPHORIC = frozenset(("the", "these", "those", "both", "other"))
_NO_FIGURE_AFTER_ONE = frozenset(("more", "another", "thing"))


def _label(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """A number that a word before it makes a label, with all that are listed: "pages 31-35"."""
    mark = reading.ending(n.first, "guard_before")
    if mark is None and n.first > first and reading.capital(n.first - 1):
        lettered = len(reading.text(n.first - 1)) < SCORE_DIGITS  # "flight BA 417"
        mark = reading.ending(n.first - 1, "guard_before") if lettered else None
    if mark is None or mark.first < first:
        return None
    if "," in reading.text(n.first) and mark.value not in ("id", "edition"):
        return None
    named = reading.mark(n.after, "unit", "noun")
    counted = named is not None and (
        named.category == "unit" or named.value != reading.text(n.after)
    )
    if mark.value in ("model", "name") and not reading.capital(mark.first):
        return None
    if (
        counted
        and reading.text(mark.first) not in _ALWAYS
        and not reading.capital(mark.first)
        and mark.after - mark.first == 1
        and (reading.text(mark.first) not in ("no", "number", "nos"))
    ):
        return None
    plural = reading.text(mark.after - 1).endswith("s")
    end = _tail(reading, n.after, after)
    while end + 1 < after:
        glued = reading.text(end) in (*_DASHES, "/", ".", "(") and reading.tokens[end].glued
        joined = plural and (
            reading.text(end) in (",", "&") or reading.mark(end, "range_join") is not None
        )
        turned = reading.text(end + 1) == "not" and reading.text(end) == ","
        end += turned  # "locker 37, not 73"
        joined = joined or turned
        other = reading.tokens[end + 1] if end + 1 < after else reading.tokens[end]
        if not (glued or joined) or (glued and not other.glued):
            break
        if other.kind != DIGITS or reading.mark(end + 2, "unit", "noun"):
            break
        end = _tail(reading, end + 2, after)
        end += reading.text(end) == ")" and glued
    if mark.value == "law" and reading.text(end) == "of" and reading.text(end + 1).isdecimal():
        end += 2  # "Law 83 of 1962"
    if mark.value == "id" and end + 1 < after and reading.capital(end):
        end += 1 + (reading.tokens[end + 1].kind == DIGITS)  # "plate 61 DBV 958"
    return n.first, end, mark.value


def _tail(reading: Reading, at: int, after: int) -> int:
    """The token after the letters that are glued to a label's figure: "14B", "63a"."""
    short = at < after and reading.tokens[at].kind == WORD and reading.tokens[at].glued
    return at + (short and len(reading.text(at)) <= SCORE_DIGITS)


def _measured(
    reading: Reading, language: Language, n: Number, first: int, after: int
) -> Found | None:
    """A measure that names a kind of thing: "9mm pistol", "40-foot container", "30-year bond"."""
    at = n.after + is_tied(reading, n.after)
    unit = reading.mark(at, "unit")
    pointed = reading.text(n.first - 1) == "." and reading.tokens[n.first].glued
    money = reading.ending(n.first, "currency_before") is not None
    if unit is None:
        if at == n.after and not (money or pointed):
            return None
        end = at
    else:
        end = unit.after
    tied = at > n.after or money or (at < after and reading.tokens[at].glued)
    end += reading.text(end) in _DASHES and is_tied(reading, end)
    shells = reading.text(n.first - 1) == "of" and reading.mark(n.first - 2, "label_after")
    if shells and shells.value == "calibre" and unit is not None and unit.value == "millimetre":
        return n.first, n.after, "calibre"  # "rounds of 76mm"
    if unit is not None and reading.text(unit.after) == "out" and _ends(reading, unit.after + 1):
        return n.first, n.after, "position"  # "broke away 450 metres out"
    labelled = reading.mark(end, "label_after")
    if labelled is None and end < after and reading.tokens[end].kind == WORD:
        inner = not language.is_stopword(reading.text(end))
        labelled = reading.mark(end + 1, "label_after") if inner else None
    if labelled is None or not (tied or labelled.value in ("calibre", "event")):
        if unit is not None and reading.mark(unit.after, "to_go"):
            return n.first, n.after, "position"
        if (
            unit is not None
            and unit.value.startswith("degree")
            and (reading.text(unit.after) in ("north", "south", "east", "west"))
        ):
            return n.first, n.after, "position"
        return None
    if unit is not None and labelled.value == "event" and unit.value not in ("metre", "kilometre"):
        return None
    return n.first - pointed, n.after, labelled.value


def _ends(reading: Reading, index: int) -> bool:
    return index >= len(reading.tokens) or reading.tokens[index].kind not in (WORD, DIGITS)


def race(reading: Reading, n: Number, first: int, *, sport: bool) -> Found | None:
    """A distance that is the name of a race: "took the 3,000 metres"."""
    unit = reading.mark(n.after, "unit")
    if not sport or unit is None or unit.value not in ("metre", "kilometre"):
        return None
    named = reading.text(n.first - 1) in ("the", "a", "men's", "women's") or (
        reading.text(n.first - 2) in ("'", "’") and reading.text(n.first - 1) == "s"
    )
    won = reading.within(max(first, n.first - _EVENT_REACH), n.first, "sport")
    return (n.first, n.after, "event") if named and won else None


def _rate(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """What a rate is held against, and shares in common talk: "per 1,000", "one in five"."""
    before = reading.text(n.first - 1) if n.first > first else ""
    if before in ("per", "every", "each"):
        timed = (unit := reading.mark(n.after, "unit")) is not None and unit.value in TIME_UNITS
        return n.first, n.after, "period" if timed else "rate"
    at = n.after
    plain = at + 1 < after and reading.tokens[at].kind == WORD and reading.text(at) != "in"
    if plain and reading.text(at + 1) == "in" and reading.text(at + 2) in _SHARE_WORDS:
        of_time = reading.mark(at, "unit") or reading.mark(at + 3, "unit", "noun")
        return None if of_time else (n.first, at + 3, "vague")  # "one dose in ten"
    out = reading.text(at) == "out" and reading.text(at + 1) == "of"
    if not out and reading.text(at) != "in":
        return None
    at += 1 + out
    tens = reading.text(at) in ("5", "10", "100", "five", "ten")
    if out and tens and "." in reading.text(n.first):
        return n.first, at + 1, "rating"
    at += reading.text(at) in ("every", "each")
    other = read_number(reading, language, at, after) if at < after else None
    if other is None or n.value is None or n.value > _FEW or reading.mark(other.after, "unit"):
        return None
    digits = reading.text(other.first).replace(",", "")
    of = other.value if other.value is not None else int(digits) if digits.isdecimal() else 0
    if of <= n.value:
        return None
    if of <= _FEW or of in _SHARES or (n.value == 1 and of < _YEARS[0]) or not of % _ROUND:
        return n.first, other.after, "vague"
    return None


def _name(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """A number inside a name: "Seven Kings", "Orchard 63 Holdings", "the 2033 Canal Code"."""
    following = n.after < after and reading.tokens[n.after].kind == WORD
    capital = following and reading.capital(n.after)
    word = reading.tokens[n.first].kind == WORD
    before = n.first - 1
    named = before >= first and reading.tokens[before].kind == WORD and reading.capital(before)
    plain = named and not reading.mark(before, "month", "weekday", "adverb")
    text = reading.text(n.first)
    bare = text.isdecimal() and len(text) == 4  # noqa: PLR2004
    after_noun = reading.mark(n.after, "noun")
    if bare and _YEARS[0] <= int(text) <= _YEARS[1] and after_noun is not None:
        one = after_noun.value == reading.text(n.after)
        if one and not reading.ending(n.first, "compare_before"):
            return n.first, n.after, "year"  # "the 2008 crash"
    short = before >= first and reading.text(before) in ("'", "’") and len(text) == 2  # noqa: PLR2004
    if short and reading.tokens[n.first].glued and not reading.tokens[before].glued:
        return n.first, n.after, "year"  # "the summer of '69"
    if word:
        inner = n.first > first and reading.tokens[before].kind == WORD
        if reading.capital(n.first) and capital and (inner or reading.mark(n.after, "noun")):
            return n.first, n.after, "name"
        spelled = plain and reading.capital(n.first) and before > first
        return (n.first, n.after, "name") if spelled else None
    year = len(reading.text(n.first)) == 4 and reading.text(before) != ","  # noqa: PLR2004
    if capital and year and n.value is not None and not reading.mark(n.after, "month"):
        return (n.first, n.after, "event") if named or reading.text(before) == "the" else None
    inside = capital and plain and not reading.mark(n.after, "unit", "month")
    return (n.first, n.after, "name") if inside else None


def _rank(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """The forms "top 10", "a two-way street", "4.5 out of 5", "the two sides"."""
    before = reading.text(n.first - 1) if n.first > first else ""
    back = n.first - 1 - (before in _DASHES and before != "")
    if reading.text(back) in ("top", "bottom") and back >= first:
        return n.first, n.after, "rank"
    if is_tied(reading, n.after) and reading.mark(n.after + 1, "idiom"):
        return n.first, n.after, "word"
    word = reading.tokens[n.first].kind == WORD
    compound = word and is_tied(reading, n.after) and reading.text(n.after + 1)
    if (
        compound
        and compound.endswith(("ed", "niner", "niners"))
        and n.value
        and (n.value <= _FEW or compound.startswith("niner"))
    ):
        return n.first, n.after, "word"  # "two-faced"
    if is_tied(reading, n.after) and reading.text(n.after + 1) == "in":
        return n.first, n.after, "vague"  # "a 1-in-100-year flood"
    if (
        word
        and not is_tied(reading, n.after)
        and before in _ANAPHORIC
        and n.value is not None
        and 1 < n.value <= _FEW
    ):
        unit = reading.mark(n.after, "unit")
        later = reading.mark(n.after, "compare_after", "percent_before")
        return None if unit or later else (n.first, n.after, "word")
    one = word and n.value == 1
    half = reading.text(n.after + 1) in ("and", "half")
    if one and (
        (is_tied(reading, n.after) and not half) or reading.text(n.after) in _NO_FIGURE_AFTER_ONE
    ):
        return n.first, n.after, "word"
    return None


def _length(
    reading: Reading, language: Language, n: Number, first: int, after: int
) -> Found | None:
    """A length that only places something in time: "three days later", "the first in 20 years"."""
    at = n.after + is_tied(reading, n.after)
    unit = reading.mark(at, "unit")
    if unit is None or unit.value not in TIME_UNITS | {"decade", "century"}:
        return None
    if reading.mark(unit.after, "later"):
        return n.first, n.after, "period"
    before = reading.text(n.first - 1) if n.first > first else ""
    if before == "in":
        low = max(first, n.first - _EVENT_REACH)
        if reading.within(low, n.first, "record", "ordinal"):
            return n.first, n.after, "period"
        timed = reading.text(unit.after) in ("time", "'", "’")
        return (n.first, n.after, "period") if timed else None
    if before == "over":
        low = max(first, n.first - 1 - _LASTING_REACH)
        lasting = reading.within(low, n.first - 1, "lasting")
        return None if lasting else (n.first, n.after, "period")
    return None


def _is_hour(reading: Reading, index: int) -> bool:
    text = reading.text(index)
    return text.isdecimal() or text in _HOURS


def share(reading: Reading, index: int, first: int) -> Found | None:
    """A half or quarter that is a time or a match's, or of what nobody can measure."""
    text = reading.text(index)
    before = reading.text(index - 1) if index > first else ""
    if reading.text(index + 1) in ("past", "to") and _is_hour(reading, index + 2):
        return None  # "half past eleven"
    back = index - 2 if before in ("a", "-") else index
    if before == "-" and reading.text(back) == "a":
        back -= 1
    if back < index and "and" in (reading.text(back), reading.text(back - 1)):
        return None  # "nine and a half months"
    if reading.mark(index - 1, "ordinal", "halves") and index > first:
        return index, index + 1, "period"
    if text == "half":
        at = index + 1
        at += reading.text(at) in ("of",)
        if reading.text(index + 1) in ("that", "what", "as"):
            return index, index + 1, "vague"
        at += reading.text(at) in ("the", "its", "their", "his", "her")
        if at > index + 1 and reading.mark(at, "usual"):
            return index, index + 1, "vague"
        if (
            before == "-"
            or reading.mark(index + 1, "halved")
            or (is_tied(reading, index + 1) and reading.mark(index + 2, "halved"))
        ):
            return index, index + 1, "word"
        return None
    number = before in ("a", "one", "two", "three", "-", "and") or reading.text(index + 1) == "of"
    if number or reading.text(index + 1) in ("million", "billion"):
        return None
    return index, index + 1, "period"


Rule = Callable[[Reading, Language, Number, int, int], Found | None]
LABELS: tuple[Rule, ...] = (
    ordinal,
    _label,
    event,
    in_sign,
    _measured,
    _rate,
    _name,
    _rank,
    _length,
)
