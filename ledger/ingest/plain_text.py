"""Plain text, read exactly: UTF-8 or nothing, line ends as they are."""

from __future__ import annotations

from typing import Final

from ledger.errors import Unreadable

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
OTHER_MARKS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

# Text has tabs, line ends and form feeds; a stray escape sequence still leaves it text. More than
# one control character in ten is a program's data.
CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
MOST_CONTROLS: Final = 10

AS_UTF8: Final = "save it as UTF-8 text and try again"


class PlainText:
    """The reader of plain text files."""

    name: Final = "plain text"
    suffixes: Final = (".txt", ".text")

    def read(self, raw: bytes, what: str) -> str:
        """Return the decoded text without its byte order mark, otherwise unchanged.

        Raises:
            Unreadable: There is nothing but white space, or the bytes are binary, or they are not
                UTF-8 (the offset of the first wrong byte is named).
        """
        body = raw.removeprefix(BYTE_ORDER_MARK)
        mark = OTHER_MARKS.get(body[:2])
        if mark is not None:
            raise Unreadable(what=what, reason=f"it is {mark}, not UTF-8", hint=AS_UTF8)
        if is_binary(body):
            raise Unreadable(
                what=what, reason="it is binary, not text", hint="give the article as plain text"
            )
        text = _decoded(body, what, len(raw) - len(body))
        if not text.strip():
            raise Unreadable(
                what=what, reason="it is empty", hint="give a file that holds an article"
            )
        return text


def is_binary(raw: bytes) -> bool:
    """Say whether *raw* is a program's data: a NUL, or too many control characters."""
    if b"\0" in raw:
        return True
    controls = len(raw) - len(raw.translate(None, CONTROLS))
    return controls * MOST_CONTROLS > len(raw)


def _decoded(body: bytes, what: str, skipped: int) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            what=what,
            reason=f"it is not UTF-8: byte {error.start + skipped} is wrong "
            f"(0x{body[error.start]:02x})",
            hint=AS_UTF8,
        ) from error
