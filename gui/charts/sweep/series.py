"""Curves, areas and strip segments of a sweep, with numbers taken from the report.

Owns which strategies become curves, how outcomes stack under a selection rule, and what each regime
is called. Knows no Qt and no layout; solving and choosing are `games`' business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, OTHER_COLOR, distribution, distribution_of, name_of
from games.words.certainty import of_regime
from games.words.initials import initials
from games.words.names import isolated, label, play
from games.words.plays import answers
from games.words.reasons import causes_text
from games.words.tied import tied_outcome, tied_text
from games.words.ties_begin import known_outcomes
from gui.charts.marks.drawing import DASHES
from gui.charts.marks.hatch import ANGLES
from gui.charts.marks.strip import Row, Segment
from gui.charts.sweep.types import Area, Band, Curve, Piece, Slab, Tip

if TYPE_CHECKING:
    from games.model.scenario import Player, Scenario
    from games.solve.report import Floats
    from games.study.sweep.report import Regime, Sweep, Tied
    from games.study.sweep.selection import Choice


__all__ = ["TIES", "areas", "curves", "outcome_looks", "segments", "tips_of"]

#: What a regime is called where payoffs tie and no single outcome is sure.
TIES = "Payoffs tie"


def curves(scenario: Scenario, sweep: Sweep, choice: Choice) -> tuple[Curve, ...]:
    """Return one curve per player with two strategies, one per strategy for the others.

    Where payoffs tie a curve is a band: what is found there are some of infinitely many.
    Of more than two strategies those never played have no curve, and the others none in regimes
    where they are not played: a dozen lines at zero would bury the rest.
    """
    marks = initials(tuple(player.name for player in scenario.players))
    found = []
    for position, player in enumerate(scenario.players):
        for strategy in _drawn(player, position, sweep):
            binary = len(player.strategies) == 2
            pieces, bands = _pieces(sweep, choice, position, strategy)
            found.append(
                Curve(
                    key=f"{player.id}/{player.strategies[strategy].id}",
                    player=position,
                    strategy=strategy,
                    who=label(player.name),
                    label=play(player, player.strategies[strategy]),
                    mark=marks[position] if binary else player.strategies[strategy].letter,
                    color=player.color,
                    dash=DASHES[position % len(DASHES)],
                    pieces=tuple(own for own in pieces if binary or own.values.any()),
                    binary=binary,
                    bands=bands,
                    tint=1.0 if binary else 1.0 - 0.5 * strategy / (len(player.strategies) - 1),
                )
            )
    return tuple(found)


def _drawn(player: Player, position: int, sweep: Sweep) -> list[int]:
    """Strategies that get a curve: the first of two; of more, those ever played."""
    if len(player.strategies) == 2:
        return [0]
    played: set[int] = set()
    for regime in sweep.regimes:
        if regime.tied is not None:
            played |= set(regime.tied.surviving[position])
        else:
            played |= {own for branch in regime.branches for own in branch.support[position]}
    return sorted(played)


def _pieces(
    sweep: Sweep, choice: Choice, player: int, strategy: int
) -> tuple[tuple[Piece, ...], tuple[Band, ...]]:
    pieces: list[Piece] = []
    bands: list[Band] = []
    for number, regime in enumerate(sweep.regimes):
        if regime.tied is None:
            pieces += (
                Piece(
                    regime=number,
                    branch=place,
                    weight=dict(choice[number]).get(place, 0.0),
                    levels=branch.levels,
                    values=branch.profiles[player][:, strategy],
                )
                for place, branch in enumerate(regime.branches)
            )
            continue
        ends = np.array([regime.low.value, regime.high.value])
        low, high = (np.full(2, end) for end in regime.tied.chance(player, strategy))
        if low[0] == high[0]:
            pieces.append(Piece(number, 0, 1.0, ends, low))
        else:
            bands.append(Band(number, ends, low, high))
    return tuple(pieces), tuple(bands)


def areas(scenario: Scenario, sweep: Sweep, choice: Choice) -> tuple[Area, ...]:
    """Stack the outcomes that occur under the rule, calm ones at the bottom.

    Where payoffs tie nothing is stacked, unless all equilibria have one outcome.
    """
    looks = outcome_looks(scenario)
    order = sorted(scenario.outcomes, key=lambda outcome: outcome.severity)
    stack = [*(outcome.id for outcome in order), OTHER]
    names = {outcome.id: isolated(outcome.name) for outcome in order} | {OTHER: "Other outcomes"}
    slabs: dict[str, list[Slab]] = {key: [] for key in stack}
    for number, (regime, followed) in enumerate(zip(sweep.regimes, choice, strict=True)):
        levels, shares = _shares(scenario, regime, followed)
        if regime.tied is not None:
            levels, shares = _settled(scenario, regime, regime.tied)
        base = np.zeros(len(levels))
        for key in stack:
            values = shares.get(key)
            if values is None or not values.any():
                continue
            slabs[key].append(Slab(regime=number, levels=levels, base=base, values=values))
            base = base + values
    return tuple(
        Area(key, names[key], looks[key][0], looks[key][1], tuple(slabs[key]))
        for key in stack
        if slabs[key]
    )


def _settled(scenario: Scenario, regime: Regime, tied: Tied) -> tuple[Floats, dict[str, Floats]]:
    """Return the one outcome that ties leave, for certain, or nothing."""
    sole = tied_outcome(scenario, tied)
    levels = np.array([regime.low.value, regime.high.value])
    return levels, {} if sole is None else {sole.id: np.ones(2)}


def _shares(
    scenario: Scenario, regime: Regime, followed: tuple[tuple[int, float], ...]
) -> tuple[Floats, dict[str, Floats]]:
    """Probability of each outcome over one regime, on the levels of all branches followed."""
    if not followed:
        return np.array([regime.low.value, regime.high.value]), {}
    # not `np.unique`: it brings `numpy.ma`, a fiftieth of the start
    all_levels = (regime.branches[place].levels.tolist() for place, _ in followed)
    levels = np.array(sorted({level for levels in all_levels for level in levels}))
    total: dict[str, Floats] = {}
    for place, weight in followed:
        branch = regime.branches[place]
        found = (
            distribution(scenario, branch.profiles)
            if branch.joint is None
            else distribution_of(scenario, branch.joint)
        )
        for key, values in found.items():
            share = weight * np.interp(levels, branch.levels, values)
            total[key] = total[key] + share if key in total else share
    return levels, total


def outcome_looks(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Return colour and hatch of every outcome; only the calmest and the unnamed have no hatch.

    Neighbours in severity, which are stacked on each other, never share one. Outcomes that only
    name mixtures are no areas and take none away.
    """
    order = sorted(scenario.outcomes, key=lambda outcome: (not outcome.profiles, outcome.severity))
    plain, *rest = ANGLES
    looks = {
        outcome.id: (outcome.color, rest[(rank - 1) % len(rest)] if rank else plain)
        for rank, outcome in enumerate(order)
    }
    return looks | {OTHER: (OTHER_COLOR, plain)}


