"""The considerations of the scenario: found in a list, edited below it.

Owns the conversation between list, editor, selections and document. While it is hidden it does
nothing; under a moving slider it follows a few times a second, so that the charts have their frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

from games.model.changes import Flags
from games.model.scenario import DirectEdit
from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.controls.sight import in_sight
from gui.core.later import later
from gui.core.selection import PayoffKey
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear
from gui.panels.considerations import deeds
from gui.panels.considerations.browser import Browser
from gui.panels.considerations.edit_card import EditCard
from gui.panels.considerations.form import ConsiderationForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from games.model.changes import Change
    from gui.core.document import Document
    from gui.core.selection import Selection

__all__ = ["FOLLOW_MS", "ConsiderationsPanel"]

#: How often the panel follows a moving slider.
FOLLOW_MS = 50
_HEIGHTS = (330, 500)
_NOT_ADDED = "Nothing was added"
_CHOOSE = "Choose a consideration to edit it, or press New to add one."


class ConsiderationsPanel(QWidget):
    """List and editor.

    Parameters
    ----------
    document
        Where considerations are.
    selection
        The selected payoff, and the selected consideration.

    Attributes
    ----------
    key
        What is edited: a consideration's id, a direct edit's payoff, empty for nothing.
    """

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("considerations")
        self._document = document
        self._selection = selection
        self.key: str | PayoffKey = ""
        self._stale = False
        self._make()
        self._follow = later(self, "considerations-follow", FOLLOW_MS, self.refresh)
        self._back = later(self, "considerations-back", 0, self._on_back)
        self.refresh()
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._on_state_changed)
        selection.changed.connect(self._on_payoff)
        selection.reason.changed.connect(self._on_reason)

    # -- what is wanted ---------------------------------------------------------------------------

    @Slot()
    def add(self) -> None:
        """Add a consideration at the selected payoff, and give the keyboard to its title."""
        if self._made(_NOT_ADDED, deeds.add, self._payoff()):
            self._enter()

    def turn(self, key: PayoffKey) -> None:
        """Turn a direct edit into a consideration, and give the keyboard to its title."""
        if self._made("This direct edit has to stay one", deeds.turn, key):
            self._enter()

    def edit(self, consideration: str) -> None:
        """Select a consideration and give the keyboard to its editor."""
        self._go(consideration)
        if self.key == consideration:
            self._enter()

    @Slot()
    def duplicate(self) -> None:
        """Put a copy behind the selected consideration."""
        if isinstance(self.key, str) and self.key:
            self._made(_NOT_ADDED, deeds.copy, self.key)

    @Slot()
    def remove(self) -> None:
        """Remove the selected line and go on to the next."""
        if self.key:
            place = self.browser.place()
            self._do(deeds.remove(self._document.scenario, self.key))
            self.browser.go_to(place)

    @Slot(int)
    def shift(self, way: int) -> None:
        """Move the selected consideration past its neighbour in the list."""
        beside = self.browser.neighbour(way)
        if isinstance(self.key, str) and isinstance(beside, str) and beside:
            self._do(deeds.move(self._document.scenario, self.key, beside))

    def settle(self) -> bool:
        """Take over what is half typed, before saving or closing; False if it is refused."""
        return self.form.settle()

    # -- following --------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show the document as it is."""
        self._follow.stop()
        self._stale = False
        self.browser.point(self._payoff())
        self.browser.follow(self._document.scenario, self._document.saved)
        if self.browser.line(self.key) is None and self.key:
            self.key = ""
            self._selection.reason.select("")
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.browser = Browser(self._document.scenario, self)
        self.browser.chosen.connect(self._on_chosen)
        self.browser.list.edit_wanted.connect(self._on_edit)
        self.browser.list.remove_wanted.connect(self.remove)
        self.browser.list.move_wanted.connect(self.shift)
        self.browser.tools.new.connect(self.add)
        self.browser.tools.duplicate.connect(self.duplicate)
        self.browser.tools.remove.connect(self.remove)
        self.browser.tools.move_wanted.connect(self.shift)
        self._pages = QStackedWidget(self)
        self._choose = Paragraph(self._pages)
        self._choose.setMargin(2 * Tokens.grid)
        self._choose.say(_CHOOSE)
        self.form = ConsiderationForm(self._document, self._pages)
        self.card = EditCard(self._pages)
        self.card.turn_wanted.connect(self._on_turn)
        self.card.remove_wanted.connect(self.remove)
        for page in (self._choose, self.form, self.card):
            self._pages.addWidget(page)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._pages)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.browser)
        split.addWidget(self._scroll)
        split.setSizes(list(_HEIGHTS))
        below(split, of=self, margins=0)
        paper(self, self._scroll.viewport(), self._pages)
        wear(self._choose, "soft")
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.browser.search)
        self.setFocusProxy(self.browser.list)

    def _payoff(self) -> PayoffKey | None:
        """Return the selected payoff, if the scenario has it."""
        key = self._selection.key
        return key if key is not None and key.exists_in(self._document.scenario) else None

    def _made(self, refused: str, deed: Callable[..., deeds.Deed], about: object) -> bool:
        """Do what may be refused (there are as many as can be), once nothing is half typed."""
        if not self.form.settle():
            return False
        try:
            done = deed(self._document.scenario, about)
        except ValueError as wrong:
            self.browser.say(f"{refused}: {wrong}.")
            return False
        self._do(done)
        return True

    def _do(self, deed: deeds.Deed) -> None:
        self.browser.say("")
        self._document.apply(deed.scenario, deed.label)
        self.refresh()
        if deed.key:
            self._go(deed.key)

    def _go(self, key: str | PayoffKey) -> None:
        """Go to a line, whatever filters are set."""
        if self._stale:
            self.refresh()
        self.browser.reveal(key)
        self._choose_key(key)

    def _enter(self) -> None:
        """Give the keyboard to the title, with the whole form below it in sight."""
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_title()

    def _choose_key(self, key: str | PayoffKey) -> None:
        if key != self.key:
            if not self.form.settle():  # the field says why, and has the keyboard
                self._selection.reason.select(self.key if isinstance(self.key, str) else "")
                self._back.start()  # Qt selects the row that was pressed once more after this
                return
            self.key = key
        self._show()
        self._selection.reason.select(key if isinstance(key, str) else "")

    def _show(self) -> None:
        """Mark the line and show its editor."""
        line = self.browser.line(self.key)
        self.browser.mark(self.key)
        if line is None:
            self.form.forget()
            self._pages.setCurrentWidget(self._choose)
        elif isinstance(line.reason, DirectEdit):
            self.card.show_edit(self._document.scenario, line.reason)
            self._pages.setCurrentWidget(self.card)
        else:
            self.form.show_consideration(line.reason.id)
            self._pages.setCurrentWidget(self.form)

    # -- hearing ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self.key = ""
            self.form.forget()
            self._selection.reason.select("")
        if not self.isVisible():
            self._stale = True
        elif not change.gesture:
            self.refresh()
        elif in_sight(self) and not self._follow.isActive():
            self._follow.start()  # behind a tab it is enough when the slider is let go

    @Slot(object)
    def _on_state_changed(self, _: object) -> None:
        """Count changes from what is saved now, once a gesture is over."""
        if self.isVisible() and self._document.gesture is None:
            self.refresh()

    @Slot(object)
    def _on_payoff(self, _: object) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self.browser.point(self._payoff())
        self.browser.mark(self.key)

    @Slot(str)
    def _on_reason(self, consideration: str) -> None:
        if consideration and consideration != self.key:
            self._go(consideration)

    @Slot(object)
    def _on_chosen(self, key: str | PayoffKey) -> None:
        self._choose_key(key)
        if isinstance(key, PayoffKey):
            self._selection.select(key)

    @Slot()
    def _on_back(self) -> None:
        self.browser.mark(self.key)

    @Slot()
    def _on_edit(self) -> None:
        if self._pages.currentWidget() is self.form:
            self._enter()
        else:
            self.card.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_turn(self) -> None:
        if isinstance(self.key, PayoffKey):
            self.turn(self.key)
