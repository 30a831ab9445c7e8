"""Keyboard ways to everything on the desk: the palette, and the moves from panel to panel.

Owns which places there are and in which order F6 goes through them. What can be done is read from
the menus.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.commands import Entry
from gui.desk.frame.docking import Docking
from gui.desk.frame.finder import Finder
from gui.desk.frame.focus import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMainWindow, QWidget

    from gui.charts.pages.tabs import ChartTabs
    from gui.commands.actions import Actions
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.desk.frame.docks import Docks
    from gui.desk.frame.middle import Middle
    from gui.desk.frame.panels import Panels

__all__ = ["Keyboard"]

#: As many places have a digit of their own (Alt+1 and so on).
_DIGITS = 9
_TIP = "Bring it to the front and give it the keyboard"


class Keyboard:
    """What the keyboard can reach in one window.

    Parameters
    ----------
    window
        What it is about.
    document, selection
        What the palette can go to.
    panels, docks, layout, charts
        The places, and what shares the middle.
    used
        What was chosen in the palette lately.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        panels: Panels,
        docks: Docks,
        layout: Middle,
        charts: ChartTabs,
        used: Sequence[str],
    ) -> None:
        self._window = window
        self._actions: Actions | None = None
        middle: dict[str, QWidget] = {"Payoffs": panels.payoffs, "Chart": charts}
        self.places = Places(window, middle | docks.by_title)
        self._docking = Docking(window, layout, charts, self.places)
        self.finder = Finder(window, document, selection, self.places, panels.drivers, used)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "view.go": self.places.go,
            "view.next": partial(self.places.step, 1),
            "view.previous": partial(self.places.step, -1),
            "help.shortcuts": self.show_shortcuts,
            "view.palette": self.finder.open,
            **self._docking.handlers(),
        }

    def serve(self, actions: Actions) -> None:
        """Offer the places in the menu, and search these menus from now on."""
        places = [
            Entry(name, name, _TIP, f"Alt+{digit}" if digit <= _DIGITS else "")
            for digit, name in enumerate(self.places.names, start=1)
        ]
        actions.submenus["view.go"].fill(places)
        self.finder.search(actions)
        self._actions = actions

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts, as the menus are now."""
        from gui.desk.talks.shortcuts import ShortcutSheet  # not at the start

        if self._actions is not None:
            sheet = ShortcutSheet(self._actions, self._window)
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            sheet.show()
