"""Wholes and their parts inside a sentence, and between one sentence and the next.

Three shapes are read: "498 km, of which 212 in A and 286 in B" (a partial list unless its words
say that it is all), "498 km: 212 in A and 286 in B", with a comma for the colon too, and "212 in A
and 286 in B, 498 in total".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ledger.extraction.figures import Figure
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Sentence

VERSION = "1"

_FEWEST_PARTS = 2
_APPOSES = "،,;؛(–—"


class Whole(msgspec.Struct, frozen=True):
    """Indices into the figures of a text: the total and its parts."""

    total: int
    parts: tuple[int, ...]
    exhaustive: bool
    shape: Literal["of_which", "list", "total"]


def find_wholes(
    reading: Reading, sentences: Sequence[Sentence], figures: Sequence[Sequence[Figure]]
) -> list[Whole]:
    """Find wholes and parts; *figures* holds the figures of each sentence, indexed through."""
    found: list[Whole] = []
    base = 0
    for number, sentence in enumerate(sentences):
        own = figures[number]
        goes_on = number and sentences[number - 1].block == sentence.block
        before = figures[number - 1] if goes_on else ()
        whole = (
            _list_of_parts(reading, sentence, own, base, before)
            or _total_at_end(reading, sentence, own, base, before)
            or _apposed_parts(reading, sentence, own, base)
        )
        if whole is not None:
            found.append(whole)
        base += len(own)
    return found


def _list_of_parts(
    reading: Reading,
    sentence: Sentence,
    own: Sequence[Figure],
    base: int,
    before: Sequence[Figure],
) -> Whole | None:
    for index in range(sentence.first, sentence.after):
        opener = reading.mark(index, "partial", "exhaustive")
        colon = reading.text(index) == ":"
        if opener is None and not colon:
            continue
        following = [k for k, figure in enumerate(own) if figure.first >= index]
        preceding = [k for k, figure in enumerate(own) if figure.first < index]
        if not following or (colon and opener is None and not preceding):
            continue
        first = following[0]
        total = base + preceding[-1] if preceding else base - 1
        if not preceding and not before:
            continue
        whole = own[preceding[-1]] if preceding else before[-1]
        parts = _chain(reading, whole, own, first, sentence)
        if not parts or (colon and opener is None and len(parts) < _FEWEST_PARTS):
            continue
        exhaustive = opener is None or opener.category == "exhaustive"
        return Whole(
            total, tuple(base + k for k in parts), exhaustive, "list" if exhaustive else "of_which"
        )
    return None


def _apposed_parts(
    reading: Reading, sentence: Sentence, own: Sequence[Figure], base: int
) -> Whole | None:
    """The form "498 km of tunnels, 212 in A and 286 in B": bare figures, a place each."""
    for at, whole in enumerate(own):
        named = whole.unit is not None or whole.counted is not None
        if not named or at + 1 >= len(own) or reading.text(own[at + 1].first - 1) not in _APPOSES:
            continue
        parts = [k for k in _chain(reading, whole, own, at + 1, sentence) if _is_bare(own[k])]
        places = {own[k].place for k in parts}
        if len(parts) >= _FEWEST_PARTS and len(places) == len(parts) and None not in places:
            return Whole(base + at, tuple(base + k for k in parts), True, "list")
    return None


def _is_bare(figure: Figure) -> bool:
    return figure.unit is None and figure.counted is None


def _chain(
    reading: Reading, whole: Figure, own: Sequence[Figure], first: int, sentence: Sentence
) -> list[int]:
    """The figures from *first* on that could be parts: no other unit, no other clause between."""
    parts: list[int] = []
    for k in range(first, len(own)):
        figure = own[k]
        start = own[k - 1].tail if parts else figure.first
        if reading.within(start, figure.first, "statistic", "speech", "total", "period", "partial"):
            break
        if figure.unit not in (None, whole.unit) or figure.value is None:
            break
        if whole.value is not None and figure.value > whole.value and parts:
            break
        parts.append(k)
    return parts


def _total_at_end(
    reading: Reading,
    sentence: Sentence,
    own: Sequence[Figure],
    base: int,
    before: Sequence[Figure],
) -> Whole | None:
    marks = reading.within(sentence.first, sentence.after, "total")
    if not marks:
        return None
    announced = [k for k, figure in enumerate(own) if figure.first >= marks[-1].after]
    if not announced:
        return None
    total = own[announced[0]]
    earlier = [*before, *own[: announced[0]]]
    parts = [
        base - len(before) + k
        for k, figure in enumerate(earlier)
        if figure.unit == total.unit and figure.value is not None
    ]
    if len(parts) < _FEWEST_PARTS:
        return None
    return Whole(base + announced[0], tuple(parts), True, "total")
