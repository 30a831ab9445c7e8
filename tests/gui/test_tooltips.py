"""Tool tips explain: none merely repeats what the control says already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whole_desk import Desk

#: Words that add nothing to a name.
EMPTY = {"a", "an", "the", "this", "it", "to", "of", "in", "on", "and", "or", "with", "as", "its"}


def words(text: str) -> set[str]:
    """Return the words that say something; a shortcut does."""
    plain = re.sub(r"<[^>]*>|&\w+;", " ", text)
    return set(re.findall(r"\w+", plain.casefold().replace("&", ""))) - EMPTY


def name_of(widget: QWidget) -> str:
    said = widget.accessibleName()
    text = getattr(widget, "text", None)
    return f"{said} {text() if callable(text) else ''}"


def repeats(tip: str, name: str) -> bool:
    return bool(tip) and words(tip) <= words(name)


@pytest.fixture
def desk(desk_on: Callable[[str], Desk]) -> Desk:
    return desk_on("iraq-2019")


def entries(desk: Desk) -> Iterator[QAction]:
    """All entries of menus that show their tips."""
    for action in desk.window.findChildren(QAction):
        if action.menu() is None and not action.isSeparator() and action.objectName():
            yield action
    for submenu in ("view.rule", "view.chart", "view.theme", "help.page", "view.panels"):
        menu = desk.window.findChild(QWidget, f"menu-{submenu}")
        assert menu is not None
        yield from menu.actions()


def test_no_tool_tip_repeats_its_control(desk: Desk) -> None:
    found = [
        f"{type(widget).__name__} {name_of(widget)!r}: {widget.toolTip()!r}"
        for widget in desk.window.findChildren(QWidget)
        if repeats(widget.toolTip(), name_of(widget))
    ]
    assert not found, "\n".join(found)


def test_no_menu_entry_explains_itself_by_its_own_name(desk: Desk) -> None:
    found = [
        f"{action.text()!r}: {action.toolTip()!r}"
        for action in entries(desk)
        if repeats(action.toolTip(), action.text())
    ]
    assert not found, "\n".join(found)


def test_what_needs_explaining_is_explained(desk: Desk) -> None:
    window, tabs = desk.window, desk.window.book.tabs
    bar = window.findChild(QToolBar)
    assert bar is not None
    tips = {f"tab {tabs.tabText(place)}": tabs.tabToolTip(place) for place in range(tabs.count())}
    for kind in (QToolButton, QComboBox):
        for control in window.findChildren(kind):
            own = control.objectName()
            by_qt = own.startswith(("qt_", "Scroll")) or isinstance(control.parent(), QTabBar)
            docked = isinstance(control.parent(), QDockWidget | QLineEdit)
            unused = control.isHidden() and not control.accessibleName()
            if not (by_qt or docked or unused):
                tips[f"{kind.__name__} {name_of(control)}"] = control.toolTip()
    for label in window.findChildren(QLabel):
        if "best response" in label.text() or label.accessibleName() == "Status":
            tips[label.text()] = label.toolTip()
    short = [what for what, tip in tips.items() if len(words(tip)) < 3]
    assert not short, "\n".join(short)


def test_the_track_of_a_driver_explains_the_place_under_the_pointer(desk: Desk) -> None:
    track = desk.row("sanctions").track
    desk.settle()
    assert "Expulsion" in track.hint_at(track.x_of(0.9))
    assert "2/3" in track.hint_at(track.x_of(2 / 3))
