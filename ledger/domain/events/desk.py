"""What happens to the ledger itself, to those who act on it, to articles and to sources."""

from __future__ import annotations

from typing import ClassVar, Literal

from ledger.domain.events.event import Event
from ledger.domain.policy import Policy

# ---- ledger -------------------------------------------------------------------------------


class LedgerOpened(Event, frozen=True, kw_only=True):
    """The log began. `vkey` is the text form of the key that signs its checkpoints."""

    type: ClassVar[str] = "ledger.opened"
    title: str
    origin: str
    vkey: str


class PolicySet(Event, frozen=True, kw_only=True):
    """The desk's policy was set; it holds from this event on."""

    type: ClassVar[str] = "policy.set"
    policy: Policy


class CheckpointPublished(Event, frozen=True, kw_only=True):
    """A checkpoint over the first `size` events was signed. `root` is hexadecimal."""

    type: ClassVar[str] = "checkpoint.published"
    size: int
    root: str
    note: str


class PayloadRedacted(Event, frozen=True, kw_only=True):
    """What earlier events said was erased; their envelopes, and with them every proof, stay.

    `seqs` are those events, `streams` where they stand, `texts` the SHA-256 of erased long texts.
    """

    type: ClassVar[str] = "payload.redacted"
    because: str
    seqs: tuple[int, ...] = ()
    streams: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


# ---- actors -------------------------------------------------------------------------------


class ActorRegistered(Event, frozen=True, kw_only=True):
    """A person or a bot may act from now on."""

    type: ClassVar[str] = "actor.registered"
    name: str
    kind: Literal["human", "bot"] = "human"


class ActorKeyAdded(Event, frozen=True, kw_only=True):
    """From here on the actor signs what they record, with this key or an earlier one.

    `vkey` is the public key's text form. Every key after the first is recorded by the actor, under
    a signature of an earlier one.
    """

    type: ClassVar[str] = "actor.key_added"
    name: str
    vkey: str


# ---- articles and sources -------------------------------------------------------------------


class ArticleAdded(Event, frozen=True, kw_only=True):
    """An article came in. `blob` and `sha256` name its stored text; offsets refer to it."""

    type: ClassVar[str] = "article.added"
    blob: str
    sha256: str
    title: str
    lang: str
    length: int
    input: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_on: str | None = None


class SourceAdded(Event, frozen=True, kw_only=True):
    """A source that claims can be checked against became known."""

    type: ClassVar[str] = "source.added"
    title: str
    url: str | None = None
    publisher: str | None = None
    tier: str = "secondary"
    independence_group: str | None = None
