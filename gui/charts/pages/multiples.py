"""The page of small multiples: the sweep of one driver at several levels of a second one.

Owns what the sweeps are made of and the rule they are shown under; a level that is pressed becomes
today's, as one step. When they are asked for is `gui.charts.pages.pair`'s; computes no sweep
itself.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from games.model.file.scenario_file import content_hash
from games.study.multiples import Multiples, multiples
from games.study.sweep.selection import LOW, rules
from games.words.profiles import level_words
from gui.charts.canvas.multiples import MultiplesCanvas
from gui.charts.multiples.scene import multiples_scene
from gui.charts.pages.driver_pair import DriverPair
from gui.charts.pages.pair import PairPage
from gui.charts.pages.sweep import on_step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.multiples.scene import MultiplesScene
    from gui.charts.pages.request import Request
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs

__all__ = ["LANE", "MultiplesPage"]

LANE = "multiples"


class MultiplesPage(PairPage[Multiples]):
    """Small multiples over the document.

    Parameters
    ----------
    document
        Whose second driver a pressed level sets.
    jobs
        Where sweeps are made, in lane `LANE`.
    tokens
        Colours and type.
    rule
        Id of the selection rule to begin with.
    """

    needing = "Side by side needs two drivers"
    showing = "It shows the sweep along one driver at several levels of another."
    failing = "No sweeps"
    stopping = "Stopped; the strips show an earlier state"

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        tokens: Tokens,
        rule: str = LOW,
        parent: QWidget | None = None,
    ) -> None:
        self._rule = rule
        self._canvas = MultiplesCanvas(tokens)
        pair = DriverPair("Along", "At levels of", tokens)
        super().__init__(LANE, document, jobs, self._canvas, pair, tokens, parent)
        self._canvas.level_clicked.connect(self._on_level_clicked)

    @property
    def canvas(self) -> MultiplesCanvas:
        """What draws the scene."""
        return self._canvas

    def show_answer(self, live: LiveResult) -> None:
        """Sweep what was answered: now if the page is visible, else when it is shown next."""
        if self._rule not in rules(live.scenario):
            self._rule = LOW
        super().show_answer(live)

    def set_rule(self, rule: str) -> None:
        """Show outcomes under another selection rule; raise `KeyError` for an unknown one."""
        if self._live is not None and rule not in rules(self._live.scenario):
            raise KeyError(rule)
        self._rule = rule
        self.redraw()

    def compute(self, request: Request, token: Token) -> Multiples:
        """Sweep the first driver at levels of the second."""
        driver, second = request.drivers
        return multiples(
            request.affine,
            driver,
            second,
            request.scenario.levels,
            way=request.way,
            token=token,
        )

    def draw(self, request: Request) -> None:
        """Show the known sweeps."""
        if self._known is not None:
            self._canvas.show_scene(self._made(request, self._known[1]))

    def print_known(self, request: Request, known: Multiples, title: str) -> MultiplesScene:
        """Return the scene to print, with title and content hash."""
        return self._made(request, known, title, content_hash(request.scenario))

    def _made(
        self, request: Request, known: Multiples, title: str = "", content: str = ""
    ) -> MultiplesScene:
        return multiples_scene(
            request.scenario,
            known,
            self._rule,
            title=title,
            content_hash=content,
            against=self._earlier.against,
            earlier=self._earlier.answer(request.drivers),
        )

    @Slot(int)
    def _on_level_clicked(self, place: int) -> None:
        """Make a strip's level today's."""
        if self._known is None:
            return
        exact = self._known[1].rows[place].level
        scenario, second = self._document.scenario, self._known[1].second
        driver = scenario.driver(second)
        level = on_step(driver, float(exact))
        if Fraction(level) != exact:  # between two steps of the slider
            level = Decimal(exact.numerator) / Decimal(exact.denominator)
        label = level_words(driver, level)
        self._document.apply(scenario.with_level(second, level), label)
