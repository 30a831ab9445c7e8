"""Edits: a scenario and a wish in, a new scenario out.

Owns the changes that an analyst makes to payoffs and their reasons. Every function is pure and
returns the very same object when nothing changes. Gestures, undo and display are the application's;
driver levels are moved by `Scenario.with_level`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.amounts import less, plus, settled, trimmed
from games.model.denominator import crowded
from games.model.items import find, swapped
from games.model.numbers import fault
from games.model.payoffs import payoff
from games.model.scenario import DirectEdit
from games.model.validate import edit_fault

if TYPE_CHECKING:
    from collections.abc import Container

    from games.model.amounts import Amount
    from games.model.scenario import Consideration, Profile, Scenario

__all__ = [
    "edit_at",
    "fresh_id",
    "with_base",
    "with_consideration",
    "with_edit",
    "with_payoff",
    "with_slope",
    "without_consideration",
    "without_edit",
]


def edit_at(scenario: Scenario, player: str, profile: Profile) -> DirectEdit | None:
    """Return the direct edit of one payoff, None if there is none."""
    for edit in scenario.edits:
        if edit.player == player and edit.profile == profile:
            return edit
    return None


def with_payoff(scenario: Scenario, player: str, profile: Profile, value: Amount) -> Scenario:
    """Make one payoff, at today's levels, exactly `value`, by a direct edit of that cell.

    The edit goes away when the reasons alone give the value.

    Raises
    ------
    ValueError
        If the value is not an acceptable amount.
    KeyError
        If there is no such player or profile.
    """
    _refuse(fault(value))
    edit = edit_at(scenario, player, profile)
    today = payoff(scenario, player, profile)
    if value == today:
        return scenario
    before = edit.amount if edit else Decimal(0)
    amount = plus(before, less(value, today))
    return with_edit(scenario, player, profile, trimmed(amount))


def with_edit(scenario: Scenario, player: str, profile: Profile, amount: Amount) -> Scenario:
    """Set the amount of the direct edit of one cell; an amount of 0 removes the edit.

    Raises
    ------
    ValueError
        If the amount is beyond what a direct edit may hold.
    KeyError
        If there is no such player or profile.
    """
    amount = settled(amount)
    _refuse(edit_fault(amount))
    scenario.player_index(player)
    scenario.indices(profile)
    if not amount:
        return without_edit(scenario, player, profile)
    old = edit_at(scenario, player, profile)
    if old is None:
        edits = (*scenario.edits, DirectEdit(player, profile, amount))
    elif _same(old.amount, amount):
        return scenario
    else:
        new = replace(old, amount=amount)
        edits = tuple(new if edit is old else edit for edit in scenario.edits)
    return _roomy(replace(scenario, edits=edits), amount)


def without_edit(scenario: Scenario, player: str, profile: Profile) -> Scenario:
    """Remove the direct edit of one cell, if there is one."""
    old = edit_at(scenario, player, profile)
    if old is None:
        return scenario
    return replace(scenario, edits=tuple(e for e in scenario.edits if e is not old))


def with_base(scenario: Scenario, consideration: str, base: Amount) -> Scenario:
    """Change the base amount of a consideration.

    Raises
    ------
    ValueError
        If it is not an acceptable amount.
    KeyError
        If there is no such consideration.
    """
    base = settled(base)
    _refuse(fault(base))
    old = find(scenario.considerations, consideration)
    if _same(old.base, base):
        return scenario
    return _roomy(with_consideration(scenario, replace(old, base=base)), base)


def with_slope(scenario: Scenario, consideration: str, driver: str, slope: Amount) -> Scenario:
    """Change how much a driver adds to a consideration; a slope of 0 takes the driver out.

    Raises
    ------
    ValueError
        If it is not an acceptable amount.
    KeyError
        If there is no such consideration or driver.
    """
    slope = settled(slope)
    _refuse(fault(slope))
    scenario.driver(driver)
    old = find(scenario.considerations, consideration)
    slopes = dict(old.slopes)
    if _same(slopes.get(driver, Decimal(0)), slope):
        return scenario
    if slope:
        slopes[driver] = slope
    else:
        del slopes[driver]
    new = with_consideration(scenario, replace(old, slopes=tuple(slopes.items())))
    return _roomy(new, slope)


def with_consideration(scenario: Scenario, consideration: Consideration) -> Scenario:
    """Put a consideration in the place of the one with its id, or at the end if there is none."""
    reasons = scenario.considerations
    if any(reason.id == consideration.id for reason in reasons):
        return replace(scenario, considerations=swapped(reasons, consideration))
    return replace(scenario, considerations=(*reasons, consideration))


def without_consideration(scenario: Scenario, consideration: str) -> Scenario:
    """Remove a consideration; raise `KeyError` if there is none with this id."""
    old = find(scenario.considerations, consideration)
    rest = tuple(reason for reason in scenario.considerations if reason is not old)
    return replace(scenario, considerations=rest)


def fresh_id(name: str, taken: Container[str]) -> str:
    """Make an id out of a name: letters and digits with hyphens, different from all taken ones."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:56].strip("-") or "item"
    if word not in taken:
        return word
    number = 2
    while f"{word}-{number}" in taken:
        number += 1
    return f"{word}-{number}"


def _same(old: Amount, new: Amount) -> bool:
    """Tell whether amounts are equal digit by digit, so that 0.5 typed as 0.50 is kept."""
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        return old.compare_total(new) == 0
    return old == new


def _roomy(scenario: Scenario, amount: Amount) -> Scenario:
    """Return a scenario into which an amount was put; raise if the fractions have no room in it."""
    if not isinstance(amount, Decimal):
        _refuse(crowded(scenario))
    return scenario


def _refuse(wrong: str) -> None:
    if wrong:
        raise ValueError(wrong)
