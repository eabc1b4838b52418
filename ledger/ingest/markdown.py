"""Markdown: the text as a reader of the rendered page sees it, without its markup.

A block for each paragraph, heading, list, table and piece of code; list items and table rows are
lines. Links keep their words, pictures and raw markup go. Front matter is no text: its title and
date are what the file says of itself.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from ledger.errors import Unreadable
from ledger.ingest.blocks import CELL_MARK, ITEM_MARK, Blocks
from ledger.ingest.reader import Article, iso_day

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST: Final = 2 << 20  # characters; the slowest known source of that length takes half a minute

_FRONT_MATTER: Final = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_FIELD: Final = re.compile(r"(\w+)\s*[:=]\s*(?P<quote>[\"']?)(.+?)(?P=quote)\s*")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_UNSEEN: Final = ("<!", "<?", "<script", "<style")


class Markdown:
    """The reader of Markdown files (CommonMark with tables)."""

    name: Final = "Markdown"
    suffixes: Final = (".md", ".markdown")

    def read(self, source: str, what: str) -> tuple[Article, ...]:
        """Return the visible text of *source* with the title and date of its front matter."""
        if len(source) > LARGEST:
            raise Unreadable(
                what=what,
                reason=f"it is Markdown of more than {LARGEST >> 20} million characters",
                hint="split it, or give it as plain text (.txt)",
            )
        front = _FRONT_MATTER.match(source)
        fields = _fields(front["fields"]) if front else {}
        text = _visible(source[front.end() :] if front else source)
        if not text:
            raise Unreadable(
                what=what, reason="there is no text in it", hint="give a file that holds an article"
            )
        published = fields.get("date") or fields.get("published")
        return (Article(text=text, title=fields.get("title"), published=iso_day(published)),)


def _fields(front: str) -> dict[str, str]:
    found = (_FIELD.fullmatch(line) for line in front.splitlines())
    return {field[1].lower(): field[3] for field in found if field}


def _visible(source: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # who gives no Markdown need not load it

    blocks = Blocks()
    lists = 0
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in parser.parse(source):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
                blocks.end_line()
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "list_item_open":
                blocks.end_line()
                blocks.write(f"{token.info}{token.markup} " if token.info else ITEM_MARK)
            case "th_close" | "td_close":
                blocks.write(CELL_MARK)
            case "tr_close":
                blocks.end_line()
            case "fence" | "code_block":
                blocks.add_block(token.content)
            case "html_block":
                blocks.write(_without_tags(token.content))
            case "inline":
                _write_line(token.children or [], blocks)
        if token.block and token.nesting <= 0 and token.type in _ENDS:
            (blocks.end_line if lists else blocks.end_block)()
    return blocks.text()


_ENDS: Final = frozenset(
    {
        *("paragraph_close", "heading_close", "blockquote_close", "table_close", "html_block"),
        *("bullet_list_close", "ordered_list_close", "hr"),
    }
)


def _write_line(children: list[Token], blocks: Blocks) -> None:
    for child in children:
        match child.type:
            case "text" | "text_special" | "code_inline":
                blocks.write(child.content)
            case "softbreak":
                blocks.write(" ")
            case "hardbreak":
                blocks.end_line()
            case "html_inline" if child.content.lower().startswith("<br"):
                blocks.end_line()


def _without_tags(raw: str) -> str:
    if raw.lstrip().lower().startswith(_UNSEEN):
        return ""
    return html.unescape(_TAG.sub(" ", raw))
