"""The structure panel: the tree of items above, the form of the selected one below.

Owns which item is selected and the conversation between tree, forms and document. What a form holds
is its own; which form belongs to which kind is said in `gui.widgets.structure.kinds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.changes import Flags
from gui.widgets.structure.items import Item, items
from gui.widgets.structure.kinds import FORMS
from gui.widgets.structure.tree import Tree

if TYPE_CHECKING:
    from gui.document import Change, Document
    from gui.tokens import Tokens
    from gui.widgets.structure.form import Apply, Form

__all__ = ["StructurePanel"]

_FIRST: Item = ("players",)


class StructurePanel(QWidget):
    """Everything the scenario is made of, except its considerations.

    Parameters
    ----------
    document
        Whose scenario it is.
    apply
        Where changes go; it asks before judgements are lost.
    tokens
        The look.
    """

    def __init__(
        self, document: Document, apply: Apply, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("structure")
        self._document = document
        self._apply = apply
        self._tokens = tokens
        self._item = _FIRST
        self._forms: dict[str, Form] = {}
        self.tree = Tree(document.scenario, self)
        self.tree.select(self._item)
        self.tree.chosen.connect(self._on_chosen)
        self._empty = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._stack)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.tree)
        parts.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
        self.setFocusProxy(self.tree)
        self.restyle(tokens)
        document.changed.connect(self._on_changed)

    @property
    def form(self) -> Form | None:
        """The form of the selected item, None if its kind has none."""
        return self._forms.get(self._item[0]) if self._item else None

    def show_item(self, item: Item) -> bool:
        """Select an item; False if what is half typed in another one is refused."""
        if item != self._item and not self.settle():
            self.tree.select(self._item)
            return False
        self._item = item
        self.tree.select(item)
        self._show()
        return True

    def settle(self) -> bool:
        """Take over what is half typed, before saving or closing; False if it is refused."""
        form = self.form
        return form is None or form.settle()

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        self._tokens = tokens
        for widget in (self, self._scroll.viewport(), self._stack):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
            widget.setPalette(palette)
            widget.setAutoFillBackground(True)
        for form in self._forms.values():
            form.restyle(tokens)

    def _show(self) -> None:
        kind = self._item[0]
        if kind in FORMS and kind not in self._forms:
            form = FORMS[kind](self._document, self._apply, self._tokens, self._stack)
            self._forms[kind] = form
            self._stack.addWidget(form)
        shown = self.form
        if shown is not None:
            shown.show_item(self._item)
        self._stack.setCurrentWidget(shown or self._empty)

    @Slot(object)
    def _on_chosen(self, item: Item) -> None:
        self.show_item(item)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not change.flags & (Flags.STRUCTURE | Flags.TEXT | Flags.LEVELS | Flags.FILE):
            return
        self.tree.show_scenario(change.new)
        if self._item not in items(change.new):
            self._item = _FIRST
            self.tree.select(_FIRST)
        self._show()
