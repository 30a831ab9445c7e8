"""The menus and the tool bar over the document: what each command does and when it can run.

Owns the table of handlers and keeps choices, names and availability up with document, answers and
theme. Knows no panel; the commands themselves are `gui.commands`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QToolBar

from games.study.sweep.selection import rule_tip, rules
from gui.commands import Entry, Needs
from gui.commands.actions import Actions
from gui.look.icons import Icons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMainWindow, QWidget

    from gui.charts.pages.book import ChartBook
    from gui.commands.actions import First
    from gui.core.document import Document
    from gui.files.files import Files
    from gui.look.theme import Theme
    from gui.look.tokens import Tokens
    from gui.work.upkeep import Analysis

    Handler = Callable[..., Any]

__all__ = ["Menus"]

#: What stays as it is under a moving slider once it is there.
_LASTING = Needs.UNDO | Needs.UNSAVED | Needs.MOVED | Needs.READING
#: What can be there once something typed is handed over, and what comes again with its answer.
_TYPED, _ANSWERED = Needs.UNDO | Needs.UNSAVED | Needs.MOVED, Needs.CHART | Needs.READING


class Menus(QObject):
    """Menu bar, tool bar and shortcuts of one window.

    Parameters
    ----------
    window
        Gets the bars.
    document, analysis, theme, files, book
        What choices, names and availability depend on.
    handlers
        What the parts of the desk do, by command id; each part lends its own table.
    first
        What comes before any command.
    tools
        What stands in the tool bar beside the commands.

    Attributes
    ----------
    actions
        The actions themselves, for whoever fills a submenu or triggers one.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        analysis: Analysis,
        theme: Theme,
        files: Files,
        book: ChartBook,
        handlers: Iterable[Mapping[str, Handler]],
        first: First,
        tools: Iterable[QWidget] = (),
    ) -> None:
        super().__init__(window)
        self.setObjectName("menus")
        self._document = document
        self._analysis = analysis
        self._theme = theme
        self._files = files
        self._book = book
        merged: dict[str, Handler] = {
            "edit.undo": document.undo,
            "edit.redo": document.redo,
            "levels.reset": self._on_reset_levels,
            "view.driver": analysis.set_driver,
            "view.theme": theme.choose,
        }
        for table in handlers:
            merged.update(table)
        self.actions = Actions(window, merged, Icons(theme.tokens), first=first)
        self.actions.fill_menu_bar(window.menuBar())
        bar = QToolBar("Tools", window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        self.actions.fill_tool_bar(bar)
        for tool in tools:
            bar.addSeparator()
            bar.addWidget(tool)
        window.addToolBar(bar)
        self.actions.submenus["file.new"].supply(_scenarios)
        self.actions.submenus["help.page"].supply(_help_pages)
        self.actions.submenus["view.theme"].choose(theme.choice)
        self._there = Needs.NOTHING
        self._show_recent()
        self.show_choices()
        self.show_state()
        files.recent.changed.connect(self._show_recent)
        self.actions.submenus["file.recent"].menu.aboutToShow.connect(self._show_recent)
        document.state_changed.connect(self.show_state)
        theme.changed.connect(self._on_theme)
        book.tabs.currentChanged.connect(self._on_chart_changed)
        book.tabs.hindrance_changed.connect(self.show_state)

    @Slot()
    def show_choices(self) -> None:
        """Offer the drivers and rules of the present scenario."""
        scenario = self._document.scenario
        drivers = [Entry(driver.id, driver.name, driver.note) for driver in scenario.drivers]
        self.actions.submenus["view.driver"].fill(drivers, self._analysis.driver)
        named = [Entry(rule, name, rule_tip(rule)) for rule, name in rules(scenario).items()]
        self.actions.submenus["view.rule"].fill(named, self._book.rule)
        tabs = self._book.tabs
        charts = [
            Entry(
                str(place),
                tabs.tabText(place),
                f"{tabs.question_of(place).text} {tabs.tabToolTip(place)}",
                f"Ctrl+{place + 1}",
            )
            for place in range(tabs.count())
        ]
        self.actions.submenus["view.chart"].fill(charts, str(tabs.currentIndex()))

    @Slot()
    def show_state(self) -> None:
        """Name undo and redo, and enable what can run.

        Under a moving slider names and answers come and go at every step, and what differs from the
        file where the slider passes its saved level; the tool bar waits until it is let go, for it
        would be laid out each time, and the window with it.
        """
        state = self._document.state
        scenario, saved = self._document.scenario, self._document.saved
        why, answered = self._book.tabs.hindrance, self._analysis.live is not None
        found = {
            Needs.UNDO: state.undo is not None,
            Needs.REDO: state.redo is not None,
            Needs.UNSAVED: state.dirty or state.path is None,
            Needs.MOVED: scenario.levels != saved.levels,
            Needs.CHART: answered and not why,
            Needs.READING: answered,
        }
        there = Needs.NOTHING
        for need in (need for need, is_there in found.items() if is_there):
            there |= need
        if state.gesture:
            there |= self._there & (_LASTING if why else _LASTING | Needs.CHART)
        if not state.gesture or (there ^ self._there) & (Needs.UNDO | Needs.REDO):
            self.actions.name_steps(state.undo, state.redo)
        if state.typing:
            there |= _TYPED | (self._there & _ANSWERED)
        self._there = there
        self.actions.set_available(there, {Needs.CHART: why} if why else {})

    @Slot(int)
    def _on_chart_changed(self, place: int) -> None:
        self.actions.submenus["view.chart"].choose(str(place))

    @Slot()
    def _show_recent(self) -> None:
        self.actions.submenus["file.recent"].fill(self._files.recent.entries())

    @Slot(object)
    def _on_theme(self, tokens: Tokens) -> None:
        self.actions.set_icons(Icons(tokens))
        self.actions.submenus["view.theme"].choose(self._theme.choice)

    def _on_reset_levels(self) -> None:
        saved, scenario = self._document.saved.levels, self._document.scenario
        drivers = tuple(replace(d, level=saved.get(d.id, d.level)) for d in scenario.drivers)
        self._document.apply(replace(scenario, drivers=drivers), "Reset today's levels")


def _scenarios() -> list[Entry]:
    """Return the bundled scenarios; all of them are read for it."""
    from games.model.file.library import entries

    return [Entry(found.name, found.title, found.summary) for found in entries()]


def _help_pages() -> list[Entry]:
    """Return the help pages; all of them are read for it."""
    from gui.desk.talks.help.pages import pages

    return [Entry(page.id, page.title, page.opening) for page in pages()]
