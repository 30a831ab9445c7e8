"""The menus and the tool bar over the document: what each command does and when it can run.

Owns the table of handlers and keeps choices, names and availability up with document, answers and
theme. Knows no panel; the commands themselves are `gui.commands`'s.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QToolBar

from games.analysis.selection import rules
from games.model.library import entries
from gui.actions import Actions
from gui.commands import Entry, Needs
from gui.desk.help import pages
from gui.icons import Icons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from gui.analysis import Analysis
    from gui.desk.brief import BriefExport
    from gui.desk.chart_book import ChartBook
    from gui.desk.charts import ChartExport
    from gui.desk.files import Files
    from gui.desk.help_desk import HelpDesk
    from gui.document import Document
    from gui.theme import Theme
    from gui.tokens import Tokens

__all__ = ["Menus"]


class Menus(QObject):
    """Menu bar, tool bar and shortcuts of one window.

    Parameters
    ----------
    window
        Gets the bars.
    document, analysis, theme, files, book, export, brief, help_desk
        Who carries the commands out.
    reset_layout
        Puts the panels back.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        analysis: Analysis,
        theme: Theme,
        files: Files,
        book: ChartBook,
        export: ChartExport,
        brief: BriefExport,
        help_desk: HelpDesk,
        reset_layout: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self.setObjectName("menus")
        self._document = document
        self._analysis = analysis
        self._theme = theme
        self._files = files
        self._book = book
        handlers: dict[str, Callable[..., Any]] = {
            "file.new": files.open_bundled,
            "file.open": files.open,
            "file.recent": self._on_recent,
            "file.save": files.save,
            "file.save-as": files.save_as,
            "file.close": window.close,
            "file.quit": window.close,
            "chart.export": export.export,
            "chart.copy": export.copy,
            "brief.export": brief.export,
            "edit.undo": document.undo,
            "edit.redo": document.redo,
            "levels.reset": self._on_reset_levels,
            "view.driver": analysis.set_driver,
            "view.rule": book.set_rule,
            "view.theme": theme.choose,
            "view.reset-layout": reset_layout,
            "help.page": help_desk.open_page,
            "help.diagnostics": help_desk.copy_diagnostics,
            "help.about": help_desk.about,
        }
        self._actions = Actions(window, handlers, Icons(theme.tokens))
        self._actions.fill_menu_bar(window.menuBar())
        bar = QToolBar("Tools", window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        self._actions.fill_tool_bar(bar)
        window.addToolBar(bar)
        self._actions.fill("file.new", [Entry(e.name, e.title, e.summary) for e in entries()])
        self._actions.fill("help.page", [Entry(page.id, page.title) for page in pages()])
        self._actions.choose("view.theme", theme.choice)
        self._show_recent(files.recent)
        self.show_choices()
        self.show_state()
        files.recent_changed.connect(self._show_recent)
        document.state_changed.connect(self._on_state_changed)
        analysis.driver_changed.connect(self._on_driver_changed)
        theme.changed.connect(self._on_theme)

    @property
    def actions(self) -> Actions:
        """The actions themselves, for tests and for whoever triggers one."""
        return self._actions

    def lend_panels(self, toggles: Sequence[QAction]) -> None:
        """Offer the panels in the View menu."""
        self._actions.lend("view.panels", toggles)

    @Slot()
    def show_choices(self) -> None:
        """Offer the drivers and rules of the present scenario."""
        scenario = self._document.scenario
        drivers = [Entry(driver.id, driver.name, driver.note) for driver in scenario.drivers]
        self._actions.fill("view.driver", drivers, self._analysis.driver or None)
        named = [Entry(rule, name) for rule, name in rules(scenario).items()]
        self._actions.fill("view.rule", named, self._book.rule)

    @Slot()
    def show_state(self) -> None:
        """Name undo and redo, and enable what can run."""
        state = self._document.state
        self._actions.name_steps(state.undo, state.redo)
        scenario, saved = self._document.scenario, self._document.saved
        there = Needs.NOTHING
        if state.undo is not None:
            there |= Needs.UNDO
        if state.redo is not None:
            there |= Needs.REDO
        if state.dirty or state.path is None:
            there |= Needs.UNSAVED
        if scenario.levels != saved.levels:
            there |= Needs.MOVED
        if self._analysis.live is not None and self._analysis.driver:
            there |= Needs.CHART
        self._actions.set_available(there)

    @Slot(object)
    def _on_state_changed(self, _state: object) -> None:
        self.show_state()

    @Slot(str)
    def _on_driver_changed(self, _driver: str) -> None:
        self.show_choices()

    @Slot(object)
    def _show_recent(self, recent: tuple[Path, ...]) -> None:
        self._actions.fill("file.recent", [Entry(str(p), p.name, str(p)) for p in recent])

    @Slot(object)
    def _on_theme(self, tokens: Tokens) -> None:
        self._actions.set_icons(Icons(tokens))
        self._actions.choose("view.theme", self._theme.choice)

    def _on_recent(self, path: str) -> None:
        self._files.open_path(Path(path))

    def _on_reset_levels(self) -> None:
        saved, scenario = self._document.saved.levels, self._document.scenario
        drivers = tuple(replace(d, level=saved.get(d.id, d.level)) for d in scenario.drivers)
        self._document.apply(replace(scenario, drivers=drivers), "Reset today's levels")
