"""The docks around the table and the charts: where panels are, and how they come back.

Owns the docks, their places on a first start, and the layout that is remembered. Knows no panel;
widgets, titles and places are given to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from gui.desk.focus import enter, raise_dock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

__all__ = ["DockSpec", "Docks"]

#: Rises when docks come or go, so that an old layout is not forced on new docks.
LAYOUT_VERSION = 3
#: Windows narrower than this keep their middle for table and chart.
NARROW = 980
WIDTHS = {Qt.DockWidgetArea.LeftDockWidgetArea: 300, Qt.DockWidgetArea.RightDockWidgetArea: 340}


@dataclass(frozen=True, eq=False)
class DockSpec:
    """One panel in a dock.

    Attributes
    ----------
    title
        Over the panel and in the View menu; the dock's id is made of it.
    widget
        The panel.
    area
        The side of the window it is on.
    height
        Share of the side that it gets where several stand above each other.
    behind
        Title of the panel that it shares a place with, as a tab; empty if it has one of its own.
    shown
        Whether it is there on a first start.
    command
        Id of the command that brings it to the front; empty if there is none.
    """

    title: str
    widget: QWidget
    area: Qt.DockWidgetArea
    height: int = 0
    behind: str = ""
    shown: bool = True
    command: str = ""


class Docks:
    """All docks of one window.

    Parameters
    ----------
    window
        Where they stand.
    specs
        The panels, from the top of each side down; a panel comes after the one it is behind.
    """

    def __init__(self, window: QMainWindow, specs: Sequence[DockSpec]) -> None:
        self._window = window
        self._specs = tuple(specs)
        self._docks: dict[str, QDockWidget] = {}
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for spec in specs:
            self._add(spec)
        self._first = QByteArray()

    @property
    def by_title(self) -> dict[str, QDockWidget]:
        """The docks by their titles, in order."""
        return dict(self._docks)

    @property
    def toggles(self) -> list[QAction]:
        """Switches that show and hide each panel, for a menu."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what the commands that bring a panel to the front do."""
        return {
            spec.command: partial(self.show, spec.title) for spec in self._specs if spec.command
        }

    def arrange(self, room: int) -> None:
        """Give the docks their places of a first start; call it once, when all bars are there.

        Where the window has little `room` all panels share the left side, one before the others.
        """
        if room < NARROW:
            first, *others = self._docks.values()
            for dock in others:
                self._window.tabifyDockWidget(first, dock)
            first.raise_()
        for area, width in WIDTHS.items():
            column = [s for s in self._specs if s.area == area and not s.behind and s.shown]
            docks = [self._docks[spec.title] for spec in column]
            if docks:
                self._window.resizeDocks([docks[0]], [width], Qt.Orientation.Horizontal)
            heights = [spec.height for spec in column]
            self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)
        self._first = self._window.saveState(LAYOUT_VERSION)

    def reset(self) -> None:
        """Put every panel back where it was on the first start."""
        self._window.restoreState(self._first, LAYOUT_VERSION)

    def save(self) -> bytes:
        """Return the layout, to be restored on the next start."""
        return bytes(self._window.saveState(LAYOUT_VERSION).data())

    def restore(self, layout: bytes) -> None:
        """Take up a saved layout; one that makes no sense changes nothing."""
        self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)

    def show(self, title: str) -> None:
        """Bring a panel to the front and give it the keyboard; raise `KeyError` if unknown."""
        dock = self._docks[title]
        raise_dock(dock)
        enter(dock.widget())

    def _add(self, spec: DockSpec) -> None:
        dock = QDockWidget(spec.title, self._window)
        dock.setObjectName("dock-" + spec.title.lower().replace(" ", "-"))
        dock.setWidget(spec.widget)
        dock.toggleViewAction().setToolTip("Show this panel, or put it away")
        self._docks[spec.title] = dock
        self._window.addDockWidget(spec.area, dock)
        if spec.behind:
            front = self._docks[spec.behind]
            self._window.tabifyDockWidget(front, dock)
            front.raise_()
        dock.setVisible(spec.shown)
