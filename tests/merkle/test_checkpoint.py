"""Checkpoints: a text in three lines, one spelling for each value, and the log's name under it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken, InvalidValue, Unreadable
from ledger.merkle import (
    EMPTY_ROOT,
    Checkpoint,
    CheckpointMalformed,
    KeyMalformed,
    NoteMalformed,
    SigningKey,
    open_checkpoint,
    read_unverified_checkpoint,
    sign_checkpoint,
)
from tests.merkle.signers import DESK, keys

ROOT = sha256(b"some root").digest()
HEAD = Checkpoint(origin=DESK.name, size=498, root=ROOT)

lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
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


@pytest.mark.parametrize("note", [None, 41, [], {}, bytearray(b"x"), object()])
def test_a_note_of_another_kind_than_text_is_refused(note: str) -> None:
    with pytest.raises(NoteMalformed):
        open_checkpoint(note=note, vkeys=[DESK.vkey])


@pytest.mark.parametrize("vkeys", [DESK.vkey, b"x", [None], [41], [DESK.vkey, ""]])
def test_keys_that_are_none_are_refused_to_readers_and_to_checkers(vkeys: list[str]) -> None:
    for kind in (Unreadable, IntegrityBroken, KeyMalformed):
        with pytest.raises(kind):
            open_checkpoint(note=sign_checkpoint(HEAD, keys=[DESK]), vkeys=vkeys)


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace("\n", "\r\n"),
        lambda note: note.rstrip("\n"),
        lambda note: note + "\n",
        lambda note: "\n" + note,
        lambda note: note.replace("\u2014", "-"),
        lambda note: note.replace("\u2014 ", "\u2014  "),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note + note,
        lambda note: "\ufeff" + note,
    ],
)
def test_a_note_with_another_layout_is_refused(change: Callable[[str], str]) -> None:
    with pytest.raises(IntegrityBroken):
        open_checkpoint(note=change(sign_checkpoint(HEAD, keys=[DESK])), vkeys=[DESK.vkey])
