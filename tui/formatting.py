"""How values of the ledger read in words and figures. Pure: no widget, no colour, no width."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from ledger.domain.quantities import Quantity

ERASED: Final = "(erased)"

# Every state has a sign and a word of its own: colour is never the only difference.
STATUS_SIGNS: Final[dict[str, str]] = {
    "new": "○",
    "queued": "◌",
    "in_check": "◔",
    "in_review": "◑",
    "confirmed": "●",
    "published": "◆",
    "dismissed": "×",
    "retracted": "⊘",
}
VERDICT_SIGNS: Final[dict[str, str]] = {
    "supported": "✓",
    "mostly_supported": "✓",
    "mixed": "±",
    "mostly_refuted": "✗",
    "refuted": "✗",
}
COMPARATOR_SIGNS: Final[dict[str, str]] = {
    "=": "",
    "~": "≈ ",
    ">": "> ",
    "<": "< ",
    ">=": "≥ ",
    "<=": "≤ ",
}
COMPARATOR_WORDS: Final[dict[str, str]] = {
    "=": "exactly as stated",
    "~": "about",
    ">": "more than",
    "<": "less than",
    ">=": "at least",
    "<=": "at most",
}
FLAG_SIGN: Final = "⚑"
LEFT_TO_RIGHT: Final = "\u200e"
LONGEST_FIGURE: Final = 40


def kept(text: str) -> str:
    """Return a text that is never empty unless it was erased."""
    return text or ERASED


def words(name: str) -> str:
    """Return a wire name as people read it: "mostly_supported" is "mostly supported"."""
    return name.replace("_", " ")


def sign_of_status(status: str) -> str:
    """Return the one-cell sign of a claim's state."""
    return STATUS_SIGNS.get(status, "?")


def sign_of_verdict(verdict: str | None) -> str:
    """Return the one-cell sign of a verdict; a dot for the verdicts that stand on no scale."""
    return "" if verdict is None else VERDICT_SIGNS.get(verdict, "·")


def number(value: str) -> str:
    """Return a plain decimal with its thousands set apart: "43630" is "43,630"."""
    try:
        decimal = Decimal(value)
    except InvalidOperation:
        return value
    if not decimal.is_finite() or len(value) > LONGEST_FIGURE:
        return value
    return f"{decimal:,f}"


def amount(quantity: Quantity) -> str:
    """Return the figure with its comparator, without its unit: "≥ 3,959", "10 to 20"."""
    sign = COMPARATOR_SIGNS[quantity.comparator]
    if quantity.value is not None:
        return sign + number(quantity.value)
    low = "…" if quantity.low is None else number(quantity.low)
    high = "…" if quantity.high is None else number(quantity.high)
    return f"{sign}{low} to {high}"


def figure(quantity: Quantity | None) -> str:
    """Return the figure as lists show it: "498 kilometre", "12.5 %", nothing without one."""
    if quantity is None:
        return ""
    if quantity.unit is None:
        return amount(quantity)
    unit = "%" if quantity.unit == "percent" else words(quantity.unit)
    return f"{amount(quantity)} {unit}"


def moment(at: str) -> str:
    """Return a moment of the log to the minute, in UTC: "2025-07-24 09:30"."""
    return at[:16].replace("T", " ")


def count(number_of: int, noun: str) -> str:
    """Return "1 note", "2 notes"."""
    return f"{number_of} {noun}" if number_of == 1 else f"{number_of} {noun}s"


def side_by_side(*parts: str | None) -> str:
    """Return the parts on one line, left to right, whatever direction each of them has.

    Direction marks keep a right-to-left name from pulling the date beside it along; the drawing
    heeds them and does not print them.
    """
    between = f"{LEFT_TO_RIGHT} · {LEFT_TO_RIGHT}"
    return LEFT_TO_RIGHT + between.join(part for part in parts if part)


def sentence(text: str) -> str:
    """Return a sentence of ours that may begin with a name, marked as left-to-right."""
    return LEFT_TO_RIGHT + text


def yes_or_no(holds: bool) -> str:
    """Return "yes" or "no"."""
    return "yes" if holds else "no"
