"""What English denies: negated verbs, denials and their reach, plans called off."""

from __future__ import annotations

from ledger.extraction.bearings import NEGATION_REACH
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Mark, Reading

_AFTER_REACH = 12
_PLAN_REACH = 14
_HELD_AGAINST = 3
_DROPPED_REACH = 4
# What stands before a figure that the sentence takes for granted: "has not paid its 212 suppliers".
_KNOWN = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "all", "both"))
_BETWEEN_KNOWN = frozenset(("remaining", "last", "first", "other", "final", "latest", "missing"))
_NOT = frozenset(("not", "never", "cannot", "t", "n't", "neither"))
_LASTS = frozenset(("last", "lasted", "wait", "waited", "take", "stay", "stayed", "went", "run"))
_DROPS = frozenset(
    ("cancelled", "canceled", "scrapped", "abandoned", "shelved", "dropped", "axed", "ditched")
) | frozenset(("cancels", "scraps", "abandons", "shelves", "drops", "axes", "binned", "withdrew"))
_PLAN_LINKS = frozenset(
    ("to", "for", "of", "by", "which", "that", "with", "at", "in", "on", "involving", ",", "worth")
)


def is_denied(
    reading: Reading, place: tuple[int, int], clause: tuple[int, int], sentence: tuple[int, int]
) -> bool:
    """Say whether the figure at the tokens *place* is denied in its clause or its sentence."""
    figure, after = place
    if _is_known(reading, figure, sentence[0]):
        return False
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
    if _is_of_dropped(reading, figure, sentence[0]):
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


def _is_known(reading: Reading, figure: int, first: int) -> bool:
    """Say whether a determiner or "how many" before the figure takes it for granted."""
    bound = reading.ending(figure, "compare_before")
    at = (bound.first if bound is not None else figure) - 1
    at -= at > first and reading.text(at) in _BETWEEN_KNOWN
    if at < first or reading.text(at) not in _KNOWN:
        return False
    return reading.text(at - 1) != "at"  # "did not reach at all 40"


def _is_of_dropped(reading: Reading, figure: int, first: int) -> bool:
    """The form "shelved a plan to plant 63": a plan that somebody dropped."""
    for mark in reading.within(max(first, figure - _PLAN_REACH), figure, "plan"):
        low = max(first, mark.first - _DROPPED_REACH)
        dropped = any(reading.text(index) in _DROPS for index in range(low, mark.first))
        if dropped and reading.text(mark.after) in _PLAN_LINKS:
            return not reading.within(mark.after, figure, "contrast", "speech")
    return False


def _reaches(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether a negator denies the figure behind it, and not only the words between."""
    if reading.mark(mark.first, "no_negator") is not None:
        return False
    if mark.value == "against":  # "64 rather than 70"
        return figure - mark.after < _HELD_AGAINST
    between = reading.within(mark.after, figure, "exceptive", "contrast", "until", "said_inside")
    if between:
        return False
    if any(reading.text(index) in ("until", "since") for index in range(mark.after, figure)):
        return False
    if reading.text(figure - 1) == "for" and _lasts_without(reading, mark, figure):
        return False
    following = mark.after + (reading.mark(mark.after, "adverb") is not None)
    return reading.mark(following, "unsaid") is None


def _lasts_without(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether nothing happened for as long as the figure says: "not a kite for 37 days"."""
    timed = any(
        (unit := reading.mark(at, "unit")) is not None and unit.value in TIME_UNITS
        for at in (figure + 1, figure + 2)
    )
    return timed and not any(reading.text(index) in _LASTS for index in range(mark.after, figure))


def _covers(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether a denial goes on as far as the figure: no turn to what is so stands between."""
    if reading.text(mark.first - 1) in _NOT:
        return False  # "did not deny"
    if mark.value == "clause" and reading.stops_within(mark.after, figure):
        return False  # "far from selling 63 hives, the farm bought two"
    opens = reading.mark(mark.after, "complement") or reading.text(mark.after).endswith("ing")
    if not opens and any(reading.text(index) == "and" for index in range(mark.after, figure)):
        return False  # "denied wrongdoing and paid $5m"
    turns = reading.within(mark.after, figure, "contrast", "speech", "said_inside")
    return not any(turn.value not in ("denies", "weak", "shows") for turn in turns)


def _is_of_plans(reading: Reading, mark: Mark, figure: int) -> bool:
    """Say whether what was called off is a plan: flights that were called off are a count."""
    plans = reading.within(max(0, figure - _PLAN_REACH), mark.first, "plan")
    return any(
        plan.first > figure or reading.text(plan.after) in _PLAN_LINKS or plan.value == "verb"
        for plan in plans
    )
