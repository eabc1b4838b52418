"""Events of the log as objects for programs: every field of the envelope, and the payload."""

from __future__ import annotations

import msgspec

from ledger import api
from ledger.domain.records import Opaque


def record_object(record: api.Recorded) -> dict[str, object]:
    """Return the envelope's fields and `payload`: what happened.

    A payload that this release cannot interpret is given as it rests; an erased one is None.
    """
    fields: dict[str, object] = msgspec.to_builtins(record.envelope)
    return fields | {"payload": _payload(record)}


def _payload(record: api.Recorded) -> object:
    event = record.event
    if isinstance(event, Opaque):
        return None if event.body is None else msgspec.json.decode(event.body)
    return msgspec.to_builtins(event)
