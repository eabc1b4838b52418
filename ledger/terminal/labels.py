"""Short texts on one line: labels, table cells, titles."""

from __future__ import annotations

from typing import Final, Literal

from ledger.terminal.bidi import paragraph_base
from ledger.terminal.composition import Composition
from ledger.terminal.controls import LINE_CAP, prepare
from ledger.terminal.modes import RenderMode

Align = Literal["none", "left", "right", "start"]

ELLIPSIS: Final = "\u2026"
# A cell rarely takes more characters than this: a base, its marks, a joiner and room to spare.
_CHARACTERS_A_CELL: Final = 8
_BEFORE: Final = 8  # characters that an excerpt shows before its place, to the next space
_LEAD: Final = 12  # characters that are not worth a cut


def visual_line(
    text: str,
    width: int | None = None,
    mode: RenderMode | None = None,
    *,
    align: Align = "none",
) -> str:
    """Untrusted text as one line that is ready to print: safe, cut, ordered and shaped.

    Line ends become spaces. What is wider than `width` cells is cut in logical order, so that its
    beginning stays, and ends with an ellipsis. `align` pads to `width`: to the `left`, the
    `right`, or the side where the text's own direction starts (`start`). The work is bounded by
    the width (without one, by 20,000 characters).
    """
    mode = mode or RenderMode()
    width = None if width is None else max(width, 0)
    room = LINE_CAP if width is None else (width + 1) * _CHARACTERS_A_CELL
    prepared = prepare(text[: room + 1], line_cap=None, newline=" ", direction_marks=True)
    base = paragraph_base(text[:LINE_CAP]) or 0
    composition = Composition(prepared.text, mode, base)
    used = sum(cluster.width for cluster in composition.clusters)
    if len(text) > room or (width is not None and used > width):
        composition = _shortened(composition, used if width is None else width, base)
        used = sum(cluster.width for cluster in composition.clusters)
    line = "".join(glyph.text for glyph in composition.glyphs(0, len(composition.clusters)))
    padding = " " * max((width or 0) - used, 0)
    if align == "none":
        return line
    right = align == "right" or (align == "start" and composition.rtl)
    return padding + line if right else line + padding


def excerpt(text: str, at: int, room: int = 0) -> str:
    """Return the text from shortly before *at* on, so that a cut leaves what stands there.

    No more is left out than needed for what follows to fill *room* characters.
    """
    near = text.rfind(" ", 0, max(at - _BEFORE, 0)) + 1
    filling = text.find(" ", max(len(text) - room, 0)) + 1
    begin = min(near, filling) if room else near
    return text if begin <= _LEAD else f"{ELLIPSIS}{text[begin:]}"


def _shortened(composition: Composition, width: int, base: int) -> Composition:
    """The longest beginning that leaves one cell for the ellipsis, and the ellipsis."""
    if width == 0:
        return Composition("", composition.mode, base)
    used = end = 0
    for cluster in composition.clusters:
        if used + cluster.width > width - 1:
            break
        used += cluster.width
        end = cluster.end
    kept = composition.text[:end].rstrip(" ")
    return Composition(kept + ELLIPSIS, composition.mode, base)
