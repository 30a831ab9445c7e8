"""The sweep of a game in which one player moves after another: all of it proved, in fractions.

Owns how the first node along the driver is told as regimes, branches and tipping points.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.solve.wording import tied_plans
from games.study.sweep.branches import linked
from games.study.sweep.report import Branch, Level, Regime, Sweep, TippingPoint
from games.study.sweep.sequential.pure import backwards
from games.study.sweep.sequential.pure_causes import pure_causes

if TYPE_CHECKING:
    from fractions import Fraction

    from games.solve.report import Floats, Support
    from games.study.sweep.sequential.game import Game, Leaf
    from games.study.sweep.sequential.pure import Along, Leaves
    from games.task import Token

__all__ = ["pure_sweep"]


def pure_sweep(game: Game, levels: int, token: Token) -> Sweep:
    """Return the sweep of a game whose stages are all of one player, or over."""
    root = backwards(game, token)
    ends = [game.low, *root.breaks, game.high]
    found = [
        Regime(
            _level(low),
            _level(high),
            tuple(_branch(game, root, leaf, low, high, len(leaves)) for leaf in leaves),
            certified=True,
            proved=True,
        )
        for leaves, (low, high) in zip(root.between, pairwise(ends), strict=True)
    ]
    tips = tuple(
        TippingPoint(
            _level(level),
            place,
            pure_causes(game, root, level),
            only=_only(here, *root.between[place : place + 2]),
        )
        for place, (level, here) in enumerate(zip(root.breaks, root.at, strict=True))
    )
    notes = (tied_plans(),) if any(node.ties for node in root.each()) else ()
    return Sweep(game.line.driver, game.sizes, linked(found), tips, levels, notes)


def _level(level: Fraction) -> Level:
    return Level(float(level), level)


def _only(here: Leaves, below: Leaves, above: Leaves) -> tuple[Support, ...]:
    """Return what there is at one level alone, if its two sides are alike."""
    if below != above:
        return ()
    return tuple(_support(leaf) for leaf in here if leaf not in below)


def _support(leaf: Leaf) -> Support:
    return tuple((own,) for own in leaf)


def _branch(
    game: Game, root: Along, leaf: Leaf, low: Fraction, high: Fraction, several: int
) -> Branch:
    hold = (0.0, 0.0)
    if several > 1:
        hold = _hold(game, root, leaf, low, high), _hold(game, root, leaf, high, low)
    return Branch(
        support=_support(leaf),
        levels=np.array([float(low), float(high)]),
        profiles=tuple(_sure(own, size) for own, size in zip(leaf, game.sizes, strict=True)),
        payoffs=np.array([game.payoffs(leaf, level) for level in (low, high)]),
        index=0,
        hold=hold,
    )


def _sure(own: int, size: int) -> Floats:
    mix = np.zeros((2, size))
    mix[:, own] = 1.0
    return mix


def _hold(game: Game, root: Along, leaf: Leaf, level: Fraction, other: Fraction) -> float:
    """Return the product of what everybody on the path loses by leaving it, at one end of a regime.

    Who leaves is followed by what is worst for him; losses are shares of the size of his payoffs
    over the range.
    """
    near = (level + other) / 2
    product, along = 1.0, root
    while along.player is not None:
        player, own = along.player, leaf[along.player]
        others = [child for place, child in enumerate(along.children) if place != own]
        least = max(
            min(_payoff(game, player, z, level) for z in child.above(near)) for child in others
        )
        loss = float(_payoff(game, player, leaf, level) - least) / _size(game, player)
        product *= max(loss, 0.0)
        along = along.children[own]
    return product


def _payoff(game: Game, player: int, leaf: Leaf, level: Fraction) -> Fraction:
    const, slope = game.value(player, leaf)
    return (const + slope * level) / game.scale


def _size(game: Game, player: int) -> float:
    """Return the largest difference of two of a player's payoffs at an end of the range, or one."""
    ends = (game.line.exact(level)[player] for level in (game.low, game.high))
    return max(float(own.max() - own.min()) for own in ends) or 1.0
