"""Names in scripts that have capitals: runs of capitalised words, and where a phrase begins."""

from __future__ import annotations

from collections.abc import Container

from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

VERSION = "1"

_DATELINE_REACH = 12


def capital_run(reading: Reading, first: int, after: int) -> int:
    """Return where the run of capitalised words that begins at *first* ends."""
    end = first
    while end < after and reading.tokens[end].kind == WORD and reading.capital(end):
        end += 1
        if end + 1 < after and reading.text(end) == "-" and reading.tokens[end + 1].glued:
            end += 1  # "Al-Sham"
    return end


def clause_start(reading: Reading, first: int, before: int, breaks: Container[str]) -> int:
    """Return the first token of the clause that ends before *before*: after the last break."""
    start = before
    while start > first and reading.text(start - 1) not in breaks:
        start -= 1
    return start


def past_dateline(reading: Reading, first: int, before: int) -> int:
    """Return where a sentence goes on after "PORT ALMA, 3 March (Wire) -"; *first* without one."""
    if first >= before or not reading.capital(first):
        return first
    for index in range(first + 1, min(before, first + _DATELINE_REACH)):
        token = reading.tokens[index]
        if token.text in "-–—" and not token.glued:
            return index + 1
        named = token.kind == DIGITS or (token.kind == WORD and reading.capital(index))
        if not named and token.text not in ",()/.":
            return first
    return first
