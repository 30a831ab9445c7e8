"""What a window left behind is offered to exactly one other, and never deleted unasked."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, save
from gui.files.safety.guard import make_guard
from gui.files.safety.orphans import find_orphans
from gui.files.safety.session import Session, sessions_folder
from gui.files.safety.slot import (
    Note,
    SlotError,
    clear_slot,
    read_note,
    read_slot,
    slot_empty,
    write_slot,
)

NOTE = Note("Chicken", "/somewhere/chicken.equipoise", "2026-11-28T05:00:00+00:00", "ab", "0.1", 7)


def crashed(state: Path, data: bytes | None = None, note: Note = NOTE) -> Path:
    """Leave a folder behind as a process that was killed does."""
    session = Session(state)
    write_slot(session.folder, data or dumps(load_named("chicken")).encode(), note)
    session._claim.leave()
    return session.folder


def test_a_slot_gives_back_what_was_put_in(tmp_path: Path) -> None:
    assert slot_empty(tmp_path)
    write_slot(tmp_path, dumps(load_named("chicken")).encode(), NOTE)
    assert not slot_empty(tmp_path)
    assert read_note(tmp_path) == NOTE
    assert read_slot(tmp_path) == load_named("chicken")
    clear_slot(tmp_path)
    assert slot_empty(tmp_path)
    with pytest.raises(SlotError, match="cannot read"):
        read_slot(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", "[", "[" * 60_000, "9" * 60_000, "[1]", '{"title": 3, "process": "x", "when": "now"}'],
)
def test_a_note_that_makes_no_sense_costs_no_more_than_itself(tmp_path: Path, text: str) -> None:
    scenario = dumps(load_named("chicken"))
    (tmp_path / "unsaved.copy").write_text(f"{text}\n{scenario}", encoding="utf-8")
    note = read_note(tmp_path)
    assert (note.title, note.process) == ("", 0)
    assert read_slot(tmp_path) == load_named("chicken")


@pytest.mark.parametrize(
    "path", ["chicken", "../here.equipoise", "/a\0b", "/" + "x" * 5000, ["/list"], 7, None]
)
def test_a_path_that_can_be_none_of_ours_is_not_known(tmp_path: Path, path: object) -> None:
    (tmp_path / "unsaved.copy").write_text(json.dumps({"path": path}) + "\n{}", encoding="utf-8")
    assert read_note(tmp_path).path is None


def test_work_without_a_file_is_told_from_work_whose_file_is_not_known(tmp_path: Path) -> None:
    write_slot(tmp_path, b"{}", Note("New"))
    assert read_note(tmp_path).path == ""
    (tmp_path / "unsaved.copy").write_text('{"title": "New"}\n{}', encoding="utf-8")
    assert read_note(tmp_path).path is None


def test_paths_that_are_no_text_survive_in_a_note(tmp_path: Path) -> None:
    odd = Note("", path="/home/caf\udce9.equipoise")
    write_slot(tmp_path, b"", odd)
    assert read_note(tmp_path) == odd


def test_the_slot_of_a_living_window_is_not_offered(tmp_path: Path) -> None:
    session = Session(tmp_path)
    write_slot(session.folder, dumps(load_named("chicken")).encode(), NOTE)
    assert find_orphans(tmp_path) == ()
    session.close()
    assert not session.folder.exists()


def test_what_a_killed_window_left_is_offered_to_one_window_only(tmp_path: Path) -> None:
    folder = crashed(tmp_path)
    (found,) = find_orphans(tmp_path)
    assert (found.folder, found.note, found.scenario) == (folder, NOTE, load_named("chicken"))
    assert find_orphans(tmp_path) == ()
    found.keep()
    (again,) = find_orphans(tmp_path)
    again.discard()
    assert not folder.exists()
    assert find_orphans(tmp_path) == ()


def test_the_newest_is_offered_first_whichever_window_was_opened_last(tmp_path: Path) -> None:
    notes = [replace(NOTE, when=f"2026-11-{day}T05:00:00+00:00") for day in (12, 28, 20)]
    for note in notes:
        crashed(tmp_path, note=note)
    found = find_orphans(tmp_path)
    assert [orphan.note for orphan in found] == [notes[1], notes[2], notes[0]]
    for orphan in found:
        orphan.keep()


def test_what_went_on_in_another_window_is_not_offered_beside_it(tmp_path: Path) -> None:
    old = crashed(tmp_path)
    new = crashed(tmp_path, note=replace(NOTE, instead_of=(old.name,)))
    (found,) = find_orphans(tmp_path)
    assert found.folder == new
    assert not old.exists()
    found.discard()


def test_what_went_on_in_another_window_is_offered_if_that_one_is_damaged(tmp_path: Path) -> None:
    old = crashed(tmp_path)
    crashed(tmp_path, b"{", note=replace(NOTE, instead_of=(old.name,)))
    assert {orphan.scenario is None for orphan in find_orphans(tmp_path)} == {True, False}


def test_work_left_by_an_earlier_version_in_two_files_is_offered(tmp_path: Path) -> None:
    folder = crashed(tmp_path)
    (folder / "unsaved.copy").unlink()
    save(load_named("chicken"), folder / "unsaved.equipoise")
    (folder / "note.json").write_text('{"title": "Old",\n "path": "/x/y.equipoise"}')
    (found,) = find_orphans(tmp_path)
    assert found.scenario == load_named("chicken")
    assert found.note == Note("Old", "/x/y.equipoise")
    found.discard()
    assert not folder.exists()


def test_a_damaged_slot_is_put_aside_and_explained(tmp_path: Path) -> None:
    crashed(tmp_path, b'{"format": "equipoise-scenario", "vers')
    (found,) = find_orphans(tmp_path)
    assert found.scenario is None
    assert found.problem
    assert found.note == NOTE
    assert (found.folder / "unsaved.copy").read_bytes().endswith(b'"vers')
    found.keep()
    assert find_orphans(tmp_path) == ()
    assert (found.folder / "unsaved.copy").exists()


def _strange(folder: Path, kind: str) -> None:
    """Put something strange where a copy is."""
    copy = folder / "unsaved.copy"
    copy.unlink()
    if kind == "fifo":
        os.mkfifo(copy)
    elif kind == "folder":
        copy.mkdir()
    elif kind == "link into nothing":
        copy.symlink_to(folder / "nothing")
    elif kind == "giant":
        with copy.open("wb") as stream:
            stream.truncate(10**10)  # no byte of it is on the disk


@pytest.mark.parametrize("kind", ["fifo", "folder", "link into nothing", "giant"])
def test_no_strange_thing_in_the_place_of_a_copy_hides_the_others(
    tmp_path: Path, kind: str
) -> None:
    for note in (NOTE, replace(NOTE, title="Strange"), NOTE):
        folder = crashed(tmp_path, note=note)
        if note.title == "Strange":
            _strange(folder, kind)
    (sessions_folder(tmp_path) / "file").write_bytes(b"x")
    (sessions_folder(tmp_path) / "folder" / "claim").mkdir(parents=True)
    found = find_orphans(tmp_path)
    assert [orphan.scenario is None for orphan in found].count(False) == 2
    for orphan in found:
        orphan.discard()


@pytest.mark.slow
@about(30)
@given(st.data())
def test_no_damage_to_one_copy_hides_another_or_gives_a_path_that_is_none(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as name:
        state = Path(name)
        good, bad = crashed(state), crashed(state) / "unsaved.copy"
        whole = bytearray(bad.read_bytes())
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
        bad.write_bytes(whole)
        found = find_orphans(state)
        assert good in [orphan.folder for orphan in found if orphan.scenario is not None]
        for orphan in found:
            assert not orphan.note.path or Path(orphan.note.path).is_absolute()
            orphan.discard()


def test_nobody_else_may_look_into_what_is_kept(tmp_path: Path) -> None:
    session = Session(tmp_path / "state")
    write_slot(session.folder, b"x", NOTE)
    for one in (tmp_path / "state").rglob("*"):
        assert one.stat().st_mode & 0o077 == 0, one
    (tmp_path / "state" / "windows").chmod(0o755)  # as an earlier version made it
    make_guard(tmp_path / "state").close()
    assert (tmp_path / "state" / "windows").stat().st_mode & 0o077 == 0
    session.close()


def test_empty_leftovers_go_without_a_word(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session._claim.leave()
    assert find_orphans(tmp_path) == ()
    assert list(sessions_folder(tmp_path).iterdir()) == []


def test_a_folder_that_is_just_being_made_is_left_alone(tmp_path: Path) -> None:
    folder = sessions_folder(tmp_path) / "young"
    folder.mkdir(parents=True)
    assert find_orphans(tmp_path) == ()
    assert folder.exists()


def test_a_state_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert find_orphans(tmp_path / "nowhere") == ()
