"""The indices of all equilibria of a generic game sum to one: the proof that none is missing.

A small, slow enumeration of all supports stands around `interior` here; it shares nothing with the
one the project uses.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.solve.nash.three.interior import interior
from games.solve.nash.three.polish import forms, jacobian

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Support = tuple[tuple[int, ...], ...]


def supports(sizes: tuple[int, ...]) -> list[Support]:
    own = [[s for n in range(1, m + 1) for s in combinations(range(m), n)] for m in sizes]
    return [
        s
        for s in product(*own)
        if all(2 * (len(one) - 1) <= sum(len(o) - 1 for o in s) for one in s)
    ]


def mixes_on(payoffs: Floats, support: Support) -> list[tuple[int, tuple[Floats, ...]]]:
    """Positive solutions of the indifference conditions of every game on one support."""
    restricted = payoffs[np.ix_(range(len(payoffs)), range(3), *support)]
    sizes = [len(own) for own in support]
    games = range(len(payoffs))
    if sizes == [1, 1, 1]:
        return [(k, (np.ones(1), np.ones(1), np.ones(1))) for k in games]
    if min(sizes) > 1:
        found = interior(restricted)
        assert not found.failed.any()
        return [(int(k), tuple(p[e] for p in found.profiles)) for e, k in enumerate(found.game)]
    pure = sizes.index(1)
    row, column = (p for p in range(3) if p != pure)
    result = []
    for k in games:
        one = restricted[k, row].squeeze(pure)
        other = restricted[k, column].squeeze(pure).T
        mixes: list[Floats] = [np.ones(1)] * 3
        for player, matrix in ((column, one), (row, other)):
            n = len(matrix)
            gains = np.vstack([matrix[1:] - matrix[:1], np.ones(n)])
            mixes[player] = np.linalg.solve(gains, np.eye(n)[-1])
        if all((mix > 1e-12).all() for mix in mixes):
            result.append((k, tuple(mixes)))
    return result


def index_if_equilibrium(game: Floats, support: Support, mixes: tuple[Floats, ...]) -> int:
    """Return the index of an equilibrium, 0 if somebody gains by leaving the support."""
    whole = [np.zeros(n) for n in game.shape[1:]]
    for full, own, mix in zip(whole, support, mixes, strict=True):
        full[list(own)] = mix
    for player in range(3):
        pays = np.einsum(
            game[player], [0, 1, 2], *(v for q in range(3) if q != player for v in (whole[q], [q]))
        )
        if (pays - pays[list(support[player])].mean() > 1e-10).any():
            return 0
    restricted = game[np.ix_(range(3), *support)]
    free = [mix[None] for mix in mixes]
    matrix = raw_jacobian(restricted, free)
    return int(np.sign(np.linalg.det(-matrix))) if matrix.size else 1


def raw_jacobian(restricted: Floats, mixes: list[Floats]) -> Floats:
    system = forms(restricted[None])
    matrix: Floats = jacobian(system, *mixes)[0]
    return matrix


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "count"),
    [((2, 2, 2), 150), ((2, 2, 3), 60), ((2, 3, 3), 40), ((3, 3, 3), 30), ((2, 3, 4), 15)],
)
def test_the_indices_of_random_games_sum_to_one(shape: tuple[int, ...], count: int) -> None:
    payoffs = np.random.default_rng(11).random((count, 3, *shape))
    total = np.zeros(count, dtype=int)
    mixed = 0
    for support in supports(shape):
        for k, mixes in mixes_on(payoffs, support):
            index = index_if_equilibrium(payoffs[k], support, mixes)
            total[k] += index
            mixed += bool(index) and all(len(own) > 1 for own in support)
    assert (total == 1).all()
    assert mixed > 5
