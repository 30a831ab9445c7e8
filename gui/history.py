"""Undo as plain data: which values were left for which, under what name.

Owns the list of steps, where in it the document stands, and which place is the saved one. Holds
whole values, never differences: the values are frozen and share whatever did not change, so that
undoing cannot be wrong and a step stays small. Knows no Qt, no scenario and no gesture.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["LIMIT", "History", "Step"]

T = TypeVar("T")

#: Steps that are kept. A step of a scenario with a hundred considerations costs about 2 kB (the
#: rest is shared), so that a full history stays below 50 MB; tests/gui/test_history.py measures.
LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One named edit: the value before it and the value after it."""

    before: T
    after: T
    label: str


class History(Generic[T]):
    """Steps done, steps undone, and the place that is saved.

    Parameters
    ----------
    limit
        Most steps to keep; the oldest is forgotten first. At least 1.

    Notes
    -----
    A place is the number of steps done since the oldest one kept. The saved place is lost when the
    steps that lead to it are: forgotten at the far end, or replaced by a new edit after an undo.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        if limit < 1:
            message = f"a history keeps at least one step, not {limit}"
            raise ValueError(message)
        self._limit = limit
        self._done: deque[Step[T]] = deque()
        self._undone: list[Step[T]] = []
        self._clean: int | None = 0

    def push(self, before: T, after: T, label: str) -> None:
        """Record a step; what was undone can no longer be redone."""
        if self._clean is not None and self._clean > len(self._done):
            self._clean = None
        self._undone.clear()
        self._done.append(Step(before, after, label))
        if len(self._done) > self._limit:
            self._done.popleft()
            if self._clean is not None:
                self._clean = self._clean - 1 if self._clean > 0 else None

    def undo(self) -> T:
        """Step back and return the value to show; raise `IndexError` if there is no step."""
        step = self._done.pop()
        self._undone.append(step)
        return step.before

    def redo(self) -> T:
        """Step forward again and return the value to show; raise `IndexError` if there is none."""
        step = self._undone.pop()
        self._done.append(step)
        return step.after

    def clear(self) -> None:
        """Forget every step; the present place is the saved one."""
        self._done.clear()
        self._undone.clear()
        self._clean = 0

    def mark_clean(self) -> None:
        """Remember the present place as the saved one."""
        self._clean = len(self._done)

    def forget_clean(self) -> None:
        """Let no place be the saved one: what was saved is no longer there."""
        self._clean = None

    @property
    def is_clean(self) -> bool:
        """True at the saved place."""
        return self._clean == len(self._done)

    @property
    def clean(self) -> int | None:
        """The saved place, or None when no undo or redo leads there any more."""
        return self._clean

    @property
    def place(self) -> int:
        """How many of the kept steps are done."""
        return len(self._done)

    @property
    def undo_label(self) -> str | None:
        """Name of the step that `undo` takes back, None if there is none."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Name of the step that `redo` brings back, None if there is none."""
        return self._undone[-1].label if self._undone else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of all kept steps, oldest first, done and undone alike."""
        done = [step.label for step in self._done]
        return (*done, *(step.label for step in reversed(self._undone)))

    def __len__(self) -> int:
        return len(self._done) + len(self._undone)
