"""A page of a chart: choices above the picture, the picture, and why there is none.

Owns what all pages share: the answer that is shown, the rule and the comparison it is shown under,
and how it is printed. When an answer is asked for is that of the pages made from it. Knows no
chart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.model.changes import structure
from games.model.file.scenario_file import content_hash
from games.study.sweep.selection import LOW, rules
from games.words.names import starting
from gui.charts.pages.control_strip import ControlStrip
from gui.charts.pages.empty import EmptyState, Lack

if TYPE_CHECKING:
    from games.study.answer import LiveResult
    from gui.charts.canvas.spot_canvas import SpotCanvas
    from gui.charts.kind import Ask, Kind, Known
    from gui.charts.marks.comparison import Against
    from gui.charts.marks.printed import Printed
    from gui.charts.pages.place import Place

__all__ = ["ChartPage"]


class ChartPage(QWidget):
    """A chart in a tab.

    Parameters
    ----------
    kind
        Which chart; with "-page" its id names the object.
    place
        Where the page lives.
    canvas
        What shows the picture; kept under this name.

    Signals
    -------
    scene_changed()
        Another picture is shown, today stands elsewhere in it, or there is none any more.
    remedy_wanted(str)
        The command that would let there be a chart shall run: its key in the menus.
    """

    scene_changed = Signal()
    remedy_wanted = Signal(str)

    def __init__(
        self, kind: Kind, place: Place, canvas: SpotCanvas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{kind.id}-page")
        self._kind = kind
        self._document = place.document
        self._selection = place.selection
        self._rule = place.rule
        self.canvas = canvas
        self._live: LiveResult | None = None
        self._against: Against | None = None
        #: What is shown: what was asked, and its answer.
        self._known: Known = None
        self._controls = ControlStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._controls)
        column.addWidget(self.canvas, 1)
        self._empty = EmptyState(self.canvas)
        self._empty.wanted.connect(self._on_wanted)
        column.addWidget(self._empty, 1)

    # -- what a page of its own says --------------------------------------------------------------

    def refresh(self) -> None:
        """Want the picture anew."""
        raise NotImplementedError

    def show_answer(self, live: LiveResult) -> None:
        """Draw an answer, at once or when the page is seen."""
        raise NotImplementedError

    def made(self, ask: Ask, answer: object) -> Printed:
        """Return the scene to show."""
        return self._kind.made(ask, answer)

    def dress(self, scene: Any) -> None:  # noqa: ANN401 - each kind has its own
        """Let the choices above the picture say what is shown."""

    def lacking(self, scene: Any) -> Lack | None:  # noqa: ANN401
        """Return why there is nothing in a scene; None where there is."""
        why = self._kind.bare(scene)
        return Lack(f"{starting(why)}", f"{self._kind.tip}.") if why else None

    # -- for the desk -----------------------------------------------------------------------------

    @property
    def has_scene(self) -> bool:
        """True while there is a picture to print."""
        return self.canvas.scene is not None and self._empty.lack is None

    @property
    def pressable(self) -> bool:
        """True while the picture is of the document's players, strategies and drivers.

        After one of these has changed it stands until the new answer comes: what is pressed in it
        may be there no more.
        """
        return self._known is not None and structure(self._known[0].scenario) == structure(
            self._document.scenario
        )

    @property
    def behind(self) -> bool:
        """True while the picture is of an earlier answer than the one that stands."""
        return False

    @property
    def lack(self) -> Lack | None:
        """Why there can be no picture; None while there is one or the first is computed."""
        return self._empty.lack

    def take(self, live: LiveResult) -> None:
        """Take a new answer; a rule that its scenario does not know is given up."""
        self._live = live
        if self._rule not in rules(live.scenario):
            self._rule = LOW

    def set_rule(self, rule: str) -> None:
        """Follow another selection rule; raise `KeyError` for an unknown one."""
        if self._live is not None and rule not in rules(self._live.scenario):
            raise KeyError(rule)
        if rule != self._rule:
            self._rule = rule
            self.refresh()

    @Slot(object)
    def set_against(self, against: Against | None) -> None:
        """Compare with an earlier scenario, or with none."""
        self._against = against
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while its answer is overdue."""
        self.canvas.set_stale(stale)

    def scene(self, title: str = "") -> Printed | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        if self._known is None or not self.has_scene:
            return None
        ask, answer = self._known
        printed = replace(ask, title=title, content_hash=content_hash(ask.scenario))
        return self._kind.made(printed, answer)

    # -- inside -----------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._known is not None:
            scene = self.made(*self._known)
            self.dress(scene)
            self.canvas.show_scene(scene)
            self._empty.say(self.lacking(scene))
            self.scene_changed.emit()

    @Slot(str)
    def _on_wanted(self, remedy: str) -> None:
        self.remedy_wanted.emit(remedy)
