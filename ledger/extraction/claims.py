"""Claims out of figures and statements: filtered, attributed, related, scored, merged.

One claim carries one assertion. The same assertion made again in the article is a mention of the
first claim; a headline that repeats the body's figure is one too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span
from ledger.extraction.attribution import Voice
from ledger.extraction.decimals import decimal_text
from ledger.extraction.extractor import Candidate
from ledger.extraction.figures import Figure
from ledger.extraction.guards import says_only_a_length
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.periods import Period
from ledger.extraction.reading import Reading
from ledger.extraction.segments import OPENERS, Segments, Sentence
from ledger.extraction.statements import Statement
from ledger.extraction.sums import same_unit
from ledger.extraction.tokens import DIGITS, SIGN
from ledger.extraction.units import in_base_unit

VERSION = "4"

_YEARS = (1800, 2100)
_NEAR = 3
_LISTED = 12
_SMALL_WORD = ("unit", "ten")
_BASE, _WITH_SOURCE, _WITH_PERIOD, _WITH_NOUN, _WITH_PLACE, _PART = 55, 15, 10, 10, 5, 3
_STATEMENT, _TIE = 20, 5
_LAND = frozenset(("hectare", "dunam", "acre", "mile"))
_COMPARED = 25  # claims of one value: more are not compared, so that a long text stays linear


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with all that was found out about it; `whole` is an index into the same list."""

    figure: Figure
    sentence: int
    voice: Voice
    period: Period | None
    whole: int | None
    headline: bool


# A claim before merging: where it sorts, the claim, the figures that state it, the whole's figure.
_Draft = tuple[tuple[int, int], Candidate, list[int], int | None]


def no_claim(reading: Reading, figure: Figure, *, labels_yield: bool = False) -> str | None:
    """Return why a figure is no claim, or None when it is one."""
    if _is_all_there_is(reading, figure):
        return None
    weak = reading.mark(figure.first, "weak") is not None and figure.atoms == 1
    if weak and (figure.unit in TIME_UNITS or not _names_something(reading, figure)):
        return "word"
    if reading.mark(figure.first, "vague") and figure.words and figure.atoms == 1:
        return "vague"
    if figure.kind == "dual":
        only = says_only_a_length(reading, figure.first, figure.unit)
        return "period" if only else None
    if says_only_a_length(reading, figure.first, figure.unit):
        return "period"
    aged = figure.counted is None and reading.mark(figure.tail, "age") is not None
    if aged or reading.ending(figure.first, "age"):
        return "age"
    guard = reading.ending(figure.first, "guard_before")
    grouped = "," in reading.text(figure.first)  # no label is written with thousands apart
    measured = figure.unit is not None or figure.counted is not None or grouped
    if guard is not None and not (labels_yield and measured):
        return guard.value
    known = figure.counted is not None and reading.mark(figure.tail - 1, "noun") is not None
    bare = figure.unit is None and figure.comparator == "="
    announced = any(
        reading.mark(index, "statistic", "announce", "total", "partial")
        for index in range(max(0, figure.first - _NEAR), figure.first)
    ) or bool(reading.within(max(0, figure.first - _LISTED), figure.tail + 1, "partial"))
    if bare and not announced and not known:
        small = figure.words and figure.atoms == 1 and figure.kind in _SMALL_WORD
        stressed = figure.negated or reading.ending(figure.first, "exceptive") is not None
        stressed = stressed or reading.mark(figure.tail, "befalls") is not None
        if small and figure.counted is None and not stressed:
            return "word"
        return "year" if _is_year(reading, figure) else None
    return None


def _is_all_there_is(reading: Reading, figure: Figure) -> bool:
    """Say whether the text is nothing but this figure and signs: then it is what was asked for."""
    count = len(reading.tokens)
    if count > figure.after - figure.first + _NEAR or _is_year(reading, figure):
        return False
    others = [*range(figure.first), *range(figure.after, count)]
    return all(reading.tokens[index].kind == SIGN for index in others)


