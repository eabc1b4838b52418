"""Numbers as texts write them: figures, words and mixtures, by one grammar for all languages.

A number is a run of groups in falling scale ("43 thousand | 630"); a group is a coefficient below
a thousand, or a figure, times its scales; "half" may stand before a scale or close a group. What
differs between languages (order of tens and units, whether "and" is needed) is in `Grammar`; the
words are in the lexicons. Values are exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

VERSION = "1"

_HUNDRED = 100
_THOUSAND = 1000
_TEN = 10
_DUAL = 2


class Atom(msgspec.Struct, frozen=True, gc=False):
    """The smallest piece of a number: the tokens `token` to `after`, often one or a part of one.

    `start` and `end` count the view's code points.
    """

    kind: str
    value: Fraction
    token: int
    start: int
    end: int
    after: int


class Grammar(msgspec.Struct, frozen=True):
    """How a language puts numbers together.

    `joined`: additions need a joiner ("and"). `units_first`: the unit stands before its ten.
    `bare_scale`: a scale word alone is one of it ("million people").
    """

    joined: bool
    units_first: bool
    bare_scale: bool


class Numeral(msgspec.Struct, frozen=True):
    """A number expression: its value, the tokens and view range it takes, its last scale.

    `words` says that no figure is part of it, `atoms` how many pieces it has.
    """

    value: Fraction
    first: int
    after: int
    start: int
    end: int
    scale: Fraction
    words: bool
    atoms: int
    kind: str


_ONE = Fraction(1)
_SCALES = ("scale", "scale_or_dual")


def read_numeral(atoms: Sequence[Atom], at: int, grammar: Grammar) -> Numeral | None:
    """Read the longest number that begins with the atom *at*; None when none does."""
    if at + 1 == len(atoms) and atoms[at].kind == "digits":
        return _numeral(atoms[at].value, _ONE, atoms[at:])
    total, last, q = Fraction(0), None, at
    while q < len(atoms):
        comma = last is not None and last >= _THOUSAND and atoms[q].kind == "comma"
        joined = last is not None and _kind(atoms, q + comma) == "join"
        if last is not None and not joined and grammar.joined:
            break
        group = _group(atoms, q + comma + joined, grammar)
        if group is None:
            break
        coefficient, scale, after = group
        value = coefficient * scale
        if last is not None and not (
            _falls(last, value, coefficient) or (grammar.joined and _again(total, last, group))
        ):
            break
        if comma and value < _HUNDRED:  # "three thousand, five of them": a new number
            break
        total, last, q = total + value, scale, after
        closed = _closing_fraction(atoms, q, scale)
        if closed is not None:
            total, q = total + closed[0] * scale, closed[1]
            break
    if last is None:
        return None
    return _numeral(total, last, atoms[at:q])


def _falls(last: Fraction, value: Fraction, coefficient: Fraction) -> bool:
    return last > 1 and value < last and coefficient.denominator == 1


def _again(total: Fraction, last: Fraction, group: tuple[Fraction, Fraction, int]) -> bool:
    """Say whether one or two of the same scale go on: "a hundred thousand and two thousand"."""
    coefficient, scale, _ = group
    return scale == last > 1 and coefficient <= _DUAL and total / scale % _HUNDRED == 0


def _numeral(value: Fraction, scale: Fraction, used: Sequence[Atom]) -> Numeral:
    return Numeral(
        value=value,
        first=used[0].token,
        after=used[-1].after,
        start=used[0].start,
        end=used[-1].end,
        scale=scale,
        words=all(atom.kind not in ("digits", "ratio") for atom in used),
        atoms=len(used),
        kind=used[0].kind if len(used) == 1 else "compound",
    )


def _group(
    atoms: Sequence[Atom], at: int, grammar: Grammar
) -> tuple[Fraction, Fraction, int] | None:
    """A coefficient and its scales: (coefficient, scale, next), or None."""
    if _kind(atoms, at) == "dual":
        return Fraction(2), atoms[at].value / 2, at + 1
    if _kind(atoms, at) == "scale_or_dual":
        return Fraction(2), atoms[at].value, at + 1
    found = _coefficient(atoms, at, grammar)
    if found is None:
        if _kind(atoms, at) != "scale" or not grammar.bare_scale:
            return None
        found = (_ONE, at)
    coefficient, q = found
    scale = _ONE
    while _kind(atoms, q) in _SCALES and atoms[q].value >= scale:
        scale *= atoms[q].value
        q += 1
    if atoms[q - 1].kind == "article" or (q == at):
        return None
    return coefficient, scale, q


def _coefficient(atoms: Sequence[Atom], at: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    kind = _kind(atoms, at)
    if kind == "article":
        return _after_article(atoms, at)
    if kind in ("fraction", "ratio"):
        return atoms[at].value, _of_a_scale(atoms, at + 1)
    if kind == "denominator" and _kind(atoms, at + 1) == "unit":
        return atoms[at + 1].value / atoms[at].value, at + 2
    if kind == "digits":
        found: tuple[Fraction, int] | None = (atoms[at].value, at + 1)
    else:
        found = _below_thousand(atoms, at, grammar)
    if found is None:
        return None
    value, q = found
    following = _kind(atoms, q)
    if following == "more" or (following == "ratio" and value.denominator == 1):
        return value + atoms[q].value, q + 1
    if following == "fraction" and kind in ("digits", "unit", "ten", "teen"):
        glued = kind == "digits" and atoms[q].start == atoms[q - 1].end  # "2½"
        return (value + atoms[q].value if glued else value * atoms[q].value), _of_a_scale(
            atoms, q + 1
        )
    if following == "point":
        return _with_decimals(atoms, value, q + 1, grammar)
    closed = _closing_fraction(atoms, q, _ONE)
    if closed is not None and _kind(atoms, closed[1]) == "scale":
        return value + closed[0], closed[1]
    return value, q


def _of_a_scale(atoms: Sequence[Atom], at: int) -> int:
    """Step over what may stand between a fraction and its scale: "a quarter (of) a million"."""
    after = at + (_kind(atoms, at) == "of")
    after += _kind(atoms, after) == "article"
    return after if _kind(atoms, after) == "scale" else at


def _with_decimals(
    atoms: Sequence[Atom], value: Fraction, at: int, grammar: Grammar
) -> tuple[Fraction, int]:
    """Decimals in words, digit by digit ("point one four") or as one number ("virgül on dört")."""
    q, digits = at, ""
    while _kind(atoms, q) == "unit" and _kind(atoms, q + 1) not in ("hundred", "join", "ten"):
        digits, q = digits + str(atoms[q].value), q + 1
    if not digits:
        read = _below_thousand(atoms, at, grammar)
        if read is None:
            return value, at - 1
        digits, q = str(read[0]), read[1]
    return value + Fraction(int(digits), 10 ** len(digits)), q


def _after_article(atoms: Sequence[Atom], at: int) -> tuple[Fraction, int] | None:
    """The form "a million", "a hundred and five", "a third"."""
    following = _kind(atoms, at + 1)
    if following == "scale":
        return _ONE, at + 1
    if following == "fraction":
        return atoms[at + 1].value, _of_a_scale(atoms, at + 2)
    if following == "hundred":
        rest = _tail(atoms, at + 2, joined=False, units_first=False)
        return (_HUNDRED + rest[0], rest[1]) if rest else (Fraction(_HUNDRED), at + 2)
    return None


def _below_thousand(
    atoms: Sequence[Atom], at: int, grammar: Grammar
) -> tuple[Fraction, int] | None:
    kind = _kind(atoms, at)
    hundreds: Fraction | None = None
    q = at
    counted = None if grammar.bare_scale else _tens(atoms, at, grammar.units_first)
    if counted is not None and _kind(atoms, counted[1]) == "hundred":  # "twenty-one hundred"
        hundreds, q = counted[0] * _HUNDRED, counted[1] + 1
    elif kind == "hundreds":
        hundreds, q = atoms[at].value, at + 1
    elif kind in ("unit", "teen", "ten") and _kind(atoms, at + 1) == "hundred":
        hundreds, q = atoms[at].value * _HUNDRED, at + 2
    elif kind == "hundred" and (grammar.bare_scale or _adds_tens(atoms, at + 1, grammar)):
        hundreds, q = Fraction(_HUNDRED), at + 1
    if hundreds is None:
        small = _tens(atoms, at, grammar.units_first)
        if small is None or _kind(atoms, small[1]) != "hundred" or grammar.joined:
            return small
        hundreds, q = small[0] * _HUNDRED, small[1] + 1  # "twenty-four hundred"
    rest = _tail(atoms, q, joined=grammar.joined, units_first=grammar.units_first)
    return (hundreds + rest[0], rest[1]) if rest else (hundreds, q)


def _adds_tens(atoms: Sequence[Atom], at: int, grammar: Grammar) -> bool:
    """Say whether "and" tens follow a bare hundred ("hundred and ten"): then it is one of it."""
    return _kind(atoms, at) == "join" and _tens(atoms, at + 1, grammar.units_first) is not None


def _tail(
    atoms: Sequence[Atom], at: int, *, joined: bool, units_first: bool
) -> tuple[Fraction, int] | None:
    """What may follow hundreds: tens and units, after a joiner where the language wants one."""
    link = _kind(atoms, at) == "join"
    if joined and not link:
        return None
    return _tens(atoms, at + link, units_first)


def _tens(atoms: Sequence[Atom], at: int, units_first: bool) -> tuple[Fraction, int] | None:
    kind, following = _kind(atoms, at), _kind(atoms, at + 1)
    if kind not in ("unit", "ten", "teen"):
        return None
    value = atoms[at].value
    if units_first and kind == "unit":
        if following == "ten" and atoms[at + 1].value == _TEN:
            return value + _TEN, at + 2
        if following == "join" and _kind(atoms, at + 2) == "ten" and atoms[at + 2].value > _TEN:
            return value + atoms[at + 2].value, at + 3
    if not units_first and kind == "ten" and following == "unit":
        return value + atoms[at + 1].value, at + 2
    return value, at + 1


def _closing_fraction(
    atoms: Sequence[Atom], at: int, scale: Fraction
) -> tuple[Fraction, int] | None:
    """The form "... and a half", also with its scale again ("a million and half a million")."""
    if _kind(atoms, at) != "join":
        return None
    q = at + 1
    share = _ONE
    if _kind(atoms, q) == "article":
        q += 1
    elif _kind(atoms, q) == "unit" and _kind(atoms, q + 1) == "fraction":
        share, q = atoms[q].value, q + 1  # "four and three-quarters"
    if _kind(atoms, q) != "fraction":
        return None
    value = share * atoms[q].value
    q += 1
    if scale > 1 and _kind(atoms, q) == "scale" and atoms[q].value == scale:
        q += 1
    return value, q


def _kind(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].kind if index < len(atoms) else ""
