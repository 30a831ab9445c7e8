"""Renew the pictures of the documentation and of the help: the real window, without a display.

    python packaging/pictures.py [FOLDER]

Writes into assets, or into FOLDER: the documentation's into pictures/, the help's, light and dark,
into help/pictures/. Run it from the root of the repository with the program's own environment; look
at what it made before you commit. Where ImageMagick is installed the files become smaller.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from games.model.scenario import Scenario
    from gui.look.theme import Theme
    from gui.window import Window

ROOT = Path(__file__).resolve().parent.parent
LARGEST = (1540, 1000)
#: The payoff that is selected in every picture: player, profile.
SELECTED = ("iran", ("retaliate", "retaliate", "absorb"))
#: The consideration that is selected where considerations are shown.
REASON = "iran-struck-back"
#: Size of a dialog that can have any.
DIALOG = (860, 640)
#: What work that was never saved is said to be of; no file of whoever makes the pictures.
FILE = "Documents/baghdad.equipoise"
WAIT_MS = 20_000
#: Faint lines and lists come a moment after the answer.
LEAST_MS = 1_500


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes
    ----------
    name
        Of the file, without its suffix.
    part
        Object name of what is shown; `desk` is the whole window.
    size
        Of the window.
    levels
        Drivers that were moved.
    commands
        What was done to get there.
    chart
        Id of the chart in front.
    stages
        Who moves when, ids of players; empty for all at once.
    width
        Of the panel that is shown, if it is one at the side.
    height
        What is shown of the part, from its top; all of it if 0.
    """

    name: str
    part: str = "desk"
    size: tuple[int, int] = (1440, 900)
    levels: dict[str, str] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    chart: str = "sweep"
    stages: tuple[tuple[str, ...], ...] = ()
    width: int = 0
    height: int = 0


DOCUMENTATION = (
    Picture("window"),
    Picture("considerations", commands=("scenario.considerations",)),
    Picture("comparing", levels={"assistance": "0.65"}, commands=("view.ghost-toggle",)),
    Picture("orders", chart="sequence"),
)
_CHART, _MAP = (1280, 980), (1240, 900)
HELP = (
    Picture("driver", "driver-row", (1320, 900)),
    Picture("sweep", "sweep-page", _CHART),
    Picture("several", "sweep-page", _CHART, {"assistance": "0.60", "sanctions": "0.49"}),
    Picture("phase", "phase-page", _MAP, chart="phase"),
    Picture("tornado", "tornado-page", _MAP, chart="tornado"),
    Picture("sequence", "sequence-page", (1160, 900), chart="sequence"),
    Picture("tree", "tree-page", _MAP, chart="tree", stages=(("iran",), ("us",), ("baghdad",))),
    Picture("payoffs", "payoffs", (1540, 900)),
    Picture(
        "considerations",
        "considerations",
        (1440, 800),
        commands=("scenario.considerations",),
        width=460,
    ),
    Picture("structure", "structure", (1440, 800), commands=("scenario.structure",), width=460),
    Picture("faint", "sweep-page", _CHART, {"assistance": "0.65"}, ("view.ghost-toggle",)),
    Picture(
        "comparing",
        "compare",
        levels={"assistance": "0.65"},
        commands=("snapshot.compare",),
        height=298,
    ),
    Picture("recovery", "recovery-dialog", levels={"sanctions": "0.45", "assistance": "0.65"}),
)


#: Folder -> its pictures, the themes they are made in, dots for each of the screen's, colours.
SETS = {
    "pictures": (DOCUMENTATION, ("light",), 1, 255),
    "help/pictures": (HELP, ("light", "dark"), 2, 96),
}


def main(folder: Path) -> int:
    """Draw all pictures; 1 if an answer does not come in time.

    Each set has a process of its own: how fine a screen is can be said only once in one.
    """
    for name, (_, _, scale, _) in SETS.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, __file__, str(folder), name]
        if subprocess.run(command, env=environment, check=False).returncode:
            return 1
    return 0


