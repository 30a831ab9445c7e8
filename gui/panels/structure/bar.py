"""The buttons between tree and form: add, remove, up, down, each with its key.

Owns the actions, what they are called for the selected item, and where their keys work. What they
do is the panel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from gui.controls.arrange import beside, offer
from gui.look.literal import in_tip
from gui.panels.structure.items import above, children, kind_below, name, place, room
from gui.panels.structure.kinds import KINDS, called

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from gui.panels.structure.items import Item

__all__ = ["Bar"]


class Bar(QWidget):
    """A row of buttons.

    Parameters
    ----------
    owner
        Where the keys work: on the tree, not while something is typed in a form.
    add, remove, up, down
        What the buttons do.
    """

    def __init__(
        self,
        owner: QWidget,
        add: Callable[[], None],
        remove: Callable[[], None],
        up: Callable[[], None],
        down: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._owner = owner
        self._row = beside(of=self, margins=0, gap=0)
        self.add = self._action("Insert", add)
        self.remove = self._action("Delete", remove)
        self._row.addStretch(1)
        self.up = self._action("Alt+Up", up)
        self.down = self._action("Alt+Down", down)

    def show_item(self, scenario: Scenario, item: Item) -> None:
        """Call every action what it would do to an item, and enable those that can be tried."""
        upper = room(item)
        below = KINDS[kind_below(upper)]
        if below.add is None:
            self._name(self.add, "Add", "Select a heading or a part to add to it", enabled=False)
        else:
            owner = f" for {name(scenario, upper)}" if len(upper) > 1 else ""
            article = "an" if below.word[0] in "aeiou" else "a"
            self._name(self.add, f"Add {below.word}", f"Add {article} {below.word}{owner}")
        one = len(item) > 1
        what = called(scenario, item) if one else "the selected part"
        self._name(self.remove, "Remove", f"Remove {what}", enabled=one)
        word = KINDS[item[0]].word
        at, last = place(scenario, item), len(children(scenario, above(item))) - 1
        self._name(self.up, "Up", f"Move this {word} up", enabled=one and at > 0)
        self._name(self.down, "Down", f"Move this {word} down", enabled=one and at < last)

    # -- inside -----------------------------------------------------------------------------------

    def _name(self, action: QAction, text: str, tip: str, *, enabled: bool = True) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(text)
        action.setToolTip(in_tip(f"{tip} ({keys})"))
        action.setEnabled(enabled)
        for widget in action.associatedObjects():
            if isinstance(widget, QToolButton):
                widget.setAccessibleName(tip)

    def _action(self, keys: str, slot: Callable[[], None]) -> QAction:
        action = offer(self._owner, "", slot, keys)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return action
