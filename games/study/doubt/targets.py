"""What would have to be true: the smallest change of judgements that makes a profile an answer.

Owns what is asked of one profile or of all that have an outcome, and how a change is applied. That
the profile is an equilibrium then, or the outcome of a subgame-perfect plan, is exact; that it is
the only one is not asked. Nothing is offered for mixtures.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.edit.cells import with_base
from games.model.outcomes import OTHER, outcome_of
from games.model.payoffs import affine
from games.study.doubt.judgements import amounts
from games.study.doubt.plans import Plans
from games.study.doubt.prices import Shares, Sums
from games.study.doubt.reach import Reach
from games.study.doubt.report import AT_MOST, EXACT
from games.study.ways import order_of
from games.task import NullToken, Quiet, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import Exact
    from games.model.scenario import Scenario
    from games.solve.sequential.order import Order
    from games.study.doubt.prices import Prices
    from games.study.doubt.reach import Cell
    from games.task import Token

__all__ = ["Change", "Part", "Target", "changed", "profiles_of", "target", "targets"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Change:
    """Judgements moved from their bases.

    Attributes
    ----------
    cost
        What all moves together cost: in amounts, in half-ranges, or a share of the ranges.
    moves
        By id of a judgement, by how much, in the order of the file; empty if nothing has to move.
    kind
        `EXACT`: nothing costs less. `AT_MOST`: it does it, but something else may cost less.
    """

    cost: Fraction
    moves: tuple[tuple[str, Fraction], ...]
    kind: str = EXACT


@dataclass(frozen=True, slots=True)
class Part:
    """What one player alone would have to judge otherwise, where all move at once.

    Attributes
    ----------
    player
        Position of the player.
    least
        The smallest total of his changes; None if no change does it.
    alone
        Judgements each of which does it by itself, and by how much it has to move.
    """

    player: int
    least: Fraction | None
    alone: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What would have to be true for one pure profile. None where no change is found.

    Attributes
    ----------
    profile
        A strategy position per player.
    change
        The smallest total in amounts, whatever the ranges; all considerations may move.
    weighted
        The smallest total in half-ranges; those with a range of some width may move.
    inside
        The smallest total in amounts with everything inside its range.
    together
        The smallest share of the ranges when all that have one move together, each by at most that
        share of the way to an end: more than 1 lies beyond.
    alone
        Judgements each of which does it by itself, and by how much it has to move.
    parts
        Where all move at once, what each player's part of it is; empty in stages.
    sure
        Whether there is no change where none is found. It may be false of play in stages in which
        later players move together, or that is too large to try everything.
    """

    profile: Cell
    change: Change | None
    weighted: Change | None
    inside: Change | None
    together: Change | None
    alone: tuple[tuple[str, Fraction], ...]
    parts: tuple[Part, ...] = ()
    sure: bool = True

    @property
    def within(self) -> bool:
        """Whether the stated ranges allow it."""
        return self.inside is not None


