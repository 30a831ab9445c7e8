"""The first step: from nothing, from a bundled scenario, or from a file.

Owns the choice and reading what was chosen. What cannot be read is said here, with its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QWidget,
)

from games.model.file.library import entries, load_named, resolve
from games.model.problems import ScenarioError
from games.words.wording import counted, few
from gui.controls.arrange import REST, below, beside, button
from gui.controls.paragraph import Paragraph
from gui.desk.dialogs import OPENABLE_FILES
from gui.desk.talks.assistant.page import Page
from gui.look.wear import wear, worn

if TYPE_CHECKING:
    from games.model.edit.draft import Draft
    from games.model.file.library import Bundled
    from games.model.scenario import Scenario

__all__ = ["StartPage"]

_NOTHING = (
    "Name the players, what each of them may do, and what you will move with sliders. You see the "
    "payoff table grow below. A game of two by two takes a minute."
)
_FILE = (
    "A Gambit game (.nfg), whose payoffs become direct edits, or another scenario (.equipoise), of "
    "which you get a copy. The file itself stays as it is."
)
_SHOWN_LINES = 5


class StartPage(Page):
    """A list to begin from.

    Signals
    -------
    chosen(Scenario or None)
        A scenario to begin from; None for nothing.
    """

    chosen = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__("Begin with", "", ())
        self._folder = folder
        self._file: Scenario | None = None
        self._bundled: tuple[Bundled, ...] = entries()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Begin with")
        titles = [entry.title for entry in self._bundled]
        self.list.addItems(["Nothing: a game of your own", "A file…", *titles])
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, 3 * worn().grid))
        self.list.setCurrentRow(0)
        self.list.setMinimumWidth(290)
        self.words = Paragraph(self)
        wear(self.words, "ink")
        self._open = button("&Choose a file…", self, self._on_open)
        self.message = Paragraph(self, keyboard=True)
        self.message.setAccessibleName("What is wrong with the file")
        wear(self.message, "error")
        side = QWidget(self)
        parts = (self.words, (self._open, Qt.AlignmentFlag.AlignLeft), self.message, REST)
        below(*parts, of=side, margins=(2 * worn().grid, 0, 0, 0))
        self.column.addLayout(beside((self.list, 2), (side, 3)), 1)
        self.list.currentRowChanged.connect(self._on_row)
        self._say(0)

    @property
    def from_nothing(self) -> bool:
        """True unless a scenario is the beginning."""
        return self.list.currentRow() == 0

    @property
    def complete(self) -> bool:
        """False while a file is still to be chosen."""
        return self.list.currentRow() != 1 or self._file is not None

    def open_file(self, path: Path) -> bool:
        """Begin from a file; False, with the reason shown, if it cannot be read."""
        self._folder = path.parent
        self.list.setCurrentRow(1)
        try:
            self._file = resolve(path)
        except (ScenarioError, OSError) as error:
            lines = str(error).splitlines() or [type(error).__name__]
            self._file = None
            shown = "\n".join(few(lines, _SHOWN_LINES))
            self.message.say(f"“{path.name}” cannot be read.\n{shown}")
            self.message.show()
            self._open.setText("&Choose another file…")
            self.chosen.emit(None)
            return False
        self.message.hide()
        self.words.say(f"{path.name}: {self._file.title}\n\n{self._file.summary}".strip())
        self._open.setText("&Choose another file…")
        self.chosen.emit(self._file)
        return True

    def fill(self, draft: Draft) -> None:
        """Nothing of the draft is typed here."""

    def read(self) -> Draft:
        """Return the draft as it is."""
        return self._draft

    def is_for(self, _place: str) -> bool:
        """Nothing of the draft is typed here."""
        return False

    def focus(self, _faults: object = None) -> None:
        """Give the keyboard to the list, or to the button that is still needed."""
        target = self.list if self.complete else self._open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self._say(row)
        if row < 2:
            self.chosen.emit(self._file if row == 1 else None)
        else:
            self.chosen.emit(load_named(self._bundled[row - 2].name))

    def _say(self, row: int) -> None:
        self._open.setVisible(row == 1)
        self.message.setVisible(row == 1 and bool(self.message.text()) and self._file is None)
        if row == 0:
            self.words.say(_NOTHING)
        elif row == 1:
            known = self._file
            self.words.say(_FILE if known is None else f"{known.title}\n\n{known.summary}".strip())
        else:
            entry = self._bundled[row - 2]
            size = " by ".join(map(str, entry.shape))
            who = counted(entry.players, "player").capitalize()
            self.words.say(f"{entry.title}\n\n{entry.summary}\n\n{who}, {size} strategies.")

    @Slot()
    def _on_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Begin with a file", str(self._folder), OPENABLE_FILES
        )
        if name:
            self.open_file(Path(name))
