"""Proofs as texts: they stand alone, hold for one entry, and break with any change."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken
from ledger.merkle import (
    Builder,
    Checkpoint,
    OfflineProof,
    ProofInvalid,
    SignatureInvalid,
    cosign_checkpoint,
    hashes_in_full_tiles,
    inclusion_proof,
    leaf_hash,
    nodes_in,
    sign_checkpoint,
)
from tests.merkle.signers import DESK, OBSERVER, STRANGER, WITNESS

LEAVES = [leaf_hash(b"entry %d" % at) for at in range(41)]


def proof_of(index: int, size: int, extra: bytes | None = None) -> OfflineProof:
    builder = Builder()
    builder.add(LEAVES[:size])
    head = Checkpoint(DESK.name, size, builder.frontier.root())
    nodes = nodes_in(hashes_in_full_tiles(lambda a, b: LEAVES[a:b], lambda *_: None))
    hashes = inclusion_proof(index, size, nodes)
    return OfflineProof(index, hashes, sign_checkpoint(head, keys=[DESK]), extra)


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 41), (40, 41), (7, 8), (12, 30)])
def test_a_proof_that_was_written_down_still_holds(index: int, size: int) -> None:
    text = str(proof_of(index, size))

    opened = OfflineProof.parse(text).verify(leaf_hash=LEAVES[index], vkeys=[DESK.vkey])

    assert (opened.origin, opened.size, opened.names) == (DESK.name, size, (DESK.name,))
    assert OfflineProof.parse(text.encode()) == OfflineProof.parse(text)


def test_the_text_is_laid_out_as_the_specification_says() -> None:
    proof = proof_of(2, 3, extra=b"a note beside it")

    head, _, note = str(proof).partition("\n\n")

    assert head.split("\n") == [
        "c2sp.org/tlog-proof@v1",
        f"extra {b64encode(b'a note beside it').decode()}",
        "index 2",
        b64encode(proof.hashes[0]).decode(),
    ]
    assert note == proof.checkpoint
    lone = str(proof_of(0, 1))
    assert lone.startswith(f"c2sp.org/tlog-proof@v1\nindex 0\n\n{DESK.name}\n1\n")


@given(extra=st.none() | st.binary(max_size=50), index=st.integers(0, 40))
def test_reading_gives_back_what_was_written(extra: bytes | None, index: int) -> None:
    proof = proof_of(index, 41, extra)

    assert OfflineProof.parse(str(proof)) == proof


def test_another_entry_another_key_and_another_signer_are_told_apart() -> None:
    proof = proof_of(5, 41)

    with pytest.raises(ProofInvalid):
        proof.verify(leaf_hash=LEAVES[6], vkeys=[DESK.vkey])
    with pytest.raises(SignatureInvalid):
        proof.verify(leaf_hash=LEAVES[5], vkeys=[STRANGER.vkey])
    with pytest.raises(SignatureInvalid):
        proof.verify(leaf_hash=LEAVES[5], vkeys=[])


def test_a_witness_alone_does_not_speak_for_the_log() -> None:
    proof = proof_of(5, 41)
    cosigned = cosign_checkpoint(proof.checkpoint, key=OBSERVER, timestamp=1)
    seen = OfflineProof(proof.index, proof.hashes, cosigned)

    with pytest.raises(SignatureInvalid, match="itself did not sign"):
        seen.verify(leaf_hash=LEAVES[5], vkeys=[OBSERVER.vkey])
    opened = seen.verify(leaf_hash=LEAVES[5], vkeys=[OBSERVER.vkey, DESK.vkey, WITNESS.vkey])
    assert opened.names == (DESK.name, OBSERVER.name)


def test_no_flipped_bit_goes_unseen_outside_of_the_extra_data() -> None:
    data = str(proof_of(5, 21)).encode()

    for place in range(len(data)):
        for bit in (0, 3, 7):
            altered = bytes([*data[:place], data[place] ^ 1 << bit, *data[place + 1 :]])
            with pytest.raises(IntegrityBroken):
                OfflineProof.parse(altered).verify(leaf_hash=LEAVES[5], vkeys=[DESK.vkey])


NOTE = sign_checkpoint(Checkpoint(DESK.name, 1, LEAVES[0]), keys=[DESK])
HEADER = "c2sp.org/tlog-proof@v1\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        NOTE,
        f"{HEADER}\n{NOTE}",
        f"{HEADER}index 0\n{NOTE.replace(chr(10) * 2, chr(10))}",
        f"c2sp.org/tlog-proof@v2\nindex 0\n\n{NOTE}",
        f" {HEADER}index 0\n\n{NOTE}",
        f"{HEADER.strip()}\r\nindex 0\r\n\r\n{NOTE}",
        f"{HEADER}index 0\nextra aGk=\n\n{NOTE}",
        f"{HEADER}extra aGk\nindex 0\n\n{NOTE}",
        f"{HEADER}extra aGl=\nindex 0\n\n{NOTE}",
        f"{HEADER}extra aGk=\nextra aGk=\nindex 0\n\n{NOTE}",
        f"{HEADER}extra aGk=\n\n{NOTE}",
        f"{HEADER}index\n\n{NOTE}",
        f"{HEADER}index \n\n{NOTE}",
        f"{HEADER}index -1\n\n{NOTE}",
        f"{HEADER}index +1\n\n{NOTE}",
        f"{HEADER}index 00\n\n{NOTE}",
        f"{HEADER}index 1.0\n\n{NOTE}",
        f"{HEADER}index ٣\n\n{NOTE}",
        f"{HEADER}index {2**63}\n\n{NOTE}",
        f"{HEADER}index {'9' * 5000}\n\n{NOTE}",
        f"{HEADER}index 0\nnot a hash\n\n{NOTE}",
        f"{HEADER}index 0\naGk=\n\n{NOTE}",
        f"{HEADER}index 0\n{b64encode(bytes(32)).decode()} \n\n{NOTE}",
        f"{HEADER}index 0\n{b64encode(bytes(32)).decode()}\n" * 70 + f"\n{NOTE}",
        b"\xff\xfe",
        "x" * 5_000_000,
        None,
        41,
    ],
)
def test_what_is_no_proof_is_refused_as_such(text: str) -> None:
    with pytest.raises(ProofInvalid):
        OfflineProof.parse(text)


@given(text=st.text() | st.binary())
def test_random_input_is_refused_in_order(text: str | bytes) -> None:
    with pytest.raises(IntegrityBroken):
        OfflineProof.parse(text).verify(leaf_hash=LEAVES[0], vkeys=[DESK.vkey])
