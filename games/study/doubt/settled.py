"""How far an amount has to be followed until nothing changes any more.

Owns the range in which all ties of pure profiles lie that an amount can make, and whether the
answer at an end of it is that of every amount beyond. Exact.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.affine import Exact, PayoffLine
    from games.solve.sequential.order import Order
    from games.study.doubt.judgements import Judgement
    from games.study.doubt.reach import Cell

__all__ = ["ends_of", "settled"]


def ends_of(
    payoffs: Exact, one: Judgement, order: Order | None
) -> tuple[Fraction, Fraction] | None:
    """Return amounts between which all pure ties lie that a judgement can make, and its range.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction
        With the judgement at its base.
    one
        The judgement.
    order
        Who moves when; None where all move at once.

    Returns
    -------
    tuple or None
        None where it makes and breaks no tie: whoever compares two profiles gets it in both or in
        neither.
    """
    ties = set()
    for player, own in enumerate(payoffs):
        effect = one.effect[player]
        for first, second in _compared(payoffs.shape[1:], player, order):
            slope = effect[first] - effect[second]
            if slope:
                ties.add(one.base - (own[first] - own[second]) / Fraction(slope))
    if not ties:
        return None
    low, high = min(*ties, one.base, one.low), max(*ties, one.base, one.high)
    beyond = (high - low) / 4 or Fraction(1)
    return low - beyond, high + beyond


def settled(line: PayoffLine, end: Fraction, order: Order | None) -> bool:
    """Tell whether the answer at an end of an amount's range is the answer however far it goes.

    Parameters
    ----------
    line
        Payoffs along the amount, between the ends of `ends_of`.
    end
        One of them.
    order
        Who moves when; None where all move at once.

    Notes
    -----
    Beyond the last tie no comparison of pure profiles changes: what is dominated stays so, and one
    player after another chooses as before. If what survives does not depend on the amount nothing
    does. If two players with two strategies each survive, the supports of their equilibria change
    where pure profiles tie, and nowhere else. Otherwise chances go on moving, and with them what is
    worth anybody's while.
    """
    payoffs = line.exact(end)
    players = range(len(payoffs))
    stages = (tuple(players),) if order is None else order.to_come
    moved = (None,) * len(payoffs) if order is None else order.moved
    left = [
        list(range(size)) if own is None else [own]
        for own, size in zip(moved, payoffs.shape[1:], strict=True)
    ]
    if all(len(movers) == 1 for movers in stages):
        return True
    first, *later = stages
    if not later:
        left = _surviving(payoffs, first, left)
        return _two_by_two(left, first) or _still(line, left)
    if len(first) > 1:
        return _two_by_two(left, first)
    (leader,) = first
    tables = (
        _surviving(payoffs, later[0], [[own] if k == leader else left[k] for k in players])
        for own in left[leader]
    )
    return all(len(left) == 1 for table in tables for left in table)


def _two_by_two(left: list[list[int]], movers: tuple[int, ...]) -> bool:
    """Tell whether at most two of the movers have a choice, between two strategies each."""
    sizes = [len(left[player]) for player in movers if len(left[player]) > 1]
    return len(sizes) <= 2 and max(sizes, default=1) <= 2


def _still(line: PayoffLine, left: list[list[int]]) -> bool:
    """Tell whether nothing that anybody gains by another strategy depends on the amount."""
    return all(
        line.slope[(player, *cell)]
        == line.slope[(player, *cell[:player], own, *cell[player + 1 :])]
        for player in range(len(left))
        for cell in product(*left)
        for own in left[player]
    )


def _compared(
    sizes: tuple[int, ...], player: int, order: Order | None
) -> Iterator[tuple[Cell, Cell]]:
    """Yield the pairs of profiles that a player may compare."""
    if order is not None:
        yield from combinations(product(*map(range, sizes)), 2)
        return
    others = [range(1) if k == player else range(size) for k, size in enumerate(sizes)]
    for beside in product(*others):
        for pair in combinations(range(sizes[player]), 2):
            first, second = ((*beside[:player], own, *beside[player + 1 :]) for own in pair)
            yield first, second


def _surviving(payoffs: Exact, movers: tuple[int, ...], left: list[list[int]]) -> list[list[int]]:
    """Return what is left when what another pure strategy dominates is deleted, again and again."""
    left = [*left]
    while True:
        for player in movers:
            own = left[player]
            worse = [one for one in own if any(_better(payoffs, left, player, k, one) for k in own)]
            if worse:
                left[player] = [one for one in own if one not in worse]
                break
        else:
            return left


def _better(payoffs: Exact, left: list[list[int]], player: int, one: int, other: int) -> bool:
    """Tell whether a strategy is better than another one whatever the others do of what is left."""
    beside = [[0] if k == player else own for k, own in enumerate(left)]
    return all(
        payoffs[(player, *cell[:player], one, *cell[player + 1 :])]
        > payoffs[(player, *cell[:player], other, *cell[player + 1 :])]
        for cell in product(*beside)
    )
