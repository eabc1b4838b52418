"""The only writer to standard output: results, as a table, JSON or CSV.

Everything printed may come from an article, so nothing is trusted: tables print what
`ledger.terminal` made harmless, JSON escapes whatever a terminal would obey or reorder by (which
keeps the exact text), CSV cells cannot begin a formula.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

import msgspec
import typer

from ledger.cli import streams
from ledger.cli.invocation import Invocation
from ledger.cli.options import CSV, JSON
from ledger.terminal import (
    RenderMode,
    choose_stream_mode,
    layout,
    printable,
    text_width,
    visual_line,
)

NARROWEST: Final = 40
NARROWEST_TEXT: Final = 12
GAP: Final = "  "
BOLD: Final = "\x1b[1m"
DIM: Final = "\x1b[2m"
PLAIN: Final = "\x1b[0m"
LOGICAL: Final = RenderMode(bidi="logical", shape="none")

# What JSON leaves as it is and a terminal does not: DEL, C1, direction controls, separators.
_OBEYED = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# Full-width signs too: spreadsheets take them for the ASCII ones.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BATCH: Final = 500


class Column(NamedTuple):
    """A column of a list.

    A `flexible` one is cut to what the others leave, one with a `most` to so many cells; all
    others stay whole. Figures stand on the `right`.
    """

    name: str
    flexible: bool = False
    right: bool = False
    most: int | None = None


class Output:
    """Standard output of one command."""

    def __init__(self, *, color: bool = True) -> None:
        self.terminal = sys.stdout is not None and sys.stdout.isatty()
        self.mode: RenderMode = choose_stream_mode(os.environ, terminal=self.terminal)
        self.width = max(shutil.get_terminal_size().columns, NARROWEST)
        dumb = os.environ.get("TERM") == "dumb"
        self._color = color and self.terminal and not dumb and not os.environ.get("NO_COLOR")

    @staticmethod
    def of(ctx: typer.Context) -> Output:
        """Return the output as the global options want it."""
        return Output(color=Invocation.of(ctx).color)

    # ---- words ------------------------------------------------------------------------------

    def line(self, text: str = "") -> None:
        """Print one line of words and data, made harmless."""
        self._write(printable(text) + "\n")

    def heading(self, text: str) -> None:
        """Print a line that stands out where colours are wanted."""
        self._write(self._styled(visual_line(text, self.width, self.mode), BOLD) + "\n")

    def fact(self, name: str, value: str, *, indent: int = 12) -> None:
        """Print a named value; nothing where there is none. Long ones go on below themselves."""
        if not value:
            return
        room = self.width - indent
        # What fits stands beside its name; only what is wrapped takes the side of its direction.
        fits = "\n" not in value and self._cells(value) <= room
        lines = [visual_line(value, room, self.mode)] if fits else self._wrapped(value, room)
        self._write(self._styled(f"{name:<{indent}}", DIM) + lines[0] + "\n")
        for more in lines[1:]:
            self._write(" " * indent + more + "\n")

    def token(self, name: str, value: str, *, indent: int = 12) -> None:
        """Print a named value that is to be copied: on one line, however long."""
        self._write(self._styled(f"{name:<{indent}}", DIM) + printable(value) + "\n")

    def paragraph(self, text: str, *, indent: int = 2) -> None:
        """Print a text, wrapped, each line in the order that suits the terminal."""
        for line in self._wrapped(text, self.width - indent):
            self._write(" " * indent + line + "\n")

    def exact(self, text: str) -> None:
        """Print a text of our own making as it is, byte for byte."""
        self._write(text)

    def pieces(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Print one line of pieces that are ready to print, each with the style it takes."""
        shown = [self._styled(text, style) if style else text for text, style in pieces if text]
        self._write("".join(shown).rstrip() + "\n")

    # ---- lists ------------------------------------------------------------------------------

    def listing(
        self,
        form: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        objects: Iterable[object],
        *,
        csv_columns: Sequence[str] | None = None,
        csv_rows: Iterable[Sequence[object]] | None = None,
    ) -> None:
        """Print a list in the form asked for; CSV has the table's columns unless it has its own."""
        if form == JSON:
            self.json(list(objects))
        elif form == CSV:
            names = [column.name.lower() for column in columns]
            self.csv(csv_columns or names, rows if csv_rows is None else csv_rows)
        else:
            self.table(columns, rows)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Print rows under headings, as they come; without rows there is nothing to print."""
        source = iter(rows)
        widths = [len(column.name) for column in columns]
        first = True
        while batch := list(islice(source, _BATCH)):
            widths = self._widths(columns, batch, widths)
            if first:
                heads = self._row(columns, [column.name.upper() for column in columns], widths)
                self._write(self._styled(heads.rstrip(), BOLD) + "\n")
                first = False
            for row in batch:
                self._write(self._row(columns, row, widths).rstrip() + "\n")

    def json(self, value: object) -> None:
        """Print a value as indented JSON."""
        self._write(safe_json(msgspec.json.format(_encode(value), indent=2)) + "\n")

    def json_line(self, value: object) -> None:
        """Print a value as JSON on one line."""
        self._write(safe_json(_encode(value)) + "\n")

    def csv(self, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print rows as CSV (RFC 4180, with plain line ends)."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([self._cell(value) for value in row])
            if buffer.tell() > io.DEFAULT_BUFFER_SIZE:
                self._write(buffer.getvalue())
                buffer.seek(0)
                buffer.truncate()
        self._write(buffer.getvalue())

    # ---- inside -----------------------------------------------------------------------------

    def _cell(self, value: object) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        text = csv_cell("" if value is None else str(value))
        return printable(text) if self.terminal else text

    def _row(self, columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
        return GAP.join(
            visual_line(cell, width, self.mode, align="right" if column.right else "left")
            for column, cell, width in zip(columns, cells, widths, strict=True)
        )

    def _widths(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], least: Sequence[int]
    ) -> list[int]:
        widths = [
            max(before, *(self._cells(row[place]) for row in rows))
            for place, before in enumerate(least)
        ]
        for place, column in enumerate(columns):
            if column.most is not None:
                widths[place] = min(widths[place], column.most)
        for place, column in enumerate(columns):
            if column.flexible:
                others = sum(widths) - widths[place] + len(GAP) * (len(columns) - 1)
                widths[place] = min(widths[place], max(self.width - others, NARROWEST_TEXT))
        return widths

    def _cells(self, text: str) -> int:
        if text.isascii() and text.isprintable():
            return len(text)
        return text_width(visual_line(text, self.width, LOGICAL))

    def _wrapped(self, text: str, width: int) -> list[str]:
        return [line.text for line in layout(text, max(width, NARROWEST_TEXT), self.mode)]

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{PLAIN}" if self._color else text

    def _write(self, text: str) -> None:
        if sys.stdout is None:
            return
        try:
            sys.stdout.write(text)
        except BrokenPipeError as error:
            streams.silence()
            raise typer.Exit(0) from error


def safe_json(encoded: bytes) -> str:
    """Return JSON in which nothing is left for a terminal to obey; its value is unchanged."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode("utf-8"))


def csv_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; plain numbers stay as they are."""
    harmless = len(text) == 1 or _NUMBER.fullmatch(text)
    if text.lstrip(" ").startswith(_FORMULA) and not harmless:
        return f"'{text}"
    return text


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value, enc_hook=_plain)


def _plain(value: Any) -> object:
    raise TypeError(f"{type(value).__name__} has no JSON form")
