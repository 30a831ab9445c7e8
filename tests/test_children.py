"""Processes that tests start end with them."""

from __future__ import annotations

import signal
import sys

import pytest

from children import child

FOR_EVER = "import threading; print('here', flush=True); threading.Event().wait()"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.timeout(30)
def test_a_process_ends_with_a_test_that_fails_in_the_middle() -> None:
    ended = []

    def fail() -> None:
        with child([sys.executable, "-c", FOR_EVER]) as process:
            ended.append(process)
            assert process.stdout is not None
            assert process.stdout.readline() == "nothing\n"

    with pytest.raises(AssertionError):
        fail()
    assert [process.returncode for process in ended] == [-signal.SIGKILL]
