"""Start systems with known solutions for the all-mixing conditions.

A condition of player one, bilinear in y and z, is deformed from a product of a linear form in y and
one in z. Choosing one factor of every condition so that x, y and z receive as many forms as they
have unknowns gives every start solution by linear algebra, and exactly as many of them as a generic
game has all-mixing solutions over the complex numbers (block derangements: 10 for 3x3x3, 56 for
4x4x4, 346 for 5x5x5). Knows no game but its shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Complexes = NDArray[np.complex128]


@dataclass(frozen=True, eq=False)
class Start:
    """A start system in random coordinates.

    Attributes
    ----------
    a, b, c : (n1, b, c), (n2, a, c), (n3, a, b)
        Bilinear forms of rank one, in the turned coordinates.
    turns : three unitary matrices
        A mix is a turn times its turned coordinates, of which the first is kept at 1.
    solutions : (P, n1 + n2 + n3)
        All solutions, without the coordinates that are 1.
    """

    a: Complexes
    b: Complexes
    c: Complexes
    turns: tuple[Complexes, Complexes, Complexes]
    solutions: Complexes


def choices(free: tuple[int, int, int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Name the conditions whose first factor is used: player one's y, two's x and three's x.

    `free` are the numbers of free probabilities (and of conditions) of the players.
    """
    n1, n2, n3 = free
    for in_y in range(n1 + 1):
        x_of_three = in_y + n3 - n2
        x_of_two = n1 - x_of_three
        if not (0 <= x_of_three <= n3 and 0 <= x_of_two <= n2):
            continue
        for one in combinations(range(n1), in_y):
            for two in combinations(range(n2), x_of_two):
                for three in combinations(range(n3), x_of_three):
                    yield one, two, three


@cache
def start(sizes: tuple[int, int, int], seed: int) -> Start:
    """Return a start system for a shape; the same seed gives the same one."""
    rng = np.random.default_rng([seed, *sizes])
    a, b, c = sizes
    first = (_lines(rng, a - 1, b), _lines(rng, a - 1, c))
    second = (_lines(rng, b - 1, a), _lines(rng, b - 1, c))
    third = (_lines(rng, c - 1, a), _lines(rng, c - 1, b))
    found = []
    for one, two, three in choices((a - 1, b - 1, c - 1)):
        not_one, not_two, not_three = (
            [i for i in range(n - 1) if i not in used]
            for n, used in zip(sizes, (one, two, three), strict=True)
        )
        x = _common_zero(np.concatenate([second[0][list(two)], third[0][list(three)]]))
        y = _common_zero(np.concatenate([first[0][list(one)], third[1][not_three]]))
        z = _common_zero(np.concatenate([first[1][not_one], second[1][not_two]]))
        found.append(np.concatenate([x, y, z]))
    turns = tuple(np.linalg.qr(_lines(rng, n, n))[0] for n in sizes)
    return Start(
        a=np.einsum("ij,ik->ijk", *first),
        b=np.einsum("ij,ik->ijk", *second),
        c=np.einsum("ij,ik->ijk", *third),
        turns=(turns[0], turns[1], turns[2]),
        solutions=np.array(found),
    )


def _lines(rng: np.random.Generator, count: int, length: int) -> Complexes:
    lines: Complexes = rng.standard_normal((count, length, 2)) @ np.array([1, 1j])
    return np.asarray(lines / np.linalg.norm(lines, axis=1, keepdims=True), dtype=np.complex128)


def _common_zero(lines: Complexes) -> Complexes:
    """Return the point (1, u) on all lines, without its 1."""
    return np.asarray(np.linalg.solve(lines[:, 1:], -lines[:, 0]), dtype=np.complex128)
