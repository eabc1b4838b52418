"""The mode follows from the terminal's reply and its environment, and settings win."""

from __future__ import annotations

import pytest

from ledger.terminal import (
    CYCLE,
    RenderMode,
    choose_mode,
    choose_stream_mode,
    takes_explicit_mode,
)

VTE = {"VTE_VERSION": "7006"}
KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}
KONSOLE = {"KONSOLE_VERSION": "221203"}
MLTERM = {"TERM": "mlterm-256color"}
APPLE = {"TERM_PROGRAM": "Apple_Terminal"}
SERVED = {"TERM_PROGRAM": "textual", "KITTY_WINDOW_ID": "1", "VTE_VERSION": "7006"}
XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "reply", "name"),
    [
        (XTERM, None, "visual+forms"),
        (XTERM, 0, "visual+forms"),
        (XTERM, 1, "visual"),
        (XTERM, 2, "visual"),
        (VTE, 1, "visual"),
        (VTE, None, "visual"),
        (KITTY, 0, "visual/word"),
        (KONSOLE, None, "visual/run"),
        (MLTERM, 0, "visual/run"),
        (APPLE, None, "visual/run"),
        (SERVED, None, "visual+forms"),
        ({}, None, "visual+forms"),
    ],
)
def test_each_terminal_gets_what_it_can_draw(
    environ: dict[str, str], reply: int | None, name: str
) -> None:
    assert choose_mode(environ, reply).name == name


def test_settings_win_over_what_was_found() -> None:
    mode = choose_mode(KITTY, 0, granularity="char", shape="forms")
    assert mode == RenderMode("visual", "char", "forms")
    assert choose_mode(XTERM, bidi="logical").bidi == "logical"


def test_explicit_mode_is_asked_of_those_that_know_it() -> None:
    assert takes_explicit_mode(XTERM, 2)
    assert takes_explicit_mode(VTE, None)
    assert not takes_explicit_mode(XTERM, 0)
    assert not takes_explicit_mode({"VTE_VERSION": "5202"}, None)


@pytest.mark.parametrize(
    ("environ", "terminal", "bidi"),
    [
        (XTERM, True, "visual"),
        (XTERM, False, "logical"),
        (VTE, True, "logical"),
        (KONSOLE, True, "logical"),
        (KITTY, True, "visual"),
        ({"TERM": "dumb"}, True, "logical"),
    ],
)
def test_output_that_scrolls_away_is_ordered_once(
    environ: dict[str, str], terminal: bool, bidi: str
) -> None:
    assert choose_stream_mode(environ, terminal=terminal).bidi == bidi


def test_the_modes_of_the_cycle_have_names_that_tell_them_apart() -> None:
    assert len({mode.name for mode in CYCLE}) == len(CYCLE)
    assert [mode.needs_own_rows for mode in CYCLE].count(True) == 1
