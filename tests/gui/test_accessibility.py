"""The whole window as a screen reader walks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDockWidget

from accessible import misses

if TYPE_CHECKING:
    from collections.abc import Callable

    from whole_desk import Desk


@pytest.mark.parametrize("name", ["iraq-2019", "chicken"])
def test_everything_that_can_be_operated_is_named_and_explained(
    name: str, desk_on: Callable[[str], Desk]
) -> None:
    desk = desk_on(name)
    missed: dict[str, None] = {}
    window = desk.window
    window.selection.select(window.selection.key)
    for dock in window.findChildren(QDockWidget):
        window.keyboard.places.go(dock.windowTitle())
        missed.update(dict.fromkeys(misses(window)))
    for place in range(window.book.tabs.count()):
        window.book.tabs.setCurrentIndex(place)
        missed.update(dict.fromkeys(misses(window.book.tabs)))
    assert not missed, "\n".join(missed)
