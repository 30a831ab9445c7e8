"""What the pages of the assistant have in common: they show a draft and say what was typed.

Owns the heading and the rows of a page. A page writes nowhere: it emits the draft it would like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from games.model.edit.draft import Draft
from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.look.wear import wear, worn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.desk.talks.assistant.row import Row

__all__ = ["Page"]


class Page(QWidget):
    """One step.

    Parameters
    ----------
    title
        In the list of steps and over the page.
    lead
        What to do here, in a sentence or two.
    places
        Beginnings of the places in the draft that this page is for.

    Signals
    -------
    edited(Draft)
        What the draft shall be now.
    """

    edited = Signal(object)

    def __init__(self, title: str, lead: str, places: tuple[str, ...]) -> None:
        super().__init__()
        self.title = title
        self._places = places
        self._draft = Draft()
        self.rows: list[Row] = []
        self._heading = Paragraph(self)
        self._heading.say(title)
        self._lead = Paragraph(self)
        self._lead.say(lead)
        self._lead.setVisible(bool(lead))
        parts = (self._heading, self._lead)
        grid = worn().grid
        self.column = below(*parts, of=self, margins=(0, 0, grid, 0), gap=grid)
        wear(self._heading, "ink", "title", strong=True)
        wear(self._lead, "soft")

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed so far."""
        self._draft = draft
        self.fill(draft)

    def fill(self, draft: Draft) -> None:
        """Put the draft into the fields."""
        raise NotImplementedError

    def read(self) -> Draft:
        """Return the draft with what the fields hold now."""
        raise NotImplementedError

    def is_for(self, place: str) -> bool:
        """Tell whether a place in the draft is typed here."""
        return place.startswith(self._places)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at the fields what is wrong."""
        for row in self.rows:
            row.show_faults(faults)

    def focus(self, faults: Mapping[str, str] | None = None) -> None:
        """Give the keyboard to the first field, or to the first at fault."""
        for row in self.rows:
            if row.isVisibleTo(self) and row.focus(faults):
                return

    def watch(self, row: Row) -> Row:
        """Take a row into the page's keeping."""
        row.edited.connect(self._on_edited)
        self.rows.append(row)
        return row

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit(self.read())
