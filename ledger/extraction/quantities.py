"""Quantities: figures with what they measure, compare, count and where.

What stands between a number and its noun decides most: a unit, a comparator before or after, a
negator in the same clause.
"""

from __future__ import annotations

import unicodedata

import msgspec

from ledger.extraction.bearings import NEGATION_REACH
from ledger.extraction.figures import Figure, read_figures
from ledger.extraction.joined_measures import joined
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

VERSION = "2"

_LINKS = ("of", "من")
_PERCENT = "%٪‰"
_MINUS = ("-", "−")
_SUBJECT_REACH = 3
_SHARE = "fraction"


def read_quantities(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> list[Figure]:
    """Read the quantities of a sentence in text order, each dressed with its words."""
    dressed: list[Figure] = []
    joins, end = language.joins_measures, first
    for figure in read_figures(reading, language, first, after, taken):
        if figure.first >= end:  # the half of "two hours and a half" is read already
            one = _dressed(reading, language, figure, first, after)
            whole = joined(reading, language, dressed[-1], one) if joins and dressed else None
            if whole is not None:
                dressed[-1] = whole
            else:
                dressed.append(_compared(reading, one, dressed[-1]) if dressed else one)
            end = dressed[-1].after
    return list(language.completed(reading, dressed))


def _compared(reading: Reading, figure: Figure, before: Figure) -> Figure:
    """A bare figure that the one before is held against is of the same: "35 days, against 80"."""
    if figure.unit is not None or figure.counted is not None:
        return figure
    if reading.ending(figure.first, "compared") is None:
        return figure
    return msgspec.structs.replace(figure, unit=before.unit, counted=before.counted)


def _dressed(
    reading: Reading, language: Language, figure: Figure, first: int, after: int
) -> Figure:
    figure = _with_unit(reading, language, figure, first, after)
    figure = _with_half(reading, language, figure, after)
    figure = _below_zero(reading, figure, after)
    written = figure.words or figure.kind == "ratio"
    if figure.unit is None:
        implied = language.implied_unit(reading, figure.first, figure.tail)
        figure = msgspec.structs.replace(figure, unit=implied)
    if figure.unit is None and written and _is_part(reading, language, figure):
        figure = msgspec.structs.replace(figure, unit="fraction")
    comparator, rule = language.bound(reading, figure, first, after)
    figure = _past_bound(reading, figure)
    counted, tail = figure.counted, figure.tail
    if counted is None:
        counted, tail = _counted(reading, language, figure, after)
    owner = language.owner(reading, figure, first) if counted is None else None
    if owner is not None:
        counted = _noun(reading, language, owner)
    if counted is None and figure.unit is None:
        counted = _numbered(reading, language, figure, first) or _changed(
            reading, language, figure, first
        )
    low, high = reading.clause(figure.first, first, after)
    place = language.place(reading, tail, _own_words_end(reading, tail, high))
    place = place or language.place_before(reading, figure.first, first)
    return msgspec.structs.replace(
        figure,
        comparator=comparator,
        role=language.role(reading, msgspec.structs.replace(figure, tail=tail)),
        counted=counted or _measured(reading, language, figure, low),
        tail=tail,
        place=reading.raw(*place) if place else None,
        negated=language.denied(reading, figure, low, high, first, after),
        rules=figure.rules + rule,
    )


def _is_part(reading: Reading, language: Language, figure: Figure) -> bool:
    """Say whether the words are a part of one ("a third"), no decimal ("zero point two")."""
    if figure.value is None or not 0 < figure.value < 1:
        return False
    words = (reading.text(index) for index in range(figure.first, figure.after))
    return not any(piece.kind == "point" for word in words for piece in language.pieces(word))


def _own_words_end(reading: Reading, tail: int, high: int) -> int:
    """The end of the words that can speak of this figure: the next one has its own."""
    end = tail
    while end < high and reading.tokens[end].kind != DIGITS:
        end += 1
    return end


def _with_unit(
    reading: Reading, language: Language, figure: Figure, first: int, after: int
) -> Figure:
    before = reading.ending(figure.first, "percent_before", "currency_before")
    own = before is not None and before.first >= first and not _is_loose(reading, before, figure)
    if before is not None and own and not _closes_figure(reading, before.first):
        sign = reading.tokens[before.first]
        glued = reading.tokens[figure.first].glued and _is_sign(reading, before)
        start = sign.start if glued else figure.start
        place = before.first if glued else figure.first
        below = place - 1
        if glued and below >= first and sign.glued and reading.text(below) in _MINUS:
            value = None if figure.value is None else -figure.value  # "-$14m"
            figure = msgspec.structs.replace(figure, value=value)
            start, place = reading.tokens[below].start, below
        return msgspec.structs.replace(figure, unit=before.value, start=start, first=place)
    mark = reading.mark(_unit_at(reading, language, figure), "unit")
    if mark is None or mark.after > after or figure.unit is not None:
        return figure
    token = reading.tokens[mark.first]
    end, last = figure.end, figure.after
    if token.glued and token.start == figure.end and _is_sign(reading, mark):
        end, last = reading.tokens[mark.after - 1].end, mark.after
    unit = language.unit(reading, mark, figure.first)
    if unit is None:
        return figure
    return msgspec.structs.replace(figure, unit=unit, tail=mark.after, end=end, after=last)


def _unit_at(reading: Reading, language: Language, figure: Figure) -> int:
    """Where the unit of a figure may stand: "85-metre", "half a metre", "a quarter of an hour"."""
    at = figure.tail
    tied = reading.text(at) == "-" and reading.tokens[at].glued
    if tied and at + 1 < len(reading.tokens) and reading.tokens[at + 1].glued:
        return at + 1
    bound = reading.mark(at, "compare_after")
    if bound is not None and reading.mark(bound.after, "unit"):
        return bound.after  # "85 milyonu aşkın lira"
    if not figure.words or figure.value is None or not 0 < figure.value < 1:
        return at
    after = at + (reading.text(at) in _LINKS)
    one = any(piece.kind == "article" for piece in language.pieces(reading.text(after)))
    return after + 1 if one and reading.mark(after + 1, "unit") else at


def _is_loose(reading: Reading, sign: Mark, figure: Figure) -> bool:
    """Say whether a lone letter stands apart from the figure: "the Z&Q 850" is no money."""
    text = reading.text(sign.after - 1)
    return len(text) == 1 and text.isalpha() and not reading.tokens[figure.first].glued


def _is_sign(reading: Reading, unit: Mark) -> bool:
    """Say whether a unit is a sign that is part of the number expression: "%", "$", "US$"."""
    text = reading.raw(unit.first, unit.after)
    return any(char in _PERCENT or unicodedata.category(char) == "Sc" for char in text)


def _closes_figure(reading: Reading, sign: int) -> bool:
    """Say whether a sign belongs to the figure before it ("12% 5")."""
    return sign > 0 and reading.tokens[sign].glued and reading.tokens[sign - 1].kind == DIGITS


def _with_half(reading: Reading, language: Language, figure: Figure, after: int) -> Figure:
    """The form "three kilometres and a half": the half belongs to the number and its span."""
    if figure.unit is None or figure.value is None or figure.tail + 1 > after:
        return figure
    if figure.tail >= after or reading.tokens[figure.tail].kind != WORD:
        return figure
    at, less = figure.tail, reading.mark(figure.tail, "exceptive") is not None
    kinds = ["join"] * less
    at += less  # "four hours less a quarter"
    pieces = language.pieces(reading.text(at)) if at < after else ()
    kinds += [piece.kind for piece in pieces]
    if kinds != ["join", "fraction"] or not 0 < pieces[-1].value < 1:
        return figure
    part = pieces[-1].value
    return msgspec.structs.replace(
        figure,
        value=figure.value - part if less else figure.value + part,
        end=reading.tokens[at].end,
        after=at + 1,
        tail=at + 1,
    )


def _below_zero(reading: Reading, figure: Figure, after: int) -> Figure:
    """The forms "7 degrees below zero" and, where the language puts it first, the same before."""
    if figure.value is None or figure.value <= 0:
        return figure
    mark = reading.mark(figure.tail, "below_zero")
    if mark is not None and mark.after <= after:
        return msgspec.structs.replace(figure, value=-figure.value, tail=mark.after)
    before = reading.ending(figure.first, "below_zero")
    if before is not None:
        start = reading.tokens[before.first].start
        return msgspec.structs.replace(figure, value=-figure.value, start=start, first=before.first)
    return figure


def _past_bound(reading: Reading, figure: Figure) -> Figure:
    """A bound that is tied to its figure stands before the noun: "5,000-plus", "40+ seats"."""
    bound = reading.mark(figure.tail, "compare_after")
    if bound is None or not reading.tokens[bound.first].glued:
        return figure
    return msgspec.structs.replace(figure, tail=bound.after)


def _counted(
    reading: Reading, language: Language, figure: Figure, after: int
) -> tuple[str | None, int]:
    found = language.counted(reading, figure.tail, after)
    noun = reading.mark(found[0], "noun") if found else None
    linked = reading.text(figure.tail) in _LINKS
    if found is None or (figure.unit not in (None, _SHARE) and not linked and noun is None):
        # a measure takes its noun through "of"; the next word is no noun of it
        return None, figure.tail
    return _noun(reading, language, found), found[1]


def _numbered(reading: Reading, language: Language, figure: Figure, first: int) -> str | None:
    """The noun of "the number of X ..." before its figure, within the sentence."""
    for mark in reversed(reading.within(first, figure.first, "count_of")):
        found = language.counted(reading, mark.after, figure.first)
        if found is not None:
            return _noun(reading, language, found)
    return None


def _changed(reading: Reading, language: Language, figure: Figure, first: int) -> str | None:
    """The noun of "X fell from 853 to 641", before the verb that changes or sets its number."""
    low = max(reading.clause(figure.first, first, figure.after)[0], figure.first - NEGATION_REACH)
    linked = reading.mark(figure.first - 1, "announce", "range_open") is not None
    verbs = reading.within(low, figure.first, "change", "statistic")
    verbs = [verb for verb in verbs if linked or verb.after == figure.first]
    for verb in reversed(verbs if language.subject_first else ()):
        at = max(first, verb.first - _SUBJECT_REACH)
        while at < verb.first:
            found = language.counted(reading, at, verb.first)
            if found is not None and found[1] == verb.first:
                return _noun(reading, language, found)
            at += 1
    return None


def _noun(reading: Reading, language: Language, found: tuple[int, int]) -> str:
    """The noun as it is filed: the lexicon's singular, or the nearest that the language can do."""
    noun = reading.mark(found[0], "noun")
    return noun.value if noun else language.noun(reading.raw(*found))


def _measured(reading: Reading, language: Language, figure: Figure, low: int) -> str | None:
    """The thing before its measure: "tunnels whose length is 40 kilometres"."""
    for dimension in reading.within(
        max(low, figure.first - NEGATION_REACH), figure.first, "dimension"
    ):
        before = dimension.first - 1
        if before < low or language.is_stopword(reading.text(before)):
            continue  # "it was worth £40"
        if reading.tokens[before].kind == WORD:
            return _noun(reading, language, (dimension.first - 1, dimension.first))
    return None