def targets(
    scenario: Scenario, outcome: str | None = None, *, token: Token | None = None
) -> tuple[Target, ...]:
    """Return what would have to be true for each profile of an outcome, the smallest change first.

    Parameters
    ----------
    outcome
        Id of an outcome, or `OTHER` for profiles without one; all profiles by default.
    token
        Tells when the answer is no longer wanted; hears of every profile.

    Returns
    -------
    tuple of Target
        Of the profiles that moves already made leave open. Empty for an outcome of mixtures alone.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = token or NullToken()
    wanted = profiles_of(scenario, outcome)
    question = _Question(scenario, Quiet(waiting))
    found = []
    for done, profile in enumerate(wanted):
        check(waiting)
        waiting.progress(done, len(wanted))
        found.append(question.about(profile))
    waiting.progress(len(wanted), len(wanted))
    return tuple(sorted(found, key=_by_size))


def target(scenario: Scenario, profile: Cell, *, token: Token | None = None) -> Target:
    """Return what would have to be true for one profile, a strategy position per player.

    Raises
    ------
    ValueError
        If a move already made rules it out.
    Cancelled
        If the token says so.
    """
    if profile not in profiles_of(scenario):
        message = f"{profile} is no profile that can still be played"
        raise ValueError(message)
    return _Question(scenario, token or NullToken()).about(profile)


def profiles_of(scenario: Scenario, outcome: str | None = None) -> tuple[Cell, ...]:
    """Return the pure profiles of an outcome that can still be played; all by default."""
    moved = order_of(scenario).moved
    open_ = (
        range(size) if own is None else (own,)
        for own, size in zip(moved, scenario.shape, strict=True)
    )
    return tuple(
        profile
        for profile in product(*open_)
        if outcome is None or _outcome_id(scenario, profile) == outcome
    )


def changed(scenario: Scenario, moves: Sequence[tuple[str, Fraction]]) -> Scenario:
    """Return a scenario with bases moved.

    Raises
    ------
    ValueError
        With a sentence for the person, if an amount is not one that scenarios may hold.
    KeyError
        If there is no such consideration.
    """
    bases = {reason.id: Fraction(reason.base) for reason in scenario.considerations}
    for own, by in moves:
        scenario = with_base(scenario, own, kept(bases[own] + by))
    return scenario


class _Question:
    """One game, asked about its profiles."""

    def __init__(self, scenario: Scenario, token: Token) -> None:
        self._token = token
        self._order: Order = order_of(scenario)
        self._payoffs: Exact = affine(scenario).exact(scenario.levels)
        self._every = amounts(scenario)
        self._reach = Reach.of_amounts(self._payoffs, self._every)
        ranges = Reach.of_ranges(self._payoffs, self._every)
        self._together = Shares(ranges)
        self._total = Sums(dict.fromkeys(range(len(self._every)), _ONE))
        halves = {k: (one.high - one.low) / 2 for k, one in enumerate(self._every)}
        self._weighted = Sums({k: 1 / half for k, half in halves.items() if half})
        bounds = {k: (one.down, one.up) for k, one in enumerate(self._every)}
        self._inside = Sums(dict.fromkeys(bounds, _ONE), bounds)

    def about(self, profile: Cell) -> Target:
        """Return what would have to be true for a profile."""
        plans = Plans(self._reach, self._order, profile)
        change, whole = self._least(plans, self._total)
        together, all_tried = self._least(plans, self._together)
        # what takes more than all of everybody's range is not to be had inside of it
        out = together is None or (together.kind == EXACT and together.cost > 1)
        inside, none_left = (None, all_tried) if out else self._least(plans, self._inside)
        weighted, tried = self._least(plans, self._weighted)
        parts = []
        if self._order.at_once:
            parts = [self._part(plans, player) for player in range(len(profile))]
        return Target(
            profile,
            change,
            weighted,
            inside,
            together,
            self._alone(plans, None) if change is not None and change.cost else (),
            tuple(parts),
            sure=whole and tried and none_left and all_tried,
        )

    def _part(self, plans: Plans, player: int) -> Part:
        priced = plans.cheapest(self._total, self._token, players=(player,)).priced
        least = None if priced is None else priced[0]
        alone = self._alone(plans, (player,)) if least else ()
        return Part(player, least, alone)

    def _alone(
        self, plans: Plans, players: tuple[int, ...] | None
    ) -> tuple[tuple[str, Fraction], ...]:
        found = []
        for place, one in enumerate(self._every):
            priced = plans.cheapest(Sums({place: _ONE}), self._token, players=players).priced
            if priced is not None and priced[0]:
                found.append((one.id, priced[1][place]))
        return tuple(found)

    def _least(self, plans: Plans, prices: Prices) -> tuple[Change | None, bool]:
        """Return the least change, and whether there is none if none is found."""
        found = plans.cheapest(prices, self._token)
        if found.priced is None:
            return None, found.whole
        cost, moves = found.priced
        told = tuple((self._every[place].id, moves[place]) for place in sorted(moves))
        return Change(cost, told, EXACT if found.whole else AT_MOST), True


def _outcome_id(scenario: Scenario, profile: Cell) -> str:
    outcome = outcome_of(scenario, profile)
    return OTHER if outcome is None else outcome.id


def _by_size(found: Target) -> tuple[bool, Fraction, Cell]:
    change = found.change
    return change is None, Fraction(0) if change is None else change.cost, found.profile
