"""What backward induction found, told as a report: the answer type of all ways of playing.

Owns the way from exact continuations to profiles, plans and families as they are shown. Decides
nothing: what is found is the induction's, what a plan is worth `check`'s.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.solve import wording
from games.solve.nash.listed import kind_of, place
from games.solve.report import ENUMERATOR, MADE, PROVER, Choice, Equilibrium, Family, Report
from games.solve.sequential.check import Deviations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from games.solve.report import Exact, Floats
    from games.solve.sequential.continuation import Cell, Continuation, Found, Node, Spread

    Mix = tuple[Fraction, ...]

__all__ = ["told"]

_NOTHING = Fraction(0)


def told(payoffs: Exact, found: Found) -> Report:
    """Return the report of what is found in a game (players, *strategies) of fractions."""
    sizes = payoffs.shape[1:]
    deviations = Deviations(payoffs)
    numbers = _components(found.spreads)
    equilibria = [
        _equilibrium(sizes, way, deviations, numbers.get(way.key), plan)
        for way, plan in _plans(found, sizes)
    ]
    notes = list(dict.fromkeys([found.open, *found.notes] if found.open else found.notes))
    if any(len(taken) > 1 for taken in found.chooses.values()):
        notes.append(wording.tied_plans())
    return Report(
        tuple(sorted(equilibria, key=place)),
        found.proof,
        found.degenerate,
        tuple(notes),
        nashpy_agrees=found.agrees,
        details=tuple(dict.fromkeys(found.details)),
        open=found.open,
        families=tuple(
            _family(sizes, spread, numbers[spread.corners[0].key]) for spread in found.spreads
        ),
    )


def _plans(found: Found, sizes: Sequence[int]) -> Iterator[tuple[Continuation, tuple[Choice, ...]]]:
    """Yield every continuation with its plan; where nobody moves together all have the same."""
    same: tuple[Choice, ...] | None = None
    for way in found.continuations:
        if same is not None:
            yield way, same
            continue
        plan = tuple(_choices(way, found.chooses, sizes))
        if not any(choice.profile for choice in plan):
            same = plan
        yield way, plan


def _choices(
    way: Continuation, chooses: Mapping[Node, tuple[int, ...]], sizes: Sequence[int]
) -> Iterator[Choice]:
    if len(way.movers) == 1:
        yield Choice(way.node, way.movers, chooses[way.node])
    elif way.movers:
        exact = tuple(
            tuple(mix.get(own, _NOTHING) for own in range(sizes[player]))
            for player, mix in zip(way.movers, way.mixes, strict=True)
        )
        profile = tuple(np.array([float(chance) for chance in mix]) for mix in exact)
        yield Choice(way.node, way.movers, profile=profile, exact=exact, proof=way.proof)
    for taken in sorted(way.follow):
        yield from _choices(way.follow[taken], chooses, sizes)


def _equilibrium(
    sizes: tuple[int, ...],
    way: Continuation,
    deviations: Deviations,
    component: int | None,
    plan: tuple[Choice, ...],
) -> Equilibrium:
    exact = _chances(sizes, way)
    profile = tuple(np.array([float(chance) for chance in mix]) for mix in exact)
    regret = deviations.regret(way)
    return Equilibrium(
        profile,
        np.array([float(own) for own in way.payoffs]),
        float(regret),
        None,
        (ENUMERATOR if regret else PROVER,),
        _kind(sizes, way, profile),
        component,
        exact,
        plan,
        None if _independent(exact, way.outcomes) else _joint(sizes, way.outcomes),
    )


def _kind(sizes: Sequence[int], way: Continuation, profile: tuple[Floats, ...]) -> str:
    """Return the word for a way to play: one who answers to chance moves does not mix himself."""
    if not way.movers:
        return MADE
    word = kind_of(profile, strict=way.strict)
    return "mixed" if word == "totally mixed" and not _mixes_wholly(sizes, way) else word


def _mixes_wholly(sizes: Sequence[int], way: Continuation) -> bool:
    """Tell whether all movers play all their strategies wherever play comes."""
    if not way.movers:
        return True
    here = zip(way.movers, way.mixes, strict=True)
    return all(len(mix) == sizes[player] for player, mix in here) and all(
        _mixes_wholly(sizes, way.follow[taken]) for taken in product(*way.mixes)
    )


def _chances(sizes: Sequence[int], way: Continuation) -> tuple[Mix, ...]:
    """Return the chances of each player's strategies."""
    chances = [[_NOTHING] * size for size in sizes]
    for cell, chance in way.outcomes.items():
        for own, taken in zip(chances, cell, strict=True):
            own[taken] += chance
    return tuple(tuple(own) for own in chances)


def _independent(exact: tuple[Mix, ...], outcomes: Mapping[Cell, Fraction]) -> bool:
    """Tell whether outcomes have the chances that they have if players choose independently."""
    if len(outcomes) == 1:
        return True
    played = [[own for own, chance in enumerate(mix) if chance] for mix in exact]
    return all(
        outcomes.get(cell, _NOTHING) == prod(mix[own] for mix, own in zip(exact, cell, strict=True))
        for cell in product(*played)
    )


def _joint(sizes: tuple[int, ...], outcomes: Mapping[Cell, Fraction]) -> Floats:
    joint = np.zeros(sizes)
    for cell, chance in outcomes.items():
        joint[cell] = float(chance)
    return joint


def _components(spreads: Sequence[Spread]) -> dict[object, int]:
    """Return by what comes of a corner the number of the component of its sets.

    Equilibria of two players are faces of the same polyhedra: sets of them that meet share corners.
    """
    groups: list[set[object]] = []
    for spread in spreads:
        corners: set[object] = {way.key for way in spread.corners}
        apart = [group for group in groups if not group & corners]
        joined = corners.union(*(group for group in groups if group & corners))
        groups = [*apart, joined]
    numbers: dict[object, int] = {}
    for spread in spreads:
        group = next(group for group in groups if spread.corners[0].key in group)
        if spread.corners[0].key not in numbers:
            number = len(set(numbers.values()))
            numbers |= dict.fromkeys(group, number)
    return numbers


def _family(sizes: tuple[int, ...], spread: Spread, component: int) -> Family:
    """Return a set as a family: a product, unless later movers answer differently within it."""
    corners = [_chances(sizes, way) for way in spread.corners]
    mixes = [list(dict.fromkeys(own)) for own in zip(*corners, strict=True)]
    whole = prod(map(len, mixes)) == len(corners) and all(
        _independent(exact, way.outcomes)
        for exact, way in zip(corners, spread.corners, strict=True)
    )
    if whole:
        return Family("product", tuple(_stacked(own) for own in mixes), component)
    kind = "curve" if sorted(spread.free)[-2:] == [1, 2] else "surface"
    return Family(kind, tuple(_stacked(own) for own in zip(*corners, strict=True)), component)


def _stacked(mixes: Sequence[Mix]) -> Floats:
    return np.array([[float(chance) for chance in mix] for mix in mixes])
