"""A notice over the middle of the window: one thing to know, and what can be done about it.

Owns which notice is shown (the latest; earlier ones come back when it goes) and its buttons. A
notice never takes the keyboard and never blocks; Escape or its cross dismisses it. Knows nothing
of what the notices say: each has a key, by which whoever said it hears what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from gui.controls.arrange import beside, button
from gui.controls.name import Name
from gui.controls.tab_order import tab_through
from gui.look.literal import literal
from gui.look.tokens import Tokens
from gui.look.wear import wear

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

__all__ = ["Notice", "NoticeBar"]

DISMISS = "Dismiss"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know.

    Attributes
    ----------
    key
        A later notice of the same key takes its place.
    text
        A sentence or two.
    choices
        Texts of the buttons; choosing one ends the notice.
    warning
        Whether something may be lost.
    """

    key: str
    text: str
    choices: Sequence[str] = ()
    warning: bool = False


class NoticeBar(QFrame):
    """Shows notices, one at a time.

    Signals
    -------
    chosen(key, choice)
        A button of a notice was pressed; `choice` is its text.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._notices: dict[str, Notice] = {}
        self._buttons: list[QPushButton] = []
        self.label = Name(self)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        tip = "Take this notice away; nothing else changes (Esc)"
        self._close = button(DISMISS, self, self.dismiss, tip)
        self._close.setFlat(True)
        grid = Tokens.grid
        margins = (grid + grid // 2, grid // 2, grid, grid // 2)
        self._row = beside((self.label, 1), self._close, of=self, margins=margins, gap=grid)
        wear(self.label, "ink")
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """The notice that is shown."""
        return next(reversed(self._notices.values()), None)

    def say(self, notice: Notice) -> None:
        """Show a notice, in the place of an earlier one of the same key."""
        self._notices.pop(notice.key, None)
        self._notices[notice.key] = notice
        self._show()

    def withdraw(self, key: str) -> None:
        """Take a notice back, if it is there; what it said is no longer so."""
        if self._notices.pop(key, None) is not None:
            self._show()

    @Slot()
    def dismiss(self) -> None:
        """Take away the notice that is shown."""
        if self.notice is not None:
            self.withdraw(self.notice.key)

    def showEvent(self, event: QShowEvent) -> None:
        """Be dismissed by an Escape that nothing in the window has a use for."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave Escape to others."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Escape where it ends up unused."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.dismiss()
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons.clear()
        notice = self.notice
        if notice is None:
            self.hide()
            return
        self.label.tell(notice.text)
        for place, choice in enumerate(notice.choices, start=1):
            made = button(literal(choice), self, self._on_choice)
            self._row.insertWidget(place, made)
            self._buttons.append(made)
        tab_through(self, self._buttons)
        self.setProperty("warning", notice.warning)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName("Notice")
        self.setAccessibleDescription(notice.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    @Slot()
    def _on_choice(self) -> None:
        notice, button = self.notice, self.sender()
        if notice is None or not isinstance(button, QPushButton):
            return
        choice = notice.choices[self._buttons.index(button)]
        self.withdraw(notice.key)
        self.chosen.emit(notice.key, choice)
