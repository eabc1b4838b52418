"""The app's own colours, dark and light. Every other theme of the palette works too: styles name
roles, never colours.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="factledger-dark",
    primary="#6cb2c4",
    secondary="#8aa4c8",
    accent="#e0b25a",
    success="#7fbf7f",
    warning="#e0a050",
    error="#e57373",
    foreground="#e4e6e8",
    background="#15181c",
    surface="#1a1e23",
    panel="#252b32",
    dark=True,
)
LIGHT: Final = Theme(
    name="factledger-light",
    primary="#1b6478",
    secondary="#3d5a80",
    accent="#7d5200",
    success="#2b6b2b",
    warning="#8a4b00",
    error="#a82424",
    foreground="#1c2024",
    background="#fafaf7",
    surface="#f2f2ee",
    panel="#e3e4df",
    dark=False,
)
THEMES: Final = (DARK, LIGHT)