def _is_year(reading: Reading, figure: Figure) -> bool:
    """Say whether a figure looks like a year, or a range like two: four digits without a sign."""
    ends = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    digits = [
        reading.text(index)
        for index in range(figure.first, figure.after)
        if reading.tokens[index].kind == DIGITS
    ]
    return (
        len(digits) == len(ends)
        and all(len(text) == len("2025") and text.isdecimal() for text in digits)
        and all(end is not None and _YEARS[0] <= end <= _YEARS[1] for end in ends)
    )


def _names_something(reading: Reading, figure: Figure) -> bool:
    return figure.unit is not None or reading.mark(figure.after, "noun") is not None


def sentence_span(reading: Reading, segments: Segments, sentence: Sentence) -> Span:
    """Return the stored span of a sentence without the marks of a quotation that holds it."""
    first, after = sentence.first, sentence.after
    quote = segments.quote_at(first + 1)
    if quote is not None and quote.first <= first + 1 < after:
        if quote.first == first + 1 and quote.after + _NEAR > after:
            first += 1
        if quote.after < after and not any(
            reading.tokens[i].kind != SIGN for i in range(quote.after, after)
        ):
            after = quote.after
    if first + 1 < after and _is_mark(reading, first):
        first += 1
    return reading.span(first, after)


def _is_mark(reading: Reading, place: int) -> bool:
    """Say whether a sentence begins with a list's mark, or a quotation's, and not with a minus."""
    mark, following = reading.tokens[place], reading.tokens[place + 1]
    if reading.text(place) in ("-", "–"):
        return mark.end < following.start or reading.text(place + 1)[:1].isalpha()
    return reading.text(place) in (*OPENERS, "•")


def assemble(
    reading: Reading,
    segments: Segments,
    stated: Sequence[Stated],
    statements: Sequence[Statement],
    dated: Mapping[int, str],
) -> tuple[tuple[Candidate, ...], dict[int, int]]:
    """Build the claims in text order, and say which claim each stated figure became.

    *dated* gives the date that a sentence names, by its number.
    """
    drafts: list[_Draft] = []
    alike: dict[tuple[object, ...], list[_Draft]] = {}
    for index, one in enumerate(stated):
        figure = one.figure
        near = alike.setdefault(_measured(figure), [])
        same = next((d for d in near[:_COMPARED] if _repeats(one, stated, d[2])), None)
        if same is not None and not stated[same[2][0]].headline:
            same[2].append(index)
            continue
        span = sentence_span(reading, segments, segments.sentences[one.sentence])
        whole = stated[one.whole] if one.whole is not None else None
        quantity = _quantity(reading, one, whole)
        claim = _claim(reading, one, span, quantity)
        draft: _Draft = ((span.start, quantity.start), claim, [index], one.whole)
        if same is not None:
            # the body says it with its source: the headline becomes a mention of that
            drafts.remove(same)
            near.remove(same)
            draft[2].extend(same[2])
        drafts.append(draft)
        near.append(draft)
    for statement in statements:
        claim = _statement(reading, segments, statement, dated.get(statement.sentence))
        drafts.append(((claim.start, claim.start), claim, [], None))
    drafts.sort(key=lambda draft: draft[0])
    became = {index: at for at, draft in enumerate(drafts) for index in draft[2]}
    claims = []
    for _, made, members, wholes in drafts:
        claim = made
        if members:
            spans = [
                sentence_span(reading, segments, segments.sentences[stated[m].sentence])
                for m in sorted(members)
            ]
            claim = msgspec.structs.replace(claim, mentions=tuple(dict.fromkeys(spans)))
        if wholes is not None and claim.quantity is not None:
            quantity = msgspec.structs.replace(claim.quantity, part_of=became[wholes])
            claim = msgspec.structs.replace(claim, quantity=quantity)
        claims.append(claim)
    return tuple(claims), became


def _measured(figure: Figure) -> tuple[object, ...]:
    """What figures have in common that state the same: 1.5 gigawatts are 1,500 megawatts."""
    ends = (figure.value, figure.low, figure.high)
    return (
        *(None if end is None else in_base_unit(end, figure.unit) for end in ends),
        figure.negated,
    )


