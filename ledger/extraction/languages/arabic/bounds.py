"""What the words around an Arabic figure make of it: a bound, an approximation, a denial.

A verb of going past bounds its figure also over its subject ("لم يتجاوز عدد القتلى 40"), and denied
it is a bound from the other side, no denial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ledger.domain.quantities import Comparator
from ledger.extraction.bearings import Bound
from ledger.extraction.reading import CLAUSE_SIGNS, Mark, Reading
from ledger.extraction.tokens import DIGITS, SIGN, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_BOUND_REACH = 6
_VERB_REACH = 14
_NEGATION_REACH = 10
_AFTER_REACH = 12
_CALLED_OFF_REACH = 14
_ON = frozenset({"علي", "عن"})
_CLITICS = frozenset({"ال", "ب", "بال", "ل", "لل", "ك"})
_BOUNDS = ("compare_before", "compare_verb", "compare_split")
_OPENERS_OF_CLAUSES = ("complement", "speech", "said_inside", "relay")
_TURNED = {">": "<=", "<": ">="}
_QUOTES = '«»"”“'


def bound_of(reading: Reading, figure: Figure, first: int, after: int) -> Bound:
    """Return how the text bounds the figure, and the rules that said so."""
    mark = _before(reading, figure, first)
    if mark is not None:
        value = _turned(reading, mark, first)
        return cast(Comparator, value), ("quantities.compare_before",)
    mark = _verb(reading, figure, first)
    if mark is not None:
        return cast(Comparator, mark.value), ("quantities.compare_before_subject",)
    mark = _behind(reading, figure, after)
    if mark is not None:
        return cast(Comparator, mark.value), ("quantities.compare_after",)
    return "=", ()


def _head(reading: Reading, figure: Figure) -> int:
    """The token before which a bound ends: past a sign and particles written onto the figure."""
    at = figure.first
    sign = reading.ending(at, "percent_before", "currency_before")
    if sign is not None:
        at = sign.first
    while at and reading.tokens[at].glued and reading.text(at - 1) in _CLITICS:
        at -= 1
    if at and reading.text(at - 1) in ("(", '"', "«"):
        at -= 1
    return at


def _joined(reading: Reading, figure: Figure) -> bool:
    """Say whether "and" is written onto the number word: what ends before it bounds another."""
    token = reading.tokens[figure.first]
    return token.kind == WORD and figure.start > token.start and token.text[0] == "و"


def _before(reading: Reading, figure: Figure, first: int) -> Mark | None:
    if _joined(reading, figure):
        return None
    at = _head(reading, figure)
    threshold = reading.ending(at, "threshold", reach=_BOUND_REACH)
    for place in (at, threshold.first if threshold else at):
        mark = reading.ending(place, "compare_before", reach=_BOUND_REACH)
        if mark is not None and mark.first >= first:
            return mark
    return None


def _turned(reading: Reading, mark: Mark, first: int) -> str:
    """A bound whose verb is denied bounds from the other side: "لم يصب أكثر من ثلاثة"."""
    if mark.value not in _TURNED or reading.within(mark.first, mark.after, "negator"):
        return mark.value
    low = max(first, mark.first - 3)
    for negator in reading.within(low, mark.first, "negator"):
        words = range(negator.after, mark.first)
        if not any(reading.tokens[at].kind != WORD or _breaks(reading, at) for at in words):
            return _TURNED[mark.value]
    return mark.value


def _verb(reading: Reading, figure: Figure, first: int) -> Mark | None:
    """The verb of going past whose subject or adverb stands between it and its figure."""
    if _joined(reading, figure):
        return None
    at = _head(reading, figure)
    low = max(first, at - _VERB_REACH)
    linked = reading.text(at - 1) in _ON
    categories = ("compare_verb", "compare_split") if linked else ("compare_verb",)
    for mark in reversed(reading.within(low, at, *categories)):
        if mark.after >= at:
            continue
        longest = reading.ending(mark.after, *categories, reach=_BOUND_REACH) or mark
        return longest if _is_subject(reading, mark.after, at) else None
    return None


def _is_subject(reading: Reading, first: int, after: int) -> bool:
    for index in range(first, after):
        token = reading.tokens[index]
        if token.kind == DIGITS or (token.kind == SIGN and token.text not in _QUOTES):
            return False
        if reading.mark(index, *_OPENERS_OF_CLAUSES, "statistic", "compare_verb"):
            return False
    return True


def _behind(reading: Reading, figure: Figure, after: int) -> Mark | None:
    at = figure.after
    last = min(after, max(figure.tail, figure.after) + 3)
    while at < last:
        if at > figure.after and reading.text(at - 1) in CLAUSE_SIGNS:
            return None
        if reading.tokens[at].kind == DIGITS:
            return None
        mark = reading.mark(at, "compare_after")
        if mark is not None and mark.after <= after:
            return mark
        at += 1
    return None


def denied(  # noqa: PLR0917  # the clause and the sentence are two places each
    reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
) -> bool:
    """Say whether the text denies the figure."""
    if _negated(reading, figure, max(low, figure.first - _NEGATION_REACH)):
        return True
    for mark in reversed(reading.within(first, figure.first, "denial")):
        if _denies(reading, mark, figure):
            return True
    if _called_off(reading, figure, low):
        return True
    reach = min(after, figure.after + _AFTER_REACH)
    for mark in reading.within(figure.after, reach, "denial_after"):
        if not reading.within(figure.after, mark.first, *_OPENERS_OF_CLAUSES):
            return True
    return False


def _negated(reading: Reading, figure: Figure, low: int) -> bool:
    """Say whether a negator's verb reaches the figure; a bound and "only" are no denial."""
    back = max(0, low - 3)
    covered = [
        mark
        for mark in reading.within(back, figure.first, *_BOUNDS, "no_negation")
        if mark.value != "break"
    ]
    for negator in reading.within(low, figure.first, "negator"):
        if any(mark.first <= negator.first < mark.after for mark in covered):
            continue
        if any(_breaks(reading, index) for index in range(negator.after, figure.first)):
            continue
        bound = reading.ending(_head(reading, figure), "compare_before", reach=_BOUND_REACH)
        if bound is None or bound.value not in _TURNED or bound.first < negator.after:
            return True
    return False


