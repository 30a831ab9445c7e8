"""Expected payoffs, gains and their Jacobian on a support, for many candidates at once.

Owns the arithmetic between the payoff tables and the judge: gathering the part of a table that a
candidate touches, expected payoffs of every pure strategy, the Jacobian of the gains within the
support with respect to the free probabilities (all but the first of each player), and its inverse.
Candidates are the last axis throughout. Must not know tolerances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Forms:
    """The payoffs that matter to candidates with supports of one shape.

    Attributes
    ----------
    shape
        Number of strategies played, per player.
    tables
        Per player an array (own strategies, the others' played ones..., E); his own played
        strategies come first.
    """

    shape: tuple[int, ...]
    tables: tuple[Floats, ...]

    @property
    def unknowns(self) -> int:
        """Number of free probabilities."""
        return sum(self.shape) - len(self.shape)

    def take(self, some: Ints) -> Forms:
        """Return the forms of some of the candidates."""
        return Forms(self.shape, tuple(table[..., some] for table in self.tables))

    def against(self, player: int, other: int, weights: Sequence[Floats]) -> Floats:
        """Return a player's payoffs (own, other's, E), any third player mixing as he does."""
        table = self.tables[player]
        third = [p for p in range(len(self.shape)) if p not in (player, other)]
        if not third:
            return table
        mix = weights[third[0]]
        if third[0] > other:
            return _contract(table, mix, 2)
        return _contract(table, mix, 1)

    def pay(self, weights: Sequence[Floats]) -> list[Floats]:
        """Return per player (own, E): what each pure strategy pays."""
        out = []
        for player in range(len(self.shape)):
            last = len(self.shape) - 1
            other = last if player != last else last - 1
            out.append(_contract(self.against(player, other, weights), weights[other], 1))
        return out

    def gains(self, pay: Sequence[Floats]) -> Floats:
        """Return (unknowns, E): by how much strategies in the support pay more than the first."""
        parts = [own[1:k] - own[:1] for own, k in zip(pay, self.shape, strict=True)]
        return np.concatenate(parts)

    def jacobian(self, weights: Sequence[Floats]) -> Floats:
        """Return (unknowns, unknowns, E): the derivatives of `gains`."""
        matrix = np.zeros((self.unknowns, self.unknowns, weights[0].shape[1]))
        starts = np.cumsum([0, *(k - 1 for k in self.shape)])
        for player, k in enumerate(self.shape):
            for other, width in enumerate(self.shape):
                if other == player or k == 1 or width == 1:
                    continue
                table = self.against(player, other, weights)
                step = table[1:k] - table[:1]
                rows = slice(starts[player], starts[player + 1])
                columns = slice(starts[other], starts[other + 1])
                np.subtract(step[:, 1:], step[:, :1], out=matrix[rows, columns])
        return matrix

    def moved(self, weights: Sequence[Floats], by: Floats) -> list[Floats]:
        """Return weights after a change (unknowns, E) of the free probabilities."""
        out = []
        start = 0
        for own, k in zip(weights, self.shape, strict=True):
            step = by[start : start + k - 1]
            start += k - 1
            if k == 1:
                out.append(own)
                continue
            new = own.copy()
            new[1:] += step
            new[0] -= step.sum(axis=0)
            out.append(new)
        return out


def _contract(table: Floats, mix: Floats, axis: int) -> Floats:
    """Return the sum of `table` over one axis, weighted by `mix` (that axis, E)."""
    if mix.shape[0] == 1:
        # a pure strategy has probability one: nothing to weigh
        only: Floats = np.take(table, 0, axis=axis)
        return only
    index: list[slice | int] = [slice(None)] * table.ndim
    index[axis] = 0
    total: Floats = table[tuple(index)] * mix[0]
    for place in range(1, mix.shape[0]):
        index[axis] = place
        total += table[tuple(index)] * mix[place]
    return total


def positions(
    games: Games, group: Group, member: Ints, game: Ints, *, outside: bool = True
) -> list[Ints]:
    """Return per player where in a flat payoff table the entries of `Forms.tables` stand.

    Without `outside`, only the strategies in the support are of interest.
    """
    sizes = games.sizes
    players = len(sizes)
    strides = [int(np.prod(sizes[p + 1 :])) * games.count for p in range(players)]
    members = group.members
    out = []
    for player in range(players):
        whole = player * sizes[0] * strides[0] + game
        axis = 1
        shaped = []
        for p in (player, *(q for q in range(players) if q != player)):
            own = group.order[p] if p == player and outside else members[p]
            place = np.ascontiguousarray((own * strides[p]).T)[:, member]
            before, after = axis - 1, players - axis
            shaped.append(place.reshape((1,) * before + (place.shape[0],) + (1,) * after + (-1,)))
            axis += 1
        out.append(sum(shaped, start=whole))
    return out


def gather(table: Floats, where: Sequence[Ints], shape: tuple[int, ...]) -> Forms:
    """Return the forms that stand at `positions` in games.unit or games.raw."""
    flat = table.reshape(-1)
    return Forms(shape, tuple(flat.take(place) for place in where))


def inverse(matrix: Floats) -> tuple[Floats, Floats]:
    """Return inverses (n, n, E), infinite where there is none, and determinants (E,)."""
    size = matrix.shape[0]
    if size == 2:
        return _inverse2(matrix)
    if size == 3:
        return _inverse3(matrix)
    stack = np.ascontiguousarray(np.moveaxis(matrix, -1, 0))
    determinant: Floats = np.linalg.det(stack)
    none = ~(np.abs(determinant) > 0)
    if none.any():
        stack[none] = np.eye(size)
    out: Floats = np.moveaxis(np.asarray(np.linalg.inv(stack), dtype=np.float64), 0, -1)
    if none.any():
        out = out.copy()
        out[..., none] = np.inf
    return out, determinant


def _inverse2(m: Floats) -> tuple[Floats, Floats]:
    determinant = m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]
    out = np.array([[m[1, 1], -m[0, 1]], [-m[1, 0], m[0, 0]]])
    return _divided(out, determinant)


def _inverse3(m: Floats) -> tuple[Floats, Floats]:
    out = np.empty_like(m)
    for row in range(3):
        a, b = (row + 1) % 3, (row + 2) % 3
        for column in range(3):
            c, d = (column + 1) % 3, (column + 2) % 3
            # cyclic positions carry the sign of the cofactor
            np.subtract(m[a, c] * m[b, d], m[a, d] * m[b, c], out=out[column, row])
    determinant = m[0, 0] * out[0, 0] + m[0, 1] * out[1, 0] + m[0, 2] * out[2, 0]
    return _divided(out, determinant)


def _divided(adjugate: Floats, determinant: Floats) -> tuple[Floats, Floats]:
    none = ~(np.abs(determinant) > 1e-290)
    if none.any():
        adjugate /= np.where(none, 1.0, determinant)
        adjugate[..., none] = np.inf
    else:
        adjugate /= determinant
    return adjugate, determinant


def times(matrix: Floats, vector: Floats) -> Floats:
    """Return matrix (n, m, E) times vector (m, E)."""
    total: Floats = matrix[:, 0] * vector[0]
    for column in range(1, vector.shape[0]):
        total += matrix[:, column] * vector[column]
    return total


def dominated(forms: Forms, by: Floats) -> Bools:
    """Tell where some strategy pays more than one in the support against all the others play.

    More means by more than `by` (E,).
    """
    out = np.zeros(forms.tables[0].shape[-1], dtype=bool)
    for table, k in zip(forms.tables, forms.shape, strict=True):
        flat = table.reshape(table.shape[0], -1, table.shape[-1])
        for played in range(k):
            for better in range(flat.shape[0]):
                if better != played:
                    out |= ((flat[better] - flat[played]) > by).all(axis=0)
    return out
