"""Whether two tipping points of two aligned games change the same.

Owns that question: what is lost and gained counts, not what is there on both sides, and it is told
by the ids of strategies, so that a new name is no other change. Pairs no tipping points.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from games.words.reasons import tip_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.study.sweep.report import Branch, Regime, Sweep, TippingPoint

    #: A scenario, its sweep, and one of its tipping points.
    Side = tuple[Scenario, Sweep, TippingPoint]
    Ids = tuple[frozenset[str], ...]

__all__ = ["same_change"]


def same_change(one: Side, two: Side) -> bool:
    """Tell whether two tipping points change the same: in strategies played, or in words."""
    return _change(*one) == _change(*two) or tip_change(*_told(one)) == tip_change(*_told(two))


def _told(side: Side) -> tuple[Scenario, TippingPoint, Sweep]:
    scenario, sweep, tip = side
    return scenario, tip, sweep


def _change(scenario: Scenario, sweep: Sweep, tip: TippingPoint) -> object:
    """Return what is lost and gained; where payoffs tie, all that is known of both sides."""
    sides = [sweep.regimes[place] for place in (tip.below, tip.below + 1)]
    only = frozenset(_ids(scenario, support) for support in tip.only)
    if any(side.tied is not None for side in sides):
        return only, *(_tied(scenario, side) for side in sides)
    below, above = (Counter(_played(scenario, one) for one in side.branches) for side in sides)
    return only, below - above, above - below


def _tied(scenario: Scenario, regime: Regime) -> object:
    tied = regime.tied
    if tied is None:
        return Counter(_played(scenario, one) for one in regime.branches)
    pure = frozenset(_ids(scenario, [(own,) for own in profile]) for profile in tied.pure)
    return _ids(scenario, tied.surviving), pure


def _played(scenario: Scenario, branch: Branch) -> tuple[Ids, frozenset[Ids]]:
    """Return what everybody plays and, where somebody answers to chance moves, in what it ends."""
    ends: list[list[int]] = []
    if branch.joint is not None:
        reached = (branch.joint.reshape(-1, *scenario.shape) > 0).any(axis=0)
        ends = np.argwhere(reached).tolist()
    leaves = frozenset(_ids(scenario, [(own,) for own in end]) for end in ends)
    return _ids(scenario, branch.support), leaves


def _ids(scenario: Scenario, support: Sequence[Sequence[int]]) -> Ids:
    return tuple(
        frozenset(player.strategies[place].id for place in own)
        for player, own in zip(scenario.players, support, strict=True)
    )
