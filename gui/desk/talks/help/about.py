"""What this program is, which parts it is made of, under which licences.

Owns the About box and its words. What goes with a report of a fault is
`gui.desk.talks.help.diagnostics`'.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from gui.controls.arrange import below
from gui.desk.talks.help.diagnostics import PARTS, diagnostics, version_of
from gui.desk.talks.help.text import HelpText
from gui.look.literal import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["AboutBox"]

SIZE = (640, 560)


class AboutBox(QDialog):
    """Name and purpose, licences, and what to send with a report of a fault.

    Parameters
    ----------
    facts
        Name and value of what the report should say of this run.
    """

    def __init__(
        self, facts: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle("About")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._report = diagnostics(facts)
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.tabBar().setAccessibleName("About")
        for title, markdown in (("Equipoise", _purpose()), ("Licences", _licences())):
            text = HelpText(tabs)
            text.setAccessibleName(title)
            text.show_text(markdown)
            text.anchorClicked.connect(QDesktopServices.openUrl)
            tabs.addTab(text, title)
        tabs.addTab(self._diagnostics(tabs), "Diagnostics")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(
            "Copy diagnostics", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.setToolTip("Versions, screen and sizes, for a report of a fault")
        self.copy_button.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        below(tabs, buttons, of=self)

    @Slot()
    def copy(self) -> None:
        """Put the diagnostics on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.setText("Copied")

    def _diagnostics(self, tabs: QTabWidget) -> QWidget:
        text = QPlainTextEdit(self._report, tabs)
        text.setReadOnly(True)
        text.setAccessibleName("Diagnostics")
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        page = QWidget(tabs)
        said = plain_label(
            "This is all that Copy diagnostics copies: no name, no path, nothing a scenario says.",
            page,
        )
        said.setWordWrap(True)
        below(said, text, of=page)
        return page


def _purpose() -> str:
    return f"""# Equipoise {version_of("equipoise")}

Lays out a strategic confrontation as payoffs built from stated reasons, finds the equilibria, says
how sure it is that none is missing, and shows how pressure tips the outcome.

The amounts in the scenarios are judgements, not estimates; the program computes what follows from
them and claims no more.

## What the answers rest on

Regret, tested in the original payoffs; exact arithmetic, which proves that a list of equilibria
is complete, or error bounds and the sum of indices, which check it; and nashpy
{version_of("nashpy")} as a second opinion. F1 opens help on what has the keyboard.
"""


def _licences() -> str:
    rows = "\n".join(
        f"| {name} | {version_of(own)} | [{licence}]({link}) |"
        for name, own, licence, link in PARTS
    )
    own = Path(str(resources.files("assets"))).parent / "LICENSE"
    text = own.read_text(encoding="utf-8") if own.exists() else ""
    indented = "\n".join(f"    {line}" for line in text.splitlines())
    return f"""# Licences

Equipoise is free software under the MIT licence. It is made of:

| part | version | licence |
|---|---|---|
{rows}

## Qt

This program uses Qt and Qt for Python under the GNU Lesser General Public License, version 3.
They come as separate libraries beside the program, unchanged, and you may replace them by other
versions of your own: install another PySide6 into the environment the program runs in, or put
other Qt libraries into the folder `PySide6` of an installed bundle. Their source code is at
[download.qt.io](https://download.qt.io/official_releases/QtForPython/).

## FLINT, GMP and MPFR

Proofs use exact arithmetic by python-flint, which is under the MIT licence and brings the libraries
FLINT, GMP and MPFR under the GNU Lesser General Public License, version 3, unchanged. You may
replace them by versions of your own: install another python-flint into the environment the program
runs in. Their source code is at [flintlib.org](https://flintlib.org), [gmplib.org](https://gmplib.org)
and [mpfr.org](https://www.mpfr.org). Without it the program works, and says "checked" where it
would say "proved".

## Equipoise

{indented or "The text of the MIT licence comes with the source."}
"""
