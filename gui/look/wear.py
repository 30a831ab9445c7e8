"""The theme in force, and who wears it.

Owns which tokens are in force and the way to every widget: a widget says once by their names which
ink, size and paper it wears, here it is dressed in them, now and whenever others come. Who paints
or measures by itself asks `worn` for the tokens, and has a method `restyled` for what it keeps.
Knows no widget by name; `gui.look.theme` decides which tokens these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.look.tokens import LIGHT, Tokens
from gui.look.type import write_in

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["paper", "put_on", "renew", "wear", "worn"]

Ink = Literal["ink", "soft", "hairline", "accent", "warning", "error"]
Size = Literal["small", "body", "title"]
Paper = Literal["base", "raised"]

_INK, _PAPER = "wears-ink", "wears-paper"
_in_force: list[Tokens] = [LIGHT]


def worn() -> Tokens:
    """Return the tokens in force: the light ones until a theme says others."""
    return _in_force[-1]


def put_on(tokens: Tokens) -> None:
    """Dress every widget there is in other tokens."""
    _in_force[:] = [tokens]
    renew(QApplication.allWidgets())


def renew(widgets: Iterable[QWidget]) -> None:
    """Dress widgets anew: a style sheet takes the palettes of what comes under it."""
    there = list(widgets)
    for widget in there:
        ink, ground = widget.property(_INK), widget.property(_PAPER)
        if ink:
            _write(widget, *ink)
        if ground:
            _lay(widget, ground)
    for widget in there:  # what they keep may hang on the type of those inside
        restyled = getattr(widget, "restyled", None)
        if restyled is not None:
            restyled()


def wear(widget: QWidget, ink: Ink, size: Size = "body", *, strong: bool = False) -> None:
    """Give a label, button or rule its ink and size, from now on in every theme."""
    widget.setProperty(_INK, [ink, size, strong])
    _write(widget, ink, size, strong)


def paper(*widgets: QWidget, kind: Paper = "base") -> None:
    """Let widgets stand on paper, from now on in every theme; views with all that they show."""
    for widget in widgets:
        widget.setProperty(_PAPER, kind)
        _lay(widget, kind)


def _write(widget: QWidget, ink: str, size: str, strong: bool) -> None:
    write_in(widget, getattr(worn(), ink), getattr(worn(), size), strong=strong)


def _lay(widget: QWidget, kind: str) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(getattr(worn(), kind)))
    palette.setColor(QPalette.ColorRole.Base, QColor(worn().base))
    widget.setPalette(palette)
    if isinstance(widget, QAbstractScrollArea):  # a style sheet gives the viewport one of its own
        widget.viewport().setPalette(palette)
    else:
        widget.setAutoFillBackground(True)
