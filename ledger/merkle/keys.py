"""Ed25519 keys with a name, in the text forms of c2sp.org/signed-note.

A verifier key is for publishing: `name+id+base64(kind || public key)`. A signing key is for one
file that nobody else reads: `PRIVATE+KEY+name+id+base64(kind || seed)`. The id in both is the
first four bytes of SHA-256(name || newline || kind || public key), in hexadecimal. The kind is one
byte: 0x01 signs the text as it is, 0x04 is a witness's key, whose signature also tells when
(c2sp.org/tlog-cosignature). The kind is part of the id, so neither passes for the other.

The curve (`ledger.merkle.ed25519`) is imported inside the functions that need it: it loads
`cryptography`, which takes longer than the rest of this package together, and most commands
never sign or check anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from ledger.errors import InvalidValue, KeyMalformed
from ledger.merkle.base64_text import decoded, encoded

ED25519 = b"\x01"
"""The kind of key that signs a note's text as it is."""

COSIGNATURE = b"\x04"
"""The kind of key with which a witness cosigns checkpoints."""

KINDS = (ED25519, COSIGNATURE)

KEY_SIZE = 32
ID_SIZE = 4
TIME_SIZE = 8
LATEST_TIME = 2**63 - 1
PRIVATE_MARK = "PRIVATE+KEY+"


