"""A walk over a window as a screen reader makes it, and what it would miss there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QWidget

__all__ = ["misses"]

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
#: A word that needs no more.
PLAIN_BUTTON = 3


def misses(root: QWidget) -> list[str]:
    """Return what is not named, and what is not described, in a line each.

    Goes from widget to widget: `QAccessibleInterface.object()` of PySide6 6.11 gives a wrapper
    whose end takes the attributes of a Python subclass with it.
    """
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or widget.inherits("QScrollBar"):
            continue
        here = QAccessible.queryAccessibleInterface(widget)
        role = here.role()
        focusable = role is Role.Client and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not (focusable or role in NAMED) or _is_inside(widget):
            continue
        name = here.text(QAccessible.Text.Name).strip()
        described = here.text(QAccessible.Text.Description).strip()
        said = f"{type(widget).__name__} {name!r} {widget.objectName()} in {_where(widget)}"
        terse = role is Role.PushButton and len(name) < PLAIN_BUTTON
        if not name:
            found.append(f"no name: {said}")
        elif (focusable or terse or role in DESCRIBED) and not described:
            found.append(f"no description: {said}")
    return found


def _is_inside(widget: QWidget) -> bool:
    """Tell whether a widget is part of a control that speaks for it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractSpinBox | QComboBox | QAbstractItemView):
            return True
        above = above.parentWidget()
    return False


def _where(widget: QWidget) -> str:
    names, above = [], widget.parentWidget()
    while above is not None:
        names.append(above.objectName())
        above = above.parentWidget()
    return " / ".join(name for name in reversed(names) if name)
