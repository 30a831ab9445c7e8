"""The reasons behind the selected payoff, one row each, and what they add up to.

Owns which payoff is taken apart and which rows there are. Rows stay while their reasons do, so that
nothing is rebuilt under a moving slider.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from games.model.changes import Flags
from gui.controls.arrange import REST, below, rule, tool
from gui.controls.figures import figure
from gui.controls.name import Name
from gui.controls.paragraph import Paragraph
from gui.controls.spin import settle_within
from gui.controls.tab_order import tab_through
from gui.controls.upright import UprightScroll
from gui.look.colors import readable
from gui.look.literal import plain_label
from gui.look.tokens import Tokens
from gui.look.type import write_in
from gui.look.wear import paper, renew, wear, worn
from gui.panels.reasons.bar import StepBar
from gui.panels.reasons.model import Waterfall, waterfall
from gui.panels.reasons.row import ReasonRow

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from gui.core.document import Change, Document
    from gui.core.selection import PayoffKey, Selection

__all__ = ["ReasonsPanel"]

#: Share of the height that the head may take before it scrolls along.
_HEAD = 0.45
_NOTHING = "Select a payoff in the table to see the reasons behind it, and to move them."


class ReasonsPanel(QWidget):
    """The selected payoff as a waterfall of reasons.

    Parameters
    ----------
    document
        Where the reasons are.
    selection
        The payoff to take apart.

    Attributes
    ----------
    rows
        The rows, in the order of the waterfall; the direct edit is the last.
    shown
        What is shown.

    Signals
    -------
    edit_wanted(str)
        A consideration shall be edited.
    add_wanted()
        A consideration shall be added at this payoff.
    turn_wanted(PayoffKey)
        The direct edit of this payoff shall become a consideration.
    """

    edit_wanted = Signal(str)
    add_wanted = Signal()
    turn_wanted = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self._document = document
        self._selection = selection
        self.shown: Waterfall | None = None
        self.rows: list[ReasonRow] = []
        self._make()
        self._on_selected(selection.key)
        document.changed.connect(self._on_changed)
        selection.changed.connect(self._on_selected)
        selection.reason.changed.connect(self._on_reason)

    def settle(self) -> bool:
        """Take over a half-typed amount, before saving or closing; False if it is refused."""
        return settle_within(self)

    def restyled(self) -> None:
        """Write the payoff's name so that it reads on the paper in force."""
        self._head()

    @Slot()
    def copy(self) -> None:
        """Put the reasons on the clipboard as text."""
        if self.shown is not None:
            QGuiApplication.clipboard().setText(self.shown.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head scroll along where it would take the room of the reasons."""
        super().resizeEvent(event)
        self._place_head()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying."""
        self._copy.setEnabled(self.shown is not None)
        self._menu.popup(event.globalPos())

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        grid = Tokens.grid
        self._menu = QMenu(self)
        self._copy = self._menu.addAction("Copy reasons", self.copy)
        self._scroll = UprightScroll(self)
        self._content = QWidget(self._scroll)
        self._list = below()
        self._all = below(self._list, REST, of=self._content, margins=(0, 0, 0, grid), gap=0)
        self._scroll.setWidget(self._content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_scroll_range)
        self._title, self._total = Name(self), plain_label(parent=self)
        self._words = Paragraph(self)
        for label in (self._title, self._total):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sum = StepBar(self)
        self._rule = rule(self)
        self._empty = plain_label(_NOTHING, self)
        self._empty.setWordWrap(True)
        self._empty.setMargin(2 * grid)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        tip = "Add a consideration that counts at this payoff alone, to begin with"
        self.add = tool("Add a reason here", self, self.add_wanted, tip)
        self._header = QWidget(self)
        head = self._head_layout = QGridLayout(self._header)
        head.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        head.setVerticalSpacing(grid // 2)
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._total, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1, 0, 1, 2)
        head.addWidget(self._sum, 2, 0, 1, 2)
        head.addWidget(self.add, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        head.setColumnStretch(0, 1)
        parts = (self._header, self._rule, self._empty, (self._scroll, 1))
        self._column = below(*parts, of=self, margins=0, gap=0)
        paper(self, self._scroll.viewport(), self._content)
        wear(self._title, "ink", "title", strong=True)
        wear(self._words, "soft", "small")
        wear(self._total, "ink", "title", strong=True)
        wear(self._empty, "soft")
        wear(self.add, "accent", "small")

    def _show(self, key: PayoffKey | None) -> None:
        known = key is not None and key.exists_in(self._document.scenario)
        before = self.shown
        self.shown = waterfall(self._document.scenario, key) if known and key else None
        for widget in (self._header, self._rule, self._scroll):
            widget.setVisible(self.shown is not None)
        self._empty.setVisible(self.shown is None)
        reasons = self.shown.reasons if self.shown is not None else ()
        same = before is not None and self.shown is not None and before.key == self.shown.key
        if not same or [row.reason.id for row in self.rows] != [r.id for r in reasons]:
            self._rebuild()
        elif self.shown is not None:
            for row, reason in zip(self.rows, reasons, strict=True):
                row.show_reason(self.shown, reason)
        self._head()

    def _rebuild(self) -> None:
        for row in self.rows:
            row.finish()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if self.shown is None:
            return
        for place, reason in enumerate(self.shown.reasons):
            row = ReasonRow(self._document, self.shown, reason, self._content)
            row.chosen.connect(self._selection.reason.select)
            row.opened.connect(self.edit_wanted)
            row.turn_wanted.connect(self._on_turn)
            self.rows.append(row)
            self._list.insertWidget(place, row)
        tab_through(self._content, self.rows)
        self._on_reason(self._selection.reason.id)
        self._scroll.verticalScrollBar().setValue(0)

    def _head(self) -> None:
        self._write_head()
        self._place_head()

    def _write_head(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self._title.tell(shown.title)
        ink = readable(shown.color, worn().base)
        if self._title.palette().color(QPalette.ColorRole.WindowText) != QColor(ink):
            write_in(self._title, ink, worn().title, strong=True)
        self._words.say(shown.words)
        self._total.setText(figure(shown.total, 2))
        self._sum.show_step(Decimal(0), shown.total, (shown.low, shown.high))

    def _place_head(self) -> None:
        """Keep the head above the reasons while it is small, else at their beginning."""
        # measured as it were beside the scroll bar wherever it is now, or it would go to and fro
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        margins = self._head_layout.contentsMargins()
        room = self.width() - bar + margins.right() - margins.left()
        high = self._header.heightForWidth(room)
        along = high > _HEAD * self.height()
        self._rule.setVisible(self.shown is not None and not along)
        if along != (self._header.parent() is self._content):
            into = self._all if along else self._column
            (self._column if along else self._all).removeWidget(self._header)
            into.insertWidget(0, self._header)
            self._header.setVisible(self.shown is not None)
            self._on_scroll_range(0, self._scroll.verticalScrollBar().maximum())
            # a style sheet takes the inks of what comes under it
            renew(self._header.findChildren(QWidget))
            self._write_head()  # placed it is: where it stands, it may want another height again

    @Slot(int, int)
    def _on_scroll_range(self, _: int, last: int) -> None:
        """Keep the axis of the sum as long as the axes of the rows beside the scroll bar."""
        grid = Tokens.grid
        beside = last and self._header.parent() is not self._content
        bar = self._scroll.verticalScrollBar().sizeHint().width() if beside else 0
        self._head_layout.setContentsMargins(2 * grid, grid, 2 * grid + bar, grid)

    @Slot(str)
    def _on_reason(self, consideration: str) -> None:
        for row in self.rows:
            row.show_chosen(chosen=row.reason.id == consideration)

    @Slot()
    def _on_turn(self) -> None:
        if self.shown is not None:
            self.turn_wanted.emit(self.shown.key)

    @Slot(object)
    def _on_selected(self, key: PayoffKey | None) -> None:
        for row in self.rows:
            row.finish()
        self._show(key)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        shown = Flags.PAYOFFS | Flags.LEVELS | Flags.TEXT | Flags.STRUCTURE | Flags.FILE
        if change.flags & shown:
            self._show(self._selection.key)
