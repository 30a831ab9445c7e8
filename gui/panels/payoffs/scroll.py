"""The window on the wall of matrices: how much of it is seen at least, and what comes in sight.

Owns sizes and scrolling, and that names stay in sight; what hangs on the wall is the wall's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gui.panels.payoffs.wall import Wall

__all__ = ["WallScroll"]

#: Pixels of the neighbourhood that come in sight with a payoff.
_AROUND = 8


class WallScroll(QScrollArea):
    """A scroll area for a `Wall`.

    Signals
    -------
    fitted()
        The wall hangs in another way, or another part of it is seen for want of room.
    """

    fitted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wall: Wall | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hang(self, wall: Wall) -> None:
        """Show another wall; the old one goes."""
        self._wall = wall
        wall.hung_anew.connect(self._on_hung_anew)
        self.setWidget(wall)
        self._fit()
        self.updateGeometry()

    def reveal(self, rect: QRect) -> None:
        """Bring a payoff in sight, not below the names of its row and column."""
        if self._wall is None:
            return
        for box in (self._wall.with_names(rect), rect):  # of what is too large, the payoff itself
            centre = box.center()
            across, down = box.width() // 2 + _AROUND, box.height() // 2 + _AROUND
            self.ensureVisible(centre.x(), centre.y(), across, down)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's own
        """Keep names in sight."""
        super().scrollContentsBy(dx, dy)
        self._keep_names()

    def sizeHint(self) -> QSize:
        """Prefer to show a row of matrices, and that there are more."""
        height = self._wall.good_height() if self._wall is not None else 0
        return QSize(super().sizeHint().width(), height + self._bar())

    def minimumSizeHint(self) -> QSize:
        """Show the names and two rows of a matrix at least."""
        height = self._wall.least_height() if self._wall is not None else 0
        return QSize(super().minimumSizeHint().width(), height + self._bar())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hang the wall anew; ask for another height where a bar below comes or goes."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self.fitted.emit()

    def _keep_names(self) -> None:
        if self._wall is not None:
            self._wall.keep_names(QRect(-self._wall.pos(), self.viewport().size()))

    def _fit(self) -> None:
        if self._wall is not None:
            bar = self.verticalScrollBar().sizeHint().width()
            self._wall.fit(self.maximumViewportSize(), bar)

    def _bar(self) -> int:
        """Return the height of the bar below, if the wall is wider than what is seen of it."""
        wide = self._wall is not None and self._wall.minimumWidth() > self.viewport().width()
        return self.horizontalScrollBar().sizeHint().height() if wide else 0

    @Slot()
    def _on_hung_anew(self) -> None:
        self.updateGeometry()
        self._keep_names()
        self.fitted.emit()
