"""The reading panel: what an analyst should know at today's levels, in words and rows.

Owns the layout of a `Reading` and the way to the clipboard. Everything it says can be selected; the
sentences are `games.words.reading`'s. While an answer is outstanding the last one stays, dimmed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsOpacityEffect, QMenu, QWidget

from games.words.names import starting
from gui.controls.arrange import REST, below, tool
from gui.controls.paragraph import Paragraph
from gui.controls.sight import in_sight
from gui.controls.upright import UprightScroll
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear, worn
from gui.panels.reading.asking import WHAT, Asking, Caption, question
from gui.panels.reading.doubt import DoubtSection
from gui.panels.reading.play import PlaySection
from gui.panels.reading.table import EquilibriaTable
from gui.work.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent

    from games.words.checks import Check
    from games.words.reading import Reading
    from gui.work.pace import Beat

__all__ = ["ReadingPanel"]

_DIMMED = 0.45
#: Words are read, not watched: under a moving slider a reading stands for so long, no longer.
PACE_MS = 33
#: What tables leave before their text; labels leave it too, so that both begin on one line.
_MARGIN = 3
#: Longer statements are set in body type, strong.
_LARGE = 110
_MARKS = {True: "✓", False: "!", None: "–"}
#: Headings, and what is asked beside them: the question and the help page.
_CAPTIONS = {
    "Equilibria": WHAT,
    "Why": ("What is a tipping point?", "tipping-points"),
    "Checks": ("How sure is this?", "how-sure"),
}
_WORDS = {True: "passed", False: "failed", None: "note"}


class ReadingPanel(QWidget):
    """The last answer in words.

    Attributes
    ----------
    stale
        True while what is shown belongs to an earlier scenario.
    captions, play, doubt
        The headings, and what stands of play and doubt above them.

    Signals
    -------
    help_wanted(str)
        Somebody asks what a word or a finding means: the id of a help page.
    plays_wanted()
        Somebody wants to see every order of moves.
    """

    help_wanted = Signal(str)
    plays_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self._reading: Reading | None = None
        self._offered: Callable[[], Reading] | None = None
        self._pace = Pace(PACE_MS, self._take, self)
        self.stale = self._long = False
        self._make()
        self._fill()

    @property
    def reading(self) -> Reading | None:
        """The last answer in words."""
        self._take()
        return self._reading

    def offer(self, make: Callable[[], Reading]) -> None:
        """Show an answer soon: when the last one has stood a moment and somebody can see it.

        Parameters
        ----------
        make
            Puts the answer into words; the last one offered counts.
        """
        self._offered = make
        self.catch_up()

    @property
    def beat(self) -> Beat:
        """When the next reading is due."""
        return self._pace.beat

    @property
    def in_sight(self) -> bool:
        """Whether somebody can see the panel; behind a tab words would be for none."""
        return in_sight(self)

    @Slot()
    def catch_up(self) -> None:
        """Show what was offered, if the panel can be seen."""
        if self._offered is not None and self.in_sight:
            self._pace.ask()

    def _take(self) -> None:
        if self._offered is not None:
            make, self._offered = self._offered, None
            self.show_reading(make())

    def show_reading(self, reading: Reading) -> None:
        """Show an answer; it is fresh, and no problem is left."""
        self._problem.hide()
        self.set_stale(stale=False)
        if reading != self._reading:
            self._reading = reading
            self._fill()

    def show_problem(self, text: str) -> None:
        """Say why there is no answer; the last one stays below, dimmed."""
        self._problem.say(text)
        self._problem.show()
        self.set_stale(stale=True)

    def wonder(self, unmoved: str) -> None:
        """Offer to explain why a player's ("Ann's") probability did not move; empty offers none."""
        self.unmoved.setVisible(bool(unmoved))
        if unmoved:
            whose = f"Why did {unmoved} probability not move?"
            self.unmoved.ask(whose, self.unmoved.page)

    def set_stale(self, stale: bool) -> None:
        """Dim what is shown while a new answer is outstanding."""
        if stale == self.stale:
            return
        self.stale = stale
        self._dimmer.setEnabled(stale)
        self._body.setAccessibleDescription("An earlier answer; a new one is on its way" * stale)

    def restyled(self) -> None:
        """Mark what was checked in the colours in force."""
        self.play.restyled()
        if self._reading is not None:
            self.checks.say(_listed(self._reading.checks))

    @Slot()
    def copy(self) -> None:
        """Put the whole reading on the clipboard as plain text."""
        if self.reading is not None:
            QGuiApplication.clipboard().setText(self.reading.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying."""
        self._menu.popup(event.globalPos())

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        grid = Tokens.grid
        self._menu = QMenu(self)
        self._copy = self._menu.addAction("Copy reading", self.copy)
        self._scroll = UprightScroll(self)
        self._content = QWidget(self._scroll)
        self._body = QWidget(self._content)
        self._dimmer = QGraphicsOpacityEffect(self._body)
        self._dimmer.setOpacity(_DIMMED)
        self._dimmer.setEnabled(False)
        self._body.setGraphicsEffect(self._dimmer)
        self._problem = self._paragraph("problem")
        self._problem.hide()
        self.headline = self._paragraph("headline")
        self.follows = self._paragraph("follows")
        self.play = PlaySection(_MARGIN, self._body)
        self.play.plays_wanted.connect(self.plays_wanted)
        self.doubt = DoubtSection(_MARGIN, self._body)
        self.doubt.caption.asking.asked.connect(self.help_wanted)
        self.table = EquilibriaTable(self._body)
        self.why: list[Paragraph] = []
        reasons = QWidget(self._body)
        reasons.setObjectName("explanation")
        self._reasons = below(of=reasons, margins=0, gap=grid)
        self.checks = self._paragraph("checks")
        self.checks.setTextFormat(Qt.TextFormat.RichText)
        self.captions = [
            Caption(text, asked, _MARGIN, self._body) for text, asked in _CAPTIONS.items()
        ]
        self.unmoved = Asking(
            "Why did a probability not move?", "why-did-iran-not-move", self._body
        )
        self.unmoved.hide()
        for asking in (self.unmoved, *(caption.asking for caption in self.captions)):
            asking.asked.connect(self.help_wanted)
        tip = "Put headline, equilibria, reasons and checks on the clipboard"
        self.copy_button = tool("Copy reading", self._body, self.copy, tip)
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = (self.headline.held(), self.follows.held())
        body = below(*head, of=self._body, margins=0, gap=grid // 2)
        body.addSpacing(grid)
        body.addWidget(self.play)
        body.addWidget(self.doubt)
        parts = (self.table, reasons, self.checks.held())
        for caption, part in zip(self.captions, parts, strict=True):
            body.addSpacing(2 * grid)
            body.addWidget(caption)
            body.addWidget(part)
            if part is reasons:
                body.addWidget(self.unmoved, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(grid)
        body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        side = 2 * grid - _MARGIN
        margins = (side, grid, side, grid)
        below(self._problem, self._body, REST, of=self._content, margins=margins, gap=grid)
        self._scroll.setWidget(self._content)
        below(self._scroll, of=self, margins=0)
        paper(self, self._scroll.viewport(), self._content)
        wear(self.headline, "ink", "title")
        wear(self.follows, "ink")
        wear(self.checks, "soft", "small")
        wear(self.copy_button, "accent", "small")
        wear(self._problem, "error", strong=True)

    def _paragraph(self, place: str) -> Paragraph:
        label = Paragraph(self, keyboard=True)
        label.setObjectName(place)
        label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        return label

    def _fill(self) -> None:
        reading = self._reading
        parts = (self.play, self.table, self.follows, self.checks, self.copy_button)
        for widget in (*self.captions, *parts):
            widget.setVisible(reading is not None)
        self._copy.setEnabled(reading is not None)
        if reading is None:
            self.doubt.hide()
            self.headline.say("Solving ...")
            return
        holds, _, follows = reading.headline.partition("; ")
        self.headline.say(f"{holds}." if follows else holds)
        self.follows.say(starting(follows))
        self.follows.setVisible(bool(follows))
        self._type()
        self.play.show_row(reading.play)
        self.doubt.show_row(reading.doubt)
        self.table.show_rows(reading.rows)
        for widget in (self.captions[0], self.table):  # none where every profile is one
            widget.setVisible(bool(reading.rows))
        self.captions[0].call("Played" if reading.play.staged else "Equilibria")
        self.captions[0].asking.ask(*question(reading))
        self._explain(reading.why)
        self.checks.say(_listed(reading.checks))
        said = "; ".join(f"{_WORDS[check.passed]}: {check.text}" for check in reading.checks)
        self.checks.setAccessibleName(f"Checks: {said}")

    def _type(self) -> None:
        """Set what holds in large type, unless it is long: then strong."""
        long = len(self.headline.text()) > _LARGE
        if long != self._long:
            self._long = long
            wear(self.headline, "ink", "body" if long else "title", strong=long)

    def _explain(self, sentences: tuple[str, ...]) -> None:
        """Give every sentence a paragraph; paragraphs are kept from answer to answer."""
        while len(self.why) < len(sentences):
            paragraph = self._paragraph("why")
            wear(paragraph, "ink")
            self.why.append(paragraph)
            self._reasons.addWidget(paragraph.held())
        for place, paragraph in enumerate(self.why):
            paragraph.setVisible(place < len(sentences))
            if place < len(sentences):
                paragraph.say(sentences[place])


def _listed(checks: tuple[Check, ...]) -> str:
    """Return checks as rich text, each with a mark that is not colour alone."""
    tokens = worn()
    inks = {True: tokens.good, False: tokens.warning, None: tokens.soft}
    lines = [
        f'<tr><td width="18" style="color:{inks[check.passed]}; font-weight:600">'
        f"{_MARKS[check.passed]}</td><td>{escape(check.text)}</td></tr>"
        for check in checks
    ]
    return f'<table cellspacing="0" cellpadding="2">{"".join(lines)}</table>'
