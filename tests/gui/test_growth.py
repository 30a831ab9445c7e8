"""Who works long keeps the memory he had: what is opened and closed again has gone."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import isValid

from busy_hands import BusyHands, HastyDialogs
from gui.app import return_memory
from gui.work.jobs import ThreadExecutor

if TYPE_CHECKING:
    from collections.abc import Callable

    from whole_desk import Desk

#: Bytes that so many actions may leave, after the first ones, in which everything is first made.
MOST, FIRST, ACTIONS = 20e6, 500, 4000
PAGE = 4096


@pytest.fixture
def hands(desk_on: Callable[..., Desk], tmp_path: Path) -> BusyHands:
    return BusyHands(desk_on("iraq-2019", HastyDialogs(), ThreadExecutor()), tmp_path)


def resident() -> int:
    """Return how much memory the process has, in bytes."""
    return PAGE * int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_deed_leaves_anything_in_the_window(hands: BusyHands) -> None:
    for deed in hands.deeds:  # what is made when it is first wanted, and kept
        hands.do(Random(4), [deed], 4)
    for deed in hands.deeds:
        hands.do(Random(4), [deed], 4)
        before = hands.census()
        hands.do(Random(4), [deed], 4)
        left = hands.census() - before
        assert not left, f"{deed.__name__} leaves {dict(left)}"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_what_is_gone_from_the_window_is_gone_from_python(hands: BusyHands) -> None:
    deeds = [hands.drag, hands.edit, hands.open_scenario, hands.select]
    hands.do(Random(5), deeds, 30)
    before = gone()  # what the window had last may be held until it has another
    hands.do(Random(5), deeds, 60)
    assert not gone() - before


def gone() -> Counter[str]:
    """Count the Python objects of what Qt has destroyed, of the classes that are ours."""
    return Counter(
        type(one).__qualname__
        for one in gc.get_objects()
        if isinstance(one, QObject) and type(one).__module__.startswith("gui.") and not isValid(one)
    )


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel how large the process is")
def test_thousands_of_actions_take_no_more_memory(hands: BusyHands) -> None:
    return_memory()
    rng = Random(11)
    hands.do(rng, hands.deeds, FIRST)
    at_first, sizes = hands.census(), [resident()]
    for _ in range(FIRST, ACTIONS, FIRST):
        hands.do(rng, hands.deeds, FIRST)
        sizes.append(resident())
    print(*(f"{size / 1e6:.0f}" for size in sizes), "MB")
    print((hands.census() - at_first).most_common(20))
    assert sizes[-1] - sizes[0] < MOST
