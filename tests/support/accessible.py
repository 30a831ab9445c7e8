"""A walk over a window as a screen reader makes it, and what it would miss there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

__all__ = ["misses", "walk"]

Role = QAccessible.Role

#: What a person operates. Cells, rows and headers speak for themselves or are their tables'.
NAMED = {
    Role.PushButton,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.List,
    Role.Tree,
    Role.PageTabList,
    Role.PageTab,
    Role.MenuItem,
    Role.Graphic,
    Role.ProgressBar,
    Role.Dial,
}
#: What a name alone does not explain.
DESCRIBED = {Role.Slider, Role.Table, Role.List, Role.Tree, Role.ComboBox, Role.Graphic}
#: Parts of other controls, which speak for them.
INSIDE = {Role.SpinBox, Role.ComboBox, Role.Table, Role.List, Role.Tree}
#: A word that needs no more.
PLAIN_BUTTON = 3


def walk(root: QWidget) -> Iterator[tuple[QAccessibleInterface, tuple[QAccessibleInterface, ...]]]:
    """Yield every visible interface below a widget, with those above it."""
    stack = [(QAccessible.queryAccessibleInterface(root), ())]
    while stack:
        here, above = stack.pop()
        yield here, above
        if here.role() in INSIDE and here.role() is not Role.ComboBox:
            continue  # thousands of cells, which the tests of the models look at
        for place in range(here.childCount()):
            child = here.child(place)
            if child is not None and child.isValid() and not child.state().invisible:
                stack.append((child, (*above, here)))


def misses(root: QWidget) -> list[str]:
    """Return what is not named, and what is not described, in a line each."""
    found = []
    for here, above in walk(root):
        role = here.role()
        widget = here.object()
        focusable = role is Role.Client and here.state().focusable
        if not (focusable or role in NAMED) or any(higher.role() in INSIDE for higher in above):
            continue
        if widget is not None and widget.inherits("QScrollBar"):
            continue
        name = here.text(QAccessible.Text.Name).strip()
        described = here.text(QAccessible.Text.Description).strip()
        where = " / ".join(
            higher.object().objectName()
            for higher in above
            if higher.object() is not None and higher.object().objectName()
        )
        kind = type(widget).__name__ if widget is not None else str(role)
        said = f"{kind} {name!r} {'' if widget is None else widget.objectName()} in {where}"
        if not name:
            found.append(f"no name: {said}")
            continue
        terse = role is Role.PushButton and len(name) < PLAIN_BUTTON
        if (focusable or terse or role in DESCRIBED) and not described:
            found.append(f"no description: {said}")
    return found
