"""What a set of plays has in common, and no other play has: "Iran moves before the US".

Owns the conditions that are looked through, and their order: the simplest that fits is taken. Knows
plays, and nothing of what comes of them.
"""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from games.study.orders.report import Condition, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from games.model.play import Stages

__all__ = ["conditions", "holds", "in_common"]


def in_common(plays: Sequence[Stages], chosen: Collection[int]) -> Condition | None:
    """Return the simplest condition that exactly the chosen ones of some plays fulfil.

    Parameters
    ----------
    plays
        Stages of players' ids; empty for all at once. All are plays of the same players.
    chosen
        Places in `plays`.

    Returns
    -------
    None if no condition fits, and for none or all of the plays: of those nothing needs to be said.
    """
    wanted = [place in chosen for place in range(len(plays))]
    if all(wanted) or not any(wanted):
        return None
    players = sorted({player for play in plays for stage in play for player in stage})
    for condition in conditions(players):
        if [holds(condition, play) for play in plays] == wanted:
            return condition
    return None


def conditions(players: Sequence[str]) -> Iterator[Condition]:
    """Yield all conditions on plays of some players, the simplest first."""
    yield Condition(Kind.AT_ONCE)
    for pair in permutations(players, 2):
        yield Condition(Kind.BEFORE, pair)
    for pair in combinations(players, 2):
        yield Condition(Kind.TOGETHER, pair)
    for kind in (Kind.FIRST, Kind.LAST, Kind.AHEAD, Kind.BEHIND):
        for player in players:
            yield Condition(kind, (player,))
    yield Condition(Kind.IN_TURN)


def holds(condition: Condition, play: Stages) -> bool:
    """Tell whether a condition is true of a play."""
    if not play:
        # all at once: everybody moves together
        return condition.kind in (Kind.AT_ONCE, Kind.TOGETHER)
    stage = {player: number for number, own in enumerate(play) for player in own}
    alone = [own[0] if len(own) == 1 else "" for own in play]
    match condition.kind, condition.players:
        case Kind.BEFORE, (one, other):
            return stage[one] < stage[other]
        case Kind.TOGETHER, (one, other):
            return stage[one] == stage[other]
        case Kind.FIRST, (one,):
            return alone[0] == one
        case Kind.LAST, (one,):
            return alone[-1] == one
        case Kind.AHEAD, (one,):
            return stage[one] < len(play) - 1
        case Kind.BEHIND, (one,):
            return stage[one] > 0
        case Kind.IN_TURN, _:
            return all(alone)
    return False
