"""The equilibria of a reading as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from games.words.reading import Mix, Row
from games.words.rows import MANY
from gui.look.colors import contrast
from gui.look.tokens import DARK
from gui.look.wear import put_on
from gui.panels.reading.model import EquilibriaModel, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Role = Qt.ItemDataRole


def row(name: str = "Cat and mouse", badges: tuple[str, ...] = ("best for US",)) -> Row:
    mixes = (
        Mix("US", "#0072b2", "retaliate 82 %, absorb 18 %", (-1.99,), "−1.99"),
        Mix("Iran", "#d55e00", "retaliate", (-3.19,), "−3.19"),
    )
    return Row(
        name, "#e8985e", mixes, "mixed", "+1", "0", "nashpy and enumerator", badges, ("Because.",)
    )


@pytest.fixture
def model(qapp: QApplication) -> EquilibriaModel:
    made = EquilibriaModel()
    put_on(DARK)
    made.show([row(), row("Expulsion", ())])
    return made


@pytest.mark.slow
def test_the_table_keeps_the_rules_of_qt_models(model: EquilibriaModel, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)
    qtmodeltester.check(EquilibriaModel())


def test_an_equilibrium_is_a_name_its_players_and_its_proof(model: EquilibriaModel) -> None:
    kinds = [model.kind(line) for line in range(model.rowCount())]
    assert kinds == [Kind.NAME, Kind.PLAYER, Kind.PLAYER, Kind.PROOF] * 2
    assert model.index(0, 0).data() == "Cat and mouse"
    assert model.index(0, 0).data(Role.DecorationRole) == QColor("#e8985e")
    assert model.index(2, 2).data() == "−3.19"
    assert model.index(3, 0).data() == (
        "best for US · mixed · index +1 · regret 0 · found by nashpy and enumerator"
    )
    assert model.index(7, 0).data().startswith("mixed")


def test_a_probability_never_parts_from_its_sign(model: EquilibriaModel) -> None:
    gap = "\N{NO-BREAK SPACE}"
    assert model.index(1, 1).data() == f"retaliate{gap}82{gap}%, absorb{gap}18{gap}%"


def test_players_are_written_in_a_colour_that_reads(model: EquilibriaModel) -> None:
    ink = model.index(1, 0).data(Role.ForegroundRole)
    assert contrast(ink.name(), DARK.base) >= 4.5


def test_a_line_is_spoken_as_a_sentence(model: EquilibriaModel) -> None:
    spoken = model.index(2, 0).data(Role.AccessibleTextRole)
    assert spoken == "Iran plays retaliate, payoff −3.19"


def test_hovering_says_why(model: EquilibriaModel) -> None:
    assert model.index(1, 1).data(Role.ToolTipRole) == "Because."


def test_lines_are_copied_as_cells(model: EquilibriaModel) -> None:
    assert model.text([1]) == "US\tretaliate 82 %, absorb 18 %\t-1.99\n"


def test_a_span_of_chances_stays_on_one_line() -> None:
    model = EquilibriaModel()
    plays = "Retaliate 94 to 100 %, Absorb 0 to 6 %"
    mix = Mix("US", "#0072b2", plays, (0.8, 0.96), "0.80 to 0.96")
    model.show((replace(row(), mixes=(mix,), kind=MANY),))
    held = [part.replace("\N{NO-BREAK SPACE}", " ") for part in model.shown(1)[1].split(" ")]
    assert held == ["Retaliate", "94 to 100 %,", "Absorb", "0 to 6 %"]
    assert model.text([1]) == f"US\t{plays}\t0.8 to 0.96\n"
