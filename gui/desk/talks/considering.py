"""Where considerations are begun from: menus, the selected payoff, a direct edit.

Owns that the panel comes to the front before something is added or edited in it. What is done is
the panel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.selection import PayoffKey
    from gui.desk.frame.docks import Docks
    from gui.desk.frame.panels import Panels

__all__ = ["Considering"]

_TITLE = "Considerations"


class Considering(QObject):
    """The ways to the considerations of one window."""

    def __init__(self, panels: Panels, docks: Docks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("considering")
        self._panel = panels.considerations
        self._docks = docks
        panels.reasons.add_wanted.connect(self.add)
        panels.reasons.edit_wanted.connect(self.edit)
        panels.reasons.turn_wanted.connect(self.turn)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"scenario.add-consideration": self.add}

    @Slot()
    def add(self) -> None:
        """Add a consideration at the selected payoff."""
        self._docks.show(_TITLE)
        self._panel.add()

    @Slot(str)
    def edit(self, consideration: str) -> None:
        """Edit a consideration."""
        self._docks.show(_TITLE)
        self._panel.edit(consideration)

    @Slot(object)
    def turn(self, key: PayoffKey) -> None:
        """Turn a direct edit into a consideration."""
        self._docks.show(_TITLE)
        self._panel.turn(key)
