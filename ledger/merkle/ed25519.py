"""The Ed25519 signature (RFC 8032), as three functions over bytes.

The only module here that loads `cryptography`; import it where it is used, not at a module's top.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)


def public_key(seed: bytes) -> bytes:
    """Return the 32 public bytes that belong to the 32 secret bytes of *seed*."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature over *message*; the same message gives the same bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def has_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether *signature* over *message* is that of the *public* key's holder."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        # ValueError: 32 bytes that are no point of the curve sign nothing.
        return False
    return True
