"""The structure panel: the tree of items above, the form of the selected one below.

Owns which item is selected and the conversation between tree, buttons, forms and document. What a
form holds is its own; what can be done with which kind is said in `gui.panels.structure.kinds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from games.model.changes import Flags
from games.words.names import starting
from gui.controls.arrange import below, offer, rule
from gui.controls.complaint import Complaint
from gui.controls.paragraph import Paragraph
from gui.controls.tab_order import tab_through
from gui.controls.upright import UprightScroll
from gui.core.later import later
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear
from gui.panels.structure.bar import Bar
from gui.panels.structure.items import (
    Item,
    above,
    children,
    items,
    kind_below,
    name,
    next_to,
    place,
    room,
)
from gui.panels.structure.kinds import HINTS, KINDS, called
from gui.panels.structure.scenario_form import ScenarioForm
from gui.panels.structure.tree import Tree

if TYPE_CHECKING:
    from gui.core.document import Change, Document
    from gui.panels.structure.form import Apply, Form

__all__ = ["StructurePanel"]

_FIRST: Item = ("players",)
_HEIGHTS = (360, 470)


class StructurePanel(QWidget):
    """Everything the scenario is made of, except its considerations.

    Parameters
    ----------
    document
        Whose scenario it is.
    apply
        Where changes go; it asks before judgements are lost.

    Attributes
    ----------
    item
        The selected item.
    """

    def __init__(self, document: Document, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("structure")
        self._document = document
        self._apply = apply
        self.item = _FIRST
        self._forms: dict[str, Form] = {}
        self.tree = Tree(document.scenario, self)
        self.tree.select(self.item)
        self._back = later(self, "structure-back", 0, self._on_back)
        self.tree.chosen.connect(self.show_item)
        self.tree.wanted.connect(self._on_wanted)
        self.tree.dropped.connect(self._move)
        self.bar = Bar(self.tree, self.add, self.remove, self.move_up, self.move_down, self)
        offer(self.tree, "Rename", self._on_rename, "F2")
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._arrange()
        self.setFocusProxy(self.tree)
        self._show()
        document.changed.connect(self._on_changed)

    def _arrange(self) -> None:
        grid = Tokens.grid
        self._message = Complaint(self)
        self._message.setContentsMargins(2 * grid, 0, 2 * grid, 0)
        upper = QWidget(self)
        parts = (self.tree, rule(upper), self.bar, self._message)
        below(*parts, of=upper, margins=(0, 0, 0, grid // 2), gap=grid // 2)
        self.bar.setContentsMargins(grid, 0, grid, 0)
        self._content = QWidget(self)
        self._hint = Paragraph(self._content)
        self._hint.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        self._below = below(self._hint, of=self._content, margins=0)
        self._scroll = UprightScroll(self)
        self._scroll.setWidget(self._content)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self._scroll)
        split.setSizes(list(_HEIGHTS))
        below(split, of=self, margins=0)
        paper(self, upper, self._scroll.viewport(), self._content)
        wear(self._hint, "soft")

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def form(self) -> Form | None:
        """The form of the selected item, None if it has none."""
        return self._forms.get(self.item[0]) if self._has_form(self.item) else None

    @property
    def message(self) -> str:
        """Why the last command could not be carried out; empty if it could."""
        return self._message.said

    @Slot(object)
    def show_item(self, item: Item) -> bool:
        """Select an item; False if what is half typed in another one is refused."""
        if item != self.item and not self.settle():
            self.tree.select(self.item)
            self._back.start()  # Qt selects the row that was pressed once more after this
            return False
        self._message.quiet()
        self.item = item
        self.tree.select(item)
        self._show()
        return True

    def settle(self) -> bool:
        """Take over what is half typed, before saving or closing; False if it is refused."""
        form = self.form
        return form is None or form.settle()

    # -- what can be done -------------------------------------------------------------------------

    @Slot()
    def add(self) -> None:
        """Add an item of the kind that the selected one is of or holds, and go to its name."""
        upper = room(self.item)
        kind = KINDS[kind_below(upper)]
        if kind.add is None or not self.settle():
            return
        scenario = self._document.scenario
        try:
            change = kind.add(scenario, *upper[1:])
        except ValueError as wrong:
            self._message.tell(f"{starting(str(wrong))}.")
            return
        owner = f" of {name(scenario, upper)}" if len(upper) > 1 else ""
        if self._apply(change, f"Add {kind.word}{owner}"):
            self._on_rename()

    def add_of(self, kind: str) -> None:
        """Add an item of a kind; a strategy for the selected player, else for the first."""
        upper: Item = (kind,)
        if kind == "strategies":
            owned = len(self.item) > 1 and self.item[0] in ("players", kind)
            player = self.item[1] if owned else self._document.scenario.players[0].id
            upper = ("players", player)
        if self.show_item(upper):
            self.add()

    @Slot()
    def arrange_stages(self) -> None:
        """Go to where the players stand in the stages in which they move."""
        if self.show_item(("scenario",)) and isinstance(self.form, ScenarioForm):
            self.form.focus_stages()

    @Slot()
    def remove(self) -> None:
        """Remove the selected item, after asking if judgements go with it."""
        kind = KINDS[self.item[0]]
        if kind.remove is None or len(self.item) == 1:
            return
        scenario = self._document.scenario
        try:
            change = kind.remove(scenario, *self.item[1:])
        except ValueError as wrong:
            self._message.tell(f"{starting(str(wrong))}.")
            return
        if self._apply(change, f"Remove {called(scenario, self.item)}"):
            self.tree.setFocus()

    @Slot()
    def move_up(self) -> None:
        """Move the selected item up among its like."""
        self._move(self.item, place(self._document.scenario, self.item) - 1)

    @Slot()
    def move_down(self) -> None:
        """Move the selected item down among its like."""
        self._move(self.item, place(self._document.scenario, self.item) + 1)

    # -- inside -----------------------------------------------------------------------------------

    @Slot(object, int)
    def _move(self, item: Item, to: int) -> None:
        kind = KINDS[item[0]]
        last = len(children(self._document.scenario, above(item))) - 1
        if kind.move is None or len(item) == 1 or not 0 <= to <= last or not self.settle():
            return
        scenario = self._document.scenario
        self._apply(kind.move(scenario, *item[1:], to), f"Move {called(scenario, item)}")

    def _has_form(self, item: Item) -> bool:
        return len(item) > 1 or item[0] == "scenario"

    def _show(self, *, anew: bool = False) -> None:
        kind = self.item[0]
        make = KINDS[kind].form
        if self._has_form(self.item) and kind not in self._forms:
            form = make(self._document, self._apply, self._content)
            self._forms[kind] = form
            self._below.addWidget(form)
            tab_through(self._scroll, (form,))
        shown = self.form
        if shown is not None:
            shown.show_item(self.item, anew=anew)
        for form in self._forms.values():
            form.setVisible(form is shown)
        self._hint.say(HINTS.get(kind, ""))
        self._hint.setVisible(shown is None)
        self.bar.show_item(self._document.scenario, self.item)

    @Slot()
    def _on_back(self) -> None:
        """Select the row of the form that is shown."""
        self.tree.select(self.item)

    @Slot(object)
    def _on_wanted(self, item: Item) -> None:
        if self.show_item(item):
            self._on_rename()

    @Slot()
    def _on_rename(self) -> None:
        form = self.form
        if form is not None:
            form.focus_name()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not change.flags & (Flags.STRUCTURE | Flags.TEXT | Flags.FILE):
            # today's level in the form of a driver can be new, or who moves when
            shown = {"drivers": Flags.LEVELS, "scenario": Flags.PLAY}.get(self.item[0], Flags.NONE)
            if change.flags & shown and self.form is not None:
                self.form.show_item(self.item)
            return
        self._message.quiet()
        if change.flags & Flags.FILE:
            item = self.item if self.item in items(change.new) else _FIRST
        else:
            item = next_to(change.old, change.new, self.item)
        self.tree.show_scenario(change.new)
        self.item = item
        self.tree.select(item)
        self._show(anew=bool(change.flags & Flags.FILE))
