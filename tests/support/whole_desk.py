"""A whole window with everything behind it, driven as a person would."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest

from gui.desk.dialogs import Answer
from gui.panels.drivers.row import DriverRow
from gui.panels.reading.panel import ReadingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desk_fakes import FakeDialogs
    from gui.charts.pages.tabs import ChartTabs
    from gui.core.document import Document
    from gui.look.theme import Theme
    from gui.window import Window
    from gui.work.upkeep import Analysis

__all__ = ["Desk", "forget_changes"]


@dataclass
class Desk:
    """A window with everything behind it, answers computed at once."""

    window: Window
    document: Document
    analysis: Analysis
    dialogs: FakeDialogs
    theme: Theme
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until the answer for the present scenario is on every panel, its sweep proved."""
        idle = partial(self.analysis.jobs.idle, "proof")
        self.qtbot.waitUntil(lambda: self.analysis.live is not None and idle())

    def chart(self, kind: str) -> ChartTabs:
        """Bring a chart to the front."""
        tabs = self.window.book.tabs
        tabs.setCurrentIndex(self.window.book.place_of(kind))
        return tabs

    def trigger(self, command: str) -> None:
        action = self.window.menus.actions.action(command)
        assert action.isEnabled(), f"{command} cannot run now"
        action.trigger()
        self.settle()

    def row(self, driver: str) -> DriverRow:
        rows = self.window.findChildren(DriverRow)
        name = self.document.scenario.driver(driver).name
        return next(row for row in rows if row.track.accessibleName() == name)

    @property
    def headline(self) -> str:
        """What the reading says, after making sure that it is on the panel."""
        self.settle()
        panel = self.window.findChild(ReadingPanel)
        assert panel is not None
        assert panel.reading is not None
        shown = QTextDocumentFragment.fromHtml(panel.headline.text()).toPlainText()
        assert panel.reading.headline[:20] in shown
        return panel.reading.headline

    def drag(self, driver: str, to: str) -> None:
        """Take the handle of a driver's slider and drag it, in steps, to a level."""
        track = self.row(driver).track
        here = track.x_of(float(self.document.scenario.driver(driver).level))
        there = track.x_of(float(to))
        y = round(track.groove().center().y())
        QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(round(here), y))
        for step in range(1, 11):
            x = round(here + (there - here) * step / 10)
            QTest.mouseMove(track, QPoint(x, y))
        QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=QPoint(round(there), y))
        self.settle()


def forget_changes(window: Window) -> None:
    """Let a window close without asking."""
    window.dialogs.unsaved = Answer.DISCARD  # type: ignore[attr-defined]
