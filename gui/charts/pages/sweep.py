"""The page of the sweep chart: live answers in, a picture and one gesture a drag out.

Owns the canvas, the selection rule, what the curves show and which scene that makes. A drag of the
cursor is a drag of the driver's slider: one gesture of the document. Computes no answer.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from games.study.answer import too_many
from games.words.names import starting
from games.words.plays import answers
from games.words.profiles import level_words
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.kind import Ask
from gui.charts.pages.ahead import Ahead
from gui.charts.pages.empty import CONSIDERATION, DRIVER, Lack
from gui.charts.pages.page import ChartPage
from gui.charts.pages.stretch import Closer
from gui.charts.sweep.kind import PAYOFFS as PAYOFFS_VIEW
from gui.charts.sweep.kind import SWEEP
from gui.charts.sweep.types import CHANCES, PAYOFFS
from gui.core.gesture import Gesture
from gui.core.selection import PayoffKey
from gui.look.wear import worn
from gui.panels.reading.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Driver, Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Branch, Sweep
    from gui.charts.kind import Kind
    from gui.charts.marks.comparison import Against
    from gui.charts.marks.printed import Printed
    from gui.charts.pages.place import Place

__all__ = ["SweepPage"]

_SHOWN = {CHANCES: "Chances", PAYOFFS: "Expected payoffs"}


class SweepPage(ChartPage):
    """The sweep chart over the document, whose driver the cursor moves.

    It has the live answer already and is drawn at once, also while nobody looks.

    Signals
    -------
    help_wanted(str)
        Somebody asks what the selection rule is: the id of a help page.
    """

    help_wanted = Signal(str)

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        self._sweep = canvas = SweepCanvas(worn())
        super().__init__(kind, place, canvas, parent)
        self._shown = CHANCES
        self._ahead = Ahead()
        self._gesture = Gesture(place.document, self)
        self._choice = self._controls.add_choice(
            *("Sho&w", "sweep-show", "What the curves show"),
            "The chances of moves and outcomes, or what each player may expect",
            _SHOWN,
        )
        self._choice.activated.connect(self._on_choice)
        self._rules = Asking("What is the rule?", "several-equilibria", self)
        self._rules.setToolTip("Which equilibrium is drawn where there are several")
        self._rules.asked.connect(self.help_wanted)
        self._controls.add_question(self._rules)
        self._closer = Closer(place, "sweep-stretch", self)
        self._closer.changed.connect(self.refresh)
        self._closer.failed.connect(self._controls.say)
        self._controls.add_question(self._closer.button)
        canvas.stretch_wanted.connect(self._closer.want)
        canvas.today_pressed.connect(self._gesture.press)
        canvas.today_moved.connect(self._on_cursor_moved)
        canvas.today_released.connect(self._gesture.release)
        canvas.regime_clicked.connect(self._on_regime_clicked)
        canvas.tipping_clicked.connect(self._on_tipping_clicked)

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
            self._kind = SWEEP if shown == CHANCES else PAYOFFS_VIEW
            self.refresh()

    def show_answer(self, live: LiveResult) -> None:
        """Draw an answer; where only the swept driver moved, move the cursor and nothing else."""
        old = self._live
        self.take(live)
        self.canvas.set_stale(False)
        if live.sweep is None or live.level is None:
            self._controls.hide()
            self._empty.say(_crowded(live.scenario) if live.driver else _no_driver(live.scenario))
            self.scene_changed.emit()
            return
        self._controls.show()
        self._empty.say(None)
        if old is not None and old.sweep is live.sweep and _same_words(old, live):
            self._known = (self._ask(self._closer.look(live) or live), None)
            self._sweep.set_today(live.level)
            self.scene_changed.emit()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Draw anew; a stretch once it is swept."""
        if self._live is None or self._live.sweep is None:
            return
        live = self._closer.look(self._live)
        if live is not None:
            self._known = (self._ask(live), None)
            self._show()

    def ahead(self) -> Callable[[LiveResult], None] | None:
        """Return what makes the picture of the answer under way, in the worker that finds it.

        None where it cannot be known: behind another tab, or of a stretch that is swept later.
        """
        easel = self.canvas.easel() if self.isVisible() else None
        if easel is None or self._live is None or self._closer.wanted is not None:
            return None
        return self._ahead.maker(self._kind, self._ask(self._live), easel)

    def made(self, ask: Ask, answer: object) -> Printed:
        """Return the scene; the one made ahead, if it is of just this."""
        ready = self._ahead.take(self._kind, ask)
        if ready is None:
            return super().made(ask, answer)
        self.canvas.expect(ready)
        return ready.scene

    def _ask(self, live: LiveResult) -> Ask:
        return Ask(live, self._rule, against=self._comparison(live))

    def _comparison(self, live: LiveResult) -> Against | None:
        """Return what to compare an answer with, once it is swept along the same driver.

        A stretch is compared with nothing: the other is swept as a whole.
        """
        if self._closer.wanted is not None:
            return None
        against = self._against
        if against is not None and against.sweep is not None:
            return against if against.sweep.driver == live.driver else None
        return against

    @Slot(int)
    def _on_choice(self, place: int) -> None:
        self.set_shown(str(self._choice.itemData(place)))

    # a click selects the payoff it is about, so that table and reasons show what lies behind it

    @Slot(int)
    def _on_regime_clicked(self, place: int) -> None:
        live = self._shown_live
        if live is not None and live.sweep is not None and self.pressable:
            branches = live.sweep.regimes[place].branches
            self._point(live.scenario, _first_profile(branches[0]) if branches else None, 0)

    @Slot(int)
    def _on_tipping_clicked(self, place: int) -> None:
        live = self._shown_live
        if live is not None and live.sweep is not None and self.pressable:
            self._point(live.scenario, *_tipping_cell(live.sweep, place))

    @property
    def _shown_live(self) -> LiveResult | None:
        """The answer in the picture: of the whole driver or of a stretch."""
        return None if self._known is None else self._known[0].live

    def _point(self, scenario: Scenario, profile: tuple[int, ...] | None, player: int) -> None:
        if profile is not None:
            key = PayoffKey(scenario.players[player].id, scenario.profile(profile))
            self._selection.select(key)

    @Slot(tuple)
    def _on_cursor_moved(self, levels: tuple[float]) -> None:
        if self._live is None or not self._live.driver or not self.pressable:
            return
        scenario = self._document.scenario
        driver = scenario.driver(self._live.driver)
        there = on_step(driver, levels[0])
        label = level_words(driver, there)
        if not self._gesture.change(scenario.with_level(driver.id, there), label):
            return
        self._sweep.set_today(float(there))


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


