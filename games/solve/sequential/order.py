"""Who moves when, in positions: the argument that solvers of play in stages take.

Owns the order and what is left of it once somebody has moved. Knows no ids and no scenario.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Order", "after"]


@dataclass(frozen=True, slots=True)
class Order:
    """Stages of players, and what has been done.

    Attributes
    ----------
    stages
        An ordered partition of the players' positions, each stage in increasing order.
    moved
        Per player the position of the strategy he has already taken; None for who is still to move.
    """

    stages: tuple[tuple[int, ...], ...]
    moved: tuple[int | None, ...]

    @property
    def to_come(self) -> tuple[tuple[int, ...], ...]:
        """The stages that are left: without those who have moved, and without empty ones."""
        left = (
            tuple(player for player in stage if self.moved[player] is None) for stage in self.stages
        )
        return tuple(stage for stage in left if stage)

    @property
    def at_once(self) -> bool:
        """Whether this is a game in which everybody moves at the same time, and nobody has moved.

        Then it says nothing that the payoffs do not.
        """
        return len(self.stages) == 1 and not any(one is not None for one in self.moved)


def after(node: tuple[int | None, ...], player: int, own: int) -> tuple[int | None, ...]:
    """Return the node that follows when a player has moved: what has been done, by player."""
    return (*node[:player], own, *node[player + 1 :])
