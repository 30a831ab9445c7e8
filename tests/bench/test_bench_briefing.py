"""The whole briefing of the baseline in this process: what it takes, part by part."""

from __future__ import annotations

import time

import pytest

from games.model.file.library import load_named
from gui.briefing.folder import made
from gui.briefing.gather import gather

#: What a person may be kept waiting for.
BAR_SECONDS = 10.0


pytestmark = pytest.mark.long  # it measures; that nothing breaks is held elsewhere


def test_the_baseline_is_briefed(qapp: object) -> None:
    begin = time.perf_counter()
    pack = gather(load_named("iraq-2019"), "sanctions", "low")
    gathered = time.perf_counter()
    sizes = {name: len(data) for some in made(pack) for name, data in some}
    ended = time.perf_counter()
    print(
        f"\nbriefing of the baseline: answers {gathered - begin:.2f} s,"
        f" {len(sizes)} files of {sum(sizes.values()) / 1e6:.1f} MB in {ended - gathered:.2f} s,"
        f" together {ended - begin:.2f} s (bar {BAR_SECONDS:.0f})"
    )
    assert all(sizes.values())
