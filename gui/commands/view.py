"""The commands of the View menu: what is shown and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import LINE, CommandSpec, Entry, Needs, SubmenuSpec

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item | str, ...] = (
    CommandSpec(
        "view.palette",
        "&Find a command…",
        "Find every command, payoff, driver and consideration by a few letters of its name",
        ("Ctrl+K", "Ctrl+Shift+P"),
    ),
    SubmenuSpec("view.go", "&Go to"),
    CommandSpec(
        "view.next",
        "&Next panel",
        "Move the keyboard to the table, the chart or the panel that follows",
        ("F6",),
    ),
    CommandSpec(
        "view.previous",
        "Pre&vious panel",
        "Move the keyboard to the table, the chart or the panel before",
        ("Shift+F6",),
    ),
    LINE,
    SubmenuSpec("view.chart", "&Chart", exclusive=True),
    SubmenuSpec("view.driver", "&Sweep driver", exclusive=True),
    SubmenuSpec("view.rule", "Selection &rule", exclusive=True),
    CommandSpec(
        "chart.table",
        "&Data table of the chart",
        "Read and copy the numbers behind the chart in front, in a window beside the desk",
        ("Ctrl+Shift+D",),
        needs=Needs.CHART,
    ),
    SubmenuSpec("view.ghost", "Compare &with", exclusive=True),
    CommandSpec(
        "view.ghost-toggle",
        "Fa&int comparison",
        "Draw the scenario as saved, or a snapshot, faintly behind the charts",
        ("Ctrl+G",),
        checkable=True,
    ),
    LINE,
    SubmenuSpec(
        "view.theme",
        "&Theme",
        "theme",
        exclusive=True,
        entries=(
            Entry("system", "&System", "Light or dark as the desktop is"),
            Entry("light", "&Light", "Dark ink on paper"),
            Entry("dark", "&Dark", "Light ink on slate"),
            Entry("high contrast", "&High contrast", "White and yellow on black"),
        ),
    ),
    LINE,
    CommandSpec(
        "view.history",
        "&History",
        "List every edit by name and go to any of them, back or forth",
        ("Ctrl+H",),
    ),
    CommandSpec(
        "view.float",
        "F&loat panel",
        "Give the panel that has the keyboard a window of its own, or put it back",
    ),
    CommandSpec(
        "view.side",
        "Panel to the &other side",
        "Take the panel that has the keyboard from the left to the right, or back",
    ),
    CommandSpec(
        "view.larger",
        "L&arger panel",
        "Give more room to the table, chart or panel that has the keyboard",
        ("Alt+Shift+Up",),
    ),
    CommandSpec(
        "view.smaller",
        "S&maller panel",
        "Give less room to the table, chart or panel that has the keyboard",
        ("Alt+Shift+Down",),
    ),
    SubmenuSpec("view.panels", "&Panels", foreign=True),
    CommandSpec(
        "view.reset-layout",
        "Reset la&yout",
        "Put every panel back where it was on the first start",
        icon="layout",
    ),
)
