"""A whole log as `export jsonl` writes it, read by whoever has no ledger, in constant memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from ledger.domain.codec import decode_envelope
from ledger.errors import IntegrityBroken, Unreadable
from ledger.merkle import TILE_WIDTH, Builder
from ledger.verification.exported_entry import read_entry

FORMAT: Final = "factledger-log/1"
LONGEST_LINE: Final = 4 << 20


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """The first line: what the log is called, its public key, its latest checkpoint.

    Nothing of it is proved before the checkpoint was opened and the events led to its root.
    """

    format: str
    log: str
    origin: str | None = None
    vkey: str | None = None
    checkpoint: str | None = None


def read_heading(path: Path) -> Heading:
    """Return the first line of an export.

    Raises:
        Unreadable: The file is no export of a log, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return _heading(path, file)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


def roots_in_export(path: Path, sizes: Collection[int]) -> dict[int, bytes]:
    """Return the root over the first events of an export, for each of *sizes* that it reaches.

    Every leaf is hashed anew from the envelope in its line.

    Raises:
        Unreadable: A line is no event, or the file cannot be read.
        IntegrityBroken: Events are missing, doubled or in another order.
    """
    builder, leaves = Builder(), list[bytes]()
    roots = {0: builder.frontier.root()} if 0 in sizes else {}
    for leaf in _leaves(path, max(sizes, default=0)):
        leaves.append(leaf)
        size = builder.frontier.size + len(leaves)
        if size in sizes or len(leaves) == TILE_WIDTH:
            builder.add(leaves)
            leaves = []
        if size in sizes:
            roots[size] = builder.frontier.root()
    return roots


def _leaves(path: Path, stop: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            log = _heading(path, file).log
            for seq in range(stop):
                line = _line(path, file)
                if not line:
                    return
                entry = read_entry(line)
                envelope = decode_envelope(entry.envelope)
                if (envelope.seq, envelope.log) != (seq, log):
                    found = f"event {envelope.seq} of log {envelope.log}"
                    raise IntegrityBroken(reason=f"{path} holds {found} where {seq} belongs")
                yield entry.leaf
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


def _heading(path: Path, file: BinaryIO) -> Heading:
    try:
        heading = msgspec.json.decode(_line(path, file), type=Heading)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, "it is no export of a log") from error
    if heading.format != FORMAT:
        raise _unreadable(path, f"its format is {heading.format!r}, not {FORMAT!r}")
    return heading


def _line(path: Path, file: BinaryIO) -> bytes:
    line = file.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        raise _unreadable(path, "a line is far too long for an event")
    return line


def _unreadable(path: Path, reason: str) -> Unreadable:
    return Unreadable(what=str(path), reason=reason, hint="give a file made by `export jsonl`")
