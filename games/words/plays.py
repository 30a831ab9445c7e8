"""Who moves when, in words: as a name, as a short mark in charts, and within a sentence.

Owns how a play, the moves already made and what a mover has seen are called, so that tool bar,
charts, reading, paper and command line call them alike. A strategy enters a sentence after "opt
for" alone, as no name may be conjugated. What a play leads to is said by those who know answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import chosen, does, joined, label, subject, verb
from games.words.names import play as taking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.play import Play
    from games.model.scenario import Player, Scenario, Strategy

__all__ = [
    "ALL_AT_ONCE",
    "THEN",
    "WITH",
    "answers",
    "had",
    "in_stages",
    "made",
    "move_clause",
    "moves_made",
    "play_brief",
    "play_clause",
    "play_name",
    "play_short",
    "rules_of_play",
    "seen",
    "stages_to_come",
    "then_move",
    "together",
]

ALL_AT_ONCE = "All at once"
#: Between stages, and between players of one, where there is little room.
THEN, WITH = " › ", " + "


def in_stages(scenario: Scenario) -> bool:
    """Tell whether a scenario's moves follow one another, or some are already made.

    Then answers have plans, and are not called equilibria.
    """
    return not _nothing_fixed(scenario, scenario.play)


def answers(scenario: Scenario) -> tuple[str, str]:
    """Return what one of the answers to a scenario is called, and what several are."""
    return ("answer", "answers") if in_stages(scenario) else ("equilibrium", "equilibria")


def together(scenario: Scenario) -> bool:
    """Tell whether somebody moves at the same time as another."""
    return any(len(stage) > 1 for stage in stages_to_come(scenario, scenario.play))


def stages_to_come(scenario: Scenario, play: Play) -> tuple[tuple[Player, ...], ...]:
    """Return who is still to move, stage by stage; everybody in one where all move at once."""
    done = {player for player, _ in play.moved}
    stages = play.stages or (tuple(player.id for player in scenario.players),)
    left = (
        tuple(scenario.player(player) for player in stage if player not in done) for stage in stages
    )
    return tuple(stage for stage in left if stage)


def play_name(scenario: Scenario, play: Play) -> str:
    """Return a play as a name, for lists, titles and labels.

    "All at once", "US and Iran together, then Baghdad", "US moved: Retaliate; then Iran, then
    Baghdad".
    """
    if _nothing_fixed(scenario, play):
        return ALL_AT_ONCE
    left = _to_come(scenario, play)
    done = [
        f"{label(player.name)} moved: {label(strategy.name)}"
        for player, strategy in _moved(scenario, play)
    ]
    return "; ".join([*done, *([f"then {left}" if done else left] if left else [])])


def play_brief(scenario: Scenario, play: Play) -> str:
    """Return a play as a name that says who has moved, not what: "US moved; Iran, then Baghdad"."""
    if not play.moved:
        return play_name(scenario, play)
    if not (left := _to_come(scenario, play)):
        return "Both have moved" if len(scenario.players) == 2 else "Everybody has moved"
    return f"{joined(label(player.name) for player, _ in _moved(scenario, play))} moved; {left}"


def play_short(scenario: Scenario, play: Play) -> str:
    """Return the mark of a play in charts: "US › Iran + Baghdad", "(US: Retaliate) › Iran"."""
    if _nothing_fixed(scenario, play):
        return ALL_AT_ONCE
    left = (WITH.join(label(one.name) for one in stage) for stage in stages_to_come(scenario, play))
    done = [f"({text})" for text in moves_made(scenario, play)]
    return THEN.join([*done, *left])


def moves_made(scenario: Scenario, play: Play) -> tuple[str, ...]:
    """Return the moves already made as labels: "US: Retaliate"."""
    return tuple(taking(player, strategy) for player, strategy in _moved(scenario, play))


def play_clause(scenario: Scenario, play: Play) -> str:
    """Return under which play something is so, for the middle of a sentence.

    "if all move at once", "if Iran moves first, then the US, then Baghdad", "if the US and Iran
    move first, together, then Baghdad", "now that the US has opted for retaliating, and Iran moves
    next, then Baghdad".
    """
    if _nothing_fixed(scenario, play):
        return "if both move at once" if len(scenario.players) == 2 else "if all move at once"
    said = move_clause(scenario, stages_to_come(scenario, play), next_=bool(play.moved))
    if not play.moved:
        return f"if {said}"
    done = f"now that {made(_moved(scenario, play))}"
    return f"{done}, and {said}" if said else done


def move_clause(
    scenario: Scenario, stages: Sequence[Sequence[Player]], *, next_: bool = False
) -> str:
    """Say who moves, stage by stage: "Iran moves first, then the US, then Baghdad".

    Parameters
    ----------
    stages
        Who is to move; a stage of everybody moves at once.
    next_
        Whether somebody has moved before.
    """
    if not stages:
        return ""
    first = stages[0]
    who = joined(map(subject, first))
    moves = verb(first[0], "moves", "move") if len(first) == 1 else "move"
    if len(first) == len(scenario.players):
        return f"{who} move at once"
    if next_ and len(stages) == 1 and len(first) > 1:
        return f"{who} move together"
    when = "next" if next_ else "first"
    together = ", together" if len(first) > 1 else ""
    return ", ".join([f"{who} {moves} {when}{together}", *then_move(stages[1:])])


def rules_of_play(scenario: Scenario) -> str:
    """Say how a scenario is played, as a sentence without its full stop.

    "The players choose once: Iran moves first, then the US, then Baghdad. Whoever moves later sees
    all earlier moves, and all know each other's payoffs".
    """
    if not in_stages(scenario):
        return "The players choose once, at the same time, knowing each other's payoffs"
    play = scenario.play
    order = move_clause(scenario, stages_to_come(scenario, play), next_=bool(play.moved))
    said = [made(_moved(scenario, play)), order]
    later = "Whoever moves later sees all earlier moves, and all know each other's payoffs"
    return f"The players choose once: {'; '.join(one for one in said if one)}. {later}"


def then_move(stages: Sequence[Sequence[Player]]) -> list[str]:
    """Return later stages as they follow a clause: ["then the US and Iran together"]."""
    return [
        f"then {joined(map(subject, stage))}{' together' if len(stage) > 1 else ''}"
        for stage in stages
    ]


def seen(scenario: Scenario, node: Sequence[int | None]) -> str:
    """Say what a mover has seen, leaving out the moves that are already made.

    "Iran has opted for absorbing and the US for retaliating", in the order of the scenario's play;
    empty at the first node.

    Parameters
    ----------
    node
        A strategy position per player, None for who has not moved.
    """
    return made(_done_before(scenario, node))


def had(scenario: Scenario, node: Sequence[int | None]) -> str:
    """Say the same of what is never done: "had Iran opted for absorbing and the US for ..."."""
    moves = _done_before(scenario, node)
    said = [f"had {subject(player)} opted for {chosen(own)}" for player, own in moves[:1]]
    return joined([*said, *_further(moves)])


def made(moves: Sequence[tuple[Player, Strategy]]) -> str:
    """Say what players have done: "Iran has opted for absorbing and the US for retaliating"."""
    said = [
        f"{does(player, 'has', 'have')} opted for {chosen(strategy)}"
        for player, strategy in moves[:1]
    ]
    return joined([*said, *_further(moves)])


def _further(moves: Sequence[tuple[Player, Strategy]]) -> list[str]:
    return [f"{subject(player)} for {chosen(strategy)}" for player, strategy in moves[1:]]


def _done_before(scenario: Scenario, node: Sequence[int | None]) -> list[tuple[Player, Strategy]]:
    """Return what was done before a node, in the order of the play, without moves already made."""
    return [
        (player, player.strategies[strategy])
        for stage in stages_to_come(scenario, scenario.play)
        for player in stage
        if (strategy := node[scenario.player_index(player.id)]) is not None
    ]


def _to_come(scenario: Scenario, play: Play) -> str:
    return ", then ".join(
        joined(label(one.name) for one in stage) + (" together" if len(stage) > 1 else "")
        for stage in stages_to_come(scenario, play)
    )


def _moved(scenario: Scenario, play: Play) -> list[tuple[Player, Strategy]]:
    return [
        (scenario.player(player), scenario.player(player).strategy(strategy))
        for player, strategy in play.moved
    ]


def _nothing_fixed(scenario: Scenario, play: Play) -> bool:
    return not play.moved and len(stages_to_come(scenario, play)) == 1
