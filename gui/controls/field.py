"""One labelled text in a form: shows a value, takes another, says what is wrong with it.

It knows nothing of what it is a field of: `enter` takes the text into the document and raises
`ValueError` with the sentence to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.controls.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.core.document import Document

__all__ = ["Field"]


class Field(Entry):
    """A caption, a place to type, and room for one sentence.

    Parameters
    ----------
    caption
        Over the text; its accessible name.
    enter
        Takes the text; raises `ValueError` if it will not have it.
    document
        Where `enter` puts it.
    tip
        What it is for.
    lines
        Lines that are shown; more than one makes it a note.
    parent
        Owner.
    """

    def __init__(
        self,
        caption: str,
        enter: Callable[[str], object],
        document: Document,
        parent: QWidget | None = None,
        *,
        tip: str = "",
        lines: int = 1,
    ) -> None:
        super().__init__(document, caption, tip, (caption,), parent, lines=lines)
        self._enter = enter
        (self.edit,) = self._edits

    @property
    def text(self) -> str:
        """What stands in the field, every character as it is."""
        return self._texts[0]

    def show_value(self, value: str, *, anew: bool = False) -> None:
        """Show a value; what is half typed stays if it is the one shown before, or its own."""
        self.show_texts(value, anew=anew)

    def _take(self) -> None:
        self._enter(self.text)
