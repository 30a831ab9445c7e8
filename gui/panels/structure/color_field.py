"""A colour in a form: a button with the colour, a menu of tried ones, and any other.

Owns the choosing and the sentence below it. Which colours are offered, and what is said of the one
that is chosen, is given to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QPushButton, QWidget

from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.look.literal import literal, plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["ColorField", "swatch"]

_OTHER = "other"
_SIDE = 12


def swatch(color: str) -> QIcon:
    """Return a small square of a colour, with a hairline that shows it on any ground."""
    scale = 2
    pixmap = QPixmap(_SIDE * scale, _SIDE * scale)
    pixmap.fill(QColor(color))
    painter = QPainter(pixmap)
    painter.setPen(QColor(127, 135, 147))
    painter.drawRect(0, 0, _SIDE * scale - 1, _SIDE * scale - 1)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # a colour is shown as it is on any row
    return icon


class ColorField(QWidget):
    """A caption, a button that shows a colour, and room for one sentence.

    Parameters
    ----------
    caption
        Over the button.
    colors
        The tried colours (`#rrggbb`) and what they are called.
    enter
        Takes the colour chosen.
    parent
        Owner.

    Attributes
    ----------
    color
        The colour that is shown.
    """

    def __init__(
        self,
        caption: str,
        colors: Mapping[str, str],
        enter: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = caption
        self._colors = dict(colors)
        self._enter = enter
        self.color = ""
        self._caption = plain_label(caption, self)
        self.button = QPushButton(self)
        self.button.setStyleSheet("text-align: left")
        self.button.setToolTip("Choose among colours that most people tell apart, or any other")
        self._caption.setBuddy(self.button)
        self._menu = QMenu(self)
        self._actions = QActionGroup(self)
        for color, name in self._colors.items():
            self._offer(swatch(color), name.capitalize(), color)
        self._menu.addSeparator()
        self._offer(QIcon(), "Other colour…", _OTHER)
        self._actions.triggered.connect(self._on_triggered)
        self.button.setMenu(self._menu)
        self._dialog: QColorDialog | None = None
        self._remark = Paragraph(self)
        self._remark.hide()
        below(self._caption, self.button, self._remark, of=self, margins=0, gap=2)
        wear(self._caption, "soft", "small")
        wear(self._remark, "warning", "small")

    @property
    def remark(self) -> str:
        """What is said of it; empty if nothing is."""
        return "" if self._remark.isHidden() else self._remark.text()

    def show_color(self, color: str, remark: str = "") -> None:
        """Show a colour, and a sentence about it if there is one."""
        self.color = color
        name = next((own for hue, own in self._colors.items() if hue.lower() == color.lower()), "")
        said = f"{name.capitalize()}  {color}" if name else color
        self.button.setIcon(swatch(color))
        self.button.setText(literal(said))
        self.button.setAccessibleName(f"{self._title}: {said}")
        self.button.setAccessibleDescription(remark)
        for action in self._actions.actions():
            action.setChecked(str(action.data()).lower() == color.lower())
        self._remark.say(remark)
        self._remark.setVisible(bool(remark))

    def _offer(self, icon: QIcon, text: str, value: str) -> None:
        action = QAction(icon, literal(text), self._actions)
        action.setData(value)
        action.setCheckable(value != _OTHER)
        self._menu.addAction(action)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        chosen = str(action.data())
        before = self.color
        if chosen != _OTHER:
            self._enter(chosen)
            self.show_color(self.color, self.remark)  # the check mark, if it was not taken
            return
        self._dialog = QColorDialog(QColor(before), self)
        self._dialog.setWindowTitle(f"Choose {self._title.lower()}")
        self._dialog.colorSelected.connect(self._on_selected)
        self._dialog.open()

    @Slot(QColor)
    def _on_selected(self, color: QColor) -> None:
        self._enter(color.name().upper())
