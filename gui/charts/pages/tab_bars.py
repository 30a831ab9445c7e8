"""The two rows above the charts: what is asked, and the charts that answer it.

Owns how they look and how they make do with little room: questions take their short form, the names
of charts are cut with dots, and nothing scrolls away. Knows no chart and no question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionTab, QTabBar

from gui.look.literal import in_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.charts.questions import Question

__all__ = ["QuestionBar", "ViewBar"]


class _Bar(QTabBar):
    """Tabs that share the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the names give way."""
        return QSize(0, super().minimumSizeHint().height())


class QuestionBar(_Bar):
    """The questions, in their short form where the long one has no room."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self.setObjectName("questions")
        self.setAccessibleName("Questions")
        self._questions = questions
        for place, question in enumerate(questions):
            self.addTab(question.text)
            self.setTabToolTip(place, in_tip(question.tip))
            self.setAccessibleTabName(place, question.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the questions as long as there is room for."""
        self._fit()
        super().resizeEvent(event)

    def restyled(self) -> None:
        """Measure again in another type."""
        self._fit()

    def _fit(self) -> None:
        self._say([question.text for question in self._questions])
        if self.sizeHint().width() > self.width():
            self._say([question.short for question in self._questions])

    def _say(self, texts: list[str]) -> None:
        for place, text in enumerate(texts):
            if self.tabText(place) != text:
                self.setTabText(place, text)


class ViewBar(_Bar):
    """The charts of one question; one that has nothing to say is dimmed, and can be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chart-tabs")
        self.setAccessibleName("Charts")
        self._dimmed: set[int] = set()

    def add(self, title: str, tip: str) -> None:
        """Add the tab of a chart."""
        self.setTabToolTip(self.addTab(title), in_tip(tip))

    def show_only(self, shown: Sequence[bool], place: int) -> None:
        """Show some of the tabs, of which one is in front."""
        self.setTabVisible(
            place, True
        )  # what is current must be visible, or another one becomes it
        self.setCurrentIndex(place)
        for one, there in enumerate(shown):
            self.setTabVisible(one, there)
        self.setTabText(place, self.tabText(place))  # Qt lays out anew for a text, not for this

    def dim(self, place: int, dimmed: bool, tip: str) -> None:
        """Dim a tab, or no longer, and say what it is for and why."""
        self.setTabToolTip(place, in_tip(tip))
        if dimmed != (place in self._dimmed):
            self._dimmed ^= {place}
            self.update()

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Let long names give way before short ones."""
        whole, shown = self.tabSizeHint(index), sum(map(self.isTabVisible, range(self.count())))
        if whole.width() * max(1, shown) <= self.width():
            return whole
        return super().minimumTabSizeHint(index)

    def is_dimmed(self, place: int) -> bool:
        """Tell whether a tab is dimmed."""
        return place in self._dimmed

    def initStyleOption(self, option: QStyleOptionTab, tabIndex: int) -> None:  # noqa: N803
        """Let a dimmed tab look like one that cannot be opened, though it can."""
        super().initStyleOption(option, tabIndex)
        if tabIndex in self._dimmed:
            option.state &= ~QStyle.StateFlag.State_Enabled
