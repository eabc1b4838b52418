"""Checkpoints (c2sp.org/tlog-checkpoint): the log's size and root, signed.

Three lines name the log (the origin), its size in decimal and its root in base 64; further lines
are extensions. A checkpoint commits to every entry, their order and their number: whoever keeps
one can later tell whether the log still begins with what it was then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.errors import CheckpointMalformed, InvalidValue, KeyMalformed
from ledger.merkle.base64_text import decoded, encoded
from ledger.merkle.hashing import EMPTY_ROOT, HASH_SIZE, MAX_SIZE
from ledger.merkle.keys import SigningKey, VerifierKey
from ledger.merkle.signed_note import open_note, parse_note, sign_note


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log was: `origin` (its name), `size` in leaves, 32-byte `root`, `extensions` lines.

    Values that no checkpoint can state (an empty or many-line origin, a root of another length,
    an empty tree whose root is not SHA-256 of nothing) raise InvalidValue.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for line in (self.origin, *self.extensions):
            if not line or any(char < " " for char in line):
                raise InvalidValue(field="checkpoint line", value=line, allowed="one line of text")
        if not 0 <= self.size <= MAX_SIZE:
            raise InvalidValue(field="tree size", value=self.size, allowed=f"0 to {MAX_SIZE}")
        if len(self.root) != HASH_SIZE:
            raise InvalidValue(field="root", value=self.root.hex(), allowed=f"{HASH_SIZE} bytes")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise InvalidValue(field="root", value=self.root.hex(), allowed=EMPTY_ROOT.hex())

    @property
    def text(self) -> str:
        """The text that is signed; equal checkpoints have equal texts."""
        lines = (self.origin, str(self.size), encoded(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read a text that `text` could have written; any other raises CheckpointMalformed.

        The text alone proves nothing: `open_checkpoint` also checks who signed it.
        """
        origin, size, root, *extensions = _lines(text)
        if not (size.isascii() and size.isdigit()) or len(size) > len(str(MAX_SIZE)):
            raise CheckpointMalformed(reason="its size is no decimal number")
        if size != str(int(size)):
            raise CheckpointMalformed(reason="its size has leading zeros")
        root_hash = decoded(root)
        if root_hash is None:
            raise CheckpointMalformed(reason="its root is not in base 64")
        try:
            return cls(origin, int(size), root_hash, tuple(extensions))
        except InvalidValue as error:
            raise CheckpointMalformed(reason=str(error)) from error


@dataclass(frozen=True, slots=True)
class OpenedCheckpoint:
    """A checkpoint whose signatures were checked; `names` are the known keys that signed it.

    A name is who vouches for it: make sure that the one you rely on is among them, because a
    witness's signature alone does not make it the log's.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...]
    names: tuple[str, ...]


def sign_checkpoint(checkpoint: Checkpoint, *, keys: Sequence[SigningKey]) -> str:
    """Return *checkpoint* as a note signed by all *keys*, the log's own first by custom.

    Whether the log may sign (it never signs two checkpoints that contradict each other) is for
    the caller to know.
    """
    return sign_note(checkpoint.text, keys=keys)


def open_checkpoint(*, note: str | bytes, vkeys: Sequence[str]) -> OpenedCheckpoint:
    """Return what a signed *note* says about a log, once one of *vkeys* is seen to have signed it.

    *vkeys* are verifier keys in text form, `name+id+key`. Raises SignatureInvalid when none of
    them signed it, or one is named and its signature is wrong; NoteMalformed or its kind
    CheckpointMalformed when the bytes are no checkpoint; KeyMalformed when a vkey is none.
    """
    if isinstance(vkeys, str | bytes):
        raise KeyMalformed(what="the verifier keys", reason="they are one text instead of a list")
    opened = open_note(note=note, keys=[VerifierKey.parse(vkey) for vkey in vkeys])
    found = Checkpoint.parse(opened.text)
    return OpenedCheckpoint(
        found.origin, found.size, found.root, found.extensions, names=opened.names
    )


def read_unverified_checkpoint(note: str | bytes) -> Checkpoint:
    """Return what a note says without checking any signature: to show it, never to rely on it."""
    return Checkpoint.parse(parse_note(note).text)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if lines.pop() != "" or "" in lines:
        raise CheckpointMalformed(reason="a line is empty or does not end")
    if len(lines) < len(("origin", "size", "root")):
        raise CheckpointMalformed(reason="it needs an origin, a size and a root")
    return lines
