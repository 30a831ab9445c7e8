"""A picture of players that are gone: until the new answer comes it can be seen, not pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.edit.play import with_play
from games.model.edit.structure.players import remove_player
from games.model.file.library import load_named
from games.study.answer import compute_live
from gui.charts.pages.place import Place
from gui.charts.pages.responses import ResponsesPage
from gui.charts.pages.sequence import SequencePage
from gui.charts.pages.sweep import SweepPage
from gui.charts.pages.tree import TreePage
from gui.charts.responses.kind import RESPONSES
from gui.charts.sequence.kind import SEQUENCE
from gui.charts.sweep.kind import SWEEP
from gui.charts.tree.kind import TREE
from gui.core.document import Document
from gui.core.selection import Selection
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.charts.kind import Kind
    from gui.charts.pages.page import ChartPage

IRAQ = load_named("iraq-2019")
IN_TURN = with_play(IRAQ, [["iran"], ["us"], ["baghdad"]])


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


def spot(key: str) -> Callable[[ChartPage], None]:
    return lambda page: page.canvas.spot_pressed.emit(key)


@pytest.mark.parametrize(
    ("make", "kind", "scenario", "press"),
    [
        pytest.param(SequencePage, SEQUENCE, IRAQ, spot("play:3"), id="a strip"),
        pytest.param(TreePage, TREE, IN_TURN, spot("-,-,-:0"), id="a branch"),
        pytest.param(TreePage, TREE, IN_TURN, spot("leaf:1,1,1"), id="a profile"),
        pytest.param(ResponsesPage, RESPONSES, IRAQ, spot("1,1,1"), id="a box"),
        pytest.param(
            SweepPage, SWEEP, IRAQ, lambda page: page.canvas.regime_clicked.emit(0), id="a regime"
        ),
    ],
)
def test_what_is_pressed_in_a_picture_of_a_player_who_is_gone_does_nothing(
    qtbot: QtBot,
    jobs: Jobs,
    make: Callable[[Kind, Place], ChartPage],
    kind: Kind,
    scenario: Scenario,
    press: Callable[[ChartPage], None],
) -> None:
    document, selection = Document(scenario), Selection()
    page = make(kind, Place(document, jobs, selection))
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    page.show_answer(compute_live(scenario, "sanctions"))
    qtbot.waitUntil(lambda: page.has_scene)
    document.apply(remove_player(scenario, "iran").scenario, "Remove Iran")
    left, selected = document.scenario, selection.key
    with qtbot.captureExceptions() as raised:
        press(page)
    assert raised == []
    assert (document.scenario, selection.key) == (left, selected)
