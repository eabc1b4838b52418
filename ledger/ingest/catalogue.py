"""The kinds of input there are. To add one: write its module and put it on this list."""

from __future__ import annotations

from typing import Final

from ledger.errors import Unsupported
from ledger.ingest.json_lines import JsonLines
from ledger.ingest.markdown import Markdown
from ledger.ingest.plain_text import PlainText
from ledger.ingest.reader import Reader
from ledger.ingest.web_page import WebPage, is_page

PLAIN: Final = PlainText()
PAGE: Final = WebPage()
READERS: Final[tuple[Reader, ...]] = (PLAIN, Markdown(), PAGE, JsonLines())

# Kinds with a structure of their own. Read as plain text, their markup would be recorded for good
# as the article's words; so they wait for a reader. Any other ending is taken as plain text.
STRUCTURED: Final = frozenset(
    {
        *(".mhtml", ".xml", ".svg", ".rss", ".atom"),
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".tex"),
        *(".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".csv", ".tsv"),
        *(".json", ".yaml", ".yml", ".eml", ".mbox", ".warc"),
        *(".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".tar"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4", ".db", ".sqlite"),
    }
)


def reader_for(suffix: str, source: str, what: str) -> Reader:
    """Return the reader for a file that ends in *suffix* (lower case, "" for none).

    A page is known by its beginning, whatever its file is called.

    Raises:
        Unsupported: The kind has a structure that nothing here can read.
    """
    if suffix in STRUCTURED:
        raise Unsupported(
            kind="kind of article",
            name=suffix,
            known=", ".join(reader.name for reader in READERS),
            hint=f"save the text of {what} as plain text (.txt, UTF-8) and give that",
        )
    if is_page(source):
        return PAGE
    return next((reader for reader in READERS if suffix in reader.suffixes), PLAIN)
