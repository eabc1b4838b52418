"""How a source goes on: into the next sentences of its paragraph, and over a list it introduced."""

from __future__ import annotations

from ledger.extraction.languages.language import Frame, Language
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments
from ledger.extraction.tokens import DIGITS

VERSION = "1"

_BULLETS = frozenset("•-–—*▪●")
_AHEAD = 4
_ITEM_SIGNS = ")-.–"


def carried_sources(
    reading: Reading,
    segments: Segments,
    language: Language,
    frames: tuple[tuple[tuple[Frame, str | None], ...], ...],
) -> tuple[str | None, ...]:
    """The source that goes on into each sentence without one, within its block.

    A list's items take the source that introduced the list. Where the language does not carry on,
    a source goes on only when it is named again behind the sentence in the same block.
    """
    carried: list[str | None] = []
    block, source, listed = -1, None, None
    for number, sentence in enumerate(segments.sentences):
        if sentence.block != block:
            if block >= 0 and segments.opens_quote(block):
                listed = source or _introduced(frames[number - 1])
            elif not _is_item(reading, sentence.first):
                listed = None
            block, source = sentence.block, None
        named = frames[number]
        mine = None if named else source
        if listed is not None and not named and _is_item(reading, sentence.first):
            mine = listed
        elif mine is not None and not language.carries_on:
            mine = mine if _named_again(segments, frames, number, mine) else None
        carried.append(mine)
        says = [name for frame, name in named if frame.kind == language.carried_kind]
        if says or not language.carries_on:
            source = says[-1] if says else (source if not named else None)
        else:
            source = source if not named else None
    return tuple(carried)


def _is_item(reading: Reading, first: int) -> bool:
    """Say whether a list's item begins here: a bullet, "1)", "2-"."""
    if reading.text(first) in _BULLETS:
        return True
    figure = reading.tokens[first].kind == DIGITS and first + 1 < len(reading.tokens)
    return figure and reading.text(first + 1) in _ITEM_SIGNS and reading.tokens[first + 1].glued


def _introduced(named: tuple[tuple[Frame, str | None], ...]) -> str | None:
    return next((name for frame, name in reversed(named) if frame.kind != "relay" and name), None)


def _named_again(
    segments: Segments,
    frames: tuple[tuple[tuple[Frame, str | None], ...], ...],
    number: int,
    source: str,
) -> bool:
    """Say whether the next frame of the block is of the same source."""
    block = segments.sentences[number].block
    for later in range(number + 1, min(len(frames), number + _AHEAD)):
        if segments.sentences[later].block != block:
            return False
        if frames[later]:
            return frames[later][0][1] == source
    return False
