"""Charts that are made when they are first looked at know what happened before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from gui.charts.multiples.types import MultiplesScene
from gui.charts.pages.page import ChartPage
from gui.charts.phase.types import PhaseScene
from gui.charts.waterfall.scene import WaterfallScene
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from gui.charts.marks.printed import Printed
    from whole_desk import Desk

PHASE, MULTIPLES, TORNADO, WATERFALL = "phase", "multiples", "tornado", "waterfall"


def opened(desk: Desk, chart: str) -> Printed:
    """Bring a chart to the front; return what it shows."""
    tabs = desk.chart(chart)
    desk.qtbot.waitUntil(lambda: tabs.page.scene() is not None)
    scene = tabs.page.scene()
    assert scene is not None
    return scene


def test_only_the_sweep_is_made_at_the_start(desk: Desk) -> None:
    made = desk.window.book.tabs.findChildren(ChartPage)
    assert [page.objectName() for page in made] == ["sweep-page"]


@pytest.mark.parametrize("chart", [MULTIPLES, TORNADO])
def test_a_rule_chosen_before_is_the_rule_of_a_late_chart(desk: Desk, chart: str) -> None:
    desk.window.book.set_rule("high")
    assert opened(desk, chart).provenance.rule == "Follow from high"


def test_a_rule_chosen_afterwards_reaches_it_too(desk: Desk) -> None:
    opened(desk, MULTIPLES)
    desk.window.book.set_rule("high")
    assert opened(desk, MULTIPLES).provenance.rule == "Follow from high"


def test_what_was_moved_before_is_where_a_late_chart_stands(desk: Desk) -> None:
    desk.drag("sanctions", "0.2")
    scene = opened(desk, MULTIPLES)
    assert isinstance(scene, MultiplesScene)
    assert scene.cursor == pytest.approx(0.2)


def test_a_ghost_asked_for_before_is_behind_a_late_chart(desk: Desk) -> None:
    desk.trigger("view.ghost-toggle")
    desk.qtbot.waitUntil(lambda: desk.window.book.ghosts.against is not None)
    phase = opened(desk, PHASE)
    assert isinstance(phase, PhaseScene)
    assert phase.before is not None
    waterfall = opened(desk, WATERFALL)
    assert isinstance(waterfall, WaterfallScene)
    assert waterfall.before is not None


def test_a_payoff_selected_before_is_the_one_a_late_waterfall_is_of(desk: Desk) -> None:
    key = PayoffKey("iran", ("retaliate", "absorb", "expel"))
    desk.window.selection.select(key)
    opened(desk, WATERFALL)
    assert desk.window.book.tabs.page.key == key  # type: ignore[attr-defined]


def test_a_late_chart_wears_the_theme_of_the_day(desk: Desk) -> None:
    desk.theme.choose("dark")
    opened(desk, TORNADO)
    canvas = desk.window.book.tabs.page.canvas  # type: ignore[attr-defined]
    ground = canvas.palette().color(QPalette.ColorRole.Window)
    assert ground == QColor(desk.theme.tokens.base)
    desk.theme.choose("light")
