"""Which profiles partial profiles cover, and the few partial profiles that cover given profiles.

Owns the way between a condition ("US absorbs or expels") and the cells of the table it stands for,
and the one form in which a condition is kept. Knows nothing of who uses it, considerations or
outcomes.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from games.model.scenario import Player, Profile, Scenario, When

    #: An index into an array of shape (*strategies).
    Region = tuple[int | slice, ...] | tuple[NDArray[np.intp], ...]

__all__ = ["Region", "atoms", "covered", "exactly", "meaning", "normal", "partials", "region"]


def normal(players: Sequence[Player], when: When) -> When:
    """Return a partial profile in the form in which scenarios keep it.

    Players and their strategies come in the order of the scenario, and who may do anything is left
    out. What is wrong (somebody or something unknown, named twice, or nothing named) stays as it
    is, unknown players last, for `games.model.validate` to find.
    """
    places = {player.id: place for place, player in enumerate(players)}
    kept = []
    for player, chosen in sorted(when, key=lambda part: places.get(part[0], len(places))):
        there = [own.id for own in players[places[player]].strategies] if player in places else []
        lists = (there, chosen)
        fine = chosen and set(chosen) <= set(there) and all(len(set(x)) == len(x) for x in lists)
        if fine and len(chosen) == len(there):
            continue
        kept.append((player, tuple(own for own in there if own in chosen) if fine else chosen))
    return tuple(kept)


def exactly(scenario: Scenario, profile: Profile) -> When:
    """Return the partial profile that agrees with one profile alone."""
    return tuple((player.id, (own,)) for player, own in zip(scenario.players, profile, strict=True))


def meaning(when: When) -> frozenset[tuple[str, frozenset[str]]]:
    """Return what a partial profile says, whatever the order of players and strategies."""
    return frozenset((player, frozenset(chosen)) for player, chosen in when)


def atoms(when: When) -> Iterable[When]:
    """Yield a partial profile as those that name one strategy of everybody it names."""
    for choice in product(*(strategies for _, strategies in when)):
        yield tuple((player, (own,)) for (player, _), own in zip(when, choice, strict=True))


def region(scenario: Scenario, when: When) -> Region:
    """Return where a partial profile lies in an array with an axis for each player.

    Raise `KeyError` for a player or strategy that does not exist.
    """
    where: list[int | slice] = [slice(None)] * len(scenario.players)
    several: dict[int, Sequence[int]] = {}
    for player, strategies in when:
        place = scenario.player_index(player)
        index_of = scenario.players[place].index_of
        if len(strategies) == 1:
            where[place] = index_of(strategies[0])
        else:
            found = [index_of(strategy) for strategy in strategies]
            step = found[1] - found[0]
            if found == list(range(found[0], found[-1] + 1, step)):
                where[place] = slice(found[0], found[-1] + 1, step)  # the quicker index
            else:
                several[place] = found
    if not several:
        return tuple(where)
    for place, (own, size) in enumerate(zip(where, scenario.shape, strict=True)):
        several.setdefault(place, [own] if isinstance(own, int) else range(size)[own])
    return np.ix_(*(several[place] for place in range(len(where))))


def covered(scenario: Scenario, whens: Iterable[When]) -> frozenset[Profile]:
    """Return the profiles that agree with at least one partial profile."""
    found: set[Profile] = set()
    for when in whens:
        fixed = dict(when)
        found.update(
            product(
                *(
                    fixed[player.id]
                    if player.id in fixed
                    else [strategy.id for strategy in player.strategies]
                    for player in scenario.players
                )
            )
        )
    return frozenset(found)


def partials(scenario: Scenario, profiles: Iterable[Profile]) -> tuple[When, ...]:
    """Return few partial profiles that cover exactly these profiles.

    The most general come first, none is covered by the others, and the same profiles always give
    the same list.
    """
    wanted = frozenset(profiles)
    chosen: list[tuple[When, frozenset[Profile]]] = []
    left = set(wanted)
    for when in _all(scenario):
        cells = covered(scenario, [when])
        if cells <= wanted and cells & left:
            chosen.append((when, cells))
            left -= cells
    needed = list(chosen)
    for candidate in reversed(chosen):
        others = [cells for entry in needed if entry is not candidate for cells in entry[1]]
        if candidate[1] <= set(others):
            needed.remove(candidate)
    return _merged(scenario, [when for when, _ in needed])


def _merged(scenario: Scenario, whens: list[When]) -> tuple[When, ...]:
    """Join those that differ in one player only: "absorb" and "expel" to "absorb or expel"."""
    for place, one in enumerate(whens):
        for other in whens[place + 1 :]:
            differ = set(one) ^ set(other)
            if len(differ) == 2 and len({player for player, _ in differ}) == 1:
                both = dict(one)
                ((player, _), *_) = differ
                both[player] = both[player] + dict(other)[player]
                rest = [when for when in whens if when not in (one, other)]
                rest.insert(place, normal(scenario.players, tuple(both.items())))
                return _merged(scenario, rest)
    return tuple(whens)


def _all(scenario: Scenario) -> list[When]:
    """Return those with at most one strategy a player, the most general first, as in the table."""
    choices = product(
        *([None, *(strategy.id for strategy in player.strategies)] for player in scenario.players)
    )
    whens = [
        tuple(
            (player.id, (strategy,))
            for player, strategy in zip(scenario.players, choice, strict=True)
            if strategy is not None
        )
        for choice in choices
    ]
    return sorted(whens, key=len)
