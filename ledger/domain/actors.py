"""Who acts: a name, whether it is a person, and the public keys that speak for it.

People are never merged and never rewritten. A key is never taken away either: what it signed stays
signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from ledger.domain.events import ActorKeyAdded, ActorRegistered
from ledger.domain.records import Recorded


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the log knows of an actor; `version` counts the events of the actor's own stream.

    `vkeys` are in the order in which they were added. `kind` is None while not registered.
    """

    name: str
    version: int = 0
    kind: Literal["human", "bot"] | None = None
    vkeys: tuple[str, ...] = ()


def standing(name: str, past: Iterable[Recorded]) -> Standing:
    """Return how *name* stands after the events of its stream."""
    version = 0
    kind: Literal["human", "bot"] | None = None
    vkeys: list[str] = []
    for record in past:
        version = record.version
        match record.event:
            case ActorRegistered():
                kind = record.event.kind
            case ActorKeyAdded() if record.envelope.actor == name:
                vkeys.append(record.event.vkey)
            case _:
                pass
    return Standing(name=name, version=version, kind=kind, vkeys=tuple(vkeys))
