"""Figures that are labels in Turkish: plates, clock times, scores, decades, ages, phones."""

from __future__ import annotations

import re

from ledger.extraction.languages.turkish.clocks import time_at
from ledger.extraction.languages.turkish.figure_signs import signs_at
from ledger.extraction.languages.turkish.names_in_figures import name_at
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD, Token

Guard = tuple[int, int, str]

_APOSTROPHES = "'’"
_DASHES = "-–"
_PROVINCES = 81
_PLATE_LETTERS, _PLATE_DIGITS = 3, (2, 5)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_AT_A_TIME = frozenset(("de", "da", "te", "ta", "den", "dan", "ten", "tan", "e", "a", "ye", "ya"))
_DECADES = re.compile(r"(?:l[ae]r|l[ıiuü])\w{0,8}")
_FOLD = re.compile(r"l[ıiuü]k?")
_NAMED_BY_YEAR = (
    *("rapor", "sonuçlar", "bülten", "program", "plan", "fuar", "kupa", "olimpiyat", "strateji"),
    *("eylem", "belge", "liste", "takvim", "ödül", "festival", "zirve", "sergi", "anket"),
)
_LISTED = 8
_OLDEST = 110
_NAMED = ("phone", "model", "law", "calibre", "page")
_NUMBERED = ("no", "numara", "numarası", "bülten", "iban", "pafta", "parsel")
_BANDS = ("bandı", "sıra", "aralığ")
_STREETS = ("sok", "cad", "cd", "sk", "bulv", "blv")
_SCORE_DIGITS = 3  # of a basketball match
_DECADE_DIGITS = (2, 4)
_SCORE_REACH = 8
_TO = frozenset(("e", "a", "ye", "ya"))
_WRITTEN = ("yaz", "gönder", "mesaj", "kısa")


