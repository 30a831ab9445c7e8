"""Opening: a broken file offers its last good version, a file of another window is not shared."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.files.recent import CLEAR, FORGET_MISSING, RecentFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.desk.safety.conftest import Place


def test_a_file_that_fails_to_open_offers_its_last_good_version(place: Place) -> None:
    good = place.document.scenario
    place.edit()
    place.files.save()
    place.path.write_bytes(b"broken")
    place.files.open_bundled("chicken")
    assert not place.files.open_path(place.path)
    assert "cannot be opened" in place.dialogs.asked[-1]
    assert "last good version" in place.dialogs.told[-1]
    place.dialogs.choice = "Open the last good version"
    assert place.files.open_path(place.path)
    assert place.document.scenario == good
    assert place.document.path is None
    assert place.document.dirty
    assert place.path.read_bytes() == b"broken"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("game.efg", b'EFG 2 R "G" { "A" "B" }\n', "extensive form (.efg): open it in Gambit"),
        ("payoffs.csv", b"x,l,r\nu,1,2\nd,3,4\n", "looks like a table"),
        ("game.equipoise", b'NFG 1 R "T" { "A" "B" } { 2 2 } 1 2 3 4 5 6 7 8', "ends in .nfg"),
        ("empty.nfg", b"", "the file is empty"),
    ],
)
def test_a_wrong_kind_of_file_is_called_what_it_is_however_it_comes(
    place: Place, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = place.dialogs.open_path = tmp_path / name
    path.write_bytes(data)
    assert not place.files.open_path(path)  # as a drop and the list of recent files do
    assert not place.files.open()
    assert [said in why for _, why, _ in place.dialogs.problems] == [True, True]
    assert place.document.path == place.path


def test_a_file_of_another_window_is_shown_there_or_opened_as_a_copy(
    make: Callable[..., Place],
) -> None:
    first, second = make(), make()
    assert first.files.open_path(first.path)
    assert not second.files.open_path(first.path)
    assert second.dialogs.asked == ["choose “mine.equipoise” is open in another window."]
    second.dialogs.choice = "Open as a copy"
    assert second.files.open_path(first.path)
    assert second.document.path is None
    assert second.document.scenario == first.document.scenario


def test_showing_the_other_window_calls_it_and_asks_nothing_of_this_one(
    make: Callable[..., Place],
) -> None:
    first, second = make(), make()
    assert first.files.open_path(first.path)
    called: list[str] = []

    def call(address: str) -> bool:
        called.append(address)
        return len(called) == 1

    second.files._opening.call = call
    second.edit()
    second.dialogs.choice = "Show that window"
    assert not second.files.open_path(first.path)
    assert first.guard.session is not None
    assert called == [first.guard.session.address]
    assert not any(question.startswith("unsaved") for question in second.dialogs.asked)
    assert not second.files.open_path(first.path)
    assert "does not answer" in second.dialogs.problems[-1][0]


def test_a_window_that_moves_on_gives_its_file_back(make: Callable[..., Place]) -> None:
    first, second = make(), make()
    assert first.files.open_path(first.path)
    assert first.files.open_bundled("chicken")
    assert second.files.open_path(first.path)
    assert second.document.path == first.path


def test_a_file_that_fails_to_open_stays_free_for_others(
    make: Callable[..., Place], tmp_path: Path
) -> None:
    first, second = make(), make()
    broken = tmp_path / "broken.equipoise"
    broken.write_bytes(b"?")
    assert first.files.open_path(first.path)
    assert not first.files.open_path(broken)
    assert second.guard.holding.holder(broken) is None
    assert second.guard.holding.holder(first.path) is not None


@pytest.mark.parametrize("kind", ["folder", "missing", "long", "null"])
def test_what_is_no_file_is_explained(place: Place, tmp_path: Path, kind: str) -> None:
    path = {
        "folder": tmp_path,
        "missing": tmp_path / "no.equipoise",
        "long": tmp_path / ("x" * 300 + ".equipoise"),
        "null": tmp_path / "a\0b.equipoise",
    }[kind]
    before = place.document.scenario
    assert not place.files.open_path(path)
    assert place.dialogs.problems
    assert place.document.scenario is before
    assert place.document.path == place.path


def test_a_file_whose_name_is_no_text_is_opened_saved_and_named(
    place: Place, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.equipoise")
    save(load_named("chicken"), odd)
    assert place.files.open_path(odd)
    assert place.files.name == "caf\N{REPLACEMENT CHARACTER}.equipoise"
    place.document.mark_unsaved()
    assert place.files.save()
    assert load(odd) == place.document.scenario
    assert odd not in place.files.recent.paths


def test_recent_files_say_what_is_missing_and_can_be_cleared(tmp_path: Path, qapp: object) -> None:
    here, gone = tmp_path / "here.equipoise", tmp_path / "gone.equipoise"
    here.write_bytes(b"")
    recent = RecentFiles((here, gone))
    first, second, line, forget, clear = recent.entries()
    assert (first.text, first.enabled) == ("here.equipoise", True)
    assert (second.text, second.enabled) == ("gone.equipoise (not found)", False)
    assert (line.text, forget.value, clear.value) == ("", FORGET_MISSING, CLEAR)
    recent.forget_missing()
    assert recent.paths == (here,)
    assert FORGET_MISSING not in [entry.value for entry in recent.entries()]
    recent.clear()
    assert recent.entries() == []
    assert here.exists()


def test_files_of_one_name_are_told_apart_by_as_much_folder_as_it_takes(qapp: object) -> None:
    paths = tuple(map(Path, ("/a/x/m.equipoise", "/b/x/m.equipoise", "/b/y/m.equipoise", "/n")))
    texts = [entry.text for entry in RecentFiles(paths).entries()]
    names = [text.removesuffix(" (not found)") for text in texts]
    assert names[:4] == ["m.equipoise – a/x", "m.equipoise – b/x", "m.equipoise – y", "n"]


def test_the_menu_of_recent_files_acts_on_the_list(place: Place) -> None:
    handler = place.files.handlers()["file.recent"]
    handler(str(place.path))
    assert place.files.recent.paths == (place.path,)
    place.path.unlink()
    handler(FORGET_MISSING)
    assert place.files.recent.paths == ()


@pytest.mark.skipif(os.name != "posix", reason="anybody may make a link there")
def test_a_link_that_leads_back_to_itself_is_said_in_one_sentence(
    place: Place, tmp_path: Path
) -> None:
    link = tmp_path / "round.equipoise"
    link.symlink_to(link)
    assert not place.files.open_path(link)
    (problem,) = place.dialogs.problems
    assert "“round.equipoise” cannot be opened." in problem[0]
    assert "\n" not in problem[1]


@pytest.mark.skipif(os.name != "posix", reason="anybody may make a link there")
def test_an_open_file_that_has_become_such_a_link_is_not_saved_and_said(place: Place) -> None:
    place.edit()
    place.path.unlink()
    place.path.symlink_to(place.path)
    place.dialogs.choice = "Replace it"
    assert not place.files.save()
    assert "leads back to itself" in place.dialogs.problems[-1][1]
    assert place.document.dirty
