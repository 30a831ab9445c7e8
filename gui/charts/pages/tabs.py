"""The charts: a row of questions, beneath it the charts that answer the one that is asked.

Owns which chart is in front, and which one was last for each question. A page decides itself what
an answer costs it: one that is not visible need not draw. Knows no chart and no question by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from gui.charts.pages.tab_bars import QuestionBar, ViewBar
from gui.commands import HINDRANCES, Needs
from gui.controls.arrange import below, beside, rule, tool
from gui.desk.talks.help.topics import topic
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from games.study.answer import LiveResult
    from gui.charts.pages.page import ChartPage
    from gui.charts.questions import Question

__all__ = ["ChartTabs", "View"]

#: Pixels of a chart that are seen in the smallest window: the rest is a scroll away.
_LEAST = 48


@dataclass(frozen=True, eq=False)
class View:
    """One chart among the tabs.

    Attributes
    ----------
    title, tip
        What its tab says, and the chart's answer to what it is for.
    question
        Under which it stands.
    page
        Makes its page.
    mute
        Says of an answer why there is nothing to see, empty where there is.
    """

    title: str
    tip: str
    question: Question
    page: Callable[[], ChartPage]
    mute: Callable[[LiveResult], str]


class ChartTabs(QWidget):
    """Pages by question; a page is made when it first comes to the front.

    Parameters
    ----------
    views
        The charts, those of a question one after another.

    Signals
    -------
    currentChanged(int)
        Another chart is in front: its place among all.
    scene_changed()
        One of the pages shows another picture.
    hindrance_changed()
        The chart in front can be printed now, or no longer, or for another reason.
    help_wanted(str)
        Somebody asks what the chart in front shows: the id of a help page.
    remedy_wanted(str)
        The command that would let there be a chart shall run.
    """

    currentChanged = Signal(int)  # noqa: N815 - as that of tabs everywhere
    scene_changed = Signal()
    hindrance_changed = Signal()
    remedy_wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, views: Iterable[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charts")
        self.setAccessibleName("Charts")
        self.setAccessibleDescription("Ctrl and a digit bring a chart to the front")
        self._views = list(views)
        asked = [view.question for view in self._views]
        self._questions = list(dict.fromkeys(asked))
        #: The chart that was last in front, by question.
        self._last = [asked.index(question) for question in self._questions]
        self._live: LiveResult | None = None
        self._stale = False
        #: Why charts have nothing to say, as it was last said.
        self._mute = [""] * len(self._views)
        self._made: dict[int, ChartPage] = {}
        self.questions, self.bar = QuestionBar(self._questions), ViewBar()
        self._pages = QStackedWidget()
        for view in self._views:
            self.bar.add(view.title, view.tip)
            self._pages.addWidget(_roll())
        tip = "How to read lines, bands, hatches and selection rules"
        ask = tool("?", self, self._on_asked, tip)
        ask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ask.setAccessibleName("How to read this chart")
        wear(ask, "accent")
        top = beside((self.questions, 1), ask)
        below(top, rule(self), self.bar, (self._pages, 1), of=self, margins=0, gap=0)
        self.setFocusProxy(self.bar)
        #: For the context menu: what the "?" in the corner does.
        self.asking = QAction("What am I looking at?", self)
        self.asking.triggered.connect(self._on_asked)
        self._turn(0)
        self._told = self.hindrance
        self.questions.currentChanged.connect(self._on_question)
        self.bar.currentChanged.connect(self._on_view)

    # -- as tabs everywhere -----------------------------------------------------------------------

    def count(self) -> int:
        """Return how many charts there are."""
        return len(self._views)

    def currentIndex(self) -> int:  # noqa: N802
        """Return the place of the chart in front, among all."""
        return self._pages.currentIndex()

    def setCurrentIndex(self, place: int) -> None:  # noqa: N802
        """Bring a chart to the front, and its question with it."""
        if place != self.currentIndex():
            self._turn(place)
            self._tell()
            self.currentChanged.emit(place)

    def tabText(self, place: int) -> str:  # noqa: N802
        """Return what a chart's tab says."""
        return self.bar.tabText(place)

    def setTabText(self, place: int, text: str) -> None:  # noqa: N802
        """Let a chart's tab say something else."""
        self.bar.setTabText(place, text)

    def tabToolTip(self, place: int) -> str:  # noqa: N802
        """Return what a chart is for, and why there is nothing to see in it."""
        return self.bar.tabToolTip(place)

    # -- what is in front -------------------------------------------------------------------------

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

    def question_of(self, place: int) -> Question:
        """Return the question that a chart answers."""
        return self._views[place].question

    def show_answer(self, live: LiveResult) -> None:
        """Give an answer to every page there is, the one in front first."""
        self._live = live
        for page in sorted(self._made.values(), key=self._behind):
            page.show_answer(live)
        self._dim()
        self._tell()

    def set_stale(self, stale: bool) -> None:
        """Dim every picture, or no longer."""
        self._stale = stale
        for page in self._made.values():
            page.set_stale(stale)

    # -- inside -----------------------------------------------------------------------------------

    def _turn(self, place: int) -> None:
        """Show a chart, its tab and those beside it, and its question."""
        question = self._questions.index(self._views[place].question)
        self._last[question] = place
        with QSignalBlocker(self.questions), QSignalBlocker(self.bar):
            self.questions.setCurrentIndex(question)
            shown = [view.question is self._questions[question] for view in self._views]
            self.bar.show_only(shown, place)
        self._pages.setCurrentIndex(place)

    def _make(self, place: int) -> ChartPage:
        """Make a page, which knows then what it would if it had always been there."""
        page = self._made[place] = self._views[place].page()
        page.scene_changed.connect(self._on_scene_changed)
        page.remedy_wanted.connect(self.remedy_wanted)
        if self._live is not None:
            page.show_answer(self._live)
        page.set_stale(self._stale)
        cast(QScrollArea, self._pages.widget(place)).setWidget(page)
        return page

    def _dim(self) -> None:
        """Dim the tabs of charts that have nothing to say, with the reason in their tips."""
        if self._live is None:
            return
        for place, view in enumerate(self._views):
            why = view.mute(self._live)
            if why == self._mute[place]:
                continue  # under a moving slider that is so at every step
            self._mute[place] = why
            tip = f"{view.tip}.\nNothing to see now: {why}." if why else view.tip
            self.bar.dim(place, bool(why), tip)

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
    def _on_question(self, question: int) -> None:
        self.setCurrentIndex(self._last[question])

    @Slot(int)
    def _on_view(self, place: int) -> None:
        self.setCurrentIndex(place)

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
    area.setMinimumHeight(_LEAST)
    return area
