"""Decimals as texts that sort like the numbers, so that an index compares them exactly.

A database's floating point would make two figures equal that differ in the twentieth digit, and
the ledger promises exact figures.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_OFFSET: Final = 50_000
_COMPLEMENT: Final = str.maketrans("0123456789", "9876543210")


def number_key(number: Decimal) -> str:
    """Return a text of ASCII characters that sorts, character by character, like *number*.

    Equal numbers have equal keys however they are written ("1.50" and "1.5"). The exponent must
    lie within ±49,999.
    """
    if not number:
        return "1"
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    magnitude = f"{number.adjusted() + _OFFSET:05d}{digits}"
    if number > 0:
        return f"2{magnitude}"
    # A longer negative number is smaller: the mark after its digits is above every digit.
    return f"0{magnitude.translate(_COMPLEMENT)}~"
