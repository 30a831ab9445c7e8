"""Following the chart in front with its data table, while somebody looks at that.

Owns the one window, made when it is first asked for, and when its numbers are taken anew. What the
numbers are is each scene's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gui.core.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.charts.pages.tabs import ChartTabs
    from gui.desk.talks.data_window import DataWindow
    from gui.desk.talks.exporting import ChartExport

__all__ = ["DataTableDesk"]

#: Under a moving slider the table follows this often, so that the chart keeps its frame.
FOLLOW_MS = 150


class DataTableDesk(QObject):
    """Opens the data table of the chart in front and keeps it up.

    Parameters
    ----------
    window
        Owner of the table's window.
    tabs
        Which chart is in front, and when it shows another picture.
    export
        Writes the chart to a file.
    """

    def __init__(self, window: QWidget, tabs: ChartTabs, export: ChartExport) -> None:
        super().__init__(window)
        self.setObjectName("data-table")
        self._owner = window
        self._tabs = tabs
        self._export = export
        self.window: DataWindow | None = None
        self._later = later(self, "data-table-later", FOLLOW_MS, self._follow)
        tabs.currentChanged.connect(self._soon)
        tabs.scene_changed.connect(self._soon)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"chart.table": self.open}

    def open(self) -> None:
        """Show the table beside the desk, in front."""
        from gui.desk.talks.data_window import DataWindow  # not at the start

        if self.window is None:
            self.window = DataWindow(self._owner)
            self.window.opened.connect(self._follow)
            self.window.export_asked.connect(self._export.export)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.view.setFocus()

    @Slot()
    def _follow(self) -> None:
        self._later.stop()
        if self.window is not None and self.window.isVisible():
            self.window.show_scene(self._tabs.page.scene(), self._tabs.hindrance)

    @Slot()
    def _soon(self) -> None:
        shown = self.window is not None and self.window.isVisible()
        if shown and not self._later.isActive():
            self._later.start()
