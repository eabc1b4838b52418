"""Figures in the notation of science: 1.5 x 10^6, 1.5×10⁶, 10^-3, 1.5e6."""

from __future__ import annotations

from fractions import Fraction

from ledger.extraction.digits import figure
from ledger.extraction.tokens import DIGITS, WORD, Token

VERSION = "1"

_TIMES = "x×*·"
_TEN = "10"
_GREATEST = 30
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_EXPONENT_DIGITS = 2


def power_of_ten(tokens: tuple[Token, ...], index: int) -> tuple[Fraction, int] | None:
    """Return the value of the notation that begins at the figure *index*, and the token after it.

    None where the figure is a plain one.
    """
    value = figure(tokens[index].text, decimal=".", thousands=",")
    if value is None:
        return None
    if tokens[index].text == _TEN:
        raised = _exponent(tokens, index + 1)
        return None if raised is None else (_raise(raised[0]), raised[1])
    times = index + 1
    if times + 1 >= len(tokens):
        return None
    if tokens[times].text in _TIMES and tokens[times + 1].text == _TEN:
        raised = _exponent(tokens, times + 2)
        return None if raised is None else (value * _raise(raised[0]), raised[1])
    raised = _signed(tokens, times + 1) if tokens[times].text == "e" else None
    if raised is None or not tokens[times].glued:
        return None
    return value * _raise(raised[0]), raised[1]


def _raise(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _exponent(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """An exponent after a ten: raised figures, or any after a caret."""
    if at >= len(tokens) or not tokens[at].glued:
        return None
    if tokens[at].text == "^":
        return _signed(tokens, at + 1)
    after = at + 1
    text = tokens[at].text.translate(_RAISED)
    if text == tokens[at].text:
        return None
    if text in "-+" and after < len(tokens) and tokens[after].glued:
        text, after = text + tokens[after].text.translate(_RAISED), after + 1
    return _checked(text, after)


def _signed(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    sign = ""
    if at < len(tokens) and tokens[at].glued and tokens[at].text in "-+−":
        sign, at = tokens[at].text.replace("−", "-"), at + 1
    if at >= len(tokens) or not tokens[at].glued or tokens[at].kind not in (DIGITS, WORD):
        return None
    return _checked(sign + tokens[at].text, at + 1)


def _checked(text: str, after: int) -> tuple[int, int] | None:
    digits = text.lstrip("-+")
    if not digits.isdecimal() or len(digits) > _EXPONENT_DIGITS or int(digits) > _GREATEST:
        return None
    return int(text), after
