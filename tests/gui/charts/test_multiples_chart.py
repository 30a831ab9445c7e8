"""Small multiples as they are drawn."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.multiples import multiples
from gui.charts.canvas.multiples import MultiplesCanvas
from gui.charts.export import render
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.multiples.layout import multiples_figure
from gui.charts.multiples.table import COLUMNS, numbers
from gui.look.tokens import LIGHT
from tests.support.chart_pages import place_of
from tests.support.scenes import multiples_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.charts.multiples.types import MultiplesScene

SVG = "{http://www.w3.org/2000/svg}"


def letters(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.56)


@pytest.fixture(scope="module")
def scene() -> MultiplesScene:
    scenario = load_named("iraq-2019")
    found = multiples(affine(scenario), "sanctions", "assistance", scenario.levels, grid=51)
    return multiples_scene(scenario, found, "low")


def test_the_title_says_what_today_means_from_level_to_level(scene: MultiplesScene) -> None:
    assert scene.title == (
        "Sanctions pressure 0.60 means a tipping point at value of US security assistance 0.00 to"
        " 0.50 and Escalation on Iraqi soil at 0.75 to 1.00"
    )


def test_there_is_one_strip_per_level_and_todays_is_marked(scene: MultiplesScene) -> None:
    assert [strip.text for strip in scene.strips] == ["0.00", "0.25", "0.50", "0.75", "1.00"]
    assert [strip.today for strip in scene.strips] == [False, False, False, True, False]


def test_threads_follow_a_tipping_point_through_all_strips(scene: MultiplesScene) -> None:
    whole = max(scene.threads, key=lambda thread: len(thread.tips))
    levels = [scene.strips[row].tips[tip].text for row, tip in whole.tips]
    assert levels == ["3/16"] * 5


def test_all_strips_share_one_axis(scene: MultiplesScene) -> None:
    figure = multiples_figure(scene, Style(LIGHT, letters), 1000, 520)
    tips = [spot for spot in figure.spots if spot.key.startswith("tip:") and "3/16" in spot.words]
    assert len(tips) == 5
    assert len({round(spot.box.left, 6) for spot in tips}) == 1
    assert len({spot.box.top for spot in tips}) == 5


@pytest.mark.parametrize("size", [(1000, 520), (640, 400), (360, 260)])
def test_nothing_is_written_outside_the_figure(
    scene: MultiplesScene, size: tuple[int, int]
) -> None:
    for layer in multiples_figure(scene, Style(LIGHT, letters), *size).layers:
        for text in layer.texts:
            wide = letters(text.text, text.size, text.bold)
            left = text.x - text.across * wide
            assert left >= -1, text
            assert left + wide <= size[0] + 1, text
            assert 0 <= text.y <= size[1] + 1, text


def test_outcome_areas_stack_up_to_one(scene: MultiplesScene) -> None:
    for strip in scene.strips:
        for segment in strip.segments:
            slabs = [s for area in strip.areas for s in area.slabs if s.regime == segment.regime]
            top = max(float((slab.base + slab.values).max()) for slab in slabs)
            assert top == pytest.approx(1)


def test_pressing_a_level_asks_for_it(
    qtbot: QtBot, scene: MultiplesScene, listen: Callable[..., list[object]]
) -> None:
    canvas = MultiplesCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(900, 500)
    canvas.show()
    canvas.show_scene(scene)
    asked = listen(canvas.spot_pressed)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, "level:1"))
    assert asked == ["level:1"]
    QTest.mouseMove(canvas, place_of(canvas, "tip:3:3"))
    assert "Value of US security assistance 0.75: sanctions pressure tips at 2/3" in canvas.words
    assert len(canvas.table().rows) == sum(len(strip.segments) for strip in scene.strips)


@pytest.mark.usefixtures("qapp")
def test_exports_have_words_and_numbers(scene: MultiplesScene) -> None:
    root = ElementTree.fromstring(render(scene, ".svg"))
    words = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert words.count("3/16") == 5
    assert render(scene, ".pdf") == render(scene, ".pdf")
    body = render(scene, ".csv").decode().splitlines()
    rows = list(csv.DictReader(line for line in body if not line.startswith("#")))
    assert tuple(rows[0]) == COLUMNS
    tips = [row for row in rows if row["kind"] == "tipping point"]
    assert len(tips) == sum(len(strip.tips) for strip in scene.strips)
    assert {row["value"] for row in tips if row["exact"] == "3/16"} == {"1"}


def compared(old: Scenario) -> MultiplesScene:
    scenario = load_named("iraq-2019")
    drivers = ("sanctions", "assistance")
    found, earlier = (
        multiples(affine(one), *drivers, one.levels, grid=51) for one in (scenario, old)
    )
    against = Against("as saved", old)
    return multiples_scene(scenario, found, "low", against=against, earlier=earlier)


def test_a_band_under_every_strip_shows_what_was() -> None:
    scene = compared(load_named("iraq-2019").with_level("protest", Decimal("0.8")))
    assert scene.before is not None
    assert scene.before.note == "faint: as saved"
    assert scene.description.endswith("Compared: faint: as saved.")
    figure = multiples_figure(scene, Style(LIGHT, letters), 1000, 560)
    was = [spot for spot in figure.spots if spot.key.startswith("was:")]
    assert len(was) == sum(map(len, scene.before.strips))
    assert all(spot.words.startswith("As saved: ") for spot in was)
    strips = [spot.box for spot in figure.spots if spot.key.startswith("regime:0:")]
    bands = [spot.box for spot in was if spot.key.startswith("was:0:")]
    assert {box.top for box in bands} == {box.bottom for box in strips}
    kinds = [row[0] for row in numbers(scene).rows]
    assert kinds.count("before: regime") == sum(
        len(segment.rows) for strip in scene.before.strips for segment in strip
    )
    assert kinds[-1] == "before: today"


def test_the_same_strips_are_not_drawn_twice() -> None:
    before = compared(load_named("iraq-2019")).before
    assert before is not None
    assert before.note == "as saved: the same strips"
    assert not before.strips


def test_strips_of_another_range_are_said_and_not_drawn() -> None:
    old = load_named("iraq-2019")
    wider = tuple(
        replace(driver, high=Decimal(2)) if driver.id == "assistance" else driver
        for driver in old.drivers
    )
    before = compared(replace(old, drivers=wider)).before
    assert before is not None
    assert before.note == "as saved: other drivers or ranges, not drawn"


@pytest.mark.parametrize("ghost", [False, True])
def test_a_low_window_scrolls_rather_than_write_labels_over_strips(
    qtbot: QtBot, scene: MultiplesScene, ghost: bool
) -> None:
    if ghost:
        scene = compared(load_named("iraq-2019").with_level("protest", Decimal("0.8")))
    canvas = MultiplesCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(600, 200)
    canvas.show_scene(scene)
    canvas.resize(600, canvas.minimumSizeHint().height())
    figure = canvas.figure
    assert figure is not None
    assert canvas.height() > 220
    tips = [spot.box for spot in figure.spots if spot.key.startswith("tip:")]
    strips = [spot.box for spot in figure.spots if spot.key.startswith(("regime:", "was:"))]
    for tip in tips:
        assert all(tip.bottom <= strip.top or tip.top >= strip.bottom for strip in strips)
