"""Comparisons computed beside the desk, in a window that follows what is compared.

Owns which two scenarios are compared, the lane that compares them, and how a comparison leaves.
What is said of two scenarios is `games.study.compare`'s.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from games.model.changes import Flags
from games.model.file.library import resolve
from games.model.file.scenario_file import write_bytes
from games.model.problems import ScenarioError
from games.paper.plain import paper_text
from games.study.compare.document import draft
from games.study.compare.effects import Comparison, Solved, common_driver, compare
from gui.core.earlier import SNAPSHOT
from gui.core.later import later
from gui.desk.talks.comparing.paper import written
from gui.desk.talks.comparing.sides import FILE, PRESENT, Sides
from gui.desk.talks.comparing.window import CompareWindow
from gui.files.saving import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.changes import Change
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.files.files import Files
    from gui.work.upkeep import Analysis

__all__ = ["LANE", "Comparing"]

LANE = "compare"
#: The present is compared again when it has stood this long.
SETTLED_MS = 250
#: What can be said without solving is shown when the answer takes longer than this.
LATE_MS = 600


class Comparing(QObject):
    """The comparisons of one window.

    Parameters
    ----------
    window
        What the comparison lies beside.
    document, analysis
        What is compared, and answers that are there already.
    files
        Tells in which folder files are.
    dialogs
        Who asks the person.

    Attributes
    ----------
    window
        The comparison window, None before it was first asked for.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        analysis: Analysis,
        files: Files,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(window)
        self.setObjectName("comparing")
        self._parent = window
        self._document = document
        self._analysis = analysis
        self._lane = analysis.jobs.lane(LANE, self)
        self._files = files
        self._dialogs = dialogs
        self._sides = Sides(document)
        self._keys = ("", "")
        self._names = ("", "")
        self._asked = False
        self._last: tuple[Solved, ...] = ()
        self.window: CompareWindow | None = None
        self._settle = later(self, "compare-settle", SETTLED_MS, self._again)
        self._draft: tuple[Scenario, Scenario] | None = None
        self._late = later(self, "compare-late", LATE_MS, self._show_draft)
        document.changed.connect(self._on_changed)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        self._lane.progressed.connect(self._on_progressed)
        analysis.driver_changed.connect(self._look_again)

    def with_present(self, snapshot_id: str = "") -> None:
        """Compare the present with a snapshot; with what is most likely meant, if none is given."""
        self._open(f"{SNAPSHOT}{snapshot_id}" if snapshot_id else self._sides.first(), PRESENT)

    def with_another(self, name: str, scenario: Scenario) -> None:
        """Compare the present with a scenario from elsewhere."""
        self._open(self._sides.take(name, scenario), PRESENT)

    # -- inside -----------------------------------------------------------------------------------

    def _open(self, old: str, new: str) -> None:
        if self.window is None:
            window = self.window = CompareWindow(self._parent)
            window.chosen.connect(self._on_chosen)
            window.cancelled.connect(self._on_cancelled)
            window.copy_asked.connect(self._copy)
            window.save_asked.connect(self._save)
            window.left.connect(self._on_left)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._pick(old, new)

    def _pick(self, old: str, new: str) -> None:
        """Compare two sides; a side that is there no more becomes the present."""
        window = self.window
        if window is None:
            return
        sides = [self._sides.scenario(key) for key in (old, new)]
        old, new = (key if side else PRESENT for key, side in zip((old, new), sides, strict=True))
        self._keys = (old, new)
        window.offer(self._sides.entries(), old, new)
        self._ask(*(side or self._document.scenario for side in sides))

    def _ask(self, old: Scenario, new: Scenario) -> None:
        assert self.window is not None
        self._names = tuple(self._sides.name(key) for key in self._keys)  # type: ignore[assignment]
        self._asked = True
        self.window.set_busy(busy=True)
        self.window.said.say("Comparing…")
        self._draft = (old, new)
        self._late.start()
        driver = self._analysis.driver
        if driver not in old.levels or driver not in new.levels:
            driver = common_driver(old, new)
        self._lane.submit(partial(compare, old.body, new.body, driver, known=self._known()))

    def _known(self) -> tuple[Solved, ...]:
        """Return the answers on the desk and of the comparison before."""
        live = self._analysis.live
        if live is None:
            return self._last
        here = Solved(live.scenario, live.driver, live.line, live.sweep, live.report)
        return (here, *self._last)

    @Slot()
    def _on_chosen(self) -> None:
        window = self.window
        if window is None:
            return
        picked = list(window.keys)
        for place, key in enumerate(picked):
            if key == FILE:
                picked[place] = self._other_file() or self._keys[place]
        self._pick(*picked)

    def _other_file(self) -> str:
        """Ask for a file to compare with; empty if there is none in the end."""
        path = self._dialogs.ask_open(self._files.folder())
        if path is None:
            return ""
        try:
            return self._sides.take(path.name, resolve(path))
        except (ScenarioError, OSError) as error:
            explain(self._dialogs, f"“{path.name}” cannot be compared.", error)
            return ""

    @Slot(object)
    def _on_done(self, result: Comparison) -> None:
        if self.window:
            self._asked = False
            self._last = (result.old, result.new)
            self.window.view.show_comparison(result, *self._names)
            self.window.set_busy(busy=False)
            self.window.said.say("")

    @Slot()
    def _show_draft(self) -> None:
        """Say what was edited while the games are being solved; large ones take minutes."""
        if self._asked and self.window and self._draft:
            self.window.view.show_draft(draft(*self._draft, *self._names))
            self.window.set_busy(busy=True)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        if self.window:
            self._asked = False
            self.window.set_busy(busy=False)
            self.window.said.say(f"They cannot be compared: {message}")

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self.window and total:
            self.window.said.say(f"Comparing: {100 * done // total} %")

    @Slot()
    def _on_cancelled(self) -> None:
        self._stop("")
        if self.window and self._draft:
            title = "Cancelled: what it does to the outcome was not worked out"
            paper = replace(draft(*self._draft, *self._names), title=title)
            self.window.view.show_draft(paper)
            self.window.set_busy(busy=False)

    @Slot()
    def _on_left(self) -> None:
        self._settle.stop()
        self._stop("")

    def _stop(self, said: str) -> None:
        if self._asked and self.window:
            self._asked = False
            self._lane.cancel()
            self.window.set_busy(busy=False)
            self.window.said.say(said)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self._stop("")  # nothing of a scenario that was closed is worked out
        self._look_again()

    @Slot()
    def _look_again(self) -> None:
        if self.window is not None and self.window.isVisible():
            self._settle.start()

    @Slot()
    def _again(self) -> None:
        """Compare again what stands on both sides by now, when the hand is off the controls."""
        if self._document.gesture is not None:
            self._settle.start()
        else:
            self._pick(*self._keys)

    @Slot()
    def _copy(self) -> None:
        if self.window and self.window.view.paper:
            QGuiApplication.clipboard().setText(paper_text(self.window.view.paper))
            self.window.said.say("Copied.")

    @Slot()
    def _save(self) -> None:
        paper = self.window.view.paper if self.window else None
        if paper is None or self.window is None:
            return
        path = self._dialogs.ask_paper(self._files.folder() / "comparison.md")
        if path is None:
            return
        try:
            write_bytes(path, written(paper, self.window.view.scene, path.suffix))
        except OSError as error:
            explain(self._dialogs, "The comparison could not be saved.", error)
        else:
            self.window.said.say(f"Saved to {path}")
