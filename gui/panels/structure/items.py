"""What the tree lists: the items of a scenario, each with its place, its name and its colour.

Owns how an item is addressed, and which item is the next when one is gone. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = [
    "HEADINGS",
    "Item",
    "above",
    "children",
    "color",
    "items",
    "kind_below",
    "name",
    "next_to",
    "place",
    "room",
    "title",
]

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


def above(item: Item) -> Item:
    """Return the item that another stands below; empty for a heading."""
    match item:
        case ("strategies", player, _):
            return ("players", player)
        case (kind, _):
            return (kind,)
        case _:
            return ()


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


def room(item: Item) -> Item:
    """Return the item below which a new one goes when this one is selected."""
    return item if len(item) == 1 or item[0] == "players" else above(item)


def kind_below(item: Item) -> str:
    """Return the kind of what goes below a heading or a player."""
    return "strategies" if len(item) > 1 else item[0]


def place(scenario: Scenario, item: Item) -> int:
    """Return the place of an item among its like; -1 for a heading."""
    siblings = children(scenario, above(item))
    return siblings.index(item) if item in siblings else -1


def items(scenario: Scenario) -> list[Item]:
    """Return every item from the top down, headings included."""
    found: list[Item] = []
    waiting = list(reversed(HEADINGS))
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting.extend(reversed(children(scenario, item)))
    return found


def next_to(old: Scenario, new: Scenario, item: Item) -> Item:
    """Return what to select when an item of `old` is not in `new`: a neighbour, else what is above.

    What is new and was not in `old` comes first: an undone removal shows what it brought back.
    """
    known = set(items(old))
    there = items(new)
    for candidate in there:
        if candidate not in known:
            return candidate
    if item in there:
        return item
    upper = above(item)
    if upper not in there:
        return next_to(old, new, upper) if upper else next(iter(HEADINGS))
    siblings = children(old, upper)
    place = siblings.index(item)
    for sibling in (*siblings[place + 1 :], *reversed(siblings[:place])):
        if sibling in there:
            return sibling
    return upper


def title(scenario: Scenario, item: Item) -> str:
    """Return what stands in the tree: the name, a strategy's after its letter."""
    called = name(scenario, item)
    match item:
        case ("strategies", player, strategy):
            owner = scenario.players[scenario.player_index(player)]
            return f"{owner.strategies[owner.index_of(strategy)].letter}  {called}"
        case _:
            return called


def name(scenario: Scenario, item: Item) -> str:
    """Return what an item is called; raise `KeyError` if there is none."""
    match item:
        case ("players", player):
            return scenario.players[scenario.player_index(player)].name
        case ("strategies", player, strategy):
            owner = scenario.players[scenario.player_index(player)]
            return owner.strategies[owner.index_of(strategy)].name
        case ("drivers", driver):
            return scenario.driver(driver).name
        case ("outcomes", outcome):
            return {own.id: own.name for own in scenario.outcomes}[outcome]
        case ("sources", source):
            return {own.id: own.title for own in scenario.sources}[source]
        case _:
            return HEADINGS[item]


def color(scenario: Scenario, item: Item) -> str:
    """Return the colour of a player or outcome, `#rrggbb`; empty for everything else."""
    match item:
        case ("players", player):
            return scenario.players[scenario.player_index(player)].color
        case ("outcomes", outcome):
            return {own.id: own.color for own in scenario.outcomes}[outcome]
        case _:
            return ""
