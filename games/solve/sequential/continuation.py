"""How play in stages may go on from a node: one subgame-perfect way, and all that are found.

Owns the types that backward induction hands from a node to the one before it. Numbers are exact:
fractions. Must not know how anything is found, nor what is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from games.solve.report import OPEN, PROVED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    #: What has been done, a strategy position per player; None for who has not moved.
    Node = tuple[int | None, ...]
    #: A strategy position per player.
    Cell = tuple[int, ...]
    #: Chances of strategies, those that are not played left out.
    Chances = Mapping[int, Fraction]

__all__ = ["Continuation", "Found", "Spread", "after"]


@dataclass(frozen=True, eq=False, slots=True)
class Continuation:
    """One way in which play goes on from a node, with a plan that makes it worth everybody's while.

    Attributes
    ----------
    node
        What has been done before.
    movers
        Who moves here; nobody at an end of the game.
    mixes
        What each of them does.
    follow
        How play would go on, by what the movers may do, a strategy position of each.
    payoffs
        Expected, a number per player.
    outcomes
        The chances of pure profiles.
    strict
        Whether it is one pure profile, and nothing ties on the way to it.
    proof
        What is known of the choice at this node.
    """

    node: Node
    movers: tuple[int, ...]
    mixes: tuple[Chances, ...]
    follow: Mapping[tuple[int, ...], Continuation]
    payoffs: tuple[Fraction, ...]
    outcomes: Mapping[Cell, Fraction]
    strict: bool = True
    proof: str = PROVED

    @property
    def key(self) -> frozenset[tuple[Cell, Fraction]]:
        """What comes of it; plans that lead to the same have the same key."""
        return frozenset(self.outcomes.items())


@dataclass(frozen=True, eq=False, slots=True)
class Spread:
    """Infinitely many continuations: the players of a stage mix as they like between corners.

    Attributes
    ----------
    free
        How many corners the mixtures of each player of the stage have.
    corners
        The continuations at all combinations of them, in the order of `itertools.product`.
    """

    free: tuple[int, ...]
    corners: tuple[Continuation, ...]


@dataclass(slots=True)
class Found:
    """All that is found at a node.

    Attributes
    ----------
    continuations, spreads
        Every subgame-perfect way to go on; of infinitely many those at their corners.
    chooses
        By node of one player, from here on, the strategies that he takes in some plan.
    proof
        That of the weakest of the stages of several players that were solved.
    degenerate
        Whether anything ties.
    open
        Why ways may be missing; empty unless `proof` is `OPEN`.
    agrees
        Whether nashpy agrees about the stages of several players; None without any, or unasked.
    notes, details
        Sentences for a person.
    """

    continuations: list[Continuation]
    spreads: list[Spread] = field(default_factory=list)
    chooses: dict[Node, tuple[int, ...]] = field(default_factory=dict)
    proof: str = PROVED
    degenerate: bool = False
    open: str = ""
    agrees: bool | None = None
    notes: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    def worst(self, player: int) -> Continuation:
        """Return the continuation that a player likes the least, the first of several."""
        return min(self.continuations, key=lambda way: way.payoffs[player])

    def heed(self, other: Found) -> None:
        """Take over what is known of a node that follows, but for its continuations."""
        self.chooses |= other.chooses
        self.weaken(other.proof, other.open)
        self.degenerate |= other.degenerate
        self.hear(other.agrees)
        self.notes += other.notes
        self.details += other.details

    def weaken(self, proof: str, why: str = "") -> None:
        """Let the proof be no better than one of its parts."""
        if self.proof != OPEN and proof != PROVED:
            self.proof = proof
        self.open = self.open or why

    def hear(self, agrees: bool | None) -> None:
        """Let nashpy agree only if it does about every part."""
        if agrees is not None:
            self.agrees = agrees and self.agrees is not False


def after(node: Node, movers: tuple[int, ...], taken: tuple[int, ...]) -> Node:
    """Return the node that follows when the movers of a node have moved."""
    done = dict(zip(movers, taken, strict=True))
    return tuple(done.get(player, own) for player, own in enumerate(node))