def _first_profile(branch: Branch) -> tuple[int, ...]:
    """Return the pure profile of a branch, or of a mixed one the first that is played."""
    return tuple(own[0] for own in branch.support)


def _tipping_cell(sweep: Sweep, place: int) -> tuple[tuple[int, ...] | None, int]:
    """Return the cell that a tipping point makes attractive, and the player it attracts."""
    cause = sweep.tipping_points[place].cause
    if cause is None:
        return None, 0
    above = sweep.regimes[sweep.tipping_points[place].below + 1].branches
    usual = _first_profile(above[0]) if above else (0,) * len(sweep.shape)
    profile = [
        usual[player] if other is None else other for player, other in enumerate(cause.others)
    ]
    profile[cause.player] = cause.to_strategy
    return tuple(profile), cause.player


def _no_driver(scenario: Scenario) -> Lack:
    """Say where to look without a driver."""
    return Lack(
        "There is no driver to sweep along",
        "A sweep shows what tips where as one driver runs from its low to its high end.\nThis "
        f"scenario has no driver; its {answers(scenario)[1]} are in the Reading.",
        DRIVER,
    )


def _crowded(scenario: Scenario) -> Lack:
    """Say what there is too much of, and why."""
    why = too_many(scenario)
    title = f"Too many {answers(scenario)[1]} at once to be charted"
    return Lack(title, f"{starting(why)}.", CONSIDERATION)
