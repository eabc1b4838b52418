"""Turkish units that depend on their surroundings: speeds and points."""

from __future__ import annotations

from ledger.extraction.reading import Mark, Reading

_PER_HOUR = {"kilometre": "kilometre_per_hour", "mile": "mile_per_hour"}
_PER_SECOND = {
    "metre": "metre_per_second", "kilometre": "kilometre_per_second",
    "cubic_metre": "cubic_metre_per_second", "megabit": "megabit_per_second",
    "gigabit": "gigabit_per_second",
}  # fmt: skip
_BEFORE_RATE = 4
_SPEEDS = ("hız", "sürat")

_POINT_REACH = 25
_SENTENCE_ENDS = (".", "!", "?", "…")
_FEW_DIGITS = 2
_AFTER_POINTS = 6
_INDICES = ("endeks", "bist", "borsa", "sınav", "test", "ortalama")
_POINTS = "percentage_point"
_POINT_WORDS = ("faiz", "enflasyon", "oran", "işsizlik", "pay", "büyüme", "yüzde")


def unit_of(reading: Reading, unit: Mark, figure: int) -> str | None:
    """Return the unit that the word *unit* means after this figure, None for none."""
    if unit.value == _POINTS and reading.text(unit.first).startswith("puan"):
        return _POINTS if _tells_of_rates(reading, figure) else None
    if unit.value in _PER_HOUR or unit.value in _PER_SECOND:
        return _speed(reading, figure, unit) or unit.value
    return unit.value


def _speed(reading: Reading, figure: int, unit: Mark) -> str | None:
    low = max(0, figure - _BEFORE_RATE)
    words = {reading.text(index) for index in range(low, figure)}
    if "saatte" in words or reading.text(unit.after).startswith(_SPEEDS):
        return _PER_HOUR.get(unit.value)
    return _PER_SECOND.get(unit.value) if "saniyede" in words else None


def _tells_of_rates(reading: Reading, figure: int) -> bool:
    """Say whether points are of a rate, and not of a match, an index or a test."""
    low = figure
    while low > max(0, figure - _POINT_REACH) and reading.text(low - 1) not in _SENTENCE_ENDS:
        low -= 1
    whole = reading.text(figure).split(",")[0].split(".")
    if len(whole) > 1 or (len(whole[0]) > _FEW_DIGITS and whole[0].isdecimal()):
        return False
    if reading.within(low, figure + _AFTER_POINTS, "match"):
        return False
    if any(reading.text(index).startswith(_INDICES) for index in range(low, figure)):
        return False
    if reading.within(low, figure, "percent_before"):
        return True
    return any(reading.text(index).startswith(_POINT_WORDS) for index in range(low, figure))
