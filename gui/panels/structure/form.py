"""The base of the forms: what every form of the structure panel has in common.

Owns the list of fields and the way of an entry into the document. A form of one kind of item says
in `make` which facts there are and what the step is called that changes one; `changed` puts the
item, with another fact, into the scenario. The panel calls `show_item` on every change of the
document, and only for items that exist.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.controls.arrange import below, beside
from gui.controls.field import Field
from gui.controls.paragraph import Paragraph
from gui.look.literal import plain_label
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
    """What can be half typed in a form: a `Field`, or something else."""

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

    Attributes
    ----------
    item
        The item that is shown.
    """

    def __init__(self, document: Document, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.take = apply
        self.item: Item = ()
        self._entries: list[Entry] = []
        self._facts: list[tuple[Field, str, Callable[[Any], str]]] = []
        self._anew = True
        grid = Tokens.grid
        self._column = below(of=self, margins=(2 * grid, grid, 2 * grid, grid), gap=grid)
        self.make()
        self._column.addStretch(1)
        renew([self, *self.findChildren(QWidget)])

    # -- for the panel ----------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario as it is now."""
        return self._document.scenario

    def show_item(self, item: Item, *, anew: bool = False) -> None:
        """Show an item of the present scenario, or the same one again after a change.

        What is half typed stays as long as the item and the value below it are the same; not if the
        item is shown `anew`, in another scenario.
        """
        self._anew = anew or item != self.item
        self.item = item
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
        self._entries[0].focus()

    # -- for the forms of each kind ---------------------------------------------------------------

    @property
    def shown(self) -> Any:  # noqa: ANN401
        """What the scenario has at `item`."""
        raise NotImplementedError

    def changed(self, new: Any) -> Restructured:  # noqa: ANN401
        """Return the scenario with another one in place of what is shown, or raise `ValueError`."""
        raise NotImplementedError

    def make(self) -> None:
        """Add the fields, once."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the facts of `item`."""
        for field, fact, write in self._facts:
            field.show_value(write(getattr(self.shown, fact)), anew=self._anew)

    def fact(
        self,
        caption: str,
        fact: str,
        step: Callable[[Any], str],
        *,
        tip: str = "",
        lines: int = 1,
        read: Callable[[str], object] = str,
        write: Callable[[Any], str] = str,
        alone: bool = True,
    ) -> Field:
        """Add the field of a fact.

        Parameters
        ----------
        caption, tip, lines
            As in `Field`.
        fact
            The name of the attribute.
        step
            What the step is called, by the new value.
        read, write
            Make a value of what is typed, and text of a value; `read` raises `ValueError` with the
            reason to refuse it.
        alone
            Whether it stands by itself; else it is added later, with `add`.
        """

        def enter(text: str) -> None:
            new = read(text)
            label = step(new)
            self.take(self.changed(replace(self.shown, **{fact: new})), label)

        field = Field(caption, enter, self._document, self, tip=tip, lines=lines)
        self._facts.append((field, fact, write))
        if alone:
            self.add(field)
        return field

    def add(self, *entries: Entry) -> None:
        """Add widgets that can be half typed, beside each other."""
        self._entries += entries
        line = beside(gap=2 * Tokens.grid)
        for entry in entries:
            assert isinstance(entry, QWidget)
            line.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def add_widget(self, widget: QWidget, caption: str = "", hint: str = "") -> None:
        """Add something that is never half typed, a caption over it and a few words below."""
        if not caption:
            self._column.addWidget(widget)
            return
        over = plain_label(caption, self)
        over.setBuddy(widget)
        wear(over, "soft", "small")
        self._column.addLayout(below(over, widget, *self._said(hint), gap=2))

    def add_remark(self) -> Paragraph:
        """Add a sentence that is only read."""
        (remark,) = self._said(" ")
        self._column.addWidget(remark)
        return remark

    def _said(self, text: str) -> list[Paragraph]:
        """Make a few words in small type, if there are any."""
        if not text:
            return []
        made = Paragraph(self)
        made.say(text)
        wear(made, "soft", "small")
        return [made]
