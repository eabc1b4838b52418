"""Keys: the text forms of the specification, the signatures of the RFC, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given

from ledger.errors import InvalidValue, Unreadable
from ledger.merkle import SigningKey, VerifierKey, open_checkpoint
from tests.merkle.signers import DESK, keys


def test_rfc_8032_first_vector() -> None:
    key = SigningKey(
        name="rfc8032",
        seed=bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
    )
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert key.verifier.public_key.hex() == public
    assert key.sign(b"") == signature
    assert key.verifier.has_signed(b"", signature)
    assert not key.verifier.has_signed(b"x", signature)


def test_the_text_form_of_a_verifier_key_is_that_of_the_specification() -> None:
    public = DESK.verifier.public_key
    key_id = sha256(DESK.name.encode() + b"\n\x01" + public).hexdigest()[:8]
    body = b64encode(b"\x01" + public).decode()
    assert DESK.vkey == f"{DESK.name}+{key_id}+{body}"


@given(key=keys)
def test_keys_survive_being_written_down(key: SigningKey) -> None:
    assert VerifierKey.parse(key.vkey) == key.verifier
    assert SigningKey.parse(key.private_text) == key
    assert SigningKey.parse(key.private_text + "\n") == key


def test_a_seed_is_never_shown() -> None:
    key = SigningKey(name="quiet", seed=b"s" * 32)
    assert "ssss" not in repr(key)
    assert key.seed.hex() not in repr(key)


@pytest.mark.parametrize(
    "name", ["", "two words", "a+b", "tab\there", "line\n", "nb\u00a0sp", "\ud800"]
)
def test_a_name_with_spaces_or_plus_is_refused(name: str) -> None:
    with pytest.raises(InvalidValue):
        SigningKey(name=name, seed=bytes(32))
    with pytest.raises(InvalidValue):
        VerifierKey(name=name, public_key=bytes(32))


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        SigningKey(name="n", seed=bytes(length))
    with pytest.raises(Unreadable):
        VerifierKey(name="n", public_key=bytes(length))


NAME, KEY_ID, BODY = DESK.vkey.split("+", 2)
COSIGNER_BODY = b64encode(b"\x04" + DESK.verifier.public_key).decode()


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "+",
        "++",
        NAME,
        f"{NAME}+{KEY_ID}",
        f"{NAME}+{KEY_ID}+",
        f"{NAME}x+{KEY_ID}+{BODY}",
        f"+{KEY_ID}+{BODY}",
        f"a b+{KEY_ID}+{BODY}",
        f"{NAME}+{KEY_ID.upper()}+{BODY}",
        f"{NAME}+{KEY_ID[:-2]}+{BODY}",
        f"{NAME}+{'0' * 8}+{BODY}",
        f"{NAME}+{'x' * 8}+{BODY}",
        f"{NAME}+{KEY_ID}+{BODY[:-4]}",
        f"{NAME}+{KEY_ID}+{BODY}=",
        f"{NAME}+{KEY_ID}+{BODY} ",
        f"{NAME}+{KEY_ID}+{COSIGNER_BODY}",
        DESK.private_text,
        "اسم+00000000+ملف",
    ],
)
def test_a_text_that_is_no_verifier_key_is_refused(vkey: str) -> None:
    with pytest.raises(Unreadable):
        VerifierKey.parse(vkey)
    with pytest.raises(Unreadable):
        open_checkpoint(note="whatever the note is", vkeys=[vkey])


@pytest.mark.parametrize(
    "text",
    [
        "",
        DESK.vkey,
        f"PRIVATE+KEY+{DESK.vkey}",
        DESK.private_text.replace("PRIVATE+KEY+", "private+key+"),
        DESK.private_text.replace("desk", "disk"),
    ],
)
def test_a_text_that_is_no_signing_key_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        SigningKey.parse(text)
    assert b64encode(b"\x01" + DESK.seed).decode() not in str(caught.value)


def test_a_key_that_is_no_point_of_the_curve_has_signed_nothing() -> None:
    odd = VerifierKey(name="odd", public_key=b"\x02" + bytes(31))
    assert not odd.has_signed(b"", bytes(64))
    assert not odd.has_signed(b"", b"")
