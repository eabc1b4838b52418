"""An article with a cursor in it: words are selected by keys, to make a claim of them.

The selection is a span of the stored text. The toolkit's own selection takes columns for offsets,
which right-to-left text does not bear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.message import Message

from ledger.terminal import RenderMode
from tui import keys
from tui.claim_view import ClaimView
from tui.formatting import count
from tui.text_motion import (
    Place,
    end_of_cell,
    line_step,
    on_cell,
    reads_leftward,
    sentence_at,
    sentence_step,
    step,
    word_step,
)
from tui.widgets.article_view import ArticleView, Marked

SELECTING: Final = frozenset(binding.action.partition("(")[0] for binding in keys.SELECT)


class ArticleCursor(ArticleView):
    """The article with a cursor while somebody selects; from the mark on it draws a selection.

    What the cursor and the mark stand on belongs to the selection, and all that lies between.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*keys.SELECT]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--selected", "pane--cursor"}

    @dataclass
    class Selecting(Message):
        """Selecting began or ended."""

        article: str
        begun: bool

    @dataclass
    class Chosen(Message):
        """A claim is to be made of this place of the article."""

        article: str
        start: int
        end: int

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(mode, identity=identity)
        self._cursor: int | None = None
        self._mark: int | None = None
        self._sentences: Sequence[Place] = ()

    # ---- what is selected ---------------------------------------------------------------------

    @property
    def selecting(self) -> bool:
        """Whether there is a cursor in the text."""
        return self._cursor is not None

    @property
    def selection(self) -> Place | None:
        """The place that is selected, None before its beginning is marked."""
        if self._cursor is None or self._mark is None or self._layout is None:
            return None
        first, last = sorted((self._mark, self._cursor))
        return first, end_of_cell(self._layout, last)

    def begin(self) -> bool:
        """Put the cursor on the claim, or on what is in sight; False where there is no text."""
        if self._layout is None or self._view is None or not self._layout.text:
            return False
        if self._cursor is None:
            top = self.scroll_offset.y
            at = self._view.claim.start
            height = self.scrollable_content_region.height
            if not top <= self._layout.line_of(at) < top + height:
                at = self._layout.line(top).start
            self._put(on_cell(self._layout, at), extend=False)
        return True

    def know_sentences(self, article: str, sentences: Sequence[Place]) -> None:
        """Take the article's sentences, by which the cursor then moves too."""
        if self._view is not None and self._view.article.id == article:
            self._sentences = sentences

    def stop(self) -> None:
        """Take the cursor and the selection away."""
        if self._cursor is not None and self._view is not None:
            self._cursor = self._mark = None
            self._sentences = ()
            self.entitle()
            self.refresh()
            self.post_message(self.Selecting(self._view.article.id, begun=False))

    # ---- how it is drawn ----------------------------------------------------------------------

    def show(self, view: ClaimView) -> None:
        """Show the article of a claim; in another article nothing is selected."""
        if self._view is None or self._view.text != view.text:
            self.stop()
        super().show(view)

    def say(self, *lines: str) -> None:
        """Show lines of ours in place of an article."""
        self.stop()
        super().say(*lines)

    def spans(self) -> tuple[Marked, ...]:
        """Return what is marked in the text, the selection and the cursor last."""
        marked = list(super().spans())
        if self.selection is not None:
            marked.append((*self.selection, "selected"))
        if self._cursor is not None:
            marked.append((self._cursor, self._cursor + 1, "cursor"))
        return tuple(marked)

    def home(self) -> int:
        """Return the offset that stays in sight when the layout changes."""
        return super().home() if self._cursor is None else self._cursor

    def facts(self) -> tuple[str, ...]:
        """Return what the lower border says: how much is selected, else where the text is from."""
        if self._cursor is None:
            return super().facts()
        chosen = self.selection
        if chosen is None:
            return ("selecting: space marks the beginning",)
        return (f"{count(chosen[1] - chosen[0], 'character')} selected",)

    # ---- keys ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the selection work while there is a cursor, and are others' otherwise."""
        if action in SELECTING:
            return self.selecting
        return super().check_action(action, parameters)

    def action_move(self, side: int, extend: bool = False) -> None:  # in keys
        """Go a character to the left (-1) or right (1), as it is seen."""
        if self._layout is not None and self._cursor is not None:
            by = -side if reads_leftward(self._layout, self._cursor) else side
            self._put(step(self._layout, self._cursor, by), extend=extend)

    def action_line(self, by: int) -> None:
        """Go up or down and extend the selection."""
        self._lines_on(by, extend=True)

    def action_word(self, by: int) -> None:
        """Go to the next word or the one before."""
        if self._layout is not None and self._cursor is not None:
            to_end = self._mark is not None
            at = word_step(self._layout.text, self._cursor, by, to_end=to_end)
            self._put(on_cell(self._layout, at), extend=False)

    def action_sentence(self, by: int) -> None:
        """Go to the next sentence or the one before."""
        if self._layout is not None and self._cursor is not None:
            to_end = self._mark is not None
            at = sentence_step(self._sentences, self._cursor, by, to_end=to_end)
            self._put(on_cell(self._layout, at), extend=False)

    def action_whole_sentence(self) -> None:
        """Select the sentence at the cursor."""
        if self._cursor is not None:
            self.select(sentence_at(self._sentences, self._cursor))

    def action_mark(self) -> None:
        """Mark the beginning of the selection, or take the mark away."""
        self._mark = self._cursor if self._mark is None else None
        self._moved()

    def action_make_claim(self) -> None:
        """Ask for a claim of what is selected."""
        chosen = self.selection
        if self._view is None:
            return
        start, end = chosen or (0, 0)
        self.post_message(self.Chosen(self._view.article.id, start, end))

    def action_stop(self) -> None:
        """Stop selecting."""
        self.stop()

    def action_scroll_down(self) -> None:
        """Go a line down; without a cursor, scroll."""
        if not self._lines_on(1, extend=False):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Go a line up; without a cursor, scroll."""
        if not self._lines_on(-1, extend=False):
            super().action_scroll_up()

    def action_half_down(self) -> None:
        """Go half a page down."""
        if not self._lines_on(self._half, extend=False):
            super().action_half_down()

    def action_half_up(self) -> None:
        """Go half a page up."""
        if not self._lines_on(-self._half, extend=False):
            super().action_half_up()

    def action_scroll_home(self) -> None:
        """Go to the beginning."""
        if self._layout is not None and self.selecting:
            self._put(on_cell(self._layout, 0), extend=False)
        else:
            super().action_scroll_home()

    def action_scroll_end(self) -> None:
        """Go to the end; of a text whose lines are still being counted, look there only."""
        layout = self._layout
        if layout is not None and layout.counted and self.selecting:
            self._put(on_cell(layout, len(layout.text) - 1), extend=False)
        else:
            super().action_scroll_end()

    @property
    def _half(self) -> int:
        return max(self.scrollable_content_region.height // 2, 1)

    def _lines_on(self, by: int, *, extend: bool) -> bool:
        if self._layout is None or self._cursor is None:
            return False
        self._put(line_step(self._layout, self._cursor, by), extend=extend)
        return True

    # ---- inside -------------------------------------------------------------------------------

    def select(self, place: Place | None) -> None:
        """Select a place, if there is one, with the cursor at its end."""
        if place is not None and self._layout is not None:
            self._mark = on_cell(self._layout, place[0])
            self._put(on_cell(self._layout, place[1] - 1), extend=True)

    def _put(self, at: int, *, extend: bool) -> None:
        """Move the cursor; with *extend* the selection begins where it stood, if not before."""
        begun = self._cursor is None
        if extend and self._mark is None:
            self._mark = self._cursor
        self._cursor = at
        self._moved()
        if begun and self._view is not None:
            self.post_message(self.Selecting(self._view.article.id, begun=True))

    def _moved(self) -> None:
        """Draw the cursor where it is, and keep it in sight."""
        self.entitle()
        self.refresh()
        if self._layout is None or self._cursor is None:
            return
        number, top = self._layout.line_of(self._cursor), self.scroll_offset.y
        height = max(self.scrollable_content_region.height, 1)
        if not top <= number < top + height:
            new = number if number < top else number - height + 1
            self.scroll_to(y=new, animate=False, immediate=True)
