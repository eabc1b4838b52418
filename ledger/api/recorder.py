"""How anything gets into the log: one actor, one moment, one batch, all of it or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from ledger.api.key_ring import KeyRing
from ledger.api.signatures import signed_batch
from ledger.api.surroundings import Surroundings
from ledger.domain.actors import Standing, standing
from ledger.domain.claim import Claim
from ledger.domain.events import ActorRegistered, Event, PolicySet
from ledger.domain.evolution import fold
from ledger.domain.folding import fold as fold_text
from ledger.domain.identity import Kind, form_id, stream_name
from ledger.domain.policy import Policy
from ledger.domain.rules import Actor
from ledger.errors import AmbiguousId, KeyAbsent, MissingText, Refused, UnknownId
from ledger.merkle import SigningKey
from ledger.storage.engine import Engine
from ledger.storage.event_store import Appended, Batch, NewEvent, StreamAppend
from ledger.storage.projection import RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, SourceRow

POLICY_STREAM: Final = "ledger/policy"
SHORTEST_PREFIX: Final = 3  # the letter of the kind, the hyphen, one more


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Events for one stream, decided when it held `expected` of them."""

    stream: str
    expected: int
    events: tuple[Event, ...]


class Recorder:
    """The part of the ledger that every other part stands on: who acts, and appending."""

    def __init__(
        self, engine: Engine, *, actor: str, surroundings: Surroundings, keys: KeyRing
    ) -> None:
        self._engine = engine
        self._actor = actor
        self._surroundings = surroundings
        self._keys = keys

    @property
    def log_id(self) -> str:
        """The log's id."""
        return self._engine.log_id

    @property
    def actor(self) -> str:
        """The name under which this ledger records."""
        return self._actor

    def act_as(self, name: str) -> None:
        """Record under another name from now on.

        Raises:
            MissingText: The name is empty.
        """
        if not name.strip():
            raise MissingText(field="actor's name")
        self._actor = name.strip()

    def policy(self) -> Policy:
        """Return the policy in force."""
        past = self._engine.read_stream(POLICY_STREAM)
        set_events = [record.event for record in past if isinstance(record.event, PolicySet)]
        return set_events[-1].policy if set_events else Policy()

    def claim(self, claim_id: str) -> Claim:
        """Return the claim as it stands; an unambiguous beginning of its id will do.

        Raises:
            UnknownId: There is no such claim.
            AmbiguousId: Several ids begin like this.
        """
        full = self._resolve("claim", ClaimRow, claim_id)
        claim = fold(self._engine.read_stream(stream_name("claim", full)))
        if claim is None:
            raise UnknownId(kind="claim", id=claim_id)
        return claim

    def _deciding(self) -> Actor:
        row = self._engine.row(ActorRow, self._actor)
        return Actor(self._actor, bot=row is not None and row.kind == "bot")

    def _resolve(self, kind: Kind, rows: type[RowT], given: str) -> str:
        if self._engine.row(rows, given) is not None:
            return given
        found = self._engine.ids(rows, given, 3) if len(given) >= SHORTEST_PREFIX else []
        if len(found) > 1:
            raise AmbiguousId(kind=kind, id=given, count="several")
        if not found:
            raise UnknownId(kind=kind, id=given)
        return found[0]

    def _resolve_article(self, given: str) -> str:
        return self._resolve("article", ArticleRow, given)

    def _resolve_source(self, given: str) -> str:
        return self._resolve("source", SourceRow, given)

    def _new_id(self, kind: Kind) -> str:
        return form_id(kind, self._surroundings.random_bytes(8))

    def _standing(self, actor: str) -> Standing:
        return standing(actor, self._engine.read_stream(stream_name("actor", actor)))

    def _record(
        self,
        changes: Sequence[Change],
        *,
        blobs: tuple[bytes, ...] = (),
        key: SigningKey | None = None,
    ) -> Appended:
        """Append *changes* as one batch; an actor not seen before is registered with it.

        An actor who holds a key signs every event, with *key* where it is the first.

        Raises:
            StreamConflict: Somebody wrote first: reload, decide again and retry.
            KeyAbsent: The actor holds a key, and it is not on this machine.
        """
        mine = self._standing(self._actor)
        own = self._own_stream(mine, changes)
        batch = Batch(
            actor=self._actor,
            at=self._surroundings.timestamp(),
            appends=tuple(self._append(change) for change in (*own, *changes)),
            blobs=blobs,
        )
        key = key or self._own_key(mine)
        if key is not None:
            batch = signed_batch(batch, log_id=self.log_id, key=key)
        appended = self._engine.append(batch)
        added = sum(len(change.events) for change in own)
        return msgspec.structs.replace(appended, recorded=appended.recorded[added:])

    def _own_stream(self, mine: Standing, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Register an actor who is not, and make sure that no key was added meanwhile."""
        stream = stream_name("actor", self._actor)
        if any(change.stream == stream for change in changes):
            return ()
        if not self._actor.strip():
            raise Refused(reason="nobody is named as the actor", hint="say who acts with --as NAME")
        if mine.kind is None:
            self._refuse_other_spelling(self._actor)
        events = () if mine.kind is not None else (ActorRegistered(name=self._actor),)
        return (Change(stream=stream, expected=mine.version, events=events),)

    def _refuse_other_spelling(self, name: str) -> None:
        """Make sure that nobody becomes two people by a capital letter or a look-alike."""
        folded = fold_text(name)
        for known in self._engine.actors():
            if known.id != name and fold_text(known.id) == folded:
                raise Refused(
                    reason=f"{name} is another spelling of {known.id}",
                    hint=f"act as {known.id}, or under a name of your own",
                )

    def _own_key(self, mine: Standing) -> SigningKey | None:
        if not mine.vkeys:
            return None
        key = self._keys.actor_key(mine.name)
        if key is None or key.vkey not in mine.vkeys:
            raise KeyAbsent(
                what=f"the key of {mine.name}",
                hint=f"{mine.name} signs every step: record from the machine that has the key",
            )
        return key

    def _append(self, change: Change) -> StreamAppend:
        fresh = tuple(
            NewEvent(id=self._surroundings.event_id(), salt=self._surroundings.salt(), event=event)
            for event in change.events
        )
        return StreamAppend(stream=change.stream, expected=change.expected, events=fresh)
