"""JSON lines: one article a line, as feeds and exports give them."""

from __future__ import annotations

from typing import Final

import msgspec

from ledger.errors import Unreadable
from ledger.extraction.catalogue import LANGUAGES
from ledger.ingest.reader import Article, iso_day

_LANGS: Final = frozenset(language.code for language in LANGUAGES)


class _Line(msgspec.Struct, frozen=True):
    """What a line may say; whatever else it says is passed over."""

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    lang: str | None = None


class JsonLines:
    """The reader of JSON lines with `text`, and if known `title`, `url`, `publisher`,
    `published` and `lang`.
    """

    name: Final = "JSON lines"
    suffixes: Final = (".jsonl", ".ndjson")

    def read(self, source: str, what: str) -> tuple[Article, ...]:
        """Return the articles in their order; empty lines are passed over."""
        decoder = msgspec.json.Decoder(_Line)
        articles: list[Article] = []
        for number, line in enumerate(source.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                article = decoder.decode(line)
            except (msgspec.DecodeError, RecursionError) as error:
                raise _bad(what, number, _short(error)) from error
            articles.append(_article(article, what, number))
        return tuple(articles)


def _article(line: _Line, what: str, number: int) -> Article:
    if not line.text.strip():
        raise _bad(what, number, "its text is empty")
    published = iso_day(line.published)
    if line.published and published is None:
        raise _bad(what, number, f"{line.published[:40]!r} is no date such as 2025-07-24")
    lang = (line.lang or "")[:2].lower()
    return Article(
        text=line.text,
        title=line.title or None,
        url=line.url or None,
        publisher=line.publisher or None,
        published=published,
        # A feed may name any language; one that is not read here is no reason to stop.
        lang=lang if lang in _LANGS else None,
    )


def _short(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _bad(what: str, number: int, reason: str) -> Unreadable:
    return Unreadable(
        what=f"{what}, line {number}",
        reason=reason,
        hint='give one JSON object a line, with at least "text"',
    )
