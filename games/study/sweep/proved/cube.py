"""Two times two times two: the state of every support profile, decided by signs alone.

Owns the support profiles in which somebody plays one strategy, and the order in which they are
looked at; `totally_mixed` has the last one. Numbers are polynomials in the driver, and whoever
asks says what their signs are: at a level, at an algebraic level, or all along a stretch. Knows no
driver.

What a player gains by his second strategy over his first is one polynomial for each cell of the
other two, in increasing order.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from games.study.sweep.proved.states import State
from games.study.sweep.proved.totally_mixed import balance, totally_mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.sweep.proved.states import Sign, States, Table
    from games.study.sweep.proved.totally_mixed import Gains, Profile

__all__ = ["Found", "cube"]

PURE = ((0,), (1,))
BOTH = (0, 1)


class Found(NamedTuple):
    """The states of a game, and homogeneous totally mixed profiles at which two equilibria meet."""

    states: States
    meeting: list[Profile]


def cube(tables: Sequence[Table], sign: Sign) -> Found:
    """Return the state of every support profile that holds an equilibrium.

    Parameters
    ----------
    tables : [3][2][2][2]
        Everybody's payoffs.
    sign
        Signs of sums and products of payoffs.
    """
    gains = _gains(tables)
    signs = [[[sign(gain) for gain in row] for row in own] for own in gains]
    states: States = {}
    for cell in product(range(2), repeat=3):
        _pure(states, signs, cell)
    for player in range(3):
        for others in product(range(2), repeat=2):
            if not signs[player][others[0]][others[1]]:
                _one_mixes(states, gains, signs, sign, player, others)
        for own in range(2):
            _two_mix(states, gains, signs, sign, player, own)
    mixed = totally_mixed(gains, sign)
    if mixed.many:
        states[BOTH, BOTH, BOTH] = State(many=True)
    elif mixed.indices:
        states[BOTH, BOTH, BOTH] = State.of(mixed.indices)
    return Found(states, mixed.meeting)


def _gains(tables: Sequence[Table]) -> Gains:
    first, second, third = tables
    return [
        [[first[1][j][k] - first[0][j][k] for k in range(2)] for j in range(2)],
        [[second[i][1][k] - second[i][0][k] for k in range(2)] for i in range(2)],
        [[third[i][j][1] - third[i][j][0] for j in range(2)] for i in range(2)],
    ]


def _leaving(gains: Gains, player: int, cell: Sequence[int]) -> Any:
    """Return what a player gains in a pure profile by his other strategy."""
    one, other = (cell[p] for p in range(3) if p != player)
    gain = gains[player][one][other]
    return -gain if cell[player] else gain


def _pure(states: States, signs: Gains, cell: Sequence[int]) -> None:
    worst = max(_leaving(signs, player, cell) for player in range(3))
    if worst <= 0:
        i, j, k = cell
        states[PURE[i], PURE[j], PURE[k]] = State.of([None if worst == 0 else 1])


def _one_mixes(
    states: States,
    gains: Gains,
    signs: Gains,
    sign: Sign,
    player: int,
    others: Sequence[int],
) -> None:
    """Look at one player who mixes, being tied: the others stay at some of his mixtures."""
    support: list[tuple[int, ...]] = [PURE[own] for own in others]
    support.insert(player, BOTH)
    highest: tuple[Any, Any] | None = None
    lowest: tuple[Any, Any] | None = None
    for rival in range(3):
        if rival == player:
            continue
        cells = [list(others), list(others)]
        for own, cell in enumerate(cells):
            cell.insert(player, own)
        first, last = (_leaving(signs, rival, cell) for cell in cells)
        if first <= 0 and last <= 0:
            continue
        if first >= 0 and last >= 0:
            return
        ends = _leaving(gains, rival, cells[0]), _leaving(gains, rival, cells[1])
        if first < 0:
            highest = ends
        else:
            lowest = ends
    apart = -1
    if highest is not None and lowest is not None:
        # one stays up to where his line crosses zero, the other from where his does
        apart = sign(lowest[0] * highest[1] - highest[0] * lowest[1])
    if apart <= 0:
        states[tuple(support)] = State.of([None]) if apart == 0 else State(many=True)


def _two_mix(states: States, gains: Gains, signs: Gains, sign: Sign, player: int, own: int) -> None:
    """Look at one player who plays one strategy while both others mix."""
    pair = [p for p in range(3) if p != player]
    kinds = [balance(*(_seen(signs, p, player, own, k) for k in range(2))) for p in pair]
    if None in kinds:
        return
    first, second = ([_seen(gains, p, player, own, k) for k in range(2)] for p in pair)
    form = [[-gain if own else gain for gain in row] for row in gains[player]]
    support: list[tuple[int, ...]] = [BOTH, BOTH, BOTH]
    support[player] = PURE[own]
    # nobody's mixture or one mixture: what keeps the other indifferent; zero where any does
    z = [first[1] * kinds[0], -first[0] * kinds[0]]
    y = [second[1] * kinds[1], -second[0] * kinds[1]]
    if kinds[0] and kinds[1]:
        value = sign(sum(y[j] * z[k] * form[j][k] for j in range(2) for k in range(2)))
        if value <= 0:
            states[tuple(support)] = State.of([-kinds[0] * kinds[1] if value else None])
        return
    if kinds[0]:
        corners = [sign(row[0] * z[0] + row[1] * z[1]) for row in form]
    elif kinds[1]:
        corners = [sign(form[0][k] * y[0] + form[1][k] * y[1]) for k in range(2)]
    else:
        corners = [-s if own else s for row in signs[player] for s in row]
    if min(corners) < 0 or not any(corners):
        states[tuple(support)] = State(many=True)


def _seen(gains: Gains, who: int, player: int, own: int, strategy: int) -> Any:
    """Return what somebody gains where a player plays `own` and the third one `strategy`."""
    third = 3 - who - player
    return gains[who][own][strategy] if player < third else gains[who][strategy][own]
