"""What a caller of `append` may rely on."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

import msgspec
import pytest

from ledger.domain.codec import decode_envelope, payload_digest
from ledger.domain.records import Recorded
from ledger.errors import DuplicateEvent, InvalidValue, StreamConflict, Unreadable
from ledger.merkle import Builder, Frontier, leaf_hash
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.projection import Reader
from ledger.storage.rows import ActorRow, ClaimRow
from tests.storage.engines import LOG, Workshop
from tests.storage.histories import (
    Ids,
    article,
    batch,
    new,
    note,
    on,
    opening,
    registered,
    triaged,
)


def test_an_empty_log_has_the_empty_tree(engine: Engine) -> None:
    assert engine.frontier() == Frontier.empty()
    assert list(engine.scan()) == []
    assert engine.log_id == LOG


def test_positions_are_dense_and_the_envelope_holds_what_was_said(engine: Engine) -> None:
    ids = Ids()
    first = engine.append(opening(ids, claims=2))
    second = engine.append(batch(on("claim/c-1", 1, [triaged(), note()], ids), actor="omar"))

    assert [record.seq for record in first.recorded] == [0, 1, 2, 3]
    assert [record.seq for record in second.recorded] == [4, 5]
    assert [record.version for record in second.recorded] == [2, 3]
    assert (first.size, second.size) == (4, 6)
    assert not second.repeated

    *_, last = engine.scan()
    envelope = decode_envelope(last.envelope)
    assert envelope == second.recorded[-1].envelope
    assert (envelope.log, envelope.seq, envelope.stream) == (LOG, 5, "claim/c-1")
    assert (envelope.actor, envelope.type) == ("omar", "claim.annotated")
    assert (last.actor, last.type, last.version) == ("omar", "claim.annotated", 3)
    assert last.body is not None
    assert envelope.payload_digest == payload_digest(last.salt, last.body)


def test_a_stream_that_is_named_without_events_must_not_have_moved(engine: Engine) -> None:
    # Decisions rest on streams that they do not write to: whether the actor holds a key, for one.
    ids = Ids()
    engine.append(opening(ids, claims=1))
    guard = on("actor/omar", 0, [], ids)
    engine.append(batch(on("claim/c-1", 1, [triaged()], ids), guard, actor="omar"))
    engine.append(batch(on("actor/omar", 0, [registered("omar")], ids), actor="omar"))

    with pytest.raises(StreamConflict) as conflict:
        engine.append(batch(on("claim/c-1", 2, [note()], ids), guard, actor="omar"))

    assert (conflict.value.stream, conflict.value.actual) == ("actor/omar", 1)
    assert engine.frontier().size == engine.append(batch(guard)).size


def test_a_signature_rests_in_the_envelope(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids, claims=1))
    append = on("claim/c-1", 1, [note()], ids)
    signed = msgspec.structs.replace(append.events[0], signature="c2lnbmVk")
    append = msgspec.structs.replace(append, events=(signed,))

    (record,) = engine.append(batch(append)).recorded

    *_, last = engine.scan()
    assert record.envelope.signature == "c2lnbmVk"
    assert b'"signature":"c2lnbmVk"' in last.envelope
    assert decode_envelope(last.envelope) == record.envelope


def test_every_leaf_is_the_hash_of_its_envelope_and_the_head_is_their_tree(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids, claims=5))
    engine.append(batch(on("claim/c-3", 1, [note()], ids)))

    stored = list(engine.scan())

    assert [each.leaf for each in stored] == [leaf_hash(each.envelope) for each in stored]
    assert engine.frontier() == Frontier.empty().extend(each.leaf for each in stored)


def test_full_tiles_are_kept_whatever_the_sizes_of_the_batches(engine: Engine) -> None:
    ids, versions = Ids(), 1
    engine.append(opening(ids, claims=1))
    for size in (200, 53, 0, 1, 300, 3, 210):
        notes = [note(f"note {number}") for number in range(size)]
        engine.append(batch(on("claim/c-1", versions, notes, ids)))
        versions += size
    leaves = [each.leaf for each in engine.scan()]
    builder = Builder()
    expected = builder.add(leaves)

    assert len(leaves) == versions + 2 == 770
    assert [(tile.level, tile.index, tile.hashes) for tile in engine.tiles()] == [
        (tile.level, tile.index, tile.data) for tile in expected
    ]
    assert list(engine.tree_hashes(0, 256, 512)) == leaves[256:512]
    assert list(engine.tree_hashes(1, 0, 3)) == [tile.root for tile in expected]
    assert engine.frontier() == builder.frontier


def test_who_writes_second_learns_what_was_missed(engine: Engine) -> None:
    # Given two reviewers who both saw the claim at version 1
    ids = Ids()
    engine.append(opening(ids))
    theirs = engine.append(batch(on("claim/c-1", 1, [triaged(), note("seen")], ids), actor="omar"))
    # When the second one writes
    with pytest.raises(StreamConflict) as conflict:
        engine.append(batch(on("claim/c-1", 1, [note()], ids)))
    # Then the conflict carries what the first one did, and nothing was recorded
    assert conflict.value.missed == theirs.recorded
    assert (conflict.value.expected, conflict.value.actual) == (1, 3)
    assert engine.frontier().size == theirs.size


@pytest.mark.parametrize("expected", [-1, 0, 2, 7])
def test_any_other_expected_version_is_a_conflict(engine: Engine, expected: int) -> None:
    ids = Ids()
    engine.append(opening(ids))
    with pytest.raises(StreamConflict) as conflict:
        engine.append(batch(on("claim/c-1", expected, [triaged()], ids)))
    past = engine.read_stream("claim/c-1")
    assert conflict.value.missed == tuple(past[max(expected, 0) :])


def test_one_conflicting_stream_holds_back_the_whole_batch(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids))
    before = _everything(engine)
    with pytest.raises(StreamConflict):
        engine.append(
            batch(
                on("claim/c-1", 1, [triaged()], ids),
                on("claim/c-2", 5, [triaged()], ids),
                blobs=(b"a text",),
            )
        )
    assert _everything(engine) == before


def test_one_stream_may_stand_in_a_batch_twice(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids))
    appended = engine.append(
        batch(on("claim/c-1", 1, [triaged()], ids), on("claim/c-1", 2, [note()], ids))
    )
    assert [record.version for record in appended.recorded] == [2, 3]


def test_repeating_a_batch_changes_nothing_and_answers_the_first_positions(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids))
    decision = batch(on("claim/c-1", 1, [triaged(), note()], ids), blobs=(b"a text",))
    first = engine.append(decision)
    engine.append(batch(on("claim/c-2", 1, [triaged()], ids)))
    before = _everything(engine)

    again = engine.append(decision)

    assert again.repeated
    assert again.recorded == first.recorded
    assert again.size == 8
    assert _everything(engine) == before


def test_an_id_with_other_content_is_refused_for_ever(engine: Engine) -> None:
    ids = Ids()
    first = new(note("one"), ids())
    engine.append(opening(ids))
    append = on("claim/c-1", 1, [], ids)
    engine.append(batch(msgspec.structs.replace(append, events=(first,))))
    other = new(note("another"), first.id)
    before = _everything(engine)
    for events in ((other,), (other, new(note(), ids())), (new(note(), ids()), first)):
        with pytest.raises(DuplicateEvent) as refusal:
            engine.append(batch(msgspec.structs.replace(append, expected=2, events=events)))
        assert first.id in str(refusal.value)
    with pytest.raises(DuplicateEvent):  # the same words, said of another claim
        engine.append(batch(msgspec.structs.replace(append, stream="claim/c-2", events=(first,))))
    with pytest.raises(DuplicateEvent):  # or by somebody else
        engine.append(batch(msgspec.structs.replace(append, events=(first,)), actor="omar"))
    assert _everything(engine) == before


def test_two_events_of_one_batch_cannot_share_an_id(engine: Engine) -> None:
    ids = Ids()
    engine.append(opening(ids))
    append = on("claim/c-1", 1, [triaged(), note()], Ids(start=500))
    twin = msgspec.structs.replace(append.events[1], id=append.events[0].id)
    with pytest.raises(DuplicateEvent):
        engine.append(batch(msgspec.structs.replace(append, events=(append.events[0], twin))))
    assert engine.frontier().size == 5


def test_ids_in_any_order_are_told_apart(engine: Engine) -> None:
    # An id below those recorded, from a machine whose clock is behind, is as new as any.
    engine.append(opening(Ids(start=900)))
    late = batch(on("claim/c-1", 1, [triaged()], Ids(start=3)))
    assert not engine.append(late).repeated
    assert engine.append(late).repeated


@pytest.mark.parametrize("text", ["nul \0 within", "half \ud800 a pair", "x" * (1 << 20)])
def test_text_that_cannot_be_recorded_leaves_nothing(engine: Engine, text: str) -> None:
    ids = Ids()
    engine.append(opening(ids))
    before = _everything(engine)
    with pytest.raises(InvalidValue):
        engine.append(
            batch(on("claim/c-2", 1, [triaged()], ids), on("claim/c-1", 1, [note(text)], ids))
        )
    assert _everything(engine) == before


def test_a_batch_without_events_records_nothing(engine: Engine) -> None:
    appended = engine.append(batch(blobs=(b"a text",)))
    assert (appended.recorded, appended.size, appended.repeated) == ((), 0, False)
    assert list(engine.blob_names()) == []


def test_a_projection_that_stops_holds_back_the_events(workshop: Workshop) -> None:
    engine = workshop.new((*PROJECTIONS, _Stopping()))
    ids = Ids()
    engine.append(opening(ids))
    before = _everything(engine)
    with pytest.raises(Unreadable):
        engine.append(batch(on("claim/c-1", 1, [note("stop")], ids), blobs=(b"a text",)))
    assert _everything(engine) == before
    # and the ledger goes on
    engine.append(batch(on("claim/c-1", 1, [note("go on")], ids)))
    assert engine.frontier().size == before[0].size + 1


def test_blobs_come_with_the_events_that_name_them(engine: Engine) -> None:
    ids = Ids()
    text = "النص كما هو".encode()
    name = hashlib.sha256(text).hexdigest()
    assert engine.blob(name) is None

    engine.append(batch(on("article/a-1", 0, [article()], ids), blobs=(text, b"", text)))
    engine.append(batch(on("article/a-2", 0, [article()], ids), blobs=(text,)))

    assert engine.blob(name) == text
    assert list(engine.blob_names()) == sorted([name, hashlib.sha256(b"").hexdigest()])


def test_registration_is_seen_by_the_next_append(engine: Engine) -> None:
    engine.append(batch(on("actor/omar", 0, [registered("omar")], Ids())))
    row = engine.row(ActorRow, "omar")
    assert row is not None
    assert (row.seq, row.kind) == (0, "human")


class _Stopping:
    """A projection that cannot read one event."""

    name = "stopping"
    version = 1
    rows = ActorRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ActorRow]:
        for record in recorded:
            assert reader.read_stream(record.stream)[record.version - 1] == record
            if getattr(record.event, "text", "") == "stop":
                raise Unreadable(what=f"event {record.seq}", reason="newer schema")
        return ()


def _everything(engine: Engine) -> tuple[Frontier, object]:
    return engine.frontier(), (
        list(engine.scan()),
        list(engine.tiles()),
        list(engine.blob_names()),
        list(engine.all_rows(ActorRow)),
        list(engine.all_rows(ClaimRow)),
        engine.count_claims("status"),
        engine.projection_states(),
    )


def test_threads_append_side_by_side_and_only_the_late_one_is_refused(engine: Engine) -> None:
    # Given eight threads, of which two decide on one claim
    engine.append(opening(Ids(), claims=8))
    together, refused = threading.Barrier(9), list[str]()

    def work(number: int, stream: str) -> None:
        ids = Ids(start=1_000 * (number + 1))
        together.wait(10)
        for step in range(10):
            try:
                engine.append(batch(on(stream, 1 + step, [note(f"{number}/{step}")], ids)))
            except StreamConflict:
                refused.append(stream)
                return

    streams = [*(f"claim/c-{number}" for number in range(1, 9)), "claim/c-1"]
    threads = [threading.Thread(target=work, args=each) for each in enumerate(streams)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Then all others are through, and the log is whole
    assert "claim/c-1" in refused
    for stream in streams[1:8]:
        assert len(engine.read_stream(stream)) == 11
    stored = list(engine.scan())
    assert [each.seq for each in stored] == list(range(engine.frontier().size))
    leaves = [leaf_hash(each.envelope) for each in stored]
    assert Frontier.empty().extend(leaves) == engine.frontier()
