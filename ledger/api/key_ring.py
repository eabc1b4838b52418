"""The keys of this machine, opened when they are needed: the log's, and reviewers' own.

Whoever opens a ledger may hand in a way to ask for passphrases; without one, the environment's
FACTLEDGER_PASSPHRASE is the answer to every question.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, Protocol, TypeAlias

from ledger.errors import KeyAbsent, PassphraseNeeded
from ledger.merkle import ED25519, SigningKey, is_locked, lock_key, unlock_key
from ledger.merkle.locked_key import NONCE_SIZE, SALT_SIZE
from ledger.storage.key_files import KeyFiles

ANSWER_VARIABLE: Final = "FACTLEDGER_PASSPHRASE"
SEED_LENGTH: Final = 32

RandomBytes: TypeAlias = Callable[[int], bytes]


class AskPassphrase(Protocol):
    """How passphrases are asked for."""

    def __call__(self, what: str, *, new: bool) -> str | None:
        """Return the passphrase of *what*, a *new* one if so; None when nobody can be asked."""
        ...


def passphrase_from_environment(what: str, *, new: bool) -> str | None:
    """Return FACTLEDGER_PASSPHRASE, whatever it is asked for; None when it is not set."""
    del what, new
    return os.environ.get(ANSWER_VARIABLE)


class KeyRing:
    """Keys in files, and those of them that were opened; a passphrase is asked for once a key."""

    def __init__(self, files: KeyFiles, *, ask: AskPassphrase, random_bytes: RandomBytes) -> None:
        self.files = files
        self._ask = ask
        self._random_bytes = random_bytes
        self._opened: dict[str, SigningKey] = {}

    def log_key(self) -> SigningKey:
        """Return the key that signs the log's checkpoints.

        Raises:
            KeyAbsent: It is not on this machine.
            PassphraseNeeded: It is locked and nobody can be asked.
            PassphraseWrong: The answer does not open it.
            StorageUnavailable: Its file cannot be read, or others can read it too.
            KeyMalformed: Its file is damaged.
        """
        text = self.files.private_text()
        if text is None:
            raise KeyAbsent(
                what="the signing key of this ledger",
                hint=f"it belongs at {self.files.directory}; FACTLEDGER_KEYS names another place",
            )
        return self._open("the ledger's signing key", text)

    def actor_key(self, actor: str) -> SigningKey | None:
        """Return the actor's own key, None where this machine has none; raises as `log_key`."""
        text = self.files.actor_text(actor)
        return None if text is None else self._open(f"the key of {actor}", text)

    def stop_asking(self) -> None:
        """Ask nobody for a passphrase any more; the environment may still answer."""
        self._ask = passphrase_from_environment

    def new_key(self, name: str, *, kind: bytes = ED25519) -> SigningKey:
        """Return a key that nobody had before; it is kept nowhere yet."""
        return SigningKey(name=name, seed=self._random_bytes(SEED_LENGTH), kind=kind)

    def text_of(self, key: SigningKey, *, what: str, locked: bool) -> str:
        """Return the text of *key* for its file, under a passphrase where it is to be *locked*.

        Raises:
            PassphraseNeeded: A passphrase is wanted and nobody can be asked.
        """
        if not locked:
            return key.private_text
        passphrase = self._ask(what, new=True)
        if not passphrase:
            raise PassphraseNeeded(what=what)
        salt, nonce = self._random_bytes(SALT_SIZE), self._random_bytes(NONCE_SIZE)
        return lock_key(key, passphrase=passphrase, salt=salt, nonce=nonce)

    def _open(self, what: str, text: str) -> SigningKey:
        if text not in self._opened:
            self._opened[text] = self._unlocked(what, text)
        return self._opened[text]

    def _unlocked(self, what: str, text: str) -> SigningKey:
        if not is_locked(text):
            return SigningKey.parse(text)
        passphrase = self._ask(what, new=False)
        if passphrase is None:
            raise PassphraseNeeded(what=what)
        return unlock_key(text, passphrase=passphrase)
