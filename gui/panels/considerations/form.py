"""The editor of one consideration: who cares, when it counts, how much, why, and who says so.

Owns the fields and which facts they show. What an entry does to the scenario, and what the step is
called, is `entries`'; the fields own their half-typed text.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from games.model.changes import words
from games.model.edit.considerations import consideration
from games.model.payoffs import amount_of
from games.model.sourcing import applies
from games.model.validate import CONFIDENCES
from games.words.names import condition, starting
from gui.controls.arrange import REST, below
from gui.controls.choice import Choice
from gui.controls.field import Field
from gui.controls.figures import signed
from gui.controls.paragraph import Paragraph
from gui.controls.profile_grid import ProfileGrid
from gui.controls.spin import settle_within
from gui.look.literal import plain_label
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear
from gui.panels.considerations import entries
from gui.panels.considerations.amount import AmountRow
from gui.panels.considerations.citation import Citation
from gui.panels.considerations.ends import Ends
from gui.panels.considerations.slopes import Slopes
from gui.panels.reasons.model import base_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.amounts import Amount
    from games.model.scenario import Consideration, Scenario
    from gui.core.document import Document

__all__ = ["ConsiderationForm"]

_RANGE_TIP = "How far the base may be off; the tornado moves it from one end to the other"
_CONFIDENCE_TIP = "How sure you are of this reason; not how likely anything is"


class ConsiderationForm(QWidget):
    """All there is to one consideration.

    Parameters
    ----------
    document
        Where it is read from and entries go.

    Attributes
    ----------
    name
        Id of the consideration that is shown, empty before the first.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.name = ""
        self._shown: Scenario | None = None
        self._make()
        paper(self)

    def show_consideration(self, name: str) -> None:
        """Show a consideration of the present scenario, or the same one again after a change."""
        scenario, old = self._document.scenario, self._shown
        reason = consideration(scenario, name)
        anew = name != self.name
        self.name, self._shown = name, scenario
        if anew or old is None or words(old) != words(scenario):
            self._offer(scenario)
        elif old.considerations is scenario.considerations:
            self.slopes.show_slopes(scenario, reason)
            self._say_today(reason)
            return
        self.title.show_value(reason.title, anew=anew)
        self.rationale.show_value(reason.rationale, anew=anew)
        self.player.choose(reason.player)
        self.confidence.choose(reason.confidence)
        self.source.show_source(scenario.sources, reason.source, anew=anew)
        self.ends.show_ends(reason.low, reason.high, anew=anew)
        if self.grid.whens != (reason.when,) or old is None or old.players is not scenario.players:
            self.grid.show_profiles(scenario, (reason.when,))
            self._say_where(scenario, reason)
        likely = None
        if reason.low is not None and reason.high is not None:
            likely = (reason.low, reason.high)
        about = f"Base of {reason.title}"
        self.base.show_amount("Base amount", about, reason.base, base_range(reason), likely)
        self.slopes.show_slopes(scenario, reason)
        self._say_today(reason)

    def settle(self) -> bool:
        """Take over what is half typed; False, at the field that says why, if it is refused."""
        if not self.name or not self._exists():
            return True
        if not settle_within(self):
            return False
        self.base.finish()
        self.slopes.finish()
        for entry in (self.title, self.ends, self.source, self.rationale):
            if not entry.settle():
                entry.focus()
                return False
        return True

    def forget(self) -> None:
        """Forget what is shown, and what is half typed with it."""
        self.name, self._shown = "", None

    def focus_title(self) -> None:
        """Take the keyboard, to name it."""
        self.title.focus()

    # -- making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.title = Field(
            *("Title", partial(self._apply, entries.set_title), self._document, self),
            tip="The reason in brief",
        )
        self.player = Choice(self, "Player", "Whose payoff it is part of", letters=6)
        self.confidence = Choice(self, "Confidence", _CONFIDENCE_TIP, letters=6)
        self.player.activated.connect(self._on_player)
        self.confidence.activated.connect(self._on_confidence)
        self.grid = ProfileGrid(parent=self)
        self.grid.setAccessibleName("Where it counts")
        self.grid.changed.connect(self._on_condition)
        self.where, self.adds = Paragraph(self), Paragraph(self)
        self.base = AmountRow(self._document, "", self._propose, self)
        self.slopes = Slopes(self._document, self._propose, self)
        self.slopes.dropped.connect(self._on_dropped)
        self.slopes.added.connect(self._on_added)
        self.ends = Ends(
            self._document,
            "Range of the base",
            _RANGE_TIP,
            partial(self._apply, entries.set_range),
            self,
        )
        self.source = Citation(self._document, partial(self._apply, entries.cite_new), self)
        self.source.cited.connect(self._on_cited)
        tip = "Why, in as many sentences as it takes"
        rationale = partial(self._apply, entries.set_rationale)
        self.rationale = Field("Rationale", rationale, self._document, self, tip=tip, lines=5)
        wear(self.where, "soft", "small")
        wear(self.adds, "ink", "small")
        pair = QGridLayout()
        pair.setHorizontalSpacing(Tokens.grid)
        pair.setVerticalSpacing(2)
        for place, box in enumerate((self.player, self.confidence)):
            pair.addWidget(self._caption(box.accessibleName(), box), 0, place)
            pair.addWidget(box, 1, place)
        counts = self._caption("Counts when", self.grid)
        where = below(counts, self.grid, self.where, gap=2)
        below(
            *(self.title, pair, where, self.base, self.slopes, self.adds, self.ends),
            *(self.source, self.rationale, REST),
            of=self,
            margins=Tokens.grid,
            gap=Tokens.grid,
        )

    def _caption(self, text: str, buddy: QWidget) -> QLabel:
        caption = plain_label(text, self)
        caption.setBuddy(buddy)
        wear(caption, "soft", "small")
        return caption

    def _offer(self, scenario: Scenario) -> None:
        """Offer the players of a scenario."""
        self.player.offer([(player.name, player.id) for player in scenario.players])
        stated = [(word.capitalize(), word) for word in CONFIDENCES]
        self.confidence.offer([("Not stated", ""), *stated])

    def _say_where(self, scenario: Scenario, reason: Consideration) -> None:
        found = applies(scenario, reason)
        said = condition(scenario, reason.when)
        said = starting(said)
        self.where.say(f"{said}: {int(found.sum())} of {found.size} profiles")

    def _say_today(self, reason: Consideration) -> None:
        adds = signed(amount_of(reason, self._document.scenario.levels), 2)
        self.adds.say(f"Adds {adds} today" + (" in all" if reason.slopes else ""))

    # -- entries ----------------------------------------------------------------------------------

    def _exists(self) -> bool:
        return any(reason.id == self.name for reason in self._document.scenario.considerations)

    def _apply(self, entry: Callable[..., tuple[Scenario, str]], *facts: object) -> None:
        self._document.apply(*entry(self._document.scenario, self.name, *facts))

    def _propose(self, driver: str, value: Amount) -> tuple[Scenario, str]:
        scenario = self._document.scenario
        if driver:
            return entries.set_slope(scenario, self.name, driver, value)
        return entries.set_base(scenario, self.name, value)

    @Slot()
    def _on_player(self) -> None:
        self._apply(entries.set_player, self.player.value)

    @Slot()
    def _on_confidence(self) -> None:
        self._apply(entries.set_confidence, self.confidence.value)

    @Slot(str)
    def _on_cited(self, source: str) -> None:
        self._apply(entries.cite, source)

    @Slot(object)
    def _on_condition(self, whens: object) -> None:
        assert isinstance(whens, tuple)
        self._apply(entries.set_condition, whens[0])

    @Slot(str)
    def _on_dropped(self, driver: str) -> None:
        self.slopes.finish()
        self._document.apply(*self._propose(driver, self.slopes.NONE))

    @Slot(str)
    def _on_added(self, driver: str) -> None:
        self._document.apply(*self._propose(driver, self.slopes.FIRST))
        self.slopes.focus_driver(driver)
