"""The commands of the Scenario menu: what the scenario is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import LINE, CommandSpec, Entry, Needs, SubmenuSpec

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item | str, ...] = (
    CommandSpec(
        "scenario.structure",
        "&Structure…",
        "Add, rename, reorder and remove players, strategies, drivers, outcomes and sources",
        ("Ctrl+T",),
    ),
    SubmenuSpec(
        "scenario.add",
        "&Add",
        entries=(
            Entry("players", "&Player", "Let a third player in; no payoff changes at first"),
            Entry("strategies", "&Strategy", "Give the player selected under Structure a choice"),
            Entry("drivers", "&Driver", "Add a number that considerations can depend on"),
            Entry("outcomes", "&Outcome", "Give profiles a name and a colour"),
            Entry("sources", "So&urce", "Add a document that considerations can cite"),
        ),
    ),
    CommandSpec(
        "scenario.considerations",
        "&Considerations",
        "Find and edit the reasons behind the payoffs, with their sources",
        ("Ctrl+R",),
    ),
    CommandSpec(
        "scenario.add-consideration",
        "&New consideration",
        "Add a reason at the selected payoff, or one that always counts if none is selected",
        ("Ctrl+Shift+N",),
    ),
    LINE,
    SubmenuSpec("scenario.play", "Pla&y", exclusive=True),
    SubmenuSpec("scenario.moved", "Already &moved"),
    CommandSpec(
        "scenario.stages",
        "Sta&ges…",
        "Drag the players into the stages in which they move, under Structure",
    ),
    LINE,
    CommandSpec(
        "scenario.snapshots",
        "&Versions…",
        "See the snapshots of this scenario, name them, bring one back",
    ),
    CommandSpec(
        "snapshot.take",
        "Take sna&pshot…",
        "Keep the scenario as it is now under a name, in the same file",
        ("Ctrl+M",),
    ),
    CommandSpec(
        "snapshot.compare",
        "Compare &with…",
        "Say how the present differs from a snapshot, the saved file or another file, and what "
        "that does to the outcome",
        ("Ctrl+D",),
    ),
    LINE,
    CommandSpec(
        "levels.reset",
        "Reset today's &levels",
        "Move every driver back to where it stood when the scenario was opened or saved",
        ("Ctrl+0",),
        "reset",
        Needs.MOVED,
    ),
)
