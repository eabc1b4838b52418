"""From bytes to text: UTF-8 wherever it is UTF-8, else UTF-16 or the one code page that fits.

Nothing is decoded by replacing what does not fit: bytes that no encoding here explains whole are
refused, and so is UTF-8 with a wrong byte in it, whatever a code page would make of it.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import msgspec

from ledger.errors import Unreadable
from ledger.ingest.code_pages import find_code_page

UTF_8: Final = "UTF-8"
AS_UTF8: Final = "save it as UTF-8 text and try again"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)

# Text has tabs, line ends and form feeds; a stray escape sequence still leaves it text. More than
# one control character in ten is a program's data.
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
_MOST_CONTROLS: Final = 10
_MOST_NULS: Final = 20

# What a text without a mark may hold to be taken for UTF-16: these in nine of ten places.
_FAMILIAR: Final = re.compile(
    "[\t\n\r -~\u00a0-\u017f\u0600-\u06ff\u2010-\u2027\u20a0-\u20bf\ufb50-\ufdff\ufe70-\ufefc]"
)
_FAMILIAR_SHARE: Final = 0.9
_SAMPLE: Final = 1 << 16

# What a page may declare. Pages that say "iso-8859-1" or "-9" mean the code page around it.
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{4,20})", re.I)
_DECLARED_WITHIN: Final = 4096
_WEB_NAMES: Final = re.compile(
    r"(?:windows-|cp)(125[0-8])|iso-?8859-?(\d{1,2})|(koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk|gb18030)"
)
_AROUND: Final = {"1": "1252", "9": "1254"}


class Decoded(msgspec.Struct, frozen=True):
    """A text without its byte order mark, otherwise unchanged, and the name of its encoding."""

    text: str
    encoding: str = UTF_8


def decode(raw: bytes, what: str, declared: str | None = None) -> Decoded:
    """Return the text in *raw*; *declared* is the encoding that the bytes themselves name.

    A byte order mark decides, then UTF-8, then what is declared, then what fits.

    Raises:
        Unreadable: There is nothing but white space, or the bytes are binary, or no encoding fits
            (the first byte that is no UTF-8 is named).
    """
    decoded = _marked(raw, what)
    if decoded is None and _is_binary(raw):
        decoded = _unmarked_utf_16(raw, what)
    if decoded is None:
        try:
            decoded = Decoded(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            decoded = _declared(raw, declared) or _fitting(raw, error, what)
    if not decoded.text.strip():
        raise Unreadable(what=what, reason="it is empty", hint="give a file that holds an article")
    return decoded


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that a page names near its beginning, in the name that Python knows."""
    found = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    name = _WEB_NAMES.fullmatch(found[1].decode("ascii").lower()) if found else None
    if name is None:
        return None
    page, part, other = name.groups()
    code = page or _AROUND.get(part or "")
    known = f"cp{code}" if code else other or f"iso8859-{part}"
    try:
        return codecs.lookup(known).name
    except LookupError:
        return None


def _marked(raw: bytes, what: str) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if not raw.startswith(mark):
            continue
        body = raw[len(mark) :]
        if codec == "utf-8" and _is_binary(body):
            raise _binary(what)
        try:
            text = body.decode(codec)
        except UnicodeDecodeError as error:
            raise _wrong(body, error, what, name, skipped=len(mark)) from error
        if codec != "utf-8" and "\0" in text:
            raise _binary(what)
        return Decoded(text, name)
    return None


def _is_binary(raw: bytes) -> bool:
    """Say whether *raw* is a program's data: too many control characters, or NULs in no text."""
    if b"\0" in raw and not _is_plainly_text(raw):
        return True
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return controls * _MOST_CONTROLS > len(raw)


def _is_plainly_text(raw: bytes) -> bool:
    """Say whether *raw* is UTF-8 into which a NUL has slipped here and there, and nothing else."""
    rest = raw.translate(None, b"\0")
    nuls = len(raw) - len(rest)
    if nuls * _MOST_NULS > len(raw) or len(rest.translate(None, _CONTROLS)) < len(rest):
        return False
    try:
        rest.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf_16(raw: bytes, what: str) -> Decoded:
    for codec, name in (("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        familiar = len(_FAMILIAR.findall(sample))
        if "\0" not in text and sample and familiar >= _FAMILIAR_SHARE * len(sample):
            return Decoded(text, name)
    raise _binary(what)


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(raw.decode(declared), _shown(declared))
    except UnicodeDecodeError:
        return None


def _fitting(raw: bytes, error: UnicodeDecodeError, what: str) -> Decoded:
    page = None if _is_damaged_utf_8(raw) else find_code_page(raw)
    if page is None:
        raise _wrong(raw, error, what, UTF_8) from error
    return Decoded(raw.decode(page), _shown(page))


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Say whether more of the bytes above ASCII are letters of UTF-8 than are not."""
    text = raw.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - wrong > wrong


def _shown(codec: str) -> str:
    return f"Windows-{codec[2:]}" if codec.startswith("cp125") else codec.upper()


def _binary(what: str) -> Unreadable:
    return Unreadable(
        what=what, reason="it is binary, not text", hint="give the article as plain text"
    )


def _wrong(
    body: bytes, error: UnicodeDecodeError, what: str, name: str, *, skipped: int = 0
) -> Unreadable:
    reason = f"it is not {name}: byte {error.start + skipped} is wrong (0x{body[error.start]:02x})"
    other = ", and no other encoding fits" if name == UTF_8 and not skipped else ""
    return Unreadable(what=what, reason=reason + other, hint=AS_UTF8)
