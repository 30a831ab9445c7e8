"""The phase map as it is drawn: what the scene says, where names stand, what the hand does."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.map.phase import phase_map
from gui.charts.canvas.phase import PhaseCanvas
from gui.charts.export import render
from gui.charts.marks.drawing import Style
from gui.charts.phase.layout import ground_figure, phase_figure
from gui.charts.phase.scene import moved, way_from
from gui.charts.phase.table import COLUMNS, summary
from gui.look.tokens import DARK, LIGHT
from tests.support.chart_pages import place_at
from tests.support.loose import loose
from tests.support.scenes import phase_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.charts.marks.drawing import Text
    from gui.charts.phase.types import PhaseScene
    from gui.look.tokens import Tokens

LEFT = Qt.MouseButton.LeftButton
SVG = "{http://www.w3.org/2000/svg}"


def letters(text: str, size: float, bold: bool = False) -> float:
    """Every letter as wide as any other: layouts can be checked without fonts."""
    return len(text) * size * (0.6 if bold else 0.56)


@pytest.fixture(scope="module")
def scene() -> PhaseScene:
    """Sanctions to the right, assistance upwards, as the baseline has them."""
    scenario = load_named("iraq-2019")
    report = phase_map(
        affine(scenario), "sanctions", "assistance", scenario.levels, resolution=(60, 60)
    )
    return phase_scene(scenario, report, content_hash="0123456789abcdef")


@pytest.fixture(scope="module")
def crowded() -> PhaseScene:
    """Two dozen regions of 3x3x3 games."""
    scenario = load_named("graded-responses")
    report = phase_map(
        affine(scenario), "sanctions", "assistance", scenario.levels, resolution=(40, 40)
    )
    return phase_scene(scenario, report)


def extent(text: Text) -> tuple[float, float, float, float]:
    width = letters(text.text, text.size, text.bold)
    left = text.x - text.across * width
    return left, text.y - text.size * 0.5, left + width, text.y + text.size * 0.5


# -- the scene ----------------------------------------------------------------------------------


def test_the_title_says_what_today_is_and_how_far_another_outcome(scene: PhaseScene) -> None:
    assert scene.title == (
        "Escalation on Iraqi soil today; Expulsion begins with sanctions pressure 0.0667 higher"
        " or value of US security assistance 0.0167 lower"
    )
    assert "alone tips at 2/3" in scene.subtitle
    assert "alone tips at 11/15" in scene.subtitle
    assert "protest against Iranian influence 0.50" in scene.subtitle


def test_the_same_outcome_has_the_colour_that_it_has_everywhere(scene: PhaseScene) -> None:
    colors = {outcome.name: outcome.color for outcome in load_named("iraq-2019").outcomes}
    named = [row for zone in scene.zones for row in zone.rows if row.name in colors]
    assert len({row.name for row in named}) >= 5
    assert all(row.color == colors[row.name] for row in named)


def test_equilibria_without_a_name_are_told_apart_by_shade_and_hatch(scene: PhaseScene) -> None:
    colors = {outcome.name for outcome in load_named("iraq-2019").outcomes}
    looks = {
        row.name: (row.color, row.hatch)
        for zone in scene.zones
        for row in zone.rows
        if row.name not in colors
    }
    assert len(looks) >= 2
    assert len(set(looks.values())) == len(looks)


def test_several_equilibria_are_listed(scene: PhaseScene) -> None:
    zone = scene.zone_at(0.49, 0.60)
    assert zone.several
    assert zone.listed == (
        "3 equilibria: The US and Baghdad mix | Cat and mouse | The US, Iran and Baghdad mix"
    )


def test_a_straight_border_says_which_gain_is_zero_there(scene: PhaseScene) -> None:
    causes = {loose(frontier.cause) for frontier in scene.frontiers if frontier.exact}
    assert any("Iran's gain from retaliating over absorbing, 4 s − 0.75" in one for one in causes)
    assert any(
        "Baghdad's gain from expelling troops over absorbing, 1.5 s − 6 a" in o
        or "Baghdad's gain from expelling troops over absorbing, 1.5 s − 6 v" in o
        for o in causes
    )


def test_moving_today_keeps_the_map_and_changes_the_words(scene: PhaseScene) -> None:
    there = moved(scene, (Fraction(1, 10), Fraction(1, 2)))
    assert there.zones is scene.zones
    assert there.title.startswith("Managed containment today; Harassment absorbed begins with")
    assert there.way is not None
    assert there.way.end == pytest.approx((3 / 16, 1 / 2))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_what_is_said_of_today_has_a_ground_of_its_own(scene: PhaseScene, tokens: Tokens) -> None:
    figure = phase_figure(scene, Style(tokens, letters), 900.0, 600.0)
    flags = figure.layers[-1].texts
    assert {text.halo for text in flags} == {tokens.base}
    assert [text.text for text in flags if text.text.startswith("today")]


def test_today_on_a_border_is_said(scene: PhaseScene) -> None:
    there = moved(scene, (Fraction(3, 16), Fraction(1, 2)))
    assert there.title.startswith("Today lies on the border between")


def test_the_description_tells_regions_borders_and_today(scene: PhaseScene) -> None:
    assert "eight regions" in scene.description
    assert "Expulsion: 31.3 % of the map" in scene.description
    assert "Straight border between" in scene.description
    assert scene.title in scene.description


# -- the layout ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1000, 520), (640, 400), (420, 300)])
def test_names_stand_inside_their_zones_and_apart(
    crowded: PhaseScene, size: tuple[int, int]
) -> None:
    figure = phase_figure(crowded, Style(LIGHT, letters), *size)
    plan = figure.plan
    assert plan is not None
    boxes = []
    for name in plan.names:
        wide = max(
            letters(line, Style(LIGHT, letters).small * name.size, name.bold) for line in name.lines
        )
        tall = len(name.lines) * Style(LIGHT, letters).row * 0.95 * name.size
        for dx in (-0.5, 0.0, 0.5):
            for dy in (-0.4, 0.4):
                level = plan.levels(name.x + dx * wide, name.y + dy * tall)
                assert crowded.report.region_at(*level) == name.zone
        boxes.append((name.x - wide / 2, name.y - tall / 2, name.x + wide / 2, name.y + tall / 2))
    for k, a in enumerate(boxes):
        for b in boxes[:k]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for entry in plan.entries:
        assert entry.top >= 0
        assert entry.top + len(entry.lines) * Style(LIGHT, letters).row * 0.95 <= size[1]


@pytest.mark.parametrize("size", [(1000, 520), (640, 400)])
def test_nothing_is_written_outside_the_figure(scene: PhaseScene, size: tuple[int, int]) -> None:
    figure = ground_figure(scene, Style(LIGHT, letters), *size)
    assert figure.over is not None
    for layer in (*figure.layers, figure.over):
        for text in layer.texts:
            left, top, right, bottom = extent(text)
            assert left >= -1, text
            assert right <= size[0] + 1, text
            assert top >= -1, text
            assert bottom <= size[1] + 1, text


def test_fills_cover_the_map_exactly_once(scene: PhaseScene) -> None:
    figure = ground_figure(scene, Style(LIGHT, letters), 900, 500)
    plan = figure.plan
    assert plan is not None
    box = plan.box
    total = 0.0
    for zone in scene.zones:
        for loop in zone.loops:
            x, y = plan.points(loop).T
            # levels run counter-clockwise, pixels count downwards
            total -= float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)
    assert total == pytest.approx(box.width * box.height, rel=1e-9)


def test_places_go_to_pixels_and_back(scene: PhaseScene) -> None:
    plan = ground_figure(scene, Style(LIGHT, letters), 900, 500).plan
    assert plan is not None
    assert plan.levels(plan.x(0.3), plan.y(0.8)) == pytest.approx((0.3, 0.8))
    assert plan.levels(-50, 9000) == (0.0, 0.0)


# -- the canvas ---------------------------------------------------------------------------------


@pytest.fixture
def canvas(qtbot: QtBot, scene: PhaseScene) -> PhaseCanvas:
    made = PhaseCanvas(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 520)
    made.show()
    made.show_scene(scene)
    return made


@pytest.fixture
def heard(canvas: PhaseCanvas, listen: Callable[..., list[object]]) -> dict[str, list[object]]:
    names = ("today_pressed", "today_moved", "today_released")
    return {name: listen(getattr(canvas, name)) for name in names}


def at(canvas: PhaseCanvas, x: float, y: float) -> QPoint:
    return place_at(canvas, x, y)


def test_a_drag_is_one_gesture_on_both_drivers(
    canvas: PhaseCanvas, heard: dict[str, list[object]]
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(canvas, 0.6, 0.75))
    QTest.mouseMove(canvas, at(canvas, 0.4, 0.5))
    QTest.mouseMove(canvas, at(canvas, 0.2, 0.3))
    assert canvas.dragging
    assert heard["today_released"] == []
    QTest.mouseRelease(canvas, LEFT, pos=at(canvas, 0.2, 0.3))
    assert heard["today_pressed"] == [()]
    assert heard["today_moved"] == [(0.4, 0.5), (0.2, 0.3)]
    assert heard["today_released"] == [()]


def test_a_click_moves_both_drivers_to_steps_of_their_sliders(
    canvas: PhaseCanvas, heard: dict[str, list[object]]
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(canvas, 0.1, 0.9))
    assert heard["today_moved"] == [(0.1, 0.9)]
    assert canvas.today == (0.1, 0.9)
    assert "Managed containment" in canvas.words


def test_arrow_keys_step_one_driver_each(
    canvas: PhaseCanvas, heard: dict[str, list[object]]
) -> None:
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert heard["today_moved"] == [(0.61, 0.75), (0.61, 0.74), (0.61, 0.84)]
    assert heard["today_pressed"] == heard["today_released"] == [(), (), ()]


def test_escape_takes_a_drag_back(canvas: PhaseCanvas, heard: dict[str, list[object]]) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(canvas, 0.6, 0.75))
    QTest.mouseMove(canvas, at(canvas, 0.4, 0.5))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert heard["today_moved"][-1] == (0.6, 0.75)
    assert not canvas.dragging
    QTest.mouseRelease(canvas, LEFT, pos=at(canvas, 0.4, 0.5))
    assert heard["today_released"] == [()]


def test_hovering_reads_the_map_and_the_border_below_the_mouse(canvas: PhaseCanvas) -> None:
    QTest.mouseMove(canvas, at(canvas, 0.8, 0.3))
    assert "Expulsion" in canvas.words
    assert canvas.toolTip() == ""
    QTest.mouseMove(canvas, at(canvas, 3 / 16, 0.4))
    assert "4 s − 0.75" in loose(canvas.toolTip())


def test_a_point_in_the_hand_stays_there_when_an_answer_arrives(
    canvas: PhaseCanvas, scene: PhaseScene
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(canvas, 0.6, 0.75))
    QTest.mouseMove(canvas, at(canvas, 0.4, 0.5))
    canvas.show_scene(moved(scene, (Fraction(1, 2), Fraction(1, 2))))
    assert canvas.today == (0.4, 0.5)
    QTest.mouseRelease(canvas, LEFT, pos=at(canvas, 0.4, 0.5))
    canvas.show_scene(moved(scene, (Fraction(1, 2), Fraction(1, 2))))
    assert canvas.today == (0.5, 0.5)


def test_moving_today_lays_nothing_out_anew(canvas: PhaseCanvas, scene: PhaseScene) -> None:
    before = canvas.figure
    canvas.show_scene(moved(scene, (Fraction(1, 10), Fraction(1, 2))))
    assert canvas.figure is before
    assert canvas.accessibleName().startswith("Managed containment today")


@pytest.mark.slow
def test_the_canvas_shows_every_outcome_in_its_colour(canvas: PhaseCanvas) -> None:
    image = canvas.grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    wanted = {row.color.lower() for zone in canvas.scene.zones for row in zone.rows}  # type: ignore[union-attr]
    assert wanted <= seen


def test_the_canvas_wears_the_dark_theme(canvas: PhaseCanvas) -> None:
    canvas.restyle(DARK)
    assert canvas.grab().toImage().pixelColor(2, 2).name() == DARK.base


def test_the_table_has_a_row_per_region(canvas: PhaseCanvas, scene: PhaseScene) -> None:
    table = canvas.table()
    assert len(table.rows) == len(scene.zones)
    assert table == summary(scene)


# -- exports ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("qapp")
def test_the_svg_has_real_text_and_no_bitmap(scene: PhaseScene) -> None:
    root = ElementTree.fromstring(render(scene, ".svg"))
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for said in ("Expulsion", "3 equilibria", "today 0.60", "Sanctions pressure", "Illustrative"):
        assert said in words
    assert not list(root.iter(f"{SVG}image"))


@pytest.mark.usefixtures("qapp")
def test_the_pdf_can_be_read(scene: PhaseScene) -> None:
    page = PdfReader(io.BytesIO(render(scene, ".pdf"))).pages[0]
    text = " ".join(page.extract_text().split())
    assert "Expulsion" in text
    assert "Escalation on Iraqi soil today" in text


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".csv"])
def test_equal_scenes_give_equal_bytes(scene: PhaseScene, suffix: str) -> None:
    assert render(scene, suffix) == render(replace(scene), suffix)


def test_the_csv_has_the_numbers_that_are_drawn(scene: PhaseScene) -> None:
    text = render(scene, ".csv").decode()
    body = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(body))
    assert tuple(rows[0]) == COLUMNS
    borders = [row for row in rows if row["kind"] == "border"]
    assert len(borders) == sum(len(frontier.points) for frontier in scene.frontiers)
    first = np.array(
        [(float(row["x"]), float(row["y"])) for row in borders if row["number"] == "1"]
    )
    assert np.array_equal(first, scene.frontiers[0].points)
    exact = [row for row in borders if row["x exact"]]
    assert any(Fraction(row["x exact"]) == Fraction(3, 16) for row in exact)
    (today,) = (row for row in rows if row["kind"] == "today")
    assert (today["x exact"], today["y exact"]) == ("3/5", "3/4")
    way = way_from(scene, 0.6, 0.75)
    assert way is not None
    (near,) = (row for row in rows if row["kind"] == "nearest")
    assert (float(near["x"]), float(near["y"])) == way.end
