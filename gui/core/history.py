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
    from collections.abc import Callable, Sequence

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

    Notes
    -----
    A place is the number of steps done since the oldest one kept. The saved place is lost when the
    steps that lead to it are: let go at the far end, or replaced by a new edit after an undo.
    """

    def __init__(self, weigh: Callable[[T, T], int], budget: int = BUDGET) -> None:
        self._weigh = weigh
        self._budget = budget
        self._steps: deque[Step[T]] = deque()
        self._place = 0
        self._clean: int | None = 0
        self._size = 0
        self._let_go = 0
        self._origin = Origin.OPENED

    def push(self, before: T, after: T, label: str) -> None:
        """Record a step; what was undone can no longer be redone."""
        if self._clean is not None and self._clean > self._place:
            self._clean = None
        while len(self._steps) > self._place:
            self._size -= self._steps.pop().size
        size = _STEP + getsizeof(label) + self._weigh(before, after)
        self._steps.append(Step(before, after, label, size))
        self._size += size
        self._place += 1
        while self._size > self._budget and len(self._steps) > 1:
            self._forget_oldest()

    def drop(self) -> T:
        """Take back the last step as if it had never been, and return the value before it.

        Raises
        ------
        IndexError
            If it is not the last one, or there is none.
        """
        if not self._place or self._place < len(self._steps):
            message = "only the last step can be dropped"
            raise IndexError(message)
        if self._clean == self._place:
            self._clean = None
        step = self._steps.pop()
        self._size -= step.size
        self._place -= 1
        return step.before

    def go_to(self, place: int) -> T:
        """Step to a place, back or forth, and return the value to show.

        Raises
        ------
        IndexError
            If there is no such place.
        """
        value = self.at(place)
        self._place = place
        return value

    def at(self, place: int) -> T:
        """Return the value at a place without going there; `IndexError` as in `go_to`."""
        if not self._steps or not 0 <= place <= len(self._steps):
            message = f"there is no place {place} among {len(self._steps)} steps"
            raise IndexError(message)
        return self._steps[place - 1].after if place else self._steps[0].before

    def undo(self) -> T:
        """Step back and return the value to show; raise `IndexError` if there is no step."""
        return self.go_to(self._place - 1)

    def redo(self) -> T:
        """Step forward again and return the value to show; raise `IndexError` if there is none."""
        return self.go_to(self._place + 1)

    @property
    def origin(self) -> Origin:
        """Where the value came from with which it began."""
        return self._origin

    def clear(self, origin: Origin = Origin.OPENED) -> None:
        """Forget every step; the present place is the saved one, and begins another history."""
        self._steps.clear()
        self._origin = origin
        self._place = self._clean = self._size = self._let_go = 0

    def mark_clean(self) -> None:
        """Remember the present place as the saved one."""
        self._clean = self._place

    def forget_clean(self) -> None:
        """Let no place be the saved one: what was saved is no longer there."""
        self._clean = None

    @property
    def is_clean(self) -> bool:
        """True at the saved place."""
        return self._clean == self._place

    @property
    def clean(self) -> int | None:
        """The saved place, or None when no undo or redo leads there any more."""
        return self._clean

    @property
    def place(self) -> int:
        """How many of the kept steps are done."""
        return self._place

    @property
    def steps(self) -> Sequence[Step[T]]:
        """All kept steps, oldest first, done and undone alike; it changes with the history."""
        return self._steps

    @property
    def let_go(self) -> int:
        """How many steps were forgotten to stay within the budget."""
        return self._let_go

    @property
    def size(self) -> int:
        """About how many bytes the steps take."""
        return self._size

    @property
    def undo_label(self) -> str | None:
        """Name of the step that `undo` takes back, None if there is none."""
        return self._steps[self._place - 1].label if self._place else None

    @property
    def redo_label(self) -> str | None:
        """Name of the step that `redo` brings back, None if there is none."""
        return self._steps[self._place].label if self._place < len(self._steps) else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of all kept steps, oldest first, done and undone alike."""
        return tuple(step.label for step in self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def _forget_oldest(self) -> None:
        self._size -= self._steps.popleft().size
        self._place -= 1
        self._let_go += 1
        if self._clean is not None:
            self._clean = self._clean - 1 if self._clean > 0 else None
