"""A chart of marks as a widget: laid out for its size, painted, with a line of words on top.

Owns the room of words and figure, the theme, and what a screen reader hears. What a scene looks
like is its layout's business; what mouse and keys do is that of the canvases made from this one.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QToolTip, QWidget

from gui.charts.canvas.caption import Caption
from gui.charts.canvas.figure_view import FigureView
from gui.charts.canvas.items import base_line
from gui.charts.canvas.sheet import Sheet
from gui.charts.kinds import summary_of
from gui.charts.marks.labels import Cut
from gui.charts.marks.table import DataTable
from gui.look.literal import in_tip
from gui.look.wear import worn
from gui.work.pace import Pace

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from gui.charts.canvas.picture import Easel, Ready
    from gui.charts.marks.drawing import Drawing
    from gui.charts.marks.figure import Figure, Layout
    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["FigureCanvas"]


#: Least time between two descriptions of the picture.
TOLD_MS = 200
#: No chart is smaller, whatever it shows.
_LEAST = QSize(320, 190)


class FigureCanvas(QWidget):
    """A scene on screen.

    Attributes
    ----------
    sheet
        What is painted, layer by layer.

    Parameters
    ----------
    layout
        From scene and size to marks.
    tokens
        The theme.
    single
        Whether one line of words is all that stands on top.
    """

    def __init__(
        self,
        layout: Layout,
        tokens: Tokens,
        parent: QWidget | None = None,
        *,
        single: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Chart")
        self.setAccessibleDescription("Nothing is drawn yet")
        self._tokens = tokens
        self._told = Pace(TOLD_MS, self._describe, self)
        self._scene: Printed | None = None
        self._stale = False
        self._least = (0.0, float(_LEAST.height()))
        self._view = FigureView(layout, tokens, self.logicalDpiY())
        self.sheet = Sheet(self._view.typeface, self)
        self._caption = Caption(self, single=single)
        self.restyle(tokens)

    @property
    def scene(self) -> Printed | None:
        """What is shown, None before the first scene."""
        return self._scene

    @property
    def figure(self) -> Figure | None:
        """The scene laid out for the present size."""
        area = self._area()
        self._view.fit(area.width(), area.height())
        return self._view.figure

    @property
    def words(self) -> str:
        """The line that is shown on top."""
        return self._caption.first

    @property
    def caption(self) -> str:
        """The line below it: what the picture is of."""
        return self._caption.second

    @property
    def stale(self) -> bool:
        """True while the picture is dimmed."""
        return self._stale

    def show_scene(self, scene: Printed) -> None:
        """Show a scene."""
        self._scene = scene
        self.set_stale(False)
        self._view.show_scene(scene)
        if self.accessibleName() != scene.title:
            self.setAccessibleName(scene.title)
        self._tell()
        self._read()
        self.draw()

    def easel(self) -> Easel | None:
        """Return what another thread may paint the next scene on; None where it may not."""
        return self._view.easel(self.devicePixelRatioF())

    def expect(self, ready: Ready) -> None:
        """Take the figure and the picture of the scene that will be shown next."""
        self._view.expect(ready)

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while a newer one is being computed."""
        if stale != self._stale:
            self._stale = stale
            self.sheet.dim(on=stale)

    def restyled(self) -> None:
        """Take the theme in force."""
        self.restyle(worn())

    def restyle(self, tokens: Tokens) -> None:
        """Take another theme."""
        self._tokens = tokens
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
        self.setPalette(palette)
        self._view.restyle(tokens, self.logicalDpiY())
        font = self._view.typeface.font(tokens.small * self.logicalDpiY() / 72)
        self._caption.restyle(tokens, font)
        self.sheet.wear(tokens.base)
        self._arrange()

    def table(self) -> DataTable:
        """Return the chart as a table, for those who do not see it."""
        return DataTable((), ()) if self._scene is None else summary_of(self._scene)

    @property
    def around(self) -> int:
        """Height of what lies above and below the figure: the words on top, the margins."""
        return self._top + self._tokens.grid // 2

    @property
    def _top(self) -> int:
        return self._tokens.grid // 2 + self._caption.sizeHint().height() + 2

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 420)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which no text of the scene runs into another.

        It is the layout's, for the type in force; below it the page scrolls.
        """
        wide, high = (ceil(side) for side in self._least)
        return QSize(max(_LEAST.width(), wide + 2 * self._tokens.grid), high + self.around)

    # -- painting ---------------------------------------------------------------------------------

    def layers(self, figure: Figure) -> tuple[Drawing, ...]:
        """Return what is painted, from the bottom up; what stays the same object stays painted."""
        return figure.layers

    def draw(self, *, moving: bool = False) -> None:
        """Paint what there is; `moving` tells that only something over the figure has moved."""
        figure = self.figure
        if figure is not None:
            if figure.least != self._least:
                self._least = figure.least
                self.updateGeometry()
            if moving:
                self._view.keep(self.devicePixelRatioF())
            self.sheet.paint(self.layers(figure), self._view.picture, moving=moving)

    def _area(self) -> QRectF:
        grid = self._tokens.grid
        return QRectF(
            grid,
            self._top,
            max(0, self.width() - 2 * grid),
            max(0, self.height() - self.around),
        )

    def _arrange(self) -> None:
        """Give words and figure their places, and paint."""
        area = self._area().toRect()
        high = self._caption.sizeHint().height()
        self._caption.setGeometry(area.left(), self._tokens.grid // 2, area.width(), high)
        self.sheet.place(area)
        self._read()
        self.draw()

    # -- the rest ---------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._read()
        self.draw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say again what the chart is."""
        super().focusOutEvent(event)
        self._read()
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit words and figure to the new size."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Tell the whole of a shortened text under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            whole = self._whole_at(QPointF(event.pos()))
            if whole:
                QToolTip.showText(event.globalPos(), in_tip(whole), self)
                return True
        return super().event(event)

    def _whole_at(self, at: QPointF) -> str:
        """Return what a shortened text or caption at a pixel says in full; empty away from all."""
        if at.y() < self._top:
            return self._caption.cut
        inside, typeface = at - self._area().topLeft(), self._view.typeface
        for layer in self.layers(self.figure) if self.figure else ():
            for text in layer.texts:
                if isinstance(text.text, Cut):
                    x, _, width, (_, top, _, high) = base_line(text, typeface)
                    if x <= inside.x() <= x + width and top <= inside.y() <= top + high:
                        return text.text.whole
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's typeface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.restyle(self._tokens)

    def _tell(self) -> None:
        """Let screen readers know the picture, soon: nobody listens as fast as a slider moves."""
        self._told.ask()

    def _describe(self) -> None:
        words = self._described()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _described(self) -> str:
        return self._scene.description if self._scene else ""

    def _read(self) -> None:
        """Say what the chart finds."""
        self._say(self._scene.title if self._scene else "")

    def _say(self, words: str, whole: str = "") -> None:
        """Write the line on top; `whole` is what hovering shows of it."""
        self._caption.say(words, self._scene.subtitle if self._scene else "")
        self.setToolTip(in_tip(whole))
