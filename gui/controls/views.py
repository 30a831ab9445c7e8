"""Lists and tables of a panel: no frame, no grid, nothing to drag, edit or scroll sideways.

Owns what they have in common. What they list and what a key means is theirs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from gui.look.wear import paper

__all__ = ["bare", "plain"]


def plain(view: QAbstractItemView, name: str, about: str) -> None:
    """Let a view stand on paper like any text; `name` and `about` are for screen readers."""
    view.setAccessibleName(name)
    view.setAccessibleDescription(about)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    if isinstance(view, QTableView):
        view.setShowGrid(False)
        view.setCornerButtonEnabled(False)
    paper(view)


def bare(table: QTableView) -> None:
    """Hide the headers of a table; rows and columns are as large as they are told."""
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.hide()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
