"""What a Turkish figure counts: the noun behind it, or the one in the genitive before it.

"64 orman işçisi", "500'e yakın işçi", "85 kovandan otuz ikisi", "kuyuların 64'ü", "araç sayısı 64".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.extraction.languages.language import Role
from ledger.extraction.languages.turkish.endings import VOWELS
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_APOSTROPHES = "'’"
_PHRASE = 4
_OWNER_REACH = 24
_SUBJECT_REACH = 9
_COUNT_REACH = 8
_OWN = re.compile(r"s?[ıiuü](?:n[ıiuüae]|nd[ae]n?|n[ıiuü]n|yl[ae])?")
_OWNED_WORD = re.compile(r"\w+?(?:s[ıiuü]|[ıiuü])(?:n[ıiuüae]|nd[ae]n?|n[ıiuü]n|yl[ae]|d[ıiuü]r)?")
_GENITIVE = re.compile(r"\w{2,}[ıiuü]n")
_ABLATIVE = re.compile(r"\w{2,}[dt][ae]n")
_NOT_OWNERS = frozenset(("bunun", "bunların", "onun", "onların", "için", "son", "gün", "yakın"))
_VERBAL = (
    "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "yordu", "mış", "miş", "muş", "müş",
    "acak", "ecek", "arak", "erek", "ıp", "ip", "up", "üp", "mak", "mek", "madı", "medi", "ken",
)  # fmt: skip
_VERBAL_ENDS = (
    *("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "an", "en", "mış", "miş", "muş"),
    *("müş", "arak", "erek", "ını", "ini", "unu", "ünü", "ığı", "iği", "uğu", "üğü", "kın"),
)
_PARTICIPLE = ("an", "en", "dığı", "diği", "duğu", "düğü", "tığı", "tiği", "tuğu", "tüğü")
_PAST = ("dı", "di", "du", "dü", "tı", "ti", "tu", "tü")
_PEOPLE = frozenset(("kişi", "insan", "çocuk", "kadın", "erkek", "şüpheli", "yaralı"))
_NUMBER_OF = ("sayısı", "adedi", "miktarı")
_ATTRIBUTES = frozenset(
    (
        *("hız", "süre", "maliyet", "fiyat", "uzunluk", "genişlik", "yükseklik", "derinlik", "boy"),
        *("ağırlık", "değer", "bedel", "oran", "pay", "hacim", "kapasite", "tutar", "mesafe"),
    )
)
_OBLIQUE = ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "nda", "nde", "ki")
_SAFE_ENDINGS = (
    "larının", "lerinin", "larından", "lerinden", "larında", "lerinde", "larını", "lerini",
    "larına", "lerine", "lardan", "lerden", "larda", "lerde", "ların", "lerin", "lara", "lere",
    "ları", "leri", "lar", "ler", "dan", "den", "tan", "ten", "da", "de", "nın", "nin", "nun",
    "nün", "ya", "ye", "yı", "yi", "yu", "yü",
)  # fmt: skip
_SOFT_ENDINGS = ("ğın", "ğin", "ğun", "ğün", "ğı", "ği", "ğu", "ğü", "ğa", "ğe")
_SHORTEST = 3
_AHEAD = 4


def noun_after(reading: Reading, at: int, after: int, stop: frozenset[str]) -> int | None:
    """Return the token of the noun that a figure ending before *at* counts."""
    start = _past_case(reading, at)
    if start is None:
        return None
    bound = reading.mark(start, "compare_after")
    at = bound.after if bound is not None else start
    unknown: int | None = None
    for index in range(at, min(after, at + _PHRASE)):
        word = reading.text(index)
        if reading.tokens[index].kind != WORD:
            break
        noun = _noun_at(reading, index)
        if noun is not None and noun.value not in _ATTRIBUTES:
            return _head(reading, index, noun, after)
        if word in stop:
            break
        if reading.marks.get(index) and not reading.mark(index, "title", "place", "event"):
            break
        if unknown is None and index == at and not reading.capital(index):
            unknown = None if word.endswith((*_VERBAL, *_PARTICIPLE)) else index
        if word.endswith(_VERBAL):
            break
    return unknown


def _noun_at(reading: Reading, index: int) -> Mark | None:
    """The noun at a token, None where it is a verb that only looks like one ("kuruldu")."""
    noun = reading.mark(index, "noun")
    if noun is None:
        return None
    word = reading.text(index)
    return None if word != noun.value and word.endswith(_PAST) else noun


def _past_case(reading: Reading, at: int) -> int | None:
    """Past the case ending of a figure, None where it says that no noun follows."""
    if reading.text(at) not in _APOSTROPHES or not reading.text(at):
        return at
    ending = reading.text(at + 1)
    if reading.mark(at + 2, "compare_after") or ending.startswith(("l", "er", "ar", "şer", "şar")):
        return at + 2
    return None


def _head(reading: Reading, index: int, noun: Mark, after: int) -> int:
    """The head of a compound: "orman işçisi", "yoğun bakım yatağı"."""
    while reading.text(index) == noun.value and noun.value not in _PEOPLE:
        following = noun.after
        if following >= after or reading.tokens[following].kind != WORD:
            return index
        other = _noun_at(reading, following)
        owned = other is not None and _OWNED_WORD.fullmatch(reading.text(following)) is not None
        if other is None or not owned or reading.text(following) == other.value:
            return index
        index, noun = following, other
    return index


def owner_of(reading: Reading, figure: Figure, first: int) -> int | None:
    """Return the token of the noun before a figure that says what it counts or measures."""
    role = role_of(reading, figure)
    if role == "part_ahead":
        return (
            next(
                at
                for at in range(figure.after, len(reading.tokens))
                if reading.tokens[at].kind == DIGITS
            )
            + 1
        )
    if role == "part":
        return _genitive_before(reading, figure.first, first)
    counted = _number_of(reading, figure.first, first)
    if counted is not None:
        return counted
    return _subject_before(reading, figure.first, first) if figure.unit is not None else None


def role_of(reading: Reading, figure: Figure) -> Role:
    """Say whether a figure is a part ("45'i"), or a whole that parts may follow ("64 tanıktan")."""
    at = figure.tail
    word = reading.text(at - 1)
    suffixed = reading.text(at) in _APOSTROPHES and reading.text(at) != ""
    if suffixed:
        ending = reading.text(at + 1)
        bare = figure.unit is None or figure.unit in ("percent", "per_mille", "fraction")
        if bare and _OWN.fullmatch(ending) and not _accusative(reading, at, ending):
            return "part_ahead" if _whole_follows(reading, at + 2) else "part"
        return "whole" if ending.endswith(("ın", "in", "un", "ün", "an", "en")) else ""
    last = figure.after == at
    if last and (figure.words or figure.kind == "ratio") and _bent_part(reading, figure, word):
        return "part"
    if not last and (_GENITIVE.fullmatch(word) or _ABLATIVE.fullmatch(word)):
        return "whole"
    return ""


def _whole_follows(reading: Reading, at: int) -> bool:
    """Say whether the whole stands behind its part: "2'si çocuk 5 kişi"."""
    for place in range(at, min(at + _AHEAD, len(reading.tokens) - 1)):
        token = reading.tokens[place]
        if token.kind == DIGITS:
            return place > at and reading.mark(place + 1, "noun") is not None
        if token.kind != WORD or reading.mark(place, "speech", "statistic"):
            return False
    return False


def _accusative(reading: Reading, at: int, ending: str) -> bool:
    """Say whether "1.200'ü" is what a verb of reaching reaches: "1.200'ü buldu"."""
    verb = reading.mark(at + 2, "compare_after", "statistic")
    return verb is not None and len(ending) == 1 and reading.text(at + 2).endswith(_VERBAL_ENDS)


def _bent_part(reading: Reading, figure: Figure, word: str) -> bool:
    """Say whether a number word ends in a possessive: "dördü", "yarısı", "sekseni"."""
    if word in ("yedi", "altı", "yirmi", "elli", "iki") or not _OWNED_WORD.fullmatch(word):
        return False
    return figure.unit in ("percent", "fraction") or not reading.mark(
        figure.tail, "compare_after", "statistic"
    )


def _genitive_before(reading: Reading, at: int, first: int) -> int | None:
    for index in range(at - 1, max(first, at - _OWNER_REACH) - 1, -1):
        word = reading.text(index)
        if reading.tokens[index].kind != WORD or word in _NOT_OWNERS:
            continue
        if reading.mark(index, "unit"):
            continue
        plain = index + 1 >= at or reading.text(index + 1) not in _APOSTROPHES
        if plain and (_GENITIVE.fullmatch(word) or _ABLATIVE.fullmatch(word)):
            noun = reading.mark(index, "noun")
            if noun is not None or _GENITIVE.fullmatch(word):
                return index
    return None


def _number_of(reading: Reading, at: int, first: int) -> int | None:
    """The noun of "araç sayısı", "hekimlerin sayısının"."""
    for index in range(at - 1, max(first, at - _COUNT_REACH), -1):
        if reading.tokens[index].kind == DIGITS:
            return None
        if reading.text(index).startswith(_NUMBER_OF) and reading.tokens[index - 1].kind == WORD:
            return index - 1
    return None


def _subject_before(reading: Reading, at: int, first: int) -> int | None:
    """The noun that a measure is of: the nearest one before it that stands in no place or time."""
    for index in range(at - 1, max(first, at - _SUBJECT_REACH) - 1, -1):
        token = reading.tokens[index]
        if token.kind == DIGITS or token.text in ",;:":
            return None
        noun = reading.mark(index, "noun")
        measured = reading.mark(index, "unit") is not None
        if noun is None or measured or token.text.endswith(_OBLIQUE):
            continue
        if noun.value in _ATTRIBUTES and index > first:
            before = reading.mark(index - 1, "noun")
            return index - 1 if before is not None else index
        return index
    return None


def singular(word: str) -> str:
    """Return a noun that the lexicon does not know without the endings that leave no doubt."""
    for ending in _SAFE_ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST:
            glide = ending[0] == "y" or ending in ("nın", "nin", "nun", "nün")
            if not glide or stem[-1] in VOWELS:
                return stem
    for ending in _SOFT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return f"{word[: -len(ending)]}k"
    return word
