"""Renew the pictures of the documentation: the real window, without a display, at a fixed size.

    python packaging/pictures.py [FOLDER]

Writes into assets/pictures, or into FOLDER. Run it from the root of the repository with the
program's own environment; look at what it made before you commit.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
#: The payoff that is selected in every picture: player, profile.
SELECTED = ("iran", ("retaliate", "retaliate", "absorb"))
#: The consideration that is selected where considerations are shown.
REASON = "iran-struck-back"
#: Name of the file, driver levels that were moved, and the commands that were given.
PICTURES = (
    ("window.png", {}, ()),
    ("considerations.png", {}, ("scenario.considerations",)),
    ("comparing.png", {"assistance": "0.65"}, ("view.ghost-toggle",)),
)
WAIT_MS = 20_000
#: Faint lines and lists come a moment after the answer.
LEAST_MS = 1_500


def main(folder: Path) -> int:
    """Draw all pictures; 1 if an answer does not come in time."""
    with tempfile.TemporaryDirectory() as scratch:
        screen = Path(scratch) / "screen.json"
        size = {"width": SIZE[0] + 100, "height": SIZE[1] + 100}
        fixed = {"name": "paper", "x": 0, "y": 0, **size, "logicalDpi": 96, "dpr": 1}
        screen.write_text(json.dumps({"screens": [fixed]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        sys.path.insert(0, str(ROOT))
        return draw(folder, Path(scratch))


def draw(folder: Path, scratch: Path) -> int:
    """Open a window for each picture and save what it looks like."""
    from decimal import Decimal

    from PySide6.QtCore import QElapsedTimer, QLocale
    from PySide6.QtWidgets import QApplication

    from games.model.library import BASELINE, load_named
    from gui.analysis import Analysis
    from gui.document import Document
    from gui.jobs import Jobs, ThreadExecutor
    from gui.prefs import Store
    from gui.selection import PayoffKey
    from gui.theme import Theme
    from gui.window import Window

    QLocale.setDefault(QLocale.c())
    app = QApplication(["equipoise"])
    theme = Theme(app, "light")
    for name, levels, commands in PICTURES:
        document = Document(load_named(BASELINE))
        jobs = Jobs(ThreadExecutor())
        analysis = Analysis(document, jobs)
        window = Window(document, analysis, theme, Store(scratch / f"{name}.ini"))
        window.resize(*SIZE)
        window.show()
        window.selection.select(PayoffKey(*SELECTED))
        if "scenario.considerations" in commands:
            window.selection.reason.select(REASON)
        analysis.refresh()
        scenario = document.scenario
        for driver, level in levels.items():
            scenario = scenario.with_level(driver, Decimal(level))
        document.apply(scenario, "Move drivers")
        for command in commands:
            window.menus.actions.action(command).trigger()
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < WAIT_MS and (analysis.audit is None or clock.elapsed() < LEAST_MS):
            app.processEvents()
        for _ in range(100):  # what came last is laid out, too
            app.processEvents()
        made = analysis.audit is not None and window.grab().save(str(folder / name))
        window.hide()
        analysis.stop()
        jobs.shutdown(WAIT_MS)
        if not made:
            print(f"{name} could not be made", file=sys.stderr)
            return 1
        print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "assets" / "pictures"))
