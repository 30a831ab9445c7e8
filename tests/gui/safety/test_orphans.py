"""What a window left behind is offered to exactly one other, and never deleted unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.file import dumps
from games.model.library import load_named
from gui.safety.orphans import find_orphans
from gui.safety.session import Session, sessions_folder
from gui.safety.slot import (
    Note,
    SlotError,
    clear_slot,
    read_note,
    read_slot,
    slot_empty,
    write_slot,
)

if TYPE_CHECKING:
    from pathlib import Path

NOTE = Note("Chicken", "/somewhere/chicken.equipoise", "2026-11-28T05:00:00+00:00", "ab", "0.1", 7)


def crashed(state: Path, data: bytes | None = None) -> Path:
    """Leave a folder behind as a process that was killed does."""
    session = Session(state)
    write_slot(session.folder, data or dumps(load_named("chicken")).encode(), NOTE)
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


@pytest.mark.parametrize("text", ["", "[", "[1]", '{"title": 3, "process": "x", "when": "now"}'])
def test_a_note_that_makes_no_sense_costs_no_more_than_itself(tmp_path: Path, text: str) -> None:
    (tmp_path / "note.json").write_text(text, encoding="utf-8")
    note = read_note(tmp_path)
    assert (note.title, note.process) == ("", 0)


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


def test_the_newest_is_offered_first(tmp_path: Path) -> None:
    folders = [crashed(tmp_path), crashed(tmp_path)]
    old, new = (
        folder.rename(folder.with_name(f"2026112{day}-{folder.name}"))
        for day, folder in enumerate(folders)
    )
    found = find_orphans(tmp_path)
    assert [orphan.folder for orphan in found] == [new, old]
    for orphan in found:
        orphan.keep()


def test_a_damaged_slot_is_put_aside_and_explained(tmp_path: Path) -> None:
    crashed(tmp_path, b'{"format": "equipoise-scenario", "vers')
    (found,) = find_orphans(tmp_path)
    assert found.scenario is None
    assert found.problem
    assert (found.folder / "unsaved.equipoise").read_bytes().startswith(b'{"format"')
    found.keep()
    assert find_orphans(tmp_path) == ()
    assert (found.folder / "unsaved.equipoise").exists()


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
