"""Times of day and of play in Turkish: "öğlen 12'de", "üçü on geçe", "63'te", "18.00 GMT"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.extraction.reading import Reading

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

Guard = tuple[int, int, str]

_APOSTROPHES = "'’"
_DASHES = "-–"
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_DAY_PARTS = frozenset(
    (
        *("öğlen", "öğle", "öğleyin", "sabah", "sabahleyin", "akşam", "akşamüstü", "akşamleyin"),
        *("gece", "geceyarısı", "ikindi", "sahurda", "sabaha"),
    )
)
_IN, _TO = ("de", "da", "te", "ta"), ("e", "a", "ye", "ya")
_FROM = ("den", "dan", "ten", "tan")
_ZONES = frozenset(("gmt", "utc", "tsi", "cet", "est", "msk"))
_HOURS = 24
_LONGEST_MATCH = 120
_PAST_THE_HOUR = frozenset(("kala", "geçe", "geçiyor", "geçiyordu", "geçerken"))
_HALF_PAST = frozenset(("buçukta", "buçuktan", "buçuğa", "buçuktaki"))
_HOUR_WORDS = frozenset(
    (
        *("bire", "ikiye", "üçe", "dörde", "beşe", "altıya", "yediye", "sekize", "dokuza", "ona"),
        *("e", "a", "ye", "ya"),
    )
)
_LEVELS = ("seviye", "band", "puan", "dolar", "lira", "tl", "euro", "avro", "sterlin")
_LEVEL_REACH = 5
_MINUTE_REACH = 12


def time_at(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Return the time that the figure at the token *index* is."""
    return (
        _dotted(reading, index, first, after)
        or _part_of_day(reading, index)
        or _minute_of_match(reading, index, first, after)
    )


def _dotted(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """The form "18.00": Turkish writes decimals with a comma, and no money stands near."""
    if _CLOCK.fullmatch(reading.text(index)) is None:
        return None
    if reading.ending(index, "percent_before", "currency_before", "minus"):
        return None
    end = index + 1
    to = reading.text(end) in _DASHES and reading.text(end) != ""
    if to and _CLOCK.fullmatch(reading.text(end + 1)):
        end += 2
    if reading.text(end).startswith(("saatleri", "saatinde", "arası")) and end > index + 1:
        return index, end, "time"
    if reading.text(end) in _ZONES:
        return index, end, "time"
    low, high = max(first, index - _LEVEL_REACH), min(after, end + _LEVEL_REACH)
    if any(reading.text(at).startswith(_LEVELS) for at in range(low, high)):
        return None
    if len(reading.text(index)) < len("18.00"):
        return None  # "3.45": a mark
    measured = reading.mark(end, "unit", "noun", "compare_after") is not None
    return None if measured or end > index + 1 else (index, end, "time")


def _part_of_day(reading: Reading, index: int) -> Guard | None:
    """The forms "öğlen 12'de", "gece 3'e kadar"."""
    text = reading.text(index)
    if reading.text(index - 1) not in _DAY_PARTS or not text.isdecimal() or int(text[:3]) > _HOURS:
        return None
    ending = reading.text(index + 2)
    suffixed = reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1) != ""
    if reading.mark(index + 3, "statistic", "change", "compare_after") and ending not in _IN:
        return None
    timed = suffixed and (ending in _IN or ending in _TO or ending in _FROM)
    return (index, index + 1, "time") if timed else None


def _minute_of_match(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """The form "37'de Kerem attı" in a sentence about a match."""
    text = reading.text(index)
    if not text.isdecimal() or not 0 < int(text[:4]) <= _LONGEST_MATCH:
        return None
    if reading.text(index + 1) not in _APOSTROPHES or reading.text(index + 2) not in _IN:
        return None
    if reading.mark(index + 3, "noun") or reading.text(index + 3).startswith("kal"):
        return None  # "63'te kaldı"
    if reading.text(index + 3).isdecimal():
        return None  # "4'te 1"
    low, high = max(first, index - _MINUTE_REACH), min(after, index + _MINUTE_REACH)
    return (index, index + 1, "time") if reading.within(low, high, "match") else None


def is_time(reading: Reading, figure: Figure) -> bool:
    """Say whether a number tells a time: "dokuza çeyrek kala", "yedi buçukta"."""
    following = reading.text(figure.after)
    if figure.unit is not None or figure.value is None:
        return False
    if following in _PAST_THE_HOUR:
        return True
    if following == "var" and figure.words:
        return reading.text(figure.first - 1) in _HOUR_WORDS  # "ikiye beş var"
    half = reading.text(figure.after - 1) in _HALF_PAST and figure.value <= _HOURS
    return half and figure.counted is None and not reading.mark(figure.after, "statistic", "unit")
