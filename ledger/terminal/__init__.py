"""Untrusted, possibly right-to-left text becomes cells of a terminal.

Pure functions and values: no I/O, no toolkit, nothing but the standard library. Both front ends
draw through this package and neither sends untrusted text to a terminal any other way.

    text -> controls      what a terminal would obey becomes visible; offsets keep their map
         -> bidi          UAX #9 levels, once a paragraph (embeddings, resolution, mirrors)
         -> graphemes     a base with its marks, in one or two cells
         -> wrapping      lines, in logical order
         -> ordering      each line from left to right, for the terminal's mode
         -> shaping       Arabic letters joined
         -> lines, layout cells, and the way between columns and offsets

Where to start: `printable` for a message or a plain column, `visual_line` for a label on a
screen, `TextLayout` for an article, `prepare` for everything that draws in its own way,
`choose_mode` for what suits the terminal.
"""

from ledger.terminal.bidi import paragraph_levels, reorder
from ledger.terminal.controls import Flag, Prepared, prepare, printable
from ledger.terminal.graphemes import Cluster, clusters, text_width
from ledger.terminal.labels import excerpt, visual_line
from ledger.terminal.layout import TextLayout, layout
from ledger.terminal.lines import Cell, Line
from ledger.terminal.modes import (
    CYCLE,
    RenderMode,
    choose_mode,
    choose_stream_mode,
    takes_explicit_mode,
)
from ledger.terminal.offsets import OffsetMap

__all__ = [
    "CYCLE",
    "Cell",
    "Cluster",
    "Flag",
    "Line",
    "OffsetMap",
    "Prepared",
    "RenderMode",
    "TextLayout",
    "choose_mode",
    "choose_stream_mode",
    "clusters",
    "excerpt",
    "layout",
    "paragraph_levels",
    "prepare",
    "printable",
    "reorder",
    "takes_explicit_mode",
    "text_width",
    "visual_line",
]
