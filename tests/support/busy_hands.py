"""A person who does everything that the window offers, at random, and a census of what stays.

Every deed ends as it began: what was opened is closed. So whatever there is more of afterwards was
left behind.
"""

from __future__ import annotations

import gc
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel

from desk_fakes import FakeDialogs
from edit_walk import pick, profile, step
from games.model.file.library import load_named, names
from gui.core.prefs import THEMES
from gui.core.selection import PayoffKey
from gui.desk.dialogs import Answer, Dialogs
from gui.desk.talks.export_dialog import ExportChoice
from gui.panels.drivers.row import DriverRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from games.model.edit.pasting.paste import Reading
    from games.model.scenario import Scenario
    from gui.desk.talks.export_dialog import Preview
    from whole_desk import Desk

__all__ = ["BusyHands", "HastyDialogs"]

_HOME = "iraq-2019"
_COPIES = ("chart.copy", "copy.payoffs", "copy.equilibria", "copy.reading", "copy.status")
_FORMATS = (".svg", ".png", ".pdf", ".csv")
_CHOICES = ("view.driver/", "view.rule/", "view.ghost/", "scenario.play/", "scenario.moved/")


class HastyDialogs(FakeDialogs):
    """Real dialogs, which somebody must close; only files are answered as prepared."""

    real: Dialogs

    def __init__(self) -> None:
        super().__init__()
        self.unsaved = Answer.DISCARD

    def ask_unsaved(self, name: str) -> Answer:
        self.real.ask_unsaved(name)
        return self.unsaved

    def ask_export(self, preview: Preview, name: str, folder: Path) -> ExportChoice | None:
        self.real.ask_export(preview, name, folder)
        return self.export_choice

    def ask_paste(self, scenario: Scenario, readings: Sequence[Reading], text: str) -> int | None:
        return self.real.ask_paste(scenario, readings, text)

    def confirm(self, what: str, why: str, do: str, details: str = "") -> bool:
        return self.real.confirm(what, why, do, details)

    def choose(self, what: str, why: str, options: Sequence[str], details: str = "") -> int | None:
        return self.real.choose(what, why, options, details)

    def tell_problem(self, what: str, why: str, details: str = "") -> None:
        self.real.tell_problem(what, why, details)


def _give_up() -> None:
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


class BusyHands:
    """Somebody at a desk.

    Parameters
    ----------
    desk
        Its dialogs are hasty ones.
    folder
        Where files are exported to.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._rng = Random(0)
        assert isinstance(desk.dialogs, HastyDialogs)
        desk.dialogs.real = Dialogs(desk.window)
        self._impatience = QTimer(desk.window)
        self._impatience.timeout.connect(_give_up)
        self.deeds: tuple[Callable[[], object], ...] = (
            *(self.drag, self.edit, self.undo, self.select, self.open_scenario, self.choose),
            *(self.turn_page, self.raise_panel, self.wear, self.export, self.copy, self.palette),
            *(self.shortcuts, self.read_help, self.about, self.assistant, self.paste, self.tour),
            *(self.compare, self.tabulate),
        )

    def do(self, rng: Random, deeds: Sequence[Callable[[], object]], count: int) -> None:
        """Do so many deeds, the window coming to rest after each, and come home."""
        self._rng, desk = rng, self._desk
        for _ in range(count):
            self._impatience.start(0)  # whatever dialog comes is given up
            rng.choice(deeds)()
            desk.qtbot.waitUntil(lambda: desk.analysis.jobs.idle("live"))
            _rest()  # an export that waits for its chart asks now
            self._impatience.stop()
        desk.document.new(load_named(_HOME))
        desk.window.book.tabs.setCurrentIndex(0)
        desk.theme.choose("light")
        desk.settle()
        _rest()
        gc.collect()
        _rest()

    def census(self) -> Counter[str]:
        """Count Qt's objects in the window, by class and name.

        Movements that are under way do not count: they go by themselves. Nor does what a label
        makes when its text can first be selected: it comes with the mouse, once.
        """
        there: Counter[str] = Counter()
        waiting: list[QObject] = [self._desk.window]
        while waiting:
            one = waiting.pop()
            for child in one.children():
                if isinstance(child, QAbstractAnimation) or isinstance(one, QLabel):
                    continue
                waiting.append(child)
                there[f"{child.metaObject().className()} {child.objectName()}"] += 1
        return there

    # -- deeds ------------------------------------------------------------------------------------

    def drag(self) -> None:
        rows = self._desk.window.findChildren(DriverRow)
        if rows:
            track = self._rng.choice(rows).track
            track.setSliderDown(True)
            for _ in range(4):
                track.setValue(self._rng.randint(track.minimum(), track.maximum()))
                QCoreApplication.processEvents()
            track.setSliderDown(False)

    def edit(self) -> None:
        self._desk.document.apply(*step(self._rng, self._desk.document.scenario))

    def undo(self) -> None:
        document = self._desk.document
        self._rng.choice((document.undo, document.undo, document.redo))()

    def select(self) -> None:
        scenario = self._desk.document.scenario
        player = pick(self._rng, scenario.players).id
        self._desk.window.selection.select(PayoffKey(player, profile(self._rng, scenario)))

    def open_scenario(self) -> None:
        self._desk.window.files.open_bundled(self._rng.choice(names()))

    def choose(self) -> None:
        """Choose another driver to sweep, selection rule or ghost."""
        self._choose_entry(_CHOICES)

    def turn_page(self) -> None:
        tabs = self._desk.window.book.tabs
        tabs.setCurrentIndex(self._rng.randrange(tabs.count()))

    def raise_panel(self) -> None:
        dock = self._rng.choice(self._desk.window.findChildren(QDockWidget))
        dock.setVisible(True)
        dock.raise_()

    def wear(self) -> None:
        self._desk.theme.choose(self._rng.choice(THEMES))

    def export(self) -> None:
        path = self._folder / f"chart{self._rng.choice(_FORMATS)}"
        self._desk.dialogs.export_choice = ExportChoice(path)
        self._trigger("chart.export")

    def copy(self) -> None:
        self._trigger(self._rng.choice(_COPIES))

    def palette(self) -> None:
        self._trigger("view.palette")
        self._trigger("view.palette")

    def shortcuts(self) -> None:
        self._trigger("help.shortcuts")
        self._close_others()

    def read_help(self) -> None:
        self._choose_entry("help.page/")
        self._close_others()

    def about(self) -> None:
        self._trigger("help.about")
        self._close_others()

    def assistant(self) -> None:
        self._trigger("file.assistant")

    def paste(self) -> None:
        QGuiApplication.clipboard().setText("1\t2\n3\t4")
        self._trigger("edit.paste-table")

    def tour(self) -> None:
        tour = self._desk.window.tour
        tour.start()
        for _ in range(3):
            _rest()
            tour.forward()
        _rest()
        tour.end()

    def compare(self) -> None:
        self._trigger("snapshot.compare")
        self._close_others()

    def tabulate(self) -> None:
        self._trigger("chart.table")
        self._close_others()

    # -- inside -----------------------------------------------------------------------------------

    def _trigger(self, command: str) -> None:
        action = self._desk.window.menus.actions.action(command)
        if action.isEnabled():
            action.trigger()

    def _choose_entry(self, submenus: str | tuple[str, ...]) -> None:
        listed = self._desk.window.menus.actions.listed()
        self._rng.choice([one for one in listed if one.key.startswith(submenus)]).action.trigger()

    def _close_others(self) -> None:
        _rest()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window is not self._desk.window:
                window.close()


def _rest() -> None:
    """Let everything happen that is due, deferred deletions too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
