"""Every key of the app, in the order in which help shows it.

Each binding has an id, so that a keymap can move it. Help, the hint line and the palette are made
from these lists: a key that works is shown, and a key that is shown works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding


def _key(keys: str, action: str, description: str, identity: str, shown: str = "") -> Binding:
    return Binding(
        keys,
        action,
        description,
        show=False,
        key_display=shown or None,
        id=f"factledger.{identity}",
    )


LIST: Final = [
    _key("j,down", "next", "next claim", "list.next", "j ↓"),
    _key("k,up", "previous", "previous claim", "list.previous", "k ↑"),
    _key("g,home", "first", "first claim", "list.first", "g"),
    _key("G,end", "last", "last claim", "list.last", "G"),
    _key("ctrl+d,pagedown", "page_on", "half a page on", "list.page_on", "^d"),
    _key("ctrl+u,pageup", "page_back", "half a page back", "list.page_back", "^u"),
]
SCROLL: Final = [
    _key("j,down", "scroll_down", "a line down", "pane.down", "j ↓"),
    _key("k,up", "scroll_up", "a line up", "pane.up", "k ↑"),
    _key("g,home", "scroll_home", "to the beginning", "pane.home", "g"),
    _key("G,end", "scroll_end", "to the end", "pane.end", "G"),
    _key("ctrl+d,pagedown", "half_down", "half a page down", "pane.half_down", "^d"),
    _key("ctrl+u,pageup", "half_up", "half a page up", "pane.half_up", "^u"),
]
SELECT: Final = [
    _key("left", "move(-1)", "a character to the left", "select.left", "←"),
    _key("right", "move(1)", "a character to the right", "select.right", "→"),
    _key("shift+left", "move(-1,True)", "select to the left", "select.extend_left", "⇧←"),
    _key("shift+right", "move(1,True)", "select to the right", "select.extend_right", "⇧→"),
    _key("shift+up", "line(-1)", "select a line up", "select.extend_up", "⇧↑"),
    _key("shift+down", "line(1)", "select a line down", "select.extend_down", "⇧↓"),
    _key("w", "word(1)", "next word", "select.word"),
    _key("W", "word(-1)", "word before", "select.word_back"),
    _key("right_parenthesis", "sentence(1)", "next sentence", "select.sentence", ")"),
    _key("left_parenthesis", "sentence(-1)", "sentence before", "select.sentence_back", "("),
    _key("S", "whole_sentence", "select the sentence", "select.whole_sentence"),
    _key("space,v", "mark", "begin the selection here, or drop it", "select.mark", "space"),
    _key("enter", "make_claim", "make a claim of the selection", "select.make_claim", "enter"),
    _key("escape", "stop", "stop selecting", "select.stop", "esc"),
]
PANES: Final = [
    _key("o", "next_open", "next claim that waits for you", "review.next_open"),
    _key("J", "article_down", "scroll the article down", "review.article_down"),
    _key("K", "article_up", "scroll the article up", "review.article_up"),
    _key("tab", "next_pane", "next pane", "review.next_pane", "tab"),
    _key("shift+tab", "previous_pane", "previous pane", "review.previous_pane", "⇧tab"),
    _key("enter", "read", "read the article", "review.read", "enter"),
    _key("v", "select", "select words of the article for a claim", "review.select"),
    _key("escape", "back", "back to the queue", "review.back", "esc"),
]
DECIDE: Final = [
    _key("p", "propose", "propose a verdict", "review.propose"),
    _key("a", "approve", "approve the verdict as shown", "review.approve"),
    _key("r", "request_changes", "request changes", "review.request_changes"),
    _key("n", "annotate", "write a note", "review.annotate"),
    _key("l", "link_source", "link a source", "review.link_source"),
    _key("s", "settle", "settle a finding", "review.settle"),
    _key("d", "put_aside", "dismiss the claim", "review.dismiss"),
    _key("u", "undo", "undo your latest step", "review.undo"),
]
FIND: Final = [
    _key("slash", "search", "search words", "review.search", "/"),
    _key("f", "filter", "filter the queue", "review.filter"),
    _key("F", "clear_filter", "show every claim", "review.clear_filter"),
    _key("ctrl+r", "reload", "load the queue again", "review.reload", "^r"),
]
DESK: Final = [
    _key("y", "copy", "copy the claim's text, or the selection", "review.copy"),
    _key("b", "cycle_bidi", "another right-to-left mode", "review.cycle_bidi"),
    _key("i", "reviewer", "who am I: switch reviewer", "review.reviewer"),
    _key("question_mark", "help", "help", "review.help", "?"),
    _key("q", "app.quit", "quit", "review.quit"),
]
APP: Final = [
    Binding(
        *("ctrl+q", "quit", "quit from anywhere"),
        show=False,
        key_display="^q",
        priority=True,
        id="factledger.app.quit",
    ),
]
FORM: Final = [
    _key("escape", "back", "back; what you typed is kept", "form.back", "esc"),
    _key("tab,down", "next_row", "next row", "form.next_row", "tab ↓"),
    _key("shift+tab,up", "previous_row", "row before", "form.previous_row", "⇧tab ↑"),
]
CHOICES: Final = [
    _key("left,h", "step(-1)", "previous choice", "choices.left", "← h"),
    _key("right,l", "step(1)", "next choice", "choices.right", "→ l"),
    _key("k", "screen.previous_row", "row before", "choices.up", "k"),
    _key("j", "screen.next_row", "next row", "choices.down", "j"),
    _key("enter", "screen.onward", "accept what is marked", "choices.onward", "enter"),
    *(
        _key(str(digit), f"pick({digit})", f"choice {digit}", f"choices.{digit}")
        for digit in range(1, 10)
    ),
    _key("0", "pick(10)", "choice 10", "choices.10"),
]
HELP: Final = [_key("escape,q,question_mark", "back", "back", "help.back", "esc")]


@dataclass(frozen=True)
class Group:
    """Keys that belong together, under a heading of the help."""

    title: str
    bindings: list[Binding]


GROUPS: Final = (
    Group("In the queue", LIST),
    Group("In a pane of text", SCROLL),
    Group("Around the desk", PANES),
    Group("While selecting in the article, by keys or mouse", SELECT),
    Group("Decide", DECIDE),
    Group("Find", FIND),
    Group("The desk", DESK),
    Group("In a form", [*FORM, *CHOICES[:5]]),
    Group("Anywhere", APP),
)
REVIEW: Final = [*PANES, *DECIDE, *FIND, *DESK]


def display_of(binding: Binding) -> str:
    """Return the key as people read it."""
    return binding.key_display or binding.key


def binding_of(action: str) -> Binding:
    """Return the review screen's binding of an action, or that of the selection in its article."""
    return next(binding for binding in (*REVIEW, *SELECT) if binding.action == action)
