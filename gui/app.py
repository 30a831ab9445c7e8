"""Starts the application: from arguments to a window that has solved and drawn its scenario.

Owns the order in which the parts are made and the end of the process. Everything is given to its
parts by constructor; nothing is global.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from games.model.library import BASELINE, load_named, resolve
from games.model.problems import ScenarioError
from gui.analysis import Analysis
from gui.document import Document
from gui.jobs import Jobs, ThreadExecutor
from gui.prefs import Store, default_path
from gui.theme import Theme
from gui.window import Window

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["run"]

SMOKE_SECONDS = 60
SHUTDOWN_MS = 1500


class _Smoke(QObject):
    """Quits as soon as the first answer is drawn; status 1 if none comes in time."""

    def __init__(self, window: Window, analysis: Analysis) -> None:
        super().__init__(window)
        self._window = window
        self._deadline = QTimer(self)
        self._deadline.setObjectName("smoke-deadline")
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._on_too_late)
        self._deadline.start(SMOKE_SECONDS * 1000)
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


def run(options: Namespace) -> int:
    """Open the window and return the exit status.

    Parameters
    ----------
    options
        What `gui.cli.arguments` made of the command line: file, theme, settings, smoke.
    """
    app = _application()
    store = Store(
        default_path() if options.settings is None else options.settings / "equipoise.ini"
    )
    theme = Theme(app, options.theme or store.load().theme)
    document = Document(load_named(BASELINE))
    problem = ""
    if options.file is not None:
        try:
            _open(document, options.file)
        except (ScenarioError, OSError) as error:
            problem = str(error)
            for line in problem.splitlines():
                print(f"equipoise: {options.file}: {line}", file=sys.stderr)
            if options.smoke or not Path(options.file).exists():
                return 1
    jobs = Jobs(ThreadExecutor())
    analysis = Analysis(document, jobs)
    window = Window(document, analysis, theme, store)
    if options.smoke:
        _Smoke(window, analysis)
    window.show()
    analysis.refresh()
    if problem:
        window.dialogs.tell_problem(f"“{options.file}” cannot be opened.", problem)
    status = app.exec()
    analysis.stop()
    jobs.shutdown(SHUTDOWN_MS)
    window.deleteLater()
    return status


def _application() -> QApplication:
    """Make the application object; numbers on screen use the decimal point, as files do."""
    QLocale.setDefault(QLocale.c())
    QGuiApplication.setDesktopFileName("equipoise")
    app = QApplication(["equipoise"])
    app.setApplicationName("equipoise")
    app.setApplicationDisplayName("Equipoise")
    return app


def _open(document: Document, name: str) -> None:
    """Open a file as the document's own, or a bundled scenario as a new one."""
    path = Path(name)
    if (path.suffix and path.exists()) or os.sep in name:
        document.open(path)
    else:
        document.new(resolve(name))
