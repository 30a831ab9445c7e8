"""Walks past every place where a chart shows, in a product that has one chart more.

Run with a folder to write to: the list of charts in it has a line more, and the chart's own folder
is beside this file. Prints what was found.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import gui.charts

if TYPE_CHECKING:
    from collections.abc import Callable

OUT = Path(sys.argv[1])
HERE = Path(__file__).parent
LISTED = Path(gui.charts.__path__[0]) / "kinds.py"
(OUT / "list").mkdir()
text = LISTED.read_text(encoding="utf-8").replace('    "pair",\n', '    "pair",\n    "dots",\n')
(OUT / "list" / "kinds.py").write_text(text, encoding="utf-8")
gui.charts.__path__[:0] = [str(OUT / "list"), str(HERE)]


def exported(*arguments: str) -> list[str]:
    """Run the command line; return the names it wrote."""
    from gui.cli import main

    folder = OUT / f"exported-{len(list(OUT.iterdir()))}"
    assert main([arguments[0], "iraq-2019", "--to", str(folder), *arguments[1:]]) == 0
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def window() -> dict[str, object]:
    """Open the window, bring the chart to the front, and say what is there."""
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtWidgets import QApplication

    from games.model.file.library import load_named
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.desk.talks.help.topics import topic
    from gui.look.theme import Theme
    from gui.window import Window
    from gui.work.jobs import InlineExecutor, Jobs
    from gui.work.upkeep import Analysis

    app = QApplication.instance() or QApplication(["equipoise"])

    def until(there: Callable[[], bool]) -> None:
        patience = QDeadlineTimer(20_000)
        while not there():
            assert not patience.hasExpired()
            app.processEvents()

    document, jobs = Document(load_named("iraq-2019")), Jobs(InlineExecutor())
    analysis = Analysis(document, jobs)
    made = Window(document, analysis, Theme(app, "light"), Store(OUT / "prefs.ini"))
    made.show()
    analysis.refresh()
    until(lambda: analysis.live is not None)
    tabs, actions = made.book.tabs, made.menus.actions
    place = next(k for k in range(tabs.count()) if tabs.tabText(k) == "Dots")
    entry = next(one for one in actions.listed() if one.action.text() == "Dots")
    entry.action.trigger()
    assert tabs.currentIndex() == place
    until(lambda: tabs.page.scene() is not None)
    actions.action("view.ghost-toggle").trigger()
    until(lambda: "Compared" in tabs.page.scene().description)
    actions.action("chart.table").trigger()
    table = made.data.window
    until(lambda: bool(table.model.rows))
    found = {
        "tip": tabs.tabToolTip(place),
        "path": entry.path,
        "page": tabs.page.objectName(),
        "topic": topic([tabs.page.objectName()]),
        "scene": tabs.page.scene("A title").title,
        "table": [table.model.headers, *table.model.rows],
        "read": tabs.page.canvas.accessibleDescription(),
    }
    analysis.stop()
    jobs.shutdown()
    return found


if __name__ == "__main__":
    said = {
        "named": exported("export", "--chart", "dots", "--against", "us-baghdad"),
        "all": exported("export", "--chart", "all", "--format", "svg"),
        "brief": exported("brief"),
        "window": window(),
    }
    (OUT / "said.json").write_text(json.dumps(said), encoding="utf-8")
