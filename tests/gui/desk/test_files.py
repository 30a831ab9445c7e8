"""Opening, saving and closing lose nothing, whatever the person answers and the disk does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.desk.dialogs import Answer
from gui.files.files import Files

if TYPE_CHECKING:
    from desk_fakes import FakeDialogs
    from gui.core.document import Document


def test_opening_asks_about_unsaved_changes_first(edited: Document, dialogs: FakeDialogs) -> None:
    before = edited.scenario
    assert not Files(edited, dialogs).open()
    assert dialogs.asked == [f"unsaved {before.title}"]
    assert edited.scenario is before


def test_a_clean_document_is_replaced_without_a_question(
    document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    path = tmp_path / "chicken.equipoise"
    save(load_named("chicken"), path)
    dialogs.open_path = path
    files = Files(document, dialogs)
    assert files.open()
    assert document.scenario == load_named("chicken")
    assert dialogs.asked == ["open"]
    assert files.recent.paths == (path,)


def test_saving_first_then_opening_keeps_the_work(
    edited: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    work = edited.scenario
    dialogs.unsaved = Answer.SAVE
    dialogs.save_path = tmp_path / "mine.equipoise"
    assert Files(edited, dialogs).open_bundled("chicken")
    assert load(tmp_path / "mine.equipoise") == work
    assert edited.scenario.title == load_named("chicken").title


def test_declining_the_save_dialog_keeps_everything_open(
    edited: Document, dialogs: FakeDialogs
) -> None:
    work = edited.scenario
    dialogs.unsaved = Answer.SAVE
    assert not Files(edited, dialogs).may_discard()
    assert edited.scenario is work
    assert edited.dirty


def test_a_broken_file_is_explained_and_the_open_scenario_stays(
    document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    path = tmp_path / "broken.equipoise"
    path.write_text('{"format": "equipoise-scenario", "version": 1, "titel": ""}', encoding="utf-8")
    before = document.scenario
    dialogs.open_path = path
    files = Files(document, dialogs)
    assert not files.open()
    assert document.scenario is before
    (what, why, _details) = dialogs.problems[0]
    assert "broken.equipoise" in what
    assert "title" in why
    assert files.recent.paths == ()


def test_a_missing_file_is_explained(document: Document, dialogs: FakeDialogs) -> None:
    assert not Files(document, dialogs).open_path(Path("/nowhere/at/all.equipoise"))
    assert "all.equipoise" in dialogs.problems[0][0]


def test_a_folder_that_cannot_be_written_leaves_the_changes_unsaved(
    edited: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.save_path = tmp_path / "no such folder" / "mine.equipoise"
    work = edited.scenario
    assert not Files(edited, dialogs).save()
    assert edited.scenario is work
    assert edited.dirty
    assert "mine.equipoise" in dialogs.problems[0][0]


def test_saving_again_asks_nothing(edited: Document, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.save_path = tmp_path / "mine.equipoise"
    files = Files(edited, dialogs)
    assert files.save()
    assert files.save()
    assert len(dialogs.asked) == 1
    assert not edited.dirty
    assert files.name == "mine.equipoise"


def test_recent_files_are_newest_first_and_named_once(
    document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{n}.equipoise" for n in range(12)]
    for path in paths:
        save(load_named("iraq-2019"), path)
    files = Files(document, dialogs)
    for path in [*paths, paths[-2]]:
        assert files.open_path(path)
    assert files.recent.paths[:2] == (paths[-2], paths[-1])
    assert len(files.recent.paths) == len(set(files.recent.paths)) == 10


@pytest.mark.parametrize("title", ["Iraq: 30/12", "…", 'a "b" <c>'])
def test_the_suggested_file_name_is_one_that_every_system_takes(
    document: Document, dialogs: FakeDialogs, title: str
) -> None:
    from dataclasses import replace

    document.apply(replace(document.scenario, title=title), "Rename")
    Files(document, dialogs).save_as()
    name = dialogs.asked[-1].removeprefix("save ")
    assert not set(name) & set('/\\:*?"<>|')
    assert name.endswith(".equipoise")


def test_a_gambit_game_opens_and_is_saved_as_a_scenario(
    document: Document, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    path = tmp_path / "dilemma.nfg"
    path.write_text('NFG 1 R "Dilemma" { "A" "B" } { 2 2 } 3 3 5 0 0 5 1 1', encoding="utf-8")
    files = Files(document, dialogs)
    assert files.open_path(path)
    assert document.scenario.title == "Dilemma"
    dialogs.save_path = tmp_path / "dilemma.equipoise"
    assert files.save()
    assert dialogs.asked == ["save dilemma.equipoise"]
    assert load(tmp_path / "dilemma.equipoise") == document.scenario
    assert path.read_text(encoding="utf-8").startswith("NFG")
