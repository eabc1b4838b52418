"""An article with the claim in it: the sentence, its figure, and lightly the other claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.timer import Timer

from ledger.terminal import RenderMode, TextLayout, prepare, visual_line
from tui.claim_view import ClaimView
from tui.formatting import kept, side_by_side
from tui.labels import label
from tui.widgets.text_pane import TextPane

GUTTER: Final = 2
STEP: Final = 4_000  # characters counted between two keys: some 30 ms
ABOVE: Final = 3  # lines left above the claim, so that one sees what it follows from

Marked = tuple[int, int, str]


class ArticleView(TextPane):
    """The article's text at the pane's width, wrapped in reading order, drawn in visual order.

    A long text is laid out as far as it is looked at and counted in steps between keys.
    """

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(mode, identity=identity)
        self._view: ClaimView | None = None
        self._lines: tuple[str, ...] = ()
        self._layout: TextLayout | None = None
        self._spans: tuple[Marked, ...] = ()
        self._hidden = False
        self._counted = 0
        self._target: int | None = None
        self._counting: Timer | None = None

    def show(self, view: ClaimView) -> None:
        """Show the article of a claim, scrolled so that the claim is in sight."""
        same = self._view is not None and self._view.article.id == view.article.id
        known = self._view
        self._view = view
        if not same or known is None or known.text != view.text:
            self._hidden = bool(prepare(view.text or "").flags & {"bidi", "control"})
        self._spans = _spans(view)
        self.entitle()
        if not same or known is None or known.text != view.text:
            self._layout = None
        if known is None or known.claim.id != view.claim.id:
            self._target = view.claim.start
        self.lay_out()

    def say(self, *lines: str) -> None:
        """Show lines of ours in place of an article."""
        self._view, self._layout, self._lines = None, None, lines
        self.border_title, self.border_subtitle = "Article", ""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the text out for the present width and mode."""
        self._stop_counting()
        view = self._view
        if view is None or view.text is None:
            self.set_height(len(self._words()))
            return
        width = max(self.text_width - GUTTER, 1)
        old = self._layout
        if old is None or old.width != width or old.mode != self.mode:
            if old is not None and self._target is None:
                self._target = self.home()
            direction = "rtl" if view.article.lang in {"ar", "fa", "he", "ur"} else None
            self._layout = TextLayout(view.text, width, self.mode, direction=direction)
            self._counted = 0
        self._advance()

    def draw(self, number: int, width: int) -> Iterable[tuple[str, str]]:
        """Return the pieces of one line, the gutter first."""
        if self._layout is None:
            lines = self._words()
            text = lines[number] if number < len(lines) else ""
            return ((visual_line(text, width, self.mode, align="start"), "muted"),)
        try:
            line = self._layout.line(number)
        except IndexError:
            return ()
        view = self._view
        inside = view is not None and line.start < view.claim.end and line.end > view.claim.start
        return ((("▌" if inside else " ").ljust(GUTTER), "gutter"), *line.pieces(self.spans(), ""))

    def _words(self) -> tuple[str, ...]:
        view = self._view
        if view is None or view.absent is None:
            return self._lines
        return (view.absent.text, view.absent.hint, "", kept(view.claim.text))

    def spans(self) -> tuple[Marked, ...]:
        """Return what is marked in the text; where two overlap, the later one is seen."""
        return self._spans

    def home(self) -> int:
        """Return the offset that stays in sight when the layout changes."""
        return 0 if self._view is None else self._view.claim.start

    def facts(self) -> tuple[str, ...]:
        """Return what the lower border says of the article."""
        view = self._view
        if view is None:
            return ()
        article = view.article
        facts = [fact for fact in (article.publisher, article.published_on, article.lang) if fact]
        if self._hidden:
            facts.insert(0, "! hidden control characters, shown as marks")
        return tuple(facts)

    def entitle(self) -> None:
        """Write the borders anew."""
        width = max(self.size.width - 4, 20)
        if self._view is not None:
            self.border_title = label(kept(self._view.article.title), self.mode, width)
        self.border_subtitle = label(side_by_side(*self.facts()), self.mode, width)

    def _advance(self) -> None:
        """Count on until the claim's line is known, then on and on while nobody waits."""
        layout = self._layout
        if layout is None:
            return
        layout.count(STEP)
        self._counted += STEP
        self.set_height(layout.estimated_line_count)
        if self._target is not None and (layout.counted or self._counted > self._target):
            top = max(layout.line_of(self._target) - ABOVE, 0)
            self._target = None
            self.scroll_to(y=top, animate=False, immediate=True)
        if not layout.counted:
            self._counting = self.set_timer(0.005, self._advance)

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.stop()
            self._counting = None


def _spans(view: ClaimView) -> tuple[Marked, ...]:
    claim = view.claim
    others = [
        (row.start, row.end, "other")
        for row in view.siblings
        if row.id != claim.id and row.status != "retracted"
    ]
    spans: list[Marked] = [*others, (claim.start, claim.end, "claim")]
    if claim.quantity is not None:
        spans.append((claim.quantity.start, claim.quantity.end, "figure"))
    return tuple(spans)
