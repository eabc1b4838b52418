"""Witnesses: what their line says, and that nothing else passes for it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import InvalidValue, NoteMalformed
from ledger.merkle import (
    COSIGNATURE,
    Checkpoint,
    CheckpointMalformed,
    KeyMalformed,
    SignatureInvalid,
    SigningKey,
    VerifierKey,
    cosign_checkpoint,
    open_checkpoint,
    sign_checkpoint,
    sign_note,
)
from tests.merkle.signers import DESK, OBSERVER, WITNESS

HEAD = Checkpoint(origin=DESK.name, size=41, root=sha256(b"wells").digest(), extensions=("seen",))
SIGNED = sign_checkpoint(HEAD, keys=[DESK])
SEEN_AT = 1_932_000_498


def test_the_line_is_built_as_the_specification_says() -> None:
    public = OBSERVER.verifier.public_key
    key_id = sha256(OBSERVER.name.encode() + b"\n\x04" + public).digest()[:4]

    note = cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT)

    assert note.startswith(SIGNED)
    dash, name, body = note.removeprefix(SIGNED).rstrip("\n").split(" ")
    data = b64decode(body)
    assert (dash, name, data[:4]) == ("—", OBSERVER.name, key_id)
    assert int.from_bytes(data[4:12], "big") == SEEN_AT
    message = f"cosignature/v1\ntime {SEEN_AT}\n{HEAD.text}".encode()
    Ed25519PublicKey.from_public_bytes(public).verify(data[12:], message)
    body = b64encode(b"\x04" + public).decode()
    assert OBSERVER.vkey == f"{name}+{key_id.hex()}+{body}"


def test_the_log_and_its_witness_are_both_named() -> None:
    note = cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT)

    opened = open_checkpoint(note=note, vkeys=[OBSERVER.vkey, DESK.vkey])

    assert opened.names == (DESK.name, OBSERVER.name)
    assert open_checkpoint(note=note, vkeys=[DESK.vkey]).names == (DESK.name,)


def test_a_witness_that_looks_again_replaces_its_own_line_alone() -> None:
    first = cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT)

    again = cosign_checkpoint(first, key=OBSERVER, timestamp=SEEN_AT + 60)

    assert again == cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT + 60)
    assert again != first


@given(bit=st.integers(0, 8 * 72 - 1))
def test_no_bit_of_a_cosignature_can_be_changed(bit: int) -> None:
    note = cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT)
    data = bytearray(b64decode(note.split(" ")[-1]))
    data[4 + bit // 8] ^= 1 << bit % 8
    altered = f"{note[: note.rindex(' ')]} {b64encode(bytes(data)).decode()}\n"

    with pytest.raises(SignatureInvalid):
        open_checkpoint(note=altered, vkeys=[DESK.vkey, OBSERVER.vkey])


@pytest.mark.parametrize("length", [0, 1, 7, 8, 64, 71, 73])
def test_a_cosignature_of_another_length_is_none(length: int) -> None:
    assert not OBSERVER.verifier.has_signed(b"text\n", bytes(length))


def test_the_two_kinds_of_key_never_pass_for_each_other() -> None:
    plain = SigningKey(name=OBSERVER.name, seed=OBSERVER.seed)
    assert plain.verifier.key_id != OBSERVER.verifier.key_id
    assert VerifierKey.parse(OBSERVER.vkey) == OBSERVER.verifier
    assert SigningKey.parse(OBSERVER.private_text) == OBSERVER

    signed = sign_checkpoint(HEAD, keys=[plain])
    with pytest.raises(SignatureInvalid):
        open_checkpoint(note=signed, vkeys=[OBSERVER.vkey])
    cosigned = cosign_checkpoint(SIGNED, key=OBSERVER, timestamp=SEEN_AT)
    with pytest.raises(SignatureInvalid):
        open_checkpoint(note=cosigned, vkeys=[plain.vkey])


def test_a_key_makes_only_statements_of_its_kind() -> None:
    with pytest.raises(InvalidValue):
        OBSERVER.sign(b"text\n")
    with pytest.raises(InvalidValue):
        WITNESS.cosign(b"text\n", timestamp=1)
    for timestamp in (-1, 2**63):
        with pytest.raises(InvalidValue):
            OBSERVER.cosign(b"text\n", timestamp=timestamp)
    with pytest.raises(InvalidValue):
        SigningKey(name="n", seed=bytes(32), kind=b"\x02")


def test_only_checkpoints_are_cosigned() -> None:
    with pytest.raises(CheckpointMalformed):
        cosign_checkpoint(sign_note("good morning\n", keys=[DESK]), key=OBSERVER, timestamp=1)
    crowd = [SigningKey(name=f"w{at}", seed=bytes([at]) * 32) for at in range(100)]
    with pytest.raises(NoteMalformed):
        cosign_checkpoint(sign_checkpoint(HEAD, keys=crowd), key=OBSERVER, timestamp=1)


@pytest.mark.parametrize("kind", [0, 2, 3, 5, 6, 255])
def test_a_key_of_another_algorithm_is_refused_whatever_its_id(kind: int) -> None:
    public = DESK.verifier.public_key
    key_id = sha256(b"name\n" + bytes([kind]) + public).hexdigest()[:8]
    vkey = f"name+{key_id}+{b64encode(bytes([kind]) + public).decode()}"

    with pytest.raises(KeyMalformed, match="algorithm"):
        VerifierKey.parse(vkey)
    assert VerifierKey("name", public, COSIGNATURE).kind == COSIGNATURE
