"""What has been done already, in a row above the payoff table, and a way to take each back.

Owns the row, which is there only while somebody has moved, and where its parts stand: beside each
other as long as they fit. Who has moved is the document's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from games.model.validate import MOST_STRATEGIES
from games.words.names import label, play
from gui.controls.arrange import tool
from gui.core.playing import take_back
from gui.look.colors import readable
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.type import write_in
from gui.look.wear import wear, worn

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["MovedRow"]

_CAPTION = "Already moved"
_BACK = "Say that it has not been done: the player is still to move"
_GAP = 12


class _Move(QWidget):
    """One move, and a button that takes it back."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._player = self._text = self._color = ""
        self._name = plain_label(parent=self)
        self.button = tool("take back", self, self._take_back, _BACK)
        self.button.setAutoRaise(True)
        wear(self.button, "accent", "small")

    def tell(self, scenario: Scenario, player: str, strategy: str) -> None:
        """Show a move."""
        who = scenario.player(player)
        self._player, self._color = player, who.color
        self._text = play(who, who.strategy(strategy))
        said = f"Take back {self._text}"
        self.button.setAccessibleName(said)
        self.button.setToolTip(in_tip(f"{said}\n{_BACK}"))
        self.restyled()

    def restyled(self) -> None:
        """Take the colours and the type in force."""
        write_in(
            self._name, readable(self._color or worn().ink, worn().base), worn().body, strong=True
        )

    def sizeHint(self) -> QSize:
        """Return the room for all of it."""
        self.button.ensurePolished()  # its room is that of the style sheet
        button = self.button.sizeHint()
        wide = self._name.fontMetrics().horizontalAdvance(self._text)
        height = max(self._name.fontMetrics().height(), button.height())
        return QSize(wide + 2 + button.width() + Tokens.grid, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the move short where there is no room for it; the button never."""
        super().resizeEvent(event)
        button = self.button.sizeHint()
        room = max(0, self.width() - button.width() - Tokens.grid)
        metrics = self._name.fontMetrics()
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        self._name.setText(text)
        self._name.setToolTip(in_tip(self._text) if text != self._text else "")
        wide = min(room, metrics.horizontalAdvance(text) + 1)
        self._name.setGeometry(0, 0, wide, self.height())
        top = (self.height() - button.height()) // 2
        self.button.setGeometry(QRect(QPoint(wide + Tokens.grid // 2, top), button))

    @Slot()
    def _take_back(self) -> None:
        take_back(self._document, self._player)


class MovedRow(QWidget):
    """The moves already made, and who is still to move.

    Parameters
    ----------
    document
        Whose moves they are, and where they are taken back.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("already-moved")
        self._caption = plain_label(_CAPTION, self)
        wear(self._caption, "soft", strong=True)
        self._moves = [_Move(document, self) for _ in range(max(MOST_STRATEGIES))]
        self._rest = plain_label(parent=self)
        wear(self._rest, "soft")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._left = ""
        self.tell(document.scenario)

    @property
    def buttons(self) -> list[QToolButton]:
        """What takes the moves back, in the order of the players."""
        return [move.button for move in self._moves if not move.isHidden()]

    def tell(self, scenario: Scenario) -> None:
        """Show what has been done in a scenario; nothing where nobody has moved."""
        moved = scenario.play.moved
        self.setVisible(bool(moved))
        for place, move in enumerate(self._moves):
            move.setVisible(place < len(moved))
            if place < len(moved):
                move.tell(scenario, *moved[place])
        done = dict(moved)
        names = [label(player.name) for player in scenario.players if player.id not in done]
        self._left = f"{', '.join(names)}: still to move" if names else "Everybody has moved"
        self.setAccessibleName(_CAPTION)
        self.updateGeometry()
        self._place(self.width(), move=True)

    def restyled(self) -> None:
        """Take the type in force."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def sizeHint(self) -> QSize:
        """Return the room for one line."""
        return QSize(0, self._place(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        """Ask for all of it, however narrow."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Tell that what does not fit beside each other stands below."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height at a width."""
        return self._place(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where there is room."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        """Put the parts into as many lines as they need, or only return how high that is."""
        grid = Tokens.grid
        inside = max(1, width - 2 * grid)
        moves = [one for one in self._moves if not one.isHidden()]
        parts: list[QWidget] = [self._caption, *moves, self._rest]
        line = max(self._room(part).height() for part in parts)
        x, y = grid, grid // 2
        for part in parts:
            wide = min(self._room(part).width(), inside)
            if x > grid and x + wide > grid + inside:
                x, y = grid, y + line
            last = part is self._rest
            if move:
                left = max(x, grid + inside - wide) if last else x
                part.setGeometry(left, y, wide, line)
                if last:
                    self._rest.setText(_cut(self._rest, self._left, wide))
            x += wide + _GAP
        return y + line

    def _room(self, part: QWidget) -> QSize:
        if part is not self._rest:
            return part.sizeHint()
        metrics = self._rest.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._left) + 2, metrics.height())


def _cut(where: QLabel, text: str, room: int) -> str:
    found = where.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    where.setToolTip(in_tip(text) if found != text else "")
    return found
