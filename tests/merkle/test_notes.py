"""Keys, signed notes and checkpoints: what was signed opens, what was altered does not."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken, InvalidValue, Unreadable
from ledger.merkle import (
    EMPTY_ROOT,
    Checkpoint,
    CheckpointMalformed,
    NoteMalformed,
    SignatureInvalid,
    SigningKey,
    VerifierKey,
    add_signature,
    open_checkpoint,
    open_note,
    parse_note,
    read_unverified_checkpoint,
    sign_checkpoint,
    sign_note,
)

DESK = SigningKey(name="desk.example/factledger/main", seed=bytes(range(32)))
WITNESS = SigningKey(name="witness.example/laptop", seed=bytes(range(32, 64)))
STRANGER = SigningKey(name="stranger.example", seed=bytes(range(64, 96)))
ROOT = sha256(b"some root").digest()
HEAD = Checkpoint(origin=DESK.name, size=498, root=ROOT)
SIGNED = sign_checkpoint(HEAD, keys=[DESK, WITNESS])

names = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="+"), min_size=1)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
keys = st.builds(SigningKey, name=names, seed=st.binary(min_size=32, max_size=32))
checkpoints = st.builds(
    Checkpoint,
    origin=lines,
    size=st.integers(1, 2**63 - 1),
    root=st.binary(min_size=32, max_size=32),
    extensions=st.lists(lines, max_size=3).map(tuple),
)


def resigned(text: str) -> str:
    """*text* under a true signature of the desk, whatever it says."""
    message = text.encode()
    body = b64encode(DESK.verifier.key_id + DESK.sign(message)).decode()
    return f"{text}\n— {DESK.name} {body}\n"


# Keys


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
        open_checkpoint(note=SIGNED, vkeys=[vkey])


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


# Checkpoints that hold


@given(head=checkpoints, key=keys)
def test_a_signed_checkpoint_opens_to_what_was_signed(head: Checkpoint, key: SigningKey) -> None:
    note = sign_checkpoint(head, keys=[key])
    for form in (note, note.encode()):
        opened = open_checkpoint(note=form, vkeys=[key.vkey])
        assert opened.names == (key.name,)
        assert Checkpoint(opened.origin, opened.size, opened.root, opened.extensions) == head
    assert read_unverified_checkpoint(note) == head


def test_a_checkpoint_reads_as_the_specification_writes_it() -> None:
    body = b64encode(DESK.verifier.key_id + DESK.sign(HEAD.text.encode())).decode()
    assert sign_checkpoint(HEAD, keys=[DESK]) == (
        f"desk.example/factledger/main\n498\n{b64encode(ROOT).decode()}\n"
        f"\n— desk.example/factledger/main {body}\n"
    )


def test_an_empty_log_has_a_checkpoint_too() -> None:
    head = Checkpoint(origin="empty.example", size=0, root=EMPTY_ROOT)
    opened = open_checkpoint(note=sign_checkpoint(head, keys=[DESK]), vkeys=[DESK.vkey])
    assert (opened.size, opened.root) == (0, EMPTY_ROOT)
    with pytest.raises(CheckpointMalformed):
        Checkpoint.parse(
            head.text.replace(b64encode(EMPTY_ROOT).decode(), b64encode(ROOT).decode())
        )


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


# Checkpoints that do not hold


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


def test_a_key_that_is_no_point_of_the_curve_has_signed_nothing() -> None:
    odd = VerifierKey(name="odd", public_key=b"\x02" + bytes(31))
    assert not odd.has_signed(b"", bytes(64))
    assert not odd.has_signed(b"", b"")


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


ROOT_TEXT = b64encode(ROOT).decode()
LOOSE_ROOT = ROOT_TEXT[:-2] + chr(ord(ROOT_TEXT[-2]) + 1) + "="


@pytest.mark.parametrize(
    "text",
    [
        "o\n",
        "o\n1\n",
        f"\n1\n{ROOT_TEXT}\n",
        f"o\n\n{ROOT_TEXT}\n",
        f"o\n01\n{ROOT_TEXT}\n",
        f"o\n00\n{ROOT_TEXT}\n",
        f"o\n+1\n{ROOT_TEXT}\n",
        f"o\n-1\n{ROOT_TEXT}\n",
        f"o\n 1\n{ROOT_TEXT}\n",
        f"o\n1_0\n{ROOT_TEXT}\n",
        f"o\n1.0\n{ROOT_TEXT}\n",
        f"o\n0x1\n{ROOT_TEXT}\n",
        f"o\n١\n{ROOT_TEXT}\n",
        f"o\n²\n{ROOT_TEXT}\n",
        f"o\n{2**63}\n{ROOT_TEXT}\n",
        f"o\n{'9' * 5000}\n{ROOT_TEXT}\n",
        f"o\n0\n{ROOT_TEXT}\n",
        f"o\n1\n{ROOT_TEXT[:-1]}\n",
        f"o\n1\n{ROOT_TEXT} \n",
        f"o\n1\n{LOOSE_ROOT}\n",
        f"o\n1\n{b64encode(ROOT[:-1]).decode()}\n",
        f"o\n1\n{b64encode(ROOT + b'x').decode()}\n",
        f"o\n1\n{ROOT.hex()}\n",
        "o\n1\nжжжж\n",
        f"o\n1\n{ROOT_TEXT}\n\n",
        f"o\n1\n{ROOT_TEXT}\n\nextension\n",
        f"o\n1\n{ROOT_TEXT}\nextension\n\n",
    ],
)
def test_a_truly_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointMalformed):
        open_checkpoint(note=resigned(text), vkeys=[DESK.vkey])


def test_the_loose_root_is_loose_indeed() -> None:
    # The standard decoder takes both spellings for the same root; a checkpoint has one.
    assert LOOSE_ROOT != ROOT_TEXT
    assert b64decode(LOOSE_ROOT) == ROOT


@pytest.mark.parametrize("text", ["", "no end", "tab\t\n", "\ud800\n", "nul\x00\n"])
def test_a_text_that_no_note_can_hold_is_not_signed(text: str) -> None:
    with pytest.raises(InvalidValue):
        sign_note(text, keys=[DESK])
    with pytest.raises(InvalidValue):
        sign_note("text\n", keys=[])


@pytest.mark.parametrize(
    ("origin", "size", "root", "extensions"),
    [
        ("", 1, ROOT, ()),
        ("two\nlines", 1, ROOT, ()),
        ("o", -1, ROOT, ()),
        ("o", 2**63, ROOT, ()),
        ("o", 0, ROOT, ()),
        ("o", 1, ROOT[:-1], ()),
        ("o", 1, b"", ()),
        ("o", 1, ROOT, ("",)),
        ("o", 1, ROOT, ("a\nb",)),
    ],
)
def test_a_checkpoint_that_could_not_be_read_back_is_not_made(
    origin: str, size: int, root: bytes, extensions: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidValue):
        Checkpoint(origin, size, root, extensions)


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
