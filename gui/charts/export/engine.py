"""A paint engine that hands on finished shapes: transforms, pens and clips already applied.

Owns the translation of whatever a `QPainter` draws into two kinds of marks, paths and lines of
text, in device pixels. What is done with them is a sink's business: SVG elements, or a painter with
another resolution. Bitmaps are refused and counted, since a vector chart must not have any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPaintDevice,
    QPaintEngine,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextItem,
    QTransform,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEngineState

__all__ = ["DOTS", "BakingDevice", "PathMark", "Sink", "TextMark"]

#: Logical dots per inch of every figure; a point is 96/72 pixels.
DOTS = 96

_Dirty = QPaintEngine.DirtyFlag
_Metric = QPaintDevice.PaintDeviceMetric
#: What a clip state may change with.
_CLIPS = _Dirty.DirtyClipPath | _Dirty.DirtyClipRegion | _Dirty.DirtyClipEnabled


@dataclass(frozen=True, eq=False)
class PathMark:
    """A path in device pixels. `pen` has its width in device pixels; None means no outline."""

    path: QPainterPath
    pen: QPen | None
    brush: QBrush | None
    clip: QPainterPath | None


@dataclass(frozen=True, eq=False)
class TextMark:
    """One run of text. `at` is the left end of its base line, before `transform`."""

    text: str
    at: QPointF
    width: float
    font: QFont
    pen: QPen
    transform: QTransform
    clip: QPainterPath | None
    right_to_left: bool


class Sink(Protocol):
    """Who receives the marks."""

    def path(self, mark: PathMark) -> None:
        """Take a path."""
        ...

    def text(self, mark: TextMark) -> None:
        """Take a run of text."""
        ...


class _BakingEngine(QPaintEngine):
    """Turns painting into marks."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._sink = sink
        self._pen = QPen()
        self._brush = QBrush()
        self._transform = QTransform()
        self._clip: QPainterPath | None = None
        self.bitmaps = 0
        self.failure: Exception | None = None

    def type(self) -> QPaintEngine.Type:
        """Return that this engine is none of Qt's own."""
        return QPaintEngine.Type.User

    def begin(self, device: QPaintDevice) -> bool:
        """Accept painting."""
        return True

    def end(self) -> bool:
        """Finish painting."""
        return True

    def updateState(self, state: QPaintEngineState) -> None:
        """Remember pen, brush, transform and clip."""
        self._pen, self._brush = QPen(state.pen()), QBrush(state.brush())
        self._transform = QTransform(state.transform())
        if state.isClipEnabled():
            if state.state() & _CLIPS:
                painter = state.painter()
                self._clip = painter.combinedTransform().map(painter.clipPath())
        elif state.state() & _Dirty.DirtyClipEnabled:
            self._clip = None

    def drawPath(self, path: QPainterPath) -> None:
        """Hand on a path."""
        self._hand_on(path, filled=True)

    def drawLines(self, lines: Sequence[QLineF]) -> None:  # type: ignore[override]
        """Hand on separate lines as one path."""
        path = QPainterPath()
        for line in lines:
            path.moveTo(QPointF(line.p1()))
            path.lineTo(QPointF(line.p2()))
        self._hand_on(path, filled=False)

    def drawRects(self, rects: Iterable[QRectF]) -> None:
        """Hand on rectangles."""
        for rect in rects:
            path = QPainterPath()
            path.addRect(QRectF(rect))
            self._hand_on(path, filled=True)

    def drawPolygon(self, points: Iterable[QPointF], mode: QPaintEngine.PolygonDrawMode) -> None:
        """Hand on a polygon, or an open polyline."""
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(point) for point in points]))
        closed = mode != QPaintEngine.PolygonDrawMode.PolylineMode
        if closed:
            path.closeSubpath()
        if mode == QPaintEngine.PolygonDrawMode.WindingMode:
            path.setFillRule(Qt.FillRule.WindingFill)
        self._hand_on(path, filled=closed)

    def drawEllipse(self, rect: QRectF) -> None:  # type: ignore[override]
        """Hand on an ellipse."""
        path = QPainterPath()
        path.addEllipse(QRectF(rect))
        self._hand_on(path, filled=True)

    def drawTextItem(self, point: QPointF, item: QTextItem) -> None:  # type: ignore[override]
        """Hand on a run of text."""
        if not item.text().strip():
            return
        flags = item.renderFlags()
        mark = TextMark(
            text=item.text(),
            at=QPointF(point),
            width=item.width(),
            font=QFont(item.font()),
            pen=QPen(self._pen),
            transform=QTransform(self._transform),
            clip=self._clip,
            right_to_left=bool(flags & QTextItem.RenderFlag.RightToLeft),
        )
        self._give(mark)

    def drawImage(self, *_: object) -> None:
        """Refuse a bitmap."""
        self.bitmaps += 1

    def drawPixmap(self, *_: object) -> None:
        """Refuse a bitmap."""
        self.bitmaps += 1

    def drawTiledPixmap(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Refuse a bitmap."""
        self.bitmaps += 1

    def _hand_on(self, path: QPainterPath, *, filled: bool) -> None:
        mapped = self._transform.map(path)
        if mapped.elementCount() == 0:
            return
        pen = self._device_pen()
        brush = self._brush if filled and self._brush.style() != Qt.BrushStyle.NoBrush else None
        if pen is not None or brush is not None:
            self._give(PathMark(mapped, pen, brush, self._clip))

    def _give(self, mark: PathMark | TextMark) -> None:
        """Give a mark to the sink; an error must not pass through Qt, which would crash."""
        if self.failure is not None:
            return
        try:
            if isinstance(mark, PathMark):
                self._sink.path(mark)
            else:
                self._sink.text(mark)
        except Exception as error:  # raised again by `BakingDevice.finish`
            self.failure = error

    def _device_pen(self) -> QPen | None:
        """Return the pen with its width in device pixels."""
        if self._pen.style() == Qt.PenStyle.NoPen:
            return None
        pen = QPen(self._pen)
        grown = 1.0 if pen.isCosmetic() else abs(self._transform.determinant()) ** 0.5
        pen.setWidthF((pen.widthF() or 1.0) * grown)
        return pen


class BakingDevice(QPaintDevice):
    """Something of `width` by `height` pixels to paint on; marks go to the sink."""

    def __init__(self, width: float, height: float, sink: Sink) -> None:
        super().__init__()
        self._width, self._height = round(width), round(height)
        self._engine = _BakingEngine(sink)

    def finish(self) -> None:
        """Raise what the sink raised while it was painted on, or that a bitmap was painted."""
        if self._engine.failure is not None:
            raise self._engine.failure
        if self._engine.bitmaps:
            message = f"{self._engine.bitmaps} bitmaps in a figure of vectors"
            raise ValueError(message)

    def paintEngine(self) -> QPaintEngine:
        """Return the engine."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Return sizes and resolutions."""
        known = {
            _Metric.PdmWidth: self._width,
            _Metric.PdmHeight: self._height,
            _Metric.PdmWidthMM: round(self._width / DOTS * 25.4),
            _Metric.PdmHeightMM: round(self._height / DOTS * 25.4),
            _Metric.PdmNumColors: 2**31 - 1,
            _Metric.PdmDepth: 32,
            _Metric.PdmDpiX: DOTS,
            _Metric.PdmDpiY: DOTS,
            _Metric.PdmPhysicalDpiX: DOTS,
            _Metric.PdmPhysicalDpiY: DOTS,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
        }
        return known.get(metric, 0)
