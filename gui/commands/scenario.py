"""The commands of the Scenario menu: what the scenario is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import CommandSpec, Needs

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item, ...] = (
    CommandSpec(
        "scenario.structure",
        "&Structure…",
        "scenario",
        "parts",
        "Add, rename, reorder and remove players, strategies, drivers, outcomes and sources",
        ("Ctrl+T",),
    ),
    CommandSpec(
        "levels.reset",
        "Reset today's &levels",
        "scenario",
        "levels",
        "Move every driver back to where it stood when the scenario was opened or saved",
        ("Ctrl+0",),
        "reset",
        Needs.MOVED,
    ),
)
