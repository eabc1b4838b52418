"""An article in which words are selected by mouse, as well as by keys."""

from __future__ import annotations

from typing import Final

from textual.events import Click, MouseDown, MouseEvent, MouseMove

from ledger.terminal import RenderMode
from tui.text_motion import on_cell, sentence_at, word_at
from tui.widgets.article_cursor import ArticleCursor
from tui.widgets.article_view import GUTTER

DOUBLE: Final = 2
TRIPLE: Final = 3


class SelectableArticle(ArticleCursor):
    """A drag selects what lies between its ends, in the text; two clicks a word, three a sentence.

    One click moves a cursor that is there, and does nothing else.
    """

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(mode, identity=identity)
        self._pressed: int | None = None

    def on_mouse_down(self, event: MouseDown) -> None:
        """A button goes down: a drag may begin; a cursor that is there comes along."""
        at = self._under(event)
        if at is None or event.button != 1 or event.get_content_offset(self) is None:
            return
        self._pressed = at
        self.capture_mouse()
        if self.selecting:
            if not event.shift:
                self._mark = None
            self._put(at, extend=event.shift)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from where the button went down to where the mouse is."""
        if self._pressed is None:
            return
        at = self._under(event)
        if at is not None and (at != self._pressed or self._mark is not None):
            self._mark = self._pressed if self._mark is None else self._mark
            self._put(at, extend=True)

    def on_mouse_up(self) -> None:
        """The drag is over; its selection stays."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: Click) -> None:
        """Two clicks select a word, three its sentence."""
        at = self._under(event)
        if at is None or self._layout is None:
            return
        if event.chain == DOUBLE:
            self.select(word_at(self._layout.text, at))
        elif event.chain == TRIPLE:
            self.select(sentence_at(self._sentences, at))

    def _under(self, event: MouseEvent) -> int | None:
        """The offset that is drawn under the mouse, or nearest to it."""
        if self._layout is None or not self._layout.text:
            return None
        place = event.get_content_offset_capture(self)
        last = self._layout.estimated_line_count - 1
        number = min(max(self.scroll_offset.y + place.y, 0), last)
        try:
            return on_cell(self._layout, self._layout.offset_at(number, place.x - GUTTER))
        except IndexError:
            return None
