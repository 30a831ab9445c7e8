"""What the tests of panels share: the baseline on a desk, and a walk over controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from gui.core.document import Document
from gui.core.selection import Selection
from gui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from gui.look.tokens import Tokens


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
    theme.dress()
    yield theme.tokens
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)
