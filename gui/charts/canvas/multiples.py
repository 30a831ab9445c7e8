"""Small multiples as a widget, of whose driver a stretch can be looked at closely.

Owns where the driver runs. Emits what the user asks for and changes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gui.charts.canvas.zoom_canvas import ZoomCanvas
from gui.charts.multiples.layout import StripsFigure, multiples_figure
from gui.charts.multiples.types import MultiplesScene

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.axis import Axis
    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["MultiplesCanvas"]


class MultiplesCanvas(ZoomCanvas):
    """Small multiples on screen."""

    around_today = True
    #: Arrows go from strip to strip; today is moved by pressing a level.
    steps: ClassVar[dict[Qt.Key, tuple[int, ...]]] = {}

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(multiples_figure, tokens, parent)

    def axes(self) -> tuple[Axis, ...]:
        """Return the axis of the swept driver."""
        return (self._scene.axis,) if isinstance(self._scene, MultiplesScene) else ()

    def show_scene(self, scene: Printed) -> None:
        """Show a scene."""
        assert isinstance(scene, MultiplesScene)
        self._today = (scene.cursor,)
        super().show_scene(scene)

    def levels_at(self, x: float, y: float) -> tuple[float, ...] | None:
        """Return the swept driver's level at a pixel, at any height."""
        figure = self.figure
        if not isinstance(figure, StripsFigure) or not figure.left <= x <= figure.right:
            return None
        (axis,), share = self.axes(), (x - figure.left) / (figure.right - figure.left)
        return (axis.low + share * (axis.high - axis.low),)
