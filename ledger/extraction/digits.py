"""Figures in digits: what separators between them mean, by the language's habit and their shape."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

VERSION = "2"

LONGEST_FIGURE = 30
_GROUP, _PAIR = 3, 2
_DENOMINATORS = frozenset(("2", "3", "4", "5", "6", "8", "10", "12", "16", "20", "32", "64", "100"))


def figure(text: str, *, decimal: str, thousands: str) -> Fraction | None:
    """Read digits with separators; None when they are no number (an address, a date, a version).

    The language's own habit decides where the shape does not: "3.959" is thousands where the
    thousands separator is a point, "12,5" is a decimal everywhere.
    """
    if len(text) > 2 * LONGEST_FIGURE:  # every separator stands behind a digit
        return None
    return _figure(text, decimal, thousands)


@lru_cache(maxsize=4096)
def _figure(text: str, decimal: str, thousands: str) -> Fraction | None:
    text = text.replace("\u066b", "\x00").replace("\u066c", "\x01").replace("،", ",")
    if "ر" in text:
        behind, _, before = text.partition("ر")
        text = f"{before}\x00{behind}"
        if not (behind + before).isdecimal():
            return None
    signs = [char for char in text if not char.isdecimal()]
    if len(text) - len(signs) > LONGEST_FIGURE:
        return None
    if not signs:
        return Fraction(int(text))
    last = signs[-1]
    groups = _split(text)
    whole, tail = groups[:-1], groups[-1]
    is_decimal = last not in signs[:-1] and (
        last == "\x00"
        or (len(set(signs)) > 1 and last != "\x01")
        or (len(signs) == 1 and last != "\x01" and _reads_as_decimal(groups, last, decimal))
    )
    if not is_decimal:
        whole, tail = groups, ""
    if len(set(signs[:-1] if is_decimal else signs)) > 1:
        return None
    if len(whole) > 1 and not (_grouped(whole) or (thousands == "," and _indian(text, whole))):
        return None
    return Fraction(Decimal("".join(whole) + ("." + tail if tail else "")))


def is_ratio(over: str, under: str) -> bool:
    """Say whether "3/4" is a fraction of the kind people write: below one, of a usual part."""
    return (
        under in _DENOMINATORS
        and over.isdecimal()
        and (len(over) <= len(under) and 0 < int(over) < int(under))
    )


def _grouped(whole: list[str]) -> bool:
    """Say whether a whole number is cut into groups of three."""
    return len(whole[0]) <= _GROUP and all(len(group) == _GROUP for group in whole[1:])


def _indian(text: str, whole: list[str]) -> bool:
    """Say whether it is cut at commas, the last group of three, those before it of two."""
    head, *pairs, last = whole
    shaped = all(len(group) == _PAIR for group in pairs) and len(last) == _GROUP
    return bool(pairs) and shaped and len(head) <= _PAIR and "," in text[: len(head) + 1]


def _reads_as_decimal(groups: list[str], sign: str, decimal: str) -> bool:
    head, tail = groups
    grouped = len(tail) == _GROUP and len(head) <= _GROUP and head != "0"
    return sign == decimal or not grouped


def _split(text: str) -> list[str]:
    for sign in (",", "\x00", "\x01"):
        text = text.replace(sign, ".")
    return text.split(".")
