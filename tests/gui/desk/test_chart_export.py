"""The chart in front leaves as it is asked for, or nothing leaves and the reason is said."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from chart_pages import sweep_page
from games.study.answer import compute_live
from gui.charts.export import ExportError
from gui.charts.marks.comparison import Against
from gui.charts.pages.tabs import ChartTabs, View
from gui.charts.questions import TIPS
from gui.charts.sweep.kind import SWEEP
from gui.cli import main
from gui.desk.talks.export_dialog import ExportChoice, ExportDialog
from gui.desk.talks.exporting import ChartExport

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desk_fakes import FakeDialogs
    from gui.core.document import Document


@pytest.fixture
def tabs(qtbot: QtBot, document: Document) -> ChartTabs:
    made = ChartTabs(
        [View("Sweep", "What tips where", TIPS, partial(sweep_page, document), SWEEP.mute)]
    )
    qtbot.addWidget(made)
    made.show_answer(compute_live(document.scenario, "sanctions"))
    return made


def test_a_drawing_and_its_numbers_are_written_side_by_side(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.export_choice = ExportChoice(
        tmp_path / "tips.svg", title="Pressure tips Baghdad", with_data=True
    )
    export = ChartExport(tabs, document, dialogs, Path.home)
    said: list[str] = []
    export.done.connect(said.append)
    assert export.export()
    text = " ".join(ET.parse(tmp_path / "tips.svg").getroot().itertext())
    assert "Pressure tips Baghdad" in text
    assert "8/15" in text
    assert (tmp_path / "tips.csv").exists()
    assert said == ["Exported tips.svg and tips.csv"]
    assert dialogs.asked == ["export Iraq 30 December 2019 - Sweep"]


@pytest.mark.slow
def test_title_size_and_comparison_are_in_the_command_at_the_foot_which_draws_it_again(
    tabs: ChartTabs,
    document: Document,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was = document.scenario
    document.apply(was.with_level("assistance", Decimal("0.6")), "Move")
    tabs.show_answer(compute_live(document.scenario, "sanctions"))
    tabs.page.set_against(Against("as opened", was, compute_live(was, "sanctions")))
    dialogs.export_choice = ExportChoice(tmp_path / "it.svg", "page", 96, "Who's first?", True)
    assert ChartExport(tabs, document, dialogs, Path.home).export()
    table = (tmp_path / "it.csv").read_text(encoding="utf-8")
    (again,) = re.findall(r"^# again: equipoise (.*)$", table, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(again), "--format", "svg"]) == 0
    (made,) = (tmp_path / "again").iterdir()
    assert made.read_bytes() == (tmp_path / "it.svg").read_bytes()
    kept = replace(was, title="Another")
    tabs.page.set_against(Against("snapshot", kept, compute_live(kept, "sanctions")))
    dialogs.confirmed = True
    assert ChartExport(tabs, document, dialogs, Path.home).export()
    told = (tmp_path / "it.csv").read_text(encoding="utf-8")
    assert "# compared with what no file holds: no command draws it again\n" in told


def test_numbers_that_are_there_already_are_not_replaced_unasked(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    (tmp_path / "tips.csv").write_text("mine")
    dialogs.export_choice = ExportChoice(tmp_path / "tips.svg", with_data=True)
    export = ChartExport(tabs, document, dialogs, Path.home)
    assert not export.export()
    assert dialogs.asked[-1] == "confirm “tips.csv” already exists."
    assert [path.name for path in tmp_path.iterdir()] == ["tips.csv"]
    assert (tmp_path / "tips.csv").read_text() == "mine"
    dialogs.confirmed = True
    assert export.export()
    assert (tmp_path / "tips.csv").read_text() != "mine"


def test_thinking_better_of_it_writes_nothing(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    assert not ChartExport(tabs, document, dialogs, Path.home).export()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_explained(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.export_choice = ExportChoice(tmp_path / "no such" / "tips.pdf")
    assert not ChartExport(tabs, document, dialogs, Path.home).export()
    (what, why, _) = dialogs.problems[0]
    assert "could not be exported" in what
    assert "no such" in why


def test_a_chart_that_goes_while_it_is_asked_about_is_explained(
    tabs: ChartTabs,
    document: Document,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(preview: object, name: str, folder: Path) -> ExportChoice:
        monkeypatch.setattr(tabs.page, "scene", lambda title="": None)
        return ExportChoice(tmp_path / "chart.svg")

    monkeypatch.setattr(dialogs, "ask_export", ask)
    export = ChartExport(tabs, document, dialogs, lambda: tmp_path)
    assert not export.export()
    assert [why for _, why, _ in dialogs.problems] == ["there is no chart any more"]
    assert not list(tmp_path.iterdir())


def test_copying_puts_a_picture_and_the_numbers_on_the_clipboard(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs
) -> None:
    ChartExport(tabs, document, dialogs, Path.home).copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert "3/16" in data.text()


def test_nothing_to_show_is_nothing_to_export(
    qtbot: QtBot, document: Document, dialogs: FakeDialogs
) -> None:
    made = ChartTabs(
        [View("Sweep", "What tips where", TIPS, partial(sweep_page, document), SWEEP.mute)]
    )
    qtbot.addWidget(made)
    assert not ChartExport(made, document, dialogs, Path.home).export()
    assert dialogs.asked == []


def test_the_dialog_shows_what_will_come_out(qtbot: QtBot, tmp_path: Path) -> None:
    painted: list[tuple[str, str]] = []

    def preview(choice: ExportChoice, _dpi: int) -> bytes:
        painted.append((choice.title, choice.size))
        return _png(tmp_path)

    dialog = ExportDialog(preview)
    qtbot.addWidget(dialog)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    picture = next(x for x in dialog.findChildren(QLabel) if x.accessibleName() == "Preview")
    assert not picture.pixmap().isNull()
    boxes["Size"].setCurrentIndex(2)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText("  A finding ")
    qtbot.waitUntil(lambda: painted[-1] == ("A finding", "column"))
    choice = dialog.choice(tmp_path / "x.png")
    assert replace(choice, dpi=0) == ExportChoice(tmp_path / "x.png", "column", 0, "A finding")
    assert choice.dpi == 300


def test_where_there_is_no_preview_its_place_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    gone = [False]

    def preview(_choice: ExportChoice, _dpi: int) -> bytes:
        if gone[0]:
            raise ExportError("there is no chart any more")
        return _png(tmp_path)

    dialog = ExportDialog(preview)
    qtbot.addWidget(dialog)
    picture = next(x for x in dialog.findChildren(QLabel) if x.accessibleName() == "Preview")
    for away in (True, False):
        gone[0] = away
        dialog.refresh()
        assert picture.pixmap().isNull() == away
        assert picture.text() == ("No preview: there is no chart any more" if away else "")


def test_numbers_have_neither_size_nor_title(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(lambda *_: _png(tmp_path))
    qtbot.addWidget(dialog)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    boxes["Format"].setCurrentIndex(boxes["Format"].findData(".csv"))
    assert dialog.suffix == ".csv"
    assert not boxes["Size"].isEnabled()
    data = dialog.findChild(QCheckBox)
    assert data is not None
    assert not data.isEnabled()


def _png(folder: Path) -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    path = folder / "preview.png"
    image.save(str(path))
    return path.read_bytes()


def test_exports_begin_beside_the_scenario_and_go_on_where_the_last_one_went(
    tabs: ChartTabs, document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    home = tmp_path / "beside the scenario"
    export = ChartExport(tabs, document, dialogs, lambda: home)
    dialogs.export_choice = ExportChoice(tmp_path / "tips.svg")
    assert export.export()
    assert export.export()
    assert dialogs.begun == [home, tmp_path]
