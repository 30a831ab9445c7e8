"""Selection rules: which equilibrium a chart shows where there are several. Always named.

Owns the rules and their names. A rule never hides that there are others; it only says which are
drawn as followed. No rule asks in which order players and strategies are listed, nor in which unit
payoffs are measured: where nothing else tells equilibria apart, all of them are followed alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.best_parts import best_parts
from games.words.names import subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario
    from games.study.sweep.report import Branch, Sweep

__all__ = ["BEST", "HIGH", "LOW", "RULES", "UNIFORM", "followed", "rule_name", "rule_tip", "rules"]

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

_STAY = (
    "Begin at the {} end with the pure equilibrium that is costliest to leave (of equals with the"
    " one that holds furthest, else with all alike), stay until it ceases to exist, then go to the"
    " nearest"
)
#: What following each rule means.
_TIPS: dict[str, str] = {
    LOW: _STAY.format("low"),
    HIGH: _STAY.format("high"),
    UNIFORM: "Give every equilibrium of a regime the same weight; a neutral picture, no forecast",
}

#: Profiles whose distances differ by less than this are equally near.
_NEAR = 1e-6
#: What is costliest to leave is so by more than this share.
_ROUNDING = 1e-9

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
        return f"Best for {subject(scenario.players[int(rule.removeprefix(BEST))])}"
    return name


def rule_tip(rule: str) -> str:
    """Return what a rule does, in a sentence."""
    best = "At every level take the equilibrium that pays this player most, equals alike"
    return _TIPS.get(rule, best)


def followed(sweep: Sweep, rule: str) -> tuple[Sweep, Choice]:
    """Return the branches that a rule follows, per regime of the sweep that comes with them.

    "Follow from low" stays on a branch while the driver rises until it dies, then goes to the
    nearest equilibrium of the next regime (smallest change of probabilities, index +1 first among
    equals): hysteresis. It begins with the pure equilibrium that is costliest to leave (the largest
    product of what everybody loses by leaving alone, Harsanyi and Selten's risk dominance where two
    strict equilibria of a 2x2 game are compared), of equals with the one that can be followed
    furthest. "Follow from high" is the same from the other end. "Best for" takes the equilibrium
    that pays the player most at each level: a regime within which that changes comes back in parts,
    each with all of its branches. What is left to choose from is followed alike. Regimes without a
    known equilibrium get nothing.

    Raises
    ------
    KeyError
        For an unknown rule, or a player the game does not have.
    """
    name = RULES[rule]
    if rule == UNIFORM:
        return sweep, tuple(_alike(range(len(regime.branches))) for regime in sweep.regimes)
    if rule.startswith(BEST):
        player = int(rule.removeprefix(BEST))
        if player >= len(sweep.shape):
            message = f"no such player: {name}"
            raise KeyError(message)
        cut, best = best_parts(sweep, player)
        return cut, tuple(_alike(places) for places in best)
    return sweep, _stayed(sweep, step=1 if rule == LOW else -1)


def _alike(places: Iterable[int]) -> tuple[tuple[int, float], ...]:
    chosen = tuple(places)
    return tuple((place, 1.0 / len(chosen)) for place in chosen)


def _stayed(sweep: Sweep, *, step: int) -> Choice:
    """Walk through the regimes, up or down, and stay on a branch as long as it lives."""
    chosen: list[tuple[tuple[int, float], ...]] = []
    count = len(sweep.regimes)
    for number in range(count) if step > 0 else range(count - 1, -1, -1):
        if not sweep.regimes[number].branches:
            chosen.append(())
        elif not chosen or not chosen[-1]:
            chosen.append(_alike(_start(sweep, number, step=step)))
        else:
            shares: dict[int, float] = {}
            for place, weight in chosen[-1]:
                for new, share in _alike(_next(sweep, number - step, place, step=step)):
                    shares[new] = shares.get(new, 0.0) + weight * share
            chosen.append(tuple(sorted(shares.items())))
    return tuple(chosen[::step])


def _start(sweep: Sweep, number: int, *, step: int) -> list[int]:
    """Return where to begin in a regime: several branches if nothing tells them apart."""
    branches = sweep.regimes[number].branches
    pure = [place for place, branch in enumerate(branches) if not _mixes(branch)]
    left = pure or list(range(len(branches)))
    holds = {place: branches[place].hold[0 if step > 0 else -1] for place in left}
    most = max(holds.values()) * (1 - _ROUNDING)
    lives = {
        place: _life(sweep, number, place, step=step) for place in left if holds[place] >= most
    }
    return [place for place, life in lives.items() if life == max(lives.values())]


def _mixes(branch: Branch) -> bool:
    return any(len(played) > 1 for played in branch.support)


def _life(sweep: Sweep, number: int, place: int, *, step: int) -> int:
    """Return through how many more regimes a branch goes on."""
    life = 0
    while (kept := _continued(sweep, number, place, step=step)) is not None:
        life, number, place = life + 1, number + step, kept
    return life


def _continued(sweep: Sweep, number: int, place: int, *, step: int) -> int | None:
    """Return the branch of the next regime that goes on where a branch ends, if there is one."""
    if not 0 <= number + step < len(sweep.regimes):
        return None
    if step < 0:
        return sweep.regimes[number].branches[place].follows
    above = sweep.regimes[number + 1].branches
    return next((new for new, branch in enumerate(above) if branch.follows == place), None)


def _next(sweep: Sweep, number: int, place: int, *, step: int) -> list[int]:
    """Return the branch that goes on from one regime to the next, else the nearest ones."""
    if (kept := _continued(sweep, number, place, step=step)) is not None:
        return [kept]
    end, start = (-1, 0) if step > 0 else (0, -1)
    last, here = sweep.regimes[number].branches[place], sweep.regimes[number + step].branches
    old = np.concatenate([profile[end] for profile in last.profiles])
    off = [
        float(np.abs(np.concatenate([p[start] for p in branch.profiles]) - old).sum())
        for branch in here
    ]
    near = [new for new, distance in enumerate(off) if distance <= min(off) + _NEAR]
    first = min(_rank(here[new]) for new in near)
    return [new for new in near if _rank(here[new]) == first]


def _rank(branch: Branch) -> tuple[bool, int]:
    """Prefer index +1, then the fewest strategies mixed."""
    return branch.index != 1, sum(len(played) for played in branch.support)
