"""How a claim looks in the queue. Figures and states stand in columns of their own, left to right,
so that a right-to-left text beside them never pulls them along.
"""

from __future__ import annotations

from typing import Final

from ledger.api import ClaimRow
from ledger.terminal import RenderMode, excerpt, visual_line
from tui.formatting import FLAG_SIGN, figure, kept, sign_of_status, sign_of_verdict, words

ONE_LINE: Final = 70  # cells from which on a claim fits one line
STATE: Final = 10
FIGURE: Final = 18
SPEAKER: Final = 18
DONE: Final = frozenset({"confirmed", "published", "dismissed", "retracted"})

Pieces = list[tuple[str, str]]


def one_line(row: ClaimRow, width: int, mode: RenderMode) -> Pieces:
    """Return the claim in columns: state, verdict, figure, speaker, text."""
    pieces = [*_state(row), *_figure(row, FIGURE, mode)]
    speaker = SPEAKER if width >= ONE_LINE + SPEAKER else 0
    if speaker:
        name = visual_line(row.speaker or "", speaker, mode, align="left")
        pieces.append((f"{name}  ", "muted"))
    used = STATE + 5 + FIGURE + 2 + (speaker + 2 if speaker else 0)
    room = max(width - used - 1, 1)
    pieces.append((visual_line(_text(row, room), room, mode, align="start"), ""))
    return pieces


def two_lines(row: ClaimRow, width: int, mode: RenderMode) -> tuple[Pieces, Pieces]:
    """Return the claim in two lines: state and figure, then its text."""
    room = max(width - STATE - 5 - 2, 1)
    first = [*_state(row), *_figure(row, room, mode)]
    below = max(width - 2, 1)
    text = visual_line(_text(row, below), below, mode, align="start")
    return first, [(" ", ""), (text, "muted")]


def _text(row: ClaimRow, room: int) -> str:
    """Return the claim's words around its figure: claims of one sentence differ there only."""
    if row.quantity is None:
        return kept(row.text)
    return excerpt(row.text, row.quantity.start - row.start, room)


def _state(row: ClaimRow) -> Pieces:
    """Sign and word of the state, the verdict's sign, the flag: 15 cells."""
    tone = "done" if row.status in DONE else "open"
    word = f"{sign_of_status(row.status)} {words(row.status)}".ljust(STATE + 2)
    flag = FLAG_SIGN if row.flags else " "
    verdict = sign_of_verdict(row.verdict) or " "
    return [(word, tone), (verdict, tone), (f"{flag} ", "warning")]


def _figure(row: ClaimRow, width: int, mode: RenderMode) -> Pieces:
    text = figure(row.quantity) or "statement"
    style = "figure" if row.quantity is not None else "muted"
    return [(visual_line(text, width, mode, align="right"), style), ("  ", "")]
