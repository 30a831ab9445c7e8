"""Expected payoffs along a sweep: one curve per player, their scale, and what they find.

Owns what takes the place of the chances of moves when payoffs are wanted. The numbers are the
sweep's own. Knows no Qt and no layout.
"""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

from games.words.initials import initials
from games.words.names import does, inside, label, measured, starting
from gui.charts.marks.axis import Mark, number, round_step
from gui.charts.marks.drawing import DASHES
from gui.charts.sweep.types import PAYOFFS, Band, Curve, Piece, Scale

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Player, Scenario
    from games.solve.report import Floats
    from games.study.sweep.report import Regime, Sweep, Tied
    from games.study.sweep.selection import Choice
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.types import Tip

__all__ = ["payoff_curves", "payoff_headline", "payoff_scale"]

#: The scale has about so many steps.
_STEPS = 4
#: Parts of the scale's extent that printed values tell apart.
_PARTS = 200
#: Changes smaller than this share of the scale are rounding.
_NOTHING = 1e-9


def payoff_curves(
    scenario: Scenario, sweep: Sweep, choice: Choice, line: PayoffLine
) -> tuple[Curve, ...]:
    """Return each player's expected payoff, on every branch of every regime.

    Where payoffs tie it is a band: between the least and the most in any cell that may be reached.
    """
    marks = initials(tuple(player.name for player in scenario.players))
    return tuple(
        Curve(
            key=f"{player.id}/payoff",
            player=position,
            strategy=None,
            who=label(player.name),
            label=label(player.name),
            mark=marks[position],
            color=player.color,
            dash=DASHES[position % len(DASHES)],
            pieces=tuple(
                Piece(
                    regime=number,
                    branch=place,
                    weight=dict(choice[number]).get(place, 0.0),
                    levels=branch.levels,
                    values=branch.payoffs[:, position],
                )
                for number, regime in enumerate(sweep.regimes)
                if regime.tied is None
                for place, branch in enumerate(regime.branches)
            ),
            bands=tuple(
                _band(line, number, regime, regime.tied, position)
                for number, regime in enumerate(sweep.regimes)
                if regime.tied is not None
            ),
        )
        for position, player in enumerate(scenario.players)
    )


def _band(line: PayoffLine, number: int, regime: Regime, tied: Tied, player: int) -> Band:
    """Bound a player's payoff at both ends of a regime, and between them.

    Payoffs in a cell are straight lines along the driver, so that the least of several bends down
    and the most up: the straight line between the bounds at the ends bounds them, too.
    """
    ends = np.array([regime.low.value, regime.high.value])
    cells = line.at(ends)[:, player][np.ix_((0, 1), *tied.surviving)].reshape(2, -1)
    return Band(number, ends, cells.min(axis=1), cells.max(axis=1))


def payoff_scale(curves: tuple[Curve, ...]) -> Scale:
    """Return a scale that holds all curves, with round ends, so that it rests while they move.

    Zero is on it unless all payoffs are far from zero for how much they differ.
    """
    values = [piece.values for curve in curves for piece in curve.pieces]
    values += [end for curve in curves for band in curve.bands for end in (band.low, band.high)]
    low = min((float(own.min()) for own in values), default=0.0)
    high = max((float(own.max()) for own in values), default=0.0)
    reach = max(abs(low), abs(high)) or 1.0
    if min(abs(low), abs(high)) <= high - low or high - low < _NOTHING * reach:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = -1.0, 1.0
    step, digits = round_step((high - low) / _STEPS)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    span = (last - first) * step
    return Scale(
        show=PAYOFFS,
        low=first * step,
        high=last * step,
        ticks=tuple(Mark(k * step, number(k * step, digits)) for k in range(first, last + 1)),
        header="Expected payoff of each player",
        short="Payoffs",
        digits=max(0, min(6, -floor(log10(span / _PARTS)))),
    )


def payoff_headline(
    scenario: Scenario,
    sweep: Sweep,
    choice: Choice,
    scale: Scale,
    segments: tuple[Segment, ...],
    tips: tuple[Tip, ...],
) -> str:
    """State in one line the greatest change of a payoff at a tipping point.

    Without any, the greatest from one end of the driver to the other.
    """
    axis = scenario.driver(sweep.driver)
    players = scenario.players
    ends = [_ends(sweep, choice, regime) for regime in range(len(sweep.regimes))]
    best: tuple[float, str] | None = None
    for tip in tips:
        below, above = ends[tip.below][1], ends[tip.below + 1][0]
        tied = segments[tip.below].tied or segments[tip.below + 1].tied
        if below is None or above is None or tied:
            continue
        change = _greatest(above - below)
        size = abs(change[1])
        if size < _NOTHING * (scale.high - scale.low):
            continue
        if best is None or round(size - best[0], 9) > 0:
            at = f"at {measured(tip.text, axis.unit)}{_where(segments, tip)}"
            best = size, f"{_said(players[change[0]], change[1], scale)} {at}"
    if best is not None:
        return best[1]
    first, last = ends[0][0], ends[-1][1]
    tied = segments[0].tied or segments[-1].tied
    if first is not None and last is not None and not tied:
        change = _greatest(last - first)
        if abs(change[1]) >= _NOTHING * (scale.high - scale.low):
            said = _said(players[change[0]], change[1], scale)
            low, high = sweep.regimes[0].low.value, sweep.regimes[-1].high.value
            if (low, high) != (float(axis.low), float(axis.high)):
                return f"{said} from one end to the other"
            return f"{said} from the low to the high end of {inside(axis.name)}"
    return f"Expected payoffs along {inside(axis.name)}"


def _ends(sweep: Sweep, choice: Choice, regime: int) -> tuple[Floats | None, Floats | None]:
    """Return what players expect under the rule at both ends of a regime, (players,) each."""
    followed = choice[regime]
    if not followed:
        return None, None
    branches = sweep.regimes[regime].branches
    low = np.sum([weight * branches[place].payoffs[0] for place, weight in followed], axis=0)
    high = np.sum([weight * branches[place].payoffs[-1] for place, weight in followed], axis=0)
    return low, high


def _greatest(changes: Floats) -> tuple[int, float]:
    """Return which player's payoff changes most, and by how much; of equals, a loss."""
    player = min(
        range(len(changes)), key=lambda i: (-round(abs(float(changes[i])), 9), changes[i] > 0)
    )
    return player, float(changes[player])


def _said(player: Player, change: float, scale: Scale) -> str:
    verbs = ("loses", "lose") if change < 0 else ("gains", "gain")
    return f"{starting(does(player, *verbs))} {number(abs(change), scale.digits)}"


def _where(segments: tuple[Segment, ...], tip: Tip) -> str:
    one, two = segments[tip.below : tip.below + 2]
    below, above = label(one.name), label(two.name)
    if below == above:
        return ""
    rest = {row.name for row in one.rows} & {row.name for row in two.rows}
    if one.complete and two.complete and rest.isdisjoint((one.name, two.name)):
        return f", where {below} gives way to {above}"
    return f", where the rule goes from {below} to {above}"
