"""The sweep figure as graphics items: panels, curves, labels and cursor, kept and updated.

Owns the graphics view that both the canvas on screen and every export paint. Items stay; a new
scene only changes their data. Knows the scene and the theme, no mouse and no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsItem

from gui.charts.drawing import Drawing, Stroke, Style
from gui.charts.items import DrawingItem, Typeface, pen
from gui.charts.stage import HEADROOM
from gui.charts.sweep.axis import cursor_marks
from gui.charts.sweep.before import add_curves, add_strip
from gui.charts.sweep.graphics import pg
from gui.charts.sweep.labels import curve_color, labels, players_of, track
from gui.charts.sweep.plan import arrange
from gui.charts.sweep.shapes import shapes
from gui.charts.sweep.spots import Kind, Spot, spot_at
from gui.colors import mix

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from games.solve.report import Floats
    from gui.charts.scene import Curve, SweepScene
    from gui.charts.sweep.plan import Plan
    from gui.tokens import Tokens

__all__ = ["SweepView"]


class SweepView(QObject):
    """Graphics of one sweep figure.

    Attributes
    ----------
    widget
        The `pyqtgraph.GraphicsLayoutWidget` to put into a window, or to paint from.
    under, over, cursor
        Layers of marks below the curves, above them, and the cursor's own.

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

    def __init__(
        self,
        tokens: Tokens,
        dots: float,
        parent: QObject | None = None,
        *,
        worded: bool = False,
    ) -> None:
        super().__init__(parent)
        self._worded = worded
        self.widget: Any = pg.GraphicsLayoutWidget()
        self.widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.widget.scene().contextMenu = []
        self._root: Any = self.widget.ci
        self._style, self._ratio = Style(tokens, dots), 1.0
        self._typeface = Typeface(QGuiApplication.font().family())
        self._scene: SweepScene | None = None
        self._plan: Plan | None = None
        self._level = 0.0
        self._focused = False
        self._range: tuple[float, float] | None = None
        self._curves: dict[str, tuple[Any, Any]] = {}
        self._moves: Any = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        # not at construction: a view box hears of paintings only if it enters the scene whole
        self._moves.setParentItem(self._root)
        self._moves.disableAutoRange()
        self.under = DrawingItem(self._typeface, -200, self._root)
        self.over = DrawingItem(self._typeface, 10, self._root)
        self._pointer = DrawingItem(self._typeface, 20, self._root)
        self.cursor = DrawingItem(self._typeface, 30, self._root)
        self.widget.setBackground(tokens.base)
        self._root.geometryChanged.connect(self._arrange)

    @property
    def plan(self) -> Plan | None:
        """Where everything is, None before the first scene."""
        return self._plan

    @property
    def typeface(self) -> Typeface:
        """What texts are set in."""
        return self._typeface

    @property
    def curves(self) -> dict[str, tuple[Any, Any]]:
        """By key the two items of each curve: branches followed, and the others."""
        return dict(self._curves)

    @property
    def items(self) -> tuple[Any, ...]:
        """All graphics items; they stay while scenes change."""
        flat = [item for pair in self._curves.values() for item in pair]
        return (self._moves, self.under, self.over, self._pointer, self.cursor, *flat)

    def show_scene(self, scene: SweepScene) -> None:
        """Show a scene; curves are built anew only if other strategies are drawn."""
        self._scene = scene
        self._level = scene.cursor
        keys = [curve.key for curve in scene.curves]
        if keys != list(self._curves):
            self._rebuild(keys)
        for curve in scene.curves:
            for item, followed in zip(self._curves[curve.key], (True, False), strict=True):
                xs, ys = _joined(curve, followed=followed)
                item.setData(xs, ys)
                item.setVisible(xs.size > 1)  # nothing takes as long to paint as a curve
        if self._range != (scene.scale.low, scene.scale.high):
            self._range = floor, ceiling = (scene.scale.low, scene.scale.high)
            free = (ceiling - floor) * HEADROOM
            self._moves.setYRange(floor - free, ceiling + free, padding=0)
        low, high = scene.axis.low, scene.axis.high
        self._moves.setXRange(low, high if high > low else low + 1.0, padding=0)
        self._ink()
        self._arrange()

    def set_cursor(self, level: float, *, focused: bool = False) -> None:
        """Move the cursor line; nothing else is touched."""
        self._level, self._focused = level, focused
        if self._scene is None or self._plan is None:
            return
        stage, style, measure = self._plan.stage, self._style, self._typeface
        marks = cursor_marks(self._scene, stage, style, measure, level, focused=focused)
        self.cursor.show_drawing(marks, self._bounds())

    def point_at(self, level: float | None) -> None:
        """Show a hairline where the mouse is, or none."""
        drawing = Drawing()
        if level is not None and self._plan is not None:
            stage = self._plan.stage
            x = stage.x(level)
            ends = ((x, stage.moves.top), (x, stage.strip.bottom))
            drawing.strokes.append(Stroke(ends, self._style.tokens.faint, self._style.hair))
        self._pointer.show_drawing(drawing, self._bounds())

    def restyle(self, tokens: Tokens, dots: float, ratio: float = 1.0) -> None:
        """Take another theme or resolution; `ratio` is the screen's pixels per logical pixel."""
        self._style, self._ratio = Style(tokens, dots), ratio
        self._typeface.use(QGuiApplication.font().family())
        self.widget.setBackground(tokens.base)
        self._ink()
        self._arrange()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while a newer one is being computed."""
        self._root.setOpacity(0.45 if stale else 1.0)

    def fit(self, width: float, height: float) -> None:
        """Take a size without being shown."""
        self.widget.resize(round(width), round(height))
        self._root.setGeometry(QRectF(0, 0, width, height))

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure into a part of anything."""
        scene = self.widget.scene()
        scene.prepareForPaint()
        scene.render(painter, target, self._bounds())

    def keep_pixels(self, *, on: bool) -> None:
        """Keep what was painted while only the cursor moves; for screens, as files want vectors."""
        mode = QGraphicsItem.CacheMode
        for layer in (self.under, self.over):
            layer.setCacheMode(mode.DeviceCoordinateCache if on else mode.NoCache)

    def close(self) -> None:
        """Give the graphics back; nothing may be asked of the view after this."""
        self.widget.deleteLater()

    def spot_at(self, x: float, y: float) -> Spot:
        """Return what is at a pixel of the figure."""
        if self._scene is None or self._plan is None:
            return Spot(Kind.NOTHING)
        stage, style, measure = self._plan.stage, self._style, self._typeface
        return spot_at(self._scene, stage, style, measure, self._level, (x, y))

    def _rebuild(self, keys: list[str]) -> None:
        for pair in self._curves.values():
            for item in pair:
                self._moves.removeItem(item)
        self._curves = {}
        for key in keys:
            pair = tuple(pg.PlotCurveItem(antialias=True, connect="finite") for _ in range(2))
            for item, z in zip(pair, (2, 1), strict=True):
                item.setZValue(z)
                self._moves.addItem(item, ignoreBounds=True)
            self._curves[key] = (pair[0], pair[1])

    def _ink(self) -> None:
        if self._scene is None:
            return
        style = self._style
        for curve in self._scene.curves:
            followed, others = self._curves[curve.key]
            color = curve_color(curve, style)
            width, paler = style.line * self._ratio, mix(color, style.tokens.base, 0.85)
            followed.setPen(pen(color, width, curve.dash, cosmetic=True))
            others.setPen(pen(paler, width * 0.55, curve.dash, cosmetic=True))

    def _bounds(self) -> QRectF:
        return QRectF(0, 0, self._root.size().width(), self._root.size().height())

    @Slot()
    def _arrange(self) -> None:
        """Lay out anew: after another scene, size or theme."""
        scene, bounds = self._scene, self._bounds()
        if scene is None or bounds.isEmpty():
            return
        size = (bounds.width(), bounds.height())
        plan = arrange(scene, self._style, self._typeface, *size, worded=self._worded)
        self._plan = plan
        box = plan.stage.moves
        self._moves.setGeometry(QRectF(box.left, box.top, box.width, box.height))
        players = players_of(scene)
        scale = scene.scale
        pixel = (scale.high - scale.low) * (1 + 2 * HEADROOM) / box.height
        for curve in scene.curves:
            for item in self._curves[curve.key]:
                item.setPos(0, -track(curve, players, self._style) * pixel)
        under = shapes(scene, plan.stage, self._style)
        if scene.ghost is not None:
            add_curves(scene.ghost, plan.stage, self._style, under)
            was, style, measure = scene.ghost, self._style, self._typeface
            add_strip(was.segments, was.cursor, plan.stage, style, measure, under)
        self.under.show_drawing(under, bounds)
        self.over.show_drawing(labels(scene, plan, self._style, self._typeface), bounds)
        self.set_cursor(self._level, focused=self._focused)


def _joined(curve: Curve, *, followed: bool) -> tuple[Floats, Floats]:
    """All pieces of a curve in one line, with a break after each."""
    gap = np.array([np.nan])
    xs, ys = [gap], [gap]
    for piece in curve.pieces:
        if (piece.weight > 0) == followed:
            xs += [piece.levels, gap]
            ys += [piece.values, gap]
    return np.concatenate(xs), np.concatenate(ys)
