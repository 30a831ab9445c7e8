"""The track of a driver: regimes as tints, tipping points as ticks, anchors, the saved level.

Owns how a `DriverMap` is drawn along a slider and what hovering over it says. Where several
equilibria coexist the tint is divided into as many stripes. Ticks that would print over each other
keep their line and give up their label; hovering still tells.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from games.model.numbers import show
from gui.controls.slider import HANDLE, MARGIN, ExactSlider
from gui.look.colors import mix
from gui.look.literal import in_tip
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Anchor
    from gui.panels.drivers.map import DriverMap, Tick

__all__ = ["DriverTrack"]

#: Height of a tinted track, and of one that charts do not sweep.
_TINTED, _PLAIN = 10, 4
#: Room above the track for anchors, and between track and labels.
_ABOVE, _GAP = 9, 3
_REACH = 5
_BETWEEN_LABELS = 6


class DriverTrack(ExactSlider):
    """The slider of one driver."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: DriverMap | None = None
        self._anchors: tuple[Anchor, ...] = ()
        self._saved: Decimal | None = None

    def show_anchors(self, anchors: tuple[Anchor, ...]) -> None:
        """Mark levels that are put into words."""
        self._anchors = anchors
        self.update()

    def show_saved(self, level: Decimal | None) -> None:
        """Mark the level to which a reset returns."""
        if level != self._saved:
            self._saved = level
            self.update()

    def show_map(self, shown: DriverMap | None) -> None:
        """Show what the sweep says along this driver; None if another one is swept."""
        if shown is self._map:
            return
        taller = (shown is None) != (self._map is None)
        self._map = shown
        if taller:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for labels only where there are any."""
        above = max(_ABOVE, HANDLE + 4)
        if self._map is None:
            return QSize(160, above + _PLAIN + HANDLE + 4)
        label = round(QFontMetricsF(sized(worn().small)).height())
        return QSize(160, above + _TINTED + _GAP + label + 2)

    def groove(self) -> QRectF:
        """Return the rectangle of the track."""
        height = _PLAIN if self._map is None else _TINTED
        top = max(_ABOVE, HANDLE + 4)
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, height)

    # -- drawing ----------------------------------------------------------------------------------

    def draw_track(self, painter: QPainter, groove: QRectF) -> None:
        """Draw tints, anchors, ticks and the saved level."""
        if self._map is None:
            super().draw_track(painter, groove)
        else:
            self._draw_bands(painter, groove, self._map)
            self._draw_ticks(painter, groove, self._map.ticks)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn().soft))
        for anchor in self._anchors:
            painter.drawEllipse(QPointF(self.x_of(float(anchor.level)), groove.top() - 5), 1.6, 1.6)
        if self._saved is not None and self._saved != self.level:
            x = self.x_of(float(self._saved))
            painter.setPen(QPen(QColor(worn().ink), 1.5))
            painter.drawLine(QPointF(x, groove.top() - 3), QPointF(x, groove.bottom() + 3))

    def _draw_bands(self, painter: QPainter, groove: QRectF, shown: DriverMap) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for band in shown.bands:
            left, right = self.x_of(band.low), self.x_of(band.high)
            colors = band.colors or (worn().hairline,)
            stripe = groove.height() / len(colors)
            for place, color in enumerate(colors):
                painter.setBrush(QColor(mix(color, worn().base, 0.85)))
                top = groove.top() + place * stripe
                painter.drawRect(QRectF(left, top, right - left, stripe))
        # pale tints have an edge, too, on whatever ground
        painter.setPen(QPen(QColor(worn().soft), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(groove)

    def _draw_ticks(self, painter: QPainter, groove: QRectF, ticks: tuple[Tick, ...]) -> None:
        font = sized(worn().small)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        free = 0.0
        for tick in ticks:
            x = self.x_of(tick.at)
            painter.setPen(QPen(QColor(worn().base), 2))
            painter.drawLine(QPointF(x, groove.top()), QPointF(x, groove.bottom()))
            painter.setPen(QPen(QColor(worn().soft), 1))
            painter.drawLine(QPointF(x, groove.top() - 2), QPointF(x, groove.bottom() + 3))
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(0.0, x - width / 2), self.width() - width)
            if left < free:
                continue
            free = left + width + _BETWEEN_LABELS
            top = groove.bottom() + _GAP
            painter.drawText(QPointF(left, top + metrics.ascent()), tick.label)

    # -- hovering ---------------------------------------------------------------------------------

    def hint_at(self, x: float) -> str:
        """Say what is at a place on the track: a tipping point, an anchor, or the regime."""
        ticks = self._map.ticks if self._map is not None else ()
        near = [tick for tick in ticks if abs(self.x_of(tick.at) - x) <= _REACH]
        if near and self._map is not None:
            return self._map.hint(min(near, key=lambda tick: abs(self.x_of(tick.at) - x)))
        for anchor in self._anchors:
            if abs(self.x_of(float(anchor.level)) - x) <= _REACH:
                return f"{show(anchor.level)}: {anchor.text}"
        if self._map is None:
            return ""
        room = self.width() - 2 * MARGIN
        low, high = (float(end) for end in self.ends)
        band = self._map.band_at(low + (x - MARGIN) / room * (high - low)) if room > 0 else None
        return " or ".join(band.names) if band is not None else ""

    def event(self, event: QEvent) -> bool:
        """Answer hovering by place."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), in_tip(self.hint_at(event.pos().x())), self)
            return True
        return super().event(event)