def _breaks(reading: Reading, index: int) -> bool:
    """Say whether what a negator denies ends here: "but", "which", "only", "that", "and did"."""
    if reading.mark(index, "exceptive", "complement"):
        return True
    mark = reading.mark(index, "no_negation")
    if mark is not None and mark.value == "break":
        return True
    joined = reading.text(index)[:1] == "و"
    return joined and reading.mark(index, "speech", "statistic", "change", "event") is not None


def _denies(reading: Reading, mark: Mark, figure: Figure) -> bool:
    if reading.ending(mark.first, "negator") is not None:
        return False
    for index in range(mark.after, figure.first):
        turn = reading.mark(index, "said_inside", "speech", "denial")
        if turn is not None and turn.category != "denial" and turn.value != "deny":
            return False
        if reading.mark(index, "no_negation") and reading.text(index) in ("بل", "لكن", "وانما"):
            return False
    return True


def _called_off(reading: Reading, figure: Figure, low: int) -> bool:
    """Say whether the figure belongs to a plan that was called off; what it cost is a fact."""
    reach = max(low, figure.first - _CALLED_OFF_REACH)
    for verb in reading.within(reach, figure.first, "calls_off"):
        plans = reading.within(verb.after, figure.first, "plan")
        linked = verb.value == "plain" or any(
            reading.text(index) in _ON for index in range(verb.after, figure.first)
        )
        if plans and linked and not reading.within(plans[0].after, figure.first, "dimension"):
            return True
    return False
