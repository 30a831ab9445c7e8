"""Before any command: what is half typed is handed over, and a chart of it is waited for.

Owns the order: fields first, then the command. One that works on the scenario has to wait while a
field refuses its text; one that shows an answer waits for the answer to what was typed. What
commands there are, and what they do, is others'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gui.commands import Needs
from gui.core.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.charts.pages.tabs import ChartTabs
    from gui.work.upkeep import Analysis

__all__ = ["HandingOver"]


class HandingOver(QObject):
    """Comes before every command.

    Parameters
    ----------
    analysis, tabs
        Tell whether the answer to what was typed is there, and the chart in front.
    settle
        Takes over what is still being typed; returns which field refuses what, and why, or nothing.
    hinder
        Says what stands in the way; takes it back if that is nothing.

    Signals
    -------
    done(str)
        What is waited for, in a sentence.
    """

    done = Signal(str)

    def __init__(
        self,
        analysis: Analysis,
        tabs: ChartTabs,
        settle: Callable[[], str],
        hinder: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handing-over")
        self._analysis = analysis
        self._tabs = tabs
        self._settle = settle
        self._hinder = hinder
        self._waiting: tuple[str, Needs, Callable[[], object]] | None = None
        # whoever tells of an answer is not done with it when he tells
        self._soon = later(self, "handing-on", 0, self._try)
        tabs.scene_changed.connect(self.go_on)
        analysis.failed.connect(self._give_up)

    def first(self, name: str, needs: Needs, run: Callable[[], object], *, looks: bool) -> None:
        """Hand over what is half typed, then run a command; one that still waits is given up.

        Parameters
        ----------
        name, needs
            What it is called, and what must be there for it.
        run
            Runs it.
        looks
            Whether it runs although a field refuses its text.
        """
        self._give_up()
        refused = self._settle()
        if refused and not looks:
            self._hinder(f"“{name}” has to wait. {refused}")
            return
        self._waiting = (name, needs, run)
        self._try()
        if self._waiting is not None:
            self.done.emit(f"“{name}” waits for the answer to what was typed")

    @Slot()
    def go_on(self) -> None:
        """Run what waits, if all it needs is there now."""
        if self._waiting is not None:
            self._soon.start()

    @Slot()
    def _give_up(self) -> None:
        self._waiting = None

    @Slot()
    def _try(self) -> None:
        if self._waiting is None:
            return
        name, needs, run = self._waiting
        if needs & (Needs.CHART | Needs.READING) and self._analysis.live is None:
            return
        if Needs.CHART in needs and self._tabs.page.behind:
            return
        self._give_up()
        if Needs.CHART in needs and self._tabs.hindrance:
            self._hinder(f"“{name}” cannot run now: {self._tabs.hindrance}")
            return
        run()
