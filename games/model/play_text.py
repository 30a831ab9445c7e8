"""A play as a person types it: "us > iran, baghdad", and "us=retaliate" for a move already made.

Owns this short form, both ways: it is what the command line takes and what data files say. Players
and strategies stand in it by their ids, which hold none of its marks; typed text may have names in
their place. How a play is put into words is `games.words.plays`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from games.model.play import arranged
from games.model.problems import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.play import Moved, Stages
    from games.model.scenario import Player, Scenario, Strategy

    Named = TypeVar("Named", Player, Strategy)

__all__ = ["SIMULTANEOUS", "moved_code", "parse_moved", "parse_play", "play_code"]

#: What all at once is called; a scenario has two players or more, so no play is one word else.
SIMULTANEOUS = "simultaneous"
_AT_ONCE = (SIMULTANEOUS, "all at once", "at once")
_EXAMPLE = "write the players in the order of their moves"


def play_code(stages: Stages) -> str:
    """Return stages as they are typed: "us > iran, baghdad"; "simultaneous" for all at once."""
    return " > ".join(", ".join(stage) for stage in stages) or SIMULTANEOUS


def moved_code(moved: Moved) -> str:
    """Return moves already made as they are typed: "us=retaliate, iran=absorb"."""
    return ", ".join(f"{player}={strategy}" for player, strategy in moved)


def parse_play(text: str, scenario: Scenario) -> Stages:
    """Read stages: `>` between them, `,` between players who move together.

    Raises
    ------
    ValueError
        If somebody is unknown, named twice or left out, with the remedy.
    """
    if " ".join(text.split()).casefold() in _AT_ONCE:
        return ()
    stages = [[word.strip() for word in stage.split(",")] for stage in text.split(">")]
    if not all(all(stage) for stage in stages):
        message = (
            f"{quoted(text)} names nobody where somebody should move: {_EXAMPLE}, such as "
            f"{quoted(_one_by_one(scenario))}, or {SIMULTANEOUS}"
        )
        raise ValueError(message)
    found = [[_found(scenario.players, word, "player") for word in stage] for stage in stages]
    named = [player.id for stage in found for player in stage]
    for place, player in enumerate(named):
        if player in named[:place]:
            raise ValueError(f"{quoted(player)} moves twice: name every player once")
    missing = [player.id for player in scenario.players if player.id not in named]
    if missing:
        left = ", ".join(map(quoted, missing))
        verb = "is" if len(missing) == 1 else "are"
        raise ValueError(f"{left} {verb} missing: name every player once")
    order = [player.id for player in scenario.players]
    return arranged([[player.id for player in stage] for stage in found], order)


def parse_moved(text: str, scenario: Scenario) -> Moved:
    """Read moves already made, in any order: "us=retaliate, iran=absorb"; of nothing, none.

    Raises
    ------
    ValueError
        If a player or a strategy is unknown, or somebody has moved twice.
    """
    made: dict[str, str] = {}
    for part in text.split(",") if text.strip() else ():
        who, sign, what = (word.strip() for word in part.partition("="))
        if not (who and sign and what):
            first = scenario.players[0]
            example = moved_code(((first.id, first.strategies[0].id),))
            message = f"{quoted(part.strip())} is no move: write who has done what, {example}"
            raise ValueError(message)
        player = _found(scenario.players, who, "player")
        if player.id in made:
            raise ValueError(f"{quoted(player.id)} moves twice: name every player once")
        made[player.id] = _found(player.strategies, what, f"strategy of {player.id}").id
    return tuple((one.id, made[one.id]) for one in scenario.players if one.id in made)


def _found(known: Sequence[Named], word: str, what: str) -> Named:
    """Return what is meant: by id, else by id or name in whatever case.

    Raises
    ------
    ValueError
        If there is none, or if there are several of that name.
    """
    for one in known:
        if one.id == word:
            return one
    same = word.casefold()
    close = [one for one in known if same in (one.id.casefold(), one.name.casefold())]
    if len(close) == 1:
        return close[0]
    ids = [one.id for one in known]
    if close:
        choice = " or ".join(quoted(one.id) for one in close)
        raise ValueError(f"{quoted(word)} is the name of several: write {choice}")
    remedy = did_you_mean(word, ids) or f": there are {', '.join(ids)}"
    raise ValueError(f"no {what} {quoted(word)}{remedy}")


def _one_by_one(scenario: Scenario) -> str:
    return play_code(tuple((player.id,) for player in scenario.players))
