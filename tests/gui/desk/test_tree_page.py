"""The page of the game tree: moves said in it, keys that walk it, and what it says without one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from games.model.scenario import DirectEdit
from games.study.answer import compute_live
from gui.charts.pages.empty import PLAY
from gui.charts.pages.place import Place
from gui.charts.pages.tree import TreePage
from gui.charts.tree.kind import TREE
from gui.charts.tree.types import TreeScene
from gui.core.selection import PayoffKey, Selection
from gui.work.jobs import InlineExecutor, Jobs
from tests.support.chart_pages import place_of
from tests.support.trees import played

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


@pytest.fixture
def selection(qapp: object) -> Selection:
    return Selection()


@pytest.fixture
def page(qtbot: QtBot, document: Document, jobs: Jobs, selection: Selection) -> TreePage:
    document.apply(played(document.scenario, "iran > us > baghdad"), "Play")
    page = TreePage(TREE, Place(document, jobs, selection))
    qtbot.addWidget(page)
    page.resize(960, 620)
    page.show()
    show(qtbot, page, document)
    return page


def show(qtbot: QtBot, page: TreePage, document: Document) -> TreeScene:
    with qtbot.waitSignal(page.scene_changed):
        page.show_answer(compute_live(document.scenario, ""))
    scene = page.canvas.scene
    assert isinstance(scene, TreeScene)
    return scene


def click(page: TreePage, key: str) -> None:
    QTest.mouseClick(page.canvas, LEFT, pos=place_of(page.canvas, key))


def test_a_pressed_branch_of_the_first_mover_is_a_move_already_made(
    qtbot: QtBot, page: TreePage, document: Document
) -> None:
    click(page, "-,-,-:0")
    assert document.scenario.play.moved == (("iran", "retaliate"),)
    assert document.labels[-1] == "Already moved, Iran: Retaliate"
    scene = show(qtbot, page, document)
    assert scene.root is not None
    assert scene.root.moved
    click(page, "-,0,-:1")  # then the US is the next to move
    assert dict(document.scenario.play.moved) == {"iran": "retaliate", "us": "absorb"}


def test_pressed_again_it_is_taken_back_and_another_takes_its_place(
    qtbot: QtBot, page: TreePage, document: Document
) -> None:
    click(page, "-,-,-:0")
    show(qtbot, page, document)
    click(page, "-,-,-:1")
    assert document.scenario.play.moved == (("iran", "absorb"),)
    show(qtbot, page, document)
    click(page, "-,-,-:1")
    assert document.scenario.play.moved == ()
    assert document.labels[-1] == "Take back Iran: Absorb"
    document.undo()
    assert document.scenario.play.moved == (("iran", "absorb"),)


def test_what_is_not_next_cannot_be_pressed(page: TreePage, document: Document) -> None:
    before = document.scenario
    for key in ("-,0,-:0", "1,0,-:1", "-,-,-"):
        click(page, key)
    assert document.scenario is before


def test_a_stage_of_several_moves_together(
    qtbot: QtBot, page: TreePage, document: Document
) -> None:
    document.apply(played(document.scenario, "us, iran > baghdad"), "Play")
    show(qtbot, page, document)
    click(page, "-,-,-:1,0")
    assert dict(document.scenario.play.moved) == {"us": "absorb", "iran": "retaliate"}


def test_a_pressed_profile_is_selected(page: TreePage, selection: Selection) -> None:
    click(page, "leaf:0,1,1")
    assert selection.key == PayoffKey("us", ("retaliate", "absorb", "absorb"))


def test_arrows_walk_the_tree_and_enter_says_the_move(page: TreePage, document: Document) -> None:
    canvas = page.canvas
    canvas.setFocus()
    heard = []
    for key in (
        *(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left),
        *(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Escape),
    ):
        QTest.keyClick(canvas, key)
        heard.append(canvas.accessibleDescription())
    assert heard[0].startswith("Iran moves. Planned: Iran: Absorb.")
    assert heard[1].startswith("Iran: Absorb. Played. It brings Iran −2.40.")
    assert heard[2].startswith("The US moves, seeing Iran: Absorb. Planned: US: Absorb.")
    assert heard[3] == heard[1]
    assert heard[4].startswith("Iran: Retaliate. Not planned. It brings Iran −3.50.")
    assert heard[4].endswith("Press to say that this has been done.")
    assert heard[5] == heard[4]
    assert heard[6].startswith("Game tree. ")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert document.scenario.play.moved == (("iran", "absorb"),)


def test_every_node_branch_and_profile_has_its_own_words(page: TreePage) -> None:
    figure = page.canvas.figure
    assert figure is not None
    words = [spot.words for spot in figure.spots]
    assert len(words) == len(set(words)) == 7 + 14 + 8
    assert all(text.endswith(".") for text in words)


def test_where_all_move_at_once_the_page_says_so_and_what_helps(
    qtbot: QtBot,
    page: TreePage,
    document: Document,
    listen: Callable[[SignalInstance], list[object]],
) -> None:
    document.undo()
    wanted = listen(page.remedy_wanted)
    with qtbot.waitSignal(page.scene_changed):
        page.show_answer(compute_live(document.scenario, ""))
    assert not page.has_scene
    assert page.scene() is None
    assert page.lack is not None
    assert page.lack.title == "All move at once, so there is no tree"
    QTest.mouseClick(page._empty.button, LEFT)
    assert wanted == [PLAY]


def test_of_several_plans_one_can_be_chosen(
    qtbot: QtBot, page: TreePage, document: Document
) -> None:
    scenario = document.scenario
    us, iran, baghdad = scenario.players
    alike = tuple(
        DirectEdit(player.id, (own.id, other.id, third.id), Decimal(place == last))
        for player in scenario.players
        for own in us.strategies
        for place, other in enumerate(iran.strategies)
        for last, third in enumerate(baghdad.strategies)
    )
    same = replace(scenario, considerations=(), edits=alike)
    document.apply(played(same, "us > iran, baghdad"), "Play")
    scene = show(qtbot, page, document)
    box = page.findChild(QComboBox, "tree-plan")
    assert box.count() == len(scene.plans) > 1
    assert box.isVisible()
    box.setFocus()
    with qtbot.waitSignal(page.scene_changed):
        QTest.keyClick(box, Qt.Key.Key_Down)
    other = page.canvas.scene
    assert isinstance(other, TreeScene)
    assert other.drawn == 1
    document.apply(played(scenario, "iran > us > baghdad"), "Play")
    assert show(qtbot, page, document).drawn == 0
    assert not box.isVisible()
