"""The tree of a game that is played in stages, as data: nodes, branches, and profiles at its ends.

Owns the frozen types that charts read, and the ways through them. Players and strategies are
positions. Holds no algorithm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Done", "Number", "TreeBranch", "TreeLeaf", "TreeNode", "leaves", "sequence"]

#: A fraction, or a float where somebody mixes.
Number = Any
#: What has been done: a strategy position per player, None for who has not moved.
Done = tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class TreeLeaf:
    """A profile: what it pays, and whether it is played.

    Attributes
    ----------
    profile
        A strategy position per player.
    payoffs
        Exact, one per player.
    played
        Whether play comes here in one of the outcomes that the tree is of.
    chance
        How probable that is, where the tree is of one outcome; None of several.
    closed
        Whether a move already made rules it out.
    """

    profile: tuple[int, ...]
    payoffs: tuple[Number, ...]
    played: bool
    chance: float | None
    closed: bool


@dataclass(frozen=True, eq=False)
class TreeBranch:
    """What may be done at a node.

    Attributes
    ----------
    taken
        The strategy of each who moves there.
    end
        Where it leads.
    planned
        Whether the plan takes it; where ties leave several plans, whether one of them does. Of a
        closed one, whether it would.
    played
        Whether play goes this way in one of the outcomes that the tree is of.
    chance
        Of a stage of several players, how probable it is once play is there; else None.
    closed
        Whether a move already made rules it out.
    worth
        Of each who moves there, what he may get from there on, increasing, more than once only
        where ties below leave it open; empty where that is not known.
    """

    taken: tuple[int, ...]
    end: TreeNode | TreeLeaf
    planned: bool
    played: bool
    chance: float | None
    closed: bool
    worth: tuple[tuple[Number, ...], ...]


@dataclass(frozen=True, eq=False)
class TreeNode:
    """Where somebody moves, or has moved already.

    Attributes
    ----------
    node
        What has been done before.
    movers
        Who moves here, together.
    branches
        In the order of the strategies, the last mover's fastest.
    moved
        Whether the move is already made.
    played
        Whether play comes here in one of the outcomes that the tree is of.
    closed
        Whether a move already made rules it out: what is planned there would have been.
    worth
        As of `TreeBranch`: what each who moves here gets from here on.
    proof
        What is known of the choice; empty where there is none.
    """

    node: Done
    movers: tuple[int, ...]
    branches: tuple[TreeBranch, ...]
    moved: bool
    played: bool
    closed: bool
    worth: tuple[tuple[Number, ...], ...]
    proof: str

    @property
    def tied(self) -> bool:
        """Whether several plans differ here, of one who moves alone."""
        return len(self.movers) == 1 and sum(branch.planned for branch in self.branches) > 1


def sequence(tree: TreeNode | TreeLeaf) -> tuple[int, ...]:
    """Return the players in the order in which they move, those who have moved first."""
    if isinstance(tree, TreeLeaf):
        return ()
    return (*tree.movers, *sequence(tree.branches[0].end))


def leaves(tree: TreeNode | TreeLeaf) -> Iterator[TreeLeaf]:
    """Yield all profiles, from the first branch to the last."""
    if isinstance(tree, TreeLeaf):
        yield tree
    else:
        for branch in tree.branches:
            yield from leaves(branch.end)
