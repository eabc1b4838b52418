"""Whoever holds a key signs every step; what is unsigned, forged or borrowed is named by seq."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ledger.api import Ledger, open_ledger
from ledger.errors import InvalidValue, KeyAbsent, KeyExists, KeyMalformed, StreamConflict
from ledger.merkle import COSIGNATURE, Frontier, SigningKey, VerifierKey, leaf_hash
from tests.desks import BRIEFING, figure, new_desk, reopened, verdict, world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger on which amal proposed with a key and chiara approved without one."""
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.create_key()
        desk.propose(figure(desk, "41"), verdict())
        desk.act_as("chiara")
        desk.approve(figure(desk, "41"))
        desk.act_as("amal")
        desk.checkpoint()
    return tmp_path


def findings(folder: Path) -> list[tuple[str, int | None]]:
    with reopened(folder) as desk:
        return [(finding.kind, finding.seq) for finding in desk.verify().findings]


def seq_of(folder: Path, type_: str) -> int:
    with reopened(folder) as desk:
        return next(r.seq for r in desk.log() if r.envelope.type == type_)


def elsewhere(folder: Path, actor: str) -> Ledger:
    """The same ledger on another machine, which holds no keys."""
    return open_ledger(
        str(folder / "desk.db"), actor=actor, keys=folder / "elsewhere", surroundings=world(13)
    )


def test_every_step_of_who_holds_a_key_is_signed_and_holds(folder: Path) -> None:
    assert findings(folder) == []
    with reopened(folder) as desk:
        begun = seq_of(folder, "actor.key_added")
        signed = {r.seq for r in desk.log() if r.envelope.signature is not None}
        mine = {r.seq for r in desk.log(begun) if r.envelope.actor == "amal"}
        assert signed == mine
        assert len(mine) >= 4
        assert desk.verify("replay").holds


def test_a_stranger_can_check_a_signature_with_what_is_written_down(folder: Path) -> None:
    # Given the bytes of the proposal and amal's public key, as exports carry them
    with closing(sqlite3.connect(folder / "desk.db")) as db:
        (raw,) = db.execute(
            "SELECT envelope FROM events WHERE type = 'verdict.proposed'"
        ).fetchone()
    with reopened(folder) as desk:
        (vkey,) = desk.standing("amal").vkeys
    # When the statement is made by hand
    envelope = msgspec.json.decode(raw)
    signature = msgspec.json.decode(f'"{envelope.pop("signature")}"'.encode(), type=bytes)
    envelope.pop("seq")
    statement = b"factledger/event/v1\n" + msgspec.json.encode(envelope, order="sorted")
    # Then the signature is over it
    key = VerifierKey.parse(vkey)
    assert signature[:4] == key.key_id
    Ed25519PublicKey.from_public_bytes(key.public_key).verify(signature[4:], statement)


def test_nobody_records_under_the_name_without_its_key(folder: Path) -> None:
    with elsewhere(folder, "amal") as desk:
        size = desk.size()
        with pytest.raises(KeyAbsent, match="key of amal"):
            desk.annotate(figure(desk, "41"), "from elsewhere")
        with pytest.raises(KeyAbsent):
            desk.add_key(SigningKey(name="mine", seed=b"x" * 32).vkey)
        assert desk.size() == size
        desk.act_as("chiara")
        desk.annotate(figure(desk, "41"), "mine needs none")
    assert findings(folder) == []


def test_a_second_machine_joins_by_the_hand_of_the_first(folder: Path) -> None:
    with elsewhere(folder, "amal") as there:
        second = there.create_key()
        assert there.create_key() == second
        assert not there.holds_key()
        with pytest.raises(KeyAbsent):
            there.annotate(figure(there, "41"), "too early")
    with reopened(folder) as here:
        here.add_key(second + "\n")
        with pytest.raises(KeyExists):
            here.add_key(second)
        with pytest.raises(KeyExists):
            here.create_key()
    with elsewhere(folder, "amal") as there:
        assert there.holds_key()
        there.annotate(figure(there, "41"), "from the second machine")
    assert findings(folder) == []


def test_a_key_made_elsewhere_can_be_the_first(tmp_path: Path) -> None:
    key = SigningKey(name="laptop", seed=b"l" * 32)
    with new_desk(tmp_path) as desk:
        desk.act_as("boris")
        assert desk.add_key(key.vkey).vkeys == (key.vkey,)
        with pytest.raises(KeyAbsent):
            desk.add_source("Water board")
    assert findings(tmp_path) == []


