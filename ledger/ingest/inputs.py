"""What people name on a command line, as texts: files, folders, and `-` for standard input.

Everything is read before anything is answered, so that one bad file among many stops the whole
before a word of it is recorded.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from ledger.errors import Unreadable, Unsupported
from ledger.ingest.catalogue import PLAIN, READERS, reader_for, unsupported
from ledger.ingest.plain_text import is_binary

STANDARD_INPUT: Final = "-"
LARGEST: Final = 16 << 20
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


class Input(msgspec.Struct, frozen=True):
    """One article as it came in: the name of its input ("-" for standard input) and its text."""

    name: str
    text: str


def read_inputs(arguments: Sequence[str]) -> list[Input]:
    """Read every file, every text file below every folder, and standard input for `-`.

    The order is that of the arguments; within a folder, that of the paths. Hidden files and
    folders are passed over, and so are files that no reader claims.

    Raises:
        Unreadable: Something is missing, empty, binary, too large or not UTF-8, or a folder holds
            no articles.
        Unsupported: A file is of a kind that nothing here can read yet.
    """
    if list(arguments).count(STANDARD_INPUT) > 1:
        raise Unreadable(
            what="standard input", reason="it is named twice", hint="give - at most once"
        )
    return [read for argument in arguments for read in _read(argument)]


def _read(argument: str) -> list[Input]:
    if argument == STANDARD_INPUT:
        raw = _capped(sys.stdin.buffer.read(LARGEST + 1), "standard input")
        return [Input(STANDARD_INPUT, _text(raw, "", "standard input"))]
    if _ADDRESS.match(argument):
        raise Unsupported(
            kind="kind of article",
            name=argument,
            known="files, folders, - for standard input",
            hint="save the text of the page as a plain text file and give that",
        )
    if not argument.strip():
        raise Unreadable(what='""', reason="it names nothing", hint="name a file or a folder")
    path = Path(argument)
    try:
        return [_file(path)] if not path.is_dir() else [_file(each) for each in _below(path)]
    except OSError as error:
        raise _unreachable(path, error) from error
    except ValueError as error:  # a NUL within the name
        raise Unreadable(
            what=argument, reason="no file can have that name", hint="check the name"
        ) from error


def _file(path: Path) -> Input:
    name = _shown(path)
    with path.open("rb") as file:
        raw = _capped(file.read(LARGEST + 1), name)
    return Input(name, _text(raw, path.suffix.lower(), name))


def _text(raw: bytes, suffix: str, what: str) -> str:
    # What is empty or binary is so whatever its name says.
    if not raw.strip() or is_binary(raw):
        return PLAIN.read(raw, what)
    reader = reader_for(suffix, what)
    if _PAGE.match(raw):
        raise unsupported("HTML", what)
    return reader.read(raw, what)


def _below(folder: Path) -> list[Path]:
    claimed = {suffix for reader in READERS for suffix in reader.suffixes}
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(
            Path(place) / name
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in claimed
        )
    if not found:
        raise Unreadable(
            what=_shown(folder),
            reason="there are no articles in it",
            hint=f"put text files in it ({', '.join(sorted(claimed))}), or name a file",
        )
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def _capped(raw: bytes, what: str) -> bytes:
    if len(raw) > LARGEST:
        raise Unreadable(
            what=what,
            reason=f"it is larger than {LARGEST >> 20} MiB",
            hint="an article is smaller; split it, or check that this is the right file",
        )
    return raw


def _unreachable(path: Path, error: OSError) -> Unreadable:
    name = _shown(Path(os.fsdecode(error.filename)) if error.filename is not None else path)
    if isinstance(error, FileNotFoundError):
        return Unreadable(what=name, reason="there is no such file", hint="check the name")
    if isinstance(error, PermissionError):
        return Unreadable(
            what=name, reason="permission denied", hint="make it readable for your user"
        )
    return Unreadable(what=name, reason=error.strerror or str(error), hint="check the file")


def _shown(path: Path) -> str:
    """Return the path as text that can be recorded: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")
