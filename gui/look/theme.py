"""How the application looks: palette, type and style sheet, from one set of tokens.

Owns which tokens are in force (chosen, or following the desktop) and puts them on the application.
Widgets get their colours from the palette and from what they wear (`gui.look.wear`); charts listen
to `changed` and take the tokens. Knows no window.

The palettes are set explicitly: Qt's own `setColorScheme` does nothing on platforms without a
desktop theme (offscreen, bare X11), so the desktop's scheme is only ever read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette

from gui.core.prefs import THEMES
from gui.look.stylesheet import stylesheet
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from gui.look.type import tabular
from gui.look.wear import put_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["SYSTEM", "Theme", "palette", "scaled"]

SYSTEM = "system"
_CHOICES = {tokens.name: tokens for tokens in (LIGHT, DARK, HIGH_CONTRAST)}


class Theme(QObject):
    """The look of one application.

    Parameters
    ----------
    app
        The application that wears it.
    choice
        One of `gui.core.prefs.THEMES`.
    parent
        Owner.

    Attributes
    ----------
    tokens
        The tokens in force, their type scaled to the desktop's.
    choice
        What was chosen, one of `gui.core.prefs.THEMES`.

    Signals
    -------
    changed(Tokens)
        Other tokens are in force; palette, fonts and style sheet have them already.
    """

    changed = Signal(object)

    def __init__(
        self, app: QApplication, choice: str = SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("theme")
        self._app = app
        self.choice = _checked(choice)
        self._points = app.font().pointSizeF()
        self._dressed = False
        self.tokens = self._wanted()
        app.setStyle("Fusion")
        self._wear()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_desktop_changed)

    def dress(self) -> None:
        """Put on the style sheet; once the window is made, for it goes over a widget at every move.

        It takes the palettes of widgets that come under it; `put_on` gives them back.
        """
        if not self._dressed:
            self._dressed = True
            self._app.setStyleSheet(stylesheet(self.tokens))

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Wear another theme; raise `ValueError` if there is none of that name."""
        self.choice = _checked(choice)
        self._on_desktop_changed()

    @Slot()
    def _on_desktop_changed(self) -> None:
        tokens = self._wanted()
        if tokens != self.tokens:
            self.tokens = tokens
            self._wear()
            self.changed.emit(tokens)

    def _wanted(self) -> Tokens:
        tokens = _CHOICES.get(self.choice)
        return scaled(self._desktop() if tokens is None else tokens, self._points)

    def _desktop(self) -> Tokens:
        """Return the tokens nearest to what the desktop asks for."""
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _wear(self) -> None:
        font = QFont(self._app.font())
        font.setPointSizeF(self.tokens.body)
        self._app.setFont(tabular(font))
        self._app.setPalette(palette(self.tokens))
        if self._dressed:
            self._app.setStyleSheet(stylesheet(self.tokens))
        put_on(self.tokens)


def scaled(tokens: Tokens, points: float) -> Tokens:
    """Return tokens whose type is as large as the desktop's, if that is larger than theirs."""
    factor = points / tokens.body
    if factor <= 1.0:
        return tokens
    small, body, title = (
        round(size * factor, 1) for size in (tokens.small, tokens.body, tokens.title)
    )
    return replace(tokens, small=small, body=body, title=title)


def palette(tokens: Tokens) -> QPalette:
    """Return the tokens as a palette, every role set."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.ink,
        role.Base: tokens.base,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.soft,
        role.Button: tokens.window,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.error,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.ink,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        # bevels, which the style sheet hides nearly everywhere
        role.Light: tokens.base,
        role.Midlight: tokens.raised,
        role.Mid: tokens.hairline,
        role.Dark: tokens.faint,
        role.Shadow: tokens.soft,
    }
    made = QPalette()
    for name, color in colors.items():
        made.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, name, QColor(tokens.faint))
    made.setColor(group.Disabled, role.Highlight, QColor(tokens.raised))
    made.setColor(group.Disabled, role.HighlightedText, QColor(tokens.faint))
    return made


def _checked(choice: str) -> str:
    if choice not in THEMES:
        message = f"there is no theme {choice!r}; the themes are {', '.join(THEMES)}"
        raise ValueError(message)
    return choice
