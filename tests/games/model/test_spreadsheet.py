"""A cell is a number or text, never a formula."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.pasting.cells import grids
from games.model.spreadsheet import guarded, guarded_line, unguarded


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd|'/C calc'!A0",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        " =1+1",
        "\t=1+1",
        "\r=1",
        "＝1+1",
        "-",
        "- troops",
        "-inf",
    ],
)
def test_what_would_run_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(
    "cell", ["", "-3", "-0.5", "+1e-9", "-3/16", "-12 %", "-0.5 to 0.25", "Al-Asad", "3", "'tis"]
)
def test_numbers_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


def test_no_piece_of_a_line_runs_however_it_is_parted() -> None:
    line = "Game,=cmd|'/C calc'!A0; -1, -2+3; sanctions 0.6"
    assert guarded_line(line) == "Game,'=cmd|'/C calc'!A0; '-1, '-2+3; sanctions 0.6"
    assert guarded_line("sanctions 0.6, -3/16") == "sanctions 0.6, -3/16"


@given(st.text(alphabet="=+-@,;|\t'1a "))
def test_no_line_has_a_piece_that_runs(line: str) -> None:
    for mark in ",;|\t":
        for piece in csv.reader([guarded_line(line)], delimiter=mark, quoting=csv.QUOTE_NONE):
            for cell in piece:
                assert guarded(cell.lstrip()) == cell.lstrip()


def test_a_guarded_heading_is_pasted_as_the_name_it_is() -> None:
    assert grids("\t'=a\t'- b\nx\t-1\t'2")[0] == (("", "=a", "- b"), ("x", "-1", "'2"))
