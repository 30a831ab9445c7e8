"""No text of a scenario is taken for markup, a mnemonic or a mark anywhere in a window."""

from __future__ import annotations

import ast
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMessageBox,
    QTreeWidgetItemIterator,
)

import gui
from games.model.edit.cells import with_base
from games.model.edit.pasting.paste import readings
from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from gui.controls.notice import Notice, NoticeBar
from gui.core.selection import PayoffKey
from gui.desk.dialogs import Dialogs
from gui.desk.talks.paste_dialog import PasteDialog
from gui.files.recovery_dialog import Fate, Offer, RecoveryDialog
from gui.look.literal import in_tip, in_title, literal, message, plain, plain_label
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.structure.panel import StructurePanel
from hostile import MARKUP, hostile, interpreted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from whole_desk import Desk

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC).isoformat()
NAME = "<img src='x.png'><b>R&D &lt;[*].equipoise"


@pytest.fixture(params=["iraq-2019", "chicken"])
def hostile_desk(
    request: pytest.FixtureRequest, desk_on: Callable[[str], Desk], tmp_path: Path
) -> Desk:
    """A desk on a file whose name and every text is markup, with a snapshot and an edit."""
    desk = desk_on("chicken")
    desk.dialogs.open_path = tmp_path / NAME
    save(hostile(take(load_named(request.param), "Before", taken=NOW)), desk.dialogs.open_path)
    desk.trigger("file.open")
    assert desk.document.scenario.title.startswith(MARKUP)
    first = desk.document.scenario.considerations[0]
    desk.document.apply(
        with_base(desk.document.scenario, first.id, first.base + 1), f"Set {first.title}"
    )
    desk.settle()
    return desk


def windows(desk: Desk) -> Iterator[str]:
    for window in QApplication.topLevelWidgets():
        if window.isVisible() or window is desk.window:
            yield from interpreted(window)


def test_the_whole_desk_shows_markup_as_text(hostile_desk: Desk) -> None:
    desk, window = hostile_desk, hostile_desk.window
    found = list(windows(desk))
    assert "[*]" in window.windowTitle()
    players = desk.document.scenario.players
    window.selection.select(PayoffKey(players[0].id, tuple(p.strategies[0].id for p in players)))
    for dock in window.findChildren(QDockWidget):
        window.keyboard.places.go(dock.windowTitle())
        found += windows(desk)
    structure = window.findChild(StructurePanel)
    assert structure is not None
    rows = QTreeWidgetItemIterator(structure.tree)
    while rows.value() is not None:
        structure.tree.setCurrentItem(rows.value())
        found += interpreted(structure)
        rows += 1
    considerations = window.findChild(ConsiderationsPanel)
    assert considerations is not None
    for reason in desk.document.scenario.considerations:
        considerations.edit(reason.id)
        found += interpreted(considerations)
    for place in range(window.book.tabs.count()):
        window.book.tabs.setCurrentIndex(place)
        found += interpreted(window.book.tabs)
    for command in ("snapshot.compare", "chart.table", "view.palette", "snapshot.take"):
        desk.trigger(command)
        desk.qtbot.waitUntil(lambda: not window.versions.comparing._asked)
        found += windows(desk)
    window.findChild(NoticeBar).say(Notice("a", MARKUP, (MARKUP,)))  # type: ignore[union-attr]
    found += windows(desk)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.slow
def test_every_dialog_shows_markup_as_text(qtbot: QtBot) -> None:
    scenario = hostile(load_named("chicken"))
    parent = plain_label()
    qtbot.addWidget(parent)
    pasted = f"1\t2\t3\t4\n5\t6\t7\t{MARKUP}8"
    boxes = [
        PasteDialog(scenario, readings(pasted, scenario), pasted, parent),
        RecoveryDialog([Offer(MARKUP, MARKUP, MARKUP, tuple(Fate))], parent),
        Dialogs(parent)._box(QMessageBox.Icon.Warning, MARKUP, MARKUP, MARKUP),
    ]
    for box in boxes:
        assert interpreted(box) == []


