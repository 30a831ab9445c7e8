"""A chart laid out: layers of marks, and the spots in them that can be pointed at.

Owns the frozen types between a layout and whoever paints it or listens to the mouse, and the few
shapes that several layouts use. Knows no Qt, no scene and no theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Any

import numpy as np

from gui.charts.marks.drawing import Fill, Stroke
from gui.charts.marks.labels import Cut
from gui.look.colors import mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Drawing, Style

    #: From a scene, a style, a width and a height in pixels to a figure. Which scene is each
    #: layout's own business.
    Layout = Callable[[Any, Style, float, float], "Figure"]

__all__ = [
    "Box",
    "Figure",
    "Layout",
    "Spot",
    "arrow_head",
    "bar_fill",
    "box_corners",
    "cross",
    "disc",
]

_CORNERS = 28


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent down."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The y in the middle."""
        return (self.top + self.bottom) / 2

    @property
    def corners(self) -> Floats:
        """Its corners as a polygon, (4, 2)."""
        return box_corners(self.left, self.top, self.right, self.bottom)

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a point lies inside, or within `margin` outside."""
        return (
            self.left - margin <= x <= self.right + margin
            and self.top - margin <= y <= self.bottom + margin
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a figure that can be pointed at, by mouse or keys.

    `key` says what it stands for, `words` is what is read out; `pressable` tells that pressing it
    leads somewhere.
    """

    box: Box
    key: str
    words: str
    pressable: bool = True


@dataclass(frozen=True, eq=False)
class Figure:
    """Layers of marks in painting order, and spots in reading order; later spots lie on top.

    Attributes
    ----------
    least
        Width and height from which on no text runs into another.
    untold
        Names that found no room at all; print says them at the foot.
    """

    layers: tuple[Drawing, ...]
    spots: tuple[Spot, ...] = ()
    least: tuple[float, float] = (0.0, 0.0)
    untold: tuple[str, ...] = ()

    @property
    def shortened(self) -> tuple[str, ...]:
        """What is not said in full, in reading order."""
        cut = (
            text.text.whole
            for layer in self.layers
            for text in layer.texts
            if isinstance(text.text, Cut)
        )
        return tuple(dict.fromkeys((*cut, *self.untold)))

    def spot_at(self, x: float, y: float) -> int | None:
        """Return the position of the topmost spot at a pixel."""
        for place in range(len(self.spots) - 1, -1, -1):
            if self.spots[place].box.holds(x, y):
                return place
        return None


def box_corners(left: float, top: float, right: float, bottom: float) -> Floats:
    """Return the corners of a rectangle, (4, 2)."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


def disc(x: float, y: float, radius: float) -> Floats:
    """Return a circle as a polygon fine enough to look round, (N, 2)."""
    turns = (2 * pi * k / _CORNERS for k in range(_CORNERS))
    return np.array([(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns])


def arrow_head(
    start: tuple[float, float], tip: tuple[float, float], length: float, color: str
) -> Fill:
    """Return the head of an arrow that comes from `start` and ends at `tip`."""
    along = np.array([tip[0] - start[0], tip[1] - start[1]])
    along = along / (hypot(along[0], along[1]) or 1.0)
    across = np.array([-along[1], along[0]])
    foot = np.array(tip) - length * along
    corners = [np.array(tip), foot + 0.42 * length * across, foot - 0.42 * length * across]
    return Fill(np.array(corners), color=color)


def cross(x: float, y: float, size: float, color: str, width: float) -> list[Stroke]:
    """Return a cross, `size` from its middle to each side."""
    lines = (((x - size, y - t * size), (x + size, y + t * size)) for t in (-1, 1))
    return [Stroke(line, color, width) for line in lines]


def bar_fill(polygon: Floats, color: str, hatch: str, style: Style) -> Fill:
    """Return a bar: solid without a hatch, else hatched and pale, so that grey print tells them."""
    return Fill(
        polygon,
        color=color if hatch == "none" else mix(color, style.tokens.base, 0.3),
        hatch=hatch,
        hatch_color=color,
        edge=color,
        width=style.hair,
        spacing=style.unit * 0.8,
    )
