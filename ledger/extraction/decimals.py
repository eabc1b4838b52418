"""Exact fractions as plain decimals."""

from __future__ import annotations

from fractions import Fraction

VERSION = "1"

_EXACT_PLACES = 6


def decimal_text(value: Fraction) -> str:
    """Return *value* as a plain decimal, exact where it ends, else to six places."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    places = 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest != 1:
        places = _EXACT_PLACES
    scaled = round(abs(value) * 10**places)
    text = f"{scaled:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{text[:-places]}.{text[-places:]}".rstrip("0").rstrip(".")


def significant_digits(value: Fraction) -> int:
    """Return how many digits of a decimal carry its value: 3 for 489, 1 for 500, 2 for 0.025."""
    digits = str(abs(value.numerator * 10**6 // value.denominator)).strip("0")
    return len(digits)
