"""The marks a chart is drawn with, as data: fills, strokes and texts in pixels.

Owns the frozen types between a scene's layout and whoever paints it. Colours are resolved, places
are pixels from the top left corner. Knows no Qt and no scene.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Floats
    from gui.look.tokens import Tokens

__all__ = ["DASHES", "DASH_LENGTHS", "Drawing", "Fill", "Measure", "Stroke", "Style", "Text"]

#: Lengths of dashes and gaps, as multiples of the line's width.
DASH_LENGTHS: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dashed": (4.0, 2.0),
    "dotted": (1.0, 1.8),
    "dashdot": (4.0, 1.6, 1.0, 1.6),
    "fine": (2.0, 3.0),
}
#: How the curves of the first, second, ... player are dashed.
DASHES = ("solid", "dashed", "dotted", "dashdot")


@dataclass(frozen=True, eq=False)
class Fill:
    """A filled polygon (N, 2), hatched with a named pattern in `hatch_color`.

    `edge` is the colour of its outline, empty for none; `width` is the outline's and the hatching's
    line width, `spacing` the distance of hatch lines.
    """

    polygon: Floats
    color: str = ""
    hatch: str = "none"
    hatch_color: str = ""
    edge: str = ""
    width: float = 1.0
    spacing: float = 7.0


@dataclass(frozen=True, eq=False, slots=True)
class Stroke:
    """A polyline: its points in a tuple, or (N, 2) where there are many."""

    points: tuple[tuple[float, float], ...] | Floats
    color: str
    width: float = 1.0
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text.

    `across` is where the point lies in the text: 0 its left end, 0.5 its middle, 1 its right end.
    `down` is "top", "middle" or "base". `halo` is a colour laid behind the text, empty for none.
    """

    x: float
    y: float
    text: str
    color: str
    size: float
    across: float = 0.0
    down: str = "middle"
    bold: bool = False
    halo: str = ""


@dataclass(slots=True)
class Drawing:
    """Marks in painting order: fills, then strokes, then texts."""

    fills: list[Fill] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def write(
        self,
        lines: Sequence[str],
        x: float,
        middle: float,
        rise: float,
        color: str,
        size: float,
        *,
        across: float = 0.0,
        bold: bool = False,
        halo: str = "",
    ) -> None:
        """Write lines below each other, `rise` apart, around their `middle`."""
        top = middle - (len(lines) - 1) / 2 * rise
        self.texts.extend(
            Text(x, top + k * rise, line, color, size, across, bold=bold, halo=halo)
            for k, line in enumerate(lines)
        )


class Measure(Protocol):
    """How wide a text is in pixels, in the typeface it will be painted with."""

    def __call__(self, text: str, size: float, bold: bool = False) -> float:
        """Return the advance of `text` at `size` pixels."""
        ...


@dataclass(frozen=True, slots=True)
class Style:
    """Tokens in pixels, and how wide texts are: `dots` per inch turn their points into pixels.

    All distances grow with the text, so that a figure with larger type keeps its proportions.
    """

    tokens: Tokens
    measure: Measure
    dots: float = 96.0

    @property
    def small(self) -> float:
        """Size of labels in pixels."""
        return self.tokens.small * self.dots / 72

    @property
    def body(self) -> float:
        """Size of names and captions in pixels."""
        return self.tokens.body * self.dots / 72

    @property
    def title(self) -> float:
        """Size of the headline in pixels."""
        return self.tokens.title * self.dots / 72

    def wide(self, text: str, size: float = 0.0, *, bold: bool = False) -> float:
        """Return the width of a text in pixels; at size 0 that of a label."""
        return self.measure(text, size or self.small, bold)

    @property
    def unit(self) -> float:
        """Half a line of small text: the step of all spacing in a chart."""
        return self.small * 0.66

    @property
    def row(self) -> float:
        """Height of a line of small text with its leading."""
        return self.small * 1.4

    @property
    def line(self) -> float:
        """Width of a curve in pixels."""
        return self.tokens.line * self.dots / 96

    @property
    def hair(self) -> float:
        """Width of the thinnest line in pixels."""
        return max(0.5, self.line / 2)
