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
from gui.charts.kind import Ask
from gui.charts.pages.control_strip import ControlStrip
from gui.charts.pages.empty import CONSIDERATION, DRIVER, EmptyState, Lack
from gui.charts.sweep.kind import PAYOFFS as PAYOFFS_VIEW
from gui.charts.sweep.kind import SWEEP
from gui.charts.sweep.types import CHANCES, PAYOFFS
from gui.controls.choice import Choice
from gui.core.gesture import Gesture
from gui.core.selection import PayoffKey
from gui.panels.reading.asking import Asking

if TYPE_CHECKING:
    from games.model.scenario import Driver, Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Branch, Sweep
    from gui.charts.kind import Kind
    from gui.charts.marks.printed import Printed
    from gui.charts.pages.place import Place
    from gui.charts.sweep.ghost import Against
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
    kind
        The sweep's; its page shows its two views.
    place
        Where the page lives; the cursor moves a driver of its document.

    Signals
    -------
    scene_changed()
        Another picture is shown, or today stands elsewhere in it.
    remedy_wanted(str)
        The command that would let there be a chart shall run: its key in the menus.
    help_wanted(str)
        Somebody asks what the selection rule is: the id of a help page.
    """

    scene_changed = Signal()
    remedy_wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document, tokens = place.document, place.tokens
        self.setObjectName(f"{kind.id}-page")
        self._document = document
        self._selection = place.selection
        self._rule = place.rule
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
        self._canvas.regime_clicked.connect(self._on_regime_clicked)
        self._canvas.tipping_clicked.connect(self._on_tipping_clicked)

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

    def scene(self, title: str = "") -> Printed | None:
        """Return the scene to print, with title and content hash; None if there is no chart."""
        live = self._live
        known = "" if live is None else content_hash(live.scenario)
        return self._made(title, known)

    def _made(self, title: str = "", known: str = "") -> Printed | None:
        live = self._live
        if live is None or live.sweep is None:
            return None
        against = self._comparison(live)
        ask = Ask(live, self._rule, title=title, content_hash=known, against=against)
        return (SWEEP if self._shown == CHANCES else PAYOFFS_VIEW).made(ask, None)

    def _draw(self) -> None:
        scene = self._made()
        if scene is not None:
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

    # a click selects the payoff it is about, so that table and reasons show what lies behind it

    @Slot(int)
    def _on_regime_clicked(self, place: int) -> None:
        live = self._live
        if live is not None and live.sweep is not None:
            branches = live.sweep.regimes[place].branches
            self._point(live.scenario, _first_profile(branches[0]) if branches else None, 0)

    @Slot(int)
    def _on_tipping_clicked(self, place: int) -> None:
        live = self._live
        if live is not None and live.sweep is not None:
            self._point(live.scenario, *_tipping_cell(live.sweep, place))

    def _point(self, scenario: Scenario, profile: tuple[int, ...] | None, player: int) -> None:
        if profile is not None:
            key = PayoffKey(scenario.players[player].id, scenario.profile(profile))
            self._selection.select(key)

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
