"""The sheet of shortcuts: every key of every menu and panel, to be searched, copied and printed.

Owns the window and where its rows come from. It can stay open beside the desk.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
)

from gui.commands.keys import PANEL_KEYS
from gui.controls.arrange import below
from gui.desk.talks.shortcuts_model import Shortcut, ShortcutModel
from gui.look.literal import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.commands.actions import Actions

__all__ = ["ShortcutSheet", "shortcuts"]

SIZE = (720, 640)
_NATIVE = QKeySequence.SequenceFormat.NativeText


def shortcuts(actions: Actions) -> list[Shortcut]:
    """Return the keys of all commands, menu by menu, and those of the panels."""
    rows = []
    for entry in actions.listed():
        keys = " or ".join(keys.toString(_NATIVE) for keys in entry.action.shortcuts())
        if keys:
            name = ": ".join([*entry.path[1:], plain(entry.action.text()).rstrip("…")])
            rows.append(Shortcut(f"{entry.path[0]} menu", keys, name))
    for panel in PANEL_KEYS:
        keys = ", ".join(QKeySequence(key).toString(_NATIVE) or key for key in panel.keys)
        rows.append(Shortcut(panel.place, keys, panel.does))
    return rows


class ShortcutSheet(QDialog):
    """All shortcuts in a window."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(*SIZE)
        self.model = ShortcutModel(shortcuts(actions), self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find a key or what it does")
        self.field.setAccessibleName("Find a key or what it does")
        self.field.setClearButtonEnabled(True)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Keyboard shortcuts")
        self.table.setAccessibleDescription("Where a key works, the key, and what it does")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        columns = self.table.horizontalHeader()
        columns.setStretchLastSection(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton("Copy as text", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.setToolTip("Put what is listed on the clipboard, a line for each")
        out = buttons.addButton("Print…", QDialogButtonBox.ButtonRole.ActionRole)
        out.setAutoDefault(False)
        out.setToolTip("Print what is listed, on as few pages as it needs")
        copy.clicked.connect(self.copy)
        out.clicked.connect(self.ask_print)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self.model.seek)
        below(self.field, (self.table, 1), buttons, of=self)

    @Slot()
    def copy(self) -> None:
        """Put what is listed on the clipboard."""
        QGuiApplication.clipboard().setText(self.model.text())

    @Slot()
    def ask_print(self) -> None:
        """Print what is listed."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.page().print_(printer)

    def page(self) -> QTextDocument:
        """Return what is listed as a page."""
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
            for row in self.model.rows
        )
        page = QTextDocument(self)
        table = f'<table cellspacing="0" cellpadding="3">{body}</table>'
        page.setHtml(f"<h2>Equipoise: keyboard shortcuts</h2>{table}")
        return page
