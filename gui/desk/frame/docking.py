"""Panels moved by keyboard: floated, taken to the other side, made larger and smaller.

Owns what these commands do to the panel that has the keyboard. Knows docks and the middle, no
panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QWidget

    from gui.desk.frame.focus import Places
    from gui.desk.frame.middle import Middle

__all__ = ["Docking"]

#: Pixels, and shares of the middle, by which one press makes a panel larger.
_PIXELS, _SHARE = 40, 0.06
_LEAST = 0.15
_SIDES = {
    Qt.DockWidgetArea.LeftDockWidgetArea: Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea: Qt.DockWidgetArea.LeftDockWidgetArea,
}


@dataclass(eq=False)
class Docking:
    """Moves the panel that has the keyboard.

    Parameters
    ----------
    window
        Where docks stand.
    middle
        What payoffs and charts share.
    charts
        The lower part of it.
    places
        Know where the keyboard is.
    """

    window: QMainWindow
    middle: Middle
    charts: QWidget
    places: Places

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "view.float": self.float_panel,
            "view.side": self.change_side,
            "view.larger": partial(self.grow, 1),
            "view.smaller": partial(self.grow, -1),
        }

    def float_panel(self) -> None:
        """Give the panel a window of its own, or put it back."""
        name = self.places.latest
        dock = self.places.widget(name)
        if isinstance(dock, QDockWidget):
            dock.setFloating(not dock.isFloating())
            self.places.go(name)

    def change_side(self) -> None:
        """Take the panel to the other side of the window."""
        name = self.places.latest
        dock = self.places.widget(name)
        if isinstance(dock, QDockWidget):
            side = _SIDES.get(self.window.dockWidgetArea(dock))
            self.window.addDockWidget(side or Qt.DockWidgetArea.LeftDockWidgetArea, dock)
            self.places.go(name)

    def grow(self, by: int) -> None:
        """Give the panel more room (1), or less (-1)."""
        place = self.places.widget(self.places.latest)
        if not isinstance(place, QDockWidget):
            payoffs, charts = self.middle.sizes()
            share = payoffs / max(1, payoffs + charts)
            share += _SHARE * (-by if place is self.charts else by)
            share = min(1 - _LEAST, max(_LEAST, share))
            self.middle.divide(round(1000 * share))
        elif place.isFloating():
            place.resize(place.width() + by * _PIXELS, place.height() + by * _PIXELS)
        else:
            width = max(1, place.width() + by * _PIXELS)
            self.window.resizeDocks([place], [width], Qt.Orientation.Horizontal)
