"""The two ends of an analyst's range: typed side by side, taken over together.

`enter` takes two numbers or two times nothing into the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from games.model.numbers import show
from games.model.typed import parse_decimal
from gui.controls.entry import Entry
from gui.look.literal import plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from gui.core.document import Document

__all__ = ["Ends"]


class Ends(Entry):
    """Low and high of a range.

    Parameters
    ----------
    document
        Where what is typed goes.
    caption, tip
        What the range is of, and what it is for.
    enter
        Takes both ends, None and None for no range; raises `ValueError` to refuse them.
    """

    _kept = "range"

    def __init__(
        self,
        document: Document,
        caption: str,
        tip: str,
        enter: Callable[[Decimal | None, Decimal | None], object],
        parent: QWidget,
    ) -> None:
        names = (f"{caption}, low end", f"{caption}, high end")
        super().__init__(document, caption, tip, names, parent)
        self._enter = enter
        between = plain_label("to", self)
        self._row.insertWidget(1, between)
        wear(between, "soft", "small")
        for edit in self._edits:
            assert isinstance(edit, QLineEdit)  # of one line
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setPlaceholderText("not stated")
        self.low, self.high = self._edits

    def show_ends(self, low: Decimal | None, high: Decimal | None, *, anew: bool) -> None:
        """Show a range; what is half typed stays if it is the one shown before."""
        self.show_texts(
            *("" if end is None else show(end, thousands=False) for end in (low, high)), anew=anew
        )

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(text.strip() for text in super()._texts)

    def _take(self) -> None:
        low, high = self._texts
        if not low and not high:
            self._enter(None, None)
            return
        if not low or not high:
            message = "a range has two ends: give both, or leave both empty"
            raise ValueError(message)
        self._meant = self.low
        start = parse_decimal(low)
        self._meant = self.high
        self._enter(start, parse_decimal(high))
