"""Games of three players made around a totally mixed equilibrium of a wanted multiplicity."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from games.solve.proved.full.forms import tables_of
from games.solve.proved.three.game import Game

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Tables

    Mixture = tuple[Fraction, ...]

__all__ = ["planted", "solve_rationally", "tables"]

OTHERS = ((1, 2), (0, 2), (0, 1))


def planted(
    rng: np.random.Generator, shape: tuple[int, int, int], multiplicity: int = 1, size: int = 9
) -> tuple[NDArray[np.object_], tuple[Mixture, ...]]:
    """Make payoffs with an equilibrium in which everybody plays everything.

    Along a curve p + t d + t^2 e through the planted point p all indifferences vanish to the order
    of the multiplicity: with 1 the point is a zero of them, with 2 a double one (or more, never
    less), with 3 a triple one.

    Parameters
    ----------
    shape
        Number of strategies of each player.
    multiplicity
        1, 2 or 3.
    size
        The random part of the payoffs is between -size and size.

    Returns
    -------
    Payoffs (3, *shape) of Fraction, and per player his mixture.
    """
    points = [_mixture(rng, n) for n in shape]
    bends = [[_tangent(rng, n) for n in shape] for _ in range(2)]
    curve = [points, *bends]
    payoffs = np.empty((3, *shape), dtype=object)
    for player, (one, other) in enumerate(OTHERS):
        base = _integers(rng, (shape[one], shape[other]), size)
        own = [base]
        for _ in range(shape[player] - 1):
            form = _integers(rng, (shape[one], shape[other]), size)
            conditions = [
                sum(
                    (np.outer(curve[a][one], curve[order - a][other]) for a in range(order + 1)),
                    np.zeros((shape[one], shape[other]), dtype=object),
                )
                for order in range(multiplicity)
            ]
            own.append(base + _adjusted(rng, form, conditions))
        payoffs[player] = np.moveaxis(np.array(own, dtype=object), 0, player)
    return payoffs, tuple(tuple(mix) for mix in points)


def _integers(rng: np.random.Generator, shape: tuple[int, int], size: int) -> NDArray[np.object_]:
    whole = rng.integers(-size, size + 1, shape)
    return np.array([[Fraction(int(v)) for v in row] for row in whole], dtype=object)


def _mixture(rng: np.random.Generator, count: int) -> NDArray[np.object_]:
    parts = [int(v) for v in rng.integers(1, 5, count)]
    return np.array([Fraction(part, sum(parts)) for part in parts], dtype=object)


def _tangent(rng: np.random.Generator, count: int) -> NDArray[np.object_]:
    steps = [int(v) for v in rng.integers(-2, 3, count - 1)]
    if not any(steps):
        steps[0] = 1
    return np.array([Fraction(v) for v in (*steps, -sum(steps))], dtype=object)


def _adjusted(
    rng: np.random.Generator, form: NDArray[np.object_], conditions: list[NDArray[np.object_]]
) -> NDArray[np.object_]:
    """Change as many entries as there are conditions so that all of them sum to zero."""
    flat = form.reshape(-1).copy()
    rows = [condition.reshape(-1) for condition in conditions]
    while True:
        places = rng.choice(len(flat), len(rows), replace=False)
        wrong = [-sum(row * flat, Fraction(0)) for row in rows]
        change = solve_rationally([[row[p] for p in places] for row in rows], wrong)
        if change is not None:
            flat[places] += np.array(change, dtype=object)
            return flat.reshape(form.shape)


def solve_rationally(
    rows: Sequence[Sequence[Fraction]], right: Sequence[Fraction]
) -> list[Fraction] | None:
    """Solve a square system in fractions; None if it is singular."""
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for k in range(len(table)):
        pivot = next((r for r in range(k, len(table)) if table[r][k]), None)
        if pivot is None:
            return None
        table[k], table[pivot] = table[pivot], table[k]
        for r in range(len(table)):
            if r != k and table[r][k]:
                factor = table[r][k] / table[k][k]
                table[r] = [a - factor * b for a, b in zip(table[r], table[k], strict=True)]
    return [row[-1] / row[k] for k, row in enumerate(table)]


def tables(payoffs: NDArray[np.object_]) -> Tables:
    """Return payoffs as the prover's integers, each player's own strategies first."""
    whole = []
    for own in payoffs:
        common = lcm(*(value.denominator for value in own.flat))
        whole.append(np.array([int(v * common) for v in own.flat], dtype=object).reshape(own.shape))
    return tables_of(Game([own.tolist() for own in whole]))
