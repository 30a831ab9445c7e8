"""The sweep figure, painted: what the canvas shows and an export prints.

Owns the layout for a size and its layers of marks: those that stay while only the cursor moves, and
those that move with it. Knows the scene and the theme, no mouse and no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.charts.drawing import Drawing, Stroke, Style
from gui.charts.items import Layer, Typeface
from gui.charts.sweep.axis import cursor_marks
from gui.charts.sweep.before import add_curves, add_strip
from gui.charts.sweep.curves import curves
from gui.charts.sweep.labels import labels
from gui.charts.sweep.plan import arrange
from gui.charts.sweep.shapes import shapes
from gui.charts.sweep.spots import Kind, Spot, spot_at

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from gui.charts.scene import SweepScene
    from gui.charts.sweep.plan import Plan
    from gui.tokens import Tokens

__all__ = ["SweepView"]


class SweepView:
    """One sweep scene, laid out for one size.

    Attributes
    ----------
    under, lines, over, cursor
        Layers of marks: below the curves, the curves, their labels, and the cursor's own.

    Parameters
    ----------
    tokens
        The theme.
    dots
        Pixels per inch.
    worded
        Whether the driver's worded anchors stand under its axis, where there is room. On screen
        the slider has them.
    """

    def __init__(self, tokens: Tokens, dots: float, *, worded: bool = False) -> None:
        self._worded = worded
        self._style = Style(tokens, dots)
        self._typeface = Typeface(QGuiApplication.font().family())
        self._scene: SweepScene | None = None
        self._plan: Plan | None = None
        self._size = (0.0, 0.0)
        self._level = 0.0
        self._focused = False
        self.under, self.lines, self.over = Layer(), Layer(), Layer()
        self._pointer, self.cursor = Layer(), Layer()

    @property
    def plan(self) -> Plan | None:
        """Where everything is, None before there are a scene and a size."""
        return self._plan

    @property
    def typeface(self) -> Typeface:
        """What texts are set in."""
        return self._typeface

    @property
    def style(self) -> Style:
        """The theme in pixels."""
        return self._style

    def show_scene(self, scene: SweepScene) -> None:
        """Take another scene, and today's level with it."""
        self._scene, self._level = scene, scene.cursor
        self._arrange()

    def fit(self, width: float, height: float) -> None:
        """Take another size."""
        if (width, height) != self._size:
            self._size = (width, height)
            self._arrange()

    def restyle(self, tokens: Tokens, dots: float) -> None:
        """Take another theme or resolution."""
        self._style = Style(tokens, dots)
        self._typeface.use(QGuiApplication.font().family())
        self._arrange()

    def set_cursor(self, level: float, *, focused: bool = False) -> None:
        """Move the cursor line; nothing else is touched."""
        self._level, self._focused = level, focused
        if self._scene is not None and self._plan is not None:
            stage, style, measure = self._plan.stage, self._style, self._typeface
            marks = cursor_marks(self._scene, stage, style, measure, level, focused=focused)
            self.cursor.show(marks)

    def point_at(self, level: float | None) -> None:
        """Show a hairline where the mouse is, or none."""
        drawing = Drawing()
        if level is not None and self._plan is not None:
            stage = self._plan.stage
            x = stage.x(level)
            ends = ((x, stage.moves.top), (x, stage.strip.bottom))
            drawing.strokes.append(Stroke(ends, self._style.tokens.faint, self._style.hair))
        self._pointer.show(drawing)

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure with its top left corner at the target's; sizes are not scaled."""
        painter.save()
        painter.translate(target.topLeft())
        self.paint_still(painter)
        self.paint_moving(painter)
        painter.restore()

    def paint_still(self, painter: QPainter) -> None:
        """Paint what stays while only the cursor moves."""
        for layer in (self.under, self.lines, self.over):
            layer.paint(painter, self._typeface)

    def paint_moving(self, painter: QPainter) -> None:
        """Paint the cursor, and the hairline under the mouse."""
        for layer in (self._pointer, self.cursor):
            layer.paint(painter, self._typeface)

    def close(self) -> None:
        """Give everything back; nothing may be asked of the view after this."""
        self._scene = self._plan = None

    def spot_at(self, x: float, y: float) -> Spot:
        """Return what is at a pixel of the figure."""
        if self._scene is None or self._plan is None:
            return Spot(Kind.NOTHING)
        stage, style, measure = self._plan.stage, self._style, self._typeface
        return spot_at(self._scene, stage, style, measure, self._level, (x, y))

    def _arrange(self) -> None:
        """Lay out anew: after another scene, size or theme."""
        scene, style, measure = self._scene, self._style, self._typeface
        if scene is None or min(self._size) <= 0:
            return
        self._plan = plan = arrange(scene, style, measure, *self._size, worded=self._worded)
        under = shapes(scene, plan.stage, style)
        if scene.ghost is not None:
            add_curves(scene.ghost, plan.stage, style, under)
            add_strip(scene.ghost, plan.stage, style, under)
        self.under.show(under)
        self.lines.show(curves(scene, plan.stage, style))
        self.over.show(labels(scene, plan, style, measure))
        self.set_cursor(self._level, focused=self._focused)
