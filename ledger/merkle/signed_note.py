"""Signed notes (c2sp.org/signed-note): a readable text and the signatures under it.

    text, one or more lines
                                          <- an empty line
    — name base64(key id || signature)    <- one line for each signature

A signature covers the text with its last newline. Signatures by keys that the reader does not
know are skipped, so witnesses can add theirs; one that claims a known key and does not verify
condemns the whole note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.errors import InvalidValue, KeyMalformed, NoteMalformed, SignatureInvalid
from ledger.merkle.base64_text import decoded, encoded
from ledger.merkle.keys import (
    ID_SIZE,
    SigningKey,
    VerifierKey,
    refuse_odd_name,
)

EM_DASH = "—"
MAX_BYTES = 1_000_000
MAX_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature of a note: who claims it, with which key, and its bytes. Not yet checked."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{EM_DASH} {self.name} {encoded(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signature lines, taken apart but not checked."""

    text: str
    signatures: tuple[SignatureLine, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A text, and the names of the known keys whose signatures over it were verified."""

    text: str
    names: tuple[str, ...]


def sign_note(text: str, *, keys: Sequence[SigningKey]) -> str:
    """Return *text* as a note signed by all *keys*, in their order.

    A text that is empty, does not end its last line or holds control characters raises
    InvalidValue, as does an empty list of keys.
    """
    if not keys:
        raise InvalidValue(field="list of keys", value="an empty one", allowed="one key or more")
    fault = _fault_of(text)
    if fault or not text.endswith("\n"):
        reason = fault or "it does not end with a newline"
        raise InvalidValue(field="note text", value=text[:40], allowed=f"text ({reason})")
    return str(Note(text, tuple(_line(text, key) for key in keys)))


def add_signature(note: str | bytes, *, key: SigningKey) -> str:
    """Return *note* with one more signature at its end, by *key*; the others stay as they are.

    Nothing is verified: open the note first, and sign only what you would vouch for.
    """
    parsed = parse_note(note)
    line = _line(parsed.text, key)
    return str(Note(parsed.text, (*(s for s in parsed.signatures if s != line), line)))


def open_note(*, note: str | bytes, keys: Sequence[VerifierKey]) -> OpenedNote:
    """Return the text of *note*, and which of *keys* have signed it.

    Raises SignatureInvalid when none of *keys* has signed it or one of their signatures is wrong,
    NoteMalformed when the bytes are no note, KeyMalformed when two keys share a name and id.
    """
    known = _by_name_and_id(keys)
    parsed = parse_note(note)
    message = parsed.text.encode()
    names: list[str] = []
    for line in parsed.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.has_signed(message, line.signature):
            raise SignatureInvalid(reason=f"{line.name} did not sign this text")
        if line.name not in names:
            names.append(line.name)
    if not names:
        claimed = ", ".join(line.name for line in parsed.signatures[:3])
        raise SignatureInvalid(reason=f"no key that was given signed it (it names {claimed})")
    return OpenedNote(parsed.text, tuple(names))


def parse_note(note: str | bytes) -> Note:
    """Take a note apart without checking any signature; other bytes raise NoteMalformed."""
    whole = _as_text(note)
    text, gap, signatures = whole.rpartition("\n\n")
    if not gap:
        raise NoteMalformed(reason="no empty line stands before the signatures")
    if not signatures.endswith("\n"):
        raise NoteMalformed(reason="the last signature line does not end")
    lines = signatures[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NoteMalformed(reason=f"it has more than {MAX_SIGNATURES} signatures")
    return Note(text + "\n", tuple(map(_parse_line, lines)))


def _parse_line(line: str) -> SignatureLine:
    match line.split(" "):
        case [dash, name, body] if dash == EM_DASH:
            data = decoded(body)
        case _:
            raise NoteMalformed(reason="a line under the text is no signature line")
    if data is None or len(data) <= ID_SIZE:
        raise NoteMalformed(reason="a signature is not in base 64, or too short")
    try:
        refuse_odd_name(name)
    except InvalidValue as error:
        raise NoteMalformed(reason=str(error)) from error
    return SignatureLine(name, data[:ID_SIZE], data[ID_SIZE:])


def _as_text(note: object) -> str:
    if not isinstance(note, str | bytes):
        raise NoteMalformed(reason="it is neither text nor bytes")
    if len(note) > MAX_BYTES:
        raise NoteMalformed(reason=f"it is longer than {MAX_BYTES} bytes")
    try:
        text = note if isinstance(note, str) else note.decode("utf-8")
    except UnicodeDecodeError:
        raise NoteMalformed(reason="it is not UTF-8") from None
    if fault := _fault_of(text):
        raise NoteMalformed(reason=fault)
    return text


def _fault_of(text: str) -> str | None:
    """Say what keeps *text* from standing in a note, if anything does."""
    if any(char < " " and char != "\n" for char in text):
        return "it holds control characters"
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "it holds half of a surrogate pair"
    return None


def _line(text: str, key: SigningKey) -> SignatureLine:
    return SignatureLine(key.name, key.verifier.key_id, key.sign(text.encode()))


def _by_name_and_id(keys: Sequence[VerifierKey]) -> dict[tuple[str, bytes], VerifierKey]:
    known: dict[tuple[str, bytes], VerifierKey] = {}
    for key in keys:
        if known.setdefault((key.name, key.key_id), key) != key:
            raise KeyMalformed(what="the verifier keys", reason=f"two of {key.name} share an id")
    return known
