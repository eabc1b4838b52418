"""Figures held against each other that are no parts of a whole: shares, changes, the headline.

"212 of 498, or 42.6 per cent" is worked out; "from 486 to 498, a rise of 12" is taken apart; a
figure in the headline is looked for in the body. Only what the words leave no doubt about can fail:
a figure that was rounded, bounded or called approximate never does, and a headline only by a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from ledger.domain.arithmetic import SumResult
from ledger.extraction.decimals import significant_digits
from ledger.extraction.figures import Figure
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments
from ledger.extraction.sums import Placed, same_unit

VERSION = "1"

_TRIPLE = 3
_EQUALS_REACH = 3
_CHANGE_REACH = 4
_NEAR = Fraction(1, 5)
_ROUNDED = Fraction(1, 100)  # 498 may be called 500; 412 is no 400
_EXCHANGED = 2
_CLEAR_DIGITS = 3  # "500" may stand for 498; 489 cannot
_PERCENT = "percent"

Kind = Literal["percentage", "difference", "headline"]


class Comparison(msgspec.Struct, frozen=True):
    """The numbers of the figures compared, what was stated, what comes out, and the verdict."""

    kind: Kind
    total: int
    parts: tuple[int, ...]
    expected: Fraction
    observed: Fraction
    result: SumResult


def find_comparisons(
    reading: Reading, segments: Segments, figures: Sequence[Sequence[Figure]]
) -> list[Comparison]:
    """Find what can be held against something else; *figures* are those of each sentence."""
    found: list[Comparison] = []
    placed: list[Placed] = []
    headlines: list[Placed] = []
    for number, own in enumerate(figures):
        sentence = segments.sentences[number]
        here = [Placed(figure, len(placed) + at, number) for at, figure in enumerate(own)]
        for at in range(len(here) - _TRIPLE + 1):
            one, other, third = here[at : at + _TRIPLE]
            compared = _share(reading, one, other, third) or _change(reading, one, other, third)
            if compared is not None:
                found.append(compared)
        placed += here
        if segments.blocks[sentence.block].role == "headline":
            headlines += here
    found.extend(_headlines(headlines, placed))
    return found


def _share(reading: Reading, one: Placed, other: Placed, third: Placed) -> Comparison | None:
    """The form "212 of 498, or 42.6 per cent": part, whole, and the share they should have."""
    part, whole, share = one.figure, other.figure, third.figure
    if share.unit != _PERCENT or share.value is None or part.value is None or whole.value is None:
        return None
    if not (same_unit(part.unit, whole.unit) and 0 < part.value < whole.value):
        return None
    if not (_is_out_of(reading, part, whole) and _says_equal(reading, whole, share)):
        return None
    observed = part.value / whole.value * 100
    places = len(reading.view.raw(share.start, share.end).replace(",", ".").partition(".")[2])
    step = Fraction(1, 10 ** min(places, _CLEAR_DIGITS))
    if abs(observed - share.value) <= step:
        result: SumResult = "adds_up"
    else:
        exact = all(figure.comparator == "=" for figure in (part, whole, share))
        result = "does_not_add_up" if exact else "cannot_tell"
    numbers = (one.number, third.number)
    return Comparison("percentage", other.number, numbers, share.value, observed, result)


def _is_out_of(reading: Reading, part: Figure, whole: Figure) -> bool:
    return bool(reading.within(part.after, whole.first, "out_of")) or bool(
        reading.within(part.first - 1, part.first, "out_of")
    )


def _says_equal(reading: Reading, before: Figure, after: Figure) -> bool:
    low = max(before.after, after.first - _EQUALS_REACH)
    return "(" in [reading.text(at) for at in range(low, after.first)] or bool(
        reading.within(low, after.first, "equals")
    )


def _change(reading: Reading, one: Placed, other: Placed, third: Placed) -> Comparison | None:
    """The form "from 486 to 498, a rise of 12": what was, what is, and the step between."""
    was, now, step = one.figure, other.figure, third.figure
    if was.value is None or now.value is None or step.value is None:
        return None
    opened = reading.ending(was.first, "range_open")
    units = {was.unit or now.unit, now.unit, step.unit or now.unit}
    if opened is None or opened.value != "from" or len(units) > 1 or was.value == now.value:
        return None
    low = max(now.after, step.first - _CHANGE_REACH)
    close = min(step.tail + 2, len(reading.tokens))
    if not (reading.within(low, step.first, "step") or reading.within(step.after, close, "step")):
        return None
    observed = abs(now.value - was.value)
    exact = all(figure.comparator == "=" for figure in (was, now, step))
    result: SumResult = "adds_up"
    if observed != abs(step.value):
        result = "does_not_add_up" if exact else "cannot_tell"
    numbers = (one.number, third.number)
    return Comparison("difference", other.number, numbers, abs(step.value), observed, result)


def _headlines(headlines: Sequence[Placed], placed: Sequence[Placed]) -> Iterator[Comparison]:
    """Hold a figure of the headline against the one figure of the body that it can mean."""
    ours = {one.number for one in headlines}
    for one in headlines:
        head = one.figure
        if head.value is None or head.comparator != "=" or (head.unit or head.counted) is None:
            continue
        alike = [other for other in placed if other.number not in ours and _alike(head, other)]
        if not alike or any(other.figure.value == head.value for other in alike):
            continue
        near = [other for other in alike if _is_near(head, other.figure)]
        if len(near) == 1 and near[0].figure.value is not None:
            body = near[0].figure
            clear = _is_slip(head.value, near[0].figure.value) and body.comparator == "="
            result: SumResult = "does_not_add_up" if clear else "cannot_tell"
            if _rounds_to(near[0].figure.value, head.value):
                rounded = abs(near[0].figure.value - head.value) <= _ROUNDED * abs(head.value)
                result = "adds_up" if rounded else "cannot_tell"
            yield Comparison(
                "headline",
                near[0].number,
                (one.number,),
                near[0].figure.value,
                head.value,
                result,
            )


def _alike(head: Figure, other: Placed) -> bool:
    return same_unit(head.unit, other.figure.unit) and head.counted == other.figure.counted


def _is_slip(one: Fraction, other: Fraction) -> bool:
    """Say whether two figures differ as a slip of the pen does: a digit wrong, or two exchanged."""
    if significant_digits(one) < _CLEAR_DIGITS or one.denominator * other.denominator != 1:
        return False
    left, right = str(one), str(other)
    wrong = [at for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]]
    exchanged = len(wrong) == _EXCHANGED and sorted(left) == sorted(right)
    return len(left) == len(right) and (len(wrong) == 1 or exchanged)


def _rounds_to(exact: Fraction, short: Fraction) -> bool:
    """Say whether *short* is *exact* rounded, up or down, to the digits that it is written with."""
    step = Fraction(1, 10**6)
    while short % (step * 10) == 0 and step < abs(short):
        step *= 10
    return abs(exact - short) < step


def _is_near(head: Figure, body: Figure) -> bool:
    if body.value is None or head.value is None or body.negated:
        return False
    return abs(body.value - head.value) <= _NEAR * abs(head.value)
