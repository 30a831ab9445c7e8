"""The answers of the solvers: equilibria with their proof, for one game or a batch.

Owns the frozen result types that everything downstream reads. Holds no algorithm and knows no
scenario: players and strategies are positions here, names are put on by `games.study`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    #: An array of `Fraction`.
    Exact = NDArray[Any]
    #: One tuple of exact probabilities (`Fraction`, or an algebraic number) per player.
    ExactProfile = tuple[tuple[Any, ...], ...]

#: Names used in `Equilibrium.found_by`.
NASHPY = "nashpy"
ENUMERATOR = "enumerator"
PROVER = "exact arithmetic"

#: What is known of whether a list of equilibria is complete: by exact arithmetic, by floating point
#: with error bounds that exclude every doubt, or not. `Report.proof` is one of these.
PROVED, CHECKED, OPEN = "proved", "checked", "open"

#: The kind of an answer in which nobody chooses any more: all moves are made.
MADE = "moves made"

#: A support: per player the positions of the strategies played with positive probability.
Support = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Choice:
    """What a plan says at one node of a game that is played in stages.

    Attributes
    ----------
    node
        What has been done before, a strategy position per player; None for who has not moved.
    movers
        Who moves here: one player, or those who move together.
    chooses
        Of one player, the strategies that he takes here in some subgame-perfect plan.
    profile
        Of several players, their mixtures, one of each player of `movers`; empty for one player.
    exact
        The same mixtures in the numbers by which backward induction compares what they bring.
    proof
        What is known of the choice: `PROVED` for that of one player, else that of the table.
    """

    node: tuple[int | None, ...]
    movers: tuple[int, ...]
    chooses: tuple[int, ...] = ()
    profile: tuple[Floats, ...] = ()
    exact: ExactProfile = ()
    proof: str = PROVED


@dataclass(frozen=True, eq=False)
class Equilibrium:
    """One Nash equilibrium and its proof, or an outcome of subgame-perfect play in stages.

    Attributes
    ----------
    profile
        One probability vector per player; each sums to 1, zeros are exact zeros.
    payoffs
        Expected payoff of each player, shape (players,).
    regret
        Largest gain any player has from a unilateral deviation (payoff units); at most 1e-9 of the
        scale.
    index
        Index of a regular equilibrium (+1 or -1), None where the equilibrium is not regular.
    found_by
        Which solvers reported it: `NASHPY`, and `PROVER` or `ENUMERATOR`, in this order.
    kind
        "strict" (pure, every deviation loses), "pure" (pure with a tie), "mixed" (somebody mixes)
        or "totally mixed" (everybody mixes all strategies, in play in stages wherever play comes).
        Of play in stages it is about those still to move; `MADE` where nobody is.
    component
        Number of the connected component of infinitely many equilibria that this one is a corner
        of; None for an isolated equilibrium.
    exact
        The profile in exact numbers, where it is known.
    plan
        Of play in stages, what everybody would do at every node that can still be reached, also
        where play never comes: from the first node on, a node before those that follow it.
    joint
        Of play in stages in which later movers answer to chance moves of earlier ones, the
        probability of each pure profile, shape (*strategies): `profile` are then the chances of
        each player's strategies alone. None where players choose independently.
    """

    profile: tuple[Floats, ...]
    payoffs: Floats
    regret: float
    index: int | None
    found_by: tuple[str, ...]
    kind: str
    component: int | None = None
    exact: ExactProfile | None = None
    plan: tuple[Choice, ...] = ()
    joint: Floats | None = None

    @property
    def support(self) -> Support:
        """Per player the positions of the strategies played with positive probability."""
        return tuple(
            tuple(i for i, chance in enumerate(mix.tolist()) if chance) for mix in self.profile
        )

    @property
    def is_pure(self) -> bool:
        """True when nobody mixes."""
        return all(len(own) == 1 for own in self.support)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie that makes a game degenerate.

    Against `others` (one strategy position per player, None for `player` itself, and None for
    players who mix, in which case `mixing` is True) both `strategies` are best responses of
    `player`.
    """

    player: int
    strategies: tuple[int, ...]
    others: tuple[int | None, ...]
    mixing: bool = False


