"""The base of the forms: what every form of the structure panel has in common.

Owns the list of fields and the way of an entry into the document. A form of one kind of item says
in `make` which fields there are and in `fill` what they show; what it enters it passes to `take`.
The panel calls `show_item` on every change of the document, and only for items that exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.controls.arrange import below
from gui.controls.field import Field
from gui.controls.paragraph import Paragraph
from gui.look.tokens import Tokens
from gui.look.wear import renew, wear

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.panels.structure.items import Item

__all__ = ["Apply", "Entry", "Form"]


class Apply(Protocol):
    """The way of a structural change into the document."""

    def __call__(self, change: Restructured, label: str, /) -> bool:
        """Make a change as one named step, after asking if it has losses; say if it was made."""
        ...


class Entry(Protocol):
    """What a form holds: a `Field`, or something else that can be half typed."""

    def settle(self) -> bool:
        """Take over what is half typed; False if it is refused."""
        ...

    def focus(self) -> None:
        """Take the keyboard."""
        ...


class Form(QWidget):
    """The facts of one item, each in a field.

    Parameters
    ----------
    document
        Where the item is read from.
    apply
        Where changes go.
    """

    def __init__(self, document: Document, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._apply = apply
        self._item: Item = ()
        self._entries: list[Entry] = []
        self._anew = True
        grid = Tokens.grid
        self._column = below(of=self, margins=(2 * grid, grid, 2 * grid, grid), gap=grid)
        self.make()
        self._column.addStretch(1)
        renew([self, *self.findChildren(QWidget)])

    # -- for the panel ----------------------------------------------------------------------------

    @property
    def item(self) -> Item:
        """The item that is shown."""
        return self._item

    @property
    def scenario(self) -> Scenario:
        """The scenario as it is now."""
        return self._document.scenario

    def show_item(self, item: Item, *, anew: bool = False) -> None:
        """Show an item of the present scenario, or the same one again after a change.

        What is half typed stays as long as the item and the value below it are the same; not if the
        item is shown `anew`, in another scenario.
        """
        self._anew = anew or item != self._item
        self._item = item
        self.fill()
        self._anew = False

    def settle(self) -> bool:
        """Take over what is half typed; False if it is refused: the field says why."""
        for entry in self._entries:
            if not entry.settle():
                entry.focus()
                return False
        return True

    def focus_name(self) -> None:
        """Give the keyboard to the first field."""
        if self._entries:
            self._entries[0].focus()

    # -- for the forms of each kind ---------------------------------------------------------------

    def make(self) -> None:
        """Add the fields, once."""
        raise NotImplementedError

    def fill(self) -> None:
        """Put the facts of `item` into the fields, with `put`."""
        raise NotImplementedError

    def add_text(
        self, caption: str, enter: Callable[[str], object], *, tip: str = "", lines: int = 1
    ) -> Field:
        """Add a text; `enter` takes it and raises `ValueError` with the reason to refuse it."""
        field = self.field(caption, enter, tip=tip, lines=lines)
        self.add(field)
        return field

    def field(
        self, caption: str, enter: Callable[[str], object], *, tip: str = "", lines: int = 1
    ) -> Field:
        """Make a text as `add_text` does, to be added with others in a row."""
        return Field(caption, enter, self._document, self, tip=tip, lines=lines)

    def add_row(self, *fields: Field) -> None:
        """Add fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(2 * Tokens.grid)
        for field in fields:
            self._entries.append(field)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is never half typed."""
        self._column.addWidget(widget)

    def add_remark(self) -> Paragraph:
        """Add a sentence that is only read."""
        remark = Paragraph(self)
        self._column.addWidget(remark)
        wear(remark, "soft", "small")
        return remark

    def add(self, entry: Entry) -> None:
        """Add a widget that can be half typed."""
        assert isinstance(entry, QWidget)
        self._entries.append(entry)
        self._column.addWidget(entry)

    def put(self, field: Field, value: str) -> None:
        """Show a value in a field."""
        field.show_value(value, anew=self._anew)

    def take(self, change: Restructured, label: str) -> bool:
        """Make a change of the item as one step."""
        return self._apply(change, label)
