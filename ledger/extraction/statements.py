"""Statements without a figure that somebody could check: an attributed event of a known kind.

Conservative on purpose: a sentence counts when its own words name an event of the lexicon and a
source stands behind it. Sentences of one article that name the same event with mostly the same
words are mentions of one statement. Plans and predictions are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from ledger.extraction.attribution import Voice, Voices
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.segments import Segments, Sentence
from ledger.extraction.tokens import WORD

VERSION = "1"

_ALIKE = 0.5
_SHORT_WORD = 3
_NEGATION_REACH = 4
_FEWEST_WORDS = 4
_UNSETTLED = {"future": "a plan or a prediction", "opinion": "a judgement"}
_COMPARED = 25  # so that a text of nothing but events stays linear


class Statement(msgspec.Struct, frozen=True):
    """A statement: the sentence that is its claim, all sentences that make it, its voice."""

    sentence: int
    mentions: tuple[int, ...]
    voice: Voice
    negated: bool
    concept: str


class _Event(msgspec.Struct, frozen=True):
    sentence: int
    mark: Mark
    voice: Voice
    words: frozenset[str]


def find_statements(
    reading: Reading,
    segments: Segments,
    voices: Voices,
    language: Language,
    with_figures: Collection[int],
) -> list[Statement]:
    """Find the statements among the sentences that carry no figure, in text order."""
    groups: dict[str, list[list[_Event]]] = {}
    for number, sentence in enumerate(segments.sentences):
        if number in with_figures:
            continue
        event = _event(reading, voices, language, number, sentence)
        if event is None:
            continue
        known = groups.setdefault(event.mark.value, [])
        group = next((group for group in known[-_COMPARED:] if _same(group, event)), None)
        if group is None:
            known.append([event])
        else:
            group.append(event)
    found = [_statement(reading, group) for known in groups.values() for group in known]
    return sorted(
        (statement for statement in found if statement is not None),
        key=lambda statement: statement.sentence,
    )


def _event(
    reading: Reading, voices: Voices, language: Language, number: int, sentence: Sentence
) -> _Event | None:
    marks = reading.within(sentence.first, sentence.after, "event")
    if not marks:
        return None
    unsettled = reading.within(sentence.first, sentence.after, "future", "opinion")
    if unsettled:
        _reject(reading, marks[0], _UNSETTLED[unsettled[0].category])
        return None
    chosen = next((m for m in marks if voices.at(number, m.first).speaker), marks[0])
    words = frozenset(
        language.forms(reading.text(index))[-1]
        for index in range(sentence.first, sentence.after)
        if reading.tokens[index].kind == WORD
        and len(reading.text(index)) > _SHORT_WORD
        and not language.is_stopword(reading.text(index))
        and not reading.mark(index, "speech", "period", "complement", "according", "relay")
    )
    if len(words) < _FEWEST_WORDS:
        _reject(reading, chosen, "too few words to tell what happened")
        return None
    return _Event(number, chosen, voices.at(number, chosen.first), words)


def _reject(reading: Reading, event: Mark, reason: str) -> None:
    reading.reject(event.first, event.after, f"statements.{event.value}", reason)


def _same(group: Sequence[_Event], event: _Event) -> bool:
    return any(
        len(other.words & event.words) >= _ALIKE * min(len(other.words), len(event.words))
        for other in group[:_COMPARED]
    )


def _statement(reading: Reading, group: Sequence[_Event]) -> Statement | None:
    main = next((event for event in group if event.voice.speaker), None)
    if main is None:
        for event in group:
            _reject(reading, event.mark, "the statement has no source")
        return None
    first = max(0, main.mark.first - _NEGATION_REACH)
    negated = bool(reading.within(first, main.mark.first, "negator", "denial"))
    return Statement(
        sentence=main.sentence,
        mentions=tuple(event.sentence for event in group),
        voice=main.voice,
        negated=negated,
        concept=main.mark.value,
    )
