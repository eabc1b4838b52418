"""Which language a text is in: by script first, by stop words where scripts are shared."""

from __future__ import annotations

import re
from functools import cache

from ledger.extraction.catalogue import LANGUAGES
from ledger.extraction.lexicon import read_lexicon
from ledger.extraction.view import fold_word

VERSION = "1"

_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_TURKISH_LETTERS = frozenset("ğışİĞŞ")
_FOREIGN_LETTERS = frozenset("پچژگکیٹڈڑںے")
_FEWEST_WORDS = 4
_LITTLE_SHARE = 0.12
_FOREIGN_SHARE = 0.15
_ARABIC = ("\u0600", "\u08ff")


def detect_language(text: str) -> str:
    """Return the code of the language that *text* is in; English where nothing speaks for another.

    Looks at the first 4,000 characters. Arabic is told by its script; Latin letters by counting
    each language's stop words and its own letters.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    arabic = sum(len(word) for word in words if _ARABIC[0] <= word[0] <= _ARABIC[1])
    if letters and 2 * arabic >= letters:
        return "ar"
    scores = {
        code: sum(fold_word(word, dotless_i=dotless) in stopwords for word in words)
        for code, dotless, stopwords in _latin_stopwords()
    }
    if "tr" in scores:
        scores["tr"] += sum(char in _TURKISH_LETTERS for char in sample)
    best = max(scores, key=lambda code: scores[code], default="ar" if arabic else "en")
    return best if scores.get(best) else "en"


def is_doubtful(text: str, code: str) -> bool:
    """Say whether *text* speaks so little for the language *code* that it may be in another one.

    English is known by its little words, Turkish by letters that its neighbours lack; Arabic
    script with letters of Persian or Urdu is doubtful too. A few words decide nothing: below four
    the answer is no.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return False
    if code == "tr":
        return _TURKISH_LETTERS.isdisjoint(sample)
    if code == "ar":
        foreign = sum(not _FOREIGN_LETTERS.isdisjoint(word) for word in words)
        return foreign > _FOREIGN_SHARE * len(words)
    for known, dotless, stopwords in _latin_stopwords():
        if known == code:
            little = sum(fold_word(word, dotless_i=dotless) in stopwords for word in words)
            return little < _LITTLE_SHARE * len(words)
    return False


@cache
def _latin_stopwords() -> tuple[tuple[str, bool, frozenset[str]], ...]:
    return tuple(
        (
            language.code,
            language.dotless_i,
            frozenset(
                fold_word(word, dotless_i=language.dotless_i)
                for word in read_lexicon(language.code).stopwords
            ),
        )
        for language in LANGUAGES
        if language.code != "ar"
    )