def tips_of(sweep: Sweep, scenario: Scenario | None = None) -> tuple[Tip, ...]:
    """Return the tipping points; with their causes, if the scenario is given."""
    return tuple(
        Tip(
            point.at,
            point.below,
            causes_text(scenario, point, sweep) if scenario else "",
            passing=bool(point.only),
        )
        for point in sweep.tipping_points
    )


def segments(scenario: Scenario, sweep: Sweep, choice: Choice) -> tuple[Segment, ...]:
    """Name every regime by what is played in it, the equilibria that the rule follows first."""
    looks = outcome_looks(scenario)
    one, many = answers(scenario)
    found = []
    for number, (regime, followed) in enumerate(zip(sweep.regimes, choice, strict=True)):
        weights = dict(followed)
        places = sorted(range(len(regime.branches)), key=lambda i: (-weights.get(i, 0.0), i))
        rows = []
        for place in places:
            branch = regime.branches[place]
            named = name_of(scenario, branch.support, branch.joint)
            hatch = looks[named.id][1] if named.id in looks else "none"
            rows.append(Row(named.name, named.color, hatch, weights.get(place, 0.0), place))
        sole = None if regime.tied is None else tied_outcome(scenario, regime.tied)
        found.append(
            Segment(
                regime=number,
                low=regime.low,
                high=regime.high,
                name=sole.name if sole else TIES if regime.tied else _called(rows, one, many),
                rows=tuple(rows),
                proof=of_regime(regime),
                tied=tied_text(scenario, regime),
                settled=sole is not None,
                sure=frozenset(known_outcomes(scenario, regime) if regime.tied else ()),
                many=many,
            )
        )
    return tuple(found)


def _called(rows: list[Row], one: str, many: str) -> str:
    """One name for a regime: the equilibrium followed, or how many there are."""
    if not rows:
        return f"No {one} found"
    followed = {row.name for row in rows if row.weight > 0}
    if len(followed) == 1:
        return followed.pop()
    return f"{len(rows)} {many}"
