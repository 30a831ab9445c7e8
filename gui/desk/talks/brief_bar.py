"""The foot of the window while a briefing is made: how far it is, and a way to stop it.

Owns one small widget, hidden while nothing is under way. Knows briefings by per cent only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from gui.controls.arrange import beside
from gui.look.literal import plain_label

if TYPE_CHECKING:
    from gui.desk.talks.brief import BriefExport

__all__ = ["BriefBar"]

_BAR_WIDTH = 120


class BriefBar(QWidget):
    """Shows the progress of an export and lets it be stopped."""

    def __init__(self, export: BriefExport) -> None:
        super().__init__()
        self.setObjectName("brief-bar")
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("Progress of the briefing")
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setRange(0, 100)
        self._stop = QToolButton(self)
        self._stop.setText("Stop")
        self._stop.setAccessibleName("Stop the briefing")
        self._stop.setToolTip("Give up the briefing; nothing is written")
        beside(plain_label("Briefing", self), self.bar, self._stop, of=self, margins=0, gap=8)
        self.hide()
        export.progressed.connect(self._on_progressed)
        export.finished.connect(self.hide)
        self._stop.clicked.connect(export.cancel)

    @Slot(int)
    def _on_progressed(self, per_cent: int) -> None:
        self.bar.setValue(per_cent)
        self.show()
