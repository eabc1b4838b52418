"""Who says it: the innermost source of each sentence, the relay, and who owns a quotation.

Languages find frames ("X said that ..."); here frames meet quotations and paragraphs, subjectless
frames go on with the last speaker, and a last name is led back to the full name in the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from ledger.extraction.carrying import carried_sources
from ledger.extraction.languages.language import Frame, Language
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Quote, Segments
from ledger.extraction.tokens import WORD

VERSION = "3"

_LONGEST_NAME = 4
_SPEECH_QUOTE = 4
_BESIDE = 3  # the quotation mark, a comma, "diye"
_APOSTROPHES = "'’"
_LONGEST_SOURCE = 120
_CLOSING_REACH = 16


# A frame that may own a quotation: its trigger, its source's name, where that begins.
_Owner = tuple[int, str | None, int]


class Voice(msgspec.Struct, frozen=True):
    """Who stands behind a token: source, relay, own words or not, and by which rule."""

    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    rule: str | None = None


class Voices(msgspec.Struct, frozen=True):
    """The frames of each sentence with their sources as names, and the owners of quotations."""

    frames: tuple[tuple[tuple[Frame, str | None], ...], ...]
    carried: tuple[str | None, ...]
    quotes: tuple[tuple[Quote, str | None], ...]

    def at(self, sentence: int, index: int) -> Voice:
        """Return the voice behind the token *index* of the sentence number *sentence*."""
        frames = self.frames[sentence]
        relays = [name for frame, name in frames if frame.kind == "relay"]
        via = relays[-1] if relays else None
        quote = self._quote(index)
        if quote is not None:
            return Voice(quote[1], via, True, "attribution.quote")
        saying = [
            (frame, name)
            for frame, name in frames
            if frame.kind == "says" and frame.first <= index < frame.after and name
        ]
        if saying:
            _, name = saying[-1]
            return Voice(name, via, False, "attribution.says")
        named = [
            name
            for frame, name in frames
            if frame.kind == "according" and frame.first <= index < frame.after and name
        ]
        if named:
            return Voice(named[0], via, False, "attribution.according")
        if self.carried[sentence] is not None:
            return Voice(self.carried[sentence], via, False, "attribution.carried")
        # whose report names no other source is the source
        return Voice(via, None, False, "attribution.relay" if via else None)

    def _quote(self, index: int) -> tuple[Quote, str | None] | None:
        at = bisect_right(self.quotes, index, key=lambda owned: owned[0].first) - 1
        return self.quotes[at] if at >= 0 and index < self.quotes[at][0].after else None


def find_voices(reading: Reading, segments: Segments, language: Language) -> Voices:
    """Find every frame, name its source, and give each quotation its owner."""
    names = _full_names(reading, segments, language)
    speech = [q for q in segments.quotes if q.after - q.first >= _SPEECH_QUOTE]
    frames: list[tuple[tuple[Frame, str | None], ...]] = []
    last = _Last()
    for sentence in segments.sentences:
        named: list[tuple[Frame, str | None]] = []
        for frame in language.frames(reading, sentence.first, sentence.after):
            quote = segments.quote_at(frame.trigger)
            if quote is not None and quote.after - quote.first >= _SPEECH_QUOTE:
                continue
            name = (
                _source(reading, language, frame, names, sentence.first)
                if frame.kind in ("says", "topic")
                else _name(reading, language, frame.source, names, bent=frame.bent)
            )
            if frame.kind in ("says", "topic"):
                name = name or last.meant_by(reading, frame.source)
                last.remember(reading, frame.source, name)
            elif frame.kind == "according" and name is None and _is_pronoun(reading, frame.source):
                name = last.meant_by(reading, frame.source)
            if frame.kind != "topic" or segments.opens_quote(sentence.block):
                named.append((frame, name))
        frames.append(tuple(named))
    found = tuple(frames)
    carried = carried_sources(reading, segments, language, found)
    return Voices(found, carried, tuple(_owners(segments, speech, found, language)))


class _Last:
    """Who spoke last: the person, the thing, anybody. A pronoun means one of them."""

    def __init__(self) -> None:
        self._names: dict[str, str | None] = {}

    def remember(self, reading: Reading, source: tuple[int, int] | None, name: str | None) -> None:
        pronoun = reading.mark(source[0], "pronoun") if source is not None else None
        if pronoun is None and source is not None and name is not None:
            person = name.istitle() and not reading.within(*source, "outlet", "body")
            self._names["person" if person else "thing"] = name
        self._names["same"] = name

    def meant_by(self, reading: Reading, source: tuple[int, int] | None) -> str | None:
        pronoun = reading.mark(source[0], "pronoun") if source is not None else None
        kind = pronoun.value if pronoun is not None else "same"
        return self._names.get(kind) or self._names.get("same")


def _is_pronoun(reading: Reading, source: tuple[int, int] | None) -> bool:
    return source is not None and reading.mark(source[0], "pronoun") is not None


def _source(
    reading: Reading, language: Language, frame: Frame, names: dict[str, str], first: int
) -> str | None:
    """The source of a frame of speech; where none is named, a name earlier in the sentence."""
    found = _name(reading, language, frame.source, names, bent=frame.bent)
    if found is not None or frame.source is not None:
        return found
    for index in range(first, frame.trigger):
        known = names.get(reading.text(index))
        if known is not None:
            return known
    return None


def _name(
    reading: Reading,
    language: Language,
    source: tuple[int, int] | None,
    names: dict[str, str],
    *,
    bent: bool = True,
) -> str | None:
    """The name of a source: a person's where one stands in it, else the phrase as written.

    A person named in full is remembered under the last name.
    """
    if source is not None and language.own_names:
        return language.named(reading, source, names)
    if source is None or (reading.mark(source[0], "pronoun") and source[1] == source[0] + 1):
        return None
    parts = _between_commas(reading, *source)
    for first, after in parts:
        head = first
        for title in reading.within(first, after, "title"):
            if title.after < after:
                head = max(head, title.after)
        known = names.get(reading.text(after - 1))
        bare = first + (after - first > 1 and reading.text(first) in language.determiners)
        if known is not None and (after - head == 1 or after - bare == 1 or head > first):
            return known
        person = all(language.is_name_word(reading, index) for index in range(head, after))
        if person and 1 < after - head <= _LONGEST_NAME and (head > first or len(parts) > 1):
            return names.setdefault(reading.text(after - 1), reading.raw(head, after))
    first, after = parts[0]
    text = reading.raw(first, after)
    if bent and (after >= len(reading.tokens) or reading.text(after) not in _APOSTROPHES):
        text = language.base_name(text)  # what an apostrophe cuts off is off already
    if after - first > 1:
        names.setdefault(reading.text(after - 1), text)
    return text if len(text) <= _LONGEST_SOURCE else None


def _between_commas(reading: Reading, first: int, after: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = first
    for index in range(first, after + 1):
        if index == after or reading.text(index) in ("،", ","):
            if index > start:
                parts.append((start, index))
            start = index + 1
    return parts or [(first, after)]


def _full_names(reading: Reading, segments: Segments, language: Language) -> dict[str, str]:
    """Last names to full names: a title and two to four name words up to a sign or the block's end.

    Captions count: they are where full names stand.
    """
    names: dict[str, str] = {}
    if language.own_names:
        return names
    for block in segments.blocks:
        if block.role == "tags":
            continue
        for title in reading.within(block.first, block.after, "title"):
            end = title.after
            while end < block.after and end - title.after <= _LONGEST_NAME:
                if not language.is_name_word(reading, end):
                    break
                end += 1
            closed = end == block.after or reading.tokens[end].kind != WORD or end in reading.marks
            if closed and 1 < end - title.after <= _LONGEST_NAME:
                names.setdefault(reading.text(end - 1), reading.raw(title.after, end))
    return names


def _owners(
    segments: Segments,
    speech: Sequence[Quote],
    frames: tuple[tuple[tuple[Frame, str | None], ...], ...],
    language: Language,
) -> list[tuple[Quote, str | None]]:
    """Give each quotation its owner: a frame before it in its block, one that follows it in its
    own sentence, the open frame that ends the block before, or the owner of the quote before.
    """
    by_block: dict[int, list[_Owner]] = {}
    for sentence, named in zip(segments.sentences, frames, strict=True):
        for frame, name in named:
            if frame.kind != "relay":
                place = frame.source[0] if frame.source is not None else 0
                by_block.setdefault(sentence.block, []).append((frame.trigger, name, place))
    owners: list[tuple[Quote, str | None]] = []
    for quote in speech:
        here = by_block.get(quote.block, [])
        at = bisect_left(here, quote.first, key=lambda named: named[0])
        behind = bisect_left(here, quote.after, key=lambda named: named[0])
        owner: str | None = None
        closed = _closing(segments, quote, here, at, behind)
        beside = behind < len(here) and here[behind][0] - quote.after <= _BESIDE
        if language.verb_last and beside:
            owner = here[behind][1]
        elif closed is not None:
            owner = closed
        elif at:
            owner = here[at - 1][1]
        elif behind < len(here):
            owner = here[behind][1]
        elif quote.first <= segments.blocks[quote.block].first + 1:
            owner = _from_block_before(segments, quote, by_block, owners)
        owners.append((quote, owner))
    return owners


def _closing(
    segments: Segments,
    quote: Quote,
    here: Sequence[_Owner],
    at: int,
    behind: int,
) -> str | None:
    """The owner named right behind a quotation, in its last sentence: "...," X said."""
    if behind >= len(here) or here[behind][0] - quote.after > _CLOSING_REACH:
        return None
    if here[behind][2] < quote.after:
        return None
    number = bisect_right(segments.sentences, quote.after - 1, key=lambda one: one.first) - 1
    sentence = segments.sentences[number]
    if number < 0 or here[behind][0] >= sentence.after:
        return None
    opened = at > 0 and here[at - 1][0] >= sentence.first
    return None if opened else here[behind][1]


def _from_block_before(
    segments: Segments,
    quote: Quote,
    by_block: dict[int, list[_Owner]],
    owners: Sequence[tuple[Quote, str | None]],
) -> str | None:
    previous = quote.block - 1
    if previous < 0:
        return None
    block = segments.blocks[previous]
    triggers = by_block.get(previous, [])
    if triggers and block.role == "body" and segments.opens_quote(previous):
        return triggers[-1][1]
    if owners and owners[-1][0].block == previous and owners[-1][0].after >= block.after - 1:
        return owners[-1][1]
    return None
