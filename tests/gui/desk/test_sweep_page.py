"""The sweep page shows chances or expected payoffs, and keeps to what was chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from chart_pages import sweep_page
from games.model.file.library import load_named
from games.study.answer import compute_live
from games.study.sweep.selection import rule_name
from gui.charts.export import render
from gui.charts.marks.comparison import Against
from gui.charts.pages.driver_pair import DriverPair
from gui.charts.sweep.types import CHANCES, PAYOFFS
from gui.look.tokens import DARK, LIGHT
from gui.look.wear import put_on

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from games.study.answer import LiveResult
    from gui.charts.pages.sweep import SweepPage
    from gui.core.document import Document


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> SweepPage:
    made = sweep_page(document)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_answer(compute_live(document.scenario, "sanctions"))
    return made


def shown(page: SweepPage) -> str:
    assert page.canvas.scene is not None
    return page.canvas.scene.scale.show


def choice_of(page: SweepPage) -> QComboBox:
    choice = page.findChild(QComboBox, "sweep-show")
    assert isinstance(choice, QComboBox)
    return choice


def test_chances_come_first(page: SweepPage) -> None:
    assert shown(page) == CHANCES
    assert choice_of(page).currentText() == "Chances"


def test_the_list_changes_the_curves(page: SweepPage) -> None:
    choice = choice_of(page)
    assert [choice.itemText(k) for k in range(choice.count())] == ["Chances", "Expected payoffs"]
    page.show()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert shown(page) == PAYOFFS
    assert "US −1.90" in page.canvas.words
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert shown(page) == CHANCES


def test_a_new_answer_keeps_payoffs(page: SweepPage, document: Document) -> None:
    page.set_shown(PAYOFFS)
    moved = document.scenario.with_level("protest", Decimal("0.60"))
    page.show_answer(compute_live(moved, "sanctions"))
    assert shown(page) == PAYOFFS
    page.set_rule("high")
    assert shown(page) == PAYOFFS
    put_on(DARK)
    assert choice_of(page).currentData() == PAYOFFS


def test_a_page_wears_the_theme_in_force_from_the_start(document: Document, qtbot: QtBot) -> None:
    put_on(DARK)
    made = sweep_page(document)
    qtbot.addWidget(made)
    assert made.canvas.palette().window().color().name() == DARK.base.lower()


def test_what_leaves_is_what_is_shown(page: SweepPage) -> None:
    page.set_shown(PAYOFFS)
    scene = page.scene()
    assert scene is not None
    assert scene.scale.show == PAYOFFS
    assert "\npayoff,US," in render(scene, ".csv").decode()
    mine = page.scene("What it costs")
    assert mine is not None
    assert mine.title == "What it costs"


def test_an_unknown_choice_is_refused(page: SweepPage) -> None:
    with pytest.raises(KeyError):
        page.set_shown("regrets")
    assert shown(page) == CHANCES


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_strip_above_has_the_ground_of_the_chart(page: SweepPage, tokens: object) -> None:
    put_on(tokens)  # type: ignore[arg-type]
    page.show()
    picture: QImage = page.grab().toImage()
    beside = choice_of(page).geometry().right() + 40
    ground = page.canvas.palette().window().color().rgb()
    assert picture.pixel(beside, 10) == ground
    assert picture.pixel(beside, page.canvas.y() + 2) == ground


def test_no_name_in_the_list_is_cut(page: SweepPage) -> None:
    page.show()
    choice = choice_of(page)
    for k in range(choice.count()):
        assert choice.fontMetrics().horizontalAdvance(choice.itemText(k)) + 20 <= choice.width()


def test_progress_beside_two_drivers_asks_for_no_more_room(
    qtbot: QtBot, document: Document
) -> None:
    pair = DriverPair("Across", "Upwards")
    qtbot.addWidget(pair)
    pair.offer(document.scenario, "sanctions")
    pair.show()
    resting = pair.minimumSizeHint().width()
    pair.work()
    qtbot.waitUntil(lambda: pair.working)
    assert pair.minimumSizeHint().width() <= resting


# -- made ahead, by the worker that finds the answer -----------------------------------------------


def asked_ahead(page: SweepPage, level: str) -> LiveResult:
    """The answer to another level of protest, of which the worker has made the picture."""
    make = page.ahead()
    assert make is not None
    scenario = load_named("iraq-2019").with_level("protest", Decimal(level))
    live = compute_live(scenario, "sanctions")
    make(live)
    return live


def test_the_picture_that_the_worker_made_is_shown(page: SweepPage) -> None:
    page.show()
    live = asked_ahead(page, "0.3")
    page.show_answer(live)
    assert page.canvas.sheet.picture is not None
    ahead = page.canvas.grab().toImage()
    page.refresh()
    assert page.canvas.sheet.picture is None
    assert page.canvas.grab().toImage() == ahead


def test_the_picture_of_another_answer_or_rule_is_made_anew(page: SweepPage) -> None:
    page.show()
    live = asked_ahead(page, "0.3")
    page.show_answer(compute_live(live.scenario, "sanctions"))
    assert page.canvas.sheet.picture is None
    live = asked_ahead(page, "0.4")
    page.set_rule("high")
    page.show_answer(live)
    assert page.canvas.sheet.picture is None
    assert page.canvas.scene is not None
    assert page.canvas.scene.rule == rule_name("high", live.scenario)


@pytest.mark.parametrize("what", ["rule", "against", "shown"])
def test_a_picture_asked_for_before_a_choice_is_not_shown_after_it(
    page: SweepPage, document: Document, what: str
) -> None:
    page.show()
    live = compute_live(document.scenario.with_level("protest", Decimal("0.3")), "sanctions")
    make = page.ahead()
    assert make is not None
    if what == "rule":
        page.set_rule("high")
    elif what == "against":
        was = document.scenario.with_level("assistance", Decimal("0.6"))
        page.set_against(Against("as saved", was, compute_live(was, "sanctions")))
    else:
        page.set_shown(PAYOFFS)
    make(live)
    page.show_answer(live)
    assert page.canvas.sheet.picture is None
    anew = page.canvas.grab().toImage()
    page.refresh()
    assert page.canvas.grab().toImage() == anew


def test_nothing_is_made_ahead_for_nobody(page: SweepPage) -> None:
    assert page.ahead() is None, "it is not shown"