@dataclass(frozen=True, eq=False)
class Family:
    """Infinitely many equilibria in one piece.

    Attributes
    ----------
    kind
        "product": everybody's mixture is any average of his `mixes`, whatever the others take of
        theirs. "curve" or "surface": the mixtures move together, and `mixes` are points of it.
    mixes
        One array (n, strategies) per player. Of a product the player's extreme mixtures, of which
        each may have another number; of a curve or surface, row by row, some of its points, the
        ends of a curve first.
    component
        Number of the connected component of equilibria it belongs to.
    """

    kind: str
    mixes: tuple[Floats, ...]
    component: int

    @property
    def support(self) -> Support:
        """Per player the positions of the strategies that are played somewhere in it."""
        return tuple(tuple(int(i) for i in np.flatnonzero(own.any(axis=0))) for own in self.mixes)

    @property
    def free(self) -> tuple[int, ...]:
        """The players whose mixture is not the same everywhere in it."""
        return tuple(player for player, own in enumerate(self.mixes) if bool((own != own[0]).any()))

    @property
    def spans(self) -> tuple[Floats, ...]:
        """Per player the least and the greatest chance of each strategy, (2, strategies).

        Of a curve or surface those of the points that are listed.
        """
        return tuple(np.stack([own.min(axis=0), own.max(axis=0)]) for own in self.mixes)


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one game.

    Attributes
    ----------
    equilibria
        The isolated ones, and of families those at their corners.
    proof
        `PROVED`: exact arithmetic shows that there is nothing else. `CHECKED`: floating point does,
        with error bounds that exclude every doubt, indices that sum to +1 and no objection of the
        second opinion. `OPEN`: neither.
    degenerate
        Whether the game has ties, or comes too close to one to tell.
    notes
        Sentences for a person: what nashpy missed, what ties mean here.
    index_sum
        None when some equilibrium has no index.
    ties
        The ties that make the game degenerate.
    nashpy_agrees
        None when nashpy was not asked.
    details
        Sentences about how nashpy got to an answer that agrees in the end, for whoever looks
        closely.
    open
        Why the list may not be complete, as a sentence; empty unless `proof` is `OPEN`.
    families
        Where infinitely many profiles are equilibria: all of them, piece by piece, if proved.
    """

    equilibria: tuple[Equilibrium, ...]
    proof: str
    degenerate: bool
    notes: tuple[str, ...] = ()
    index_sum: int | None = None
    ties: tuple[Tie, ...] = ()
    nashpy_agrees: bool | None = None
    details: tuple[str, ...] = ()
    open: str = ""
    families: tuple[Family, ...] = ()

    @property
    def certified(self) -> bool:
        """Whether the list is complete beyond doubt: proved, or checked."""
        return self.proof != OPEN


@dataclass(frozen=True, eq=False)
class BatchReport:
    """All equilibria of K games of one shape, in flat arrays sorted by game.

    Row e is an equilibrium of game `game[e]`; rows of one game are in canonical order (by support,
    then by probabilities), so that two reports of equal games are equal row by row.

    Attributes
    ----------
    game : (E,) int
    profiles : one array (E, strategies of player i) per player
    payoffs : (E, players)
    regret : (E,)
    index : (E,) int, 0 where there is none
    support : (E, players) int, bit j set if strategy j is played
    certified : (K,) bool
        Whether the game is `CHECKED`: no batch is ever proved.
    degenerate : (K,) bool
    """

    shape: tuple[int, ...]
    game: Ints
    profiles: tuple[Floats, ...]
    payoffs: Floats
    regret: Floats
    index: Ints
    support: Ints
    certified: Bools
    degenerate: Bools

    @property
    def games(self) -> int:
        """Number of games K."""
        return len(self.certified)

    @cached_property
    def first(self) -> Ints:
        """(K + 1,) offsets: the equilibria of game k are rows first[k] to first[k + 1] - 1."""
        return np.searchsorted(self.game, np.arange(self.games + 1)).astype(np.int64)

    @cached_property
    def count(self) -> Ints:
        """(K,) number of equilibria of each game."""
        return np.diff(self.first)
