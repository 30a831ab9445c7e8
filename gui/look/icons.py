"""Line icons in the ink of the theme.

Owns how `assets/icons/*.svg` become icons: drawn once per theme, in ink, and faint when disabled.
The drawings are on a 20 x 20 grid and say `currentColor` where the ink goes. Knows no action.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

__all__ = ["SIZES", "Icons"]

#: Sizes in device pixels: menus and tool bars at 100, 125, 150 and 200 %.
SIZES = (16, 20, 24, 30, 32, 40)


class Icons:
    """The icons of one theme.

    Parameters
    ----------
    tokens
        Where the ink comes from. For another theme make other icons.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._made: dict[str, QIcon] = {}

    def get(self, name: str) -> QIcon:
        """Return an icon; raise `FileNotFoundError` if there is no drawing of that name."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> QIcon:
        drawing = files("assets").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
        inks = {
            QIcon.Mode.Normal: self._tokens.ink,
            QIcon.Mode.Selected: self._tokens.on_accent,
            QIcon.Mode.Disabled: self._tokens.faint,
        }
        icon = QIcon()
        for mode, ink in inks.items():
            renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
            for size in SIZES:
                icon.addPixmap(_drawn(renderer, size), mode)
        return icon


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
