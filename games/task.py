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
