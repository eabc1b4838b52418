"""HTML: the article of a page, without its menus, advertisements and footers.

What a page's own markup says is the title and the day of publication is offered as such. A page
that is not built like an article's, or is built to take hours, is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledger.errors import Unreadable, Unsupported
from ledger.ingest.blocks import CELL_MARK, ITEM_MARK, Blocks
from ledger.ingest.reader import Article, iso_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The largest real articles have some thousand elements; time grows with the square of siblings,
# and of words between one tag and the next, all of which may be names of attributes.
MOST_ELEMENTS: Final = 30_000
MOST_SIBLINGS: Final = 3_000
MOST_WORDS: Final = 10_000

_AS_TEXT: Final = "save the text of the page as plain text (.txt, UTF-8) and give that"
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,2000}-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)
_DAYS: Final = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='dc.date' or @name='DC.date.issued']/@content",
    "//article//time[@pubdate or @itemprop='datePublished']/@datetime",
)
_TITLES: Final = ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()")
_RAW: Final = re.compile(r"<(script|style)\b", re.IGNORECASE | re.ASCII)
_RAW_ENDS: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in ("script", "style")
}
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f]"
    r"|&#0{0,6}(?:[0-8]|11|1[4-9]|2\d|3[01]|[xX]0{0,6}(?:[0-8bBeEfF]|1[\da-fA-F]));"
)
_STRETCH: Final = re.compile(r"<[A-Za-z][^<]*")
_WORD: Final = re.compile(r"[\s/][^\s/]{0,20}(?=[\s/])")
_LINKED_DAY: Final = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_BLOCKS: Final = frozenset({"p", "head", "quote", "list", "table", "code", "div"})
_LINES: Final = frozenset({"item", "row"})


def is_page(source: str) -> bool:
    """Say whether *source* begins as a page of HTML does, whatever its file is called."""
    return _PAGE.match(source) is not None


class WebPage:
    """The reader of HTML pages. It needs the extra `web`."""

    name: Final = "HTML"
    suffixes: Final = (".html", ".htm", ".xhtml")

    def read(self, source: str, what: str) -> tuple[Article, ...]:
        """Return the article of the page with its title and day, where the page states them."""
        try:
            from trafilatura import bare_extraction  # noqa: PLC0415  # an extra, and slow to load
        except ImportError as error:
            raise Unsupported(
                kind="kind of article",
                name=self.name,
                known="plain text, Markdown, JSON lines, and HTML with the extra `web`",
                hint="install the extra with `pip install 'factledger[web]'`",
            ) from error
        markup = _CONTROL.sub("\ufffd", _without_programs(source))
        if _has_endless_tag(markup):
            raise _overgrown(what)
        tree = _tree(markup)
        if tree is None:
            raise _without_article(what)
        if _is_overgrown(tree):
            raise _overgrown(what)
        title, published = _title(tree), _day(tree, source)
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
        text = "" if found is None or isinstance(found, dict) else _text(found.body)
        if not text:
            raise _without_article(what)
        return (Article(text=text, title=title, published=published),)


def _without_programs(source: str) -> str:
    """Return *source* without what its scripts and styles hold. Linear in the length."""
    kept: list[str] = []
    at = 0
    while found := _RAW.search(source, at):
        end = _RAW_ENDS[found[1].lower()].search(source, found.end())
        if end is None:
            break
        kept.append(source[at : found.start()])
        at = end.start()
    return "".join([*kept, source[at:]])


def _has_endless_tag(markup: str) -> bool:
    return any(
        len(stretch) > 2 * MOST_WORDS and len(_WORD.findall(stretch)) > MOST_WORDS
        for stretch in _STRETCH.findall(markup)
    )


def _tree(source: str) -> HtmlElement | None:
    from lxml import etree  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    # Neither depth nor entities can grow: the parser reads no document type and stops early.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _is_overgrown(tree: HtmlElement) -> bool:
    return any(
        count > MOST_ELEMENTS or len(element) > MOST_SIBLINGS
        for count, element in enumerate(tree.iter(), start=1)
    )


def _title(tree: HtmlElement) -> str | None:
    for path in _TITLES:
        title = " ".join("".join(tree.xpath(path)[:20]).split())
        if title:
            return title
    return None


def _day(tree: HtmlElement, source: str) -> str | None:
    stated = [found for path in _DAYS for found in tree.xpath(path)[:1]]
    linked = _LINKED_DAY.search(source)
    days = (iso_day(each) for each in [*stated, *(linked.groups() if linked else ())])
    return next((day for day in days if day), None)


def _text(body: HtmlElement) -> str:
    from lxml.etree import iterwalk  # noqa: PLC0415

    blocks = Blocks()
    lists = 0
    for event, element in iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            lists += tag == "list"
            if tag in _BLOCKS or tag in _LINES:
                (blocks.end_line if lists or tag in _LINES else blocks.end_block)()
            if tag == "item":
                blocks.write(ITEM_MARK)
            blocks.write(element.text or "")
            continue
        lists -= tag == "list"
        if tag == "cell":
            blocks.write(CELL_MARK)
        elif tag == "lb" or tag in _LINES:
            blocks.end_line()
        elif tag in _BLOCKS:
            (blocks.end_line if lists else blocks.end_block)()
        blocks.write(element.tail or "")
    return blocks.text()


def _overgrown(what: str) -> Unreadable:
    return Unreadable(what=what, reason="its markup is too large for an article's", hint=_AS_TEXT)


def _without_article(what: str) -> Unreadable:
    return Unreadable(what=what, reason="no article was found in the page", hint=_AS_TEXT)
