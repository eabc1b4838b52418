"""Things to record: small, made the same way every time, with ids and salts of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ledger.domain.events import (
    ActorRegistered,
    ArticleAdded,
    ClaimAdded,
    ClaimAnnotated,
    ClaimAssigned,
    ClaimExtracted,
    ClaimTriaged,
    Event,
)
from ledger.domain.selectors import selectors_of
from ledger.storage.event_store import Batch, NewEvent, StreamAppend

AT = "2031-05-01T08:00:00.000000Z"
TEXT = "The council cleaned 41 wells in Marwan."


class Ids:
    """Event ids that rise like UUIDv7s do, the same on every run."""

    def __init__(self, start: int = 0) -> None:
        self._last = start

    def __call__(self) -> str:
        self._last += 1
        return f"01900000-0000-7000-8000-{self._last:012d}"


def new(event: Event, event_id: str) -> NewEvent:
    """*event*, to be recorded under this id."""
    return NewEvent(id=event_id, salt=hashlib.sha256(event_id.encode()).digest()[:16], event=event)


def on(stream: str, expected: int, events: Sequence[Event], ids: Ids) -> StreamAppend:
    """These events for the end of a stream."""
    return StreamAppend(
        stream=stream, expected=expected, events=tuple(new(event, ids()) for event in events)
    )


def batch(
    *appends: StreamAppend, actor: str = "amal", at: str = AT, blobs: tuple[bytes, ...] = ()
) -> Batch:
    """What *actor* records at one moment."""
    return Batch(actor=actor, at=at, appends=appends, blobs=blobs)


def article(title: str = "Wells", lang: str = "en", publisher: str | None = None) -> ArticleAdded:
    """An article that came in."""
    sha256 = hashlib.sha256(title.encode()).hexdigest()
    return ArticleAdded(
        blob=sha256, sha256=sha256, title=title, lang=lang, length=40, publisher=publisher
    )


def claim(of: str = "a-1", text: str = TEXT, speaker: str | None = None) -> ClaimExtracted:
    """A claim found in an article."""
    return ClaimExtracted(
        article=of,
        selectors=selectors_of(text, 0, len(text)),
        kind="statement",
        text=text,
        extractor="rules/test",
        speaker=speaker,
    )


def by_hand(of: str = "a-1", text: str = TEXT) -> ClaimAdded:
    """A claim that a person made of an article's words."""
    return ClaimAdded(
        article=of,
        selectors=selectors_of(text, 0, len(text)),
        kind="statement",
        text=text,
        offered_by="rules/test",
        changed=("speaker",),
    )


def note(text: str = "called the council") -> ClaimAnnotated:
    """A note on a claim."""
    return ClaimAnnotated(annotation="n-1", text=text)


def triaged() -> ClaimTriaged:
    """A claim taken into scope."""
    return ClaimTriaged()


def assigned(to: str = "omar") -> ClaimAssigned:
    """A claim taken into work."""
    return ClaimAssigned(assignee=to)


def registered(name: str) -> ActorRegistered:
    """Somebody who may act."""
    return ActorRegistered(name=name)


def opening(ids: Ids, claims: int = 3) -> Batch:
    """An actor, an article, and claims found in it, in one batch."""
    return batch(
        on("actor/amal", 0, [registered("amal")], ids),
        on("article/a-1", 0, [article()], ids),
        *(on(f"claim/c-{number}", 0, [claim()], ids) for number in range(1, claims + 1)),
    )
