"""The middle of the desk: what must be noticed, the payoff table, and the charts below it.

Owns how they share the space. Knows none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

__all__ = ["HEIGHTS", "Middle"]

#: Payoffs above, chart below: two small matrices side by side need no more than this.
HEIGHTS = (240, 570)


class Middle(QWidget):
    """Notices over the payoffs over the charts.

    Parameters
    ----------
    notices, payoffs, charts
        From the top down; the person may move the line between payoffs and charts.
    """

    def __init__(
        self, notices: QWidget, payoffs: QWidget, charts: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setObjectName("middle")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(payoffs)
        self._split.addWidget(charts)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(list(HEIGHTS))
        self._wanted: tuple[int, ...] = HEIGHTS
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(notices)
        column.addWidget(self._split, 1)

    @property
    def heights(self) -> tuple[int, int]:
        """Heights of payoffs and charts."""
        payoffs, charts = self._split.sizes()
        return payoffs, charts

    def share(self, shares: Sequence[int]) -> None:
        """Divide the space between payoffs and charts in these proportions."""
        self._wanted = tuple(shares)
        self._divide()

    def showEvent(self, event: QShowEvent) -> None:
        """Divide the space again, now that it is known how much there is."""
        super().showEvent(event)
        if not event.spontaneous():
            self._divide()

    def _divide(self) -> None:
        there, parts = sum(self._split.sizes()), sum(self._wanted)
        self._split.setSizes([round(there * share / parts) for share in self._wanted])