def guard_at(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Return what makes the figure at the token *index* none: a range of tokens and the reason."""
    return (
        _label(reading, index)
        or _age(reading, index)
        or _plate(reading, index)
        or _clock(reading, index)
        or _decade(reading, index)
        or _score(reading, index, first, after)
        or _band(reading, index)
        or _letter(reading, index)
        or _message(reading, index, after)
        or _day_of_month(reading, index)
        or _called(reading, index)
        or _street(reading, index)
        or _year_of_a_name(reading, index)
        or name_at(reading, index)
        or time_at(reading, index, first, after)
        or signs_at(reading, index, first)
    )


def _year_of_a_name(reading: Reading, index: int) -> Guard | None:
    """The form "2029 raporu": the year of a thing that is called so."""
    text, word = reading.text(index), _word(reading, index + 1)
    if len(text) != len("2029") or not text.isdecimal() or text[:2] not in ("19", "20"):
        return None
    named = word is not None and not word.glued and word.text.startswith(_NAMED_BY_YEAR)
    return (index, index + 1, "event") if named else None


def _label(reading: Reading, index: int) -> Guard | None:
    """What a name or a sign beside the figure makes of it, whatever follows."""
    mark = reading.ending(index, "guard_before")
    measured = "," in reading.text(index) or reading.mark(index + 1, "unit") is not None
    if (
        mark is not None
        and not measured
        and (mark.value in _NAMED or reading.text(mark.first) in _NUMBERED)
    ):
        return index, _whole_mark(reading, index), mark.value
    month = reading.mark(index + 1, "month")
    if month is not None and len(reading.text(index)) <= len("31"):
        return index, month.after, "name"  # "4 Mart Çeşmesi": a date would be one already
    if index and reading.text(index - 1) == "=" and reading.tokens[index].glued:
        return index, index + 1, "number"  # "2033=100"
    if reading.text(index - 1) == "ilk" and reading.text(index + 1) in _APOSTROPHES:
        return index, index + 1, "position"  # "ilk 10'a girdi"
    if _lists_ordinals(reading, index):
        return index, index + 1, "ordinal"
    letter = _word(reading, index + 2)
    tied = reading.text(index + 1) == "-" and reading.tokens[index + 1].glued
    if tied and letter is not None and letter.glued and len(letter.text) == 1:
        return index, index + 3, "class"  # "1-A"
    ages = ("7", "70")
    if reading.text(index) in ages and reading.text(index + 1) in _APOSTROPHES:
        pair = {reading.text(index + 3), reading.text(index - 3)} & set(ages)
        return (index, index + 1, "vague") if pair else None
    return None


def _whole_mark(reading: Reading, index: int) -> int:
    """The end of a mark with a second figure: "737-800"."""
    tied = index + 2 < len(reading.tokens) and reading.text(index + 1) in _DASHES
    glued = tied and reading.tokens[index + 1].glued and reading.tokens[index + 2].glued
    return index + 3 if glued and reading.tokens[index + 2].kind == DIGITS else index + 1


def _lists_ordinals(reading: Reading, index: int) -> bool:
    """Say whether the figure is one of "2, 4 ve 6. aylarda"."""
    at = index
    while at < index + _LISTED and reading.text(at + 1) in (",", "ve", "ile"):
        following = reading.text(at + 2)
        if not following.isdecimal() or len(following) > len("31"):
            return False
        at += 2
    tokens = reading.tokens
    dotted = at > index and at + 2 < len(tokens) and tokens[at + 1].text == "."
    return dotted and tokens[at + 2].kind == WORD and not reading.capital(at + 2)


def _age(reading: Reading, index: int) -> Guard | None:
    """The form "Ali Demir (34)"."""
    text = reading.text(index)
    bracketed = reading.text(index - 1) == "(" and reading.text(index + 1) == ")"
    if not bracketed or not text.isdecimal() or not 0 < int(text[:4]) < _OLDEST:
        return None
    name = index - 2 - (reading.text(index - 2) == ".")
    named = name >= 0 and reading.tokens[name].kind == WORD and reading.capital(name)
    return (index, index + 1, "age") if named else None


def _word(reading: Reading, index: int) -> Token | None:
    token = reading.tokens[index] if 0 <= index < len(reading.tokens) else None
    return token if token is not None and token.kind == WORD else None


def _suffix(reading: Reading, index: int) -> str:
    """The ending that an apostrophe sets off from the token before *index*, or that touches it."""
    at = index + (reading.text(index) in _APOSTROPHES)
    token = _word(reading, at)
    return token.text if token is not None and token.glued else ""


def _plate(reading: Reading, index: int) -> Guard | None:
    """The form "34 ABC 123"."""
    text, letters = reading.text(index), _word(reading, index + 1)
    if index > 1 and text.isdecimal() and reading.raw(index - 1, index).isupper():
        code = reading.text(index - 2)  # the guard of "06" has taken its head
        if len(code) == len("06") and code[0] == "0" and len(text) > 1:
            return index, index + 1, "plate"
    if (
        len(text) != len("34")
        or not text.isdecimal()
        or not 1 <= int(text) <= _PROVINCES
        or letters is None
    ):
        return None
    raw, number = reading.raw(index + 1, index + 2), reading.text(index + 2)
    if len(raw) > _PLATE_LETTERS or not raw.isupper() or not number.isdecimal():
        return None
    shortest, longest = _PLATE_DIGITS
    if not shortest <= len(number) <= longest or reading.mark(index + 1, "unit"):
        return None
    return index, index + 3, "plate"


def _clock(reading: Reading, index: int) -> Guard | None:
    """The form "14.30'da": Turkish writes decimals with a comma."""
    if _CLOCK.fullmatch(reading.text(index)) is None:
        return None
    if reading.ending(index, "percent_before", "currency_before"):
        return None
    after = index + 1
    if reading.text(after) in _APOSTROPHES and _suffix(reading, after) in _AT_A_TIME:
        return index, after, "time"
    dash = reading.text(after) in _DASHES and reading.text(after) != ""
    if dash and _CLOCK.fullmatch(reading.text(after + 1)):
        measured = reading.mark(after + 2, "unit", "noun") or not reading.tokens[after].glued
        return None if measured else (index, after + 2, "time")
    ends = index > 1 and reading.text(index - 1) in _DASHES and reading.tokens[index].glued
    if ends and _CLOCK.fullmatch(reading.text(index - 2)):
        return index, after, "time"  # "08.00-16.00"
    counted = reading.mark(after, "noun") is not None and not reading.mark(after, "unit")
    return (index, after, "time") if counted or reading.mark(after, "guard_after") else None


def _decade(reading: Reading, index: int) -> Guard | None:
    """The forms "1980'lerde", "90'lı yıllarda", and "3'lü" of a set."""
    text, suffix = reading.text(index), _suffix(reading, index + 1)
    if not text.isdecimal() or not suffix or reading.text(index + 1) not in _APOSTROPHES:
        return None
    if len(text) in _DECADE_DIGITS and text[-1] == "0" and _DECADES.fullmatch(suffix):
        return index, index + 3, "period"
    return (index, index + 3, "model") if _FOLD.fullmatch(suffix) else None


def _score(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """The form "1-3" in a sentence about a match."""
    tokens = reading.tokens
    if index + 2 >= after or reading.text(index + 1) not in _DASHES or not tokens[index + 1].glued:
        return None
    left, right = reading.text(index), reading.text(index + 2)
    if tokens[index + 2].kind != DIGITS or not (left.isdecimal() and right.isdecimal()):
        return None
    if max(len(left), len(right)) > _SCORE_DIGITS:
        return None
    if reading.mark(index + 3, "unit", "noun", "guard_after"):
        return None
    low, high = max(first, index - _SCORE_REACH), min(after, index + _SCORE_REACH)
    if left == right or reading.within(low, high, "match"):
        return index, index + 3, "score"
    return None


def _band(reading: Reading, index: int) -> Guard | None:
    """Both ends of a rank or band: "350-425 bandında"."""
    if index + 2 >= len(reading.tokens) or reading.text(index + 1) not in _DASHES:
        return None
    if reading.ending(index, "percent_before") or reading.tokens[index + 2].kind != DIGITS:
        return None
    if reading.text(index + 3).startswith(_BANDS):
        return index, index + 3, "position"
    mark = reading.mark(index + 3, "guard_after", "age")
    if mark is None:
        return None
    return index, index + 3, "age" if mark.category == "age" else mark.value


def _letter(reading: Reading, index: int) -> Guard | None:
    """A figure and a letter behind a stroke: "9/b", "45/A"."""
    letter = _word(reading, index + 2)
    touching = letter is not None and letter.glued and reading.tokens[index + 1].glued
    if reading.text(index + 1) == "/" and touching and len(reading.text(index + 2)) == 1:
        return index, index + 3, "law"
    return None


def _message(reading: Reading, index: int, after: int) -> Guard | None:
    """A short number that messages go to: "7706'e ... SMS"."""
    text = reading.text(index)
    if (
        len(text) != len("7706")
        or not text.isdecimal()
        or reading.text(index + 1) not in _APOSTROPHES
    ):
        return None
    near = range(index + 2, min(after, index + _SCORE_REACH))
    sent = (
        any(reading.text(at) == "sms" or reading.text(at).startswith(_WRITTEN) for at in near)
        and reading.text(index + 2) in _TO
    )
    return (index, index + 1, "phone") if sent else None


def _day_of_month(reading: Reading, index: int) -> Guard | None:
    """The form "ayın 15'inde"."""
    named = reading.mark(index - 3, "month") is not None and reading.text(index - 2) in _APOSTROPHES
    month = reading.text(index - 1) in ("ayının", "ayın") or named  # "Ağustos'un 30'unda"
    suffixed = reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1) != ""
    if month and suffixed and len(reading.text(index)) <= len("31"):
        return index, index + 1, "date"
    return None


def _called(reading: Reading, index: int) -> Guard | None:
    """Numbers that are called: "155'i arayarak", "444 0 123"."""
    text, tokens = reading.text(index), reading.tokens
    if not text.isdecimal() or len(text) != len("155"):
        return None
    if reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1):
        call = any(reading.text(at).startswith(("ara", "ihbar")) for at in (index + 3, index + 4))
        return (index, index + 1, "phone") if call and text[0] == "1" else None
    if text == "444" and index + 2 < len(tokens) and tokens[index + 1].kind == DIGITS:
        end = index + 2
        while end < min(len(tokens), index + 4) and tokens[end].kind == DIGITS:
            end += 1
        return index, end, "phone"
    return None


def _street(reading: Reading, index: int) -> Guard | None:
    """The form "1523. Sok."."""
    named = reading.text(index + 1) == "." and reading.text(index + 2).startswith(_STREETS)
    return (index, index + 2, "address") if named else None
