"""Old payloads are read in today's shape; what is stored stays as it was."""

from __future__ import annotations

import pytest

from ledger.domain.codec import decode_envelope, decode_payload, encode_envelope
from ledger.domain.events import EVENT_TYPES, SourceAdded
from ledger.domain.upcasts import STEPS, Payload, Step, upcast
from ledger.errors import Unreadable
from tests.domain.test_codec import envelope


def name_to_title(payload: Payload) -> Payload:
    return {"title": payload["name"]}


def with_tier(payload: Payload) -> Payload:
    return payload | {"tier": "primary" if payload["title"] == "Records" else "secondary"}


TWO_STEPS: dict[tuple[str, int], Step] = {
    ("source.added", 1): name_to_title,
    ("source.added", 2): with_tier,
}


def test_each_step_leads_to_the_next_schema() -> None:
    old: Payload = {"name": "Records"}

    assert upcast("source.added", 1, 3, old, TWO_STEPS) == {"title": "Records", "tier": "primary"}
    assert upcast("source.added", 2, 3, {"title": "x"}, TWO_STEPS)["tier"] == "secondary"
    assert upcast("source.added", 3, 3, {"title": "x"}, TWO_STEPS) == {"title": "x"}
    assert old == {"name": "Records"}


def test_a_missing_step_is_said() -> None:
    with pytest.raises(Unreadable, match="schema 2"):
        upcast("source.added", 1, 3, {"name": "x"}, {("source.added", 1): name_to_title})


def test_a_payload_of_a_past_schema_is_read_as_todays_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a release in which the event is at schema 3
    monkeypatch.setattr(SourceAdded, "schema", 3)
    for place, step in TWO_STEPS.items():
        monkeypatch.setitem(STEPS, place, step)

    read = decode_payload("source.added", 1, b'{"name":"Records"}')

    assert read == SourceAdded(title="Records", tier="primary")


def test_a_step_that_leads_to_no_event_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SourceAdded, "schema", 2)
    monkeypatch.setitem(STEPS, ("source.added", 1), lambda payload: {"heading": payload["name"]})

    with pytest.raises(Unreadable):
        decode_payload("source.added", 1, b'{"name":"Records"}')


def test_there_is_a_step_for_every_past_schema_and_for_nothing_else() -> None:
    past = {(event.type, old) for event in EVENT_TYPES for old in range(1, event.schema)}

    assert set(STEPS) == past


def test_an_envelope_of_another_format_is_not_guessed_at() -> None:
    with pytest.raises(Unreadable, match="format is 2") as refusal:
        decode_envelope(encode_envelope(envelope(v=2)))
    assert "newer release" in refusal.value.hint
