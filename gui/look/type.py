"""The three sizes of type, figures of equal width, and ink for labels.

Owns how a widget gets a font or text colour from the tokens. The family is always the system's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["sized", "tabular", "write_in"]

_TABULAR = QFont.Tag("tnum")


def sized(points: float, *, strong: bool = False) -> QFont:
    """Return the system's font at a size of the tokens, with figures of equal width."""
    font = tabular(QFont(QApplication.font()))
    font.setPointSizeF(points)
    font.setBold(strong)
    return font


def write_in(widget: QWidget, color: str, points: float, *, strong: bool = False) -> None:
    """Give a label or button its ink and size."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, color)
    palette.setColor(QPalette.ColorRole.Text, color)
    palette.setColor(QPalette.ColorRole.ButtonText, color)
    widget.setPalette(palette)
    widget.setFont(sized(points, strong=strong))


def tabular(font: QFont) -> QFont:
    """Return the font with figures of equal width, so that columns and moving numbers stand still.

    Fonts without the feature are drawn as they are.
    """
    figures = QFont(font)
    figures.setFeature(_TABULAR, 1)
    return figures
