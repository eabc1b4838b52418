"""Events survive the trip to canonical bytes and back, and the bytes are JCS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.codec import (
    EVENT_BY_TYPE,
    MAX_PAYLOAD,
    decode_envelope,
    decode_payload,
    encode_envelope,
    encode_payload,
    payload_digest,
)
from ledger.domain.events import EVENT_TYPES, ClaimAnnotated, ClaimEvent, Event, SourceAdded
from ledger.domain.records import Envelope, Opaque
from ledger.errors import InvalidValue, Unreadable

GOLDEN = Path(__file__).parent.parent / "golden" / "events"

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def envelope(**changes: Any) -> Envelope:
    fields: dict[str, Any] = {
        "v": 1,
        "log": "l",
        "seq": 7,
        "id": "i",
        "stream": "claim/c-1",
        "version": 3,
        "type": "claim.annotated",
        "schema": 1,
        "actor": "أمل",
        "at": "2031-05-01T08:00:00.000000Z",
        "payload_digest": "ab",
    }
    return Envelope(**(fields | changes))


@given(note=TEXT, title=TEXT, url=st.none() | TEXT)
def test_any_text_comes_back_and_the_bytes_are_canonical(
    note: str, title: str, url: str | None
) -> None:
    for event in (ClaimAnnotated(annotation="n-1", text=note), SourceAdded(title=title, url=url)):
        body = encode_payload(event)

        assert decode_payload(event.type, event.schema, body) == event
        assert body == rfc8785.dumps(json.loads(body))


@given(actor=TEXT, seq=st.integers(0, 2**53 - 1), cause=st.none() | TEXT)
def test_any_envelope_comes_back_and_the_bytes_are_canonical(
    actor: str, seq: int, cause: str | None
) -> None:
    written = envelope(actor=actor, seq=seq, cause=cause)

    data = encode_envelope(written)

    assert decode_envelope(data) == written
    assert data == rfc8785.dumps(json.loads(data))


def test_what_json_cannot_carry_everywhere_is_refused() -> None:
    for text in ("a\0b", "lone \ud800 surrogate", "x" * MAX_PAYLOAD):
        with pytest.raises(InvalidValue):
            encode_payload(ClaimAnnotated(annotation="n-1", text=text))


def test_a_backslash_before_u0000_is_not_nul() -> None:
    event = ClaimAnnotated(annotation="n-1", text="the escape \\u0000 in words")

    assert decode_payload(event.type, 1, encode_payload(event)) == event


def test_an_envelope_has_a_largest_size() -> None:
    with pytest.raises(InvalidValue, match="65,535"):
        encode_envelope(envelope(actor="x" * 66_000))


def test_unknown_newer_and_erased_events_are_shown_raw() -> None:
    unknown = decode_payload("claim.sung", 1, b"{}")
    newer = decode_payload("claim.annotated", 2, b'{"pitch":"high"}')
    erased = decode_payload("claim.annotated", 1, None)

    assert unknown == Opaque(type="claim.sung", schema=1, reason="unknown type", body=b"{}")
    assert isinstance(newer, Opaque)
    assert (newer.reason, newer.body) == ("newer schema", b'{"pitch":"high"}')
    assert isinstance(erased, Opaque)
    assert erased.reason == "erased"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"annotation":1,"text":""}', b"\xff"])
def test_damaged_payloads_are_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        decode_payload("claim.annotated", 1, body)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"v":"1"}'])
def test_damaged_envelopes_are_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode_envelope(data)


def test_a_payload_digest_depends_on_the_salt() -> None:
    assert payload_digest(b"s" * 16, b"{}") != payload_digest(b"t" * 16, b"{}")


class TestEventTypes:
    def test_wire_names_are_unique(self) -> None:
        assert len(EVENT_BY_TYPE) == len(EVENT_TYPES)

    def test_every_subclass_is_listed(self) -> None:
        assert set(Event.__subclasses__()) == set(EVENT_TYPES)

    def test_what_a_claim_evolves_by_is_what_happens_to_claims(self) -> None:
        prefixes = ("claim.", "annotation.", "evidence.", "finding.", "verdict.", "approval.")
        by_name = {
            event
            for event in EVENT_TYPES
            if event.type.startswith(prefixes) or event.type == "changes.requested"
        }

        assert set(get_args(ClaimEvent)) == by_name

    @pytest.mark.parametrize("event", EVENT_TYPES, ids=lambda event: event.type)
    def test_the_golden_payload_of_every_schema_still_reads(self, event: type[Event]) -> None:
        for schema in range(1, event.schema + 1):
            golden = (GOLDEN / f"{event.type}.{schema}.json").read_bytes().rstrip(b"\n")

            read = decode_payload(event.type, schema, golden)

            assert isinstance(read, event)
            if schema == event.schema:
                assert encode_payload(read) == golden
                assert set(msgspec.json.decode(golden)) == set(event.__struct_fields__)
