"""Which code page a text without a mark is in: Arabic, Turkish or Western European Windows.

ISO-8859-9 is Windows-1254 wherever both have a letter. Only words with bytes above ASCII speak.
In its own code page a word looks like a word: an Arabic one is Arabic throughout and joins as
Arabic letters join, a Latin one has ASCII among its letters and capitals only where capitals stand.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final

from ledger.extraction.lexicon import compile_lexicon, read_lexicon
from ledger.extraction.view import fold_word

ARABIC: Final = "cp1256"
TURKISH: Final = "cp1254"
WESTERN: Final = "cp1252"

_WORDS_LOOKED_AT: Final = 2000
_FITTING_SHARE: Final = 0.85
_KNOWN_SHARE: Final = 0.08

_CHUNK: Final = re.compile(rb"[A-Za-z]{0,40}[\x80-\xff][A-Za-z\x80-\xff]{0,80}")
_BETWEEN: Final = re.compile(r"[\s\x80-\x9f‘’‚‹›“”„«»…–—•·،؛؟\u200c-\u200f]+")

_ARABIC_WORD: Final = re.compile("[ء-غف-يـً-ْ]+")
_INSIDE_NEVER: Final = re.compile("[ةى](?=[ء-غف-ي])")
_ARTICLE: Final = re.compile("[وفبك]{0,2}ال[ء-ي]{2}|[وف]?لل[ء-ي]{2}")

_TURKISH_LETTERS: Final = "çğıöşüâîûÇĞİÖŞÜÂÎÛ"
_WESTERN_LETTERS: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽŸ"
_TURKISH_WORD: Final = re.compile(f"[A-Za-z{_TURKISH_LETTERS}]+")
_WESTERN_WORD: Final = re.compile(f"[A-Za-z{_WESTERN_LETTERS}]+")
_ALONE: Final = frozenset("àáéèôóíöåøæÀÁÉÈÔÓÍÖÅØÆ")
_WITHOUT_ASCII: Final = 3  # "üçü" is a word, four such letters in a row are another alphabet's
_SIGN_INSIDE: Final = re.compile(r"[^\W\d_](?!['-])[\W\d_][^\W\d_]")


def find_code_page(raw: bytes) -> str | None:
    """Return the code page that explains the bytes of *raw* above ASCII, None when none does.

    Linear in the length; the first two thousand words that speak are looked at.
    """
    chunks = [found.group() for found in islice(_CHUNK.finditer(raw), _WORDS_LOOKED_AT)]
    fits = {page: _fit(chunks, page) for page in (WESTERN, TURKISH, ARABIC)}
    best = max(fits, key=lambda page: fits[page])
    if fits[best] < _FITTING_SHARE:
        return None
    try:
        raw.decode(best)
    except UnicodeDecodeError:
        return None
    return best


def _fit(chunks: list[bytes], page: str) -> float:
    """Return which share of the words are words in *page*.

    Signs above ASCII without any such letter (quotes, dashes, currencies) speak for Western.
    """
    words = [word for chunk in chunks for word in _words(chunk, page)]
    if not words:
        return float(page == WESTERN)
    if page == ARABIC:
        if sum(map(_is_known_arabic, words)) < _KNOWN_SHARE * len(words):
            return 0.0
        good = sum(map(_is_arabic, words))
    else:
        good = sum(_is_latin(word, turkish=page == TURKISH) for word in words)
    return good / len(words)


def _words(chunk: bytes, page: str) -> list[str]:
    """Return the pieces of *chunk* that have a letter above ASCII, or a byte that *page* lacks."""
    pieces = _BETWEEN.split(chunk.decode(page, errors="replace"))
    return [
        piece
        for piece in pieces
        if any(char > "\x7f" and (char.isalpha() or char == "\ufffd") for char in piece)
        or _SIGN_INSIDE.search(piece)
    ]


def _is_arabic(word: str) -> bool:
    return _ARABIC_WORD.fullmatch(word) is not None and _INSIDE_NEVER.search(word) is None


def _is_known_arabic(word: str) -> bool:
    return _ARTICLE.match(word) is not None or fold_word(word) in _arabic_words()


def _is_latin(word: str, *, turkish: bool) -> bool:
    if _SIGN_INSIDE.search(word):
        return False
    letters = "".join(char for char in word if char.isalpha() or char == "\ufffd")
    known = _WESTERN_WORD.fullmatch(letters) or (turkish and _TURKISH_WORD.fullmatch(letters))
    if not known or (len(letters) == 1 and letters not in _ALONE):
        return False
    if not letters.isascii() and len(letters) > _WITHOUT_ASCII:
        return any(char.isascii() for char in letters) and _is_cased(letters)
    return _is_cased(letters)


def _is_cased(letters: str) -> bool:
    return letters.islower() or letters.isupper() or letters[1:].islower()


@cache
def _arabic_words() -> frozenset[str]:
    """The words of the Arabic lexicon, as the view shows them."""
    lexicon = compile_lexicon(read_lexicon("ar"))
    return lexicon.stopwords.union(lexicon.phrases, lexicon.numbers)
