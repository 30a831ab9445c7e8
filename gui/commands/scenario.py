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
        "scenario.snapshots",
        "&Versions…",
        "scenario",
        "versions",
        "See the snapshots of this scenario, name them, bring one back",
    ),
    CommandSpec(
        "snapshot.take",
        "Take sna&pshot…",
        "scenario",
        "versions",
        "Keep the scenario as it is now under a name, in the same file",
        ("Ctrl+M",),
    ),
    CommandSpec(
        "snapshot.compare",
        "Compare &with…",
        "scenario",
        "versions",
        "Say how the present differs from a snapshot, the saved file or another file, and what "
        "that does to the outcome",
        ("Ctrl+D",),
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
