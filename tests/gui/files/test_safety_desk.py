"""What the window says of the safety of the work in it, and when that is over."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desk_fakes import FakeDialogs
from games.model.file.library import load_named
from gui.core.document import Document
from gui.files.files import Files
from gui.files.safeguard import SafetyDesk
from gui.files.safety.guard import Guard, make_guard
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def guard(tmp_path: Path) -> Iterator[Guard]:
    guard = make_guard(tmp_path / "state")
    yield guard
    guard.close()


def safety_desk(qtbot: QtBot, guard: Guard) -> tuple[SafetyDesk, Document]:
    window, document = QWidget(), Document(load_named("iraq-2019"))
    qtbot.addWidget(window)
    dialogs = FakeDialogs()
    files = Files(document, dialogs, parent=window, guard=guard)
    jobs = Jobs(InlineExecutor(), window)
    made = SafetyDesk(window, document, files, dialogs, guard, jobs)
    made.notices.setParent(window)
    return made, document


def said(desk: SafetyDesk) -> str:
    return desk.notices.notice.text if desk.notices.notice is not None else ""


def test_work_that_cannot_be_copied_aside_is_said_until_it_can(qtbot: QtBot, guard: Guard) -> None:
    desk, document = safety_desk(qtbot, guard)
    assert desk.autosave is not None
    assert guard.session is not None
    folder = guard.session.folder
    shutil.rmtree(folder)
    folder.write_bytes(b"in the way")
    document.apply(document.scenario.with_level("sanctions", Decimal("0.2")), "Move")
    desk.autosave.write()
    qtbot.waitUntil(lambda: "Save often" in said(desk))
    folder.unlink()
    folder.mkdir()
    document.apply(document.scenario.with_level("sanctions", Decimal("0.3")), "Move")
    desk.autosave.write()
    qtbot.waitUntil(lambda: said(desk) == "")


def test_a_place_where_nothing_can_be_kept_is_said_with_the_reason(qtbot: QtBot) -> None:
    desk, _ = safety_desk(qtbot, Guard(problem="no space left on device"))
    desk.start()
    qtbot.waitUntil(lambda: "no space left on device" in said(desk))
    assert "Save often" in said(desk)
