"""The small files that commands read and write themselves: notes, proofs, keys, single events."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ledger import api
from ledger.errors import Unreadable

LARGEST_NOTE: Final = 64 << 10
LARGEST_PROOF: Final = 4 << 20


def read_note(path: Path) -> str:
    """Return a signed note's text.

    Raises:
        Unreadable: There is no such file, or it is no text of a note's size.
    """
    hint = "give a note made by `factledger checkpoint`"
    try:
        return read_small(path, largest=LARGEST_NOTE, hint=hint).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(what=str(path), reason="it is not UTF-8 text", hint=hint) from error


def read_small(path: Path, *, largest: int = LARGEST_PROOF, hint: str = "check the name") -> bytes:
    """Return a file's bytes.

    Raises:
        Unreadable: There is no such file, it is empty, or larger than *largest* bytes.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise Unreadable(
            what=str(path), reason=error.strerror or str(error), hint="check the name"
        ) from error
    if not raw or len(raw) > largest:
        reason = "it is empty" if not raw else "it is too large"
        raise Unreadable(what=str(path), reason=reason, hint=hint)
    return raw


def read_key(given: str) -> str:
    """Return a public key that was *given* as its text, or as the name of a file that holds it.

    Raises:
        Unreadable: It is neither.
    """
    if given.count("+") >= len(("name", "id", "key")) - 1:
        return given
    raw = read_small(Path(given), largest=LARGEST_NOTE, hint="give a public key, name+id+key")
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise Unreadable(what=given, reason="it is not UTF-8 text", hint="check it") from error


def write_whole(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        StorageUnavailable: The place cannot be written, or the disk is full.
    """
    with api.whole_file(path) as file:
        file.write(text.encode("utf-8"))
