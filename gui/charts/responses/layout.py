"""The best-response map laid out as its scene asks: squares of curves, or the profile graph.

Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.responses.graph import graph_figure
from gui.charts.responses.squares import squares_figure
from gui.charts.responses.types import CURVES

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.marks.figure import Figure
    from gui.charts.responses.types import ResponsesScene

__all__ = ["responses_figure"]


def responses_figure(scene: ResponsesScene, style: Style, width: float, height: float) -> Figure:
    """Lay the map out in `width` by `height` pixels."""
    lay_out = squares_figure if scene.view == CURVES else graph_figure
    return lay_out(scene, style, width, height)
