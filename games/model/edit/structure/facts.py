"""The facts of the scenario itself: its title, date, texts, and who moves when.

Owns nothing that payoffs depend on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.structure.fitting import fitted
from games.model.edit.structure.losses import Restructured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario

__all__ = ["with_date", "with_notes", "with_order_of_moves", "with_summary", "with_title"]


def with_title(scenario: Scenario, title: str) -> Restructured:
    """Give the scenario another title; raise `ValueError` for one that cannot be one."""
    return Restructured(fitted(replace(scenario, title=title.strip())))


def with_date(scenario: Scenario, date: str) -> Restructured:
    """Say which day the scenario is about, in any form; raise `ValueError` if it is no text."""
    return Restructured(fitted(replace(scenario, date=date.strip())))


def with_summary(scenario: Scenario, summary: str) -> Restructured:
    """Give the scenario another summary; raise `ValueError` if it is no text or too long."""
    return Restructured(fitted(replace(scenario, summary=summary.strip())))


def with_notes(scenario: Scenario, notes: str) -> Restructured:
    """Give the scenario other notes; raise `ValueError` if they are no text or too long."""
    return Restructured(fitted(replace(scenario, notes=notes.strip())))


def with_order_of_moves(scenario: Scenario, order: Sequence[str]) -> Restructured:
    """Say in which order the players (ids) move; an empty order is "not stated".

    Raises
    ------
    ValueError
        If somebody is unknown or moves twice.
    """
    return Restructured(fitted(replace(scenario, order_of_moves=tuple(order))))
