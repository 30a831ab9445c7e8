"""What a play must satisfy: everybody moves once, and what has been done is a strategy.

Owns the rules about `Scenario.play` and about the order that a scenario suggests, and the places at
which a person finds them in the file. Those about the other parts are `games.model.validate`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.model.values import Values

__all__ = ["check_play"]


def check_play(scenario: Scenario, values: Values) -> None:
    """Add what is wrong with the stages, the moves already made and the suggested order."""
    order = [player.id for player in scenario.players]
    stages = scenario.play.stages
    found = [
        (f"play[{n}][{place}]", own)
        for n, stage in enumerate(stages)
        for place, own in enumerate(stage)
    ]
    for n, stage in enumerate(stages):
        if not stage:
            values.add(f"play[{n}]", "nobody moves in it: leave the stage out")
    fine = _movers(found, order, values)
    unread = any(values.problems.is_broken(f"play[{n}]") for n in range(len(stages)))
    if stages and fine and not unread:
        movers = [own for _, own in found]
        for own in order:
            if own not in movers:
                message = f"{quoted(own)} is missing: every player moves in one of the stages"
                values.add("play", message, into="players")
    moved = scenario.play.moved
    _movers([(f"moved.{own}", own) for own, _ in moved], order, values)
    for player, strategy in moved:
        if player in order:
            place = order.index(player)
            known = [own.id for own in scenario.players[place].strategies]
            into = f"players[{place}].strategies"
            values.known(f"moved.{player}", "strategy", strategy, known, into)
    suggested = enumerate(scenario.order_of_moves)
    _movers([(f"order_of_moves[{n}]", own) for n, own in suggested], order, values)


def _movers(found: Sequence[tuple[str, str]], order: Sequence[str], values: Values) -> bool:
    """Check that players are known and move once; say whether they are and do."""
    seen: set[str] = set()
    fine = True
    for place, own in found:
        if own in seen:
            values.add(place, f"{quoted(own)} moves twice")
            fine = False
        seen.add(own)
        fine &= values.known(place, "player", own, order, "players")
    return fine
