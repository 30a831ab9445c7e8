"""What set-up tells while it works: a line for every step, one that moves on a terminal, and a log.

Owns the words at the terminal and the running of other programs. Knows nothing of what they do.
Standard library only.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

TICK_SECONDS = 1.0


class Trouble(Exception):  # noqa: N818 - a word, not an error
    """Set-up cannot go on; the message says why and what to do, in one sentence."""


class Steps:
    """Tells what is being done, and runs it.

    Parameters
    ----------
    log
        The file that keeps what the programs that are run print.
    stream
        Where to tell; standard error if None.
    """

    def __init__(self, log: Path, stream: TextIO | None = None) -> None:
        self.log = log
        self._stream = sys.stderr if stream is None else stream
        self._moves = self._stream.isatty() and os.environ.get("TERM") != "dumb"

    def say(self, message: str) -> None:
        """Print one line for the person at the terminal."""
        self._write(f"equipoise: {message}\n")

    def details(self) -> str:
        """Say where there is more to read, if there is."""
        return f" (details: {self.log})" if self.log.exists() else ""

    def run(
        self,
        command: list[str],
        *,
        news: Callable[[str], str] = lambda line: "",
        motion: Callable[[str], str] = lambda line: "",
        environment: dict[str, str] | None = None,
        folder: Path | None = None,
    ) -> tuple[int, list[str]]:
        """Run a program, tell what it is doing, and keep all that it prints in the log.

        Parameters
        ----------
        command, environment, folder
            What is run, with which variables and where.
        news
            What is worth a line of its own of a line that it prints.
        motion
            What is worth the moving line only.

        Returns
        -------
        tuple of int and list of str
            Its exit status and its lines.
        """
        lines: list[str] = []
        arrived: queue.Queue[str | None] = queue.Queue()
        began, doing = time.monotonic(), ""
        # what it says arrives when it says it, in words that are known
        said_at_once = {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(command)}\n")
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                env={**(os.environ if environment is None else environment), **said_at_once},
                cwd=folder,
            )
            threading.Thread(target=_read, args=(process.stdout, arrived), daemon=True).start()
            try:
                while True:
                    try:
                        line = arrived.get(timeout=TICK_SECONDS)
                    except queue.Empty:
                        self._move(doing, time.monotonic() - began)
                        continue
                    if line is None:
                        break
                    lines.append(line)
                    log.write(f"{line}\n")
                    told = news(line)
                    if told and not self._moves:
                        self.say(f"  {told}")
                    doing = told or motion(line) or doing
                    self._move(doing, time.monotonic() - began)
                return process.wait(), lines
            except BaseException:
                process.terminate()
                process.wait()
                raise
            finally:
                if self._moves:
                    self._write("\r\x1b[K")

    def _move(self, doing: str, seconds: float) -> None:
        """Write the moving line over itself: what is being done and for how long already."""
        if self._moves:
            self._write(f"\r\x1b[K  {doing or 'working'} ... {seconds:.0f} s"[: _columns() + 4])

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:  # nobody reads any more; the work goes on
            self._stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _read(stream: TextIO, arrived: queue.Queue[str | None]) -> None:
    with stream:
        for line in stream:
            arrived.put(line.rstrip())
    arrived.put(None)


def _columns() -> int:
    """Return how much fits on a line of the terminal: what is longer could not be written over."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return (columns or 80) - 1
