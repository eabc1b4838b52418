"""Passages of a text as the W3C Web Annotation model names them: by words and by offsets.

Offsets count code points of the stored text in logical order, half-open.
"""

from __future__ import annotations

from typing import Final

import msgspec

CONTEXT: Final = 32


class TextQuoteSelector(
    msgspec.Struct, frozen=True, kw_only=True, tag="TextQuoteSelector", tag_field="type"
):
    """A passage by its words and their surroundings (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(
    msgspec.Struct, frozen=True, kw_only=True, tag="TextPositionSelector", tag_field="type"
):
    """A passage by its code-point offsets, half-open (W3C Web Annotation)."""

    start: int
    end: int


Selector = TextQuoteSelector | TextPositionSelector


def selectors_of(text: str, start: int, end: int) -> tuple[Selector, ...]:
    """Return both selectors of `text[start:end]`, with 32 code points of context on each side."""
    quote = TextQuoteSelector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
    return (quote, TextPositionSelector(start=start, end=end))
