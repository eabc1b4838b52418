"""Styles for widgets that draw their own lines: roles by name, from the style sheet, blended.

The toolkit's own way of asking for a part of a style loses transparency; here a colour of 60 % lies
on the background that is really there, so that every theme keeps its contrast.
"""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.scroll_view import ScrollView


class DrawnView(ScrollView):
    """A scroll view whose lines are drawn in styles of its component classes."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self._drawn_styles: dict[tuple[str, ...], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or the size has changed."""
        self._drawn_styles.clear()
        super().notify_style_update()

    def style_of(self, *names: str) -> Style:
        """Return the style of these component classes, each laid over the one before."""
        style = self._drawn_styles.get(names)
        if style is None:
            style = self._drawn_styles[names] = self._blended(names)
        return style

    def _blended(self, names: tuple[str, ...]) -> Style:
        style = self.rich_style
        background = _color(style.bgcolor and Color.from_rich_color(style.bgcolor))
        foreground = _color(style.color and Color.from_rich_color(style.color))
        for name in names:
            styles = self.get_component_styles(name)
            if styles.has_rule("background"):
                background += styles.background
            if styles.has_rule("auto_color") and styles.auto_color:
                foreground = background + background.get_contrast_text(styles.color.a)
            elif styles.has_rule("color"):
                foreground = background + styles.color
            style += styles.text_style
        return style + Style.from_color(foreground.rich_color, background.rich_color)


def _color(color: Color | None) -> Color:
    return Color(0, 0, 0) if color is None else color
