"""Expected payoffs in the sweep chart: the sweep's own numbers, on a scale of their own."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from games.solve import solve
from games.study.answer import compute_live
from games.study.sweep.report import Sweep
from gui.charts.canvas.items import Typeface
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.export import render
from gui.charts.marks.drawing import Style
from gui.charts.sweep.layout import SweepFigure, ground_figure
from gui.charts.sweep.payoffs import payoff_scale
from gui.charts.sweep.table import numbers, summary
from gui.charts.sweep.types import CHANCES, PAYOFFS, Curve, Piece
from gui.look.tokens import LIGHT
from tests.support.lines import payoff_line
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from gui.charts.sweep.types import SweepScene

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def live(iraq: Scenario) -> LiveResult:
    return compute_live(iraq, "sanctions")


@pytest.fixture
def swept(live: LiveResult) -> Sweep:
    assert live.sweep is not None
    return live.sweep


@pytest.fixture
def paid(iraq: Scenario, swept: Sweep) -> SweepScene:
    return sweep_scene(iraq, swept, "low", 0.6, show=PAYOFFS, content_hash="0123456789abcdef")


def flat(*values: float) -> Curve:
    numbers = np.array(values)
    piece = Piece(0, 0, 1.0, np.linspace(0, 1, len(values)), numbers)
    return Curve("a/payoff", 0, None, "A", "A", "A", "#000000", "solid", (piece,))


def test_every_player_has_one_curve_with_the_payoffs_of_every_branch(
    iraq: Scenario, folded: Sweep
) -> None:
    scene = sweep_scene(iraq, folded, "low", 0.5, show=PAYOFFS)
    assert [curve.label for curve in scene.curves] == ["US", "Iran", "Baghdad"]
    assert [curve.dash for curve in scene.curves] == ["solid", "dashed", "dotted"]
    for curve in scene.curves:
        branches = [branch for regime in folded.regimes for branch in regime.branches]
        assert len(curve.pieces) == len(branches)
        for piece, branch in zip(curve.pieces, branches, strict=True):
            assert piece.levels is branch.levels
            assert np.array_equal(piece.values, branch.payoffs[:, curve.player])
    assert {piece.weight for piece in scene.curves[0].pieces if piece.regime == 2} == {0.0, 1.0}


def test_between_grid_levels_a_curve_says_what_the_game_there_pays(
    iraq: Scenario, paid: SweepScene
) -> None:
    line = payoff_line(iraq, "sanctions")
    for level in (0.11, 0.27, 0.4421, 0.61, 0.9):
        (only,) = solve(line.at(np.array([level]))[0], second_opinion=False).equilibria
        drawn = [paid.values_at(curve, level)[0] for curve in paid.curves]
        assert drawn == pytest.approx([float(value) for value in only.payoffs], abs=2e-4)


def figure(scene: SweepScene, width: float = 900, height: float = 450) -> SweepFigure:
    """A scene laid out for the screen."""
    return ground_figure(scene, Style(LIGHT, Typeface("DejaVu Sans")), width, height)


def test_a_jump_is_a_break(paid: SweepScene, qapp: object) -> None:
    made = figure(paid)
    assert made.plan is not None
    stage = made.plan.stage
    us = [np.asarray(stroke.points) for stroke in made.layers[1].strokes[: len(paid.segments)]]
    below, above = us[-2], us[-1]
    assert below[-1][0] == pytest.approx(above[0][0]) == pytest.approx(stage.x(2 / 3))
    unit = stage.value_y(0.0) - stage.value_y(1.0)
    assert above[0][1] - below[-1][1] == pytest.approx(4.5 * unit)


def test_the_greatest_jump_is_the_finding(paid: SweepScene) -> None:
    assert paid.title.startswith("The US loses 4.50 at 2/3, where ")
    assert paid.title.endswith(" gives way to Expulsion")


def test_without_a_jump_the_ends_are_compared(iraq: Scenario, swept: Sweep) -> None:
    first = Sweep("sanctions", swept.shape, swept.regimes[:1], (), swept.levels)
    scene = sweep_scene(iraq, first, "low", 0.1, show=PAYOFFS)
    assert scene.title == "From 0 to 0.1875: Iran loses 0.75 from one end to the other"


def test_the_scale_has_round_ends_and_a_zero_among_negative_numbers(paid: SweepScene) -> None:
    scale = paid.scale
    assert [tick.text for tick in scale.ticks] == ["−8", "−6", "−4", "−2", "0", "2"]
    assert (scale.low, scale.high) == (-8, 2)
    for curve in paid.curves:
        for piece in curve.pieces:
            assert piece.values.min() >= scale.low
            assert piece.values.max() <= scale.high


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ((0.0, 0.0), -1, 1),
        ((3.0, 3.0), 0, 3),
        ((1000.0, 1002.0), 1000, 1002),
        ((-0.003, 0.004), -0.004, 0.004),
        ((2.0, 5.0), 0, 6),
    ],
)
def test_scales_suit_their_numbers(values: tuple[float, ...], low: float, high: float) -> None:
    scale = payoff_scale((flat(*values),))
    assert scale.low == pytest.approx(low)
    assert scale.high == pytest.approx(high)
    assert 3 <= len(scale.ticks) <= 7
    assert len({tick.text for tick in scale.ticks}) == len(scale.ticks)


def test_the_scale_rests_while_a_driver_moves_a_little(iraq: Scenario) -> None:
    scales = set()
    for step in range(5):
        moved = iraq.with_level("protest", Decimal("0.50") + Decimal("0.01") * step)
        live = compute_live(moved, "sanctions")
        assert live.sweep is not None
        scene = sweep_scene(moved, live.sweep, "low", 0.6, show=PAYOFFS)
        scales.add((scene.scale.low, scene.scale.high))
    assert len(scales) == 1


def test_the_zero_line_is_darker_than_the_grid_and_chances_have_none(
    paid: SweepScene, scene: SweepScene, qapp: object
) -> None:
    lines = {}
    for shown in (paid, scene):
        made = figure(shown)
        assert made.plan is not None
        zero = made.plan.stage.value_y(0.0)
        lines[shown.scale.show] = [
            s.color for s in made.layers[0].strokes if s.points[0][1] == zero == s.points[1][1]
        ]
    assert lines[PAYOFFS] == [LIGHT.soft]
    assert LIGHT.soft not in lines[CHANCES]


def test_ticks_without_room_leave_zero_standing(paid: SweepScene, qapp: object) -> None:
    made = figure(paid, 400, 230)
    assert made.plan is not None
    moves = made.plan.stage.moves
    shown = [
        text.text
        for text in made.layers[2].texts
        if text.across == 1.0 and moves.top < text.y < moves.bottom and text.x < moves.left
    ]
    assert "0" in shown
    assert len(shown) < len(paid.scale.ticks)


def test_curves_lie_where_the_axis_says(paid: SweepScene, qapp: object) -> None:
    made = figure(paid)
    assert made.plan is not None
    stage = made.plan.stage
    strokes = iter(made.layers[1].strokes)
    for curve in paid.curves:
        for piece in curve.pieces:
            points = np.asarray(next(strokes).points)
            assert points[:, 0] == pytest.approx([stage.x(level) for level in piece.levels])
            assert points[:, 1] == pytest.approx([stage.value_y(v) for v in piece.values])


def test_the_table_of_numbers_has_payoffs_in_place_of_moves(paid: SweepScene, swept: Sweep) -> None:
    data = render(paid, ".csv").decode()
    rows = list(csv.DictReader(line for line in io.StringIO(data) if not line.startswith("#")))
    assert "move" not in {row["kind"] for row in rows}
    mine = [row for row in rows if row["kind"] == "payoff" and row["series"] == "Iran"]
    expected = [
        (float(level), float(value))
        for regime in swept.regimes
        for branch in regime.branches
        for level, value in zip(branch.levels, branch.payoffs[:, 1], strict=True)
    ]
    assert [(float(row["level"]), float(row["value"])) for row in mine] == expected
    assert {row["kind"] for row in rows} >= {
        "payoff",
        "outcome",
        "regime",
        "tipping point",
        "today",
    }


def test_chances_keep_their_own_kind_of_row(scene: SweepScene) -> None:
    assert "payoff" not in {row[0] for row in numbers(scene).rows}


def test_the_summary_says_that_these_are_payoffs(paid: SweepScene) -> None:
    table = summary(paid)
    assert "Iran: expected payoff" in table.headers
    column = table.headers.index("Iran: expected payoff")
    assert table.rows[0][column] == "0.00 to −0.75"


def test_drawings_carry_header_names_and_words(paid: SweepScene) -> None:
    root = ET.fromstring(render(paid, ".svg"))
    texts = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]
    assert "Expected payoff of each player" in texts
    assert "Chance of each move" not in texts
    assert {"US", "Iran", "Baghdad", "−4", "3/16", "2/3"} <= set(texts)
    desc = next(node.text for node in root.iter() if node.tag.endswith("desc"))
    assert desc is not None
    assert "expected payoffs, outcomes, and five regimes" in desc
    assert "US −6.40" in desc


def test_the_line_on_top_reads_payoffs(paid: SweepScene, qtbot: QtBot) -> None:
    canvas = SweepCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.show_scene(paid)
    assert "US −1.90" in canvas.words
    assert "Iran −3.50" in canvas.words


def test_going_back_to_chances_gives_the_same_picture(
    paid: SweepScene, scene: SweepScene, qtbot: QtBot
) -> None:
    canvas = SweepCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(800, 400)
    canvas.show_scene(scene)
    before = canvas.grab().toImage()
    canvas.show_scene(paid)
    assert canvas.grab().toImage() != before
    canvas.show_scene(scene)
    assert canvas.grab().toImage() == before
