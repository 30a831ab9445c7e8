"""The game tree as plain data: nodes, branches, leaves, and what is folded into a count.

Owns the scene types alone. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from games.study.tree.report import TreeNode

__all__ = ["Branch", "Fold", "Leaf", "Mover", "Node", "Shade", "TreeScene", "rows"]


@dataclass(frozen=True, slots=True)
class Mover:
    """A player: its name as a label, how it is marked, coloured and dashed.

    `strategies` are ids; `key` tells what the letters of their names stand for.
    """

    id: str
    strategies: tuple[str, ...]
    name: str
    mark: str
    color: str
    dash: str
    key: str


@dataclass(frozen=True, slots=True)
class Shade:
    """An outcome as it is called and filled."""

    name: str
    color: str
    hatch: str


@dataclass(frozen=True, eq=False, slots=True)
class Leaf:
    """A profile.

    Attributes
    ----------
    key
        Positions of the strategies, joined by commas.
    letters
        The profile in short, "R R K".
    payoffs, exact
        One per player, as text and as they are.
    outcome
        What it is.
    played
        Whether play comes here.
    chance
        How probable that is, as text; empty where that is sure or never.
    closed
        Whether a move already made rules it out.
    was
        Whether play came here in the scenario that is compared with.
    words
        Read out.
    """

    key: str
    letters: str
    payoffs: tuple[str, ...]
    exact: tuple[Fraction, ...]
    outcome: Shade
    played: bool
    chance: str
    closed: bool
    was: bool
    words: str


@dataclass(frozen=True, eq=False, slots=True)
class Fold:
    """Profiles that are not drawn but counted.

    `said` is the count with the outcomes, most frequent first; `shades` are those outcomes.
    """

    key: str
    said: str
    shades: tuple[Shade, ...]
    closed: bool
    words: str


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """What may be done at a node.

    Attributes
    ----------
    key
        Node and move; `Node.key` and the moves with a colon between.
    name, letters
        The move, and in short; the name of a stage of several is its letters, with their chance.
    planned, played, closed
        As of `games.study.tree.report.TreeBranch`.
    was
        Whether play went this way in the scenario that is compared with.
    moves
        What a press says is already done, (player, strategy) ids; nothing where a press says
        nothing. `taken` tells that this is already done, and a press takes it back.
    """

    key: str
    name: str
    letters: str
    planned: bool
    played: bool
    closed: bool
    was: bool
    moves: tuple[tuple[str, str], ...]
    taken: bool
    words: str
    end: Node | Leaf | Fold


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """Where somebody moves.

    Attributes
    ----------
    key
        What has been done before, strategy positions joined by commas, a hyphen for none.
    movers
        Positions of the players.
    moved, played, closed
        As of `games.study.tree.report.TreeNode`.
    values
        Of each who moves, what he gets from here on, as text; empty where that is not known.
    """

    key: str
    movers: tuple[int, ...]
    moved: bool
    played: bool
    closed: bool
    values: tuple[str, ...]
    words: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class TreeScene(Printed):
    """The tree of a play at today's levels.

    Attributes
    ----------
    movers
        All players, in the order of the scenario.
    root
        The first node; None where there is no tree, `lack` then says why.
    tree
        The whole tree in positions, from which `root` is made; None where there is none.
    leaves
        All profiles, those that are folded among them.
    reasons
        What each gains on the way that is played, sentence by sentence.
    plans
        What each plan that could be drawn is called; `drawn` is the place of this one.
    note
        What is drawn of an earlier scenario, or why nothing is; empty without one.
    folded
        How many profiles are counted instead of drawn.
    """

    movers: tuple[Mover, ...]
    root: Node | None
    tree: TreeNode | None
    leaves: tuple[Leaf, ...]
    reasons: tuple[str, ...]
    plans: tuple[str, ...]
    drawn: int
    legend: tuple[str, ...]
    note: str = ""
    folded: int = 0
    lack: str = ""


def rows(part: Node | Leaf | Fold) -> Iterator[Leaf | Fold]:
    """Yield what stands at the right of a part of the tree, from the top down."""
    if isinstance(part, Node):
        for branch in part.branches:
            yield from rows(branch.end)
    else:
        yield part
