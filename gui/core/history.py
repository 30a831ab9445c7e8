"""Undo as plain data: which values were left for which, under what name.

Owns the list of steps, where in it the document stands, and which place is the saved one. Holds
whole values, never differences: the values are frozen and share whatever did not change, so that
undoing cannot be wrong and a step stays small. There is no limit to the number of steps, only to
the memory they take. Knows no Qt, no scenario and no gesture.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from sys import getsizeof
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BUDGET", "History", "Origin", "Step"]

T = TypeVar("T")

#: Bytes that the steps may take. An edit of one reason among a hundred takes about 2 kB, which
#: makes some 30,000 steps; tests/gui/test_history.py measures.
BUDGET = 64 * 1024 * 1024
#: What a step costs beside its values and its name: itself, and its place in the list.
_STEP = 80


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One named edit: the value before it, the value after it, and the bytes it keeps alive."""

    before: T
    after: T
    label: str
    size: int


class Origin(StrEnum):
    """Where the value came from with which a history begins."""

    OPENED = "opened"
    MADE = "made"
    RECOVERED = "recovered"


class History(Generic[T]):
    """Steps done, steps undone, and the place that is saved.

    Parameters
    ----------
    weigh
        Returns about how many bytes a value holds that the value before it does not.
    budget
        Bytes that all steps together may take; beyond that the oldest is let go first. The last
        step is kept however large it is.

    Attributes
    ----------
    origin
        Where the value came from with which it began.
    steps
        All kept steps, oldest first, done and undone alike.
    place
        How many of the kept steps are done.
    clean
        The saved place, or None when no undo or redo leads there any more.
    let_go, size
        How many steps were forgotten to stay within the budget; about how many bytes the rest take.

    Notes
    -----
    A place is the number of steps done since the oldest one kept. The saved place is lost when the
    steps that lead to it are: let go at the far end, or replaced by a new edit after an undo.
    """

    def __init__(self, weigh: Callable[[T, T], int], budget: int = BUDGET) -> None:
        self._weigh = weigh
        self._budget = budget
        self.steps: deque[Step[T]] = deque()
        self.place = 0
        self.clean: int | None = 0
        self.size = 0
        self.let_go = 0
        self.origin = Origin.OPENED

    def push(self, before: T, after: T, label: str) -> None:
        """Record a step; what was undone can no longer be redone."""
        if self.clean is not None and self.clean > self.place:
            self.clean = None
        while len(self.steps) > self.place:
            self.size -= self.steps.pop().size
        size = _STEP + getsizeof(label) + self._weigh(before, after)
        self.steps.append(Step(before, after, label, size))
        self.size += size
        self.place += 1
        while self.size > self._budget and len(self.steps) > 1:
            self._forget_oldest()

    def drop(self) -> T:
        """Take back the last step as if it had never been, and return the value before it.

        Raises
        ------
        IndexError
            If it is not the last one, or there is none.
        """
        if not self.place or self.place < len(self.steps):
            message = "only the last step can be dropped"
            raise IndexError(message)
        if self.clean == self.place:
            self.clean = None
        step = self.steps.pop()
        self.size -= step.size
        self.place -= 1
        return step.before

    def go_to(self, place: int) -> T:
        """Step to a place, back or forth, and return the value to show.

        Raises
        ------
        IndexError
            If there is no such place.
        """
        value = self.at(place)
        self.place = place
        return value

    def at(self, place: int) -> T:
        """Return the value at a place without going there; `IndexError` as in `go_to`."""
        if not self.steps or not 0 <= place <= len(self.steps):
            message = f"there is no place {place} among {len(self.steps)} steps"
            raise IndexError(message)
        return self.steps[place - 1].after if place else self.steps[0].before

    def clear(self, origin: Origin = Origin.OPENED) -> None:
        """Forget every step; the present place is the saved one, and begins another history."""
        self.steps.clear()
        self.origin = origin
        self.place = self.clean = self.size = self.let_go = 0

    def mark_clean(self) -> None:
        """Remember the present place as the saved one."""
        self.clean = self.place

    def forget_clean(self) -> None:
        """Let no place be the saved one: what was saved is no longer there."""
        self.clean = None

    @property
    def is_clean(self) -> bool:
        """True at the saved place."""
        return self.clean == self.place

    @property
    def undo_label(self) -> str | None:
        """Name of the step that undoing takes back, None if there is none."""
        return self.steps[self.place - 1].label if self.place else None

    @property
    def redo_label(self) -> str | None:
        """Name of the step that redoing brings back, None if there is none."""
        return self.steps[self.place].label if self.place < len(self.steps) else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of all kept steps, oldest first, done and undone alike."""
        return tuple(step.label for step in self.steps)

    def _forget_oldest(self) -> None:
        self.size -= self.steps.popleft().size
        self.place -= 1
        self.let_go += 1
        if self.clean is not None:
            self.clean = self.clean - 1 if self.clean > 0 else None
