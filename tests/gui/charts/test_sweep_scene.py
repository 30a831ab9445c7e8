"""What a sweep scene says, against the sweep it is made from."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.scenario import Strategy
from games.study.sweep.report import Branch, Level, Regime, Sweep
from games.words.initials import initials
from games.words.wording import short_level
from gui.charts.marks.axis import Axis, Mark, axis_of, number
from tests.support.loose import loose
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.charts.sweep.types import SweepScene


def test_every_piece_of_a_curve_is_a_branch_of_the_sweep(
    folded_scene: SweepScene, folded: Sweep
) -> None:
    for curve in folded_scene.curves:
        assert len(curve.pieces) == sum(len(regime.branches) for regime in folded.regimes)
        for piece in curve.pieces:
            branch = folded.regimes[piece.regime].branches[piece.branch]
            assert piece.levels is branch.levels
            expected = branch.profiles[curve.player][:, curve.strategy]
            assert np.array_equal(piece.values, expected)


def test_a_player_with_two_strategies_has_one_curve(scene: SweepScene) -> None:
    assert [curve.label for curve in scene.curves] == [
        "US: Retaliate",
        "Iran: Retaliate",
        "Baghdad: Expel troops",
    ]
    assert [curve.dash for curve in scene.curves] == ["solid", "dashed", "dotted"]


def test_no_piece_reaches_across_a_tipping_point(scene: SweepScene) -> None:
    for curve in scene.curves:
        for piece in curve.pieces:
            segment = scene.segments[piece.regime]
            assert segment.low.value <= piece.levels[0]
            assert piece.levels[-1] <= segment.high.value


def test_outcomes_are_certain_where_everybody_is(scene: SweepScene) -> None:
    certain = {
        (area.key, slab.regime): slab.values
        for area in scene.areas
        for slab in area.slabs
        if slab.values.min() == 1.0
    }
    assert sorted(certain) == [
        ("containment", 0),
        ("escalation", 3),
        ("expulsion", 4),
        ("harassment", 1),
    ]


@pytest.mark.parametrize("rule", ["low", "high", "uniform"])
def test_stacked_outcomes_reach_one_at_every_level(
    iraq: Scenario, folded: Sweep, rule: str
) -> None:
    scene = sweep_scene(iraq, folded, rule, 0.5)
    for regime in range(len(folded.regimes)):
        slabs = [slab for area in scene.areas for slab in area.slabs if slab.regime == regime]
        base = np.zeros(len(slabs[0].levels))
        for slab in slabs:
            assert np.allclose(slab.base, base, atol=1e-12)
            base = slab.base + slab.values
        assert np.allclose(base, 1.0, atol=1e-12)


def test_a_mixed_regime_stacks_the_products_of_the_probabilities(scene: SweepScene) -> None:
    us, iran, _ = (curve.pieces[2].values for curve in scene.curves)
    slabs = {area.key: slab for area in scene.areas for slab in area.slabs if slab.regime == 2}
    assert np.allclose(slabs["escalation"].values, us * iran)
    assert np.allclose(slabs["harassment"].values, (1 - us) * iran)
    assert np.allclose(slabs["unprovoked"].values, us * (1 - iran))


def test_calm_outcomes_lie_below_severe_ones(scene: SweepScene, iraq: Scenario) -> None:
    severity = {outcome.id: outcome.severity for outcome in iraq.outcomes}
    drawn = [severity[area.key] for area in scene.areas]
    assert drawn == sorted(drawn)


def test_neighbours_in_the_stack_differ_in_hatch(scene: SweepScene) -> None:
    hatches = [area.hatch for area in scene.areas]
    assert all(a != b for a, b in pairwise(hatches))
    assert hatches.count("none") == 1


def test_regimes_bear_the_names_of_their_outcomes(scene: SweepScene) -> None:
    assert [segment.name for segment in scene.segments] == [
        "Managed containment",
        "Harassment absorbed",
        "Cat and mouse",
        "Escalation on Iraqi soil",
        "Expulsion",
    ]


def test_a_tipping_point_prints_as_the_exact_fraction(scene: SweepScene) -> None:
    assert [tip.text for tip in scene.tips] == ["3/16", "7/20", "8/15", "2/3"]
    assert "4 s − 0.75" in loose(scene.tips[0].cause)


def test_a_regime_with_several_equilibria_shows_the_one_followed_first(
    folded_scene: SweepScene,
) -> None:
    segment = folded_scene.segments[2]
    assert segment.several
    assert segment.name == "Cat and mouse"
    assert [row.weight for row in segment.rows] == [1.0, 0.0, 0.0]


def test_equally_likely_equilibria_are_counted_not_named(iraq: Scenario, folded: Sweep) -> None:
    scene = sweep_scene(iraq, folded, "uniform", 0.5)
    assert scene.segments[2].name == "3 equilibria"
    assert scene.values_at(scene.curves[2], 0.45) == (0.0, 0.2, 1.0)


def test_the_title_states_the_finding_unless_one_is_given(
    scene: SweepScene, iraq: Scenario, baseline: Sweep
) -> None:
    assert scene.title == "Managed containment ends at 3/16; Expulsion begins at 2/3"
    mine = sweep_scene(iraq, baseline, "low", 0.6, title="Expulsion is close")
    assert mine.title == "Expulsion is close"


def test_the_subtitle_measures_the_way_to_the_nearest_tipping_point(scene: SweepScene) -> None:
    assert scene.subtitle == (
        "Sanctions pressure today 0.60: Escalation on Iraqi soil;"
        " nearest tipping point 2/3, 0.0667 above"
    )


def test_without_tipping_points_the_title_says_so(iraq: Scenario, baseline: Sweep) -> None:
    first = baseline.regimes[0]
    whole = replace(baseline, regimes=(replace(first, high=Level(1.0)),), tipping_points=())
    scene = sweep_scene(iraq, whole, "low", 0.6)
    assert scene.title == "Managed containment at every level of sanctions pressure"


def test_the_description_tells_the_whole_picture(scene: SweepScene) -> None:
    for words in ("five regimes", "From 3/16 to 7/20: Harassment absorbed", "Retaliate 0.37 to 1"):
        assert words in scene.description


def test_the_footer_says_where_the_numbers_come_from(scene: SweepScene) -> None:
    said = " · ".join(scene.provenance.parts())
    for words in (
        "Iraq, 30 December 2019",
        "content 0123456789ab",
        "Follow from low",
        "Equipoise",
        "23 of 24 payoffs have a sourced reason",
        "Illustrative: judgements, not estimates",
    ):
        assert words in said


def test_the_best_rule_is_named_after_its_player(iraq: Scenario, folded: Sweep) -> None:
    assert sweep_scene(iraq, folded, "best-1", 0.5).rule == "Best for Iran"


def test_larger_games_draw_only_what_is_played(iraq: Scenario) -> None:
    three = tuple(Strategy(f"s{k}", f"Option {k}", f"{k}") for k in range(3))
    players = (
        replace(iraq.players[0], strategies=three),
        replace(iraq.players[1], strategies=three),
    )
    larger = replace(iraq, players=players, considerations=(), outcomes=())
    levels = np.array([0.0, 1.0])
    stays = np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]])
    mixes = np.array([[0.25, 0.0, 0.75], [0.5, 0.0, 0.5]])
    branch = Branch(((1,), (0, 2)), levels, (stays, mixes), np.zeros((2, 2)), index=1)
    regime = Regime(Level(0.0), Level(1.0), (branch,), certified=True)
    scene = sweep_scene(larger, Sweep("sanctions", (3, 3), (regime,), (), 3), "low", 0.5)
    assert [curve.key for curve in scene.curves] == ["us/s1", "iran/s0", "iran/s2"]
    assert [curve.mark for curve in scene.curves] == ["1", "0", "2"]
    assert [area.label for area in scene.areas] == ["Other outcomes"]


def test_a_regime_without_equilibria_is_a_gap_that_says_so(iraq: Scenario, baseline: Sweep) -> None:
    empty = replace(baseline.regimes[1], branches=(), certified=False)
    sweep = replace(baseline, regimes=(baseline.regimes[0], empty, *baseline.regimes[2:]))
    scene = sweep_scene(iraq, sweep, "low", 0.25)
    assert scene.segments[1].name == "No equilibrium found"
    assert not any(slab.regime == 1 for area in scene.areas for slab in area.slabs)
    assert "open: others may exist" in scene.description


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level(0.1875, None), "≈ 0.1875"),
        (Level(-0.25, None), "≈ −0.25"),
        (Level(0.46457513, None), "≈ 0.4646"),
    ],
)
def test_levels_without_a_fraction_are_marked_as_rounded(level: Level, text: str) -> None:
    assert loose(short_level(level)) == text


@pytest.mark.parametrize(
    ("low", "high", "step", "ticks"),
    [
        ("0", "1", "0.01", ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ("-50", "150", "5", ["−50", "0", "50", "100", "150"]),
        ("0", "12", "1", ["0", "2", "4", "6", "8", "10", "12"]),
        ("0.2", "0.35", "0.01", ["0.200", "0.225", "0.250", "0.275", "0.300", "0.325", "0.350"]),
    ],
)
def test_ticks_are_round_numbers(
    iraq: Scenario, low: str, high: str, step: str, ticks: list[str]
) -> None:
    driver = replace(
        iraq.drivers[0], low=Decimal(low), high=Decimal(high), step=Decimal(step), anchors=()
    )
    assert [tick.text for tick in axis_of(driver).ticks] == ticks


def test_the_cursor_snaps_to_positions_that_the_slider_has() -> None:
    axis = Axis("s", "S", "", 0.0, 1.0, 0.01, (Mark(0.0, "0"),))
    assert axis.snap(0.5799) == 0.58
    assert axis.snap(7.0) == 1.0
    assert axis.snap(-7.0) == 0.0
    assert replace(axis, step=0.0).snap(0.12345) == 0.12345


def test_zero_has_no_sign() -> None:
    assert number(-0.0, 2) == "0.00"
    assert number(-0.25, 2) == "−0.25"


def test_initials_tell_players_apart() -> None:
    assert initials(("US", "Iran", "Baghdad")) == ("US", "Ir", "Ba")
    assert initials(("Iran", "Iraq")) == ("Iran", "Iraq")
    assert initials(("Row", "Row")) == ("1", "2")


@pytest.mark.slow
def test_scenes_are_made_where_there_is_no_qt() -> None:
    block = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6', 'pyqtgraph'): sys.modules[name] = None\n"
        "import gui.charts.sweep.scene, gui.charts.sweep.labels, gui.charts.sweep.shapes\n"
        "import gui.charts.sweep.table, gui.charts.sweep.spots, gui.charts.export.data\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
