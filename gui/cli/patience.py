"""How long a command waits for work that may take for ever.

Owns a token that cancels itself. Knows nothing of the work.
"""

from __future__ import annotations

import time

__all__ = ["Patience"]


class Patience:
    """A `games.task.Token` that is cancelled after some seconds.

    Parameters
    ----------
    seconds
        From now on.
    """

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    @property
    def cancelled(self) -> bool:
        """True once the seconds are over."""
        return time.monotonic() >= self._until

    def progress(self, done: int, total: int) -> None:
        """Hear nothing: nobody looks."""
