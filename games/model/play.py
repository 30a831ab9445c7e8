"""Who moves when: the stages of a scenario, and the moves that are already made.

Owns what a play is and the list of those that some players may have. Ids only: what a play is
called is `games.words.plays`', how it is solved `games.solve.sequential`'s. Whether its ids exist
is asked by `games.model.validate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["AT_ONCE", "Moved", "Play", "Stages", "arranged", "every_play"]

#: Ids of players, stage by stage; nobody's for all at once.
Stages = tuple[tuple[str, ...], ...]
#: Moves already made: (player id, strategy id), in the order of the players.
Moved = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Who moves when.

    Attributes
    ----------
    stages
        An ordered partition of the players' ids: those of a stage move together, whoever moves
        later sees all earlier moves. Empty where all move at once; `arranged` makes it so.
    moved
        Moves already made, (player id, strategy id) in the order of the players. Whoever has moved
        is still in the stages, but moves no more: the others know it, whatever his stage.
    """

    stages: Stages = ()
    moved: Moved = ()

    @property
    def at_once(self) -> bool:
        """Whether everybody moves at once, and nobody has moved."""
        return not self.stages and not self.moved


#: Everybody moves at once, seeing nobody's move.
AT_ONCE = Play()


def arranged(stages: Sequence[Sequence[str]], players: Sequence[str]) -> Stages:
    """Return stages in the one form that they have: players of a stage in the order of `players`.

    Empty stages are left out, and a single one is nobody's: all at once.
    """
    order = {player: place for place, player in enumerate(players)}
    kept = tuple(tuple(sorted(stage, key=order.__getitem__)) for stage in stages if stage)
    return kept if len(kept) > 1 else ()


def every_play(players: Sequence[str]) -> tuple[Stages, ...]:
    """Return all ordered partitions of some players: 3 of two, 13 of three; all at once first.

    Then those in which one moves after another, then those of two stages.
    """
    found = [arranged(stages, players) for stages in _partitions(tuple(players))]
    return tuple(sorted(found, key=lambda stages: (bool(stages), -len(stages))))


def _partitions(players: tuple[str, ...]) -> list[tuple[tuple[str, ...], ...]]:
    if not players:
        return [()]
    return [
        (first, *rest)
        for size in range(1, len(players) + 1)
        for first in combinations(players, size)
        for rest in _partitions(tuple(one for one in players if one not in first))
    ]
