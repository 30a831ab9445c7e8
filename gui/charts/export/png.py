"""A picture at any resolution, with its resolution and its words written inside.

Owns the pixels' count and the texts of a PNG file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from gui.charts.export.page import DOTS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["image", "png_bytes"]

_METRE = 0.0254


def image(width: float, height: float, dpi: float, paint: Callable[[QPainter], None]) -> QImage:
    """Return `width` by `height` pixels of 1/96 inch as a picture of `dpi` dots per inch."""
    scale = dpi / DOTS
    picture = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    # while it is painted on its resolution must be the layout's: fonts of some systems follow it
    picture.setDotsPerMeterX(round(DOTS / _METRE))
    picture.setDotsPerMeterY(round(DOTS / _METRE))
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    picture.setDotsPerMeterX(round(dpi / _METRE))
    picture.setDotsPerMeterY(round(dpi / _METRE))
    return picture


def png_bytes(picture: QImage, title: str, description: str) -> bytes:
    """Return the picture as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setText("Title", title)
    writer.setText("Description", description)
    writer.setText("Software", "Equipoise")
    writer.write(picture)
    buffer.close()
    return bytes(data.data())
