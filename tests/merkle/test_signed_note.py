"""Signed notes: what a known key signed opens; what was altered or forged never does."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken, InvalidValue, Unreadable
from ledger.merkle import (
    Checkpoint,
    NoteMalformed,
    SignatureInvalid,
    SigningKey,
    VerifierKey,
    add_signature,
    open_checkpoint,
    open_note,
    parse_note,
    sign_checkpoint,
    sign_note,
)
from tests.merkle.signers import DESK, STRANGER, WITNESS

HEAD = Checkpoint(origin=DESK.name, size=498, root=sha256(b"some root").digest())
SIGNED = sign_checkpoint(HEAD, keys=[DESK, WITNESS])


def test_only_known_signers_are_named() -> None:
    assert open_checkpoint(note=SIGNED, vkeys=[DESK.vkey]).names == (DESK.name,)
    assert open_checkpoint(note=SIGNED, vkeys=[WITNESS.vkey]).names == (WITNESS.name,)
    both = open_checkpoint(note=SIGNED, vkeys=[WITNESS.vkey, STRANGER.vkey, DESK.vkey])
    assert both.names == (DESK.name, WITNESS.name)


def test_a_witness_adds_its_line_and_alters_no_other() -> None:
    alone = sign_checkpoint(HEAD, keys=[DESK])
    cosigned = add_signature(alone, key=WITNESS)
    assert cosigned == SIGNED
    assert cosigned.startswith(alone)
    assert add_signature(cosigned, key=WITNESS) == cosigned


def test_a_signer_that_signed_twice_is_named_once() -> None:
    twice = SIGNED + SIGNED.splitlines(keepends=True)[-1]
    assert open_checkpoint(note=twice, vkeys=[DESK.vkey, WITNESS.vkey]).names == (
        DESK.name,
        WITNESS.name,
    )


def test_a_signature_of_an_unknown_kind_is_ignored() -> None:
    # A post-quantum witness: other length, other algorithm, a name of ours with another id.
    big = b64encode(b"\x00\x01\x02\x03" + bytes(2420)).decode()
    note = f"{SIGNED}— future.example/witness {big}\n— {DESK.name} {big}\n"
    assert open_checkpoint(note=note, vkeys=[DESK.vkey]).names == (DESK.name,)


def test_a_text_may_hold_empty_lines_and_signature_lines_of_its_own() -> None:
    text = f"first\n\n{SIGNED}\nlast\n"
    note = sign_note(text, keys=[STRANGER])
    opened = open_note(note=note, keys=[STRANGER.verifier, DESK.verifier])
    assert opened.text == text
    assert opened.names == (STRANGER.name,)


def test_sixteen_signatures_are_fine_and_thousands_are_not() -> None:
    many = [SigningKey(name=f"witness-{n}", seed=bytes([n]) * 32) for n in range(16)]
    note = sign_checkpoint(HEAD, keys=many)
    assert len(open_checkpoint(note=note, vkeys=[key.vkey for key in many]).names) == 16
    with pytest.raises(NoteMalformed):
        open_checkpoint(
            note=SIGNED + SIGNED.splitlines(keepends=True)[-1] * 5000, vkeys=[DESK.vkey]
        )
    with pytest.raises(NoteMalformed):
        open_checkpoint(note="x" * 2_000_000, vkeys=[DESK.vkey])


def test_a_note_that_nobody_known_signed_is_refused() -> None:
    namesake = SigningKey(name=DESK.name, seed=b"another seed, but the same name.")
    for vkeys in ([], [STRANGER.vkey], [namesake.vkey]):
        with pytest.raises(SignatureInvalid):
            open_checkpoint(note=SIGNED, vkeys=vkeys)


def test_a_wrong_signature_by_a_known_key_condemns_the_note() -> None:
    # Given the desk's true signature beside one that merely claims to be the witness's,
    forged = b64encode(WITNESS.verifier.key_id + WITNESS.sign(b"something else\n")).decode()
    note = f"{sign_checkpoint(HEAD, keys=[DESK])}— {WITNESS.name} {forged}\n"
    # then whoever knows the witness refuses it, and nobody else is affected.
    with pytest.raises(SignatureInvalid, match=r"witness\.example/laptop did not sign"):
        open_checkpoint(note=note, vkeys=[DESK.vkey, WITNESS.vkey])
    assert open_checkpoint(note=note, vkeys=[DESK.vkey]).names == (DESK.name,)


def test_a_second_wrong_signature_by_the_same_key_condemns_the_note() -> None:
    forged = b64encode(DESK.verifier.key_id + bytes(64)).decode()
    with pytest.raises(SignatureInvalid):
        open_checkpoint(note=f"{SIGNED}— {DESK.name} {forged}\n", vkeys=[DESK.vkey])
    short = b64encode(DESK.verifier.key_id + b"x").decode()
    with pytest.raises(SignatureInvalid):
        open_checkpoint(note=f"{SIGNED}— {DESK.name} {short}\n", vkeys=[DESK.vkey])


def test_no_flipped_bit_in_a_signed_checkpoint_goes_unseen() -> None:
    alone = sign_checkpoint(HEAD, keys=[DESK]).encode()
    for at in range(len(alone)):
        for bit in range(8):
            changed = bytearray(alone)
            changed[at] ^= 1 << bit
            with pytest.raises(IntegrityBroken):
                open_checkpoint(note=bytes(changed), vkeys=[DESK.vkey])


def test_no_cut_or_doubled_byte_in_a_signed_checkpoint_goes_unseen() -> None:
    alone = sign_checkpoint(HEAD, keys=[DESK]).encode()
    for at in range(len(alone)):
        for changed in (alone[:at], alone[:at] + alone[at + 1 :], alone[: at + 1] + alone[at:]):
            with pytest.raises(IntegrityBroken):
                open_checkpoint(note=changed, vkeys=[DESK.vkey])


@given(note=st.text() | st.binary())
def test_random_input_is_refused_in_order(note: str | bytes) -> None:
    with pytest.raises(NoteMalformed):
        open_checkpoint(note=note, vkeys=[DESK.vkey])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n",
        "\n\n",
        HEAD.text,
        HEAD.text + "\n",
        SIGNED[:-1],
        SIGNED + "junk\n",
        SIGNED + "\n",
        SIGNED + "\njunk\n",
        " " + SIGNED.replace("\n", "\r\n"),
        SIGNED.replace("—", "-"),
        SIGNED.replace("— ", "—  "),
        SIGNED.replace("=\n", "= \n"),
        SIGNED + "\ud800",
        SIGNED.encode("utf-16"),
        SIGNED.encode() + b"\xff",
        "\x00" + SIGNED,
    ],
)
def test_what_is_not_shaped_like_a_note_is_refused(note: str | bytes) -> None:
    with pytest.raises(NoteMalformed):
        open_checkpoint(note=note, vkeys=[DESK.vkey])


@pytest.mark.parametrize("text", ["", "no end", "tab\t\n", "\ud800\n", "nul\x00\n"])
def test_a_text_that_no_note_can_hold_is_not_signed(text: str) -> None:
    with pytest.raises(InvalidValue):
        sign_note(text, keys=[DESK])
    with pytest.raises(InvalidValue):
        sign_note("text\n", keys=[])


def test_two_keys_that_share_name_and_id_cannot_be_told_apart() -> None:
    class Collision(VerifierKey):
        @property
        def key_id(self) -> bytes:
            return DESK.verifier.key_id

    other = Collision(DESK.name, STRANGER.verifier.public_key)
    with pytest.raises(Unreadable):
        open_note(note=SIGNED, keys=[DESK.verifier, other])


def test_taking_a_note_apart_and_putting_it_together_changes_nothing() -> None:
    assert str(parse_note(SIGNED)) == SIGNED
