"""Widgets put beside and below each other, said in one place as they are seen.

Owns the recipes of rows, columns, splitters, scrolled parts and plain buttons. Knows no widget of
the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.literal import in_tip
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int | Qt.AlignmentFlag]
    Margins = int | tuple[int, int, int, int]

__all__ = ["REST", "below", "beside", "button", "offer", "rule", "scrolled", "split", "tool"]

#: Among the parts: takes what room is left.
REST = -1

Layout = TypeVar("Layout", bound=QBoxLayout)


def beside(
    *parts: Part, of: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QHBoxLayout:
    """Return parts side by side; of a widget, if it is to be that widget's layout.

    A part is a widget or a layout, by itself or with its share of the room or its alignment; a
    number is so much space, `REST` all that is left.
    """
    return _filled(QHBoxLayout() if of is None else QHBoxLayout(of), parts, margins, gap)


def below(
    *parts: Part, of: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QVBoxLayout:
    """Return parts below each other, as `beside` does side by side."""
    return _filled(QVBoxLayout() if of is None else QVBoxLayout(of), parts, margins, gap)


def split(way: Qt.Orientation, parent: QWidget, *parts: tuple[QWidget, int]) -> QSplitter:
    """Return parts with a line between them that can be dragged, each with its share of growth."""
    made = QSplitter(way, parent)
    made.setChildrenCollapsible(False)
    for place, (part, share) in enumerate(parts):
        made.addWidget(part)
        made.setStretchFactor(place, share)
    return made


def scrolled(part: QWidget, parent: QWidget, frame: QFrame.Shape | None = None) -> QScrollArea:
    """Return a part in an area that scrolls it where there is too little room."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if frame is not None:
        area.setFrameShape(frame)
    area.setWidget(part)
    return area


def button(
    text: str, parent: QWidget, do: Callable[[], object] | SignalInstance, tip: str = ""
) -> QPushButton:
    """Return a button that does something when it is pressed, and never because of Return."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    made.setToolTip(in_tip(tip))
    made.clicked.connect(do)
    return made


def tool(
    text: str, parent: QWidget, do: Callable[[], object] | SignalInstance, tip: str = ""
) -> QToolButton:
    """Return a flat button that does something when it is pressed."""
    made = QToolButton(parent)
    made.setText(text)
    made.setToolTip(in_tip(tip))
    made.clicked.connect(do)
    return made


def offer(
    owner: QWidget,
    text: str,
    do: Callable[[], object] | SignalInstance,
    keys: QKeySequence.StandardKey | str = "",
    *,
    inside: bool = False,
) -> QAction:
    """Return what can be done with a widget, in its menu and by keys: at it, or `inside`, too."""
    contexts = Qt.ShortcutContext
    made = QAction(text, owner)
    made.setShortcut(QKeySequence(keys))
    made.setShortcutContext(
        contexts.WidgetWithChildrenShortcut if inside else contexts.WidgetShortcut
    )
    made.triggered.connect(do)
    owner.addAction(made)
    return made


def rule(parent: QWidget) -> QFrame:
    """Return a hairline across."""
    made = QFrame(parent)
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFrameShadow(QFrame.Shadow.Plain)
    wear(made, "hairline")
    return made


def _filled(
    layout: Layout, parts: tuple[Part, ...], margins: Margins | None, gap: int | None
) -> Layout:
    if margins is not None:
        layout.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if gap is not None:
        layout.setSpacing(gap)
    for part in parts:
        body, how = part if isinstance(part, tuple) else (part, 0)
        if isinstance(body, QLayout):
            layout.addLayout(body, how)
        elif isinstance(body, QWidget):
            if isinstance(how, Qt.AlignmentFlag):
                layout.addWidget(body, 0, how)
            else:
                layout.addWidget(body, how)
        elif body == REST:
            layout.addStretch(1)
        else:
            layout.addSpacing(body)
    return layout
