"""What this program is, which parts it is made of, and what to send with a bug report.

Owns the text of the About box and of the diagnostics. Knows nothing of the document.
"""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

__all__ = ["AboutBox", "diagnostics"]

#: Distribution, licence. Qt's is the one that asks to be named.
PARTS = (
    ("PySide6_Essentials", "LGPL-3.0 (Qt for Python; Qt's libraries stay replaceable)"),
    ("pyqtgraph", "MIT"),
    ("nashpy", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("networkx", "BSD-3-Clause"),
)
SIZE = (560, 460)


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution, or a dash."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "–"


def diagnostics(facts: Sequence[tuple[str, str]] = ()) -> str:
    """Return versions and facts of this run as plain text, one a line, for a bug report."""
    app = QGuiApplication.instance()
    screen = QGuiApplication.primaryScreen()
    lines = [
        ("Equipoise", version_of("equipoise")),
        ("Python", f"{sys.version.split()[0]} ({platform.python_implementation()})"),
        ("System", platform.platform()),
        *((name, version_of(name)) for name, _ in PARTS),
        ("Qt platform", QGuiApplication.platformName() if app else "–"),
        ("Scaling", f"{screen.devicePixelRatio():g}" if screen else "–"),
        *facts,
    ]
    return "\n".join(f"{name}: {value}" for name, value in lines)


class AboutBox(QDialog):
    """Name, purpose, licences, and a button that copies the diagnostics."""

    def __init__(
        self, facts: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle("About Equipoise")
        self.resize(*SIZE)
        self._facts = tuple(facts)
        text = QTextBrowser(self)
        text.setAccessibleName("About Equipoise")
        text.document().setDocumentMargin(16)
        text.setMarkdown(_text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton("Copy diagnostics", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)

    @Slot()
    def copy(self) -> None:
        """Put the diagnostics on the clipboard."""
        QGuiApplication.clipboard().setText(diagnostics(self._facts))


def _text() -> str:
    parts = "\n".join(f"- {name} {version_of(name)}: {licence}" for name, licence in PARTS)
    return f"""# Equipoise {version_of("equipoise")}

Lays out a strategic confrontation as payoffs built from stated reasons, finds every equilibrium
with its proof, and shows how pressure tips the outcome.

The amounts in the scenarios are judgements, not estimates; the program computes what follows from
them and claims no more.

Equipoise is free software under the MIT licence. It is made of:

{parts}
"""
