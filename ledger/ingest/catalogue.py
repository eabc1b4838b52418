"""The kinds of input there are. To add one: write its module and put it on this list."""

from __future__ import annotations

from typing import Final

from ledger.errors import Unsupported
from ledger.ingest.plain_text import PlainText
from ledger.ingest.reader import Reader

PLAIN: Final = PlainText()
READERS: Final[tuple[Reader, ...]] = (PLAIN,)

# Kinds with a structure of their own. Read as plain text, their markup would be recorded for good
# as the article's words; so they wait for a reader. Any other ending is taken as plain text.
STRUCTURED: Final = frozenset(
    {
        *(".htm", ".html", ".xhtml", ".mhtml", ".xml", ".svg", ".rss", ".atom", ".md", ".markdown"),
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".tex"),
        *(".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".csv", ".tsv"),
        *(".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".eml", ".mbox", ".warc"),
        *(".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".tar"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4", ".db", ".sqlite"),
    }
)


def reader_for(suffix: str, what: str) -> Reader:
    """Return the reader for a file that ends in *suffix* (lower case, "" for none).

    Raises:
        Unsupported: The kind has a structure that nothing here can read.
    """
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    if suffix in STRUCTURED:
        raise unsupported(suffix, what)
    return PLAIN


def unsupported(kind: str, what: str) -> Unsupported:
    """Return the error for an input of a kind that nothing here can read."""
    return Unsupported(
        kind="kind of article",
        name=kind,
        known=", ".join(reader.name for reader in READERS),
        hint=f"save the text of {what} as plain text (.txt, UTF-8) and give that",
    )
