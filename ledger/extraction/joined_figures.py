"""Figures that are glued into one sign with others and measure nothing: 2029/417, 16:9, 4×100.

What such a sign is shows in its shape alone. Handles and time zones are told by what stands glued
before the figure.
"""

from __future__ import annotations

import re

from ledger.extraction.digits import is_ratio
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD
from ledger.extraction.years import is_pair

VERSION = "1"

_BEFORE = 6  # tokens that a handle may have before its digits
_LONGER = 2  # by so many digits the second part of an id outgrows the end of a range

# Bounded, and tried only where a figure begins. The first that fits gives the reason.
_SHAPES = (
    ("position", re.compile(r"\d{1,3}(?:\.\d{1,6})?°\s?(?:\d{1,2}['’′]|[nsewkdbg]\b)")),
    ("law", re.compile(r"\d{1,6}\(\d{1,4}\)")),
    ("number", re.compile(r"\d{1,3}\+\d{1,3}\+\d{1,3}(?:\+\d{1,3}){0,5}")),
    ("time", re.compile(r"\d{1,3}\+\d{1,2}(?!\d)")),
    ("size", re.compile(r"\d{1,4}(?:[.,]\d{1,3})?\s?×\s?\d{1,4}(?:[.,]\d{1,3})?")),
    ("ratio", re.compile(r"\d{1,3}:\d{1,3}(?:,\d{3}){0,3}(?![\d:.])")),
    ("number", re.compile(r"\d{1,6}/[^\W\d_]{1,3}(?:-[^\W\d_])?(?!\w)")),
)
_ID = re.compile(r"(\d{1,6})-(\d{4,12})(?!\d|[.,-]\d)")
_FILE = re.compile(r"(\d{1,12})/(\d{1,12})")


def joined_reason(reading: Reading, index: int) -> tuple[str, int] | None:
    """Return why the figure at *index* measures nothing, and the token after its sign."""
    before = _told_before(reading, index)
    if before is not None:
        return before, index + 1
    token = reading.tokens[index]
    following = reading.tokens[index + 1 : index + 2]
    if not following or (not following[0].glued and following[0].text != "×"):
        return None
    text, start = reading.view.text, token.start
    for reason, shape in _SHAPES:
        match = shape.match(text, start)
        if match is not None:
            return reason, _token_after(reading, index, match.end())
    match = _ID.match(text, start)
    if match is not None and len(match[2]) >= len(match[1]) + _LONGER:
        return "number", _token_after(reading, index, match.end())
    match = _FILE.match(text, start)
    if match is None or is_pair(reading, index) or is_ratio(match[1], match[2]):
        return None
    return "number", _token_after(reading, index, match.end())


def _told_before(reading: Reading, index: int) -> str | None:
    """What is glued before the figure: a handle ("@lena_88"), a time zone ("UTC+3")."""
    tokens = reading.tokens
    at = index
    while at > 0 and index - at < _BEFORE and tokens[at].glued:
        at -= 1
        if tokens[at].text in ("@", "#"):
            return "handle"
    zone = index > 1 and tokens[index - 1].text == "+" and tokens[index].glued
    if zone and tokens[index - 1].glued and tokens[index - 2].kind == WORD:
        return "time"
    return None


def _token_after(reading: Reading, index: int, end: int) -> int:
    """The token after the sign that ends at *end*: letters glued to its last figure are of it."""
    after = index + 1
    tokens = reading.tokens
    while after < len(tokens) and tokens[after].start < end:
        after += 1
    while after < len(tokens) and tokens[after].glued and tokens[after].kind in (DIGITS, WORD):
        after += 1
    return after
