"""A scenario's payoffs in any world: what they are at the bases, and what judgements add.

Owns the way from places in ranges to payoffs. What does not depend on the world is added up in
exact fractions before it becomes a float, so that payoffs that are equal in all worlds are told
from those that are merely close. Must not know how games are solved or worlds counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import frozen
from games.model.payoffs import affine
from games.study.doubt.judgements import judgements
from games.study.ways import order_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.model.affine import AffinePayoffs, Exact
    from games.model.scenario import Scenario
    from games.solve.sequential.order import Order
    from games.study.doubt.judgements import Judgement

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

__all__ = ["SHAPES", "TRIANGULAR", "UNIFORM", "Spot", "Uncertain", "uncertain"]

#: How likely which part of a range is taken to be.
UNIFORM, TRIANGULAR = "uniform", "triangular"
SHAPES = (UNIFORM, TRIANGULAR)
_EPS = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, eq=False)
class Spot:
    """The payoffs at levels of the drivers, as they would be in every world.

    Attributes
    ----------
    exact : (players, *strategies) object array of Fraction
        At the bases; of who has moved only what he did.
    effects : (judgements, players, *strategies)
        What each adds per unit that it is off its base.
    noise : (players,)
        How far a payoff that is computed as a float may be from the truth, in any world. What
        judgements are in a world is taken as it is.
    """

    exact: Exact
    effects: Floats
    noise: Floats

    @property
    def sizes(self) -> tuple[int, ...]:
        """Strategies per player; 1 of who has moved."""
        return tuple(self.exact.shape[1:])

    def payoffs(self, off: Floats) -> Floats:
        """Return the payoffs in worlds: (K, players, *strategies) from (judgements, K)."""
        flat = self.effects.reshape(len(self.effects), self.exact.size)
        made = off.T @ flat + self.exact.astype(np.float64).reshape(-1)
        return np.asarray(made.reshape(off.shape[1], *self.exact.shape), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Uncertain:
    """A scenario with ranges.

    Attributes
    ----------
    scenario
        What was asked.
    order
        Who moves when.
    parts
        Its payoffs as functions of the drivers, at the bases.
    judged
        The judgements that may lie elsewhere than at their bases.
    shape
        `UNIFORM`, or `TRIANGULAR` with the base as mode.
    """

    scenario: Scenario
    order: Order
    parts: AffinePayoffs
    judged: tuple[Judgement, ...]
    shape: str

    def off(self, places: Floats, doubt: Fraction = Fraction(1)) -> Floats:
        """Return how far each judgement is off its base in worlds.

        Parameters
        ----------
        places : (K, considerations)
            Where in its range each lies, between 0 and 1, as by `draws`.
        doubt
            What share of their ranges they take: of the way from its base to either end.

        Returns
        -------
        (judgements, K) array, in units of payoff.
        """
        columns = [one.place for one in self.judged]
        own = np.ascontiguousarray(places[:, columns].T)
        down = np.array([[float(one.down)] for one in self.judged]).reshape(-1, 1)
        up = np.array([[float(one.up)] for one in self.judged]).reshape(-1, 1)
        if self.shape == TRIANGULAR:
            whole = down + up
            below = np.sqrt(own * whole * down) - down
            above = up - np.sqrt((1 - own) * whole * up)
            own = np.where(own * whole < down, below, above)
        else:
            own = own * (down + up) - down
        return np.asarray(own * float(doubt), dtype=np.float64)

    def at(self, driver: str = "", level: Fraction | None = None) -> Spot:
        """Return the payoffs at today's levels, of one driver at another level if one is given."""
        levels = {name: Fraction(own) for name, own in self.scenario.levels.items()}
        if level is not None:
            levels[driver] = level
        taken = tuple(
            slice(None) if own is None else slice(own, own + 1) for own in self.order.moved
        )
        exact = self.parts.exact(levels)[(slice(None), *taken)]
        effects = np.array([one.effect.astype(np.float64) for one in self.judged]).reshape(
            len(self.judged), *self.parts.shape
        )[(slice(None), slice(None), *taken)]
        reach = [float(max(one.down, one.up)) for one in self.judged]
        most = np.abs(exact.astype(np.float64))
        terms = np.full(exact.shape, 2)
        for own, far in zip(effects, reach, strict=True):
            most = most + np.abs(own) * far
            terms += own != 0
        # of a sum of products every term is rounded once and every partial sum once (Higham 2002)
        wrong = (terms * most).reshape(len(most), -1).max(axis=1) * (_EPS / 2)
        return Spot(exact, effects, frozen(wrong))


def uncertain(
    scenario: Scenario, *, doubt: Fraction = Fraction(1), shape: str = UNIFORM
) -> Uncertain:
    """Return a scenario with its ranges.

    Parameters
    ----------
    scenario
        A valid scenario.
    doubt
        At 0 nothing may lie elsewhere than at its base, and nothing is a judgement.
    shape
        `UNIFORM` or `TRIANGULAR`.

    Raises
    ------
    ValueError
        If the doubt is not between 0 and 1 or the shape is unknown.
    """
    if not 0 <= doubt <= 1:
        message = f"a doubt is between 0 and 1, not {doubt}"
        raise ValueError(message)
    if shape not in SHAPES:
        message = f"ranges are {' or '.join(SHAPES)}, not {shape!r}"
        raise ValueError(message)
    judged = tuple(one for one in judgements(scenario) if doubt and (one.down or one.up))
    return Uncertain(scenario, order_of(scenario), affine(scenario), judged, shape)
