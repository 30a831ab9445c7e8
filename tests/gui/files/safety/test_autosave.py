"""Unsaved work is on the disk a moment after a change, and only while it is unsaved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, load, save
from games.task import NullToken
from gui.core.document import Document
from gui.files.safety.autosave import Autosave, _clear, _write
from gui.files.safety.disk import Disk
from gui.files.safety.slot import Note, read_note, read_slot, slot_empty
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]

SOON_MS = 20


@dataclass
class Saver:
    """A document whose unsaved work is kept, soon."""

    document: Document
    autosave: Autosave
    disk: Disk
    slot: Path
    qtbot: QtBot

    def edit(self, level: str = "0.2") -> None:
        scenario = self.document.scenario
        self.document.apply(scenario.with_level("sanctions", Decimal(level)), "Move")

    def wait(self) -> None:
        with self.qtbot.waitSignal(self.autosave.written):
            pass


class Hand(QTimer):
    """Moves a driver again and again."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.saver = saver
        self.edits = 0
        self.timeout.connect(self.edit)

    def edit(self) -> None:
        self.edits += 1
        self.saver.edit(f"0.{self.edits % 9 + 1}")


@pytest.fixture
def saver(qtbot: QtBot, tmp_path: Path) -> Iterator[Saver]:
    disk = Disk()
    document = Document(load_named("iraq-2019"), load=disk.load, save=disk.save)
    jobs = Jobs(InlineExecutor())
    slot = tmp_path / "slot"
    slot.mkdir()
    autosave = Autosave(document, disk, jobs, slot, delay_ms=SOON_MS)
    yield Saver(document, autosave, disk, slot, qtbot)
    jobs.shutdown()


def test_a_change_is_in_the_slot_a_moment_later_and_gone_when_it_is_undone(saver: Saver) -> None:
    assert slot_empty(saver.slot)
    saver.edit()
    saver.wait()
    assert read_slot(saver.slot) == saver.document.scenario
    note = read_note(saver.slot)
    assert (note.title, note.path, note.started_from) == ("Iraq, 30 December 2019", "", "")
    assert note.program
    saver.document.undo()
    saver.qtbot.waitUntil(lambda: slot_empty(saver.slot))


def test_the_note_says_which_content_of_which_file_the_work_started_from(
    saver: Saver, tmp_path: Path
) -> None:
    path = tmp_path / "mine.equipoise"
    save(load_named("iraq-2019"), path)
    saver.document.open(path)
    saver.edit()
    saver.wait()
    note = read_note(saver.slot)
    assert note.path == str(path)
    assert note.started_from == sha256(path.read_bytes()).hexdigest()
    first, _, rest = (saver.slot / "unsaved.copy").read_bytes().partition(b"\n")
    assert json.loads(first)["path"] == str(path)
    assert rest == dumps(saver.document.scenario).encode()


def test_saving_empties_the_slot(saver: Saver, tmp_path: Path) -> None:
    saver.edit()
    saver.wait()
    saver.document.save_as(tmp_path / "mine.equipoise")
    saver.qtbot.waitUntil(lambda: slot_empty(saver.slot))


def test_a_long_gesture_is_kept_on_the_way_and_gone_when_it_is_given_up(saver: Saver) -> None:
    scenario = saver.document.scenario
    saver.document.begin("Drag")
    saver.document.preview(scenario.with_level("sanctions", Decimal("0.3")))
    saver.wait()
    assert read_slot(saver.slot).levels["sanctions"] == Decimal("0.3")
    saver.document.abort()
    saver.qtbot.waitUntil(lambda: slot_empty(saver.slot))


def test_the_copy_is_for_the_eyes_of_this_user_only(saver: Saver) -> None:
    saver.edit()
    saver.wait()
    assert [one.stat().st_mode & 0o077 for one in saver.slot.iterdir()] == [0]


