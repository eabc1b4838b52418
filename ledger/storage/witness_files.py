"""What a witness keeps: its own key, and for every log the last checkpoint that it cosigned."""

from __future__ import annotations

from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Final

from ledger.storage.key_files import KeyFiles
from ledger.storage.private_folder import PrivateFolder

FOLDER: Final = "witness"
LOCK: Final = "witness.lock"


class WitnessFiles:
    """The files of this machine's witness. Every method may raise StorageUnavailable."""

    def __init__(self, directory: Path) -> None:
        self.keys = KeyFiles(directory, FOLDER)
        self._folder = PrivateFolder(directory / FOLDER)

    @property
    def directory(self) -> Path:
        """Where the files are."""
        return self._folder.directory

    def turn(self) -> AbstractContextManager[None]:
        """Let one program at a time look at a log and cosign it."""
        return self._folder.turn(LOCK)

    def seen(self, origin: str) -> str | None:
        """Return the note that was cosigned last for the log of this *origin*."""
        return self._folder.read(f"{_stem(origin)}.checkpoint")

    def log_key(self, origin: str) -> str | None:
        """Return the public key that this log had when it was first seen."""
        text = self._folder.read(f"{_stem(origin)}.vkey")
        return None if text is None else text.strip()

    def remember(self, origin: str, *, note: str, vkey: str) -> None:
        """Keep a note as the last one that was cosigned."""
        self._folder.write(f"{_stem(origin)}.vkey", vkey + "\n")
        self._folder.write(f"{_stem(origin)}.checkpoint", note)

    def keep_evidence(self, origin: str, note: str) -> Path:
        """Keep a signed note that contradicts the one seen before, and return where it is."""
        name = f"{_stem(origin)}.contradiction-{sha256(note.encode()).hexdigest()[:8]}"
        self._folder.write(name, note)
        return self.directory / name


def _stem(origin: str) -> str:
    return f"log-{sha256(origin.encode()).hexdigest()[:16]}"
