"""Signing keys and the last signed checkpoint, as files outside the database.

They live apart from the ledger so that a restored backup or a rewritten database cannot take them
along: what was signed last is known here even when the database has forgotten it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ledger.errors import IntegrityBroken, StorageUnavailable

PRIVATE = "signing.key"
PUBLIC = "log.vkey"
LAST = "last-checkpoint"


class KeyFiles:
    """The files of one log, in a directory of its own named after the log's id.

    The private key is readable by its owner alone (mode 0600). Files appear whole or not at all.
    """

    def __init__(self, directory: Path, log_id: str) -> None:
        self.directory = directory / log_id

    def create(self, *, private_text: str, vkey: str) -> None:
        """Keep a new log's keys.

        Raises:
            StorageUnavailable: The directory cannot be written; choose another one.
        """
        try:
            self.directory.mkdir(parents=True, exist_ok=False, mode=0o700)
            self._write(PRIVATE, private_text)
            self._write(PUBLIC, vkey + "\n")
        except OSError as error:
            raise self._unavailable(error) from error

    def discard(self) -> None:
        """Remove the files of a log whose creation failed."""
        if not self.directory.is_dir():
            return
        for name in (PRIVATE, PUBLIC, LAST):
            (self.directory / name).unlink(missing_ok=True)
        self.directory.rmdir()

    def private_text(self) -> str | None:
        """Return the private key's text, or None where this machine does not hold it.

        Raises:
            StorageUnavailable: The file is there and cannot be read, or others may read it.
        """
        path = self.directory / PRIVATE
        try:
            if not path.exists():
                return None
            if os.name == "posix" and path.stat().st_mode & 0o077:
                raise StorageUnavailable(
                    what=f"the signing key {path}",
                    reason="other users can read it",
                    hint=f"run: chmod 600 {path}",
                )
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise self._unavailable(error) from error

    def vkey(self) -> str | None:
        """Return the public key's text, or None where this machine does not hold it."""
        text = self._read(PUBLIC)
        return None if text is None else text.strip()

    def last_checkpoint(self) -> str | None:
        """Return the note that was signed last, or None before the first."""
        return self._read(LAST)

    def replace_last_checkpoint(self, *, previous: str | None, note: str) -> None:
        """Keep *note* as the last one signed, provided that *previous* is the one kept now.

        Raises:
            IntegrityBroken: Another one was signed in between: two programs sign for one log.
        """
        if self.last_checkpoint() != previous:
            raise IntegrityBroken(reason="another program signed a checkpoint at the same time")
        try:
            self._write(LAST, note)
        except OSError as error:
            raise self._unavailable(error) from error

    def _read(self, name: str) -> str | None:
        path = self.directory / name
        try:
            return path.read_text("utf-8") if path.exists() else None
        except (OSError, UnicodeDecodeError) as error:
            raise self._unavailable(error) from error

    def _write(self, name: str, text: str) -> None:
        # mkstemp makes the file 0600 from its first moment; the rename makes it appear whole.
        handle, draft = tempfile.mkstemp(dir=self.directory, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(self.directory / name)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        return StorageUnavailable(
            what=f"the key directory {self.directory}",
            reason=str(error),
            hint="check that it can be read and written, or name another with FACTLEDGER_KEYS",
        )
