"""The middle of the desk: what must be noticed, the payoff table, and the charts below it.

Owns how they share the space. Knows none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Middle"]

#: Payoffs above, chart below: two small matrices side by side need no more than this.
HEIGHTS = (225, 585)


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(notices)
        column.addWidget(self._split, 1)

    @property
    def heights(self) -> tuple[int, ...]:
        """Heights of payoffs and charts."""
        return tuple(self._split.sizes())

    def share(self, heights: Sequence[int]) -> None:
        """Divide the space as it was divided before."""
        self._split.setSizes(list(heights))
