"""What menus and the title bar show of a document, and the edit that is still being made.

Owns two records. Knows no document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario

__all__ = ["OpenGesture", "State"]


@dataclass(frozen=True, slots=True)
class State:
    """What menus and the title bar show of a document.

    `undo` and `redo` name the next step in either direction, None if there is none. `gesture` is
    True while a gesture is open, `typing` while something is typed that may not be in the scenario
    yet.
    """

    undo: str | None
    redo: str | None
    dirty: bool
    path: Path | None
    gesture: bool
    typing: bool = False


@dataclass(slots=True)
class OpenGesture:
    """An edit that is still being made: its number, its name, and the value it started from."""

    number: int
    label: str
    start: Scenario
