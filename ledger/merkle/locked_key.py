"""A signing key under a passphrase, as one line of text.

`LOCKED+KEY+name+id+base64(format || cost || salt || nonce || sealed)`: name and id stay readable,
so that a person can tell keys apart without opening them. The passphrase becomes a key by scrypt
(RFC 7914; N = 2**cost, r = 8, p = 1), which seals the private text with ChaCha20-Poly1305
(RFC 8439); name, id and cost are sealed in as associated data. Salt and nonce are the caller's.
"""

from __future__ import annotations

from unicodedata import normalize

from ledger.errors import KeyMalformed, PassphraseWrong
from ledger.merkle.base64_text import decoded, encoded
from ledger.merkle.keys import SigningKey

LOCKED_MARK = "LOCKED+KEY+"
SALT_SIZE = 16
NONCE_SIZE = 12
COST = 16
"""Opening a key takes 64 MiB and a quarter of a second."""

_FORMAT = 1
_COSTS = range(10, 21)


def is_locked(text: str) -> bool:
    """Say whether this is the text of a key under a passphrase."""
    return text.startswith(LOCKED_MARK)


def lock_key(
    key: SigningKey, *, passphrase: str, salt: bytes, nonce: bytes, cost: int = COST
) -> str:
    """Return the text of *key* under *passphrase*, with fresh random *salt* and *nonce*."""
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415  # as in keys
        ChaCha20Poly1305,
    )

    label = f"{LOCKED_MARK}{key.name}+{key.verifier.key_id.hex()}"
    head = bytes((_FORMAT, cost)) + salt + nonce
    cipher = ChaCha20Poly1305(_stretched(passphrase, salt, cost))
    sealed = cipher.encrypt(nonce, key.private_text.encode(), _bound(label, cost))
    return f"{label}+{encoded(head + sealed)}"


def unlock_key(text: str, *, passphrase: str) -> SigningKey:
    """Return the key in *text*.

    Raises:
        PassphraseWrong: The passphrase is another one.
        KeyMalformed: The text is no locked key.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # as in keys
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415  # as in keys
        ChaCha20Poly1305,
    )

    label, cost, (salt, nonce, sealed) = _parts(text)
    cipher = ChaCha20Poly1305(_stretched(passphrase, salt, cost))
    try:
        private = cipher.decrypt(nonce, sealed, _bound(label, cost))
    except InvalidTag:
        name = label.removeprefix(LOCKED_MARK).partition("+")[0]
        raise PassphraseWrong(what=f"the key of {name}") from None
    return SigningKey.parse(private.decode())


def _parts(text: str) -> tuple[str, int, tuple[bytes, bytes, bytes]]:
    if not is_locked(text):
        raise KeyMalformed(what="the locked key", reason=f"it does not begin {LOCKED_MARK}")
    pieces = text.removesuffix("\n").removeprefix(LOCKED_MARK).split("+", 2)
    data = decoded(pieces[2]) if len(pieces) == len(("name", "id", "key")) else None
    shortest = 2 + SALT_SIZE + NONCE_SIZE
    if data is None or len(data) <= shortest or data[0] != _FORMAT or data[1] not in _COSTS:
        raise KeyMalformed(what="the locked key", reason="its last part is damaged")
    salt, nonce = data[2 : 2 + SALT_SIZE], data[2 + SALT_SIZE : shortest]
    return f"{LOCKED_MARK}{pieces[0]}+{pieces[1]}", data[1], (salt, nonce, data[shortest:])


def _bound(label: str, cost: int) -> bytes:
    return f"{label}+{cost}".encode()


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415  # as in keys

    # One passphrase typed on two machines may come composed or decomposed.
    secret = normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(secret)
