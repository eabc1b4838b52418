"""Statements without a figure that somebody could check: what happened, was done or is so.

A sentence counts when it asserts (no question, plan, hope or judgement) and is concrete enough to
be looked up: it names an event of the lexicon, denies something, or ties itself to a date, a place,
a name or a number that is no figure. Sentences of one article that say the same with mostly the
same words are mentions of one statement.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from ledger.extraction.attribution import Voice, Voices
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.segments import OPENERS, Segments, Sentence
from ledger.extraction.tokens import DIGITS, SIGN, WORD

VERSION = "3"

_ALIKE = 0.5
_SHORT_WORD = 3
_NEGATION_REACH = 4
_FEWEST_WORDS = 4
_FEWEST_TELLING = 3
_COMPARED = 25  # so that a text of nothing but events stays linear
_NOT_TELLING = ("speech", "period", "complement", "according", "relay", "month", "hijri_month")
_QUESTIONS = "?؟"
_ENDS = frozenset(".!…۔")
_DENIALS = ("denial", "denial_after")
_UNSETTLED = {"future": "a plan or a prediction", "opinion": "a judgement"}
_ADDRESSES = ("://", "www.", "@")


class Statement(msgspec.Struct, frozen=True):
    """A statement: the sentence that is its claim, all sentences that make it, its voice.

    `ties` is how many things it can be looked up by, `concept` the kind of event it tells.
    """

    sentence: int
    mentions: tuple[int, ...]
    voice: Voice
    negated: bool
    concept: str
    ties: int


class _Assertion(msgspec.Struct, frozen=True):
    sentence: int
    mark: Mark | None
    voice: Voice
    words: frozenset[str]
    negated: bool
    concept: str
    ties: int


def find_statements(
    reading: Reading,
    segments: Segments,
    voices: Voices,
    language: Language,
    with_figures: Collection[int],
    *,
    dated: Collection[int],
) -> list[Statement]:
    """Find the statements among the sentences that carry no figure, in text order.

    *with_figures* and *dated* are the numbers of sentences that carry a figure, and a date.
    """
    groups: dict[str, list[list[_Assertion]]] = {}
    for number, sentence in enumerate(segments.sentences):
        if number in with_figures or segments.blocks[sentence.block].role != "body":
            continue
        made = _assertion(reading, segments, voices, language, number, dated=number in dated)
        if made is None:
            continue
        known = groups.setdefault(made.concept, [])
        group = next((group for group in known[-_COMPARED:] if _same(group, made)), None)
        if group is None:
            known.append([made])
        else:
            group.append(made)
    found = [_statement(group) for known in groups.values() for group in known]
    return sorted(found, key=lambda statement: statement.sentence)


def _assertion(  # one sentence against everything that is known of it
    reading: Reading,
    segments: Segments,
    voices: Voices,
    language: Language,
    number: int,
    *,
    dated: bool,
) -> _Assertion | None:
    sentence = segments.sentences[number]
    first, after = sentence.first, sentence.after
    if not _is_told(reading, segments, sentence):
        return None
    events = reading.within(first, after, "event")
    voiced = (mark for mark in events if voices.at(number, mark.first).speaker)
    mark = next(voiced, events[0] if events else None)
    denials = reading.within(first, after, *_DENIALS)
    if not denials and (reason := _unsettled(reading, language, first, after)):
        _reject(reading, mark, reason)
        return None
    words = _telling_words(reading, language, first, after)
    if len(words) < _FEWEST_TELLING:
        _reject(reading, mark, "too few words to tell what happened")
        return None
    place = mark.first if mark is not None else _last_word(reading, first, after)
    voice = voices.at(number, place)
    ties = _ties(reading, language, sentence, voice, dated=dated) + bool(events)
    if voice.rule in ("attribution.says", "attribution.quote"):
        ties += 1  # what a source asserts can be asked about
    if not ties and not (denials and voice.speaker):
        return None
    concept = mark.value if mark is not None else ("denial" if denials else "fact")
    negated = bool(denials) or _is_negated(reading, first, after, mark)
    return _Assertion(number, mark, voice, words, negated, concept, ties)


def _is_told(reading: Reading, segments: Segments, sentence: Sentence) -> bool:
    """Say whether the sentence tells something: no question, nothing that only opens a quote."""
    last = sentence.after - 1
    low, high = reading.tokens[sentence.first].start, reading.tokens[last].end
    if any(sign in reading.view.text[low:high] for sign in _ADDRESSES):
        return False
    while last > sentence.first and reading.tokens[last].kind == SIGN:
        text = reading.text(last)
        if text in _QUESTIONS or text == ":":
            return False
        if text in _ENDS:
            break
        last -= 1
    ended = reading.tokens[last].kind == SIGN
    quote = segments.quote_at(sentence.first + 1)
    return (ended or quote is not None) and last - sentence.first >= _FEWEST_WORDS


def _unsettled(reading: Reading, language: Language, first: int, after: int) -> str | None:
    """Why the sentence says nothing that is so: it is a plan or a judgement."""
    for mark in reading.within(first, after, *_UNSETTLED):
        if reading.mark(mark.first, "month") is None or not reading.capital(mark.first):
            return _UNSETTLED[mark.category]
    return None if language.asserts(reading, first, after) else _UNSETTLED["future"]


def _reject(reading: Reading, event: Mark | None, reason: str) -> None:
    """Tell, where an event stands in the sentence, why it makes no statement."""
    if event is not None:
        reading.reject(event.first, event.after, f"statements.{event.value}", reason)


def _telling_words(reading: Reading, language: Language, first: int, after: int) -> frozenset[str]:
    telling = []
    for index in range(first, after):
        token = reading.tokens[index]
        if token.kind != WORD or len(token.text) <= _SHORT_WORD:
            continue
        if not language.is_stopword(token.text) and reading.mark(index, *_NOT_TELLING) is None:
            telling.append(language.forms(token.text)[-1])
    return frozenset(telling)


def _last_word(reading: Reading, first: int, after: int) -> int:
    """The word that speaks for the sentence as a whole: the last one of what is said."""
    index = after - 1
    while index > first and reading.tokens[index].kind == SIGN:
        index -= 1
    return index


def _ties(
    reading: Reading, language: Language, sentence: Sentence, voice: Voice, *, dated: bool
) -> int:
    """Count what a sentence can be looked up by: a date, a number, places, names of others."""
    first, after = sentence.first, sentence.after
    numbers = any(reading.tokens[index].kind == DIGITS for index in range(first, after))
    places = len(reading.within(first, after, "place", "place_kind"))
    spoken = set((voice.speaker or "").casefold().split())
    names = sum(
        1
        for index in range(first + 1, after)
        if language.is_proper(reading, index)
        and reading.text(index - 1) not in OPENERS
        and reading.text(index) not in spoken
    )
    return dated + numbers + min(places, 2) + min(names, 2)


def _is_negated(reading: Reading, first: int, after: int, mark: Mark | None) -> bool:
    low = first if mark is None else max(first, mark.first - _NEGATION_REACH)
    high = after if mark is None else mark.first
    return bool(reading.within(low, high, "negator")) or any(
        negator.value == "not_after" for negator in reading.within(high, after, "negator")
    )


def _same(group: Sequence[_Assertion], made: _Assertion) -> bool:
    return any(
        len(other.words & made.words) >= _ALIKE * min(len(other.words), len(made.words))
        for other in group[:_COMPARED]
    )


def _statement(group: Sequence[_Assertion]) -> Statement:
    main = next((made for made in group if made.voice.speaker), group[0])
    return Statement(
        sentence=main.sentence,
        mentions=tuple(made.sentence for made in group),
        voice=main.voice,
        negated=main.negated,
        concept=main.concept,
        ties=max(made.ties for made in group),
    )
