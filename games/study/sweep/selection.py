"""Selection rules: which equilibrium a chart shows where there are several. Always named.

Owns the rules and their names. A rule never hides that there are others; it only says which are
drawn as followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.sweep.report import Branch, Regime, Sweep

__all__ = ["BEST", "HIGH", "LOW", "RULES", "UNIFORM", "rule_name", "rule_tip", "rules", "select"]

LOW = "low"
HIGH = "high"
UNIFORM = "uniform"
#: Followed by a player's position: "best-0".
BEST = "best-"

#: Every rule by id, named without reference to a scenario.
RULES: dict[str, str] = {
    LOW: "Follow from low",
    HIGH: "Follow from high",
    UNIFORM: "All, equally likely",
    f"{BEST}0": "Best for the first player",
    f"{BEST}1": "Best for the second player",
    f"{BEST}2": "Best for the third player",
}

#: What following each rule means.
_TIPS: dict[str, str] = {
    LOW: "Begin at the low end and stay with an equilibrium until it ceases to exist",
    HIGH: "Begin at the high end and stay with an equilibrium until it ceases to exist",
    UNIFORM: "Give every equilibrium of a regime the same weight; a neutral picture, no forecast",
}

#: Per regime the branches followed, as (position, weight); the weights of a regime sum to 1.
Choice = tuple[tuple[tuple[int, float], ...], ...]


def rules(scenario: Scenario) -> dict[str, str]:
    """Return the rules that make sense for a scenario, with its players' names."""
    return {
        rule: rule_name(rule, scenario)
        for rule in RULES
        if not rule.startswith(BEST) or int(rule.removeprefix(BEST)) < len(scenario.players)
    }


def rule_name(rule: str, scenario: Scenario | None = None) -> str:
    """Return a rule's name as charts print it; raise `KeyError` for an unknown one."""
    name = RULES[rule]
    if scenario is not None and rule.startswith(BEST):
        return f"Best for {scenario.players[int(rule.removeprefix(BEST))].name}"
    return name


def rule_tip(rule: str) -> str:
    """Return what a rule does, in a sentence."""
    best = "Wherever there are several equilibria, take the one with this player's highest payoff"
    return _TIPS.get(rule, best)


def select(sweep: Sweep, rule: str) -> Choice:
    """Return, per regime, the branches that a rule follows.

    "Follow from low" stays on a branch while the driver rises until it dies, then goes to the
    nearest equilibrium of the next regime (smallest change of probabilities, index +1 first among
    equals): hysteresis. "Follow from high" is the same from the other end. "Best for" takes the
    equilibrium that pays the player most on average over the regime. Regimes without a known
    equilibrium get nothing.

    Raises
    ------
    KeyError
        For an unknown rule, or a player the game does not have.
    """
    name = RULES[rule]
    if rule == UNIFORM:
        return tuple(_all_alike(regime) for regime in sweep.regimes)
    if rule.startswith(BEST):
        player = int(rule.removeprefix(BEST))
        if player >= len(sweep.shape):
            message = f"no such player: {name}"
            raise KeyError(message)
        return tuple(_best(regime, player) for regime in sweep.regimes)
    return _followed(sweep, upwards=rule == LOW)


def _all_alike(regime: Regime) -> tuple[tuple[int, float], ...]:
    share = 1.0 / max(1, len(regime.branches))
    return tuple((place, share) for place in range(len(regime.branches)))


def _best(regime: Regime, player: int) -> tuple[tuple[int, float], ...]:
    if not regime.branches:
        return ()
    width = regime.high.value - regime.low.value
    means = [
        float(np.trapezoid(branch.payoffs[:, player], branch.levels)) / (width or 1.0)
        for branch in regime.branches
    ]
    return ((int(np.argmax(means)), 1.0),)


def _followed(sweep: Sweep, *, upwards: bool) -> Choice:
    """Walk through the regimes and stay on a branch as long as it lives."""
    count = len(sweep.regimes)
    order = range(count) if upwards else range(count - 1, -1, -1)
    chosen: dict[int, int | None] = {}
    before: int | None = None
    for number in order:
        here = sweep.regimes[number]
        last = chosen.get(before) if before is not None else None
        if not here.branches:
            chosen[number] = None
        elif before is None or last is None:
            chosen[number] = min(range(len(here.branches)), key=lambda b: _rank(here.branches[b]))
        else:
            chosen[number] = _next(sweep.regimes[before], last, here, upwards=upwards)
        before = number
    return tuple(() if (b := chosen[number]) is None else ((b, 1.0),) for number in range(count))


def _rank(branch: Branch) -> tuple[bool, int]:
    """Prefer index +1, then the fewest strategies mixed."""
    return branch.index != 1, sum(len(played) for played in branch.support)


def _next(before: Regime, last: int, here: Regime, *, upwards: bool) -> int:
    """Return the branch that goes on from one regime to the next, else the nearest."""
    if upwards:
        for place, branch in enumerate(here.branches):
            if branch.follows == last:
                return place
    elif (lower := before.branches[last].follows) is not None:
        return lower
    end, start = (-1, 0) if upwards else (0, -1)
    old = np.concatenate([profile[end] for profile in before.branches[last].profiles])
    distances = [
        float(np.abs(np.concatenate([p[start] for p in branch.profiles]) - old).sum())
        for branch in here.branches
    ]
    return min(
        range(len(distances)),
        key=lambda b: (round(distances[b], 6), *_rank(here.branches[b])),
    )
