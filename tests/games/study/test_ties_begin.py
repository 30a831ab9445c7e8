"""Whatever stays in equilibrium never gives way, and whatever was there never begins."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.model.scenario import Consideration, Driver, Player, Scenario, Strategy
from games.study.answer import compute_live
from games.study.sweep.sweep import sweep
from games.words.reading import reading
from games.words.reasons import change_text
from tests.support.examples import about
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from games.study.sweep.report import Regime

_QUOTED = re.compile("“([^”]*)”")
_STAYING = re.compile(r"\bstays?\b")


def _pure_inside(scenario: Scenario, regime: Regime) -> set[str]:
    """Solve for pure equilibria in the middle of a regime, exactly, by their names."""
    line = affine(scenario).line(scenario.drivers[0].id, scenario.levels)
    middle = Decimal(repr((regime.low.value + regime.high.value) / 2))
    payoffs = affine(scenario).exact({**scenario.levels, scenario.drivers[0].id: middle})
    assert line is not None
    found = set()
    for cell in product(*map(range, scenario.shape)):
        if all(
            payoffs[(player, *cell)]
            >= max(
                payoffs[(player, *cell[:player], other, *cell[player + 1 :])]
                for other in range(scenario.shape[player])
            )
            for player in range(len(scenario.players))
        ):
            found.add(name_of(scenario, tuple((k,) for k in cell)).name)
    return found


def _found(scenario: Scenario, regime: Regime) -> set[str]:
    """Every equilibrium that is known in a regime, by name."""
    listed = {name_of(scenario, branch.support).name for branch in regime.branches}
    return listed | _pure_inside(scenario, regime)


def _moving(said: str) -> set[str]:
    """The names that a sentence says go or come: those of every clause but the staying ones."""
    clauses = re.split(r"; |, and ", said)
    return {
        name
        for clause in clauses
        if not _STAYING.search(clause) and " beside " not in clause and " leave" not in clause
        for name in _QUOTED.findall(clause)
    }


@pytest.mark.slow
@about(400)
@given(small_scenarios())
def test_what_is_on_both_sides_neither_gives_way_nor_begins(scenario: Scenario) -> None:
    found = sweep(affine(scenario).line("d", scenario.levels))
    for tip in found.tipping_points:
        below, above = found.regimes[tip.below : tip.below + 2]
        if below.tied is None and above.tied is None:
            continue
        both = _found(scenario, below) & _found(scenario, above)
        for here, there in ((below, above), (above, below)):
            said = change_text(scenario, here, there)
            assert not _moving(said) & both, said
            staying = [part for part in re.split(r"; |, and ", said) if _STAYING.search(part)]
            assert {name for part in staying for name in _QUOTED.findall(part)} <= both, said


def _game(moves: tuple[tuple[str, str], ...], payoffs: dict[tuple[int, int, str], str]) -> Scenario:
    """Two players, two moves each; payoffs by cell and player, "1" or "1+h"."""
    players = tuple(
        Player(name.lower(), name, "#0072B2", tuple(Strategy(m.lower(), m, m) for m in own))
        for name, own in zip(("Ann", "Ben"), moves, strict=True)
    )
    reasons = []
    for (row, column, who), text in payoffs.items():
        base = Decimal(text.removesuffix("+h").removesuffix("-h"))
        slope = Decimal({"+h": 1, "-h": -1}.get(text[-2:], 0))
        when = (("ann", (moves[0][row].lower(),)), ("ben", (moves[1][column].lower(),)))
        slopes = (("heat", slope),) if slope else ()
        name = f"{row}{column}{who}"
        reasons.append(Consideration(name, who.lower(), when, base, name, slopes))
    driver = Driver("heat", "Heat", *map(Decimal, ("-3", "3", "0", "0.1")))
    return Scenario("Ties", players, (driver,), tuple(reasons), sweep_driver="heat")


#: Right of -1 one equilibrium; left of it Ann gets the same from both where Ben plays B2.
ONE_SIDE = _game(
    (("A1", "A2"), ("B1", "B2")),
    {
        (0, 0, "Ann"): "0",
        (1, 0, "Ann"): "1+h",
        (0, 1, "Ann"): "1",
        (1, 1, "Ann"): "1",
        (0, 1, "Ben"): "1",
        (1, 1, "Ben"): "0",
    },
)


def test_an_equilibrium_that_ties_join_stays() -> None:
    three = ("Ann", "Ben", "Cem")
    players = tuple(
        Player(
            *(name.lower(), name, "#0072B2"),
            (Strategy("join", "Join", "J"), Strategy("leave", "Leave", "L")),
        )
        for name in three
    )
    reasons = []
    for player in players:
        for move, slope in (("join", 1), ("leave", 0)):
            when = tuple((one.id, (move,)) for one in players)
            slopes = (("t", Decimal(slope)),) if slope else ()
            name = f"{player.id}-{move}"
            reasons.append(Consideration(name, player.id, when, Decimal(1), name, slopes))
    driver = Driver("t", "T", *map(Decimal, ("-2", "2", "0", "0.1")))
    scenario = Scenario("Joining", players, (driver,), tuple(reasons), sweep_driver="t")
    live = compute_live(scenario, "t")
    assert live.sweep is not None
    read = reading(scenario, live.sweep, live.report, line=live.line)
    # there payoffs tie, and yet it is proved that there are no others
    assert read.headline.endswith(
        "1 lower, at −1, “Join / Join / Join” and “Ann, Ben and Cem mix” give way to"
        " “Join / Join / Leave”, “Join / Leave / Join” and “Leave / Join / Join”."
    )
    below, above = live.sweep.regimes[:2]
    stays = [branch for branch in above.branches if branch.follows is not None]
    assert [branch.support for branch in stays] == [((1,), (1,), (1,))]
    assert below.proved


def test_both_ways_round_an_equilibrium_beside_ties_stays() -> None:
    found = sweep(affine(ONE_SIDE).line("heat", ONE_SIDE.levels))
    for tip in found.tipping_points:
        sides = found.regimes[tip.below : tip.below + 2]
        shared = set.intersection(*(_found(ONE_SIDE, side) for side in sides))
        for here, there in (sides, sides[::-1]):
            said = change_text(ONE_SIDE, here, there)
            assert not _moving(said) & shared, said
