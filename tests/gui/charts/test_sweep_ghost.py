"""What a sweep, a map and a waterfall show of an earlier scenario, against both scenarios."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from games.model.edit.cells import with_base, without_consideration
from games.model.file.library import load_named
from games.study.answer import compute_live
from games.task import NullToken
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.export import render
from gui.charts.kind import Ask
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Drawing, Style
from gui.charts.phase.before import before_map
from gui.charts.phase.kind import PHASE
from gui.charts.phase.table import numbers as map_numbers
from gui.charts.sweep.before import add_curves
from gui.charts.sweep.plan import arrange
from gui.charts.sweep.table import BEFORE, numbers
from gui.charts.sweep.types import PAYOFFS
from gui.charts.waterfall.table import numbers as step_numbers
from gui.look.tokens import LIGHT
from tests.support.scenes import phase_scene, sweep_scene, waterfall_scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.map.report import PhaseMap
    from gui.charts.sweep.types import Curve, SweepScene


@pytest.fixture(scope="module")
def old() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture(scope="module")
def new(old: Scenario) -> Scenario:
    return old.with_level("assistance", Decimal("0.60")).with_level("sanctions", Decimal("0.30"))


def drawn(
    present: Scenario, earlier: Scenario, show: str = "chances", name: str = "as saved"
) -> SweepScene:
    live, before = (compute_live(scenario, "sanctions") for scenario in (present, earlier))
    assert live.sweep is not None
    assert live.level is not None
    against = Against(name, earlier, before)
    return sweep_scene(present, live.sweep, "low", live.level, show=show, against=against)


def weights(curves: tuple[Curve, ...]) -> list[list[tuple[int, int, float]]]:
    """Which branch of which regime is drawn how strongly."""
    return [[(p.regime, p.branch, p.weight) for p in curve.pieces] for curve in curves]


def test_the_ghost_is_the_picture_that_the_earlier_scenario_had(
    old: Scenario, new: Scenario
) -> None:
    ghost = drawn(new, old).ghost
    assert ghost is not None
    alone = compute_live(old, "sanctions")
    assert alone.sweep is not None
    assert [tip.text for tip in ghost.tips] == ["3/16", "7/20", "8/15", "2/3"]
    assert [segment.name for segment in ghost.segments][-1] == "Expulsion"
    assert ghost.cursor == 0.6
    assert ghost.note == "faint: as saved"
    for curve in ghost.curves:
        for piece in curve.pieces:
            branch = alone.sweep.regimes[piece.regime].branches[piece.branch]
            assert np.array_equal(piece.levels, branch.levels)


def test_the_ghost_follows_the_rule_of_the_chart_where_the_earlier_scenario_knows_it(
    old: Scenario, new: Scenario
) -> None:
    live, before = (compute_live(scenario, "sanctions") for scenario in (old, new))
    assert live.sweep is not None
    assert before.sweep is not None
    assert live.level is not None
    against = Against("as saved", new, before)
    ghosts = {}
    for rule in ("low", "high"):
        ghost = sweep_scene(old, live.sweep, rule, live.level, against=against).ghost
        assert ghost is not None
        alone = sweep_scene(new, before.sweep, rule, live.level)
        ghosts[rule] = weights(ghost.curves)
        assert ghosts[rule] == weights(alone.curves)
    assert ghosts["low"] != ghosts["high"]


def test_only_tipping_points_that_moved_are_said_to_have_been(old: Scenario, new: Scenario) -> None:
    ghost = drawn(new, old).ghost
    assert ghost is not None
    assert [tip.text for tip in ghost.gone] == ["8/15", "2/3"]


def test_a_scenario_compared_with_itself_is_not_drawn_twice(old: Scenario) -> None:
    ghost = drawn(old, old).ghost
    assert ghost is not None
    assert ghost.note == "as saved: the same picture, today at 0.60"
    assert not ghost.curves
    assert not ghost.segments


def test_a_name_with_a_colon_is_told_whole_and_once(old: Scenario) -> None:
    scene = drawn(old, old, name="“Iraq: before”")
    assert "Compared with “Iraq: before”: the same picture, today at 0.60." in scene.description


def test_what_is_said_of_a_ghost_rests_while_today_moves(old: Scenario) -> None:
    # on the screen a moved cursor makes no new picture, so the ghost must not depend on it
    moved = drawn(old.with_level("sanctions", Decimal("0.2")), old).ghost
    assert moved is not None
    still = drawn(old, old).ghost
    assert still is not None
    assert moved.note == still.note


def test_an_earlier_game_that_leaves_nothing_to_sweep_is_said(old: Scenario) -> None:
    live = compute_live(old, "sanctions")
    assert live.sweep is not None
    against = Against("as saved", old, why="its payoffs tie too often for a sweep")
    scene = sweep_scene(old, live.sweep, "low", 0.6, against=against)
    assert scene.ghost is not None
    assert scene.ghost.note == "as saved: its payoffs tie too often for a sweep, not drawn"


def test_other_strategies_are_said_and_not_drawn(old: Scenario) -> None:
    first = old.players[0]
    renamed = replace(first, strategies=(replace(first.strategies[0], id="x"), first.strategies[1]))
    reasons = tuple(c for c in old.considerations if "us" not in dict(c.when))
    other = replace(
        old,
        players=(renamed, *old.players[1:]),
        considerations=reasons,
        outcomes=(),
        edits=(),
    )
    ghost = drawn(old, other).ghost
    assert ghost is not None
    assert "other players or strategies" in ghost.note
    assert not ghost.curves


def test_a_driver_that_was_not_there_is_said(old: Scenario) -> None:
    live = compute_live(old, "sanctions")
    assert live.sweep is not None
    against = Against("snapshot “First”", old)
    scene = sweep_scene(old, live.sweep, "low", 0.6, against=against)
    assert scene.ghost is not None
    assert scene.ghost.note == "snapshot “First”: no such driver, not drawn"


def test_the_scale_of_payoffs_holds_both_pictures(old: Scenario) -> None:
    richer = with_base(old, old.considerations[0].id, Decimal(30))
    scene = drawn(old, richer, PAYOFFS)
    assert scene.ghost is not None
    highest = max(piece.values.max() for c in scene.ghost.curves for piece in c.pieces)
    assert scene.scale.high >= highest


def test_the_table_lists_what_was_under_kinds_of_its_own(old: Scenario, new: Scenario) -> None:
    scene = drawn(new, old)
    rows = numbers(scene).rows
    was = [row for row in rows if row[0].startswith(BEFORE)]
    assert [row[7] for row in was if row[0] == f"{BEFORE}tipping point"] == [
        "3/16",
        "7/20",
        "8/15",
        "2/3",
    ]
    plain = numbers(replace(scene, ghost=None)).rows
    assert tuple(row for row in rows if not row[0].startswith(BEFORE)) == plain


def test_the_description_says_what_was(old: Scenario, new: Scenario) -> None:
    said = drawn(new, old).description
    assert "Compared with as saved" in said
    assert "Escalation on Iraqi soil was from 8/15 to 2/3" in said


def test_faint_lines_break_at_jumps(old: Scenario, new: Scenario) -> None:
    scene = drawn(new, old)
    assert scene.ghost is not None

    def measure(text: str, size: float, bold: bool = False) -> float:
        return len(text) * size * 0.6

    style = Style(LIGHT, measure)
    stage = arrange(scene, style, 900, 500).stage
    drawing = Drawing()
    add_curves(scene.ghost, stage, style, drawing)
    followed = [p for c in scene.ghost.curves for p in c.pieces if p.weight > 0]
    assert len(drawing.strokes) == len(followed)
    assert stage.before.height > 0
    assert arrange(replace(scene, ghost=None), style, 900, 500).stage.before.height == 0


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".csv"])
def test_the_same_comparison_gives_the_same_bytes(
    old: Scenario, new: Scenario, suffix: str, qapp: object
) -> None:
    assert render(drawn(new, old), suffix) == render(drawn(new, old), suffix)


def test_the_printed_picture_says_what_is_faint(old: Scenario, new: Scenario, qapp: object) -> None:
    printed = render(drawn(new, old), ".svg").decode()
    assert "faint: as saved" in printed
    assert "was 2/3" in printed


def test_a_payoff_says_what_it_was_and_which_reasons_changed(old: Scenario) -> None:
    cell = ("iran", ("retaliate", "retaliate", "absorb"))
    reason = next(c for c in old.considerations if c.player == "iran" and c.base == Decimal("-3.2"))
    changed = with_base(old, reason.id, Decimal("-4.2"))
    scene = waterfall_scene(changed, *cell, against=Against("as saved", old))
    assert scene.before is not None
    assert scene.before.total == Decimal("-3.50")
    assert scene.change(reason.id) == Decimal("-1.0")
    assert sum(scene.change(c.id) for c in old.considerations) == scene.total - Decimal("-3.50")
    assert "the payoff was −3.5" in scene.description.replace("−3.50", "−3.5")
    assert step_numbers(scene).rows[-1][0] == f"{BEFORE}total"


def test_a_reason_that_was_removed_is_part_of_the_change(old: Scenario) -> None:
    cell = ("iran", ("retaliate", "retaliate", "absorb"))
    gone = next(c for c in old.considerations if c.player == "iran" and c.base == Decimal("-3.2"))
    scene = waterfall_scene(
        without_consideration(old, gone.id), *cell, against=Against("as saved", old)
    )
    assert scene.before is not None
    assert scene.before.total == Decimal("-3.50")
    assert gone.title in scene.description


def test_a_payoff_that_did_not_change_is_not_drawn_twice(old: Scenario, new: Scenario) -> None:
    cell = ("us", ("retaliate", "retaliate", "absorb"))
    scene = waterfall_scene(new, *cell, against=Against("as saved", old))
    assert scene.before is not None
    assert scene.before.total is None
    assert scene.before.note == "as saved: nothing differs here"


def map_of(live: LiveResult) -> PhaseMap:
    report: PhaseMap = PHASE.compute(Ask(live, "low", second="protest"), NullToken(), None)[0]
    return report


@pytest.mark.slow
def test_a_map_has_the_borders_of_the_earlier_one(old: Scenario, new: Scenario) -> None:
    live, earlier = (compute_live(scenario, "sanctions") for scenario in (new, old))
    present, report = map_of(live), map_of(earlier)
    scene = phase_scene(new, present, earlier=report, against=Against("as saved", old))
    before = scene.before
    assert before is not None
    assert len(before.lines) == len(report.borders)
    assert before.today == (0.6, 0.5)
    kinds = {row[0] for row in map_numbers(scene).rows}
    assert {f"{BEFORE}border", f"{BEFORE}today"} <= kinds
    assert "dashes and ring: as saved" in scene.description


def test_a_map_compared_with_itself_says_so(old: Scenario) -> None:
    report = map_of(compute_live(old, "sanctions"))
    before = before_map(Against("as saved", old), old, report, report)
    assert before.note == "ring: as saved, the same borders"
    assert not before.lines
    assert before.today == (0.6, 0.5)


@pytest.mark.slow
def test_a_map_over_another_range_is_not_compared(old: Scenario) -> None:
    wider = replace(
        old,
        drivers=tuple(replace(d, high=Decimal(2)) if d.id == "protest" else d for d in old.drivers),
    )
    report = map_of(compute_live(old, "sanctions"))
    before = before_map(Against("as saved", wider), old, None, report)
    assert "other drivers or ranges" in before.note


def test_pointing_at_the_faint_strip_reads_out_what_was_there(
    old: Scenario, new: Scenario, qtbot: QtBot
) -> None:
    canvas = SweepCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 500)
    canvas.show()
    canvas.show_scene(drawn(new, old))
    plan = canvas.plan
    assert plan is not None
    offset = canvas.sheet.widget.pos()
    at = QPoint(round(plan.stage.x(0.9)), round(plan.stage.before.middle)) + offset
    QTest.mouseMove(canvas, at)
    assert canvas.words == "As saved: Expulsion from 2/3 to 1"
    QTest.mouseMove(canvas, at - QPoint(0, round(2 * plan.stage.before.height)))
    assert canvas.words.startswith("Sanctions pressure 0.90")


def test_names_stand_in_the_faint_strip_where_they_fit(
    old: Scenario, new: Scenario, qapp: object
) -> None:
    printed = render(drawn(new, old), ".svg").decode()
    now = render(drawn(new, new), ".svg").decode()
    assert printed.count("Managed containment") > now.count("Managed containment")
