"""What a witness can look at: a ledger, an exported log, or a bare checkpoint.

Each shows the newest signed checkpoint of its log, and can show that the log grew from an older
one. Nothing is trusted because it was read: the witness checks signature and growth.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from ledger.api.facade import Ledger
from ledger.api.opening import open_ledger
from ledger.errors import (
    LogForked,
    LogShrank,
    NotSignedYet,
    ProofInvalid,
    Unreadable,
)
from ledger.merkle import OpenedCheckpoint, verify_consistency
from ledger.verification.exported_log import Heading, read_heading, roots_in_export

LARGEST_NOTE: Final = 64 << 10
_SQLITE: Final = b"SQLite format 3\0"


class WitnessedLog(Protocol):
    """One log as somebody shows it: its newest checkpoint, and what it says its key is.

    Both are claims until the note was opened with a key that is trusted.
    """

    @property
    def note(self) -> str:
        """The newest checkpoint."""
        ...

    @property
    def vkey(self) -> str | None:
        """The public key that the log claims."""
        ...

    def require_growth(self, before: OpenedCheckpoint | None, now: OpenedCheckpoint) -> None:
        """Raise IntegrityBroken unless the events lead to *now*, through *before* if there is one.

        *now* is the note, opened; it is no smaller than *before*.
        """
        ...


@contextmanager
def shown_log(source: str) -> Iterator[WitnessedLog]:
    """Open what *source* names: a ledger's path or URL, an export's path, or a checkpoint's.

    Raises:
        Unreadable: It is none of them.
        NotSignedYet: The log has no checkpoint.
        StorageUnavailable: There is no ledger, or the machine refuses it.
    """
    path = Path(source)
    start = b"" if "://" in source else _start(path)
    if "://" in source or start.startswith(_SQLITE):
        with open_ledger(source, actor="witness", read_only=True) as ledger:
            yield _OpenLedger(ledger)
    elif start.startswith(b"{"):
        yield _Export(path)
    else:
        yield _BareCheckpoint(path)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except OSError as error:
        raise Unreadable(
            what=str(path),
            reason=error.strerror or str(error),
            hint="name a ledger, a file made by `export jsonl`, or a checkpoint",
        ) from error


class _OpenLedger:
    """A ledger, read only: growth is proved from the hashes that it stores."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.vkey: str | None = ledger.identity().vkey
        self.note = _present(ledger.newest_checkpoint())

    def require_growth(self, before: OpenedCheckpoint | None, now: OpenedCheckpoint) -> None:
        size = self._ledger.size()
        if size < now.size:
            raise LogShrank(log=now.origin, size=size, before=now.size)
        if self._ledger.root_at(now.size) != now.root:
            raise LogForked(log=now.origin, before=now.size)
        if before is None:
            return
        try:
            verify_consistency(
                old_size=before.size,
                old_root=before.root,
                new_size=now.size,
                new_root=now.root,
                proof=self._ledger.prove_growth(before.size, now.size),
            )
        except ProofInvalid as error:
            raise LogForked(log=now.origin, before=before.size) from error


class _Export:
    """An exported log: every leaf is hashed anew from the events in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        heading: Heading = read_heading(path)
        self.vkey = heading.vkey
        self.note = _present(heading.checkpoint)

    def require_growth(self, before: OpenedCheckpoint | None, now: OpenedCheckpoint) -> None:
        wanted = [now] if before is None else [before, now]
        roots = roots_in_export(self._path, {each.size for each in wanted})
        for each in wanted:
            if each.size not in roots:
                raise LogShrank(log=each.origin, size=max(roots, default=0), before=each.size)
            if roots[each.size] != each.root:
                raise LogForked(log=each.origin, before=each.size)


class _BareCheckpoint:
    """A note alone: enough for a first look, and for a second look at the same size."""

    vkey = None

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            raw = file.read(LARGEST_NOTE + 1)
        try:
            self.note = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._unreadable("it is neither a ledger nor an export nor a note") from error
        if len(raw) > LARGEST_NOTE or not raw:
            raise self._unreadable("it is empty" if not raw else "it is too large to be a note")

    def require_growth(self, before: OpenedCheckpoint | None, now: OpenedCheckpoint) -> None:
        if before is None or (before.size, before.root) == (now.size, now.root):
            return
        if before.size == now.size:
            raise LogForked(log=now.origin, before=before.size)
        raise ProofInvalid(
            reason=f"the note alone cannot show that the log grew from {before.size} events",
            hint="look at the ledger itself, or at an export of it",
        )

    def _unreadable(self, reason: str) -> Unreadable:
        return Unreadable(
            what=str(self._path), reason=reason, hint="name a ledger, an export, or a checkpoint"
        )


def _present(note: str | None) -> str:
    if note is None:
        raise NotSignedYet(event=0)
    return note