def test_texts_are_shown_as_they_are(qtbot: QtBot) -> None:
    parent = plain_label("<b>x</b>")
    qtbot.addWidget(parent)
    assert interpreted(parent) == []
    assert interpreted(message(parent, QMessageBox.Icon.Warning, MARKUP, MARKUP)) == []
    assert plain(literal(MARKUP)) == MARKUP
    assert in_tip("2 < 3 & R&D\nmore") == "2 < 3 & R&D\nmore"
    parent.setToolTip(in_tip(MARKUP))
    assert interpreted(parent) == []
    parent.setWindowTitle(in_title("a[*]b") + "[*]")
    parent.setWindowModified(True)
    assert parent.windowTitle() == "a[*][*]b[*]"


def test_the_walk_sees_what_is_interpreted(qtbot: QtBot) -> None:
    label = QLabel(MARKUP)
    qtbot.addWidget(label)
    label.setToolTip(MARKUP)
    box = QMessageBox(label)
    box.setText("Fine")
    box.setInformativeText(MARKUP)
    assert [line.split(": ")[0].rpartition(", ")[2] for line in interpreted(label)] == [
        *("tip", "text", "text")
    ]


def test_painting_texts_opens_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "read-me.png"
    QPixmap(4, 4).save(str(picture))
    markup = f'<img src="file://{picture}"><b>R&D'

    def opened(text: str, form: Qt.TextFormat | None = None) -> bool:
        """Paint a text and tell, by the time of the last reading, whether the file was read."""
        os.utime(picture, (1000, 2000))  # read before it was written: the next reading is noted
        label = plain_label(text)
        qtbot.addWidget(label)
        if form is not None:
            label.setTextFormat(form)
        label.grab()
        return picture.stat().st_atime != 1000

    if not opened(markup, Qt.TextFormat.AutoText):
        pytest.skip("times of reading are not noted here")
    assert not opened(markup)
    assert not opened(in_tip(markup), Qt.TextFormat.AutoText)  # as tool tips are painted
    os.utime(picture, (1000, 2000))
    parent = plain_label()
    qtbot.addWidget(parent)
    box = message(parent, QMessageBox.Icon.Warning, markup, markup)
    box.setDetailedText(markup)
    box.grab()
    assert picture.stat().st_atime == 1000


SOURCES = sorted(Path(next(iter(gui.__path__))).rglob("*.py"))
#: Calls that put up a tool tip, and which of their arguments it is.
TIPS = {"setToolTip": -1, "setTabToolTip": -1, "setWhatsThis": -1, "showText": 1}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            yield name or getattr(node.func, "id", ""), node


def goes_through(argument: ast.expr) -> bool:
    """Tell whether a text is the program's own, or made literal."""
    if isinstance(argument, ast.Constant):
        return True
    if isinstance(argument, ast.Name):
        return argument.id.isupper()
    if isinstance(argument, ast.IfExp):
        return goes_through(argument.body) and goes_through(argument.orelse)
    return isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == "in_tip"


@pytest.mark.slow
def test_every_label_box_and_tool_tip_is_made_where_texts_are_made_literal() -> None:
    found = []
    for path in SOURCES:
        if path.name == "literal.py":
            continue
        for name, call in calls(path):
            if name in {"QLabel", "QMessageBox", "QErrorMessage", "QStaticText"}:
                found.append(f"{path.name}:{call.lineno}: {name}, not gui.look.literal")
            if name in TIPS and not goes_through(call.args[TIPS[name]]):
                found.append(f"{path.name}:{call.lineno}: {name} without in_tip")
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            bases = [getattr(b, "id", "") for b in getattr(node, "bases", [])]
            if "QLabel" in bases and "TextFormat.PlainText" not in ast.unparse(node):
                found.append(f"{path.name}:{node.lineno}: a label with a guessed format")
    assert not found, "\n".join(found)
