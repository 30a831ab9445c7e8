"""What a phase map claims where names repeat, and where some outcomes stay beyond a border."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.scenario_file import load
from games.model.payoffs import affine
from games.model.scenario import Consideration, Driver, Scenario
from games.study.map.phase import phase_map
from games.study.sweep.sweep import sweep
from games.words.headline import nearest
from gui.charts.marks.axis import level_text
from tests.support.scenes import phase_scene
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from gui.charts.phase.types import PhaseScene

GRAMMAR = Path(__file__).parents[1] / "sentences" / "grammar.equipoise"


def mapped(scenario: Scenario, across: str, above: str) -> PhaseScene:
    report = phase_map(affine(scenario), across, above, scenario.levels, resolution=(40, 40))
    return phase_scene(scenario, report)


def test_where_names_repeat_map_and_sweep_tip_at_the_same_level() -> None:
    scenario = load(GRAMMAR)
    first, second = (driver.id for driver in scenario.drivers[:2])
    scene = mapped(scenario, first, second)
    tip = nearest(sweep(affine(scenario).line(first, scenario.levels)), scenario.drivers[0].level)
    assert tip is not None
    assert scene.tips[0] == level_text(tip.at)
    assert "“The Houthis and the EU mix” begins" not in scene.title


def test_what_is_in_equilibrium_today_does_not_begin_beyond_a_border() -> None:
    both = two_by_two(ann=((-3, 4), (-1, 4)), bob=((-1, 0), (1, 0)))
    trust = Driver("trust", "Trust", *map(Decimal, ("0", "1", "0.5", "0.01")))
    weight = Consideration(
        *("trust", "ann", (("ann", ("push",)),), Decimal(0), "Trust"),
        slopes=(("trust", Decimal("0.1")),),
    )
    wide = Scenario(
        *("Beside each other", both.players, (*both.drivers, trust)),
        considerations=(*both.considerations, weight),
        sweep_driver="stress",
    )
    scene = mapped(wide, "stress", "trust")
    assert scene.title.startswith("3 outcomes today; only Push / Push with stress 0.2375 higher")
    assert "begins" not in scene.title
