"""Wholes and their parts: by what they add up to, and by the words that say so.

Figures that meet another one exactly are its parts (`sums`). Where they do not meet, words decide:
"498 km, of which 212 in A and 286 in B" is a partial list unless it says that it is all; "498 km:
212 in A and 286 in B" and "212 in A and 286 in B, 498 in total" give all the parts there are. A
list that is far from its whole was no list of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from ledger.extraction.figures import Figure
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Sentence
from ledger.extraction.sums import SHARES, Placed, find_sums, same_unit

VERSION = "3"

_FEWEST_PARTS = 2
_LARGE = 100
_LIST_WORDS = ("partial", "exhaustive", "remainder", "total", "out_of")
_COMMAS = ("،", ",")
_APPOSES = "،,;؛(–—"
_FAR = Fraction(1, 6)  # of the whole: a slip is smaller
_SLIP = Fraction(1, 10)  # where the whole and its list stand apart
_WHOLES_BEFORE = 8


class Whole(msgspec.Struct, frozen=True):
    """Indices into the figures of a text: the total and its parts, and whether they are all."""

    total: int
    parts: tuple[int, ...]
    exhaustive: bool


def find_wholes(
    reading: Reading, sentences: Sequence[Sentence], figures: Sequence[Sequence[Figure]]
) -> list[Whole]:
    """Find wholes and parts; *figures* holds the figures of each sentence, indexed through."""
    placed: list[Placed] = []
    for number, own in enumerate(figures):
        placed += [Placed(figure, len(placed) + at, number) for at, figure in enumerate(own)]

    def is_sum(whole: Placed, parts: Sequence[Placed]) -> bool:
        return not (
            _enumerates(reading, whole, parts)
            or _compares(reading, sentences, parts)
            or not (_are_kin(whole, parts) or _is_announced(reading, whole, parts))
        )

    ahead = [one for one in placed if one.figure.role == "part_ahead"]
    own_wholes = {one.number for one in ahead} | {one.number + 1 for one in ahead}
    addends = [one for one in placed if one.number not in own_wholes]
    found = [Whole(one.total, one.parts, True) for one in find_sums(addends, is_sum)]
    found += [Whole(one.number + 1, (one.number,), False) for one in ahead]
    taken = {part for whole in found for part in whole.parts}
    totals = {whole.total for whole in found}
    base = 0
    for number, sentence in enumerate(sentences):
        own = figures[number]
        goes_on = number and sentences[number - 1].block == sentence.block
        before = figures[number - 1] if goes_on else ()
        said = (
            _list_of_parts(reading, sentence, own, base, before)
            or _total_at_end(reading, sentence, own, base, before)
            or _apposed_parts(reading, sentence, own, base)
        )
        if said is not None and said.exhaustive and not _is_near(placed, said, _FAR):
            said = None
        said = said or _closed_list(reading, sentence, own, placed[:base])
        for one in (*((said,) if said is not None else ()), *_parts_by_form(own, base)):
            if one.total not in totals and taken.isdisjoint(one.parts):
                taken.update(one.parts)
                totals.add(one.total)
                found.append(one)
        base += len(own)
    return sorted(found, key=lambda whole: whole.parts)


def _parts_by_form(own: Sequence[Figure], base: int) -> Iterator[Whole]:
    """The wholes of a sentence and the parts behind each, where their forms say so."""
    for at, whole in enumerate(own):
        if whole.role != "whole" or whole.value is None:
            continue
        parts: list[int] = []
        for k in range(at + 1, len(own)):
            alike = own[k].unit in (None, whole.unit, "percent", "fraction")
            if own[k].role != "part" or own[k].value is None or not alike:
                break
            parts.append(base + k)
        if parts:
            yield Whole(base + at, tuple(parts), False)


def _are_kin(whole: Placed, parts: Sequence[Placed]) -> bool:
    """Say whether the parts count what the whole counts, or could hardly meet it by chance."""
    if all(part.figure.counted in (None, whole.figure.counted) for part in parts):
        return True
    follows = len(parts) > _FEWEST_PARTS and all(
        part.sentence == whole.sentence and part.number > whole.number for part in parts
    )
    if follows:  # "in ten matches 7 wins, 2 draws and a defeat"; `_enumerates` has seen to commas
        return True
    beside = all(abs(part.sentence - whole.sentence) <= 1 for part in parts)
    return beside and (whole.figure.value or 0) >= _LARGE


def _is_announced(reading: Reading, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Say whether words between whole and parts make them one list."""
    figures = [whole.figure, *(part.figure for part in parts)]
    first = min(figure.first for figure in figures)
    after = max(figure.tail for figure in figures) + 1
    signs = (reading.text(at) for at in reading.stops_within(first, after))
    return ":" in signs or bool(reading.within(first, after, *_LIST_WORDS))


