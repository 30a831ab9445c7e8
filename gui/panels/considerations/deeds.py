"""What the list does with whole considerations, and what each step is called.

Owns new, duplicated, removed and moved ones, and direct edits that become one. Pure: a scenario and
a wish in; a scenario, a label and the line to go to out; `ValueError` with the reason where the
wish cannot be. Knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.cover import exactly
from games.model.edit.cells import without_consideration, without_edit
from games.model.edit.considerations import (
    consideration,
    consideration_from_edit,
    duplicated,
    moved,
    new_consideration,
)
from games.model.scenario import Consideration
from games.words.names import subject
from games.words.profiles import letters
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["Deed", "add", "copy", "move", "remove", "turn"]

_NEW = "New consideration"


@dataclass(frozen=True, slots=True)
class Deed:
    """A step. `key` is the line to go to afterwards: an id, a payoff, or empty to stay."""

    scenario: Scenario
    label: str
    key: str | PayoffKey = ""


def add(scenario: Scenario, at: PayoffKey | None) -> Deed:
    """Add a consideration of nothing at a payoff; without one, of the first player and always."""
    player = (
        scenario.players[0] if at is None else scenario.players[scenario.player_index(at.player)]
    )
    when = () if at is None else exactly(scenario, at.profile)
    new = Consideration("", player.id, when, Decimal(0), _NEW)
    made, name = new_consideration(scenario, new)
    return Deed(made, f"New consideration of {subject(player)}", name)


def copy(scenario: Scenario, name: str) -> Deed:
    """Put a copy behind a consideration."""
    made, new = duplicated(scenario, name)
    return Deed(made, f"Duplicate “{consideration(scenario, name).title}”", new)


def remove(scenario: Scenario, key: str | PayoffKey) -> Deed:
    """Remove a consideration or a direct edit."""
    if isinstance(key, PayoffKey):
        where = letters(scenario, key.profile)
        made = without_edit(scenario, key.player, key.profile)
        return Deed(made, f"Remove direct edit at {where}")
    title = consideration(scenario, key).title
    return Deed(without_consideration(scenario, key), f"Remove “{title}”")


def move(scenario: Scenario, name: str, beside: str) -> Deed:
    """Move a consideration to the other side of another one."""
    ids = [reason.id for reason in scenario.considerations]
    here, there = ids.index(name), ids.index(beside)
    way = "down" if there > here else "up"
    title = consideration(scenario, name).title
    return Deed(moved(scenario, name, there), f"Move “{title}” {way}", name)


def turn(scenario: Scenario, at: PayoffKey) -> Deed:
    """Turn a direct edit into a consideration, to be named."""
    where = letters(scenario, at.profile)
    title = f"Direct edit at {where}"
    made, name = consideration_from_edit(scenario, at.player, at.profile, title)
    return Deed(made, f"Turn the direct edit at {where} into a consideration", name)
