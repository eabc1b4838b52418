"""A folder for secrets and small states: files of one owner, whole or absent, one writer at a time.

It lies outside of any ledger, so that a restored backup or a rewritten database cannot take it
along.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from ledger.errors import StorageUnavailable

if sys.platform == "win32":
    import msvcrt

    def _take(door: IO[bytes]) -> None:
        msvcrt.locking(door.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(door: IO[bytes]) -> None:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)


LARGEST: Final = 1 << 20
PATIENCE_S: Final = 20.0
_STEP_S: Final = 0.02
_OTHERS: Final = 0o077


class PrivateFolder:
    """Text files in one directory. Every method may raise StorageUnavailable with a hint."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def exists(self) -> bool:
        """Say whether the directory is there."""
        try:
            return self.directory.is_dir()
        except OSError as error:
            raise self._unavailable(error) from error

    def make(self, *, fresh: bool = False) -> None:
        """Make the directory, for its owner alone; a *fresh* one must not be there yet."""
        try:
            self.directory.mkdir(parents=True, exist_ok=not fresh, mode=0o700)
        except OSError as error:
            raise self._unavailable(error) from error

    def names(self, pattern: str) -> list[str]:
        """Return the names of the files that fit a glob pattern, in order."""
        try:
            return sorted(path.name for path in self.directory.glob(pattern))
        except OSError as error:
            raise self._unavailable(error) from error

    def read(self, name: str) -> str | None:
        """Return a file's text, or None where there is no such file."""
        path = self.directory / name
        try:
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read(LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._unavailable(error) from error
        if len(text) > LARGEST:
            raise StorageUnavailable(what=str(path), reason="it is far too large", hint="mend it")
        return text

    def read_private(self, name: str) -> str | None:
        """Return a secret file's text; it is refused where other users could read it too."""
        path = self.directory / name
        try:
            if os.name == "posix" and path.exists() and path.stat().st_mode & _OTHERS:
                raise StorageUnavailable(
                    what=f"the key {path}",
                    reason="other users can read it",
                    hint=f"run: chmod 600 {path}",
                )
        except OSError as error:
            raise self._unavailable(error) from error
        return self.read(name)

    def write(self, name: str, text: str) -> None:
        """Write a file, mode 0600, that appears whole or not at all and survives a crash."""
        draft: Path | None = None
        try:
            # mkstemp makes the file 0600 from its first moment; the rename makes it appear whole.
            handle, drafted = tempfile.mkstemp(dir=self.directory, prefix=f".{name}.")
            draft = Path(drafted)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.directory / name)
            draft = None
            self._settle()
        except OSError as error:
            raise self._unavailable(error) from error
        finally:
            if draft is not None:
                draft.unlink(missing_ok=True)

    def remove(self, *names: str) -> None:
        """Remove these files, as far as they are there, and then the directory."""
        try:
            for name in names:
                (self.directory / name).unlink(missing_ok=True)
            self.directory.rmdir()
        except OSError as error:
            raise self._unavailable(error) from error

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Hold the lock *name*: of all threads and processes, one at a time.

        The system lets go of the lock when its holder dies. Waiting for longer than PATIENCE_S
        seconds raises StorageUnavailable.
        """
        try:
            door = (self.directory / name).open("ab")
        except OSError as error:
            raise self._unavailable(error) from error
        with door:
            self._wait(door)
            yield

    def _wait(self, door: IO[bytes]) -> None:
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                _take(door)
            except OSError as error:
                if time.monotonic() < until:
                    time.sleep(_STEP_S)
                    continue
                raise StorageUnavailable(
                    what=f"the key directory {self.directory}",
                    reason="another program has been signing for long",
                    hint="wait for it to end, then try again",
                ) from error
            return

    def _settle(self) -> None:
        """Make a rename durable."""
        if os.name == "posix":
            handle = os.open(self.directory, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        reason = error.strerror if isinstance(error, OSError) else None
        return StorageUnavailable(
            what=f"the key directory {self.directory}",
            reason=reason or str(error),
            hint="check that it can be read and written, or name another with FACTLEDGER_KEYS",
        )
