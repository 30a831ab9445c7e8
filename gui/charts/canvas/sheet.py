"""What a chart is painted on: pyqtgraph's view and scene, with one item for every layer of marks.

Owns the items, which stay while what they show changes. Knows no figure, no mouse and no document.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsWidget

from gui.charts.canvas.graphics import pg
from gui.charts.canvas.items import DrawingItem
from gui.charts.canvas.picture import PictureItem
from gui.charts.marks.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gui.charts.canvas.items import Typeface
    from gui.charts.canvas.picture import Picture

__all__ = ["Sheet"]

_NOTHING = Drawing()


class Sheet:
    """The painted part of a canvas; mouse and keys are the canvas' own.

    Attributes
    ----------
    widget
        The `pyqtgraph.GraphicsView`.
    """

    def __init__(self, typeface: Typeface, parent: QWidget) -> None:
        self.widget: Any = pg.GraphicsView(parent)
        self.widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.scene().contextMenu = []
        for inside in (self.widget, self.widget.viewport()):
            inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._typeface = typeface
        self._root = QGraphicsWidget()
        self.widget.scene().addItem(self._root)
        self._picture = PictureItem(typeface, self._root)
        self.items: list[DrawingItem] = []

    @property
    def picture(self) -> Picture | None:
        """What is painted already, None where all is painted from marks."""
        return self._picture.picture

    def place(self, room: QRect) -> None:
        """Take a place on the canvas."""
        self.widget.setGeometry(room)

    def paint(
        self, layers: Sequence[Drawing], picture: Picture | None = None, *, moving: bool = False
    ) -> None:
        """Show layers from the bottom up; of those in the picture the picture.

        While something is `moving`, what was there before is painted once and kept.
        """
        self._picture.show_picture(picture, QRectF(self.widget.rect()))
        if picture is not None:
            done = len(picture.layers)
            layers = (*(_NOTHING,) * done, *layers[done:])
        while len(self.items) < len(layers):
            self.items.append(DrawingItem(self._typeface, self._root))
        bounds, mode = QRectF(self.widget.rect()), QGraphicsItem.CacheMode
        for item, drawing in zip_longest(self.items, layers, fillvalue=_NOTHING):
            assert isinstance(item, DrawingItem)  # there are at least as many as layers
            same = item.drawing is drawing and item.bounds == bounds
            kept = moving and same and drawing is not _NOTHING
            item.setCacheMode(mode.DeviceCoordinateCache if kept else mode.NoCache)
            if not same:
                item.show_drawing(drawing, bounds)

    def wear(self, color: str) -> None:
        """Take another background."""
        self.widget.setBackground(color)

    def dim(self, *, on: bool) -> None:
        """Show a picture that is overdue faintly, or no longer."""
        self._root.setOpacity(0.45 if on else 1.0)
