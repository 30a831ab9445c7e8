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
from shiboken6 import isValid

from gui.desk.frame.focus import enter, raise_dock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

__all__ = ["DockSpec", "Docks"]

#: Rises when docks come or go, so that an old layout is not forced on new docks.
LAYOUT_VERSION = 3
#: Windows narrower than this, or than so many lines of text are high, keep their middle for table
#: and chart.
NARROW, NARROW_LINES = 980, 40
#: The most of the window, and of its width, that the panels of a side take on a first start.
WIDTHS = {
    Qt.DockWidgetArea.LeftDockWidgetArea: (300, 0.25),
    Qt.DockWidgetArea.RightDockWidgetArea: (340, 0.27),
}


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

    Attributes
    ----------
    by_title
        The docks by their titles, in order.
    """

    def __init__(self, window: QMainWindow, specs: Sequence[DockSpec]) -> None:
        self._window = window
        self._specs = tuple(specs)
        self.by_title = {spec.title: self._make(spec) for spec in specs}
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)

    @property
    def toggles(self) -> list[QAction]:
        """Switches that show and hide each panel, for a menu."""
        return [dock.toggleViewAction() for dock in self.by_title.values()]

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what the commands that bring a panel to the front do."""
        return {
            spec.command: partial(self.show, spec.title) for spec in self._specs if spec.command
        }

    def arrange(self, room: int) -> None:
        """Put every panel where it is on a first start, in a window so many pixels wide.

        Where there is little room all panels share the left side, one before the others.
        """
        narrow = room < max(NARROW, NARROW_LINES * self._window.fontMetrics().height())
        for dock in self.by_title.values():  # else Qt leaves the tabs of a place it makes anew
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for spec in self._specs:
            self._place(spec, narrow=narrow)
        for area, (most, share) in WIDTHS.items():
            column = [s for s in self._specs if s.area == area and not s.behind and s.shown]
            if narrow:
                column, share = [s for s in column if s is self._specs[0]], 1.0
            docks = [self.by_title[spec.title] for spec in column]
            if docks:
                width = min(most, round(share * room))
                self._window.resizeDocks([docks[0]], [width], Qt.Orientation.Horizontal)
            heights = [spec.height for spec in column]
            self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def save(self) -> bytes:
        """Return the layout, to be restored on the next start."""
        return bytes(self._window.saveState(LAYOUT_VERSION).data())

    def restore(self, layout: bytes) -> None:
        """Take up a saved layout; one that makes no sense changes nothing."""
        self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)

    def show(self, title: str) -> None:
        """Bring a panel to the front and give it the keyboard; raise `KeyError` if unknown."""
        dock = self.by_title[title]
        raise_dock(dock)
        enter(dock.widget())

    def then(self, title: str, do: Callable[..., object]) -> Callable[..., None]:
        """Return what brings a panel to the front and then does something in it."""

        def both(*asked: object) -> None:
            self.show(title)
            do(*asked)

        return both

    def _make(self, spec: DockSpec) -> QDockWidget:
        dock = QDockWidget(spec.title, self._window)
        dock.setObjectName("dock-" + spec.title.lower().replace(" ", "-"))
        dock.setWidget(spec.widget)
        dock.toggleViewAction().setToolTip("Show this panel, or put it away")
        for moved in (dock.visibilityChanged, dock.dockLocationChanged, dock.topLevelChanged):
            moved.connect(self._on_moved)
        return dock

    def _on_moved(self, _: object) -> None:
        """Leave the title of a panel behind a tab to the tab: the style sheet hears of it."""
        if not isValid(self._window):
            return  # it closes for good, and its panels with it
        for dock in self.by_title.values():
            places = [dock, *self._window.tabifiedDockWidgets(dock)]
            there = [one for one in places if not (one.isHidden() or one.isFloating())]
            tabbed = dock in there and len(there) > 1
            if dock.property("tabbed") != tabbed:
                dock.setProperty("tabbed", tabbed)
                dock.style().unpolish(dock)
                dock.style().polish(dock)

    def _place(self, spec: DockSpec, *, narrow: bool) -> None:
        """Put a panel on its side, or before the first where the window is narrow."""
        dock = self.by_title[spec.title]
        behind = self._specs[0].title if narrow else spec.behind
        self._window.addDockWidget(self._specs[0].area if narrow else spec.area, dock)
        if behind and behind != spec.title:
            front = self.by_title[behind]
            self._window.tabifyDockWidget(front, dock)
            front.raise_()
        dock.setVisible(spec.shown)
