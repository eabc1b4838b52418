"""What the words around a figure make of it: a bound, an approximation, a denial."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ledger.domain.quantities import Comparator
from ledger.extraction.reading import CLAUSE_SIGNS, Mark, Reading
from ledger.extraction.tokens import WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

VERSION = "1"

Bound = tuple[Comparator, tuple[str, ...]]
NEGATION_REACH = 8
# After these a sentence that began with a denial says what is so.
_AFFIRMS = ("speech", "said_inside", "contrast", "exceptive")
_FULL_STOPS = ".;؛"
_DENIAL_AFTER_REACH = 12
_NEGATED_AFTER_REACH = 7


def read_comparator(reading: Reading, figure: Figure, first: int) -> Bound:
    """Return how the text bounds this figure, and the rules that said so."""
    before = reading.ending(figure.first, "compare_before", reach=5)
    if before is not None and before.first >= first:
        return _as_comparator(before.value), ("quantities.compare_before",)
    before = _before_subject(reading, figure, first)
    if before is not None:
        return _as_comparator(before.value), ("quantities.compare_before_subject",)
    bent = figure.after + 2 * (reading.text(figure.after) in ("'", "’"))
    for at in (bent, figure.tail, figure.tail + 1, figure.tail + 2):
        if at > figure.tail and reading.text(at - 1) in CLAUSE_SIGNS:
            break
        mark = reading.mark(at, "compare_after")
        # "geçen" after a figure is "more than"; in "geçen yıl" it is "last"
        if mark is not None and not reading.mark(at, "period"):
            return _as_comparator(mark.value), ("quantities.compare_after",)
    return "=", ()


def _before_subject(reading: Reading, figure: Figure, first: int) -> Mark | None:
    """The bound of a verb whose subject stands between it and the figure ("لم يتجاوز عدد ...")."""
    low = max(first, figure.first - NEGATION_REACH)
    for subject in reversed(reading.within(low, figure.first, "count_of")):
        before = reading.ending(subject.first, "compare_before")
        between = reading.tokens[subject.after : figure.first]
        if before is not None and before.first >= first:
            return before if all(token.kind == WORD for token in between) else None
    return None


_COMPARATORS: Mapping[str, Comparator] = {
    "=": "=", "~": "~", ">": ">", "<": "<", ">=": ">=", "<=": "<="
}  # fmt: skip


def _as_comparator(value: str) -> Comparator:
    return _COMPARATORS[value]


def is_negated(  # noqa: PLR0917  # the clause and the sentence are two places each
    reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
) -> bool:
    """Say whether the text denies this figure."""
    reach = max(low, figure.first - NEGATION_REACH)
    bounds = reading.within(max(first, reach - 2), figure.first, "compare_before")
    for mark in reading.within(reach, figure.first, "negator"):
        bound = any(b.first <= mark.first < b.after for b in bounds)
        excepted = reading.within(mark.after, figure.first, "exceptive")
        if not bound and not excepted and mark.value == "not":
            return True
    close = min(high, figure.after + _NEGATED_AFTER_REACH)
    bounds = reading.within(figure.after, close, "compare_after")
    for mark in reading.within(figure.after, close, "negator"):
        bound = any(b.first <= mark.first < b.after for b in bounds)
        if mark.value == "not_after" and not bound:
            return True
    if _is_denied(reading, first, figure.first):
        return True
    reach = min(after, figure.after + _DENIAL_AFTER_REACH)
    return bool(reading.within(figure.after, reach, "denial_after"))


def _is_denied(reading: Reading, first: int, index: int) -> bool:
    """Say whether a denial reaches the token *index*: until somebody says what is so instead."""
    denials = reading.within(first, index, "denial")
    if not denials:
        return False
    last = denials[-1]
    return not any(
        mark.first >= last.after for mark in reading.within(last.after, index, *_AFFIRMS)
    ) and not any(reading.text(at) in _FULL_STOPS for at in range(last.after, index))
