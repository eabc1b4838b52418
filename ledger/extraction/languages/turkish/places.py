"""Places of Turkish figures: a name in the locative, before a kind of place, or that owns."""

from __future__ import annotations

from ledger.extraction.names import capital_run
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import WORD

_APOSTROPHES = "'’"
_LOCATIVES = frozenset(
    f"{link}{stop}{wide}{ki}"
    for link in ("", "n")
    for stop in "dt"
    for wide in "ae"
    for ki in ("", "ki")
)
_GENITIVES = frozenset(("ın", "in", "un", "ün", "nın", "nin", "nun", "nün"))
_OCCASIONS = (
    "düzenle", "yaptığı", "katıldığı", "gerçekleştir", "konuş", "toplantı", "açıklama", "tören",
    "basın", "temas", "ziyaret", "bulunan",
)  # fmt: skip
_OCCASION_REACH = 3
_REACH = 30


def place_within(reading: Reading, first: int, after: int) -> tuple[int, int] | None:
    """Return the first place that is named between two tokens."""
    index = first
    while index < after:
        if reading.tokens[index].kind != WORD or not reading.capital(index):
            index += 1
            continue
        end = capital_run(reading, index, after)
        if _is_place(reading, index, end, after):
            return index, end
        index = end
    return None


def place_before(reading: Reading, at: int, first: int) -> tuple[int, int] | None:
    """Return the last place that is named before a figure in its sentence."""
    low = max(first, at - _REACH)
    found: tuple[int, int] | None = None
    index = low
    while index < at:
        if reading.tokens[index].kind != WORD or not reading.capital(index):
            index += 1
            continue
        end = capital_run(reading, index, at)
        named = _is_place(reading, index, end, at) or _owns(reading, index, end, at)
        if named and not _is_occasion(reading, end, at):
            found = index, end
        index = end
    return found


def _is_place(reading: Reading, first: int, end: int, after: int) -> bool:
    known = reading.mark(first, "place") is not None
    if end == first + 1 and not known:
        raw = reading.raw(first, end)
        if reading.mark(first, "noun") or (raw.isupper() and len(raw) > 1):
            return False  # "Meclis'te", "TÜFE'de"
    if end + 1 < after and reading.text(end) in _APOSTROPHES and reading.text(end):
        return reading.text(end + 1) in _LOCATIVES and not reading.mark(first, "month")
    return end < after and reading.mark(end, "place_kind") is not None


def _owns(reading: Reading, first: int, end: int, after: int) -> bool:
    """Say whether a country or city of the gazetteer owns what is counted: "Türkiye'nin"."""
    known = reading.mark(first, "place")
    return (
        known is not None
        and known.after == end
        and end + 1 < after
        and reading.text(end) in _APOSTROPHES
        and reading.text(end + 1) in _GENITIVES
    )


def _is_occasion(reading: Reading, end: int, after: int) -> bool:
    """Say whether the place is only where somebody spoke: "Ankara'da düzenlenen toplantıda"."""
    return any(
        reading.text(at).startswith(_OCCASIONS)
        for at in range(end + 1, min(after, end + 2 + _OCCASION_REACH))
    )
