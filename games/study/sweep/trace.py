"""Where equilibria end between two levels: each is followed until something turns against it.

Owns the search for the level at which a probability or the worst temptation of an equilibrium
reaches zero, or at which its equations have no solution any more. Solves no games.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.expectations import temptations
from games.study.sweep.newton import Task, indifferent

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Bools, Floats, Support

__all__ = ["Walk", "ends", "slack_of"]

#: Levels per walk in the first round, and in each later one beside those near the secant's zero.
FIRST, LATER = 17, 6
#: Later rounds also look this share of the bracket to both sides of the secant's zero.
CLOSE = 1e-3
#: An equilibrium that moves further than this between two looks is another one.
JUMP = 0.25
STEPS = 12
ROUNDS = 40


@dataclass(slots=True)
class Walk:
    """An equilibrium alive at one level and gone at another; both move towards its end.

    `profile` is the equilibrium at `alive`; `slack` are its worst slacks at both levels, the second
    NaN where its equations have no solution.
    """

    support: Support
    profile: tuple[Floats, ...]
    alive: float
    dead: float
    slack: tuple[float, float] = (np.nan, np.nan)
    lost: bool = False


def ends(line: PayoffLine, walks: list[Walk], width: float) -> list[float | None]:
    """Return where each equilibrium ends, to within `width`; None if it seems not to end at all."""
    open_walks = list(walks)
    for number in range(ROUNDS):
        looks = [_looks(walk, first=number == 0) for walk in open_walks]
        tasks = [
            Task(
                line.at(levels),
                walk.support,
                [np.repeat(mix[None], len(levels), axis=0) for mix in walk.profile],
            )
            for walk, levels in zip(open_walks, looks, strict=True)
        ]
        answers = indifferent(tasks, steps=STEPS)
        for walk, levels, task, (profiles, settled) in zip(
            open_walks, looks, tasks, answers, strict=True
        ):
            _advance(walk, levels, profiles, settled, slack_of(task, profiles))
        open_walks = [
            walk for walk in open_walks if not walk.lost and abs(walk.dead - walk.alive) > width
        ]
        if not open_walks:
            break
    return [None if walk.lost else (walk.alive + walk.dead) / 2 for walk in walks]


def _looks(walk: Walk, *, first: bool) -> Floats:
    """Return increasing shares of the way from alive to dead, as levels, both ends included."""
    share = np.linspace(0.0, 1.0, FIRST if first else LATER)
    here, there = walk.slack
    if np.isfinite(there) and here > there:
        zero = here / (here - there)
        share = np.concatenate([share, np.clip([zero - CLOSE, zero + CLOSE], 0.0, 1.0)])
    return np.asarray(walk.alive + np.unique(share) * (walk.dead - walk.alive))


def slack_of(task: Task, profiles: tuple[Floats, ...]) -> Floats:
    """Return the smallest probability or, if worse, minus the largest temptation (of size 1)."""
    size = float(np.abs(task.payoffs).max()) or 1.0
    worst = -temptations(task.payoffs, profiles, task.support).max(axis=1, initial=-np.inf) / size
    for mix, played in zip(profiles, task.support, strict=True):
        if len(played) > 1:
            worst = np.minimum(worst, mix[:, list(played)].min(axis=1))
    return np.asarray(worst)


def _advance(
    walk: Walk, levels: Floats, profiles: tuple[Floats, ...], settled: Bools, slack: Floats
) -> None:
    """Move the walk's ends to the first pair of looks between which the equilibrium ends."""
    smooth = settled.copy()
    for mix in profiles:
        smooth[1:] &= np.abs(np.diff(mix, axis=0)).max(axis=1) < JUMP
    lives = smooth & (slack > 0)
    lives[0] = True
    if lives.all():
        walk.lost = True
        return
    first = int(np.argmin(lives))
    last = first - 1
    closer = float(levels[last]), float(levels[first])
    if closer == (walk.alive, walk.dead) and len(levels) <= 2:
        walk.lost = True
        return
    if settled[last]:
        walk.profile = tuple(mix[last] for mix in profiles)
    walk.slack = float(slack[last]), float(slack[first]) if smooth[first] else np.nan
    walk.alive, walk.dead = closer
