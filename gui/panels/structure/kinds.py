"""The kinds of items: for each its word, its form, and what can be done with it, on one line.

Owns the table. The kind is the first word of an item's address (`gui.panels.structure.items`);
what a change does is `games.model.edit.structure`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.edit.structure.drivers import add_driver, move_driver, remove_driver
from games.model.edit.structure.outcomes import add_outcome, move_outcome, remove_outcome
from games.model.edit.structure.players import add_player, move_player, remove_player
from games.model.edit.structure.sources import add_source, move_source, remove_source
from games.model.edit.structure.strategies import add_strategy, move_strategy, remove_strategy
from gui.panels.structure.driver_form import DriverForm
from gui.panels.structure.items import above, name
from gui.panels.structure.outcome_form import OutcomeForm
from gui.panels.structure.player_form import PlayerForm
from gui.panels.structure.scenario_form import ScenarioForm
from gui.panels.structure.source_form import SourceForm
from gui.panels.structure.strategy_form import StrategyForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Scenario
    from gui.panels.structure.form import Form
    from gui.panels.structure.items import Item

    Change = Callable[..., Restructured]

__all__ = ["HINTS", "KINDS", "Kind", "called"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of items.

    Attributes
    ----------
    word
        What one is called.
    form
        What shows one.
    add, remove, move
        Take the scenario and the ids of the item (`add` those of the item above it, `move` the new
        place besides). None where there is no such thing.
    """

    word: str
    form: type[Form]
    add: Change | None = None
    remove: Change | None = None
    move: Change | None = None


KINDS: dict[str, Kind] = {
    "scenario": Kind("scenario", ScenarioForm),
    "players": Kind("player", PlayerForm, add_player, remove_player, move_player),
    "strategies": Kind("strategy", StrategyForm, add_strategy, remove_strategy, move_strategy),
    "drivers": Kind("driver", DriverForm, add_driver, remove_driver, move_driver),
    "outcomes": Kind("outcome", OutcomeForm, add_outcome, remove_outcome, move_outcome),
    "sources": Kind("source", SourceForm, add_source, remove_source, move_source),
}

#: What is said where a heading is selected.
HINTS: dict[str, str] = {
    "players": "Two or three players, each with at least two strategies: up to six where two play, "
    "up to five where three do. A new player changes no payoff until considerations speak of it.",
    "drivers": "A driver is a number that you move with a slider. Considerations grow and shrink "
    "with it by their slopes, and charts run along it.",
    "outcomes": "An outcome gives profiles a name and a colour, from calm at the top to severe at "
    "the bottom. No payoff depends on it.",
    "sources": "The documents that considerations cite.",
}


def called(scenario: Scenario, item: Item) -> str:
    """Return an item in words, for undo steps and questions: "strategy “US: Absorb”"."""
    owner = f"{name(scenario, above(item))}: " if item[0] == "strategies" else ""
    return f"{KINDS[item[0]].word} “{owner}{name(scenario, item)}”"
