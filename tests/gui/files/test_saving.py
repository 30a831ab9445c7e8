"""Saving replaces nothing unasked and loses nothing when the disk refuses."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from games.model.file.library import load_named
from games.model.file.scenario_file import ScenarioFileError, load, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.gui.desk.safety.conftest import Place


def full(path: Path, _data: bytes) -> None:
    raise ScenarioFileError("save", path, os.strerror(errno.ENOSPC).lower())


def test_saving_over_a_file_that_others_changed_asks_first(place: Place) -> None:
    theirs = place.others_write()
    place.edit()
    assert not place.files.save()
    assert "changed by another program" in place.dialogs.asked[-1]
    assert "Protest" in place.dialogs.told[-1]
    assert load(place.path) == theirs
    assert place.document.dirty


def test_replacing_what_others_wrote_keeps_it_as_the_last_good_version(place: Place) -> None:
    theirs = place.others_write()
    place.edit()
    place.dialogs.choice = "Replace it"
    assert place.files.save()
    assert load(place.path) == place.document.scenario
    assert load(place.path.with_name("mine.equipoise~")) == theirs
    place.edit("0.3")
    assert place.files.save()
    assert len(place.dialogs.asked) == 1


def test_what_is_no_scenario_any_more_is_not_said_to_be_kept(place: Place) -> None:
    place.path.write_bytes(b"something else")
    place.edit()
    assert not place.files.save()
    assert "replacing it does not keep it" in place.dialogs.told[-1]
    place.dialogs.choice = "Replace it"
    assert place.files.save()
    backup = place.path.with_name("mine.equipoise~")
    assert not backup.exists()


def test_instead_of_replacing_it_another_name_can_be_chosen(place: Place, tmp_path: Path) -> None:
    theirs = place.others_write()
    place.edit()
    place.dialogs.choice, place.dialogs.save_path = "Save as…", tmp_path / "other.equipoise"
    assert place.files.save()
    assert load(place.path) == theirs
    assert load(tmp_path / "other.equipoise") == place.document.scenario


def test_a_full_disk_is_said_and_nothing_is_lost(make: Callable[..., Place]) -> None:
    place = make(write=full)
    place.files.open_path(place.path)
    before = place.path.read_bytes()
    place.edit()
    assert not place.files.save()
    (what, why, _) = place.dialogs.problems[-1]
    assert "Nothing is lost" in what
    assert "no space left" in why
    assert place.path.read_bytes() == before
    assert place.document.dirty


def test_saving_a_read_only_file_says_so_and_asks_for_another_name(
    make: Callable[..., Place], tmp_path: Path
) -> None:
    place = make(may_write=lambda path: path.name != "mine.equipoise")
    place.files.open_path(place.path)
    before = place.path.read_bytes()
    assert place.files.title == "mine.equipoise (read-only)"
    place.edit()
    place.dialogs.save_path = tmp_path / "other.equipoise"
    assert place.files.save()
    assert "read-only" in place.dialogs.problems[-1][0]
    assert place.path.read_bytes() == before
    assert place.files.title == "other.equipoise"


def test_saving_onto_a_file_that_another_window_has_open_asks_first(
    make: Callable[..., Place], tmp_path: Path
) -> None:
    first, second = make(), make()
    assert first.files.open_path(first.path)
    second.dialogs.save_path = first.path
    assert not second.files.save_as()
    assert "open in another window" in second.dialogs.asked[-1]
    second.dialogs.confirmed = True
    assert second.files.save_as()


def test_a_second_save_has_a_last_good_version_to_go_back_to(place: Place) -> None:
    handlers = place.files.handlers()
    assert not handlers["file.go-back"]()
    assert "no earlier version" in place.dialogs.problems[-1][0]
    first = place.document.scenario
    place.edit()
    place.files.save()
    assert not handlers["file.go-back"]()
    place.dialogs.confirmed = True
    assert handlers["file.go-back"]()
    assert place.document.scenario == first
    assert place.document.dirty
    place.document.undo()
    assert not place.document.dirty


def test_a_folder_that_went_away_leaves_the_work_unsaved(place: Place, tmp_path: Path) -> None:
    place.dialogs.save_path = tmp_path / "gone" / "mine.equipoise"
    assert not place.files.save_as()
    assert "mine.equipoise" in place.dialogs.problems[-1][0]
    save(load_named("chicken"), place.path)
    assert place.document.path == place.path
