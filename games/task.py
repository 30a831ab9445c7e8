"""What long computations know of whoever waits for them.

A token may say stop and hears of progress. Pure Python: `games` never starts threads; the
application passes a token whose `cancelled` it can set.
"""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a word, not an error
    """Raised inside a computation when its token says that nobody waits for the answer any more."""


class Token(Protocol):
    """The two words between a computation and its caller."""

    @property
    def cancelled(self) -> bool:
        """True when the answer is no longer wanted."""
        ...

    def progress(self, done: int, total: int) -> None:
        """Report that `done` of `total` parts are finished."""
        ...


class NullToken:
    """A token for callers that wait: never cancelled, progress unheard."""

    cancelled = False

    def progress(self, done: int, total: int) -> None:
        """Ignore progress."""


def check(token: Token) -> None:
    """Raise `Cancelled` if the token says so; call it between pieces of work."""
    if token.cancelled:
        raise Cancelled


class Quiet:
    """A token for the parts of a whole: hears when to stop, keeps their progress to itself."""

    def __init__(self, outer: Token) -> None:
        self._outer = outer

    @property
    def cancelled(self) -> bool:
        """What the token of the whole says."""
        return self._outer.cancelled

    def progress(self, done: int, total: int) -> None:
        """Say nothing: only the caller knows how much there is to do."""


class Part:
    """A token for one part of a whole: its progress is a stretch of the whole's.

    A part may do its work in several rounds, each with its own progress from nothing to all; what
    is told never goes backwards.

    Parameters
    ----------
    start, length, of
        The part begins at `start` of `of` and is `length` long.
    """

    def __init__(self, outer: Token, start: int, length: int, of: int = 100) -> None:
        self._outer, self._start, self._length, self._of = outer, start, length, of
        self._reached = start
        outer.progress(start, of)

    @property
    def cancelled(self) -> bool:
        """What the token of the whole says."""
        return self._outer.cancelled

    def progress(self, done: int, total: int) -> None:
        """Pass progress on as part of the whole."""
        reached = self._start + round(self._length * (done / total if total else 1.0))
        if reached > self._reached:
            self._reached = reached
            self._outer.progress(reached, self._of)
