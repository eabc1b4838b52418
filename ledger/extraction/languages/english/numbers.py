"""Plain numbers of an English sentence, as the guards look at them."""

from __future__ import annotations

from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

Found = tuple[int, int, str]

SCORE_DIGITS = 3
_COUNTING = frozenset(("unit", "teen", "ten", "hundred"))
_DASHES = "-–"


class Number:
    """A plain number of the sentence: its tokens and, of a short one, its value."""

    __slots__ = ("after", "first", "value")

    def __init__(self, first: int, after: int, value: int | None) -> None:
        self.first = first
        self.after = after
        self.value = value


def read_number(reading: Reading, language: Language, index: int, after: int) -> Number | None:
    """Read the plain number that begins at the token *index*, before *after*; None without one."""
    token = reading.tokens[index]
    if token.kind == DIGITS:
        plain = token.text.isdecimal() and len(token.text) <= 2 * SCORE_DIGITS
        return Number(index, index + 1, int(token.text) if plain else None)
    if token.kind != WORD:
        return None
    known = language.lexicon.numbers.get(token.text)
    if known is None or known[0] not in _COUNTING:
        return None
    value, end = int(known[1]), index + 1
    if known[0] == "ten" and end + 1 < after and reading.text(end) == "-":
        unit = language.lexicon.numbers.get(reading.text(end + 1))
        if unit is not None and unit[0] == "unit":
            return Number(index, end + 2, value + int(unit[1]))
    following = language.lexicon.numbers.get(reading.text(end))
    if following is not None and following[0] in ("hundred", "scale"):
        return Number(index, end, None)
    return Number(index, end, value)


def is_tied(reading: Reading, index: int) -> bool:
    """Say whether the token is a hyphen that ties a number to the word after it."""
    tokens = reading.tokens
    return (
        index + 1 < len(tokens)
        and tokens[index].text in _DASHES
        and tokens[index].glued
        and tokens[index + 1].glued
    )
