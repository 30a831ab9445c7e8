"""What the tree lists: the items of a scenario, each with its place, its name and its colour.

Owns how an item is addressed, and which item is the next when one is gone. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.model.items import find
from games.words.names import isolated

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
            return [("strategies", player, own.id) for own in scenario.player(player).strategies]
        case ("players" | "drivers" | "outcomes" | "sources" as kind,):
            return [(kind, own.id) for own in getattr(scenario, kind)]
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
    if item[0] == "strategies":
        return f"{_part(scenario, item).letter}  {isolated(called)}"
    return called


def name(scenario: Scenario, item: Item) -> str:
    """Return what an item is called; raise `KeyError` if there is none."""
    if len(item) == 1:
        return HEADINGS[item]
    part = _part(scenario, item)
    return str(part.title if item[0] == "sources" else part.name)


def color(scenario: Scenario, item: Item) -> str:
    """Return the colour of a player or outcome, `#rrggbb`; empty for everything else."""
    return getattr(_part(scenario, item), "color", "") if len(item) > 1 else ""


def _part(scenario: Scenario, item: Item) -> Any:  # noqa: ANN401
    """Return what the scenario has at an address that is no heading's."""
    kind, *_, own = item
    if kind == "strategies":
        return scenario.player(item[1]).strategy(own)
    return find(getattr(scenario, kind), own)
