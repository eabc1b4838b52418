"""What people name on a command line, as texts: files, folders, and `-` for standard input.

Everything is read before anything is answered, so that one bad file among many stops the whole
before a word of it is recorded.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from ledger.errors import Unreadable, Unsupported
from ledger.ingest.catalogue import READERS, reader_for
from ledger.ingest.encodings import UTF_8, declared_encoding, decode
from ledger.ingest.reader import Article

STANDARD_INPUT: Final = "-"
LARGEST: Final = 16 << 20
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MARKED_UP = re.compile(rb"[\s\x00\xef\xbb\xbf]*<")


class Input(Article, frozen=True, kw_only=True):
    """One article as it came in.

    `name` is that of its input ("-" for standard input), `encoding` what its bytes were in.
    """

    name: str
    encoding: str = UTF_8


def read_inputs(arguments: Sequence[str]) -> list[Input]:
    """Read every file, every text file below every folder, and standard input for `-`.

    The order is that of the arguments; within a folder, that of the paths. Hidden files and
    folders are passed over, and so are files that no reader claims.

    Raises:
        Unreadable: Something is missing, empty, binary, too large or in no known encoding, or a
            folder holds no articles.
        Unsupported: A file is of a kind that nothing here can read yet.
    """
    if list(arguments).count(STANDARD_INPUT) > 1:
        raise Unreadable(
            what="standard input", reason="it is named twice", hint="give - at most once"
        )
    return [read for argument in arguments for read in _read(argument)]


def _read(argument: str) -> Iterable[Input]:
    if argument == STANDARD_INPUT:
        raw = _capped(sys.stdin.buffer.read(LARGEST + 1), "standard input")
        return _articles(raw, STANDARD_INPUT, "", "standard input")
    if _ADDRESS.match(argument):
        raise Unsupported(
            kind="kind of article",
            name=argument,
            known="files, folders, - for standard input",
            hint="save the page as a file (.html) and give that",
        )
    if not argument.strip():
        raise Unreadable(what='""', reason="it names nothing", hint="name a file or a folder")
    path = Path(argument)
    try:
        files = _below(path) if path.is_dir() else [path]
        return [article for file in files for article in _file(file)]
    except OSError as error:
        raise _unreachable(path, error) from error
    except ValueError as error:  # a NUL within the name
        raise Unreadable(
            what=argument, reason="no file can have that name", hint="check the name"
        ) from error


def _file(path: Path) -> list[Input]:
    name = _shown(path)
    with path.open("rb") as file:
        raw = _capped(file.read(LARGEST + 1), name)
    return _articles(raw, name, path.suffix.lower(), name)


def _articles(raw: bytes, name: str, suffix: str, what: str) -> list[Input]:
    # What is empty or binary is so whatever its name says.
    declared = declared_encoding(raw) if _MARKED_UP.match(raw) else None
    decoded = decode(raw, what, declared)
    found = reader_for(suffix, decoded.text, what).read(decoded.text, what)
    names = [name] if len(found) == 1 else [f"{name}:{at + 1}" for at in range(len(found))]
    return [
        Input(name=each, encoding=decoded.encoding, **msgspec.structs.asdict(article))
        for each, article in zip(names, found, strict=True)
    ]


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
            hint=f"put articles in it ({', '.join(sorted(claimed))}), or name a file",
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