def test_whenever_a_save_is_killed_the_copy_is_what_was_being_saved_under_that_name(
    saver: Saver, tmp_path: Path
) -> None:
    path, other, seen = tmp_path / "mine.equipoise", tmp_path / "other.equipoise", []
    saver.document.save_as(path)
    saver.edit("0.2")
    saver.wait()
    saver.edit("0.3")  # not in the copy yet
    write = saver.disk._write

    def watched(where: Path, data: bytes) -> None:
        seen.append((read_slot(saver.slot), read_note(saver.slot).path))
        write(where, data)
        seen.append((read_slot(saver.slot), read_note(saver.slot).path))

    saver.disk._write = watched
    saver.document.save_as(other)
    assert seen == [(saver.document.scenario, str(other))] * 2
    assert load(other) == saver.document.scenario
    saver.qtbot.waitUntil(lambda: slot_empty(saver.slot))


def test_a_save_that_fails_leaves_the_copy_under_the_name_that_the_work_has(
    saver: Saver, tmp_path: Path
) -> None:
    path = tmp_path / "mine.equipoise"
    saver.document.save_as(path)
    saver.edit("0.2")
    saver.wait()
    with pytest.raises(OSError, match="cannot save"):
        saver.document.save_as(tmp_path / "nowhere" / "x.equipoise")
    saver.wait()
    assert read_note(saver.slot).path == str(path)
    assert read_slot(saver.slot) == saver.document.scenario


def test_a_copy_asked_for_earlier_never_replaces_a_later_one(saver: Saver) -> None:
    saver.edit("0.2")
    slot, early = saver.autosave._slot, saver.document.scenario
    saver.edit("0.3")
    slot.write(2, dumps(saver.document.scenario).encode(), Note("late"))
    _write(slot, 1, early, Note("early"), token=NullToken())
    _clear(slot, 1, token=NullToken())
    assert read_note(saver.slot).title == "late"


def test_many_quick_changes_are_written_once(saver: Saver, listen: Listen) -> None:
    written = listen(saver.autosave.written)
    for level in range(1, 10):
        saver.edit(f"0.{level}")
    saver.wait()
    assert read_slot(saver.slot).levels["sanctions"] == Decimal("0.9")
    assert len(written) == 1


def test_a_hand_that_never_rests_does_not_put_it_off(saver: Saver, listen: Listen) -> None:
    written = listen(saver.autosave.written)
    hand = Hand(saver)
    hand.start(SOON_MS // 4)
    saver.qtbot.waitUntil(lambda: bool(written))
    hand.stop()
    assert hand.edits > 1


def test_a_slot_that_cannot_be_written_is_said_once_until_it_works_again(
    saver: Saver, listen: Listen
) -> None:
    failed = listen(saver.autosave.failed)
    saver.slot.rmdir()
    saver.edit("0.2")
    saver.qtbot.waitUntil(lambda: len(failed) == 1)
    assert "no such file" in str(failed[0])
    saver.edit("0.3")
    saver.autosave.write()
    saver.edit("0.4")
    saver.slot.mkdir()
    saver.wait()
    assert len(failed) == 1
    assert read_slot(saver.slot) == saver.document.scenario


def test_after_a_failure_the_next_change_tries_again(saver: Saver, listen: Listen) -> None:
    failed = listen(saver.autosave.failed)
    saver.slot.rmdir()
    saver.edit("0.2")
    saver.qtbot.waitUntil(lambda: len(failed) == 1)
    saver.slot.mkdir()
    saver.edit("0.3")
    saver.wait()
    saver.slot.joinpath("unsaved.copy").unlink()
    saver.slot.rmdir()
    saver.edit("0.4")
    saver.qtbot.waitUntil(lambda: len(failed) == 2)


def test_after_a_failure_even_a_drag_that_is_given_up_tries_again(
    saver: Saver, listen: Listen
) -> None:
    failed = listen(saver.autosave.failed)
    saver.slot.rmdir()
    saver.edit("0.2")
    saver.qtbot.waitUntil(lambda: len(failed) == 1)
    saver.slot.mkdir()
    saver.document.begin("Drag")
    saver.document.preview(saver.document.scenario.with_level("sanctions", Decimal("0.3")))
    saver.document.abort()
    saver.wait()
    assert read_slot(saver.slot).levels["sanctions"] == Decimal("0.2")
