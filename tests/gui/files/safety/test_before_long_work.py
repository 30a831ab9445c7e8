"""Before the main thread is busy for long, what was just typed is on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from desk_fakes import FakeDialogs
from games.model.file.scenario_file import load
from gui.core.document import Document
from gui.desk.frame.focus import bring_forward
from gui.files.safety.autosave import Autosave
from gui.files.safety.disk import Disk
from gui.files.safety.guard import Guard
from gui.files.safety.session import Session
from gui.files.safety.slot import read_slot, slot_empty
from gui.panels.structure.panel import StructurePanel
from gui.work.jobs import Executor, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from games.model.scenario import Scenario
    from gui.desk.talks.export_dialog import ExportChoice, Preview
    from whole_desk import Desk


@dataclass
class Later(Executor):
    """Runs nothing before it is told to."""

    waiting: list[Callable[[], None]] = field(default_factory=list)

    def run(self, lane: str, job: Callable[[], None]) -> None:
        self.waiting.append(job)

    def join(self, seconds: float) -> bool:
        return True


@dataclass
class Bench:
    """A document whose copies are written when the test says so."""

    document: Document
    autosave: Autosave
    slot: Path
    executor: Later

    def edit(self, level: float) -> None:
        new = self.document.scenario.with_level("heat", Decimal(str(level)))
        self.document.apply(new, "Heat")


@pytest.fixture
def bench(qapp: object, scenario: Scenario, tmp_path: Path) -> Iterator[Bench]:
    document, executor, slot = Document(scenario), Later(), tmp_path / "slot"
    slot.mkdir()
    jobs = Jobs(executor)
    yield Bench(document, Autosave(document, Disk(), jobs, slot), slot, executor)
    jobs.shutdown()


def test_a_change_that_no_copy_has_is_written_at_once(
    bench: Bench, listen: Callable[[SignalInstance], list[object]]
) -> None:
    heard = listen(bench.autosave.written)
    bench.edit(0.2)
    bench.autosave.secure()
    assert read_slot(bench.slot) == bench.document.scenario
    assert heard == [()]


def test_a_copy_that_is_only_asked_for_is_not_waited_for_and_does_not_come_after(
    bench: Bench,
) -> None:
    bench.edit(0.2)
    bench.autosave.write()
    assert slot_empty(bench.slot), "the worker has no time"
    bench.edit(0.3)
    bench.autosave.secure()
    assert read_slot(bench.slot) == bench.document.scenario
    for job in bench.executor.waiting:
        job()
    assert read_slot(bench.slot) == bench.document.scenario, "the older one comes too late"


def test_nothing_is_written_where_nothing_is_unsaved(bench: Bench) -> None:
    bench.autosave.secure()
    assert slot_empty(bench.slot)


def test_it_is_said_when_it_cannot_be_written(
    bench: Bench, listen: Callable[[SignalInstance], list[object]]
) -> None:
    heard = listen(bench.autosave.failed)
    bench.slot.rmdir()
    bench.edit(0.2)
    bench.autosave.secure()
    assert len(heard) == 1


class Killer(FakeDialogs):
    """Looks at what would be found if the program were killed while a question is open."""

    def __init__(self, slot: Path) -> None:
        super().__init__()
        self.slot = slot
        self.found: list[str] = []

    def ask_export(self, preview: Preview, name: str, folder: Path) -> ExportChoice | None:
        self.found.append(read_slot(self.slot).title)
        return super().ask_export(preview, name, folder)

    def ask_folder(self, folder: Path) -> Path | None:
        self.found.append(read_slot(self.slot).title)
        return super().ask_folder(folder)


@pytest.mark.parametrize("command", ["chart.export", "brief.export", "chart.copy"])
def test_what_is_being_typed_is_on_the_disk_before_an_export_begins(
    desk_on: Callable[..., Desk], tmp_path: Path, command: str
) -> None:
    session = Session(tmp_path / "state")
    guard, dialogs = Guard(session=session), Killer(session.folder)
    desk = desk_on("chicken", dialogs, guard=guard)
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(("scenario",))
    assert panel.form is not None
    edits = panel.form.findChildren(QLineEdit)
    title = next(edit for edit in edits if edit.accessibleName() == "Title")
    title.setFocus()
    title.selectAll()
    desk.qtbot.keyClicks(title, "Zoe")
    assert slot_empty(session.folder)
    desk.window.menus.actions.action(command).trigger()
    if command == "chart.copy":
        dialogs.found.append(read_slot(session.folder).title)
    assert dialogs.found == ["Zoe"]
    desk.dialogs.save_path = tmp_path / "mine.equipoise"
    assert desk.window.files.save()
    assert load(tmp_path / "mine.equipoise").title == "Zoe"
    guard.close()
