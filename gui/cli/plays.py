"""Who moves when, as the command line is told: `--play` and `--moved`.

Owns what the options mean beside what the file says. How they are written is
`games.model.play_text`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["ALL", "played"]

#: Every play of those who are still to move, as `gui.cli.orders` prints them.
ALL = "all"
#: The commands that print them.
_PRINTING = ("solve", "sweep")


def played(scenario: Scenario, options: Namespace) -> Scenario:
    """Return a scenario with the play that is asked for; the very same if none is.

    `--play` stands in place of all that the file says, moves already made included; only `ALL`
    leaves it, as what is marked among all plays. `--moved` says what is done; without `--play` it
    is added to what the file says.

    Raises
    ------
    ValueError
        If a player or strategy is unknown, left out or named twice, or a command has no use for
        `ALL`.
    """
    from games.model.play import Play
    from games.model.play_text import parse_moved, parse_play

    play = scenario.play
    if options.play == ALL:
        if options.command not in _PRINTING:
            message = (
                f"--play all goes with {' and '.join(_PRINTING)}; the chart of all plays is"
                " equipoise export --chart sequence"
            )
            raise ValueError(message)
    elif options.play is not None:
        play = Play(parse_play(options.play, scenario))
    if options.moved:
        made = {**dict(play.moved), **dict(parse_moved(", ".join(options.moved), scenario))}
        moved = tuple((one.id, made[one.id]) for one in scenario.players if one.id in made)
        play = replace(play, moved=moved)
    return scenario if play == scenario.play else replace(scenario, play=play)
