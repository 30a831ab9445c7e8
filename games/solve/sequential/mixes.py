"""The exact mixtures of an equilibrium of two players of which only floats are known.

Owns the way back from a support to fractions, for machines on which nothing is proved: where both
play equally many strategies, what makes the other one indifferent is one system of equations.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.solve.report import Equilibrium, Exact

    Mix = tuple[Fraction, ...]

__all__ = ["exact_mixes"]


def exact_mixes(table: Exact, own: Equilibrium) -> tuple[tuple[Mix, ...], bool]:
    """Return an equilibrium's mixtures as fractions, and whether they are exactly it.

    Parameters
    ----------
    table : (players, *strategies) object array of Fraction
        The game.
    own
        One of its equilibria.
    """
    if own.exact is not None:
        return own.exact, True
    solved = _solved(table, own.support) if len(own.profile) == 2 else None
    if solved is not None and _stands(table, solved):
        return solved, True
    rough = [[Fraction(chance) for chance in mix.tolist()] for mix in own.profile]
    return tuple(tuple(chance / sum(mix) for chance in mix) for mix in rough), False


def _solved(table: Exact, support: tuple[tuple[int, ...], ...]) -> tuple[Mix, ...] | None:
    """Return the mixtures that make each of two players indifferent, if they are the only ones."""
    rows, columns = support
    if len(rows) != len(columns):
        return None
    first = _indifferent([[table[1, i, j] for i in rows] for j in columns])
    second = _indifferent([[table[0, i, j] for j in columns] for i in rows])
    if first is None or second is None:
        return None
    mixes = []
    for size, played, chances in zip(table.shape[1:], support, (first, second), strict=True):
        mix = [Fraction(0)] * size
        for place, chance in zip(played, chances, strict=True):
            mix[place] = chance
        mixes.append(tuple(mix))
    return tuple(mixes)


def _indifferent(payoffs: list[list[Fraction]]) -> list[Fraction] | None:
    """Return chances of the columns that make all rows worth the same; None if not unique."""
    size = len(payoffs)
    # unknown are the chances and, last, what every row is worth
    system = [[*row, Fraction(-1), Fraction(0)] for row in payoffs]
    system.append([*[Fraction(1)] * size, Fraction(0), Fraction(1)])
    for column in range(size + 1):
        pivot = next((row for row in range(column, size + 1) if system[row][column]), None)
        if pivot is None:
            return None
        system[column], system[pivot] = system[pivot], system[column]
        lead = system[column]
        for row in range(size + 1):
            if row != column and (factor := system[row][column] / lead[column]):
                system[row] = [a - factor * b for a, b in zip(system[row], lead, strict=True)]
    return [system[row][-1] / system[row][row] for row in range(size)]


def _stands(table: Exact, mixes: tuple[Mix, ...]) -> bool:
    """Tell whether two mixtures are an equilibrium, exactly."""
    first, second = mixes
    if min(*first, *second) < 0:
        return False
    rows = [sum(p * v for p, v in zip(second, row, strict=True)) for row in table[0].tolist()]
    columns = [sum(p * v for p, v in zip(first, own, strict=True)) for own in table[1].T.tolist()]
    return all(
        worth == max(all_)
        for mix, all_ in ((first, rows), (second, columns))
        for chance, worth in zip(mix, all_, strict=True)
        if chance
    )
