"""Amounts that are fractions, as tables, sliders and boxes hold and show them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from games.model.edit.cells import with_base, with_payoff
from games.model.edit.considerations import consideration
from games.model.payoffs import affine, payoff
from games.model.spreadsheet import as_number
from gui.controls.figures import figure
from gui.controls.slider import ExactSlider
from gui.controls.spin import DecimalSpin
from gui.controls.tables import amount_cell
from gui.core.selection import PayoffKey
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.considerations.model import AMOUNT, EXACT, ConsiderationModel
from gui.panels.payoffs.board import board_of
from gui.panels.payoffs.geometry import AROUND, measure
from gui.panels.payoffs.model import enter_payoff, typed_form
from gui.panels.reasons.model import base_range, waterfall

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.panels.payoffs.board import Board

KEY = PayoffKey("us", ("retaliate", "retaliate", "expel"))
THIRD = Fraction(1, 3)


def board_for(scenario: Scenario, before: Board | None = None) -> Board:
    return board_of(scenario, affine(scenario).at(scenario.levels), None, before)


def test_a_typed_third_is_a_third_in_the_cell_and_an_undo_takes_it_back(desk: Document) -> None:
    old = desk.scenario
    assert enter_payoff(desk, KEY, "1/3")
    assert payoff(desk.scenario, *_place()) == THIRD
    assert typed_form(desk, KEY) == "1/3"
    assert desk.history.steps[-1].label.endswith("to 1/3")
    board = board_for(desk.scenario)
    assert board.figure(0, (0, 0, 0)) == "1/3"
    assert "1/3" in board.hint(0, (0, 0, 0)).splitlines()[0]
    assert not enter_payoff(desk, KEY, "1/3")
    desk.undo()
    assert desk.scenario == old


def _place() -> tuple[str, tuple[str, ...]]:
    return KEY.player, KEY.profile


def test_a_long_fraction_is_rounded_in_the_cell_and_whole_where_it_is_typed(desk: Document) -> None:
    assert enter_payoff(desk, KEY, "12345/67891")
    board = board_for(desk.scenario)
    assert board.figure(0, (0, 0, 0)) == "0.18"
    assert "≈\u00a00.1818" in board.hint(0, (0, 0, 0))
    assert typed_form(desk, KEY) == "12345/67891"


@pytest.mark.parametrize(
    ("value", "text"),
    [("-34/15", "−34/15"), ("-203/30", "−6.77"), ("1/101", "0.0099"), ("-12345/7", "−12345/7")],
)
def test_a_fraction_in_a_table_is_short(value: str, text: str) -> None:
    assert figure(Fraction(value), 2) == text


def test_columns_have_room_for_fractions_wherever_drivers_stand(
    desk: Document, tokens: Tokens
) -> None:
    thirds = with_base(desk.scenario, "us-strike-cost", -THIRD * 10)
    thirds = with_payoff(thirds, *_place(), Fraction(-88, 35))
    board = board_for(thirds)
    wide = QFontMetricsF(sized(worn().body)).horizontalAdvance
    room = measure(board).figure
    assert board.fractions
    for place in np.ndindex(board.payoffs.shape):
        assert wide(board.figure(place[0], place[1:])) + 2 * AROUND <= room
    elsewhere = with_payoff(thirds, *_place(), Decimal("-6.4"))
    assert measure(board_for(elsewhere)) == measure(board)


def test_a_cell_changes_when_a_third_takes_the_place_of_its_rounding(desk: Document) -> None:
    large = Decimal("333333333.333333333333333")
    rounded = with_payoff(desk.scenario, *_place(), large)
    exact = with_payoff(desk.scenario, *_place(), Fraction(10**9, 3))
    one, two = board_for(rounded), board_for(exact)
    assert np.array_equal(one.payoffs, two.payoffs)
    assert two.unlike(one)[0, 0, 0]


def test_a_line_of_the_list_adds_a_third(desk: Document) -> None:
    model = ConsiderationModel(with_base(desk.scenario, "us-strike-cost", -THIRD))
    row = model.row_of("us-strike-cost")
    assert model.index(row, 0).data(AMOUNT) == "−1/3"
    assert amount_cell(*map(model.index(row, 0).data, (EXACT, AMOUNT))) == "-0 1/3"


def test_running_sums_of_a_payoff_stay_exact_and_inside_their_axis(desk: Document) -> None:
    scenario = with_base(desk.scenario, "us-strike-cost", -THIRD)
    shown = waterfall(scenario, KEY)
    assert shown.total == payoff(scenario, *_place())
    assert shown.low <= min(reason.end for reason in shown.reasons)
    copied = shown.text().splitlines()
    assert any(line.startswith("-0 1/3\t") for line in copied), "a bare -1/3 may become a date"
    assert copied[-1] == f"{as_number(shown.total)}\tpayoff"
    reason = consideration(scenario, "us-strike-cost")
    low, high = base_range(reason)
    assert isinstance(low, Decimal)
    assert low < reason.base < high


@pytest.fixture
def spin(tokens: Tokens, qtbot: QtBot) -> DecimalSpin:
    made = DecimalSpin()
    qtbot.addWidget(made)
    made.set_scale(Decimal(-99), Decimal(99), Decimal("0.01"))
    made.set_exact(THIRD)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_box_shows_a_fraction_and_a_step_makes_it_a_decimal(
    spin: DecimalSpin, listen: Callable[..., list[object]]
) -> None:
    heard = listen(spin.edited)
    assert spin.text() == "1/3"
    assert spin.exact == THIRD
    spin.stepUp()
    assert [str(value) for value in heard] == ["0.343333"]
    assert spin.text() == "0.343333"


def test_a_box_takes_a_typed_fraction(
    spin: DecimalSpin, listen: Callable[..., list[object]]
) -> None:
    heard = listen(spin.edited)
    spin.selectAll()
    QTest.keyClicks(spin, "-2/7")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert heard == [Fraction(-2, 7)]
    assert spin.text() == "−2/7"
    spin.selectAll()
    QTest.keyClicks(spin, "1/0")
    assert not spin.settle()
    assert spin.accessibleDescription().startswith("“1/0” divides by zero")


def test_a_decimal_typed_over_the_third_that_it_nearly_is_replaces_it(
    spin: DecimalSpin, listen: Callable[..., list[object]]
) -> None:
    heard = listen(spin.edited)
    spin.selectAll()
    QTest.keyClicks(spin, "0.333333333333333")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert heard == [Decimal("0.333333333333333")]
    assert spin.text() == "0.333333333333333"


def test_a_box_of_levels_offers_the_nearest_decimal(spin: DecimalSpin) -> None:
    spin.set_scale(Decimal(0), Decimal(1), Decimal("0.01"))
    spin.set_unit("")
    spin.set_exact(Decimal("0.60"))
    spin.selectAll()
    QTest.keyClicks(spin, "1/3")
    assert not spin.settle()
    assert spin.text() == "0.333333333333333"
    assert "has no end as a decimal" in spin.accessibleDescription()


def test_a_slider_stands_at_a_fraction_and_moves_on_to_decimals(
    tokens: Tokens, qtbot: QtBot, listen: Callable[..., list[object]]
) -> None:
    slider = ExactSlider()
    qtbot.addWidget(slider)
    slider.set_scale(Decimal(-1), Decimal(1), Decimal("0.01"))
    heard = listen(slider.moved)
    slider.set_level(THIRD)
    assert slider.value() == 133
    assert slider.level == THIRD
    assert heard == []
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert [str(value) for value in heard] == ["0.34"]