def refuse_odd_name(name: str) -> None:
    """Raise InvalidValue unless *name* may be a key's: not empty, no spaces, plus or controls."""
    if not name or any(
        char.isspace() or char < " " or char == "+" or "\ud800" <= char <= "\udfff" for char in name
    ):
        raise InvalidValue(
            field="key name", value=name, allowed="characters other than spaces and plus"
        )


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and the 32 bytes of its public key: enough to check what the name signed."""

    name: str
    public_key: bytes
    kind: bytes = ED25519

    def __post_init__(self) -> None:
        refuse_odd_name(self.name)
        _refuse_odd_kind(self.kind)
        if len(self.public_key) != KEY_SIZE:
            raise KeyMalformed(what="the public key", reason=f"it is not {KEY_SIZE} bytes")

    @classmethod
    def parse(cls, vkey: str) -> VerifierKey:
        """Read the text form; anything else, and an id that does not fit, raises KeyMalformed."""
        key_id, (name, kind, public_key) = _parts("verifier key", vkey)
        key = cls(name, public_key, kind)
        _refuse_other_id("verifier key", key, key_id)
        return key

    @property
    def key_id(self) -> bytes:
        """The four bytes that name the key in a signature line."""
        return sha256(self.name.encode() + b"\n" + self.kind + self.public_key).digest()[:ID_SIZE]

    @property
    def vkey(self) -> str:
        """The text form, for publishing."""
        return f"{self.name}+{self.key_id.hex()}+{encoded(self.kind + self.public_key)}"

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether *signature*, of whatever length, is this key's over *message* (RFC 8032)."""
        from ledger.merkle import ed25519  # noqa: PLC0415 - see the module's docstring

        if self.kind == COSIGNATURE:
            timestamp = int.from_bytes(signature[:TIME_SIZE], "big")
            if timestamp > LATEST_TIME:
                return False
            message, signature = _timed(message, timestamp), signature[TIME_SIZE:]
        return ed25519.has_signed(self.public_key, message, signature)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A name and the 32 secret bytes (the RFC 8032 seed) that sign for it.

    The seed comes from the caller's source of randomness and is never part of the repr.
    """

    name: str
    seed: bytes = field(repr=False)
    kind: bytes = ED25519

    def __post_init__(self) -> None:
        refuse_odd_name(self.name)
        _refuse_odd_kind(self.kind)
        if len(self.seed) != KEY_SIZE:
            raise KeyMalformed(what="the signing key", reason=f"its seed is not {KEY_SIZE} bytes")

    @classmethod
    def parse(cls, text: str) -> SigningKey:
        """Read the private text form; anything else, and a wrong id, raises KeyMalformed."""
        if not text.startswith(PRIVATE_MARK):
            raise KeyMalformed(what="the signing key", reason=f"it does not begin {PRIVATE_MARK}")
        key_id, (name, kind, seed) = _parts("signing key", text.removeprefix(PRIVATE_MARK))
        key = cls(name, seed, kind)
        _refuse_other_id("signing key", key.verifier, key_id)
        return key

    @property
    def private_text(self) -> str:
        """The text form with the secret in it: for a file that only its owner reads."""
        key_id = self.verifier.key_id.hex()
        return f"{PRIVATE_MARK}{self.name}+{key_id}+{encoded(self.kind + self.seed)}"

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        from ledger.merkle import ed25519  # noqa: PLC0415 - see the module's docstring

        return VerifierKey(self.name, ed25519.public_key(self.seed), self.kind)

    @property
    def vkey(self) -> str:
        """The public half's text form."""
        return self.verifier.vkey

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over *message*; the same message gives the same bytes.

        A witness's key raises InvalidValue: it makes no statement without a time.
        """
        from ledger.merkle import ed25519  # noqa: PLC0415 - see the module's docstring

        self._refuse_other_kind(ED25519, "a key that signs texts")
        return ed25519.sign(self.seed, message)

    def cosign(self, message: bytes, *, timestamp: int) -> bytes:
        """Return the 72 bytes that say that this witness saw *message* at *timestamp*.

        *timestamp* is in seconds since 1970, UTC. A key of another kind, and a time before 1970
        or beyond 63 bits, raise InvalidValue.
        """
        from ledger.merkle import ed25519  # noqa: PLC0415 - see the module's docstring

        self._refuse_other_kind(COSIGNATURE, "a witness's key")
        if not 0 <= timestamp <= LATEST_TIME:
            raise InvalidValue(field="timestamp", value=timestamp, allowed=f"0 to {LATEST_TIME}")
        signature = ed25519.sign(self.seed, _timed(message, timestamp))
        return timestamp.to_bytes(TIME_SIZE, "big") + signature

    def _refuse_other_kind(self, kind: bytes, allowed: str) -> None:
        if self.kind != kind:
            raise InvalidValue(field="kind of key", value=self.kind[0], allowed=allowed)


def _timed(message: bytes, timestamp: int) -> bytes:
    """Return what a cosignature covers: a line that tells it apart, a line with the time."""
    return b"cosignature/v1\ntime %d\n%b" % (timestamp, message)


def _refuse_odd_kind(kind: bytes) -> None:
    if kind not in KINDS:
        raise InvalidValue(field="kind of key", value=kind.hex(), allowed="01, 04")


def _parts(what: str, text: object) -> tuple[bytes, tuple[str, bytes, bytes]]:
    """Cut `name+id+base64(kind || 32 bytes)` into the id, and the name, kind and 32 bytes."""
    if not isinstance(text, str):
        raise KeyMalformed(what=f"the {what}", reason="it is no text")
    # The base 64 part may hold plus signs of its own, a name never does.
    pieces = text.removesuffix("\n").split("+", 2)
    if len(pieces) != len(("name", "id", "key")):
        raise KeyMalformed(what=f"the {what}", reason="it is not name+id+key")
    name, hex_id, body = pieces
    try:
        refuse_odd_name(name)
    except InvalidValue as error:
        raise KeyMalformed(what=f"the {what}", reason=str(error)) from error
    data = decoded(body)
    if data is None or len(data) != len(ED25519) + KEY_SIZE:
        raise KeyMalformed(what=f"the {what}", reason="its last part is no key in base 64")
    kind = data[: len(ED25519)]
    if kind not in KINDS:
        reason = f"algorithm {data[0]} is neither 1 nor 4 (Ed25519)"
        raise KeyMalformed(what=f"the {what}", reason=reason)
    try:
        key_id = bytes.fromhex(hex_id)
    except ValueError:
        key_id = b""
    if key_id.hex() != hex_id:
        raise KeyMalformed(what=f"the {what}", reason="its id is not hexadecimal")
    return key_id, (name, kind, data[len(ED25519) :])


def _refuse_other_id(what: str, key: VerifierKey, key_id: bytes) -> None:
    if key.key_id != key_id:
        raise KeyMalformed(
            what=f"the {what}", reason=f"its id should be {key.key_id.hex()}: a part was altered"
        )
