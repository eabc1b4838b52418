"""The one way by which text that is not ours reaches a stock widget.

It is made harmless, cut, and put into visual order for the terminal at hand; `Content` never
reads it as markup.
"""

from __future__ import annotations

import unicodedata

from textual.content import Content

from ledger.terminal import RenderMode, visual_line
from tui.formatting import sentence
from tui.messages import Notice

RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def label(text: str, mode: RenderMode, width: int | None = None) -> Content:
    """Return *text* as one line that is safe to show, cut to *width* cells."""
    return Content(visual_line(text, width, mode))


def notice_label(notice: Notice, mode: RenderMode) -> Content:
    """Return a notice with its sign, its line and its hint."""
    tone = {"done": "$text-success", "warning": "$text-warning", "error": "$text-error"}
    line = label(sentence(f"{notice.sign} {notice.text}"), mode)
    line = line.stylize(tone.get(notice.severity, ""))
    if not notice.hint:
        return line
    return Content.assemble(line, " — ", label(notice.hint, mode).stylize("$text-muted"))


def reads_right_to_left(text: str) -> bool:
    """Say whether any letter of *text* is written from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)
