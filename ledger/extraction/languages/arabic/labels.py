"""Arabic figures that name something: in titles and names, on plates and doors, in results.

What tells them apart stands beside them: quotation marks after "film", letters before a plate's
figures, the words of a clock or a bet.
"""

from __future__ import annotations

from ledger.extraction.languages.arabic.label_words import (
    CLITIC_LETTERS,
    CLOCK_WORDS,
    DIRECTIONS,
    FOLLOWS,
    IDLE,
    JOINS,
    LABELS,
    LETTERS,
    NUMBERED,
    ODDS,
    SAYS,
    SCALES,
    SCREENS,
    STEPS,
    STREETS,
    TITLED,
)
from ledger.extraction.languages.arabic.numbers import THE, definite
from ledger.extraction.reading import Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import DIGITS, SIGN

Guard = tuple[int, int, str]

_LONGEST_TITLE = 7
_FEW = 3
_NEAR = 6
_TENS = 100


def named_number(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Return the figure at the token *index* with what it is a name of, None where it is none."""
    token = reading.tokens[index]
    if token.kind == DIGITS:
        return (
            _titled(reading, index, first, after)
            or _lettered(reading, index, first)
            or _latin_id(reading, index, first)
            or _issue(reading, index, first)
            or _housed(reading, index)
            or _clock(reading, index, first, after)
            or _position(reading, index)
            or _resolution(reading, index)
            or _numbered(reading, index, first, after)
            or _scale(reading, index)
            or _sets(reading, index)
            or _odds(reading, index, first)
            or _item(reading, index, first)
        )
    return _titled(reading, index, first, after) or _idle(reading, index)


def noun_stem(word: str) -> str:
    """Return a word without its article and the particle before that."""
    bare = word[1:] if word[:1] in "وبلكف" and word[1:].startswith(THE) else word
    return bare.removeprefix(THE)


def _titled(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A number inside a title in quotation marks: كتاب «37 ليلة قرب النهر»."""
    start = index - 1
    while start >= max(first, index - _LONGEST_TITLE):
        text = reading.text(start)
        if text in OPENERS or text == '"':
            break
        if reading.tokens[start].kind == SIGN and text not in "-–:":
            return None
        start -= 1
    else:
        return None
    closer = OPENERS.get(reading.text(start), '"')
    end = index + 1
    while end < after and reading.text(end) not in closer:
        if end - start > _LONGEST_TITLE + 1 or reading.text(end) in ".!؟":
            return None
        end += 1
    if end >= after or reading.within(start + 1, end, *SAYS):
        return None
    before = reading.text(start - 1) if start > first else ""
    stem = noun_stem(before)
    titled = stem in TITLED or before[1:] in TITLED
    if not titled and definite(before) and start - 2 >= first:  # "جرارها الجديد «فجر 63 ماكس»"
        titled = noun_stem(reading.text(start - 2)) in TITLED
    return (index, index + 1, "name") if titled else None


def _lettered(reading: Reading, index: int, first: int) -> Guard | None:
    """Figures behind letters: "د ر ز 9058", "ت 205", "ب-4"; and behind Latin capitals."""
    tokens = reading.tokens
    if reading.mark(index + 1, "unit", "noun") is not None:
        return None
    at = index - 1
    if at > first and reading.text(at) == "-" and tokens[at].glued and tokens[index].glued:
        letter = reading.text(at - 1)
        plain = letter in LETTERS and "\u0640" not in reading.raw(at - 1, index)
        return (at - 1, index + 1, "number") if plain else None
    while at >= first and reading.text(at) in LETTERS and not tokens[at + 1].glued:
        at -= 1
    letters = index - 1 - at
    if letters > 1 or (letters == 1 and reading.text(index - 1) not in CLITIC_LETTERS):
        return (at + 1, index + 1, "plate" if letters > 1 else "number")
    return None


def _latin_id(reading: Reading, index: int, first: int) -> Guard | None:
    """A figure behind Latin letters and a label: "براءة الاختراع DE 8,305,617"."""
    letters = reading.text(index - 1)
    if index <= first or not (letters.isascii() and letters.isalpha()):
        return None
    if reading.mark(index + 1, "unit", "noun"):
        return None
    near = {noun_stem(reading.text(at)) for at in range(max(first, index - _FEW - 2), index - 1)}
    return None if NUMBERED.isdisjoint(near) else (index - 1, index + 1, "id")


def _issue(reading: Reading, index: int, first: int) -> Guard | None:
    """The issue of a journal between its volume and its page: "المجلد 37، العدد 6"."""
    if reading.text(index - 1) not in ("العدد", "عدد"):
        return None
    near = {reading.text(at) for at in range(max(first, index - _NEAR), index + _FEW + 1)}
    return (index, index + 1, "page") if near & {"المجلد", "مجلد", "ص", "السنه"} else None


def _housed(reading: Reading, index: int) -> Guard | None:
    """A house number before its street; counted streets would be "شارعا" or "شوارع"."""
    text = reading.text(index)
    if reading.text(index + 1) not in STREETS or not text.isdecimal():
        return None
    return (index, index + 1, "address") if int(text) % _TENS else None


def _clock(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A clock time with a point: "موعد العرض 20.35"."""
    hour, sign, minute = reading.text(index).partition(".")
    shaped = sign and len(minute) == len("00") and 0 < len(hour) <= len("00")
    if not shaped or int(hour) >= 24 or int(minute) >= 60:  # noqa: PLR2004  # hours, minutes
        return None
    if reading.mark(index + 1, *FOLLOWS) or reading.text(index + 1) in "%٪$":
        return None
    low = max(first, index - _FEW)
    near = any(reading.text(at).lstrip("و") in CLOCK_WORDS for at in range(low, min(index, after)))
    return (index, index + 1, "time") if near else None


def _position(reading: Reading, index: int) -> Guard | None:
    """A coordinate ("36.40 شرقا") and a marker on a road ("212+500")."""
    tokens = reading.tokens
    if reading.text(index + 1) in DIRECTIONS and "." in reading.text(index):
        return index, index + 1, "position"
    marker = (
        reading.text(index + 1) == "+"
        and index + 2 < len(tokens)
        and tokens[index + 1].glued
        and tokens[index + 2].glued
        and tokens[index + 2].kind == DIGITS
        and len(tokens[index + 2].text) == _FEW
    )
    return (index, index + 3, "position") if marker else None


def _resolution(reading: Reading, index: int) -> Guard | None:
    """The size of pictures: "4K"."""
    sized = reading.text(index) in SCREENS and reading.text(index + 1) == "k"
    glued = sized and reading.tokens[index + 1].glued
    return (index, index + 2, "class") if glued else None


def _numbered(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Several numbers of doors and classes ("الأرصفة 5 و6", "الصفوف من 37 إلى 48"), and figures in
    a chain ("4-3-3").
    """
    tokens = reading.tokens
    at = index - 2 if reading.text(index - 1) in ("من", "بين") else index - 1
    labels = at >= first and noun_stem(reading.text(at)).removeprefix("ل") in LABELS
    end = index + 1
    while labels and end + 1 < after and tokens[end + 1].kind == DIGITS:
        if reading.text(end) not in JOINS:
            break
        end += 2
    if labels and not reading.mark(end, "unit", "noun"):
        return index, end, "number"
    end = index + 1
    while end + 1 < after and _glued_pair(reading, end):
        end += 2
    short = all(len(tokens[one].text) == 1 for one in range(index, end, 2))
    return (index, end, "score") if end - index > len("4-3") and short else None


def _glued_pair(reading: Reading, at: int) -> bool:
    sign, figure = reading.tokens[at : at + 2]
    return sign.text in ("-", "–") and sign.glued and figure.glued and figure.kind == DIGITS


def _scale(reading: Reading, index: int) -> Guard | None:
    """A step of a scale that is no magnitude: "بقوة 6 على مقياس بوفورت"."""
    scaled = reading.text(index + 1) in ("علي", "وفق", "حسب") and reading.text(index + 2) in SCALES
    return (index, index + 1, "class") if scaled and reading.text(index + 3) in STEPS else None


def _sets(reading: Reading, index: int) -> Guard | None:
    """One of several results in a row: "6-1 2-6 6-0", "6-3، 2-6"."""
    if not _is_result(reading, index):
        return None
    near = (index - 3, index - 4, index + 3, index + 4)
    return (index, index + 3, "score") if any(_is_result(reading, at) for at in near) else None


def _is_result(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    if not 0 <= index < len(tokens) - 2:
        return False
    left, sign, right = tokens[index : index + 3]
    shaped = left.kind == right.kind == DIGITS and sign.text in ("-", "–", "/")
    short = len(left.text) <= len("00") and len(right.text) <= len("00")
    return shaped and short and sign.glued and right.glued


def _odds(reading: Reading, index: int, first: int) -> Guard | None:
    """The odds of a bet: "نسبة المراهنة 9 إلى 5"."""
    low = max(first, index - _NEAR)
    if reading.text(index + 1) not in ("الي", "-", "/", ":", "مقابل"):
        return None
    if index + 2 >= len(reading.tokens) or reading.tokens[index + 2].kind != DIGITS:
        return None
    bet = any(word in reading.text(at) for at in range(low, index) for word in ODDS)
    return (index, index + 3, "score") if bet else None


def _item(reading: Reading, index: int, first: int) -> Guard | None:
    """The number of a list's item in brackets: "(3) ترحيل ..."."""
    if index != first + 1 or reading.text(first) != "(" or reading.text(index + 1) != ")":
        return None
    return (index, index + 1, "list") if len(reading.text(index)) <= len("00") else None


def _idle(reading: Reading, index: int) -> Guard | None:
    """Number words of sayings: "خمسون خمسون", "متأكد مئة بالمئة"."""
    text = reading.text(index)
    if not text:
        return None
    if text == reading.text(index + 1) and text.isalpha() and reading.mark(index, "month") is None:
        known = index in reading.numbers_within(index, index + 1)
        return (index, index + 2, "word") if known else None
    if reading.text(index - 1) in IDLE and text in ("ميه", "مايه", "100"):
        return index, index + 2, "word"
    return None
