"""A sweep as one flat table: a row per level and equilibrium, for CSV.

Owns the columns. A tipping point is listed twice, once with what holds just below it and once with
what holds just above; nothing is interpolated across it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, distribution, name_of

if TYPE_CHECKING:
    from games.analysis.report import Branch, Regime, Sweep
    from games.model.scenario import Scenario
    from games.solve.report import Floats

__all__ = ["sweep_table"]


def sweep_table(
    scenario: Scenario, sweep: Sweep, *, levels: int | None = None
) -> tuple[list[str], list[list[str | int | float]]]:
    """Return the header and the rows.

    Parameters
    ----------
    levels
        Size of the grid; the sweep's own if left out. Tipping points come on top.

    Returns
    -------
    header, rows
        Columns: the driver's id, `regime` and `equilibrium` (counted from 1), `outcome`, one
        probability per player and strategy, one payoff per player, one probability per outcome.
    """
    ids = [outcome.id for outcome in scenario.outcomes] + [OTHER]
    header = [sweep.driver, "regime", "equilibrium", "outcome"]
    for player in scenario.players:
        header += [f"p:{player.id}:{strategy.id}" for strategy in player.strategies]
    header += [f"payoff:{player.id}" for player in scenario.players]
    header += [f"outcome:{outcome}" for outcome in ids]

    low, high = sweep.regimes[0].low.value, sweep.regimes[-1].high.value
    grid = np.linspace(low, high, sweep.levels if levels is None else levels)
    rows: list[list[str | int | float]] = []
    for number, regime in enumerate(sweep.regimes, start=1):
        at = _levels(regime, grid)
        for place, branch in enumerate(regime.branches, start=1):
            name = name_of(scenario, branch.support).name
            profile, payoffs = _values(branch, at)
            shares = distribution(scenario, profile)
            columns = [*(column for mix in profile for column in mix.T), *payoffs.T]
            columns += [shares.get(outcome, np.zeros(len(at))) for outcome in ids]
            numbers = np.stack([at, *columns], axis=1).tolist()
            rows += [[row[0], number, place, name, *row[1:]] for row in numbers]
    rows.sort(key=lambda row: (row[1], row[0], row[2]))
    return header, rows


def _levels(regime: Regime, grid: Floats) -> Floats:
    """Return a regime's ends and the grid between them."""
    inner = grid[(grid > regime.low.value) & (grid < regime.high.value)]
    return np.concatenate([[regime.low.value], inner, [regime.high.value]])


def _values(branch: Branch, at: Floats) -> tuple[tuple[Floats, ...], Floats]:
    """Return probabilities and payoffs of one branch at levels of its regime."""
    profile = tuple(_between(branch.levels, mix, at) for mix in branch.profiles)
    return profile, _between(branch.levels, branch.payoffs, at)


def _between(levels: Floats, values: Floats, at: Floats) -> Floats:
    """Interpolate every column; the grid's levels are among a varying branch's own."""
    return np.stack([np.interp(at, levels, column) for column in values.T], axis=1)
