"""What is printed, to readers who may leave at any time and to files with no room left.

Owns what becomes of a line that cannot be written, and that no text of a scenario, a file's name
or a message steers a terminal. Knows nothing of commands.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["Outlet", "json_text", "one_line"]

#: Control characters but line ends and tabs, line and paragraph separators, and what turns the
#: direction of everything after it. Isolates, which end with their sentence, are the program's own.
_STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2067]")
_SHOWN = "\N{REPLACEMENT CHARACTER}"

#: How a pipe whose reader has gone answers; the second on Windows.
GONE = (errno.EPIPE, errno.EINVAL)


class Outlet(io.TextIOBase):
    """A stream that never fails: the work goes on, and what was lost is told at its end.

    What would steer a terminal is shown as a replacement character.

    Parameters
    ----------
    stream
        Where to; None, as when a program is started without any, is nowhere.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._lost: OSError | None = None
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that cannot show a minus sign shows something else instead of a traceback
            stream.reconfigure(errors="replace")

    def write(self, text: str) -> int:
        """Write what can be written and say that all of it was."""
        self.steer(_STEERING.sub(_SHOWN, text))
        return len(text)

    def steer(self, text: str) -> None:
        """Write a text of the program's own as it is: it may move the terminal's cursor."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except OSError as error:
                self._give_up(error)

    def flush(self) -> None:
        """Write what is still held back."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except OSError as error:
                self._give_up(error)

    def close(self) -> None:
        """Leave the stream to its owner: it may be closed already when this is thrown away."""

    def isatty(self) -> bool:
        """Tell whether a person looks at a terminal."""
        return self._stream is not None and self._stream.isatty()

    def fileno(self) -> int:
        """Return the number under which the system knows the stream."""
        if self._stream is None:
            raise io.UnsupportedOperation("fileno")
        return self._stream.fileno()

    def lost(self) -> str:
        """Write all there is; say why it could not be, or nothing if it could or nobody reads."""
        self.flush()
        if self._lost is None or self._lost.errno in GONE:
            return ""
        return (self._lost.strerror or str(self._lost)).lower()

    def _give_up(self, error: OSError) -> None:
        """Let the rest go nowhere, what is held back too: the end of the process writes that."""
        self._lost = self._lost or error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, self.fileno())
        except io.UnsupportedOperation:
            self._stream = None
        finally:
            os.close(nowhere)


def one_line(text: object) -> str:
    """Return a file's name, or whatever else shall be one line, as one line."""
    from games.model.lines import BREAK  # not before there is something to write

    return BREAK.sub(_SHOWN, str(text))


def json_text(value: object) -> str:
    """Return JSON in which everything that steers a terminal is escaped."""
    from games.words.names import unmarked  # not before there is something to write

    text = unmarked(json.dumps(value, ensure_ascii=False, indent=2))
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
