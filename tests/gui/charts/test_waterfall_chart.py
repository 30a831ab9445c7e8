"""The waterfall drawn: exact steps, drivers apart from bases, and that everything fits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base, with_edit
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.charts.marks.drawing import Style
from gui.charts.waterfall.layout import waterfall_figure
from gui.charts.waterfall.table import COLUMNS, numbers, summary
from gui.look.tokens import LIGHT
from tests.support.scenes import waterfall_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario

CELL = ("retaliate", "retaliate", "expel")


@pytest.fixture
def scenario() -> Scenario:
    return load_named("iraq-2019")


def measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses", "matching-pennies"])
def test_the_steps_of_every_payoff_add_up_exactly(name: str) -> None:
    scenario = load_named(name)
    for player in scenario.players:
        for positions in product(*map(range, scenario.shape)):
            profile = scenario.profile(positions)
            scene = waterfall_scene(scenario, player.id, profile)
            assert scene.total == payoff(scenario, player.id, profile)
            assert sum((step.amount for step in scene.steps), Decimal(0)) == scene.total
            for before, after in pairwise(scene.steps):
                assert before.end == after.start
            if scene.steps:
                assert scene.steps[0].start == 0


def test_what_drivers_add_stands_apart_from_the_base(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "iran", CELL)
    assert [(step.name, step.part, step.amount) for step in scene.steps[:4]] == [
        ("Exposure and backlash in Iraq", "base", Decimal("-0.5")),
        ("Exposure and backlash in Iraq", "driver", Decimal("-1.00")),
        ("US strikes on allied militias", "base", Decimal("-3.2")),
        ("US strikes on allied militias", "driver", Decimal("1.20")),
    ]
    assert scene.steps[1].driver == "Protest against Iranian influence 0.50 × −2"
    assert [step.first for step in scene.steps[:4]] == [True, False, True, False]


def test_a_reason_without_a_base_is_its_driver_alone(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "iran", ("retaliate", "absorb", "absorb"))
    step = next(step for step in scene.steps if step.key == "iran-strangled")
    assert (step.part, step.first, step.amount) == ("driver", True, Decimal("-2.40"))
    assert step.mark == "●●●"


def test_a_direct_edit_is_a_step_that_leads_nowhere(scenario: Scenario) -> None:
    edited = with_edit(scenario, "iran", CELL, Decimal("-0.35"))
    scene = waterfall_scene(edited, "iran", CELL)
    assert (scene.steps[-1].part, scene.steps[-1].key) == ("edit", "")
    figure = waterfall_figure(scene, Style(LIGHT, measure, 72), 900, 480)
    assert not figure.spots[len(scene.steps) - 1].pressable
    assert any(fill.hatch == "crossed" for fill in figure.layers[1].fills)


def test_the_title_states_the_payoff_and_its_main_reason(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "us", CELL)
    assert scene.title == "The US's payoff of −6.4: “Bases and access lost” weighs most, −4.0"


def test_sources_are_numbered_once(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "iran", CELL)
    assert len(set(scene.sources)) == len(scene.sources)
    for step in scene.steps:
        assert step.source == (scene.sources[step.cited - 1] if step.cited else "")


@pytest.mark.parametrize("size", [(1000.0, 480.0), (640.0, 340.0), (321.0, 320.0)])
def test_nothing_leaves_the_picture(scenario: Scenario, size: tuple[float, float]) -> None:
    edited = with_edit(scenario, "iran", CELL, Decimal("-0.35"))
    scene = waterfall_scene(edited, "iran", CELL)
    figure = waterfall_figure(scene, Style(LIGHT, measure, 72), *size)
    for layer in figure.layers:
        for text in layer.texts:
            wide = measure(text.text, text.size, text.bold)
            left = text.x - text.across * wide
            assert left >= -1, text.text
            assert left + wide <= size[0] + 1, text.text
            assert 0 <= text.y <= size[1] + 1, text.text
        for fill in layer.fills:
            assert fill.polygon[:, 0].min() >= -1
            assert fill.polygon[:, 0].max() <= size[0] + 1


def test_bars_begin_where_the_one_before_ended(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "iran", CELL)
    figure = waterfall_figure(scene, Style(LIGHT, measure, 72), 900, 480)
    bars = [fill.polygon for fill in figure.layers[1].fills[: len(scene.steps)]]
    for (one, before), (two, after) in pairwise(zip(scene.steps, bars, strict=True)):
        end = before[:, 0].max() if one.amount > 0 else before[:, 0].min()
        start = after[:, 0].min() if two.amount > 0 else after[:, 0].max()
        assert end == pytest.approx(start)


def test_a_payoff_without_reasons_is_drawn_as_nothing(scenario: Scenario) -> None:
    bare = replace(scenario, considerations=())
    scene = waterfall_scene(bare, "us", CELL)
    assert scene.title == "The US's payoff of 0: nothing counts here"
    figure = waterfall_figure(scene, Style(LIGHT, measure, 72), 640, 360)
    assert [spot.key for spot in figure.spots] == ["total"]


def test_tables_end_with_the_total(scenario: Scenario) -> None:
    scene = waterfall_scene(scenario, "us", CELL)
    assert summary(scene).rows[-1] == ("In all", "", "", "−6.4", "", "")
    table = numbers(scene)
    assert table.headers == COLUMNS
    steps = [row for row in table.rows if row[0] != "total"]
    total = Decimal(table.rows[-1][COLUMNS.index("amount")])
    assert sum(Decimal(row[COLUMNS.index("amount")]) for row in steps) == total


def test_thirds_add_up_and_stand_beside_their_decimals_in_the_data(scenario: Scenario) -> None:
    thirds = with_base(scenario, "us-strike-cost", Fraction(-10, 3))
    scene = waterfall_scene(thirds, "us", CELL)
    assert scene.total == payoff(thirds, "us", CELL)
    assert sum(Fraction(step.amount) for step in scene.steps) == scene.total
    assert ("−10/3" in str(summary(scene).rows)) == (scene.steps[0].amount == Fraction(-10, 3))
    amount, exact = COLUMNS.index("amount"), COLUMNS.index("exact amount")
    rows = {row[1]: row for row in numbers(scene).rows}
    row = rows["us-strike-cost"]
    assert (row[amount], row[exact]) == (repr(-10 / 3), "-10/3")
    assert {row[exact] for row in rows.values()} == {"", "-10/3", str(scene.total)}
    assert float(rows[""][amount]) == float(scene.total)


def test_unknown_cells_are_refused(scenario: Scenario) -> None:
    with pytest.raises(KeyError):
        waterfall_scene(scenario, "narnia", CELL)
    with pytest.raises(KeyError):
        waterfall_scene(scenario, "us", ("retaliate", "retaliate", "sing"))


def reasoned(scenario: Scenario, *bases: str) -> Scenario:
    """The scenario with so many reasons behind the US's payoffs and no others."""
    one = replace(scenario.considerations[0], player="us", when=(), slopes=(), low=None, high=None)
    return replace(
        scenario,
        considerations=tuple(
            replace(one, id=f"r{place}", title=f"Reason {place}", base=Decimal(base))
            for place, base in enumerate(bases, 1)
        ),
    )


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        (("5", "5"), "payoff of 10: “Reason 1” and “Reason 2” weigh most, +5 and +5"),
        (("5", "-5"), "payoff of 0: “Reason 1” and “Reason 2” cancel, +5 and −5"),
        (("5", "-5", "1"), "payoff of 1: “Reason 1” and “Reason 2” weigh most, +5 and −5"),
        (("5", "5", "5"), "payoff of 15: three reasons weigh most, and alike"),
        (("1", "-3", "2"), "payoff of 0: “Reason 2” weighs most, −3"),
        (("0", "0"), "payoff of 0: nothing counts here"),
    ],
)
def test_reasons_that_weigh_alike_are_named_together_or_none_is(
    scenario: Scenario, bases: tuple[str, ...], said: str
) -> None:
    assert waterfall_scene(reasoned(scenario, *bases), "us", CELL).title == f"The US's {said}"
    turned = waterfall_scene(reasoned(scenario, *bases[::-1]), "us", CELL).title
    assert ("weighs most" in turned) == ("weighs most" in said)


def test_a_reason_that_its_driver_cancels_counts(scenario: Scenario) -> None:
    driver = scenario.drivers[0]
    (one,) = reasoned(scenario, "-6").considerations
    moved = replace(one, slopes=((driver.id, Decimal(10)),))
    scene = waterfall_scene(replace(scenario, considerations=(moved,)), "us", CELL)
    assert [step.amount for step in scene.steps] == [-6, 6]
    assert scene.title == "The US's payoff of 0: what counts here cancels out"
