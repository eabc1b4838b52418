"""Plain text: the article is the file, line ends as they are."""

from __future__ import annotations

from typing import Final

from ledger.ingest.reader import Article


class PlainText:
    """The reader of plain text files."""

    name: Final = "plain text"
    suffixes: Final = (".txt", ".text")

    def read(self, source: str, what: str) -> tuple[Article, ...]:
        """Return *source* unchanged."""
        return (Article(text=source),)
