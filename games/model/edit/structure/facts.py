"""The facts of the scenario itself: its title, date and texts.

Owns nothing that payoffs depend on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.structure.fitting import fitted
from games.model.edit.structure.losses import Restructured

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["with_texts"]


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
