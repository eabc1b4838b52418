"""Events to canonical bytes and back.

Canonical JSON is the subset of JCS (RFC 8785) in which JSON libraries agree: ASCII keys sorted by
code point, no floats, integers below 2^53, no NUL and no lone surrogate in any string. Stored bytes
are hashed as they are and never serialised again to be verified.
"""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from ledger.domain.events import EVENT_TYPES, Event
from ledger.domain.records import ENVELOPE_FORMAT, Envelope, Opaque
from ledger.domain.upcasts import upcast
from ledger.errors import InvalidValue, Unreadable

MAX_ENVELOPE: Final = 65_535
MAX_PAYLOAD: Final = 1 << 20

_STATEMENT: Final = b"factledger/event/v1\n"
_UNSIGNED: Final = frozenset({"seq", "signature"})

EVENT_BY_TYPE: Final[dict[str, type[Event]]] = {event.type: event for event in EVENT_TYPES}

_encode = msgspec.json.Encoder(order="sorted").encode
_decode_envelope = msgspec.json.Decoder(Envelope).decode
_decode_any = msgspec.json.Decoder().decode
_decoders = {event.type: msgspec.json.Decoder(event).decode for event in EVENT_TYPES}


class UnfitText(InvalidValue):
    """A text holds what no ledger keeps: NUL, or half a character. Fields: value, allowed."""

    template = "the text holds {value}; a ledger keeps {allowed}"
    hint = "take it out of the text and try again"


def encode_envelope(envelope: Envelope) -> bytes:
    """Return the exact bytes that the tree hashes for this envelope.

    Raises:
        InvalidValue: The envelope is larger than 65,535 bytes; shorten the names in it.
    """
    data = _encode(envelope)
    if len(data) > MAX_ENVELOPE:
        raise InvalidValue(field="envelope", value=f"{len(data)} bytes", allowed="65,535 bytes")
    return data


def decode_envelope(data: bytes) -> Envelope:
    """Read an envelope back.

    Raises:
        Unreadable: The bytes are no envelope of a format this release knows.
    """
    try:
        envelope = _decode_envelope(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(what="an event's envelope", reason=str(error)) from error
    if envelope.v != ENVELOPE_FORMAT:
        raise Unreadable(
            what="an event's envelope",
            reason=f"its format is {envelope.v}, this release knows {ENVELOPE_FORMAT}",
            hint="use a newer release of factledger",
        )
    return envelope


def signed_statement(envelope: bytes) -> bytes:
    """Return what an actor signs of an event, from its envelope as `encode_envelope` makes it.

    It is the line "factledger/event/v1" and the envelope without `seq` and `signature`, as
    canonical JSON. The place in the log is left out because it is not known before the event is
    in; log, stream and version bind the statement to its place in the claim's history.

    Raises:
        Unreadable: The bytes are no envelope.
    """
    try:
        fields = _decode_any(envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(what="an event's envelope", reason=str(error)) from error
    if not isinstance(fields, dict):
        raise Unreadable(what="an event's envelope", reason="it is no object")
    kept = {name: value for name, value in fields.items() if name not in _UNSIGNED}
    return _STATEMENT + _encode(kept)


def encode_payload(event: Event) -> bytes:
    """Return the canonical bytes of what happened.

    Raises:
        UnfitText: A string holds NUL or a lone surrogate. Clean the text before recording it.
        InvalidValue: A number is no exact integer, or the whole is larger than 1 MiB.
    """
    try:
        body = _encode(event)
    except UnicodeEncodeError as error:
        raise UnfitText(value="a lone surrogate", allowed="well-formed Unicode") from error
    if b"\\u0000" in body and _holds_nul(_decode_any(body)):
        raise UnfitText(value="a NUL character", allowed="text without NUL")
    if len(body) > MAX_PAYLOAD:
        raise InvalidValue(field="payload", value=f"{len(body)} bytes", allowed="1 MiB")
    return body


def decode_payload(type_: str, schema: int, body: bytes | None) -> Event | Opaque:
    """Read what happened; what this release cannot interpret comes back as `Opaque`.

    Raises:
        Unreadable: The bytes are not a payload of the type and schema that they claim to be.
    """
    if body is None:
        return Opaque(type=type_, schema=schema, reason="erased", body=None)
    known = EVENT_BY_TYPE.get(type_)
    if known is None or schema > known.schema:
        reason = "unknown type" if known is None else "newer schema"
        return Opaque(type=type_, schema=schema, reason=reason, body=body)
    try:
        if schema == known.schema:
            return _decoders[type_](body)
        current = upcast(type_, schema, known.schema, _decode_any(body))
        return msgspec.convert(current, known)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(what=f"the payload of a {type_} event", reason=str(error)) from error


def payload_digest(salt: bytes, body: bytes) -> str:
    """Return the hexadecimal digest that stands in the envelope for the payload.

    The random salt keeps an erased payload from being guessed back from its digest.
    """
    return hashlib.sha256(b"\x02" + salt + body).hexdigest()


def _holds_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_holds_nul(part) for part in value.values())
    if isinstance(value, list):
        return any(_holds_nul(part) for part in value)
    return False
