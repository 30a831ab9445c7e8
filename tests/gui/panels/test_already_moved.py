"""What has been done already: said above the table, in its menus, and pale where it shut ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from games.model.edit.play import with_move, with_play
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.ways import way_of
from gui.core.playing import choose_play, make_move, take_back
from gui.core.selection import PayoffKey
from gui.panels.payoffs.board import Board, board_of
from gui.panels.payoffs.legend import Legend
from gui.panels.payoffs.moved import MovedRow
from gui.panels.payoffs.panel import PayoffPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens

IRAQ = load_named("iraq-2019")
STRUCK = with_move(IRAQ, "us", "retaliate")
TURNS = with_play(IRAQ, (("iran",), ("us",), ("baghdad",)))


def answered(scenario: Scenario) -> Board:
    parts = affine(scenario)
    report = way_of(scenario).solve(parts.exact(scenario.levels), second_opinion=False)
    return board_of(scenario, parts.at(scenario.levels), report)


# -- what the table says --------------------------------------------------------------------------


def test_what_a_move_has_closed_can_no_longer_happen_and_is_nobodys_best_response() -> None:
    board, before = answered(STRUCK), answered(IRAQ)
    assert board.possible[0].all()
    assert not board.possible[1].any()
    assert not board.marks.best[:, 1].any()
    assert not board.marks.best[0].any()  # the US has nothing left to choose
    assert (board.marks.best[1:, 0] == before.marks.best[1:, 0]).all()
    assert "can no longer happen" in board.sentence((1, 0, 0))
    assert "Can no longer happen" in board.hint(1, (1, 0, 0))
    assert "happen" not in board.sentence((0, 0, 0))
    assert before.possible.all()
    assert not before.staged


def test_where_one_moves_after_another_the_frame_is_on_what_is_played() -> None:
    at_once, turns = answered(IRAQ), answered(TURNS)
    assert [tuple(cell) for cell in np.argwhere(at_once.marks.pure)] == [(0, 0, 1)]
    assert [tuple(cell) for cell in np.argwhere(turns.marks.pure)] == [(1, 1, 1)]  # AAK
    assert "; equilibrium" in at_once.sentence((0, 0, 1))
    assert "; played;" in turns.sentence((1, 1, 1))
    assert "equilibrium" not in turns.sentence((0, 0, 1))
    # an equilibrium of moves at once is no answer here, and none is shown before there is one
    waiting = board_of(TURNS, turns.payoffs, None, at_once)
    assert not waiting.marks.pure.any()


def test_a_board_of_another_play_is_drawn_anew() -> None:
    assert answered(TURNS).unlike(answered(IRAQ)).all()
    assert not answered(TURNS).unlike(answered(TURNS)).any()


# -- the row, the menus, the legend ---------------------------------------------------------------


@pytest.fixture
def panel(desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot) -> PayoffPanel:
    made = PayoffPanel(desk, selection)
    qtbot.addWidget(made)
    made.resize(820, 360)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def row(panel: PayoffPanel) -> MovedRow:
    found = panel.findChild(MovedRow)
    assert found is not None
    return found


def texts(panel: PayoffPanel) -> list[str]:
    found = [one for one in row(panel).findChildren(QLabel) if one.isVisible()]
    return [
        one.text() for one in sorted(found, key=lambda one: one.mapTo(row(panel), QPoint()).x())
    ]


def test_the_row_is_there_while_somebody_has_moved_and_takes_back(
    panel: PayoffPanel, desk: Document
) -> None:
    assert row(panel).isHidden()
    make_move(desk, "us", "retaliate")
    assert texts(panel) == ["Already moved", "US: Retaliate", "Iran, Baghdad: still to move"]
    make_move(desk, "baghdad", "absorb")
    make_move(desk, "iran", "absorb")
    assert texts(panel)[-1] == "Everybody has moved"
    _us, iran, _baghdad = row(panel).buttons
    assert iran.accessibleName() == "Take back Iran: Absorb"
    iran.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(iran, Qt.Key.Key_Space)
    assert desk.scenario.play.moved == (("us", "retaliate"), ("baghdad", "absorb"))
    assert desk.labels[-1] == "Take back Iran: Absorb"
    take_back(desk, "us")
    take_back(desk, "baghdad")
    assert row(panel).isHidden()
    assert not take_back(desk, "us")


def test_a_narrow_row_takes_more_lines_and_cuts_no_button(
    panel: PayoffPanel, desk: Document, qtbot: QtBot
) -> None:
    make_move(desk, "us", "retaliate")
    make_move(desk, "iran", "retaliate")
    low = row(panel).heightForWidth(800)
    assert row(panel).heightForWidth(300) > low
    panel.resize(300, 360)
    qtbot.waitUntil(lambda: row(panel).height() > low)
    inside = row(panel).rect()
    for button in row(panel).buttons:
        assert inside.contains(button.mapTo(row(panel), button.rect().bottomRight()))


def ink(panel: PayoffPanel, key: PayoffKey) -> int:
    """Return how much is drawn at a payoff."""
    found = panel.wall.locate(key)
    assert found is not None
    rect = panel.wall.rect_of(*found).adjusted(2, 4, -2, -4)
    image = panel.wall.grab(rect).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(
        255 - image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_what_can_no_longer_happen_is_pale(panel: PayoffPanel, desk: Document) -> None:
    closed = PayoffKey("iran", ("absorb", "retaliate", "absorb"))
    still = PayoffKey("baghdad", ("retaliate", "retaliate", "expel"))
    before = ink(panel, closed), ink(panel, still)
    make_move(desk, "us", "retaliate")
    assert ink(panel, closed) < 0.6 * before[0]
    assert ink(panel, still) == before[1]


def test_the_legend_says_what_pale_means_and_calls_nothing_an_equilibrium(
    panel: PayoffPanel, desk: Document
) -> None:
    legend = panel.findChild(Legend)
    assert legend is not None
    assert "pale" not in legend.text()
    assert "equilibrium" in legend.toolTip()
    assert "Pale" not in legend.toolTip()
    make_move(desk, "us", "retaliate")
    assert "pale: can no longer happen" in legend.text()
    assert "equilibrium" not in legend.text() + legend.toolTip()
    assert "Pale: can no longer happen" in legend.toolTip()
    take_back(desk, "us")
    assert "pale" not in legend.text()
    choose_play(desk, (("iran",), ("us",), ("baghdad",)))
    panel.show_result(answered(desk.scenario).payoffs, _report(desk.scenario))
    assert "frame: played" in legend.text()


def _report(scenario: Scenario):  # noqa: ANN202
    return way_of(scenario).solve(affine(scenario).exact(scenario.levels), second_opinion=False)


def offered(panel: PayoffPanel, where: QPoint, reason: QContextMenuEvent.Reason) -> list[str]:
    """Ask for the menu at a place of the wall, and choose nothing yet."""
    over = panel.wall.mapToGlobal(where)
    target = panel.childAt(panel.mapFromGlobal(over)) or panel
    event = QContextMenuEvent(reason, target.mapFromGlobal(over), over)
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [one.text() for one in menu.actions() if one.isVisible() and one.text()]


def pick(text: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def test_the_name_of_a_strategy_offers_that_it_has_been_played(
    panel: PayoffPanel, desk: Document
) -> None:
    mouse = QContextMenuEvent.Reason.Mouse
    view = panel.wall.views[0]
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    first = view.mapTo(panel.wall, rows.geometry().topLeft() + QPoint(5, 10))
    assert offered(panel, first, mouse) == ["Already moved, US: Retaliate"]
    pick("Already moved, US: Retaliate")
    assert desk.scenario.play.moved == (("us", "retaliate"),)
    assert offered(panel, first, mouse) == ["Take back US: Retaliate"]
    pick("Take back US: Retaliate")
    assert desk.scenario.play.moved == ()
    second = view.mapTo(panel.wall, columns.geometry().bottomRight() - QPoint(10, 30))
    assert offered(panel, second, mouse) == ["Already moved, Iran: Absorb"]
    pick("Already moved, Iran: Absorb")
    title = QPoint(view.x() + 20, view.y() - 8)
    assert offered(panel, title, mouse) == ["Already moved, Baghdad: Expel troops"]
    pick("Already moved, Baghdad: Expel troops")
    assert desk.scenario.play.moved == (("iran", "absorb"), ("baghdad", "expel"))


def test_a_selected_payoff_offers_what_each_player_does_there(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    selection.select(PayoffKey("iran", ("retaliate", "absorb", "absorb")))
    found = panel.wall.locate(selection.key)
    assert found is not None
    where = panel.wall.rect_of(*found).center()
    moves = offered(panel, where, QContextMenuEvent.Reason.Keyboard)[-3:]
    assert moves == [
        "Already moved, US: Retaliate",
        "Already moved, Iran: Absorb",
        "Already moved, Baghdad: Absorb",
    ]
    pick(moves[1])
    assert desk.scenario.play.moved == (("iran", "absorb"),)
    assert selection.key is not None
