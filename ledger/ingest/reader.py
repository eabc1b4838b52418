"""The contract of a reader: one kind of input to the articles in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Protocol

import msgspec

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A text, and what its own file says of it. `published` is an ISO date."""

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    lang: str | None = None


class Reader(Protocol):
    """Reads one kind of file. Pure: a decoded text in, articles out."""

    @property
    def name(self) -> str:
        """What people call this kind of file."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings, with the dot and in lower case, by which a folder's files are chosen."""
        ...

    def read(self, source: str, what: str) -> tuple[Article, ...]:
        """Return the articles in *source*; every offset of a claim refers to an article's text.

        *what* names the input in errors. However hostile the source, it ends in an answer or in
        one of these errors, in time and memory that are bounded by its length.

        Raises:
            Unreadable: There is no article in it; the hint says what to do.
            Unsupported: Something that this reader needs is not installed.
        """
        ...


def iso_day(stated: str | None) -> str | None:
    """Return the day that a date or time in ISO form begins with, None where it is no such."""
    found = _ISO_DAY.match(stated.strip()) if stated else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None
