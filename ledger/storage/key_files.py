"""Signing keys and the last signed checkpoint, as files outside the database.

They live apart from the ledger so that a restored backup or a rewritten database cannot take them
along: what was signed last is known here even when the database has forgotten it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

from ledger.errors import IntegrityBroken
from ledger.storage.private_folder import PrivateFolder

PRIVATE = "signing.key"
PUBLIC = "log.vkey"
LAST = "last-checkpoint"
LOCK = "signing.lock"


class KeyFiles:
    """The files of one log, in a directory of its own named after the log's id.

    Keys are readable by their owner alone (mode 0600). Files appear whole or not at all. Every
    method may raise StorageUnavailable: the directory cannot be read or written, or others may
    read a key.
    """

    def __init__(self, directory: Path, log_id: str) -> None:
        self._folder = PrivateFolder(directory / log_id)

    @property
    def directory(self) -> Path:
        """Where the files of this log are."""
        return self._folder.directory

    def create(self, *, private_text: str, vkey: str) -> None:
        """Keep a new log's keys; there must be none yet."""
        self._folder.make(fresh=True)
        self._folder.write(PRIVATE, private_text)
        self._folder.write(PUBLIC, vkey + "\n")

    def discard(self) -> None:
        """Remove the files of a log whose creation failed."""
        if self._folder.exists():
            self._folder.remove(PRIVATE, PUBLIC, LAST, LOCK)

    def private_text(self) -> str | None:
        """Return the log's private key as it is kept, or None where this machine has it not."""
        return self._folder.read_private(PRIVATE)

    def vkey(self) -> str | None:
        """Return the public key's text, or None where this machine does not hold it."""
        text = self._folder.read(PUBLIC)
        return None if text is None else text.strip()

    def actor_text(self, actor: str) -> str | None:
        """Return an actor's private key as it is kept, or None where this machine has it not."""
        return self._folder.read_private(_actor_file(actor))

    def keep_actor(self, actor: str, private_text: str) -> None:
        """Keep an actor's private key."""
        self._folder.make()
        self._folder.write(_actor_file(actor), private_text)

    def signing_turn(self) -> AbstractContextManager[None]:
        """Let one thread of one process at a time sign for this log."""
        return self._folder.turn(LOCK)

    def last_checkpoint(self) -> str | None:
        """Return the note that was signed last, or None before the first."""
        return self._folder.read(LAST)

    def replace_last_checkpoint(self, *, previous: str | None, note: str) -> None:
        """Keep *note* as the last one signed, provided that *previous* is the one kept now.

        Raises:
            IntegrityBroken: Another one was signed in between: two programs sign for one log.
        """
        if self.last_checkpoint() != previous:
            raise IntegrityBroken(reason="another program signed a checkpoint at the same time")
        self._folder.write(LAST, note)


def known_vkeys(directory: Path) -> list[str]:
    """Return the public keys of all logs whose files are in *directory*, in order of log id."""
    folder = PrivateFolder(directory)
    found = (folder.read(f"{name}/{PUBLIC}") for name in folder.names("*"))
    return [text.strip() for text in found if text is not None]


def _actor_file(actor: str) -> str:
    # Names differ in more ways than every file system can tell apart.
    return f"actor-{sha256(actor.encode()).hexdigest()[:16]}.key"
