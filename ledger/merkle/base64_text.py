"""Base 64 with one spelling for every value (RFC 4648 section 4).

The standard decoder lets stray bits and other alphabets pass; two texts for one signed value would
let somebody alter a note without breaking it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode


def encoded(data: bytes) -> str:
    """Return *data* as base 64 text, padded."""
    return b64encode(data).decode("ascii")


def decoded(text: str) -> bytes | None:
    """Return the bytes of *text*, or None when `encoded` would not have written it so."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return None
    return data if encoded(data) == text else None
