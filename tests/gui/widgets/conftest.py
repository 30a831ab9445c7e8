"""What the tests of panels share: the baseline on a desk, and a walk over controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.library import load_named
from gui.document import Document
from gui.selection import Selection
from gui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from gui.tokens import Tokens


@pytest.fixture
def desk(qapp: QApplication) -> Document:
    """The baseline scenario."""
    return Document(load_named("iraq-2019"))


@pytest.fixture
def selection(qapp: QApplication) -> Selection:
    return Selection()


@pytest.fixture
def tokens(qapp: QApplication) -> Iterator[Tokens]:
    """The light theme, worn by the application for the length of a test."""
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    theme = Theme(qapp, "light")
    yield theme.tokens
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Walk a panel and return the controls that a screen reader could not name."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSlider,
        QAbstractSpinBox,
        QHeaderView,
        QLineEdit,
        QScrollBar,
        QWidget,
    )

    kinds = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QLineEdit)

    def walk(root: QWidget) -> list[str]:
        found = []
        for child in root.findChildren(QWidget):
            if not isinstance(child, kinds) or isinstance(child, QScrollBar | QHeaderView):
                continue
            inside = child.parent()
            if isinstance(inside, QAbstractSpinBox) or type(child).__name__ == "QTableCornerButton":
                continue
            if child.metaObject().className() == "QTableCornerButton":
                continue
            text = child.text() if isinstance(child, QAbstractButton) else ""
            if not (child.accessibleName() or text):
                found.append(f"{type(child).__name__} {child.objectName()!r}")
        return found

    return walk
