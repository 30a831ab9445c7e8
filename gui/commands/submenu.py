"""One submenu of like entries: scenarios, recent files, themes, rules.

Owns its menu, its entries and the one handler that receives the value of the entry chosen. Knows
nothing of what the values mean.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.look.literal import in_tip, literal, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.commands import Entry, SubmenuSpec

__all__ = ["Submenu"]


class Submenu(QObject):
    """A menu of entries that all call one handler.

    Parameters
    ----------
    spec
        What it is.
    handler
        Receives the value of the entry chosen; None for a foreign submenu.
    window
        Owner.
    """

    def __init__(
        self, spec: SubmenuSpec, handler: Callable[..., object] | None, window: QWidget
    ) -> None:
        super().__init__(window)
        self._spec = spec
        self._handler = handler
        self._lent: list[QAction] = []
        self._supply: Callable[[], Sequence[Entry]] | None = None
        self.menu = QMenu(spec.text, window)
        self.menu.setObjectName(f"menu-{spec.id}")
        self.menu.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        policy = QActionGroup.ExclusionPolicy
        self._group.setExclusionPolicy(policy.Exclusive if spec.exclusive else policy.None_)
        self._group.triggered.connect(self._on_entry)
        self._show(spec.entries)

    @property
    def actions(self) -> list[QAction]:
        """The entries, as they stand in the menu."""
        self._fetch()
        return [*self._group.actions(), *self._lent]

    def fill(self, entries: Sequence[Entry], chosen: str = "") -> None:
        """Replace all entries; without entries it cannot be opened.

        The texts are taken literally: an ampersand in a file name is no mnemonic. `chosen` is the
        value that is checked in an exclusive one.
        """
        self._show([replace(entry, text=literal(entry.text)) for entry in entries])
        self.choose(chosen)

    def supply(self, entries: Callable[[], Sequence[Entry]]) -> None:
        """Fill the menu when it is first opened, or read, with what is costly to get."""
        self._supply = entries
        self.menu.setEnabled(True)
        self.menu.aboutToShow.connect(self._fetch)

    def _show(self, entries: Sequence[Entry]) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu.removeAction(action)
            action.deleteLater()
        for entry in entries:
            action = QAction(entry.text, self)
            action.setData(entry.value)
            action.setSeparator(not entry.text)
            action.setEnabled(entry.enabled)
            action.setCheckable(self._spec.exclusive)
            action.setStatusTip(entry.tip)
            action.setToolTip(in_tip(entry.tip or plain(entry.text)))
            action.setShortcut(QKeySequence(entry.keys))
            self._group.addAction(action)
        actions = self._group.actions()
        self.menu.addActions(actions)
        self.menu.setEnabled(bool(actions))

    def lend(self, actions: Sequence[QAction]) -> None:
        """Show actions that belong to somebody else."""
        self._lent.extend(actions)
        self.menu.addActions(actions)
        self.menu.setEnabled(True)

    def choose(self, value: str) -> None:
        """Check the entry of a value, if there is one, without calling the handler."""
        for action in self._group.actions():
            if action.data() == value:
                action.setChecked(True)

    @Slot()
    def _fetch(self) -> None:
        if self._supply is not None:
            entries, self._supply = self._supply(), None
            self.fill(entries)

    @Slot(QAction)
    def _on_entry(self, action: QAction) -> None:
        if self._handler is not None:
            self._handler(cast("str", action.data()))
