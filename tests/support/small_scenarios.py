"""Small random scenarios along one driver, and the same game told in another way.

Small whole numbers make ties and several equilibria common, narrow ranges of the driver make
regimes end at simple fractions. Names are short and all different, so that sentences can be read.
Amounts come from a seed, not one by one: hypothesis likes zeros and repetitions too much, and most
games would have one regime.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np
from hypothesis import strategies as st

from games.model.scenario import Consideration, Driver, Outcome, Player, Scenario, Strategy, When

__all__ = ["Draw", "reordered", "small_scenarios", "told_otherwise", "with_payoffs_scaled"]

Draw = st.DrawFn

NAMES = ("Ann", "Ben", "Cem")
MOVES = (("Wait", "Talk", "Act"), ("Keep", "Sell", "Burn"), ("Stay", "Join", "Quit"))
COLORS = ("#2a6f97", "#c1553b", "#6a994e")
#: Half the scenarios are of the smallest shape: the others take longer to solve.
SHAPES = ((2, 2), (2, 2, 2), (2, 2), (2, 2, 2), (2, 3), (3, 2), (3, 3), (2, 3, 2))
WIDTHS = (1, 1, 2)


@st.composite
def small_scenarios(draw: Draw, shapes: tuple[tuple[int, ...], ...] = SHAPES) -> Scenario:
    """Draw a scenario with two or three players, one driver and payoffs of one digit.

    Payoffs come cell by cell, or as an analyst writes them: few reasons, each for many cells, which
    leaves ties at every level.
    """
    shape = draw(st.sampled_from(shapes))
    players = tuple(
        Player(
            f"p{number}",
            NAMES[number],
            COLORS[number],
            tuple(Strategy(f"s{k}", MOVES[number][k], MOVES[number][k][0]) for k in range(size)),
        )
        for number, size in enumerate(shape)
    )
    low = draw(st.sampled_from((0, 0, 0, -1)))
    high = low + draw(st.sampled_from(WIDTHS))
    level = Decimal(low) + Decimal(draw(st.integers(0, 4))) * (high - low) / 4
    driver = Driver("d", "Pressure", Decimal(low), Decimal(high), level, Decimal("0.01"))
    rng = Random(draw(st.integers(0, 2**32)))
    reasons = _cells(rng, players) if draw(st.booleans()) else _reasons(rng, players)
    return Scenario(
        title="Small numbers",
        players=players,
        drivers=(driver,),
        considerations=reasons,
        outcomes=_outcomes(players) if draw(st.booleans()) else (),
        sweep_driver="d",
    )


def _cells(rng: Random, players: tuple[Player, ...]) -> tuple[Consideration, ...]:
    """One reason for every payoff: a table of whole numbers that move by whole numbers."""
    most = rng.choice((1, 2, 4))
    found = []
    for place in np.ndindex(len(players), *(len(player.strategies) for player in players)):
        who, *cell = place
        when = tuple(
            (player.id, (player.strategies[k].id,)) for player, k in zip(players, cell, strict=True)
        )
        base, slope = rng.randint(-most, most), rng.randint(-most, most)
        found.append(_reason(len(found), players[who], when, base, slope))
    return tuple(found)


def _reasons(rng: Random, players: tuple[Player, ...]) -> tuple[Consideration, ...]:
    """A few reasons, each with a condition on some of the players."""
    found = []
    for _ in range(rng.randint(4, 4 * len(players))):
        when = tuple(
            (player.id, (rng.choice(player.strategies).id,))
            for player in players
            if rng.random() < 2 / 3
        )
        who, base, slope = rng.choice(players), rng.randint(-4, 4), rng.randint(-4, 4)
        found.append(_reason(len(found), who, when, base, slope))
    return tuple(found)


def _reason(number: int, player: Player, when: When, base: int, slope: int) -> Consideration:
    slopes = (("d", Decimal(slope)),) if slope else ()
    return Consideration(f"r{number}", player.id, when, Decimal(base), f"Reason {number}", slopes)


def _outcomes(players: tuple[Player, ...]) -> tuple[Outcome, ...]:
    """Two outcomes; what is neither goes by the names of its moves."""
    first, second = players[:2]
    calm = ((first.id, (first.strategies[0].id,)), (second.id, (second.strategies[0].id,)))
    war = ((first.id, (first.strategies[-1].id,)),)
    return (
        Outcome("calm", "Calm", "#7a9a01", 0, (calm,)),
        Outcome("war", "War", "#a4262c", 9, (war,)),
    )


def reordered(
    scenario: Scenario, players: tuple[int, ...], strategies: tuple[tuple[int, ...], ...]
) -> Scenario:
    """List the players, and each one's strategies, in another order.

    Parameters
    ----------
    players
        Which player comes first, second, ...
    strategies
        Per player as he was listed before: which strategy comes first, second, ...
    """
    mixed = [
        replace(player, strategies=tuple(player.strategies[k] for k in order))
        for player, order in zip(scenario.players, strategies, strict=True)
    ]
    return replace(
        scenario,
        players=tuple(mixed[k] for k in players),
        outcomes=tuple(
            replace(
                outcome,
                mixtures=tuple(tuple(mix[k] for k in players) for mix in outcome.mixtures),
            )
            for outcome in scenario.outcomes
        ),
    )


def with_payoffs_scaled(
    scenario: Scenario, factors: tuple[Decimal, ...], shifts: tuple[Decimal, ...]
) -> Scenario:
    """Measure each player's payoffs in another unit, from another zero."""
    unit = {player.id: factor for player, factor in zip(scenario.players, factors, strict=True)}
    found = [
        replace(
            reason,
            base=reason.base * unit[reason.player],
            slopes=tuple((driver, slope * unit[reason.player]) for driver, slope in reason.slopes),
        )
        for reason in scenario.considerations
    ]
    zero = [
        Consideration(f"zero-{player.id}", player.id, (), shift, "Another zero")
        for player, shift in zip(scenario.players, shifts, strict=True)
        if shift
    ]
    return replace(scenario, considerations=(*found, *zero))


@st.composite
def told_otherwise(draw: Draw, scenario: Scenario) -> Scenario:
    """Draw another order of players and strategies, other units and other zeros."""
    count = len(scenario.players)
    units = st.sampled_from([Decimal(text) for text in ("1", "3", "0.1", "7", "0.25", "100")])
    zeros = st.sampled_from([Decimal(text) for text in ("0", "0", "5", "-2.5")])
    return reordered(
        with_payoffs_scaled(
            scenario,
            tuple(draw(units) for _ in range(count)),
            tuple(draw(zeros) for _ in range(count)),
        ),
        tuple(draw(st.permutations(range(count)))),
        tuple(tuple(draw(st.permutations(range(size)))) for size in scenario.shape),
    )
