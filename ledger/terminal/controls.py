"""The display boundary: untrusted text becomes text that a terminal can only print.

A terminal obeys what it is sent. An article can set the window's title, write the clipboard,
clear the screen, or show its lines in an order that reads as something else. Nothing drops such
text on the way in (the stored text is evidence); `prepare` makes it harmless on the way out, and
keeps a map so that spans of the original still point at the same words.

What becomes of what:

    newline, CR LF, NEL, U+2028, U+2029      a newline (or `newline`)
    tab                                      four spaces
    other C0 controls, DEL                   control pictures: ESC is shown as U+241B
    C1 controls                              U+FFFD
    lone surrogates, noncharacters           U+FFFD
    embeddings, overrides, isolates          a mark with their abbreviation: \u2039RLO\u203a
    format characters that draw a sign       a mark with their code: \u2039U+06DD\u203a
    LRM, RLM, ALM                            dropped (kept with `direction_marks`)
    ZWNJ, ZWJ                                kept after a base, at most one in a pile of marks
    every other format character, fillers    dropped
    variation selectors, skin tones          dropped: terminals disagree about their width
    marks beyond `mark_cap` on one base      dropped
    a mark at the start of a line            gets U+25CC as its base
    a line beyond `line_cap`                 cut, with a mark that counts what is left out
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ledger.terminal.graphemes import DIRECTION_MARKS, JOINERS, mark_class
from ledger.terminal.offsets import OffsetMap

Flag = Literal["control", "bidi", "direction", "invisible", "malformed", "marks", "long"]

LINE_CAP: Final = 20_000
MARK_CAP: Final = 4
REPLACEMENT: Final = "\ufffd"
NO_BASE: Final = "\u25cc"

BIDI_CONTROLS: Final = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}

_TAB: Final = "    "
_SEPARATORS: Final = "\n\x85\u2028\u2029"
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SIGNS: Final = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_QUIET: Final = "\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
_INVISIBLE: Final = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_MALFORMED: Final = f"\ud800-\udfff{_NONCHARACTERS}"

_ASCII_SUSPECT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_LONG_SEPARATOR: Final = re.compile(f"[{_SEPARATORS}]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Text that is safe to print, and where each part of it came from.

    `text` holds no control, no format character but ZWNJ and ZWJ, no lone surrogate and at most
    `mark_cap` marks on a base. `index` maps offsets both ways. `flags` names what was found:
    `control`, `bidi` (embeddings, overrides, isolates), `direction` (LRM, RLM, ALM), `invisible`,
    `malformed`, `marks`, `long`; `bidi` and `control` deserve a warning beside the text.
    """

    text: str
    index: OffsetMap
    flags: frozenset[Flag]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original stands in `text`; empty if all of it was dropped."""
        return self.index.prepared_span(start, end)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of `text` shows."""
        return self.index.original_span(start, end)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one call of `prepare` does with what it finds."""

    mark_cap: int
    newline: str
    direction_marks: bool


def prepare(
    text: str,
    *,
    line_cap: int | None = LINE_CAP,
    mark_cap: int = MARK_CAP,
    newline: str = "\n",
    direction_marks: bool = False,
) -> Prepared:
    """Make untrusted text safe to print; the table above tells what becomes of what.

    The work is bounded by the length of the text, and clean text is returned as it is. `line_cap`
    counts characters of the original; None never cuts. `newline` replaces every line end.
    `direction_marks` keeps LRM, RLM and ALM for a caller that orders the text itself and does
    not print them (the layout does so).
    """
    rules = _Rules(mark_cap, newline, direction_marks)
    cuts = [] if line_cap is None or len(text) <= line_cap else list(_cuts(text, line_cap))
    if not cuts and _is_clean(text, rules):
        return Prepared(text, OffsetMap(), frozenset())
    flags: set[Flag] = {"long"} if cuts else set()
    edits: list[tuple[int, int, str]] = []
    kept = 0
    for start, end in [*cuts, (len(text), len(text))]:
        edits.extend(_edits(text, kept, start, rules, flags))
        if start < end:
            edits.append((start, end, f"\u2026\u2039+{end - start}\u203a"))
        kept = end
    return Prepared(*_apply(text, edits), frozenset(flags))


def printable(text: str, *, newline: str = "\u2424") -> str:
    """Untrusted text as one harmless line, for messages and for columns of a plain table.

    As `prepare`, and line ends become U+2424 (or `newline`). ZWJ is dropped too: width tables
    take the letter after it for a part of the one before.
    """
    if text.isascii() and text.isprintable() and len(text) <= LINE_CAP:
        return text
    return prepare(text, newline=newline).text.replace("\u200d", "")


def _is_clean(text: str, rules: _Rules) -> bool:
    if text.isascii():
        return not _ASCII_SUSPECT.search(text) and (rules.newline == "\n" or "\n" not in text)
    return not any(pattern.search(text) for pattern in _screens(rules))


@cache
def _screens(rules: _Rules) -> tuple[re.Pattern[str], ...]:
    """Quick patterns of which one finds something wherever an edit is due.

    Each opens with one set of characters of the basic plane: that is the search which the
    regular expression engine runs fastest. Whatever lies above it goes the thorough way.
    """
    marks = _basic(mark_class() + JOINERS)
    suspects = _basic(_suspects(rules))
    return (
        re.compile(f"[{suspects}\U00010000-\U0010ffff]"),
        re.compile(f"[{marks}]" * (rules.mark_cap + 1)),
        re.compile(rf"\A[{marks}]"),
        re.compile(rf"\n[{marks}]"),
    )


def _basic(members: str) -> str:
    """The ranges of a set that lie in the basic plane."""
    return "".join(
        found[0]
        for found in re.finditer("(.)(?:-(.))?", members, re.DOTALL)
        if max(found[1], found[2] or "") < "\U00010000"
    )


def _suspects(rules: _Rules) -> str:
    ends = _SEPARATORS if rules.newline != "\n" else _SEPARATORS[1:]
    marks = "" if rules.direction_marks else DIRECTION_MARKS
    controls = "".join(BIDI_CONTROLS)
    return f"\t{_CONTROLS}{ends}{controls}{marks}{_SIGNS}{_QUIET}{_INVISIBLE}{_MALFORMED}"


@cache
def _pattern(rules: _Rules) -> re.Pattern[str]:
    dropped = f"{_INVISIBLE}{_QUIET}{DIRECTION_MARKS}"
    hanging = f"[{mark_class()}{JOINERS}{dropped}]"
    ends = "\r\n|[\x85\u2028\u2029]" + ("" if rules.newline == "\n" else "|\n")
    return re.compile(
        f"(?P<end>{ends})"
        f"|(?P<lead>(?<![^{_SEPARATORS}]){hanging}+)"
        f"|(?P<pile>{hanging}{{{rules.mark_cap + 1},}})"
        f"|(?P<one>[{_suspects(rules)}])"
    )


def _cuts(text: str, line_cap: int) -> Iterator[tuple[int, int]]:
    """The tails of lines that are longer than the cap."""
    start = 0
    for found in _LONG_SEPARATOR.finditer(text):
        if found.start() - start > line_cap:
            yield start + line_cap, found.start()
        start = found.end()
    if len(text) - start > line_cap:
        yield start + line_cap, len(text)


def _edits(
    text: str, start: int, end: int, rules: _Rules, flags: set[Flag]
) -> Iterator[tuple[int, int, str]]:
    for found in _pattern(rules).finditer(text, start, end):
        kind = found.lastgroup
        if kind == "end":
            new = rules.newline
        elif kind == "one":
            new = _shown(found[0], flags, keep_direction=rules.direction_marks)
        else:
            new = _thinned(found[0], rules, flags, based=kind == "pile")
        if new != found[0]:
            yield found.start(), found.end(), new


def _shown(char: str, flags: set[Flag], *, keep_direction: bool) -> str:
    """What stands for one character that is not printed as it is."""
    shown, flag = _SHOWN.get(char) or _lookup(char)
    if flag == "direction" and keep_direction:
        return char
    if flag is not None:
        flags.add(flag)
    return shown


@cache
def _lookup(char: str) -> tuple[str, Flag | None]:
    if re.match(f"[{_MALFORMED}]", char):
        return REPLACEMENT, "malformed"
    if re.match(f"[{_SIGNS}]", char):
        return f"\u2039U+{ord(char):04X}\u203a", "invisible"
    if re.match(f"[{_QUIET}]", char):
        return "", None
    if unicodedata.category(char) == "Cc":
        return REPLACEMENT, "control"
    return "", "invisible"


_SHOWN: Final[dict[str, tuple[str, Flag | None]]] = {
    **{chr(code): (chr(0x2400 + code), "control") for code in range(0x20)},
    "\t": (_TAB, None),
    "\x7f": ("\u2421", "control"),
    **{char: (f"\u2039{name}\u203a", "bidi") for char, name in BIDI_CONTROLS.items()},
    **dict.fromkeys(DIRECTION_MARKS, ("", "direction")),
}


def _thinned(run: str, rules: _Rules, flags: set[Flag], *, based: bool) -> str:
    """A run of marks with no more than the cap, one joiner, and a base if it has none."""
    kept: list[str] = []
    marks = joiners = 0
    for char in run:
        if char in JOINERS:
            joiners += 1
            if based and joiners == 1:
                kept.append(char)
        elif char in DIRECTION_MARKS or re.match(_dropped_pattern(), char):
            kept.append(_shown(char, flags, keep_direction=rules.direction_marks))
        else:
            marks += 1
            if marks <= rules.mark_cap:
                kept.append(char)
    if marks > rules.mark_cap:
        flags.add("marks")
    return "".join(kept) if based or not marks else NO_BASE + "".join(kept)


@cache
def _dropped_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}{_QUIET}]")


def _apply(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    parts: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    at = position = 0
    for start, end, new in edits:
        parts += (text[at:start], new)
        position += start - at
        changes.append((start, end, position, position + len(new)))
        position += len(new)
        at = end
    parts.append(text[at:])
    return "".join(parts), OffsetMap.of(changes)
