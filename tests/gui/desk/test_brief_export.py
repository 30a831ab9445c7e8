"""The briefing from the window: computed in its lane, painted in slices, stoppable, honest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chart_pages import sweep_page
from games.model.file.scenario_file import load
from gui.core.document import Document
from gui.desk.talks.brief import BriefExport
from gui.desk.talks.brief_bar import BriefBar
from gui.work.jobs import InlineExecutor, Jobs
from gui.work.upkeep import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from desk_fakes import FakeDialogs
    from games.model.scenario import Scenario
    from whole_desk import Desk

pytestmark = pytest.mark.slow


@dataclass
class Bench:
    """An export with everything behind it."""

    export: BriefExport
    bar: BriefBar
    document: Document
    dialogs: FakeDialogs
    folder: Path
    qtbot: QtBot

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.export.busy)


@pytest.fixture
def bench(qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path, still: Scenario) -> Iterator[Bench]:
    document = Document(still)
    jobs = Jobs(InlineExecutor())
    analysis = Analysis(document, jobs)
    chart = sweep_page(document)
    qtbot.addWidget(chart)
    dialogs.folder = tmp_path
    export = BriefExport(document, analysis, chart, dialogs, Path.home)
    bar = BriefBar(export)
    qtbot.addWidget(bar)
    yield Bench(export, bar, document, dialogs, tmp_path / "Inspection - briefing", qtbot)
    export.cancel()
    analysis.stop()
    assert jobs.shutdown()


def test_a_briefing_goes_into_a_folder_of_its_own(
    bench: Bench, listen: Callable[[SignalInstance], list[object]]
) -> None:
    heard, per_cent = listen(bench.export.done), listen(bench.export.progressed)
    assert bench.export.export()
    bench.wait()
    assert (bench.folder / "paper.pdf").read_bytes().startswith(b"%PDF-")
    assert load(bench.folder / "data/scenario.equipoise") == bench.document.scenario
    (said,) = heard
    assert str(bench.folder) in str(said)
    assert per_cent == sorted(per_cent)  # type: ignore[type-var]
    assert (per_cent[0], per_cent[-1]) == (0, 100)
    assert not bench.dialogs.problems


def test_progress_is_shown_while_it_lasts(bench: Bench) -> None:
    assert bench.bar.isHidden()
    bench.export.export()
    assert not bench.bar.isHidden()
    bench.wait()
    assert bench.bar.isHidden()
    assert bench.bar.bar.value() == 100


def test_the_scenario_is_the_one_at_the_time_of_asking(bench: Bench) -> None:
    asked = bench.document.scenario
    bench.export.export()
    bench.document.apply(replace(asked, title="Later"), "Rename")
    bench.wait()
    assert load(bench.folder / "data/scenario.equipoise") == asked


def test_an_earlier_briefing_is_replaced_in_place_when_that_is_wanted(bench: Bench) -> None:
    bench.export.export()
    bench.wait()
    before = (bench.folder / "paper.html").read_bytes()
    bench.document.apply(replace(bench.document.scenario, title="Later"), "Rename")
    bench.dialogs.folder = bench.folder
    assert not bench.export.export()
    assert bench.dialogs.asked[-1] == f"confirm “{bench.folder.name}” holds a briefing already."
    assert (bench.folder / "paper.html").read_bytes() == before
    bench.dialogs.confirmed = True
    bench.export.export()
    bench.wait()
    assert not (bench.folder / bench.folder.name).exists()
    assert (bench.folder / "paper.html").read_bytes() != before


def test_files_that_are_no_briefing_are_asked_about_before_they_are_replaced(bench: Bench) -> None:
    mine = bench.folder / "data" / "equilibria.json"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    assert not bench.export.export()
    assert bench.dialogs.asked[-1] == (
        f"confirm “{bench.folder.name}” holds files with the names of a briefing's."
    )
    assert mine.read_text() == "mine"
    bench.dialogs.confirmed = True
    assert bench.export.export()
    bench.wait()
    assert mine.read_text() != "mine"
    assert not bench.dialogs.problems


def test_what_comes_in_the_way_meanwhile_is_told_with_a_remedy_of_the_window(bench: Bench) -> None:
    assert bench.export.export()
    (bench.folder / "README.txt").write_text("mine")
    bench.wait()
    ((_, why, _),) = bench.dialogs.problems
    assert "README.txt” is there already; nothing was written. Export it again" in why
    assert "--" not in why
    assert (bench.folder / "README.txt").read_text() == "mine"


def test_stopping_leaves_nothing_written(
    bench: Bench, listen: Callable[[SignalInstance], list[object]]
) -> None:
    heard, ended = listen(bench.export.done), listen(bench.export.finished)
    bench.export.export()
    bench.export.cancel()
    bench.qtbot.wait(20)
    assert not bench.export.busy
    assert ended == [()]
    assert heard == []
    assert not list(bench.folder.rglob("*.*"))


def test_a_second_wish_does_not_disturb_the_first(bench: Bench) -> None:
    bench.export.export()
    assert not bench.export.export()
    assert bench.dialogs.asked.count("folder") == 1
    bench.wait()
    assert (bench.folder / "README.txt").exists()


def test_thinking_better_of_it_begins_nothing(bench: Bench) -> None:
    bench.dialogs.folder = None
    assert not bench.export.export()
    assert not bench.export.busy


def test_a_folder_that_cannot_be_written_is_told_at_once(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    bench.dialogs.folder = tmp_path / "file"
    assert not bench.export.export()
    ((what, why, _),) = bench.dialogs.problems
    assert what == "The briefing could not be exported."
    assert "Cannot make the folder" in why
    assert not bench.export.busy


def test_the_command_is_in_the_file_menu(desk: Desk, still: Scenario, tmp_path: Path) -> None:
    desk.document.restore(still, None)
    desk.dialogs.folder = tmp_path
    desk.trigger("brief.export")
    bar = desk.window.statusBar()
    desk.qtbot.waitUntil(lambda: "Exported the briefing" in bar.currentMessage())
    assert (tmp_path / "Inspection - briefing" / "paper.html").exists()


def test_a_folder_that_vanishes_meanwhile_is_told_at_the_end(bench: Bench) -> None:
    bench.export.export()
    for part in ("charts", "data", ""):
        (bench.folder / part).rmdir()
    bench.folder.write_text("in the way")
    bench.wait()
    ((_, why, _),) = bench.dialogs.problems
    assert "is a file, not a folder" in why
