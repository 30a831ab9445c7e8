"""Why play of two who move together tips where what a later mover answers turns.

Whether it is the answers alone, comparisons of the two that turn at the same level, or both: of a
pure way to move together each deviation is asked with the answers held as they are on the way's own
side, and as they are on the other. Owns this choice; writes no words.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from games.study.sweep.report import Cause, Gain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from fractions import Fraction

    from games.study.sweep.sequential.game import Game, Leaf, Node
    from games.study.sweep.sequential.tables import Stages
    from games.study.sweep.sequential.ways import Cell, Way

    #: Where play may come to when the two have moved.
    Replies = Mapping[Cell, Sequence[Leaf]]

__all__ = ["exact_cause", "reply_causes"]


def reply_causes(
    game: Game,
    stages: Stages,
    replies: tuple[Replies, Replies],
    ways: tuple[Sequence[Way], Sequence[Way]],
    at: Fraction | None,
) -> tuple[Cause, ...]:
    """Return the answers that turn at a level with a part in the tip, and what turns with them.

    Parameters
    ----------
    replies
        What the later mover answers just below the level and above it.
    ways
        The ways that are lost at the level, and those that are gained.
    at
        The level, if it is a fraction.
    """
    turned = {cell for cell, old in replies[0].items() if old != replies[1][cell]}
    near = {cell for cell in turned if _near(cell, [*ways[0], *ways[1]])}
    if at is None or not near:
        return _answers(game, stages, replies, ways, near)
    own, parts = _parts(game, stages, replies, ways, at)
    return (*_answers(game, stages, replies, ways, near if parts is None else parts), *own)


def exact_cause(game: Game, player: int, first: Leaf, second: Leaf, node: Node) -> Cause:
    """Return an exchange of two leaves as a cause that rises."""
    gain = game.gain(player, first, second)
    if gain.slope < 0:
        first, second, gain = second, first, Gain(-gain.const, -gain.slope)
    return Cause(
        player,
        first[player],
        second[player],
        node,
        gain,
        float(gain.slope),
        node=node,
        compares=(first, second),
    )


def _near(cell: Cell, ways: Sequence[Way]) -> bool:
    """Tell whether the two or one of them may come to a cell: no equilibrium asks of others."""
    return not ways or any(cell[k] in way.support[k] for way in ways for k in range(2))


def _answers(
    game: Game,
    stages: Stages,
    replies: tuple[Replies, Replies],
    ways: tuple[Sequence[Way], Sequence[Way]],
    cells: Collection[Cell],
) -> tuple[Cause, ...]:
    """Return what the later mover does otherwise in some cells; what happens first."""
    later = stages.later
    assert later is not None
    found: dict[tuple[Leaf, Leaf], Cause] = {}
    for cell in replies[0]:
        if cell not in cells:
            continue
        old, new = (side[cell] for side in replies)
        for first, second in product(_less(old, new) or old, _less(new, old) or new):
            if first != second:
                node = (*first[:later], None, *first[later + 1 :])
                found[first, second] = exact_cause(game, later, first, second, node)
    # those that happen come before those that only deter
    played = {leaf for some in ways for way in some for leaf in way.leaves}
    return tuple(sorted(found.values(), key=lambda own: not played & set(own.compares)))


def _parts(
    game: Game,
    stages: Stages,
    replies: tuple[Replies, Replies],
    ways: tuple[Sequence[Way], Sequence[Way]],
    at: Fraction,
) -> tuple[tuple[Cause, ...], set[Cell] | None]:
    """Return comparisons of the two that turn, and the cells whose answers have a part.

    These are None where it is not told of every way why it comes or goes: of mixtures, and among
    ties.
    """
    own: dict[tuple[Leaf, ...], Cause] = {}
    parts: set[Cell] = set()
    sure = True
    for rising, some in zip((True, False), ways, strict=True):
        home, away = replies if rising else replies[::-1]
        for way in some:
            if any(len(played) != 1 for played in way.support):
                sure = False
                continue
            cell = (way.support[0][0], way.support[1][0])
            told = False
            for place, other in _deviations(stages, cell):
                here = (cell, other)
                if any(len(side[one]) != 1 for side in (home, away) for one in here):
                    sure = False
                    continue
                player = stages.pair[place]
                changed = {one for one in here if home[one] != away[one]}
                held = game.gain(player, home[cell][0], home[other][0])
                turned = game.gain(player, away[cell][0], away[other][0])
                value = _value(turned, at)
                if not (value > 0 or (not value and _away(turned, rising))):
                    continue  # nobody leaves the way for this
                told = True
                alone = not _value(held, at) and _away(held, rising)
                if changed and (value > 0 or not alone):
                    parts |= changed
                if alone or not value:
                    leaves = home if value else away
                    cause = _of_two(game, stages, player, leaves[cell][0], leaves[other][0])
                    own[cause.compares] = cause
            sure = sure and told
    return tuple(own.values()), parts if sure else None


def _of_two(game: Game, stages: Stages, player: int, first: Leaf, second: Leaf) -> Cause:
    """Return a comparison of one of the two as a cause: he has not seen what the other does."""
    cause = exact_cause(game, player, first, second, stages.moved)
    (other,) = (one for one in stages.pair if one != player)
    others = tuple(first[one] if one == other else seen for one, seen in enumerate(stages.moved))
    return replace(cause, others=others)


def _deviations(stages: Stages, cell: Cell) -> Iterator[tuple[int, Cell]]:
    """Yield where one of the two goes alone, and which of them it is."""
    for own in range(stages.sizes[stages.pair[0]]):
        if own != cell[0]:
            yield 0, (own, cell[1])
    for own in range(stages.sizes[stages.pair[1]]):
        if own != cell[1]:
            yield 1, (cell[0], own)


def _away(gain: Gain, rising: bool) -> bool:
    """Tell whether what is gained is more on the other side: above the level, or below it."""
    return gain.slope > 0 if rising else gain.slope < 0


def _value(gain: Gain, at: Fraction) -> Fraction:
    return gain.const + gain.slope * at


def _less(some: Sequence[Leaf], others: Sequence[Leaf]) -> list[Leaf]:
    return [leaf for leaf in some if leaf not in others]