def _repeats(one: Stated, stated: Sequence[Stated], members: Sequence[int]) -> bool:
    """Say whether *one* asserts what *members* assert; their value, unit and sign are the same."""
    if not members or one.whole is not None:
        return False
    other = stated[members[0]]
    mine, theirs = one.figure, other.figure
    if other.headline and not one.headline:
        return mine.counted == theirs.counted or None in (mine.counted, theirs.counted)
    return (mine.comparator, mine.counted, mine.place) == (
        theirs.comparator, theirs.counted, theirs.place,
    ) and mine.counted is not None and (
        one.voice.speaker == other.voice.speaker and _basis(one) == _basis(other)
    )  # fmt: skip


def _basis(one: Stated) -> str | None:
    return one.period.basis if one.period else None


def _quantity(reading: Reading, one: Stated, whole: Stated | None) -> Quantity:
    figure = one.figure
    span = reading.view.span(figure.start, figure.end)
    period = one.period or (whole.period if whole else None)
    decimals = [
        None if value is None else decimal_text(value)
        for value in (figure.value, figure.low, figure.high)
    ]
    return Quantity(
        text=span.of(reading.view.stored),
        start=span.start,
        end=span.end,
        value=decimals[0],
        low=decimals[1],
        high=decimals[2],
        comparator=figure.comparator,
        unit=_unit(figure, whole.figure if whole else None),
        counted=figure.counted or (whole.figure.counted if whole else None),
        place=figure.place,
        basis=period.basis if period else None,
        period=period.interval if period else None,
    )


def _unit(figure: Figure, whole: Figure | None) -> str | None:
    """The figure's own unit; a part takes that of its whole, also for money without a country."""
    if whole is None or (figure.unit is not None and not same_unit(figure.unit, whole.unit)):
        return figure.unit
    own_thing = figure.counted is not None and figure.counted != whole.counted
    spread = whole.unit is not None and ("metre" in whole.unit or whole.unit in _LAND)
    if figure.unit is None and own_thing and spread:
        return None  # "a site of 400 square metres, among them 42 rooms"
    return whole.unit


def _claim(reading: Reading, one: Stated, span: Span, quantity: Quantity) -> Candidate:
    score = _BASE
    score += _WITH_SOURCE if one.voice.speaker else 0
    score += _WITH_PERIOD if quantity.basis else 0
    score += _WITH_NOUN if quantity.unit or quantity.counted else -_WITH_NOUN
    score += _WITH_PLACE if quantity.place else 0
    score += _PART if one.whole is not None else 0
    rules = list(one.figure.rules)
    rules.extend(rule for rule in (one.voice.rule,) if rule)
    rules.extend(["periods"] if one.period else [])
    rules.extend(["relations.part"] if one.whole is not None else [])
    return Candidate(
        kind="quantity",
        start=span.start,
        end=span.end,
        text=span.of(reading.view.stored),
        speaker=one.voice.speaker,
        via=one.voice.via,
        quoted=one.voice.quoted,
        negated=one.figure.negated,
        score=f"0.{score:02d}",
        mentions=(span,),
        quantity=quantity,
        rules=tuple(rules),
    )


def _statement(
    reading: Reading, segments: Segments, statement: Statement, dated: str | None
) -> Candidate:
    span = sentence_span(reading, segments, segments.sentences[statement.sentence])
    mentions = tuple(
        sentence_span(reading, segments, segments.sentences[number])
        for number in statement.mentions
    )
    score = _STATEMENT + min(len(mentions), _NEAR) * _PART + min(statement.ties, _NEAR) * _TIE
    score += _WITH_SOURCE if statement.voice.speaker else 0
    rules = [f"statements.{statement.concept}"]
    rules.extend(rule for rule in (statement.voice.rule,) if rule)
    return Candidate(
        kind="statement",
        start=span.start,
        end=span.end,
        text=span.of(reading.view.stored),
        speaker=statement.voice.speaker,
        via=statement.voice.via,
        quoted=statement.voice.quoted,
        negated=statement.negated,
        score=f"0.{score:02d}",
        mentions=mentions,
        dated=dated,
        rules=tuple(rules),
    )
