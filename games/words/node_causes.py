"""Why a tipping point is one where moves follow one another: the node at which it is decided.

Owns the sentence about a cause that has a node. Where all move at once it is
`games.words.reasons`' own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import show
from games.model.outcomes import name_of
from games.words.names import chosen, does, joined, mix, play, quoted, starting, subject, verb
from games.words.plays import seen, stages_to_come
from games.words.wording import symbols, turning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Player, Scenario
    from games.study.sweep.report import Cause, Sweep

__all__ = ["node_cause_text"]

#: Gains that grow by less than this per unit of a driver do not grow.
_FLAT = 1e-9


def node_cause_text(scenario: Scenario, cause: Cause, sweep: Sweep) -> str:
    """Say at which node which inequality binds at a tipping point.

    "Once the US has opted for retaliating, Iran prefers retaliating to absorbing above 8/15 ≈
    0.5333, where the gain, 6 s − 3.2, turns positive, foreseeing “Escalation” instead of
    “Unprovoked strike”."; of a node to which play comes on neither side "Play never comes there,
    but Iran and the US, who move before, foresee it." follows.
    """
    node = cause.node or ()
    who = scenario.players[cause.player]
    old, new = (chosen(who.strategies[s]) for s in (cause.from_strategy, cause.to_strategy))
    prefers = f"{does(who, 'prefers', 'prefer')} {new} to {old}"
    driver = scenario.driver(sweep.driver)
    symbol = symbols(scenario)[driver.id]
    mates = _beside(scenario, who)
    mixing = [one for one in mates if cause.others[scenario.player_index(one.id)] is None]
    around = _circumstances(scenario, cause, mates)
    if cause.gain is not None and cause.gain.slope != 0:
        said = f"{prefers} {turning(cause.gain, symbol, driver.unit)}"
    elif cause.gain is not None or abs(cause.slope) < _FLAT:
        said = f"{does(who, 'is', 'are')} indifferent between {old} and {new} there"
    else:
        during = f"while {mix(mixing)}, " if mixing else ""
        said = (
            f"{prefers} above this point: {during}the gain turns positive here and"
            f" grows by about {show(cause.slope, digits=3)} per unit of {symbol}"
        )
    lead = seen(scenario, node)
    said = f"once {lead}, {said}" if lead else said
    return starting(f"{said}{_foreseen(scenario, cause)}{around}.{_aside(scenario, cause, sweep)}")


def _beside(scenario: Scenario, who: Player) -> list[Player]:
    """Return who moves at the same time as a player."""
    stages = stages_to_come(scenario, scenario.play)
    stage = next((stage for stage in stages if who in stage), ())
    return [one for one in stage if one != who]


def _circumstances(scenario: Scenario, cause: Cause, mates: Sequence[Player]) -> str:
    """Return what those who move at the same time do for certain, in brackets."""
    fixed = []
    for player in mates:
        other = cause.others[scenario.player_index(player.id)]
        if other is not None:
            fixed.append(play(player, player.strategies[other]))
    return f" ({', '.join(fixed)})" if fixed else ""


def _foreseen(scenario: Scenario, cause: Cause) -> str:
    """Say what follows both choices; nothing where the player is the last to move."""
    if len(cause.compares) != 2 or not _later(scenario, cause):
        return ""
    old, new = (
        quoted(name_of(scenario, tuple((own,) for own in profile)).name)
        for profile in cause.compares
    )
    return "" if old == new else f", foreseeing {new} instead of {old}"


def _later(scenario: Scenario, cause: Cause) -> bool:
    """Tell whether somebody moves after a cause's player."""
    last = stages_to_come(scenario, scenario.play)[-1]
    return scenario.players[cause.player] not in last


def _aside(scenario: Scenario, cause: Cause, sweep: Sweep) -> str:
    """Say of a node that is never reached who foresees it; nothing where play may come to it."""
    node = cause.node or ()
    tip = next((one for one in sweep.tipping_points if cause in one.causes), None)
    if tip is None:
        return ""
    sides = [sweep.regimes[place] for place in (tip.below, tip.below + 1)]
    supports = [*tip.only, *(branch.support for side in sides for branch in side.branches)]
    reached = any(
        all(own is None or own in played for own, played in zip(node, support, strict=True))
        for support in supports
    )
    if reached or any(side.tied is not None for side in sides):
        return ""
    done = {player for player, _ in scenario.play.moved}
    before = [
        player
        for stage in stages_to_come(scenario, scenario.play)
        for player in stage
        if player.id not in done and node[scenario.player_index(player.id)] is not None
    ]
    moves, foresees = (
        ("move", "foresee")
        if len(before) > 1
        else (
            verb(before[0], "moves", "move"),
            verb(before[0], "foresees", "foresee"),
        )
    )
    who = joined(map(subject, before))
    return f" Play never comes there, but {who}, who {moves} before, {foresees} it."