def _enumerates(reading: Reading, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Say whether "41 wells, 25 pumps and 16 gates" are three things beside each other."""
    names = {whole.figure.counted, *(part.figure.counted for part in parts)}
    first = parts[0].figure.first
    return (
        None not in names
        and len(names) == len(parts) + 1
        and first == whole.figure.tail + 1
        and reading.text(first - 1) in _COMMAS
    )


def _compares(reading: Reading, sentences: Sequence[Sentence], parts: Sequence[Placed]) -> bool:
    """Say whether two figures are one figure then and the change since: "853, down 212 to 641"."""
    if len(parts) != _FEWEST_PARTS:
        return False
    last = sentences[parts[-1].sentence]
    return bool(reading.within(last.first, last.after, "change", "difference"))


def _is_near(placed: Sequence[Placed], said: Whole, far: Fraction) -> bool:
    """Say whether parts that do not meet their whole miss it by no more than a slip would."""
    whole = placed[said.total].figure.value
    parts = [placed[at].figure.value for at in said.parts]
    if whole is None or None in parts:
        return False
    total = sum((part for part in parts if part is not None), Fraction(0))
    return abs(total - whole) <= far * abs(whole)


def _closed_list(
    reading: Reading, sentence: Sentence, own: Sequence[Figure], before: Sequence[Placed]
) -> Whole | None:
    """A list that says it is all there is ("..., and 12 others") and whose whole stands before it.

    The whole is the nearest earlier figure that the parts all but meet.
    """
    if len(own) < _FEWEST_PARTS:
        return None
    base = len(before)
    placed = [*before[-_WHOLES_BEFORE:], *(Placed(one, base + at, 0) for at, one in enumerate(own))]
    by_number = {one.number: one for one in placed}
    for first in (0, 1):
        parts = [k for k in range(first, len(own)) if _can_join(own[first], own[k])]
        if len(parts) < _FEWEST_PARTS or not _closed(reading, own, parts, sentence):
            continue
        numbers = tuple(base + k for k in parts)
        wholes = placed[: len(placed) - len(own) + first]
        for whole in reversed(wholes):
            said = Whole(whole.number, numbers, True)
            if not _can_join(whole.figure, own[first]):
                continue
            values = [by_number[at].figure.value or 0 for at in numbers]
            value = whole.figure.value or Fraction(0)
            if abs(sum(values, Fraction(0)) - value) <= _SLIP * value:
                return said
    return None


def _can_join(one: Figure, other: Figure) -> bool:
    return same_unit(one.unit, other.unit) and other.value is not None and other.value > 0


def _openers(reading: Reading, sentence: Sentence) -> list[int]:
    """The tokens of a sentence after which parts may be listed: words that say so, and colons."""
    first, after = sentence.first, sentence.after
    words = {mark.first for mark in reading.within(first, after, "partial", "exhaustive")}
    colons = {stop for stop in reading.stops_within(first, after) if reading.text(stop) == ":"}
    return sorted(words | colons)


def _list_of_parts(
    reading: Reading,
    sentence: Sentence,
    own: Sequence[Figure],
    base: int,
    before: Sequence[Figure],
) -> Whole | None:
    for index in _openers(reading, sentence):
        opener = reading.mark(index, "partial", "exhaustive")
        colon = reading.text(index) == ":"
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
        named = (own[k].counted for k in parts if own[k].tail > own[k].after)
        alike = {None, whole.counted}.issuperset(named)
        exhaustive = alike if opener is None else opener.category == "exhaustive"
        exhaustive = exhaustive or _closed(reading, own, parts, sentence)
        return Whole(total, tuple(base + k for k in parts), exhaustive)
    return None


def _closed(
    reading: Reading, own: Sequence[Figure], parts: Sequence[int], sentence: Sentence
) -> bool:
    """Say whether the list's end says that there is nothing else: "and 12 others", "no other"."""
    return bool(
        reading.within(own[parts[-1]].first - 1, sentence.after, "remainder")
        if len(parts) >= _FEWEST_PARTS
        else ()
    )


def _apposed_parts(
    reading: Reading, sentence: Sentence, own: Sequence[Figure], base: int
) -> Whole | None:
    """The form "498 km of tunnels, 212 in A and 286 in B": bare figures, a place each."""
    for at, whole in enumerate(own):
        named = whole.unit is not None or whole.counted is not None
        if not named or at + 1 >= len(own) or reading.text(own[at + 1].first - 1) not in _APPOSES:
            continue
        chain = _chain(reading, whole, own, at + 1, sentence)
        if len(chain) >= _FEWEST_PARTS and _closed(reading, own, chain, sentence):
            return Whole(base + at, tuple(base + k for k in chain), True)
        parts = [k for k in chain if _is_bare(own[k]) or _says_the_same(own[k], whole)]
        places = {own[k].place for k in parts}
        if len(parts) >= _FEWEST_PARTS and len(places) == len(parts) and None not in places:
            return Whole(base + at, tuple(base + k for k in parts), True)
    return None


def _says_the_same(part: Figure, whole: Figure) -> bool:
    """Say whether a figure only took over what the one before it measures or counts."""
    return part.tail == part.after and (part.unit, part.counted) == (whole.unit, whole.counted)


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
        if figure.unit not in (None, whole.unit) or figure.value is None or figure.negated:
            break
        if whole.unit in SHARES and figure.unit is None and figure.counted is not None:
            break  # "40 per cent more: 10 cars, 30 bikes"
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
        if figure.unit == total.unit
        and figure.value is not None
        and (total.counted is None or figure.counted in (None, total.counted))
    ]
    if len(parts) < _FEWEST_PARTS:
        return None
    return Whole(base + announced[0], tuple(parts), True)
