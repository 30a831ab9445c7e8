"""A sink that paints again: the same marks at another resolution.

Owns the way into everything Qt can paint on, pictures and PDF pages alike. Line widths grow with
the scale, which cosmetic pens alone would not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTransform

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from gui.charts.export.engine import PathMark, TextMark

__all__ = ["Repaint"]


class Repaint:
    """Paints marks with `painter`, `scale` device pixels for each of theirs."""

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter = painter
        self._scale = scale
        self._grown = QTransform.fromScale(scale, scale)
        self._clip: QPainterPath | None = None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def path(self, mark: PathMark) -> None:
        """Paint a path."""
        self._clip_to(mark.clip)
        painter = self._painter
        painter.setWorldTransform(self._grown)
        if mark.pen is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            pen = QPen(mark.pen)
            pen.setCosmetic(False)
            painter.setPen(pen)
        painter.setBrush(QBrush() if mark.brush is None else mark.brush)
        painter.drawPath(mark.path)

    def text(self, mark: TextMark) -> None:
        """Paint a run of text."""
        self._clip_to(mark.clip)
        painter = self._painter
        painter.setWorldTransform(mark.transform * self._grown)
        painter.setPen(mark.pen)
        painter.setFont(mark.font)
        right = Qt.LayoutDirection.RightToLeft
        left = Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(right if mark.right_to_left else left)
        painter.drawText(mark.at, mark.text)

    def _clip_to(self, clip: QPainterPath | None) -> None:
        if clip is self._clip:
            return
        self._clip = clip
        self._painter.setWorldTransform(self._grown)
        if clip is None:
            self._painter.setClipping(False)
        else:
            self._painter.setClipPath(clip)
