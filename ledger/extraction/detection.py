"""Which language a text is in: by script first, by what gives a language away where it is shared.

Names tell nothing: a capital begins them, in whatever text they stand. So only words that begin
small speak by their letters and endings; stop words speak in any case.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from ledger.extraction.catalogue import LANGUAGES
from ledger.extraction.lexicon import read_lexicon

VERSION = "3"

ARABIC, DEFAULT = "ar", "en"

_SAMPLE = 4_000
_WORD = re.compile(r"(?:(?<=\w)['’])?[^\W\d_]+")
_APOSTROPHES = ("'", "’")
_FOREIGN_LETTERS = frozenset("پچژگکیٹڈڑںے") | frozenset("əƏ")  # those of Azerbaijani too
_FEWEST_WORDS = 4
_LITTLE_SHARE = 0.12
_FOREIGN_SHARE = 0.15
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufefc]")  # and their old shapes
_OTHER_SCRIPT = re.compile("[^\\W\\d_\u0000-\u024f\u0600-\u08ff\ufb50-\ufefc]+")

_KNOWN, _LETTER, _ENDING = 4, 4, 2
_SHORTEST_ENDED = 5
_NAME_WEIGHT = 4  # the letters of a name written in Latin weigh a quarter of a word's
_CACHED_WORDS = 50_000


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for each language: letters of each script, points for each Latin language."""

    words: int
    arabic: int
    latin: int
    points: tuple[tuple[str, int], ...]

    @property
    def language(self) -> str:
        """The code of the language that most speaks for; English where nothing does."""
        if self.arabic and self.arabic >= self.latin:
            return ARABIC
        code, best = max(self.points, key=lambda one: (one[1], one[0] == DEFAULT))
        return code if best else DEFAULT


def detect_language(text: str) -> str:
    """Return the code of the language that *text* is in; English where nothing speaks for another.

    Looks at the first 4,000 characters.
    """
    return weigh(text[:_SAMPLE]).language


def weigh(text: str) -> Evidence:
    """Return what in *text* speaks for which language. Linear in the length."""
    words = _WORD.findall(text)
    spoken_by, is_arabic = _spoken, _ARABIC.match
    if _in_capitals(words):
        spoken_by = _spoken_in_capitals
    codes = _latin_codes()
    arabic = latin = 0
    points = [0] * len(codes)
    for word in words:
        if is_arabic(word):
            arabic += len(word)
            continue
        latin += len(word) if word[0].islower() else len(word) // _NAME_WEIGHT
        spoken = spoken_by(word)
        if spoken is not None:
            points[spoken[0]] += spoken[1]
    return Evidence(len(words), arabic, latin, tuple(zip(codes, points, strict=True)))


def is_doubtful(text: str, code: str) -> bool:
    """Say whether *text* speaks so little for the language *code* that it may be in another one.

    English is known by its little words, Turkish by those and by letters that its neighbours lack;
    Letters of Persian, Urdu or Azerbaijani make a text doubtful too. So is one that is for the most
    part in a script of none of them. A few words decide nothing: below four the answer is no.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if _is_in_other_script(sample, words):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    foreign = sum(not _FOREIGN_LETTERS.isdisjoint(word) for word in words)
    if foreign > _FOREIGN_SHARE * len(words):
        return True
    if code == ARABIC:
        return False
    if not _tells(code).letters.isdisjoint(sample + sample.lower()):
        return False
    own = _latin_codes().index(code)
    known = sum(_word_owners().get(_folded(word)) == own for word in words)
    return known < _LITTLE_SHARE * len(words)


def _is_in_other_script(sample: str, words: list[str]) -> bool:
    """Say whether most letters of *sample* are of neither script; a name among them is no text."""
    foreign = sum(map(len, _OTHER_SCRIPT.findall(sample)))
    return foreign >= _FEWEST_WORDS and foreign * 2 > sum(map(len, words))


class _Telling(msgspec.Struct, frozen=True):
    """A language's tells, ready for use."""

    known: frozenset[str]
    endings: tuple[str, ...]
    pieces: tuple[str, ...]
    letters: frozenset[str]
    suffixes: frozenset[str]


@cache
def _tells(code: str) -> _Telling:
    file = read_lexicon(code)
    tells = file.tells
    # The stop words of Turkish are too short to tell it from French or Spanish.
    words = tells.words if tells.letters else [*tells.words, *file.stopwords]
    return _Telling(
        known=frozenset(map(_folded, words)),
        endings=tuple(tells.endings),
        pieces=tuple(tells.pieces),
        letters=frozenset(tells.letters),
        suffixes=frozenset(tells.suffixes),
    )


@cache
def _latin_codes() -> tuple[str, ...]:
    return tuple(language.code for language in LANGUAGES if language.code != ARABIC)


@cache
def _word_owners() -> dict[str, int]:
    """Which language a word gives away; words of several are left out."""
    owners: dict[str, int] = {}
    for at, code in enumerate(_latin_codes()):
        for word in _tells(code).known:
            owners[word] = -1 if word in owners else at
    return {word: at for word, at in owners.items() if at >= 0}


@lru_cache(maxsize=_CACHED_WORDS)
def _spoken(word: str) -> tuple[int, int] | None:
    """Return which language a word speaks for, by its place among the codes, and how much."""
    if word.startswith(_APOSTROPHES):
        return _spoken_by_suffix(_folded(word[1:]))
    folded = _folded(word)
    owner = _word_owners().get(folded)
    if owner is not None:
        return owner, _KNOWN
    if not word[0].islower():
        return None
    telling = [_tells(code) for code in _latin_codes()]
    for at, tells in enumerate(telling):
        if not tells.letters.isdisjoint(word):
            return at, _LETTER
    if len(folded) < _SHORTEST_ENDED:
        return None
    for at, tells in enumerate(telling):
        if tells.endings and folded.endswith(tells.endings):
            return at, _ENDING
    for at, tells in enumerate(telling):
        if any(piece in folded for piece in tells.pieces):
            return at, 1
    return None


@lru_cache(maxsize=_CACHED_WORDS)
def _spoken_in_capitals(word: str) -> tuple[int, int] | None:
    """What `_spoken` says where names look like words: the letters of either weigh little."""
    spoken = _spoken(_folded(word))
    if spoken is not None:
        return spoken
    plain = word.replace("I", "i").lower()
    for at, code in enumerate(_latin_codes()):
        if not _tells(code).letters.isdisjoint(plain):
            return at, 1
    return None


def _spoken_by_suffix(suffix: str) -> tuple[int, int] | None:
    for at, code in enumerate(_latin_codes()):
        if suffix in _tells(code).suffixes:
            return at, _ENDING
    return None


def _in_capitals(words: list[str]) -> bool:
    """Say whether a text is a headline in capitals, whose words are no names."""
    return sum(map(str.isupper, words)) * 2 > len(words)


def _folded(word: str) -> str:
    """Return *word* as people type it who have no accents on their keys."""
    plain = word.replace("İ", "i").lower().replace("ı", "i")
    if plain.isascii():
        return plain
    return "".join(
        char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char)
    )
