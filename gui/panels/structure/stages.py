"""Who moves when, by hand: the players' names in rows, a row a stage.

Owns where the names stand, where one that is dragged would go, and the buttons that do the same.
It changes nothing: it says which stages are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from games.model.validate import MOST_STRATEGIES
from games.words.names import isolated, joined, label, play
from gui.controls.arrange import REST, below, beside, tool
from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.structure.chip import Chip
from gui.panels.structure.turns import alone, earlier, later, place_of, together

if TYPE_CHECKING:
    from games.model.play import Stages
    from games.model.scenario import Scenario

__all__ = ["StagesField"]

_MOST_PLAYERS = max(MOST_STRATEGIES)
_PLACES = ("first", "second", "third")
_AT_ONCE, _FIRST, _THEN = "At once", "First", "Then"
#: Shares of a row's height at which a name is dropped between rows, not beside those in it.
_EDGE = 0.25


class StagesField(QWidget):
    """The stages of a play.

    Signals
    -------
    wanted(object)
        Other stages are asked for.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stages")
        self._rows = _Rows(self)
        self._rows.wanted.connect(self.wanted)
        self._rows.current_changed.connect(self._show_buttons)
        self._earlier = tool("Earlier", self, self._on_earlier, "Let the player move earlier (Up)")
        self._later = tool("Later", self, self._on_later, "Let the player move later (Down)")
        grid = Tokens.grid
        buttons = beside(self._earlier, self._later, REST, margins=0, gap=grid)
        below(self._rows, buttons, of=self, margins=0, gap=grid // 2)
        self.setFocusProxy(self._rows.chips[0])

    def show_play(self, scenario: Scenario) -> None:
        """Show who moves when in a scenario."""
        self._rows.show_play(scenario)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        name, stages, player = self._rows.name, self._rows.stages, self._rows.current
        for button, verb, step in (
            (self._earlier, "earlier", earlier),
            (self._later, "later", later),
        ):
            button.setEnabled(step(stages, player) != stages)
            button.setAccessibleName(f"Let {name} move {verb}")

    @Slot()
    def _on_earlier(self) -> None:
        self._rows.step(-1)

    @Slot()
    def _on_later(self) -> None:
        self._rows.step(1)


class _Rows(QWidget):
    """The names in their rows, and empty rows below for who is to move last."""

    wanted = Signal(object)
    current_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.stages: Stages = ()
        self._players: tuple[str, ...] = ()
        self._at = 0
        #: Where a name that is held would go: a row, or the line before one; None for nowhere.
        self._target: tuple[int, bool] | None = None
        self.chips = [Chip(self) for _ in range(_MOST_PLAYERS)]
        for chip in self.chips:
            chip.stepped.connect(self.step)
            chip.dragged.connect(self._on_dragged)
            chip.dropped.connect(self._on_dropped)
            chip.left_alone.connect(self._place)
            chip.reached.connect(self._on_reached)

    @property
    def current(self) -> str:
        """The player that the buttons move."""
        return self._players[self._at]

    @property
    def name(self) -> str:
        """What that player is called."""
        return self.chips[self._at].name

    def show_play(self, scenario: Scenario) -> None:
        """Show who moves when in a scenario."""
        players = scenario.players
        self._players = tuple(player.id for player in players)
        self.stages = scenario.play.stages or (self._players,)
        self._at = min(self._at, len(players) - 1)
        made = dict(scenario.play.moved)
        names = {player.id: label(player.name) for player in players}
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(players))
            if place >= len(players):
                continue
            player = players[place]
            done = made.get(player.id)
            chip.show_player(isolated(player.name), player.color, moved=done is not None)
            said = f"{names[player.id]}, {self._turn(player.id, names)}"
            tip = said
            if done is not None:
                tip += f"\nAlready moved, {play(player, player.strategy(done))}: the others know it"
            chip.setAccessibleName(said if done is None else f"{said}, has already moved")
            chip.setToolTip(in_tip(tip))
            chip.setChecked(place == self._at)
        self.updateGeometry()
        self._place()

    @Slot(int)
    def step(self, by: int) -> None:
        """Ask for the current player to move earlier or later."""
        self._want((earlier if by < 0 else later)(self.stages, self.current))

    def sizeHint(self) -> QSize:
        """Return the room for as many rows as there are players."""
        return QSize(0, self._row * max(1, len(self._players)) + 1)

    def minimumSizeHint(self) -> QSize:
        """Ask for all rows."""
        return self.sizeHint()

    def restyled(self) -> None:
        """Take the type in force."""
        self.updateGeometry()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names where there is room."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the rows, what they are called, and where a name that is held would go."""
        tokens, row = worn(), self._row
        painter = QPainter(self)
        painter.setFont(sized(tokens.small))
        line = QPen(QColor(tokens.hairline), 1)
        for place in range(len(self._players)):
            painter.setPen(line)
            painter.drawLine(0, place * row, self.width(), place * row)
            if place < len(self.stages):
                painter.setPen(QColor(tokens.soft))
                words = _AT_ONCE if len(self.stages) == 1 else _THEN if place else _FIRST
                box = QRectF(0, place * row, self._names, row)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._target is not None:
            place, joins = self._target
            painter.setPen(QPen(QColor(tokens.accent), 2))
            if joins:
                box = QRectF(self._names, place * row, self.width() - self._names, row)
                painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
            else:
                y = min(max(1, place * row), self.height() - 2)
                painter.drawLine(0, y, self.width(), y)
        painter.end()

    # -- hand -------------------------------------------------------------------------------------

    @Slot(QPoint)
    def _on_dragged(self, where: QPoint) -> None:
        self._target = self._target_at(where.y())
        self.update()

    @Slot(QPoint)
    def _on_dropped(self, where: QPoint) -> None:
        place, joins = self._target_at(where.y())
        self._place()
        self._want((together if joins else alone)(self.stages, self.current, place))

    @Slot()
    def _on_reached(self) -> None:
        self._at = next(place for place, chip in enumerate(self.chips) if chip.hasFocus())
        for place, chip in enumerate(self.chips):
            chip.setChecked(place == self._at)
        self.current_changed.emit()

    def _target_at(self, y: int) -> tuple[int, bool]:
        """Return the row at a height and True, or the row before which a new one would be."""
        place, over = divmod(max(0, y), self._row)
        count = len(self.stages)
        if place >= count:
            return count, False
        if over < _EDGE * self._row:
            return place, False
        if over > (1 - _EDGE) * self._row:
            return place + 1, False
        return place, True

    def _want(self, stages: Stages) -> None:
        order = {player: place for place, player in enumerate(self._players)}
        found = tuple(tuple(sorted(stage, key=order.__getitem__)) for stage in stages)
        if found != self.stages:
            self.wanted.emit(found)

    # -- places -----------------------------------------------------------------------------------

    @Slot()
    def _place(self) -> None:
        """Put every name into its row."""
        self._target = None
        gap, row, left = Tokens.grid // 2, self._row, self._names
        for place, stage in enumerate(self.stages):
            chips = [self.chips[self._players.index(player)] for player in stage]
            wide = _shares([chip.sizeHint().width() + gap for chip in chips], self.width() - left)
            x = left
            for chip, width in zip(chips, wide, strict=True):
                chip.setGeometry(x, place * row + 3, max(1, width - gap), row - 5)
                x += width
        self.update()

    @property
    def _row(self) -> int:
        return self.chips[0].sizeHint().height() + Tokens.grid

    @property
    def _names(self) -> int:
        metrics = QFontMetrics(sized(worn().small))
        widest = max(map(metrics.horizontalAdvance, (_AT_ONCE, _FIRST, _THEN)))
        return widest + Tokens.grid

    def _turn(self, player: str, names: dict[str, str]) -> str:
        """Say when a player moves: "moves first, with Iran"."""
        place = place_of(self.stages, player)
        others = joined(names[own] for own in self.stages[place] if own != player)
        if len(self.stages) == 1:
            return f"at once with {others}"
        return f"moves {_PLACES[place]}" + (f", with {others}" if others else "")


def _shares(wanted: list[int], room: int) -> list[int]:
    """Return what each gets of the room: what it wants, or as much as all others that want more."""
    given = dict.fromkeys(range(len(wanted)), 0)
    left = len(wanted)
    for place in sorted(given, key=wanted.__getitem__):
        given[place] = min(wanted[place], max(0, room) // left)
        room, left = room - given[place], left - 1
    return list(given.values())
