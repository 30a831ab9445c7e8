"""The whole program in a process of its own that a test can kill: opens a file, edits, and waits.

    python killable_desk.py STATE FILE LEVEL

Moves the driver "sanctions" of FILE to LEVEL, says "kept" once that is on the disk, and goes on
until it is killed. It is started as the real program is, by `gui.app`.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gui import app
from gui.cli.arguments import parse
from gui.window import Window


class Hand(QObject):
    """Edits as soon as the window has an answer, and says when the edit is kept."""

    def __init__(self, window: Window, level: Decimal) -> None:
        super().__init__(window)
        self._window = window
        self._level = level
        autosave = window.safety.autosave
        assert autosave is not None
        autosave.written.connect(self.say)
        window.answer_shown.connect(self.edit)

    @Slot()
    def edit(self) -> None:
        self._window.answer_shown.disconnect(self.edit)
        document = self._window._document
        document.apply(document.scenario.with_level("sanctions", self._level), "Move")

    @Slot()
    def say(self) -> None:
        print("kept", flush=True)


class HandledWindow(Window):
    """A window with a hand in it."""

    def show(self) -> None:
        self.hand = Hand(self, Decimal(sys.argv[3]))
        super().show()


if __name__ == "__main__":
    app.Window = HandledWindow
    state, file = Path(sys.argv[1]), sys.argv[2]
    sys.exit(app.run(parse(["--settings", str(state), "--no-tour", file])))
