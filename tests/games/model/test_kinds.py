"""A wrong kind of file is called what it is, and what to do is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from games.model.edit.pasting.cells import grids
from games.model.file.library import load_named, resolve
from games.model.file.nfg import read_nfg
from games.model.file.scenario_file import dumps, loads
from games.model.problems import ScenarioError

GAME = 'NFG 1 R "T" { "A" "B" } { 2 2 }\n\n1 2 3 4 5 6 7 8\n'
SCENARIO = dumps(load_named("chicken"))
TREE = 'EFG 2 R "G" { "A" "B" }\n""\np "" 1 1 "" { "l" "r" } 0\n'


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\x1a", "the file is empty"),
        (TREE.encode(), "extensive form (.efg): open it in Gambit"),
        (b'<?xml version="1.0"?>\n<gambit:document xmlns:gambit="x">', "Gambit workbook (.gbt)"),
        (b"x,l,r\nu,1,2\nd,3,4\n", "looks like a table (.csv, .tsv): copy the payoffs"),
        (b"\tl\tr\nu\t1\t2\n", "looks like a table"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook (.xlsx): copy the pay"),
        (packed("[Content_Types].xml", "word/document.xml"), "Word document (.docx)"),
        (packed("a.txt"), "packed archive, no scenario: unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Word or Excel"),
        (b"%PDF-1.4\n%\xe2\xe3", "PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "a picture"),
        (b"<svg xmlns='x'/>", "a picture"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"NF\0G\0\0", "this is no text"),
    ],
)
def test_a_foreign_file_is_called_what_it_is_by_both_readers(data: bytes, said: str) -> None:
    for read in (loads, read_nfg):
        with pytest.raises(ScenarioError) as told:
            read(data)
        (problem,) = told.value.problems
        assert said in problem.message


def test_a_file_of_the_other_kind_is_told_its_ending(tmp_path: Path) -> None:
    game, scenario = tmp_path / "game.equipoise", tmp_path / "scenario.nfg"
    game.write_text(GAME)
    scenario.write_text(SCENARIO)
    with pytest.raises(ScenarioError, match=r"Gambit game in strategic form.* ends in \.nfg"):
        resolve(game)
    with pytest.raises(ScenarioError, match=r"Equipoise scenario.* ends in \.equipoise"):
        resolve(scenario)


def test_json_of_something_else_is_told_so() -> None:
    with pytest.raises(ScenarioError, match=r"this is JSON, but not an Equipoise scenario: .*open"):
        loads('{"name": "package", "version": "1.0.0"}')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_unicode_is_simply_read(encoding: str) -> None:
    assert read_nfg(GAME.encode(encoding)).payoffs.tolist() == read_nfg(GAME).payoffs.tolist()
    assert loads(SCENARIO.encode(encoding)) == load_named("chicken")


def test_half_a_letter_of_marked_unicode_is_damage() -> None:
    with pytest.raises(ScenarioError, match="the file is damaged"):
        loads("{".encode("utf-16") + b"\x00")


def test_a_western_game_is_read_and_the_notes_say_so() -> None:
    game = read_nfg(GAME.replace('"A"', '"Réné"').encode("latin-1"))
    assert game.players == ("Réné", "B")
    assert "read as Western European" in game.to_scenario().notes
    assert read_nfg(GAME).to_scenario().notes == ""


def test_the_end_that_dos_writes_is_no_payoff() -> None:
    for end in ("\x1a", "\x1a\r\n", "\n\x1a \n"):
        assert read_nfg((GAME + end).encode()).payoffs.size == 8
        assert loads((SCENARIO + end).encode()).title == load_named("chicken").title


def test_commas_with_blanks_part_payoffs_and_without_them_are_asked_about() -> None:
    parted = GAME.replace("1 2 3 4 5 6 7 8", "1, 2, 3, 4,\n5, 6, 7, 8")
    assert read_nfg(parted).payoffs.tolist() == read_nfg(GAME).payoffs.tolist()
    with pytest.raises(ScenarioError, match=r"line 3, column 2: .*is it a decimal point"):
        read_nfg(GAME.replace("1 2 3 4 5 6 7 8", "1,5 2,5 3,5 4,5"))


@pytest.mark.parametrize(
    ("text", "said"),
    [(TREE, "extensive form"), (GAME, "strategic form"), (SCENARIO, "Equipoise scenario")],
)
def test_a_pasted_file_is_called_what_it_is(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        grids(text)
