"""Names of things: the shape of ids and of stream names. Ids are made elsewhere, from random
bytes that the caller supplies; here they are only formed, parsed and checked.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["article", "claim", "source", "actor", "evidence", "annotation", "finding"]

PREFIXES: dict[Kind, str] = {
    "article": "a-",
    "claim": "c-",
    "source": "s-",
    "evidence": "e-",
    "annotation": "n-",
    "finding": "f-",
}
LEDGER_STREAM = "ledger"
ID_LENGTH = 12
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread


def form_id(kind: Kind, entropy: bytes) -> str:
    """Form an id such as "c-7k2m9q4xw0ab" from at least 8 bytes of *entropy* (60 bits are used)."""
    number = int.from_bytes(entropy[:8], "big")
    letters = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(ID_LENGTH))
    return PREFIXES[kind] + letters


def stream_name(kind: Kind, identifier: str) -> str:
    """Return the name of the stream that holds this thing's events, e.g. "claim/c-…"."""
    return f"{kind}/{identifier}"


def stream_id(stream: str) -> str:
    """Return the id within a stream name; the ledger's own stream is its own id."""
    return stream.partition("/")[2] or stream
