"""What English denies: negated verbs, denials and their reach, plans called off."""

from __future__ import annotations

from ledger.extraction.bearings import NEGATION_REACH
from ledger.extraction.reading import Mark, Reading

_AFTER_REACH = 12
_PLAN_REACH = 14
_HELD_AGAINST = 3


def is_denied(
    reading: Reading, place: tuple[int, int], clause: tuple[int, int], sentence: tuple[int, int]
) -> bool:
    """Say whether the figure at the tokens *place* is denied in its clause or its sentence."""
    figure, after = place
    low = max(clause[0], figure - NEGATION_REACH)
    bounds = reading.within(max(sentence[0], low - 2), figure, "compare_before")
    for mark in reading.within(low, figure, "negator"):
        if not any(b.first <= mark.first < b.after for b in bounds) and _reaches(
            reading, mark, figure
        ):
            return True
    for mark in reading.within(sentence[0], figure, "denial"):
        if _covers(reading, mark, figure):
            return True
    end = min(sentence[1], after + _AFTER_REACH)
    if any(
        _is_of_plans(reading, mark, figure) for mark in reading.within(after, end, "called_off")
    ):
        return True
    return any(
        not reading.within(after, mark.first, "contrast")
        for mark in reading.within(after, end, "denial_after")
    )


def _reaches(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether a negator denies the figure behind it, and not only the words between."""
    if reading.mark(mark.first, "no_negator") is not None:
        return False
    if mark.value == "against":  # "64 rather than 70"
        return figure - mark.after < _HELD_AGAINST
    between = reading.within(mark.after, figure, "exceptive", "contrast", "until", "said_inside")
    if between:
        return False
    following = mark.after + (reading.mark(mark.after, "adverb") is not None)
    return reading.mark(following, "unsaid") is None


def _covers(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether a denial goes on as far as the figure: no turn to what is so stands between."""
    opens = reading.mark(mark.after, "complement") or reading.text(mark.after).endswith("ing")
    if not opens and any(reading.text(index) == "and" for index in range(mark.after, figure)):
        return False  # "denied wrongdoing and paid $5m"
    turns = reading.within(mark.after, figure, "contrast", "speech", "said_inside")
    return not any(turn.value not in ("denies", "weak", "shows") for turn in turns)


def _is_of_plans(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether what was called off is a plan: flights that were called off are a count."""
    return bool(reading.within(max(0, figure - _PLAN_REACH), mark.first, "plan"))
