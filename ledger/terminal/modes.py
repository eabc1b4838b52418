"""How right-to-left text is sent to a terminal, and which way suits the terminal at hand.

Terminals differ in what they do themselves. Most print cells in the order received and join no
letters. VTE can be told to do so (`CSI 8 l`) and then joins letters on its own. kitty reverses
the letters of a word. Konsole, mlterm and Apple's Terminal reorder every row and cannot be told
not to. Choosing is a pure function of the environment and of one reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Bidi = Literal["visual", "logical"]
Granularity = Literal["char", "word", "run"]
Shape = Literal["forms", "none"]

_MODE_KNOWN: Final = frozenset({1, 2})
_REORDERING_PROGRAMS: Final = frozenset({"Apple_Terminal"})
_REORDERING_VARIABLES: Final = ("KONSOLE_VERSION", "KONSOLE_DBUS_SESSION", "MLTERM")
_VTE_WITH_BIDI: Final = 5800


@dataclass(frozen=True, slots=True)
class RenderMode:
    """One way of sending text.

    `bidi`: `visual` orders cells from left to right as they must appear; `logical` leaves them in
    reading order. `granularity` tells how far visual order goes down: to every `char`, to every
    right-to-left `word` (its letters stay logical), or to every right-to-left `run` of words.
    `shape`: `forms` sends Arabic presentation forms, `none` the letters as they are stored.
    """

    bidi: Bidi = "visual"
    granularity: Granularity = "char"
    shape: Shape = "forms"

    @property
    def name(self) -> str:
        """The mode in a word or two, for a status line."""
        if self.bidi == "logical":
            return "logical" if self.shape == "none" else "logical+forms"
        detail = "" if self.granularity == "char" else f"/{self.granularity}"
        return f"visual{detail}" + ("+forms" if self.shape == "forms" else "")

    @property
    def needs_own_rows(self) -> bool:
        """Whether panes must be stacked: the terminal reorders across anything on the row."""
        return self.bidi == "visual" and self.granularity == "run"


VISUAL_FORMS: Final = RenderMode()
VISUAL_PLAIN: Final = RenderMode(shape="none")
WORDS: Final = RenderMode(granularity="word", shape="none")
RUNS: Final = RenderMode(granularity="run", shape="none")
LOGICAL: Final = RenderMode(bidi="logical", shape="none")

CYCLE: Final = (VISUAL_FORMS, VISUAL_PLAIN, WORDS, RUNS, LOGICAL)


def choose_mode(
    environ: Mapping[str, str],
    decrqm_reply: int | None = None,
    *,
    bidi: Bidi | Literal["auto"] = "auto",
    granularity: Granularity | Literal["auto"] = "auto",
    shape: Shape | Literal["auto"] = "auto",
) -> RenderMode:
    """The mode for a full-screen app on this terminal; settings other than `auto` win.

    `decrqm_reply` is the number in the terminal's answer to `CSI 8 $ p` (`CSI 8 ; n $ y`), None
    if it gave none. With 1 or 2 (see `takes_explicit_mode`) the caller sends `CSI 8 l` before it
    draws, and this function counts on it.
    """
    found = _detected(environ, decrqm_reply)
    return RenderMode(
        bidi=found.bidi if bidi == "auto" else bidi,
        granularity=found.granularity if granularity == "auto" else granularity,
        shape=found.shape if shape == "auto" else shape,
    )


def takes_explicit_mode(environ: Mapping[str, str], decrqm_reply: int | None) -> bool:
    """Whether the app should send `CSI 8 l` at its start and `CSI 8 h` at its end."""
    return decrqm_reply in _MODE_KNOWN or (decrqm_reply is None and _is_vte(environ))


def choose_stream_mode(environ: Mapping[str, str], *, terminal: bool) -> RenderMode:
    """The mode for lines that are printed and scroll away, as a command's output does.

    Files and pipes get logical order, and so does a terminal that orders lines on its own:
    nobody has told it not to.
    """
    if not terminal or environ.get("TERM") == "dumb":
        return LOGICAL
    if environ.get("TERM_PROGRAM") != "textual" and (_is_vte(environ) or _reorders(environ)):
        return LOGICAL
    return _detected(environ, None)


def _detected(environ: Mapping[str, str], reply: int | None) -> RenderMode:
    if environ.get("TERM_PROGRAM") == "textual":
        return VISUAL_FORMS
    if takes_explicit_mode(environ, reply):
        return VISUAL_PLAIN
    if "KITTY_WINDOW_ID" in environ or environ.get("TERM") == "xterm-kitty":
        return WORDS
    return RUNS if _reorders(environ) else VISUAL_FORMS


def _reorders(environ: Mapping[str, str]) -> bool:
    return (
        any(environ.get(name) for name in _REORDERING_VARIABLES)
        or environ.get("TERM", "").startswith("mlterm")
        or environ.get("TERM_PROGRAM") in _REORDERING_PROGRAMS
    )


def _is_vte(environ: Mapping[str, str]) -> bool:
    version = environ.get("VTE_VERSION", "")
    return version.isascii() and version.isdigit() and int(version) >= _VTE_WITH_BIDI
