"""How far long work is, on standard error.

Owns when progress is shown and in which words. Knows nothing of the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.task import Part
from gui.cli.streams import Outlet

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["Progress"]


class Progress:
    """How far the work is, on standard error; a `games.task.Token` that is never cancelled.

    On a terminal one line that is written over; elsewhere, where it was asked for, a line for every
    tenth part.

    Parameters
    ----------
    stream
        Where to.
    wanted
        Show it even where nobody is known to look.
    work
        What the work is called.
    """

    cancelled = False

    def __init__(self, stream: TextIO, *, wanted: bool = False, work: str = "briefing") -> None:
        self._stream = stream
        self._work = work
        self._over = stream.isatty()
        self._shown = self._over or wanted
        self._last = -1

    def part(self, start: int, length: int) -> Part:
        """Return a token whose work is `length` per cent of the whole, from `start` on."""
        return Part(self, start, length)

    def progress(self, done: int, total: int) -> None:
        """Show a share of the work, if it is news."""
        per_cent = 100 * done // (total or 1)
        if not self._over:
            per_cent = per_cent // 10 * 10
        if not self._shown or per_cent <= self._last:
            return
        self._last = per_cent
        line = f"equipoise: {self._work} {per_cent:3d} %"
        self._write(f"\r{line}" if self._over else f"{line}\n")

    def clear(self) -> None:
        """Leave a terminal's line empty; what is shown next begins it anew."""
        if self._over and self._last >= 0:
            self._write("\r\x1b[K")

    def close(self) -> None:
        """Say that the work is over."""
        self.clear()

    def _write(self, text: str) -> None:
        if isinstance(self._stream, Outlet):
            self._stream.steer(text)
        else:
            self._stream.write(text)
        self._stream.flush()
