"""The page of the sweep chart: live answers in, a picture and one gesture a drag out.

Owns the canvas, the selection rule, what the curves show and which scene that makes. A drag of the
cursor is a drag of the driver's slider: one gesture of the document. Computes no answer.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.model.file.scenario_file import content_hash
from games.study.answer import CROWDED
from games.study.sweep.selection import LOW, rules
from games.words.profiles import level_words
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.pages.control_strip import ControlStrip
from gui.charts.pages.empty import CONSIDERATION, DRIVER, EmptyState, Lack
from gui.charts.scene import CHANCES, PAYOFFS
from gui.charts.sweep.scene import sweep_scene
from gui.controls.choice import Choice
from gui.core.gesture import Gesture
from gui.panels.reading.asking import Asking

if TYPE_CHECKING:
    from games.model.scenario import Driver
    from games.study.answer import LiveResult
    from gui.charts.scene import SweepScene
    from gui.charts.sweep.ghost import Against
    from gui.core.document import Document
    from gui.look.tokens import Tokens

__all__ = ["SweepPage"]

_NO_DRIVER = Lack(
    "There is no driver to sweep along",
    "A sweep shows what tips where as one driver runs from its low to its high end.\nThis "
    "scenario has no driver; its equilibria are in the Reading.",
    DRIVER,
)
_CROWDED = Lack(
    "Too many equilibria at once to be charted",
    f"{CROWDED[:1].upper()}{CROWDED[1:]}.",
    CONSIDERATION,
)
_SHOWN = {CHANCES: "Chances", PAYOFFS: "Expected payoffs"}


class SweepPage(QWidget):
    """The sweep chart over the document.

    Parameters
    ----------
    document
        Whose driver the cursor moves.
    tokens
        Colours and type.
    rule
        Id of the selection rule to begin with.

    Signals
    -------
    scene_changed()
        Another picture is shown, or today stands elsewhere in it.
    regime_clicked(int), tipping_clicked(int)
        A regime of the strip, a tipping point's label: positions in the sweep.
    remedy_wanted(str)
        The command that would let there be a chart shall run: its key in the menus.
    help_wanted(str)
        Somebody asks what the selection rule is: the id of a help page.
    """

    scene_changed = Signal()
    remedy_wanted = Signal(str)
    help_wanted = Signal(str)
    regime_clicked = Signal(int)
    tipping_clicked = Signal(int)

    def __init__(
        self, document: Document, tokens: Tokens, rule: str = LOW, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sweep-page")
        self._document = document
        self._rule = rule
        self._shown = CHANCES
        self._live: LiveResult | None = None
        self._against: Against | None = None
        self._gesture = Gesture(document, self)
        self._canvas = SweepCanvas(tokens, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._choice = Choice()
        self._choice.setObjectName("sweep-show")
        self._choice.setAccessibleName("What the curves show")
        self._choice.setToolTip("The chances of moves and outcomes, or what each player may expect")
        for key, name in _SHOWN.items():
            self._choice.addItem(name, key)
        self._choice.activated.connect(self._on_choice)
        self._controls = ControlStrip(tokens, self)
        self._controls.add_choice("Sho&w", self._choice)
        self._rules = Asking("What is the rule?", "several-equilibria", self)
        self._rules.setToolTip("Which equilibrium is drawn where there are several")
        self._rules.asked.connect(self.help_wanted)
        self._controls.add_question(self._rules)
        layout.addWidget(self._controls)
        layout.addWidget(self._canvas, 1)
        self._empty = EmptyState(tokens, self._canvas)
        self._empty.wanted.connect(self.remedy_wanted)
        layout.addWidget(self._empty, 1)
        self._canvas.today_pressed.connect(self._gesture.press)
        self._canvas.today_moved.connect(self._on_cursor_moved)
        self._canvas.today_released.connect(self._gesture.release)
        self._canvas.regime_clicked.connect(self.regime_clicked)
        self._canvas.tipping_clicked.connect(self.tipping_clicked)

    @property
    def canvas(self) -> SweepCanvas:
        """What draws the scene."""
        return self._canvas

    @property
    def has_scene(self) -> bool:
        """True while there is a chart to print."""
        return self._live is not None and self._empty.lack is None

    @property
    def lack(self) -> Lack | None:
        """Why there can be no chart; None while there is one or the first is computed."""
        return self._empty.lack

    @property
    def rule(self) -> str:
        """Id of the selection rule in force."""
        return self._rule

    @property
    def shown(self) -> str:
        """What the curves show: `CHANCES` of moves or expected `PAYOFFS`."""
        return self._shown

    def set_shown(self, shown: str) -> None:
        """Show `CHANCES` or `PAYOFFS`; raise `KeyError` for anything else."""
        if shown not in _SHOWN:
            raise KeyError(shown)
        self._choice.setCurrentIndex(self._choice.findData(shown))
        if shown != self._shown:
            self._shown = shown
            self._draw()

    def show_answer(self, live: LiveResult) -> None:
        """Draw an answer; where only the swept driver moved, move the cursor and nothing else."""
        old, self._live = self._live, live
        self._canvas.set_stale(False)
        if live.sweep is None or live.level is None:
            self._controls.hide()
            self._empty.say(_CROWDED if live.driver else _NO_DRIVER)
            self.scene_changed.emit()
            return
        self._controls.show()
        self._empty.say(None)
        if self._rule not in rules(live.scenario):
            self._rule = LOW
        if old is not None and old.sweep is live.sweep and _same_words(old, live):
            self._canvas.set_today(live.level)
            self.scene_changed.emit()
        else:
            self._draw()

    def set_rule(self, rule: str) -> None:
        """Show outcomes under another selection rule; raise `KeyError` for an unknown one."""
        if self._live is not None and rule not in rules(self._live.scenario):
            raise KeyError(rule)
        self._rule = rule
        self._draw()

    @Slot(object)
    def set_against(self, against: Against | None) -> None:
        """Compare with an earlier scenario, or with none."""
        self._against = against
        self._draw()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while its answer is overdue."""
        self._canvas.set_stale(stale)

    def restyle(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._controls.restyle(tokens)
        self._rules.restyle(tokens)
        self._canvas.restyle(tokens)
        self._empty.restyle(tokens)

    def scene(self, title: str = "") -> SweepScene | None:
        """Return the scene to print, with title and content hash; None if there is no chart."""
        live = self._live
        if live is None or live.sweep is None or live.level is None:
            return None
        return sweep_scene(
            live.scenario,
            live.sweep,
            self._rule,
            live.level,
            show=self._shown,
            title=title,
            content_hash=content_hash(live.scenario),
            against=self._comparison(live),
        )

    def _draw(self) -> None:
        live = self._live
        if live is not None and live.sweep is not None and live.level is not None:
            scene = sweep_scene(
                live.scenario,
                live.sweep,
                self._rule,
                live.level,
                show=self._shown,
                against=self._comparison(live),
            )
            self._canvas.show_scene(scene)
            self.scene_changed.emit()

    def _comparison(self, live: LiveResult) -> Against | None:
        """Return what to compare an answer with, once it is swept along the same driver."""
        against = self._against
        if against is not None and against.sweep is not None:
            return against if against.sweep.driver == live.driver else None
        return against

    @Slot(int)
    def _on_choice(self, place: int) -> None:
        self.set_shown(str(self._choice.itemData(place)))

    @Slot(tuple)
    def _on_cursor_moved(self, levels: tuple[float]) -> None:
        if self._live is None or not self._live.driver:
            return
        scenario = self._document.scenario
        driver = scenario.driver(self._live.driver)
        there = on_step(driver, levels[0])
        label = level_words(driver, there)
        if not self._gesture.change(scenario.with_level(driver.id, there), label):
            return
        self._canvas.set_today(float(there))


def on_step(driver: Driver, level: float) -> Decimal:
    """Return the level of a driver's grid nearest to a place on the chart, within its range."""
    steps = round((Decimal(repr(level)) - driver.low) / driver.step)
    return min(max(driver.low + steps * driver.step, driver.low), driver.high)


def _same_words(old: LiveResult, new: LiveResult) -> bool:
    """Tell whether names, colours and outcomes are the same objects in both scenarios."""
    one, two = old.scenario, new.scenario
    return (
        one.title == two.title
        and one.players is two.players
        and one.outcomes is two.outcomes
        and [d.name for d in one.drivers] == [d.name for d in two.drivers]
    )
