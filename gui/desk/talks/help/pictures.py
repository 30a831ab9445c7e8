"""The pictures of a help page: the theme's own, as wide as the page lets them, sharp on any screen.

Owns which file is shown and how large. A page names the light one, `pictures/NAME.png`, so that it
can be read anywhere; `NAME-dark.png` lies beside it. Both have two dots for each of the screen's at
100 %. What they show is `packaging/pictures.py`'s.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from gui.look.literal import in_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextFragment, QTextImageFormat

__all__ = ["fit_pictures", "told"]

_DENSITY = 2
#: Narrower than this no picture becomes: a page has no width before it is shown.
_LEAST = 80
_KEEP = QTextCursor.MoveMode.KeepAnchor


def fit_pictures(document: QTextDocument, room: int, dpr: float, palette: QPalette) -> None:
    """Show each picture of a document in the theme's version, no wider than there is room.

    Parameters
    ----------
    document
        The page.
    room
        Width that a picture may take.
    dpr
        Dots of the screen for each of that width.
    palette
        Tells a dark theme from a light one.
    """
    dark = palette.color(QPalette.ColorRole.Base).lightnessF() < 0.5
    for fragment in list(_pictures(document)):
        form = fragment.charFormat().toImageFormat()
        image = _load(form.name(), dark=dark)
        if image.isNull():
            continue
        width = min(image.width() / _DENSITY, max(room, _LEAST))
        # Qt draws pictures to size without smoothing: give it one of exactly that size
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = image.scaledToWidth(round(width * dpr), smooth)
        _frame(fitted, palette.color(QPalette.ColorRole.Mid))
        fitted.setDevicePixelRatio(dpr)
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), fitted
        )
        form.setWidth(width)
        form.setHeight(width * image.height() / image.width())
        form.setToolTip(in_tip(_words(form)))
        cursor = QTextCursor(document)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), _KEEP)
        cursor.setCharFormat(form)


def told(document: QTextDocument) -> str:
    """Return what the pictures of a page show, in words."""
    shown = (_words(fragment.charFormat().toImageFormat()) for fragment in _pictures(document))
    return " ".join(f"Picture: {words}." for words in shown if words)


def _words(form: QTextImageFormat) -> str:
    return str(form.property(QTextFormat.Property.ImageAltText.value) or "")


def _frame(image: QImage, color: QColor) -> None:
    """Draw a hairline around a picture, which may be as light as the page."""
    painter = QPainter(image)
    painter.setPen(color)
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()


def _pictures(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            if place.fragment().charFormat().isImageFormat():
                yield place.fragment()
            place += 1
        block = block.next()


def _load(name: str, *, dark: bool) -> QImage:
    """Return a picture as it was made; an empty one if there is none of that name."""
    folder = resources.files("assets") / "help"
    file = folder / (name.removesuffix(".png") + "-dark.png" if dark else name)
    image = QImage.fromData(file.read_bytes()) if file.is_file() else QImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)
