"""The real window, driven through the accessibility bus where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parent / "run.sh"
SKIPPED = 77


@pytest.mark.long
def test_a_screen_reader_finds_the_slider_moves_it_and_hears_the_headline() -> None:
    clean = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["sh", str(RUN), sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=115,
        env=clean,
    )
    if done.returncode == SKIPPED:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "headline after: “Expulsion” is the only equilibrium" in done.stdout
