"""A scenario from nothing: what a draft makes.

Owns the way from a draft to a valid scenario. Knows no file and nobody who types.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from games.model.cover import exactly
from games.model.edit.cells import fresh_id
from games.model.edit.draft import (
    FEWEST,
    StrategyDraft,
    cleaned,
    driver_faults,
    driver_name,
    faults,
    named,
    strategy_name,
    typed_number,
)
from games.model.edit.structure.colors import OUTCOME_COLORS
from games.model.edit.structure.fitting import free_letter
from games.model.numbers import PLACES, fault
from games.model.outcomes import OTHER
from games.model.scenario import DirectEdit, Driver, Outcome, Player, Scenario, Strategy
from games.model.validate import LONGEST_LETTER, LONGEST_NAME, MOST_STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.amounts import Amount
    from games.model.edit.draft import Cell, Draft, PlayerDraft

__all__ = ["MOST_NAMED", "blank", "letters", "names_outcomes", "sketch", "typed_payoffs"]

#: Every profile can get an outcome of its own in games of so many profiles at most.
MOST_NAMED = 9


def blank(draft: Draft) -> Scenario:
    """Make a scenario out of a draft.

    Raises
    ------
    ValueError
        With one sentence a line, if something typed cannot be.
    """
    wrong = faults(draft)
    if wrong:
        raise ValueError("\n".join(wrong.values()))
    return sketch(draft)


def sketch(draft: Draft) -> Scenario:
    """Return a valid scenario that is as near to a draft as can be, whatever is wrong with it."""
    players = _players(draft)
    drivers = _drivers(draft)
    made = Scenario(
        title=named(draft.title, "Untitled scenario"),
        date=cleaned(draft.date),
        players=players,
        drivers=drivers,
        sweep_driver=drivers[0].id if drivers else "",
    )
    edits = tuple(
        DirectEdit(players[player].id, made.profile(indices), draft.payoffs[player, indices])
        for indices in product(*map(range, made.shape))
        for player in range(draft.count)
        if draft.payoffs.get((player, indices)) and not fault(draft.payoffs[player, indices])
    )
    outcomes = _outcomes(made) if draft.outcomes and names_outcomes(made) else ()
    return replace(made, edits=edits, outcomes=outcomes)


def letters(player: PlayerDraft) -> tuple[str, ...]:
    """Return the letters of a player's strategies: as typed, else out of their names, all unlike.

    A letter that was typed twice, or is too long, is replaced after its first use.
    """
    taken: list[str] = []
    typed = [cleaned(strategy.letter)[:LONGEST_LETTER].strip() for strategy in player.strategies]
    for place, letter in enumerate(typed):
        if letter in typed[:place]:
            typed[place] = ""
    for place, (strategy, letter) in enumerate(zip(player.strategies, typed, strict=True)):
        name = named(strategy.name, strategy_name(place))
        others = [*taken, *filter(None, typed)]
        number = str(place + 1)
        numbered = not cleaned(strategy.name) and number not in others
        taken.append(letter or (number if numbered else free_letter(name, others)))
    return tuple(taken)


def names_outcomes(scenario: Scenario) -> bool:
    """Tell whether a game is small enough for an outcome to every profile."""
    return prod(scenario.shape) <= MOST_NAMED


def typed_payoffs(scenario: Scenario) -> dict[Cell, Amount]:
    """Return the payoffs that were typed into a sketch, for its draft."""
    return {
        (scenario.player_index(edit.player), scenario.indices(edit.profile)): edit.amount
        for edit in scenario.edits
    }


def _players(draft: Draft) -> tuple[Player, ...]:
    made: list[Player] = []
    most = MOST_STRATEGIES[draft.count]
    for place, player in enumerate(draft.playing):
        fill = (StrategyDraft(),) * max(0, FEWEST - len(player.strategies))
        own = replace(player, strategies=(*player.strategies, *fill)[:most])
        name = named(own.name, f"Player {place + 1}")
        strategies: list[Strategy] = []
        for number, (strategy, letter) in enumerate(zip(own.strategies, letters(own), strict=True)):
            called = named(strategy.name, strategy_name(number))
            known = [other.id for other in strategies]
            strategies.append(Strategy(fresh_id(called, known), called, letter))
        word = fresh_id(name, [other.id for other in made])
        made.append(Player(word, name, own.color, tuple(strategies)))
    return tuple(made)


def _drivers(draft: Draft) -> tuple[Driver, ...]:
    """Return the drivers with which nothing is wrong."""
    wrong: dict[str, str] = {}
    driver_faults(wrong, draft.drivers)
    made: list[Driver] = []
    for place, driver in enumerate(draft.drivers):
        here = f"drivers[{place}]"
        if any(found == here or found.startswith(f"{here}.") for found in wrong):
            continue
        name = named(driver.name, driver_name(place))
        low, high, level = (typed_number(driver, key) for key in ("low", "high", "level"))
        step = Decimal(1).scaleb(max((high - low).adjusted() - 2, -PLACES))
        word = fresh_id(name, [other.id for other in made])
        made.append(Driver(word, name, low, high, level, step))
    return tuple(made)


def _outcomes(scenario: Scenario) -> tuple[Outcome, ...]:
    """Return an outcome for every profile: the first strategies calm, the last ones severe."""
    cells = sorted(product(*map(range, scenario.shape)), key=lambda cell: (sum(cell), cell))
    made: list[Outcome] = []
    for place, cell in enumerate(cells):
        chosen = [p.strategies[index] for p, index in zip(scenario.players, cell, strict=True)]
        name = " / ".join(strategy.name for strategy in chosen)[:LONGEST_NAME].strip()
        word = fresh_id(name, [OTHER, *(other.id for other in made)])
        when = exactly(scenario, scenario.profile(cell))
        color = _between(tuple(OUTCOME_COLORS), place / (len(cells) - 1))
        made.append(Outcome(word, name, color, place, (when,)))
    return tuple(made)


def _between(colors: Sequence[str], share: float) -> str:
    """Return the colour at a share of the way along a row of colours."""
    place = share * (len(colors) - 1)
    first = min(int(place), len(colors) - 2)
    ends = [
        [int(color[start : start + 2], 16) for start in (1, 3, 5)]
        for color in colors[first : first + 2]
    ]
    rest = place - first
    return "#" + "".join(
        f"{round(a + (b - a) * rest):02X}" for a, b in zip(ends[0], ends[1], strict=True)
    )
