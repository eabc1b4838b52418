"""The contract of a reader: one kind of input to the text of an article."""

from __future__ import annotations

from typing import Protocol


class Reader(Protocol):
    """Reads one kind of file. Pure: bytes in, text out."""

    @property
    def name(self) -> str:
        """What people call this kind of file."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings, with the dot and in lower case, by which a folder's files are chosen."""
        ...

    def read(self, raw: bytes, what: str) -> str:
        """Return the article's text; every offset of its claims will refer to it.

        *what* names the input in errors.

        Raises:
            Unreadable: The bytes hold no such text; the hint says what to do.
        """
        ...
