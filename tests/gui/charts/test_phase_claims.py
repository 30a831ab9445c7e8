"""What a phase map claims where names repeat, and where some outcomes stay beyond a border."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from games.model.file.scenario_file import load
from games.model.payoffs import affine
from games.model.scenario import Consideration, Driver, Scenario
from games.study.answer import compute_live
from games.study.map.phase import phase_map
from games.study.sweep.sweep import sweep
from games.words.headline import nearest
from games.words.reading import reading
from games.words.wording import short_level, symbols
from gui.charts.phase.finding import headline
from tests.support.examples import about
from tests.support.loose import loose
from tests.support.scenes import phase_scene
from tests.support.small_scenarios import small_scenarios
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from random import Random

    from gui.charts.phase.types import PhaseScene, Zone

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
    assert scene.tips[0] == short_level(tip.at)
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


def second(scenario: Scenario, name: str, slope: str, *, base: str = "0") -> Scenario:
    """The scenario with one more driver that makes Ann push more."""
    driver = Driver(name.lower(), name, *map(Decimal, ("0", "1", "0.5", "0.01")))
    weight = Consideration(
        *(name.lower(), "ann", (("ann", ("push",)),), Decimal(base), name),
        slopes=((name.lower(), Decimal(slope)),),
    )
    return replace(
        scenario,
        drivers=(*scenario.drivers, driver),
        considerations=(*scenario.considerations, weight),
    )


def test_a_driver_that_stands_on_a_tipping_point_is_said_to() -> None:
    # Ann tips at 0.5, where today is, Bob at 0.25
    game = two_by_two(ann=((-2, 4), (-2, 4)), bob=((-1, 4), (-1, 4)))
    scene = mapped(second(game, "Trust", "0"), "stress", "trust")
    assert "Stress 0.50 (on the tipping point 1/2)" in scene.subtitle
    off = replace(game, drivers=(replace(game.drivers[0], level=Decimal("0.6")),))
    scene = mapped(second(off, "Trust", "0"), "stress", "trust")
    assert "Stress 0.60 (alone tips at 1/2)" in scene.subtitle


def test_reading_and_map_call_a_driver_by_one_letter() -> None:
    game = second(two_by_two(ann=((-2, 3), (-2, 3)), bob=((1, 0), (1, 0))), "Strain", "2")
    letters = symbols(game)
    assert letters == {"stress": "s", "strain": "t"}
    scene = mapped(game, "stress", "strain")
    assert any("3 s + 2 t − 2" in loose(frontier.cause) for frontier in scene.frontiers)
    assert any("t for strain" in frontier.cause for frontier in scene.frontiers)
    live = compute_live(game, "strain")
    assert " t" in reading(game, live.sweep, live.report, line=live.line).text()


def zone(scene: PhaseScene, *names: str, tied: bool = False) -> Zone:
    """A zone in which these are in equilibrium."""
    rows = tuple(replace(scene.zones[0].rows[0], name=name) for name in names)
    one = replace(scene.zones[0], rows=rows, count=len(rows), alike=(1,) * len(rows), tied=tied)
    return replace(one, name="Payoffs tie" if tied else f"{len(rows)} equilibria")


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        ("ABC", "ABD", "3 outcomes today; D begins and C ends with"),
        ("ABCDE", "ABC", "5 outcomes today; D and E end with"),
        ("ABC", "DEF", "3 outcomes today; D, E and F begin with"),
        ("ABC", "A", "3 outcomes today; only A with"),
        ("A", "B", "A today; B begins with"),
        ("A", "ABCDEF", "A today; B, C and 3 others begin with"),
    ],
)
def test_a_title_names_what_differs(here: str, there: str, said: str) -> None:
    game = two_by_two(ann=((-2, 3), (-2, 3)), bob=((1, 0), (1, 0)))
    scene = mapped(second(game, "Trust", "2"), "stress", "trust")
    own = scene.zone_at(*scene.today)
    zones = tuple(zone(scene, *(here if one is own else there)) for one in scene.zones)
    assert headline(replace(scene, zones=zones)).startswith(said)


def test_a_border_between_ties_is_not_one_between_two_of_the_same_name() -> None:
    game = two_by_two(ann=((-2, 4), (-2, 4)), bob=((1, 0), (1, 0)))
    scene = mapped(second(game, "Trust", "0"), "stress", "trust")
    assert scene.title.startswith("Today lies on the border between")
    own = scene.zone_at(*scene.today)
    ties = tuple(zone(scene, "A", tied=True) for _ in scene.zones)
    assert headline(replace(scene, zones=ties)) == (
        "Today lies on a border; payoffs tie on both sides"
    )
    three = tuple(zone(scene, *("ABC" if one is own else "ABD")) for one in scene.zones)
    assert headline(replace(scene, zones=three)) == (
        "Today lies on a border; C and D on one side only"
    )
    one = tuple(zone(scene, "A", tied=one is own) for one in scene.zones)
    assert headline(replace(scene, zones=one)) == "Today lies on the border between A and ties"


@pytest.mark.slow
@about(100, HealthCheck.too_slow)
@given(small_scenarios(shapes=((2, 2), (2, 2, 2), (2, 3))), st.randoms(use_true_random=False))
def test_no_title_of_a_map_says_twice_the_same(scenario: Scenario, rng: Random) -> None:
    other = Driver("e", "Heat", *map(Decimal, ("0", "2", "1", "0.1")))
    slopes = tuple(
        replace(one, slopes=(*one.slopes, ("e", Decimal(rng.randint(-3, 3) or 1))))
        if rng.random() < 0.5
        else one
        for one in scenario.considerations
    )
    scene = mapped(
        replace(scenario, drivers=(*scenario.drivers, other), considerations=slopes), "d", "e"
    )
    title = scene.title
    border = re.fullmatch("Today lies on the border between (.*) and (.*)", title)
    assert border is None or border[1] != border[2]
    assert "leads to" not in title
    today, _, beyond = title.partition(" today; ")
    for said in beyond.split(", "):
        assert not said.lower().startswith(f"{today.lower()} with"), title
