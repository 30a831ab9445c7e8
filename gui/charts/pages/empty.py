"""What stands in the place of a chart that cannot be drawn: why, and what would help.

Owns how that looks. When it is shown is each page's business; its button names a command of the
menus, and others run it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.charts.pages.control_strip import lay_ground
from gui.controls.paragraph import Paragraph
from gui.look.tokens import Tokens
from gui.look.wear import wear

__all__ = ["CONSIDERATION", "DRIVER", "PLAY", "EmptyState", "Lack", "drivers_of"]

#: Commands that may help, by their key in `gui.commands.actions.Listing`.
DRIVER, CONSIDERATION = "scenario.add/drivers", "scenario.add-consideration"
PLAY = "scenario.stages"
#: What the button says, and how a sentence ends that recommends it.
_REMEDIES = {
    DRIVER: ("Add a &driver", "add one with Scenario > Add"),
    CONSIDERATION: ("Add a &consideration", "add a consideration (Ctrl+Shift+N)"),
    PLAY: ("&Who moves first", "choose one under Scenario > Play"),
}
#: A column of text of so many grid units is read at ease.
_COLUMN = 58


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is no picture.

    Attributes
    ----------
    title
        What is wrong, without a full stop.
    reason
        A sentence or two for who wants to know why.
    remedy
        `DRIVER`, `CONSIDERATION`, `PLAY`, or empty where no button could help.
    """

    title: str
    reason: str
    remedy: str = ""

    @property
    def short(self) -> str:
        """The lack and its remedy as half a sentence."""
        title = self.title[:1].lower() + self.title[1:]
        return f"{title}: {_REMEDIES[self.remedy][1]}" if self.remedy else title


def drivers_of(count: int) -> str:
    """Say how many drivers there are where two are needed."""
    return "This scenario has " + ("only one driver." if count else "no driver.")


class EmptyState(QWidget):
    """Stands where a picture would be.

    Parameters
    ----------
    picture
        What is hidden meanwhile.

    Signals
    -------
    wanted(str)
        The lack's remedy shall be run.
    """

    wanted = Signal(str)

    def __init__(self, picture: QWidget) -> None:
        super().__init__()
        self.setObjectName("empty-chart")
        self._picture = picture
        self._lack: Lack | None = None
        self._title, self._reason = Paragraph(), Paragraph()
        for words in (self._title, self._reason):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.clicked.connect(self._on_pressed)
        column = QVBoxLayout()
        column.setSpacing(Tokens.grid)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addSpacing(Tokens.grid)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_COLUMN * Tokens.grid)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        wear(self._title, "ink", "title", strong=True)
        wear(self._reason, "soft")
        self.restyled()
        self.hide()

    @property
    def lack(self) -> Lack | None:
        """What is said; None while the picture is shown."""
        return self._lack

    def say(self, lack: Lack | None) -> None:
        """Stand in the picture's place and say why; None gives the place back."""
        self._lack = lack
        if lack is not None:
            self._title.say(lack.title)
            self._reason.say(lack.reason)
            self.setAccessibleName(lack.title)
            self.setAccessibleDescription(lack.reason)
            self.button.setVisible(bool(lack.remedy))
            if lack.remedy:
                self.button.setText(_REMEDIES[lack.remedy][0])
        self._picture.setVisible(lack is None)
        self.setVisible(lack is not None)

    def restyled(self) -> None:
        """Take the colours in force."""
        lay_ground(self)

    @Slot()
    def _on_pressed(self) -> None:
        if self._lack is not None:
            self.wanted.emit(self._lack.remedy)
