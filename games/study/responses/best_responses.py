"""Who would do what against what the others do: improving moves, and reply curves where they fit.

Owns the graph of unilateral improvements of a game of any size, exact, and puts it together with
the curves of `games.study.responses.reply_curves`. Knows no names.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from games.study.responses.reply_curves import Crossing, Reply, Square, squares

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.solve.report import Report

__all__ = ["Crossing", "Improvement", "Reply", "Responses", "Square", "best_responses"]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A player who would rather play `to`, the others staying at `profile`, and what it gains.

    `best` marks the largest of the player's gains there.
    """

    player: int
    profile: tuple[int, ...]
    to: int
    gain: Fraction
    best: bool

    @property
    def target(self) -> tuple[int, ...]:
        """The profile that the move leads to."""
        return (*self.profile[: self.player], self.to, *self.profile[self.player + 1 :])


@dataclass(frozen=True, slots=True)
class Responses:
    """Best responses of one game.

    Attributes
    ----------
    squares
        Reply curves; empty unless everybody has two strategies.
    improvements
        Every unilateral improvement, profiles in the order of the payoff table.
    equilibria
        Pure profiles that nobody improves on, with whether every deviation loses.
    """

    shape: tuple[int, ...]
    squares: tuple[Square, ...]
    improvements: tuple[Improvement, ...]
    equilibria: tuple[tuple[tuple[int, ...], bool], ...]


def best_responses(payoffs: Exact, report: Report, *, third: int | None = None) -> Responses:
    """Return the best responses of a game.

    Parameters
    ----------
    payoffs
        (players, *strategies), an object array of `Fraction`.
    report
        The equilibria of the same game: they say which mixes of the third player deserve a square.
    third
        Whose mix the squares of a three-player game fix, the last player's by default.
    """
    shape = tuple(int(size) for size in payoffs.shape[1:])
    improvements: list[Improvement] = []
    equilibria: list[tuple[tuple[int, ...], bool]] = []
    for profile in product(*map(range, shape)):
        gains = [_gains(payoffs, profile, player) for player in range(len(shape))]
        for player, own in enumerate(gains):
            most = max(own.values(), default=Fraction(0))
            improvements += [
                Improvement(player, profile, to, gain, best=gain == most)
                for to, gain in own.items()
                if gain > 0
            ]
        every = [gain for own in gains for gain in own.values()]
        if all(gain <= 0 for gain in every):
            equilibria.append((profile, all(gain < 0 for gain in every)))
    drawn: tuple[Square, ...] = ()
    if set(shape) == {2} and len(shape) in (2, 3):
        drawn = squares(payoffs, report, len(shape) - 1 if third is None else third)
    return Responses(shape, drawn, tuple(improvements), tuple(equilibria))


def _gains(payoffs: Exact, profile: tuple[int, ...], player: int) -> dict[int, Fraction]:
    """Return what each other strategy of a player gains at a profile."""
    before, after = profile[:player], profile[player + 1 :]
    now = payoffs[(player, *profile)]
    return {
        to: payoffs[(player, *before, to, *after)] - now
        for to in range(payoffs.shape[1 + player])
        if to != profile[player]
    }
