"""Starts the application: from arguments to a window that has solved and drawn its scenario.

Owns the order in which the parts are made and the end of the process. Everything is given to its
parts by constructor; nothing is global.
"""

from __future__ import annotations

import gc
import os
import sys
from ctypes import CDLL
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from games.model.file.library import BASELINE, load_named, resolve
from games.model.file.scenario_file import lines_about
from games.model.problems import ScenarioError
from gui.core.document import Document
from gui.core.later import later
from gui.core.prefs import Store, default_path
from gui.files.safety.doorbell import ring
from gui.files.safety.guard import make_guard
from gui.files.safety.session import state_folder
from gui.files.words import legible
from gui.look.theme import Theme
from gui.window import Window
from gui.work.jobs import Jobs, ThreadExecutor
from gui.work.upkeep import Analysis

if TYPE_CHECKING:
    from argparse import Namespace

    from gui.files.safety.guard import Guard

__all__ = ["return_memory", "run"]

SMOKE_SECONDS = 60
SHUTDOWN_MS = 1500
#: Options of glibc's malloc.h: a block from 4 MB on (M_MMAP_THRESHOLD) goes back when it is
#: free, and so does what is free beyond 8 MB at the end of the others (M_TRIM_THRESHOLD).
MALLOC = {-3: 4 << 20, -1: 8 << 20}


class _Smoke(QObject):
    """Quits as soon as the first answer is drawn; status 1 if none comes in time."""

    def __init__(self, window: Window, analysis: Analysis) -> None:
        super().__init__(window)
        self._window = window
        later(self, "smoke-deadline", SMOKE_SECONDS * 1000, self._on_too_late).start()
        window.answer_shown.connect(self._on_shown)
        analysis.failed.connect(self._on_failed)

    @Slot()
    def _on_shown(self) -> None:
        self._window.repaint()
        QApplication.exit(0)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        print(f"equipoise: {message}", file=sys.stderr)
        QApplication.exit(1)

    @Slot()
    def _on_too_late(self) -> None:
        self._on_failed(f"nothing was drawn within {SMOKE_SECONDS} seconds")


class _Application(QApplication):
    """The application; on macOS the desktop tells it, not the command line, which file to open.

    Signals
    -------
    file_asked(Path)
        A file was double-clicked.
    """

    file_asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Hear which file is asked for."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


def run(options: Namespace) -> int:
    """Open the window and return the exit status.

    Parameters
    ----------
    options
        What `gui.cli.arguments` made of the command line: file, theme, settings, smoke.
    """
    return_memory()
    app = _application()
    store = Store(
        default_path() if options.settings is None else options.settings / "equipoise.ini"
    )
    theme = Theme(app, options.theme or store.load().theme)
    guard = make_guard(options.settings or state_folder())
    return _desk(app, options, theme, store, guard)


def return_memory() -> None:
    """Have the memory of pictures and maps go back to the system, that of a frame stay.

    glibc moves both bounds with the largest block that was freed: after some exports every thread
    keeps tens of megabytes, before them each step of the swept driver asks for its memory anew.
    """
    set_option = getattr(CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if set_option is not None:  # another C library has no such option
        for option, size in MALLOC.items():
            set_option(option, size)


def _desk(app: _Application, options: Namespace, theme: Theme, store: Store, guard: Guard) -> int:
    """Put the window together, run it, and return the exit status."""
    document = Document(load_named(BASELINE), load=guard.disk.load, save=guard.disk.save)
    problem: Exception | None = None
    told: str | None = ""
    if options.file is not None:
        try:
            told = _open(document, options.file, guard)
            if told is None:
                print(f"equipoise: {options.file} is open; its window was called", file=sys.stderr)
                guard.close()
                return 0
        except (ScenarioError, OSError) as error:
            problem = error
            for line in lines_about(options.file, error):
                print(f"equipoise: {options.file}: {line}", file=sys.stderr)
            if options.smoke or not Path(options.file).exists():
                guard.close()
                return 1
    jobs = Jobs(ThreadExecutor())
    analysis = Analysis(document, jobs)
    window = Window(document, analysis, theme, store, guard=guard)
    app.file_asked.connect(window.files.open_path)
    if options.smoke:
        _Smoke(window, analysis)
    window.show()
    analysis.refresh()
    if problem is not None:
        window.files.explain_unreadable(Path(options.file), problem)
    if told:
        window.safety.say(told)
    if not options.smoke:
        window.safety.start()
        if not options.no_tour:
            window.tour.offer()
    gc.freeze()  # modules and window stay; from here on only what comes is searched for waste
    gc.enable()
    status = app.exec()
    analysis.stop()
    jobs.shutdown(SHUTDOWN_MS)
    if not (document.dirty and window.isVisible()):  # ended without closing: leave what is unsaved
        guard.close()
    window.deleteLater()
    return status


def _application() -> _Application:
    """Make the application object; numbers on screen use the decimal point, as files do."""
    QLocale.setDefault(QLocale.c())
    QGuiApplication.setDesktopFileName("equipoise")
    app = _Application(["equipoise"])
    app.setApplicationName("equipoise")
    app.setApplicationDisplayName("Equipoise")
    return app


def _open(document: Document, name: str, guard: Guard) -> str | None:
    """Open a file as the document's own, or a bundled scenario as a new one.

    Returns
    -------
    str or None
        What there is to know about it; None if another window has the file open and came forward.
    """
    path = Path(name)
    if not ((path.suffix and path.exists()) or os.sep in name):
        document.new(resolve(name))
        return ""
    if guard.holding.take(path):
        document.open(path)
        return ""
    if ring(guard.holding.holder(path) or ""):
        return None
    document.new(resolve(path))
    return (
        f"“{legible(path.name)}” is open in another window that does not answer. This is a copy "
        "without a file: saving asks for another name."
    )
