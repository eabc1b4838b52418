"""What the words and figures of an answer must look like. Each says what is wrong, or None."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

LONGEST_NAME: Final = 1_000
LONGEST_DECIMAL: Final = 100
_EXACT: Final = 1 << 53
_NEVER_WRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SCORE = re.compile(r"0(?:\.[0-9]{1,18})?|1(?:\.0{1,18})?")
_PART_OF_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_BARE_DAY = re.compile(r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


def shown(value: int | str | None) -> str:
    """Return a value that may be anything in a few harmless characters."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"{value!r:.40}"
    return str(value) if abs(value) < _EXACT else "of countless digits"


def no_name(text: str) -> str | None:
    """Say what is wrong with words: empty, too long, or with what nobody writes into a name."""
    if not text.strip():
        return "is empty"
    if len(text) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME:,} characters"
    if _NEVER_WRITTEN.search(text):
        return "holds a control character or half a character"
    return None


def no_decimal(text: str) -> str | None:
    """Say what is wrong with a decimal: plain ones have no exponent, plus or leading zero."""
    if len(text) > LONGEST_DECIMAL:
        return f"is longer than {LONGEST_DECIMAL} digits"
    return None if _DECIMAL.fullmatch(text) else "is no plain decimal"


def no_score(text: str) -> str | None:
    """Say what is wrong with a score."""
    return None if _SCORE.fullmatch(text) else "is no decimal from 0 to 1"


def no_iso_date(text: str, *, bare: bool = False) -> str | None:
    """Say what is wrong with a day, month or year; a *bare* day may lack the year ("--03-10")."""
    if _PART_OF_DATE.fullmatch(text) or (bare and _BARE_DAY.fullmatch(text)):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return "is no ISO date"
    return None if len(text) == len("2025-07-24") else "is no ISO date"


def no_interval(text: str) -> str | None:
    """Say what is wrong with a period: it is two dates with a stroke between them."""
    first, stroke, last = text.partition("/")
    if not stroke or no_iso_date(first) or no_iso_date(last):
        return "is no period such as 2025-01-01/2025-07-24"
    return None
