"""Edits of considerations: new ones, their words and conditions, their place in the list.

Owns what an analyst does to a consideration as a whole. Every function is pure, checks the result
by the rules of files and returns the very same scenario when nothing changes. Amounts that a slider
moves are `games.model.edit.cells`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model import items
from games.model.cover import exactly, normal
from games.model.edit.cells import edit_at, fresh_id, with_consideration, without_edit
from games.model.items import find, place_of
from games.model.scenario import Consideration
from games.model.validate import LONGEST_NAME, MOST_REASONS, faults

if TYPE_CHECKING:
    from decimal import Decimal

    from games.model.scenario import Profile, Scenario

__all__ = [
    "consideration",
    "consideration_from_edit",
    "duplicated",
    "moved",
    "new_consideration",
    "revised",
    "with_range",
]

_COPY = " (copy)"


def consideration(scenario: Scenario, name: str) -> Consideration:
    """Return the consideration with an id; raise `KeyError` if there is none."""
    return find(scenario.considerations, name)


def revised(scenario: Scenario, new: Consideration) -> Scenario:
    """Put a changed consideration in the place of the one with its id.

    Raises
    ------
    ValueError
        With a sentence for the person, if the consideration cannot stand like this.
    KeyError
        If there is none with this id.
    """
    old = consideration(scenario, new.id)
    new = replace(new, title=new.title.strip(), when=normal(scenario.players, new.when))
    if new == old:
        return scenario
    _refuse(scenario, new)
    return with_consideration(scenario, new)


def with_range(
    scenario: Scenario, name: str, low: Decimal | None, high: Decimal | None
) -> Scenario:
    """Change the range of a base; both None take it away. Raises as `revised` does."""
    return revised(scenario, replace(consideration(scenario, name), low=low, high=high))


def new_consideration(
    scenario: Scenario, new: Consideration, after: str = ""
) -> tuple[Scenario, str]:
    """Add a consideration, whatever its id, and return the scenario with its new id.

    Parameters
    ----------
    scenario
        Where it is added.
    new
        What is added; it gets an id of its own.
    after
        Id of the consideration that it follows; at the end if empty.

    Raises
    ------
    ValueError
        With a sentence for the person, if it cannot stand or there is no room for it.
    KeyError
        If there is no consideration to follow.
    """
    if len(scenario.considerations) >= MOST_REASONS:
        message = f"a scenario has at most {MOST_REASONS} considerations; remove one first"
        raise ValueError(message)
    ids = [reason.id for reason in scenario.considerations]
    name = fresh_id(f"{new.player}-{new.title}", ids)
    new = replace(new, id=name, title=new.title.strip(), when=normal(scenario.players, new.when))
    _refuse(scenario, new)
    place = len(ids) if not after else place_of(scenario.considerations, after) + 1
    reasons = list(scenario.considerations)
    reasons.insert(place, new)
    return replace(scenario, considerations=tuple(reasons)), name


def duplicated(scenario: Scenario, name: str) -> tuple[Scenario, str]:
    """Put a copy of a consideration behind it; return the scenario with the id of the copy.

    The payoffs change: the reason counts twice until the copy is. Raises as `new_consideration`.
    """
    old = consideration(scenario, name)
    title = old.title[: LONGEST_NAME - len(_COPY)] + _COPY
    return new_consideration(scenario, replace(old, title=title), after=name)


def moved(scenario: Scenario, name: str, place: int) -> Scenario:
    """Move a consideration to a place of the list, counted without it; ends are as far as it goes.

    Raise `KeyError` if there is none with this id. No payoff changes.
    """
    reasons = scenario.considerations
    new = items.moved(reasons, place_of(reasons, name), place)
    return scenario if new == reasons else replace(scenario, considerations=new)


def consideration_from_edit(
    scenario: Scenario, player: str, profile: Profile, title: str
) -> tuple[Scenario, str]:
    """Turn the direct edit of one payoff into a consideration that counts there alone.

    Its note becomes the rationale. No payoff changes, at any level of any driver.

    Returns
    -------
    tuple
        The scenario, and the id of the consideration.

    Raises
    ------
    ValueError
        With a sentence for the person, if the amount or the title cannot be a consideration's.
    KeyError
        If there is no such edit.
    """
    edit = edit_at(scenario, player, profile)
    if edit is None:
        raise KeyError(player)
    when = exactly(scenario, profile)
    new = Consideration("", player, when, edit.amount, title, rationale=edit.note)
    return new_consideration(without_edit(scenario, player, profile), new)


def _refuse(scenario: Scenario, reason: Consideration) -> None:
    wrong = faults(scenario, reason)
    if wrong:
        raise ValueError(wrong[0])
