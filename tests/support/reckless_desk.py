"""The whole program in a process that is killed at any moment: restores, then edits at random.

    python reckless_desk.py STATE FILE LOG SEED

It is started as the real program is, by `gui.app`, and takes whatever recovery offers first. Then
it types, moves a driver, drags, undoes, saves, saves elsewhere and exports, a few times a second.
After every deed it adds a line to LOG, with the time: what the scenario then ought to hold.

If it cannot begin within half a minute it says what stands in the way, and ends.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk_fakes import FakeDialogs
from gui import app
from gui.charts.export import write
from gui.cli.arguments import parse
from gui.desk.frame.focus import bring_forward
from gui.files.recovery_dialog import Fate
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

REASON, DRIVER = "iran-exposure", "protest"
TICK_MS = 40
PATIENCE = 30.0


class Hand(QObject):
    """Does something at every tick."""

    def __init__(self, window: Window, log: Path, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._log = log.open("a", encoding="utf-8", buffering=1)
        self._random = random.Random(seed)
        self._number = int(time.time() * 1000) % 10**9
        self._typing = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.act)
        self._patience = QTimer(self, singleShot=True, interval=round(PATIENCE * 1000))
        self._patience.timeout.connect(self.give_up)
        self._patience.start()
        window.answer_shown.connect(self.begin)

    @property
    def dialogs(self) -> FakeDialogs:
        dialogs = self._window.dialogs
        assert isinstance(dialogs, FakeDialogs)
        return dialogs

    @Slot()
    def begin(self) -> None:
        self._window.answer_shown.disconnect(self.begin)
        panel = self._window.findChild(ConsiderationsPanel)
        assert panel is not None
        bring_forward(panel)
        panel.edit(REASON)
        self._field = panel.form.rationale
        self.note("ready")
        faulthandler.cancel_dump_traceback_later()
        self._patience.stop()
        print("ready", flush=True)
        self._timer.start(TICK_MS)

    @Slot()
    def give_up(self) -> None:
        """Say what the desk waits for."""
        window, document = self._window, self._window._document
        shown = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
        print(
            f"not ready after {PATIENCE:.0f} s: asked {self.dialogs.asked}, problems "
            f"{self.dialogs.problems}, shown {shown}, {document.path}, "
            f"{document.scenario.title!r} along {window._analysis.driver!r}, "
            f"modal {QApplication.activeModalWidget()}, focus {QApplication.focusWidget()}",
            file=sys.stderr,
            flush=True,
        )
        os._exit(3)

    def note(self, deed: str, target: str = "") -> None:
        """Say what there ought to be now."""
        document = self._window._document
        told = {
            "time": time.time(),
            "deed": deed,
            "level": str(document.scenario.driver(DRIVER).level),
            "text": self._field.text.strip(),
            "path": str(document.path),
            "target": target,
        }
        self._log.write(json.dumps(told) + "\n")

    @Slot()
    def act(self) -> None:
        if self.dialogs.problems:
            self.note(f"problem: {self.dialogs.problems}")
        if self._typing:
            self._typing -= 1
            QTest.keyClicks(self._field.edit, self._random.choice("abcdefgh "))
            self.note("type")
            return
        deeds = (self.type, self.move, self.drag, self.undo, self.save, self.save_as, self.export)
        deed = self._random.choices(deeds, (6, 5, 2, 1, 3, 1, 1))[0]
        deed()
        self.note(deed.__name__)

    def type(self) -> None:
        self._field.edit.setFocus()
        if self._random.random() < 0.3:
            self._field.edit.selectAll()
        self._typing = self._random.randrange(1, 25)

    def _next(self) -> Decimal:
        """Return a level that never was."""
        self._number += 1
        return Decimal(self._number % 10**9).scaleb(-9)

    def move(self) -> None:
        document = self._window._document
        document.apply(document.scenario.with_level(DRIVER, self._next()), "Move")

    def drag(self) -> None:
        document = self._window._document
        gesture = document.begin("Drag")
        for _ in range(3):
            document.preview(document.scenario.with_level(DRIVER, self._next()))
        document.commit(gesture)

    def undo(self) -> None:
        self._field.settle()
        self._window._document.undo()

    def save(self) -> None:
        self._window.files.save()

    def save_as(self) -> None:
        path = self._window._document.path
        assert path is not None
        self.dialogs.save_path = path.with_name(f"{self._random.choice('abc')}.equipoise")
        self.note("save as", str(self.dialogs.save_path))
        self._window.files.save_as()

    def export(self) -> None:
        scene = self._window.book.sweep.scene()
        path = self._window._document.path
        if scene is not None and path is not None:
            write(scene, path.with_suffix(self._random.choice((".csv", ".svg"))))


class RecklessWindow(Window):
    """A window with a hand in it, and nobody to ask."""

    def __init__(self, *parts: object, **more: object) -> None:
        dialogs = FakeDialogs()
        dialogs.fates, dialogs.confirmed = [Fate.RESTORE], True
        super().__init__(*parts, **more, dialogs=dialogs)  # type: ignore[arg-type, misc]
        self.hand = Hand(self, Path(sys.argv[3]), int(sys.argv[4]))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


if __name__ == "__main__":
    faulthandler.dump_traceback_later(PATIENCE + 5.0, exit=True)  # if not even its loop runs
    app.Window = RecklessWindow  # type: ignore[misc]
    state, file = sys.argv[1:3]
    sys.exit(app.run(parse(["--settings", state, "--no-tour", file])))