def draw(folder: Path, name: str) -> int:
    """Draw one set of pictures."""
    pictures, choices, scale, colors = SETS[name]
    with tempfile.TemporaryDirectory() as scratch:
        screen = Path(scratch) / "screen.json"
        size = {"width": LARGEST[0] * scale, "height": LARGEST[1] * scale}
        fixed = {"name": "paper", "x": 0, "y": 0, **size, "logicalDpi": 96, "dpr": 1}
        screen.write_text(json.dumps({"screens": [fixed]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        sys.path.insert(0, str(ROOT))
        from PySide6.QtCore import QLocale
        from PySide6.QtWidgets import QApplication

        from gui.look.theme import Theme

        QLocale.setDefault(QLocale.c())
        app = QApplication(["equipoise"])
        theme = Theme(app, "light")
        kept: list[object] = []  # a window must not be collected before Qt is done with it
        (folder / name).mkdir(parents=True, exist_ok=True)
        for choice in choices:
            theme.choose(choice)
            for picture in pictures:
                suffix = ".png" if choice == "light" else f"-{choice}.png"
                target = folder / name / (picture.name + suffix)
                made = take(picture, app, theme, Path(scratch), kept)
                if made is None or not made.save(str(target)):
                    print(f"{target.name} could not be made", file=sys.stderr)
                    return 1
                squeeze(target, colors)
                print(target, flush=True)
    return 0


def take(
    picture: Picture, app: QApplication, theme: Theme, scratch: Path, kept: list[object]
) -> QPixmap | None:
    """Open a window and return what part of it looks like; None if no answer comes in time."""
    from decimal import Decimal

    from PySide6.QtCore import QElapsedTimer, QRect

    from games.model.file.library import BASELINE, load_named
    from games.model.play import Play
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.core.selection import PayoffKey
    from gui.window import Window
    from gui.work.jobs import Jobs, ThreadExecutor
    from gui.work.upkeep import Analysis

    document = Document(load_named(BASELINE))
    jobs = Jobs(ThreadExecutor())
    analysis = Analysis(document, jobs)
    window = Window(document, analysis, theme, Store(scratch / f"{picture.name}.ini"))
    kept += [window, analysis, jobs]
    window.resize(*picture.size)
    window.show()
    window.selection.select(PayoffKey(*SELECTED))
    if "scenario.considerations" in picture.commands:
        window.selection.reason.select(REASON)
    analysis.refresh()
    scenario = document.scenario
    for driver, level in picture.levels.items():
        scenario = scenario.with_level(driver, Decimal(level))
    scenario = replace(scenario, play=Play(picture.stages))
    document.apply(scenario, "Move drivers")
    window.book.bring_front(picture.chart)
    for command in picture.commands:
        window.menus.actions.action(command).trigger()
    part = find(window, picture, document.saved, scenario)
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < WAIT_MS and (
        analysis.audit is None or not jobs.idle() or clock.elapsed() < LEAST_MS
    ):
        app.processEvents()
    for _ in range(100):  # what came last is laid out, too
        app.processEvents()
    seen = QRect(0, 0, part.width(), picture.height or part.height())
    taken = part.grab(seen) if analysis.audit is not None else None
    window.hide()
    analysis.stop()
    jobs.shutdown(WAIT_MS)
    return taken


def find(window: Window, picture: Picture, saved: Scenario, now: Scenario) -> QWidget:
    """Return the part of a window that a picture shows, as wide as it should be."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QDockWidget, QWidget

    from games.study.compare.edits import edits_in_words
    from gui.files.recovering import DIFFERS
    from gui.files.recovery_dialog import Fate, Offer, RecoveryDialog
    from gui.panels.structure.panel import StructurePanel

    if picture.part == "desk":
        return window
    if picture.part == "recovery-dialog":
        lines = (f"• {line}" for line in edits_in_words(saved, now))
        why = "\n".join((DIFFERS, *lines))
        fates = (Fate.RESTORE, Fate.COPY, Fate.KEEP, Fate.DISCARD)
        dialog = RecoveryDialog([Offer(now.title, f"{FILE} · today, 09:41", why, fates)], window)
        dialog.show()
        return dialog
    if picture.part == "driver-row":
        track = window.findChild(QWidget, "track")
        assert track is not None
        row = track.parentWidget()
        assert row is not None
        return row
    part = window.findChild(QWidget, picture.part)
    assert part is not None, picture.part
    if isinstance(part, StructurePanel):
        part.show_item(("drivers", now.sweep_driver))
    if picture.part == "compare":
        part.resize(*DIALOG)
    if picture.width:
        dock = next(d for d in window.findChildren(QDockWidget) if d.widget() is part)
        window.resizeDocks([dock], [picture.width], Qt.Orientation.Horizontal)
    return part


def squeeze(target: Path, colors: int) -> None:
    """Make a picture's file smaller, if there is a program that does."""
    convert = shutil.which("convert")
    if convert is not None:
        command = [convert, str(target), "-strip", "+dither", "-colors", str(colors), str(target)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "assets"
    sys.exit(draw(where, sys.argv[2]) if len(sys.argv) > 2 else main(where))
