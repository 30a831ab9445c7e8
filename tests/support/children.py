"""Another process for the length of a test: it never outlives the block that started it.

`subprocess.Popen` alone waits at the end of its block for a process that nobody stops, if the block
is left by a failure or a time limit: the run hangs and says nothing.
"""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

__all__ = ["child"]

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def child(
    command: Sequence[str],
    environment: dict[str, str] | None = None,
    errors: int | IO[str] | None = None,
    stdin: int | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """Start a process whose output can be read, and kill it in the end, however that comes."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
