"""`equipoise brief`: the whole briefing as a folder, without a screen.

Owns the messages and the progress shown while it is made. What the files contain is
`gui.briefing`'s, the same as from the window.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from gui.cli.answers import driver_of, rule_of

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["Progress", "brief"]

#: Share of the work that is computing; the rest is painting.
_COMPUTING = 70


def brief(scenario: Scenario, options: Namespace) -> int:
    """Write the folder and print the paths.

    Raises
    ------
    ValueError
        There is no such rule.
    OSError
        The folder cannot be made or written.
    """
    rule = rule_of(scenario, options)
    driver = driver_of(scenario, options)
    from PySide6.QtWidgets import QApplication

    from gui.briefing.folder import ExportError, made, prepare, steps, write
    from gui.briefing.gather import gather

    app = QApplication.instance() or QApplication(["equipoise"])
    progress = Progress(sys.stderr, wanted=options.progress)
    try:
        prepare(options.to)
        pack = gather(scenario, driver, rule, progress.part(0, _COMPUTING))
        painting = progress.part(_COMPUTING, 100 - _COMPUTING)
        files: list[tuple[str, bytes]] = []
        for done, some in enumerate(made(pack), start=1):
            files += some
            painting.progress(done, steps(pack))
        paths = write(options.to, files)
    except ExportError as error:
        raise OSError(str(error)) from error
    finally:
        progress.close()
    for path in paths:
        print(path)
    del app
    return 0


class Progress:
    """How far the work is, on standard error.

    On a terminal one line that is written over; elsewhere, where it was asked for, a line for every
    tenth part.

    Parameters
    ----------
    stream
        Where to.
    wanted
        Show it even where nobody is known to look.
    """

    def __init__(self, stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._over = stream.isatty()
        self._shown = self._over or wanted
        self._last = -1

    def part(self, start: int, length: int) -> _Part:
        """Return a token whose work is `length` per cent of the whole, from `start` on."""
        return _Part(self, start, length)

    def show(self, per_cent: int) -> None:
        """Show a share of the work, if it is news."""
        if not self._over:
            per_cent = per_cent // 10 * 10
        if not self._shown or per_cent <= self._last:
            return
        self._last = per_cent
        line = f"equipoise: briefing {per_cent:3d} %"
        self._stream.write(f"\r{line}" if self._over else f"{line}\n")
        self._stream.flush()

    def close(self) -> None:
        """Leave a terminal's line empty."""
        if self._over and self._last >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


class _Part:
    """A `games.task.Token` that is never cancelled."""

    cancelled = False

    def __init__(self, whole: Progress, start: int, length: int) -> None:
        self._whole, self._start, self._length = whole, start, length

    def progress(self, done: int, total: int) -> None:
        """Pass progress on as part of the whole."""
        share = done / total if total else 1.0
        self._whole.show(self._start + int(self._length * share))
