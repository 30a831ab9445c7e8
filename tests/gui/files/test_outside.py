"""Others change the file on the desk: it is said, and nobody's work is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.file.scenario_file import load, save
from gui.controls.notice import NoticeBar
from gui.files.outside import Outside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.gui.desk.safety.conftest import Place


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def outside(place: Place, notices: NoticeBar) -> Outside:
    return Outside(place.document, place.files, place.dialogs, place.guard, notices, notices)


def said(notices: NoticeBar) -> str:
    return notices.notice.text if notices.notice is not None else ""


def test_a_change_is_heard_by_itself(
    place: Place, outside: Outside, notices: NoticeBar, qtbot: QtBot
) -> None:
    theirs = place.others_write()
    qtbot.waitUntil(lambda: place.document.scenario == theirs)
    assert "changed by another program" in said(notices)


def test_an_untouched_document_takes_the_new_version_as_a_step_that_can_be_undone(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    mine, theirs = place.document.scenario, place.others_write()
    outside.watch.look()
    assert place.document.scenario == theirs
    assert not place.document.dirty
    assert "payoffs change" in said(notices)
    notices.chosen.emit("file", "What changed…")
    assert "Protest" in place.dialogs.told[-1]
    assert place.document.scenario == theirs
    notices.chosen.emit("file", "Undo")
    assert place.document.scenario == mine
    assert place.document.dirty
    place.document.redo()
    assert not place.document.dirty


def test_with_unsaved_changes_nothing_moves_until_the_person_chooses(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.edit()
    mine, theirs = place.document.scenario, place.others_write()
    outside.watch.look()
    assert place.document.scenario is mine
    assert notices.notice is not None
    assert notices.notice.warning
    assert tuple(notices.notice.choices) == ("Compare…", "Take theirs", "Keep mine")
    notices.chosen.emit("file", "Take theirs")
    assert place.document.scenario == theirs
    assert not place.document.dirty
    place.document.undo()
    assert place.document.scenario == mine


def test_comparing_lists_the_differences_and_leads_to_a_choice(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.edit()
    theirs = place.others_write()
    outside.watch.look()
    notices.chosen.emit("file", "Compare…")
    assert "Sanctions pressure" in place.dialogs.told[-1]
    assert "Protest" in place.dialogs.told[-1]
    assert "while you were changing it" in said(notices)
    place.dialogs.choice = "Take theirs"
    notices.chosen.emit("file", "Compare…")
    assert place.document.scenario == theirs


def test_keeping_mine_lets_the_next_save_replace_theirs_which_is_kept(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.edit()
    theirs = place.others_write()
    outside.watch.look()
    notices.chosen.emit("file", "Keep mine")
    place.document.undo()
    assert place.document.dirty
    assert place.files.save()
    assert place.dialogs.asked == []
    assert load(place.path) == place.document.scenario
    assert load(place.path.with_name("mine.equipoise~")) == theirs


def test_an_open_gesture_is_not_torn_from_the_hand(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    number = place.document.begin("Drag")
    place.others_write()
    outside.watch.look()
    assert place.document.gesture == number
    assert "Take theirs" in (notices.notice.choices if notices.notice else ())


def test_a_file_that_only_looks_different_changes_nothing(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    before = place.document.scenario
    place.path.write_text(place.path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    outside.watch.look()
    assert place.document.scenario is before
    assert notices.notice is None
    place.edit()
    assert place.files.save()
    assert place.dialogs.asked == []


def test_a_deleted_file_is_said_and_the_document_is_unsaved(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.path.unlink()
    outside.watch.look()
    assert "deleted, moved or renamed" in said(notices)
    assert place.document.dirty
    notices.chosen.emit("file", "Save it again")
    assert load(place.path) == place.document.scenario
    assert notices.notice is None
    assert not place.document.dirty


def test_undoing_ones_own_changes_does_not_hide_that_the_file_is_another(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.edit()
    place.others_write()
    outside.watch.look()
    place.document.undo()
    assert "while you were changing it" in said(notices)
    place.document.redo()
    place.dialogs.choice = "Replace it"
    assert place.files.save()
    assert notices.notice is None


def test_a_file_that_comes_back_as_it_was_takes_its_notice_along(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    content = place.path.read_bytes()
    place.path.unlink()
    outside.watch.look()
    place.path.write_bytes(content)
    outside.watch.look()
    assert notices.notice is None


def test_a_file_broken_by_others_leaves_the_document_whole_and_unsaved(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    before = place.document.scenario
    place.path.write_bytes(b"half a fi")
    outside.watch.look()
    assert "cannot be read any more" in said(notices)
    assert place.document.scenario is before
    assert place.document.dirty
    theirs = before.with_level("protest", before.levels["protest"] / 2)
    save(theirs, place.path)
    outside.watch.look()
    assert "while you were changing it" in said(notices)


def test_our_own_save_says_nothing(place: Place, outside: Outside, notices: NoticeBar) -> None:
    place.edit()
    place.files.save()
    outside.watch.look()
    assert notices.notice is None
    place.others_write()
    outside.watch.look()
    assert notices.notice is not None


def test_another_file_on_the_desk_is_watched_instead(
    place: Place, outside: Outside, notices: NoticeBar
) -> None:
    place.edit()
    place.others_write()
    outside.watch.look()
    place.files.open_path(place.path)
    place.document.undo()
    place.dialogs.unsaved = place.dialogs.unsaved.__class__.DISCARD
    assert place.files.open_bundled("chicken")
    assert notices.notice is None
    assert outside.watch.path is None
