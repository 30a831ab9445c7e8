"""The charts, one tab each, all about the same answer.

Owns which chart is in front. A page decides itself what an answer costs it: one that is not visible
need not draw. Knows no chart by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QToolButton, QWidget

from gui.commands import HINDRANCES, Needs
from gui.desk.talks.help.topics import topic
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from games.study.answer import LiveResult
    from gui.charts.pages.page import ChartPage

__all__ = ["ChartTabs"]


class ChartTabs(QTabWidget):
    """Pages in tabs; a page is made when it first comes to the front.

    Parameters
    ----------
    pages
        Title of each tab, in order, and what makes its page.

    Signals
    -------
    scene_changed()
        One of the pages shows another picture.
    hindrance_changed()
        The chart in front can be printed now, or no longer, or for another reason.
    help_wanted(str)
        Somebody asks what the chart in front shows: the id of a help page.
    remedy_wanted(str)
        The command that would let there be a chart shall run.
    """

    scene_changed = Signal()
    hindrance_changed = Signal()
    remedy_wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(
        self,
        pages: Iterable[tuple[str, Callable[[], ChartPage]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("charts")
        self.setDocumentMode(True)
        self.setAccessibleName("Charts")
        self.setAccessibleDescription("Ctrl and a digit bring a chart to the front")
        self.tabBar().setObjectName("chart-tabs")
        self.tabBar().setAccessibleName("Charts")
        self._ask = QToolButton(self)
        self._ask.setText("?")
        self._ask.setAccessibleName("How to read this chart")
        self._ask.setToolTip("How to read lines, bands, hatches and selection rules")
        self._ask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ask.clicked.connect(self._on_asked)
        self.setCornerWidget(self._ask)
        wear(self._ask, "accent")
        #: For the context menu: what the "?" in the corner does.
        self.asking = QAction("What am I looking at?", self)
        self.asking.triggered.connect(self._on_asked)
        self._live: LiveResult | None = None
        self._stale = False
        self._makers: list[Callable[[], ChartPage]] = []
        self._made: dict[int, ChartPage] = {}
        for title, maker in pages:
            self._makers.append(maker)
            self.addTab(_roll(), title)
        self._told = self.hindrance
        self.currentChanged.connect(self._on_current_changed)

    @property
    def page(self) -> ChartPage:
        """The page in front."""
        place = self.currentIndex()
        return self._made.get(place) or self._make(place)

    @property
    def title(self) -> str:
        """Title of the tab in front."""
        return self.tabText(self.currentIndex())

    @property
    def hindrance(self) -> str:
        """Why there is nothing to print in front, as half a sentence; empty if there is."""
        if self.page.has_scene:
            return ""
        lack = self.page.lack
        return HINDRANCES[Needs.CHART] if lack is None else lack.short

    def show_answer(self, live: LiveResult) -> None:
        """Give an answer to every page there is, the one in front first."""
        self._live = live
        for page in sorted(self._made.values(), key=self._behind):
            page.show_answer(live)
        self._tell()

    def set_stale(self, stale: bool) -> None:
        """Dim every picture, or no longer."""
        self._stale = stale
        for page in self._made.values():
            page.set_stale(stale)

    def _make(self, place: int) -> ChartPage:
        """Make a page, which knows then what it would if it had always been there."""
        page = self._made[place] = self._makers[place]()
        page.scene_changed.connect(self._on_scene_changed)
        page.remedy_wanted.connect(self.remedy_wanted)
        if self._live is not None:
            page.show_answer(self._live)
        page.set_stale(self._stale)
        cast(QScrollArea, self.widget(place)).setWidget(page)
        return page

    def _tell(self) -> None:
        """Say if the chart in front can be printed now, or no longer."""
        if self.hindrance != self._told:
            self._told = self.hindrance
            self.hindrance_changed.emit()

    @Slot()
    def _on_scene_changed(self) -> None:
        self._tell()
        self.scene_changed.emit()

    @Slot(int)
    def _on_current_changed(self, _place: int) -> None:
        self._tell()

    @Slot()
    def _on_asked(self) -> None:
        self.help_wanted.emit(topic([self.page.objectName()]))

    def _behind(self, page: ChartPage) -> bool:
        return page is not self.page


def _roll() -> QScrollArea:
    """Return what scrolls a page where there is less room than its labels need."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    return area
