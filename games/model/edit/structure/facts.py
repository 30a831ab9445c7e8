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

__all__ = ["with_order_of_moves", "with_texts"]


def with_texts(new: Scenario) -> Restructured:
    """Take the title, date, summary and notes that a scenario was given.

    Raises
    ------
    ValueError
        If one is no text or too long, or the title cannot be one.
    """
    title, date, summary, notes = (
        text.strip() for text in (new.title, new.date, new.summary, new.notes)
    )
    return Restructured(fitted(replace(new, title=title, date=date, summary=summary, notes=notes)))


def with_order_of_moves(scenario: Scenario, order: Sequence[str]) -> Restructured:
    """Say in which order the players (ids) move; an empty order is "not stated".

    Raises
    ------
    ValueError
        If somebody is unknown or moves twice.
    """
    return Restructured(fitted(replace(scenario, order_of_moves=tuple(order))))
