"""Colours, type sizes and spacing of the one visual system, as plain data.

Qt-free, so that scenes and exports can use it; `gui.look.theme` turns it into palettes. Outcome and
player colours belong to the scenario; what is here is everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "PRINT", "Tokens"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme.

    Colours are `#rrggbb`, sizes are points at 100 %; `grid` is the spacing unit in pixels, the same
    in every theme.
    """

    name: str
    dark: bool
    window: str  # behind everything
    base: str  # paper: tables, charts
    raised: str  # hover, selected rows, header strips
    ink: str  # text, today's cursor
    soft: str  # secondary text, tipping ticks
    faint: str  # disabled text, gridlines of charts
    hairline: str  # separators
    accent: str  # focus, selection, links
    on_accent: str
    good: str
    warning: str
    error: str
    small: float = 9.0
    body: float = 10.0
    title: float = 13.0
    line: float = 2.0
    grid: ClassVar[int] = 8


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    raised="#eceef2",
    ink="#1b1f27",
    soft="#5b6472",
    faint="#a9b1bd",
    hairline="#d9dde3",
    accent="#2f5d9b",
    on_accent="#ffffff",
    good="#1d7a4d",
    warning="#9a5b00",
    error="#b3261e",
)
DARK = Tokens(
    name="dark",
    dark=True,
    window="#16191f",
    base="#1d2129",
    raised="#272c36",
    ink="#e9ecf1",
    soft="#a3adbb",
    faint="#5d6775",
    hairline="#333a46",
    accent="#7fb0ee",
    on_accent="#10151d",
    good="#5cc592",
    warning="#f0b35a",
    error="#ff8a80",
)
HIGH_CONTRAST = Tokens(
    name="high contrast",
    dark=True,
    window="#000000",
    base="#000000",
    raised="#1a1a1a",
    ink="#ffffff",
    soft="#e6e6e6",
    faint="#b3b3b3",
    hairline="#ffffff",
    accent="#ffd60a",
    on_accent="#000000",
    good="#7dff9b",
    warning="#ffd60a",
    error="#ff9d94",
    line=2.5,
)
#: What leaves the building is printed on white, whatever the screen looks like.
PRINT = Tokens(
    name="print",
    dark=False,
    window="#ffffff",
    base="#ffffff",
    raised="#f2f3f5",
    ink="#111418",
    soft="#4a525e",
    faint="#b8bec8",
    hairline="#cfd4db",
    accent="#2f5d9b",
    on_accent="#ffffff",
    good="#1d7a4d",
    warning="#9a5b00",
    error="#b3261e",
)
