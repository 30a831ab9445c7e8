"""Tables on the clipboard, in the forms that spreadsheets and word processors ask for.

Owns that one step. What a table says is its model's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from gui.controls.tables import html_table, tsv

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["copy_rows"]


def copy_rows(rows: Iterable[Iterable[str]]) -> None:
    """Put rows of cells on the clipboard, as tab-separated text and as an HTML table."""
    listed = [list(row) for row in rows]
    data = QMimeData()
    data.setText(tsv(listed))
    data.setHtml(html_table(listed))
    QGuiApplication.clipboard().setMimeData(data)
