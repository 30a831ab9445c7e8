"""The answers of the solvers: equilibria with their proof, for one game or a batch.

Owns the frozen result types that everything downstream reads. Holds no algorithm and knows no
scenario: players and strategies are positions here, names are put on by `games.study`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

#: Names used in `Equilibrium.found_by`.
NASHPY = "nashpy"
ENUMERATOR = "enumerator"

#: A support: per player the positions of the strategies played with positive probability.
Support = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Equilibrium:
    """One Nash equilibrium and its proof.

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
        Which solvers reported it: `NASHPY`, `ENUMERATOR` or both.
    kind
        "strict" (pure, every deviation loses), "pure" (pure with a tie), "mixed" (somebody mixes)
        or "totally mixed" (every strategy of everybody is played).
    component
        Number of the connected component (maximal Nash subsets that touch) of a degenerate two-
        player game that this extreme equilibrium bounds; None for an isolated equilibrium.
    """

    profile: tuple[Floats, ...]
    payoffs: Floats
    regret: float
    index: int | None
    found_by: tuple[str, ...]
    kind: str
    component: int | None = None

    @property
    def support(self) -> Support:
        """Per player the positions of the strategies played with positive probability."""
        return tuple(tuple(int(i) for i in np.flatnonzero(mix)) for mix in self.profile)

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


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one game.

    `certified` is True only if the indices of all listed equilibria sum to +1 and nothing was
    degenerate: then the list is complete. `notes` are sentences for a person (what nashpy missed,
    why a certificate is withheld); `details` are sentences about how nashpy got to an answer that
    agrees in the end, for whoever looks closely. `index_sum` is None when some equilibrium has no
    index. `nashpy_agrees` is None when nashpy was not asked.
    """

    equilibria: tuple[Equilibrium, ...]
    certified: bool
    degenerate: bool
    notes: tuple[str, ...] = ()
    index_sum: int | None = None
    ties: tuple[Tie, ...] = ()
    nashpy_agrees: bool | None = None
    details: tuple[str, ...] = ()


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
    certified, degenerate : (K,) bool
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
