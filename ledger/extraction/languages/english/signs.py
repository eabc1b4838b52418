"""English signs that hold a number: ordinals in words, meetings, codes of files."""

from __future__ import annotations

from ledger.extraction.languages.english.numbers import SCORE_DIGITS, Found, Number, is_tied
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

_DASHES = "-–"
_LONGEST_ORDINAL = 8
_HUNDREDS = frozenset(("hundred", "thousand", "million"))
_NO_ORDINAL = frozenset(("article", "fraction", "point"))


def event(reading: Reading, language: Language, n: Number, first: int, after: int) -> Found | None:
    """A meeting by its short name and a year or number: "COP41", where no amount follows."""
    before = n.first - 1
    if before < first or reading.text(before) != "cop" or not reading.tokens[n.first].glued:
        return None
    short = reading.text(n.first).isdecimal() and len(reading.text(n.first)) < SCORE_DIGITS
    scaled = any(piece.kind == "scale" for piece in language.pieces(reading.text(n.after)))
    return (before, n.after, "event") if short and not scaled else None


def in_sign(
    reading: Reading, language: Language, n: Number, first: int, after: int
) -> Found | None:
    """Figures and capitals tied into one sign: "CVE-2030-11832", "21-CV-0557"."""
    tokens = reading.tokens
    if tokens[n.first].kind != DIGITS:
        return None
    start, end = n.first, n.after
    if reading.text(start - 1) == "-" and start - 2 >= first and tokens[start].glued:
        word = tokens[start - 2].kind == WORD and reading.capital(start - 2)
        start -= 2 * (word and tokens[start - 1].glued)
    while end + 1 < after and is_tied(reading, end) and tokens[end + 1].kind in (DIGITS, WORD):
        end += 2
    parts = [index for index in range(start, end) if tokens[index].text not in _DASHES]
    words = [index for index in parts if tokens[index].kind == WORD]
    if len(parts) <= len("ab") or not words or not all(_is_code(reading, at) for at in words):
        return None
    if tokens[start].kind == DIGITS:
        return start, start + 1, "id"  # what follows may be told by its own shape
    return start, end, "id"


def _is_code(reading: Reading, index: int) -> bool:
    raw = reading.raw(index, index + 1)
    return raw.isupper() and len(raw) <= SCORE_DIGITS + 1


def ordinal(
    reading: Reading, language: Language, n: Number, first: int, after: int
) -> Found | None:
    """An ordinal of several words: "one hundred and first", "a twenty-ninth try"."""
    at, end = n.after, min(after, n.after + _LONGEST_ORDINAL)
    if reading.tokens[n.first].kind != WORD or reading.text(n.first - 1) == "-":
        return None
    while at < end:
        if reading.mark(at, "ordinal") is not None:
            if reading.text(at).endswith("s"):
                return None  # "two-thirds"
            tens = language.lexicon.numbers.get(reading.text(at - 2))
            joined = reading.text(at - 2) in _HUNDREDS or reading.text(at - 1) in _HUNDREDS
            joined = joined or (
                reading.text(at - 1) == "-" and tens is not None and tens[0] == "ten"
            )
            return (n.first, at + 1, "ordinal") if joined and at > n.after else None
        known = language.lexicon.numbers.get(reading.text(at))
        if reading.text(at) not in ("-", "and") and (known is None or known[0] in _NO_ORDINAL):
            return None
        at += 1
    return None
