"""One entry's proof as a text that stands alone (c2sp.org/tlog-proof).

c2sp.org/tlog-proof@v1
extra base64(anything)       <- may be absent; nobody vouches for it
index 41
base64(hash)                 <- the inclusion proof, from the leaf's sibling upwards
                             <- an empty line
the signed checkpoint
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.errors import ProofInvalid, SignatureInvalid
from ledger.merkle.base64_text import decoded, encoded
from ledger.merkle.checkpoint import OpenedCheckpoint, open_checkpoint
from ledger.merkle.hashing import HASH_SIZE, MAX_SIZE
from ledger.merkle.proof_check import verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
MAX_HASHES = 63
MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class OfflineProof:
    """Where an entry is (`index`), the hashes that lead from it to the root, and the checkpoint.

    `checkpoint` is the signed note as it was given. `extra` is what the maker put beside it, not
    covered by any signature.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None

    def __str__(self) -> str:
        lines = [HEADER]
        if self.extra is not None:
            lines.append(f"extra {encoded(self.extra)}")
        lines.append(f"index {self.index}")
        lines += map(encoded, self.hashes)
        return "\n".join([*lines, "", self.checkpoint])

    @classmethod
    def parse(cls, text: str | bytes) -> OfflineProof:
        """Read a text that `str` could have written; any other raises ProofInvalid.

        Reading proves nothing: `verify` does.
        """
        head, gap, checkpoint = _as_text(text).partition("\n\n")
        if not gap:
            raise ProofInvalid(reason="no empty line stands before the checkpoint")
        header, *lines = head.split("\n")
        if header != HEADER:
            raise ProofInvalid(reason=f"it does not begin with {HEADER}")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = decoded(lines.pop(0).removeprefix("extra "))
            if extra is None:
                raise ProofInvalid(reason="its extra data are not in base 64")
        index = _index(lines.pop(0) if lines else "")
        if len(lines) > MAX_HASHES:
            raise ProofInvalid(reason=f"it has more than {MAX_HASHES} hashes")
        return cls(index, tuple(map(_hash, lines)), checkpoint, extra)

    def verify(self, *, leaf_hash: bytes, vkeys: Sequence[str]) -> OpenedCheckpoint:
        """Return the checkpoint when the entry of this *leaf_hash* is in the log that it is of.

        The log's own key, the one named like the checkpoint's origin, must be among *vkeys* and
        must have signed: a witness alone cannot speak for a log. Otherwise raises SignatureInvalid,
        NoteMalformed, ProofInvalid or KeyMalformed, all of them IntegrityBroken.
        """
        opened = open_checkpoint(note=self.checkpoint, vkeys=vkeys)
        if opened.origin not in opened.names:
            raise SignatureInvalid(reason=f"{opened.origin} itself did not sign the checkpoint")
        verify_inclusion(
            leaf_hash=leaf_hash,
            index=self.index,
            size=opened.size,
            proof=self.hashes,
            root=opened.root,
        )
        return opened


def _as_text(text: object) -> str:
    if not isinstance(text, str | bytes):
        raise ProofInvalid(reason="it is neither text nor bytes")
    if len(text) > MAX_BYTES:
        raise ProofInvalid(reason=f"it is longer than {MAX_BYTES} bytes")
    try:
        return text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError:
        raise ProofInvalid(reason="it is not UTF-8") from None


def _index(line: str) -> int:
    number = line.removeprefix("index ")
    if number == line or not (number.isascii() and number.isdigit()):
        raise ProofInvalid(reason="no line says the entry's index")
    if len(number) > len(str(MAX_SIZE)) or str(int(number)) != number or int(number) > MAX_SIZE:
        raise ProofInvalid(reason="its index has leading zeros or is out of bounds")
    return int(number)


def _hash(line: str) -> bytes:
    found = decoded(line)
    if found is None or len(found) != HASH_SIZE:
        raise ProofInvalid(reason="a line of it is no hash in base 64")
    return found
