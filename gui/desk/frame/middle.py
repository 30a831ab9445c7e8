"""The middle of the desk: the payoff table, and the charts below it.

Owns how they share the space: the table gets what it needs, within reason, until somebody moves the
line below it. Knows none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

__all__ = ["Middle"]

#: The most of the space, in thousandths, that payoffs take unasked, and what they leave to charts.
_MOST, _CHARTS = 470, 340
_WHOLE = 1000


class Middle(QSplitter):
    """Payoffs over charts; the person may move the line between them.

    Attributes
    ----------
    share
        Thousandths that somebody gave the payoffs; 0 while the table gets what it needs.
    """

    def __init__(self, payoffs: QWidget, charts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("middle")
        self.setChildrenCollapsible(False)
        self._payoffs = payoffs
        self.addWidget(payoffs)
        self.addWidget(charts)
        self.setStretchFactor(1, 1)
        self.share = 0
        self.splitterMoved.connect(self._on_moved)

    def divide(self, share: int) -> None:
        """Give the payoffs so many thousandths; 0 for what they need."""
        self.share = share
        self._divide()

    def _divide(self) -> None:
        """Give each part its height."""
        there = sum(self.sizes())
        if self.share:
            payoffs = round(there * self.share / _WHOLE)
        else:
            most = min(there * _MOST // _WHOLE, there - _CHARTS)
            payoffs = min(self._payoffs.sizeHint().height(), max(0, most))
        self.setSizes([payoffs, there - payoffs])

    def event(self, event: QEvent) -> bool:
        """Divide again when the payoffs need another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.share:
            self._divide()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide again what is there now."""
        super().resizeEvent(event)
        self._divide()

    @Slot(int, int)
    def _on_moved(self, _: int, __: int) -> None:
        payoffs, charts = self.sizes()
        self.share = round(_WHOLE * payoffs / max(1, payoffs + charts))