@pytest.mark.parametrize("vkey", ["", "x", "a+b+c", "a+00000000+AAAA"])
def test_what_is_no_key_is_not_recorded(vkey: str, folder: Path) -> None:
    with reopened(folder) as desk:
        size = desk.size()
        with pytest.raises(KeyMalformed):
            desk.add_key(vkey)
        with pytest.raises(InvalidValue):
            desk.add_key(SigningKey(name="w", seed=b"w" * 32, kind=COSIGNATURE).vkey)
        assert desk.size() == size


def test_a_step_decided_before_the_key_was_added_is_decided_again(folder: Path) -> None:
    # Given two programs of boris, who has no key yet
    with (
        reopened(folder, actor="boris") as first,
        reopened(folder, actor="boris", seed=12) as second,
    ):
        first.annotate(figure(first, "41"), "one")
        stale = second._standing("boris")
        first.create_key()
        # When the other one records what it decided without the key
        second._standing = lambda actor: stale  # type: ignore[method-assign]  # between two reads
        with pytest.raises(StreamConflict):
            second.annotate(figure(second, "41"), "two")
    assert findings(folder) == []


# ---- forgeries: an administrator with SQL, who also owns the log's signing key ----------------


def rewrite(folder: Path, seq: int, change: Callable[[dict[str, object]], object]) -> None:
    """Change an envelope and put leaf, head and columns right, as if it had always been so."""
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        (raw,) = db.execute("SELECT envelope FROM events WHERE seq = ?", (seq,)).fetchone()
        fields = msgspec.json.decode(raw)
        change(fields)
        forged = msgspec.json.encode(fields, order="sorted")
        db.execute(
            "UPDATE events SET envelope = ?, leaf = ?, actor = ?, recorded_at = ? WHERE seq = ?",
            (forged, leaf_hash(forged), fields["actor"], fields["at"], seq),
        )
        leaves = [leaf for (leaf,) in db.execute("SELECT leaf FROM events ORDER BY seq")]
        head = Frontier.empty().extend(leaves)
        db.execute("UPDATE log_head SET frontier = ?, root = ?", (head.to_bytes(), head.root()))
        db.execute("DELETE FROM checkpoints WHERE size > ?", (seq,))
    for last in (folder / "keys").glob("*/last-checkpoint"):
        last.unlink()


def test_a_decision_without_its_signature_is_named(folder: Path) -> None:
    seq = seq_of(folder, "verdict.proposed")
    rewrite(folder, seq, lambda fields: fields.pop("signature"))

    assert findings(folder) == [("signature_missing", seq)]


def test_a_decision_put_into_the_mouth_of_who_holds_a_key_is_named(folder: Path) -> None:
    seq = seq_of(folder, "verdict.approved")
    rewrite(folder, seq, lambda fields: fields.update(actor="amal"))

    assert ("signature_missing", seq) in findings(folder)


def test_a_signed_decision_put_into_another_mouth_is_named(folder: Path) -> None:
    seq = seq_of(folder, "verdict.proposed")
    rewrite(folder, seq, lambda fields: fields.update(actor="chiara"))

    assert ("signature_invalid", seq) in findings(folder)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "2031-05-01T07:00:00.000000Z"),
        ("signature", "AAAA"),
        ("signature", "not base 64"),
        ("signature", ""),
        ("cause", "something else"),
    ],
)
def test_a_signed_decision_that_was_changed_or_back_dated_is_named(
    field: str, value: str, folder: Path
) -> None:
    seq = seq_of(folder, "verdict.proposed")
    rewrite(folder, seq, lambda fields: fields.update({field: value}))

    assert findings(folder) == [("signature_invalid", seq)]


def test_a_key_that_somebody_else_added_speaks_for_nobody(folder: Path) -> None:
    seq = seq_of(folder, "actor.key_added")
    rewrite(folder, seq, lambda fields: fields.update(actor="chiara"))

    kinds = findings(folder)

    assert ("signature_invalid", seq) in kinds
    assert ("signature_invalid", seq_of(folder, "verdict.proposed")) in kinds


def test_a_later_key_that_no_earlier_one_signed_is_named(folder: Path) -> None:
    with reopened(folder) as desk:
        desk.add_key(SigningKey(name="second", seed=b"2" * 32).vkey)
        seq = desk.size() - 1
    rewrite(folder, seq, lambda fields: fields.pop("signature"))

    assert findings(folder) == [("signature_missing", seq)]
