"""Charts stand under the questions they answer; each question remembers its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.file.library import load_named
from games.model.scenario import Scenario
from gui.charts.kinds import KINDS
from gui.charts.questions import QUESTIONS

if TYPE_CHECKING:
    from whole_desk import Desk


def listed(desk: Desk) -> list[str]:
    """Return the titles of the tabs that are seen."""
    bar = desk.window.book.tabs.bar
    return [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]


def ask(desk: Desk, text: str) -> None:
    bar = desk.window.book.tabs.questions
    places = {bar.accessibleTabName(place): place for place in range(bar.count())}
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(places[text]).center())


def test_every_chart_stands_under_one_question_and_those_of_one_side_by_side() -> None:
    asked = [QUESTIONS.index(kind.question) for kind in KINDS if kind.tab]
    assert asked == sorted(asked)


def test_a_question_brings_its_charts_and_the_one_last_looked_at(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    assert listed(desk) == ["Sanctions pressure sweep", "Phase map", "Side by side"]
    desk.chart("multiples")
    ask(desk, "Why does it hold?")
    assert listed(desk) == ["Best responses", "Payoff"]
    assert tabs.bar.tabRect(desk.window.book.place_of("responses")).left() == 0
    assert tabs.title == "Best responses"
    ask(desk, "Where does it tip?")
    assert tabs.title == "Side by side"
    desk.chart("waterfall")  # by the menu, past the questions
    assert tabs.questions.accessibleTabName(tabs.questions.currentIndex()) == "Why does it hold?"
    ask(desk, "Where does it tip?")
    ask(desk, "Why does it hold?")
    assert tabs.title == "Payoff"


def test_arrow_keys_walk_along_the_charts_of_the_question(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    tabs.setFocus()
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert desk.window.book.front == "phase"
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert desk.window.book.front == "multiples"
    QTest.keyClick(tabs.questions, Qt.Key.Key_Right)
    assert listed(desk) != ["Sanctions pressure sweep", "Phase map", "Side by side"]


@pytest.mark.parametrize("width", [1024, 1440, 1920])
def test_nothing_scrolls_away_and_questions_are_said_as_long_as_there_is_room(
    desk: Desk, width: int
) -> None:
    desk.window.resize(width, 700)
    desk.trigger("view.reset-layout")
    desk.qtbot.waitUntil(lambda: desk.window.width() == width)
    tabs = desk.window.book.tabs
    bar = tabs.questions
    texts = [bar.tabText(place) for place in range(bar.count())]
    long = [bar.accessibleTabName(place) for place in range(bar.count())]
    assert all(bar.rect().contains(bar.tabRect(place)) for place in range(bar.count()))
    assert texts == long or texts == [one.short for one in QUESTIONS if one.text in long]
    if width > 1024:
        assert texts == long
    seen = [place for place in range(tabs.bar.count()) if tabs.bar.isTabVisible(place)]
    assert all(tabs.bar.rect().contains(tabs.bar.tabRect(place)) for place in seen)


def test_a_chart_with_nothing_to_say_is_dimmed_and_says_why(desk: Desk) -> None:
    tabs, place = desk.window.book.tabs, desk.window.book.place_of("phase")
    assert not tabs.bar.is_dimmed(place)
    full = load_named("iraq-2019")
    before = tabs.bar.grab().toImage()
    desk.document.new(Scenario("Bare", full.players, full.drivers[:1]))
    desk.settle()
    assert tabs.bar.is_dimmed(place)
    assert tabs.tabToolTip(place).endswith("it needs two drivers, and there is one.")
    assert tabs.bar.grab().toImage() != before
    assert tabs.bar.isTabEnabled(place)  # its page says what would help
    desk.document.new(full)
    desk.settle()
    assert not tabs.bar.is_dimmed(place)
