"""Where payoffs tie a sweep draws what may be, from the least to the greatest, and no point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve
from games.solve.nash.second_opinion.nashpy_path import regret
from games.solve.proved import available
from games.study.answer import compute_live
from games.study.sweep.sweep import sweep
from gui.charts.kind import Ask
from gui.charts.kinds import draw
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.sweep.layout import sweep_figure
from gui.charts.sweep.series import TIES
from gui.charts.sweep.table import numbers, summary
from gui.charts.sweep.types import SweepScene
from gui.charts.sweep.words import readout
from gui.look.tokens import LIGHT
from tests.support.examples import about
from tests.support.small_scenarios import small_scenarios
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from games.model.scenario import Scenario

#: Ann is indifferent whatever Bob does; Bob waits.
TIED = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))
INSIDE = (0.1, 0.37, 0.5, 0.93)


def scene_of(scenario: Scenario, driver: str = "stress", chart: str = "sweep") -> SweepScene:
    made = draw(chart, Ask(compute_live(scenario, driver), "low"))
    assert isinstance(made, SweepScene)
    return made


def test_who_may_do_either_has_a_band_and_who_does_one_thing_a_line() -> None:
    ann, bob = scene_of(TIED).curves
    assert ann.pieces == ()
    (band,) = ann.bands
    assert (band.low.tolist(), band.high.tolist()) == ([0.0, 0.0], [1.0, 1.0])
    assert bob.bands == ()
    (piece,) = bob.pieces
    assert piece.values.tolist() == [1.0, 1.0]
    assert piece.weight == 1.0


def test_it_is_read_out_tabled_and_exported_as_a_span() -> None:
    scene = scene_of(TIED)
    assert "Ann: Wait between 0 and 1" in readout(scene, 0.5)
    assert "Ann: Wait between 0 and 1" in scene.description
    assert scene.values_at(scene.curves[0], 0.5) == ()
    assert scene.span_at(scene.curves[0], 0.5) == (0.0, 1.0)
    table = summary(scene)
    assert table.rows[0][table.headers.index("Ann: Wait")] == "between 0 and 1"
    data = numbers(scene)
    base, value = (data.headers.index(name) for name in ("base", "value"))
    spans = [row for row in data.rows if row[0] == "move within"]
    assert [(row[1], float(row[base]), float(row[value])) for row in spans] == [
        ("Ann: Wait", 0.0, 1.0)
    ] * 2
    assert not [row for row in data.rows if row[0] == "move" and row[1] == "Ann: Wait"]


def test_an_outcome_that_ties_leave_open_is_not_stacked() -> None:
    scene = scene_of(TIED)
    assert scene.areas == ()
    assert scene.segments[0].open
    figure = sweep_figure(
        scene, Style(LIGHT, lambda text, size, _=False: len(text) * size), 900, 600
    )
    said = [text.text for layer in figure.layers for text in layer.texts]
    assert "Open, as payoffs tie" in said
    assert said.count(TIES) == 1
    hatches = {fill.hatch for layer in figure.layers for fill in layer.fills}
    assert {"rising", "crossed"} <= hatches


def test_the_name_of_a_band_stands_in_its_middle() -> None:
    scene = scene_of(TIED)
    assert scene.named_at(scene.curves[0], 1.0) == 0.5
    assert scene.named_at(scene.curves[1], 1.0) == 1.0


def test_the_same_bands_are_the_same_picture() -> None:
    live = compute_live(TIED, "stress")
    made = draw("sweep", Ask(live, "low", against=Against("as saved", TIED, live)))
    assert isinstance(made, SweepScene)
    assert made.ghost is not None
    assert "the same picture" in made.ghost.note
    other = two_by_two(ann=((-1, 0), (-1, 0)), bob=((0, 0), (0, 0)))
    against = Against("as saved", other, compute_live(other, "stress"))
    made = draw("sweep", Ask(live, "low", against=against))
    assert isinstance(made, SweepScene)
    assert made.ghost is not None
    assert any(curve.bands for curve in made.ghost.curves)


@pytest.mark.skipif(not available(), reason="python-flint is not installed")
def test_what_no_equilibrium_plays_by_proof_is_in_no_band() -> None:
    scenario = load_named("iraq-2019")
    scene = scene_of(scenario, "protest")
    us, iran, baghdad = scene.curves
    assert [band.regime for band in us.bands] == [0]
    assert iran.bands == baghdad.bands == ()
    assert scene.values_at(baghdad, 0.1) == (1.0,), "Baghdad expels in every equilibrium there"
    assert scene.segments[0].name == "Expulsion"
    assert scene.areas[-1].slabs[0].values.tolist() == [1.0, 1.0]


@pytest.mark.slow
@about(40)
@given(small_scenarios())
def test_no_equilibrium_is_outside_a_band(scenario: Scenario) -> None:
    line = affine(scenario).line("d", scenario.levels)
    chances, payoffs = scene_of(scenario, "d"), scene_of(scenario, "d", "payoffs")
    for regime in (one for one in sweep(line).regimes if one.tied is not None):
        event("tied")
        for part in INSIDE:
            level = (1 - part) * regime.low.value + part * regime.high.value
            found = solve(line.at(np.array([level]))[0], second_opinion=True)
            for equilibrium in found.equilibria:
                for curve in chances.curves:
                    assert curve.strategy is not None
                    share = float(equilibrium.profile[curve.player][curve.strategy])
                    spans = [chances.span_at(curve, level)]
                    spans += [(own, own) for own in chances.values_at(curve, level)]
                    low, high = next((own for own in spans if own is not None), (0.0, 0.0))
                    assert low - 1e-9 <= share <= high + 1e-9
                for curve in payoffs.curves:
                    low, high = payoffs.span_at(curve, level) or (np.nan, np.nan)
                    slack = 1e-9 * (1 + abs(low) + abs(high))
                    mine = float(equilibrium.payoffs[curve.player])
                    assert low - slack <= mine <= high + slack


@pytest.mark.slow
@about(40)
@given(small_scenarios(), st.integers(0, 999))
def test_where_anything_is_said_to_do_nobody_gains_by_leaving(
    scenario: Scenario, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    line = affine(scenario).line("d", scenario.levels)
    for regime in sweep(line).regimes:
        if regime.tied is None or not regime.tied.whole:
            continue
        event("whole")
        for part in INSIDE:
            level = (1 - part) * regime.low.value + part * regime.high.value
            table = line.at(np.array([level]))[0]
            profile = []
            for size, left in zip(scenario.shape, regime.tied.surviving, strict=True):
                own = np.zeros(size)
                own[list(left)] = rng.dirichlet(np.ones(len(left)))
                profile.append(own)
            assert regret(table, tuple(profile)) <= 1e-9 * (1 + np.abs(table).max())
