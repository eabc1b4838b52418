"""A claim made by hand: which places of a text can be one, and which are claims already."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ledger.domain.claim_reading import ClaimReading, differences
from ledger.domain.events import ClaimAdded
from ledger.domain.rules import Actor, Decision
from ledger.domain.selectors import selectors_of
from ledger.domain.spans import Span
from ledger.errors import AlreadyClaimed, Refused


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the same article: its place, its figure's, and where else it is stated."""

    id: str
    place: Span
    text: str
    figure: Span | None = None
    mentions: tuple[Span, ...] = ()


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the place *start* to *end* of *text* without the white space at its ends.

    Raises:
        Refused: There is no such place, or nothing is written there.
    """
    if not 0 <= start <= end <= len(text):
        raise Refused(
            reason=f"{start} to {end} is no place in this text",
            hint=f"it has {len(text)} characters: the first is 0, the end stands behind the last",
        )
    written = text[start:end].strip()
    if not written:
        raise Refused(
            reason=f"nothing is written at {start} to {end}",
            hint="the end is not included, so one character is 7 to 8; select some words",
        )
    begins = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Span(begins, begins + len(written))


def places_of(text: str, quote: str) -> tuple[Span, ...]:
    """Return every place where *quote* stands word for word; white space at its ends is left out.

    Raises:
        Refused: The quote is empty, or stands nowhere.
    """
    words = quote.strip()
    if not words:
        raise Refused(reason="the quote is empty", hint="give the words as the article has them")
    found: list[Span] = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + len(words))
    if not found:
        raise Refused(
            reason="these words do not stand in the article",
            hint="copy them from its text: every character, mark and line end counts",
        )
    return tuple(found)


def same_claim(reading: ClaimReading, known: Iterable[Known]) -> str | None:
    """Return the id of the claim that states the reading's figure, or the same words, already."""
    figure, place = reading.figure, Span(reading.start, reading.end)
    for claim in known:
        elsewhere = [mention for mention in claim.mentions if mention != claim.place]
        if figure is not None and claim.figure is not None:
            if claim.figure.overlaps(figure) or any(m.contains(figure) for m in elsewhere):
                return claim.id
        elif figure is None and claim.figure is None:
            alike = claim.place.overlaps(place) and _bare(claim.text) == _bare(reading.text)
            if alike or place in elsewhere:
                return claim.id
    return None


def decide_add(
    reading: ClaimReading,
    *,
    offered: ClaimReading,
    article: str,
    text: str,
    known: Iterable[Known],
    actor: Actor,
) -> Decision:
    """Make a claim of *reading*: *offered*, with what the person changed in it.

    Raises:
        Refused: The actor is a bot.
        AlreadyClaimed: A claim of the article states the same already.
    """
    if actor.bot:
        raise Refused(
            reason=f"{actor.name} is a bot, and bots add no claims by hand",
            hint="a bot's claims come in with the article",
        )
    same = same_claim(reading, known)
    if same is not None:
        raise AlreadyClaimed(
            claim=same, what=reading.quantity.text if reading.quantity else "this statement"
        )
    added = ClaimAdded(
        article=article,
        selectors=selectors_of(text, reading.start, reading.end),
        kind=reading.kind,
        text=reading.text,
        offered_by=reading.reader,
        changed=differences(offered, reading),
        speaker=reading.speaker,
        via=reading.via,
        quoted=reading.quoted,
        negated=reading.negated,
        quantity=reading.quantity,
        mentions=(Span(reading.start, reading.end),),
        rules=reading.rules,
    )
    return (added,)


def _bare(text: str) -> str:
    """A statement without the signs around it: a full stop more makes no other claim."""
    signs = "".join({sign for sign in text if not sign.isalnum()})
    return text.strip(signs)
