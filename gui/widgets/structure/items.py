"""What the tree lists: the items of a scenario, each with its place and its name.

Owns how an item is addressed. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["HEADINGS", "Item", "children", "items", "title"]

#: A kind and the ids that lead to it: ("scenario",), ("players", "us"),
#: ("strategies", "us", "absorb"), ("drivers", "sanctions"), ("outcomes", "calm"),
#: ("sources", "analysis"). A heading has no id: ("players",), ("drivers",), ...
Item = tuple[str, ...]

#: The headings, in order, and what is written there.
HEADINGS: dict[Item, str] = {
    ("scenario",): "Scenario",
    ("players",): "Players",
    ("drivers",): "Drivers",
    ("outcomes",): "Outcomes",
    ("sources",): "Sources",
}


def children(scenario: Scenario, item: Item) -> list[Item]:
    """Return what stands below an item, in the order of the scenario."""
    match item:
        case ("players", player):
            owner = scenario.players[scenario.player_index(player)]
            return [("strategies", player, strategy.id) for strategy in owner.strategies]
        case ("players",):
            return [("players", player.id) for player in scenario.players]
        case ("drivers",):
            return [("drivers", driver.id) for driver in scenario.drivers]
        case ("outcomes",):
            return [("outcomes", outcome.id) for outcome in scenario.outcomes]
        case ("sources",):
            return [("sources", source.id) for source in scenario.sources]
        case _:
            return []


def items(scenario: Scenario) -> list[Item]:
    """Return every item from the top down, headings included."""
    found: list[Item] = []
    waiting = list(reversed(HEADINGS))
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting.extend(reversed(children(scenario, item)))
    return found


def title(scenario: Scenario, item: Item) -> str:
    """Return what an item is called in the tree; raise `KeyError` if there is none."""
    match item:
        case ("players", player):
            return scenario.players[scenario.player_index(player)].name
        case ("strategies", player, strategy):
            owner = scenario.players[scenario.player_index(player)]
            shown = owner.strategies[owner.index_of(strategy)]
            return f"{shown.letter}  {shown.name}"
        case ("drivers", driver):
            return scenario.driver(driver).name
        case ("outcomes", outcome):
            return next(o.name for o in scenario.outcomes if o.id == outcome)
        case ("sources", source):
            return next(s.title for s in scenario.sources if s.id == source)
        case _:
            return HEADINGS[item]
