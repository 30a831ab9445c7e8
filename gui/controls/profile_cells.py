"""All profiles of a game as one Qt table to choose from: headers are cells too.

Owns what stands where (with three players one block per strategy of the third, below each other),
what a click on each place means, and the words for every place. A condition is one partial
profile, a membership any number of them. How cells are drawn is the view's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt

from games.model.cover import covered, normal, partials
from games.words.names import condition, isolated, play
from games.words.profiles import profile_words
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from games.model.scenario import Player, Profile, Scenario, Strategy, When

__all__ = ["Choice", "Mark", "Part", "ProfileModel"]

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHECKABLE = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable


class Choice(Enum):
    """What is being chosen.

    CONDITION
        One partial profile: a header ticks or unticks its strategy, of which one at least stays
        ticked; a cell fixes everybody.
    MEMBERS
        Any profiles: every click adds what it names, or takes it away if all of it is there.
    """

    CONDITION = auto()
    MEMBERS = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """The outcome of a profile.

    Attributes
    ----------
    color, words
        Its colour, and what it says ("now in Managed containment").
    place
        Its position in the scenario's list.
    """

    color: str
    words: str
    place: int


class Part(Enum):
    """What stands at a place of the table."""

    TITLE = auto()  # a strategy of the third player, across the block
    CORNER = auto()
    COLUMN = auto()
    ROW = auto()
    CELL = auto()


class ProfileModel(QAbstractTableModel):
    """The table of a scenario's profiles with what is chosen.

    Parameters
    ----------
    choice
        Condition or members.

    Attributes
    ----------
    whens, cells
        The partial profiles chosen, exactly one for a condition; and the profiles they cover.
    """

    def __init__(self, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._scenario: Scenario | None = None
        self.whens: tuple[When, ...] = ()
        self.cells: frozenset[Profile] = frozenset()
        self._marks: Mapping[Profile, Mark] = {}

    # -- the value --------------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario shown; raise `RuntimeError` before there is one."""
        if self._scenario is None:
            message = "no scenario is shown yet"
            raise RuntimeError(message)
        return self._scenario

    def show(
        self,
        scenario: Scenario,
        whens: tuple[When, ...],
        marks: Mapping[Profile, Mark] | None = None,
    ) -> bool:
        """Show a value; True if rows and columns are others than before.

        Parameters
        ----------
        scenario, whens
            The game and what is chosen of it.
        marks
            By profile the outcome that it belongs to now.
        """
        anew = self._scenario is None or self._scenario.shape != scenario.shape
        if anew:
            self.beginResetModel()
        self._scenario, self.whens, self._marks = scenario, whens, marks or {}
        self.cells = covered(scenario, whens)
        if anew:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return anew

    def toggled(self, index: AnyIndex, *, alone: bool = False) -> tuple[When, ...]:
        """Return the value that a click on a place makes; nothing is changed.

        With `alone` a tick box of a condition means its strategy and no other of the player; said
        once more, any.
        """
        named = self.named(index)
        if self._choice is Choice.CONDITION:
            return (self._condition(named, index, alone),)
        there = covered(self.scenario, [named])
        cells = self.cells - there if there <= self.cells else self.cells | there
        return partials(self.scenario, cells)

    def _condition(self, named: When, index: AnyIndex, alone: bool) -> When:
        old = self._old
        if not self.has_box(index):
            return () if old == named else named
        ((player, (strategy,)),) = named
        ticked = self._ticked(index)
        if alone:
            ticked = set() if ticked == {strategy} else {strategy}
        elif ticked == {strategy}:
            return old
        else:
            ticked ^= {strategy}
        fixed = {who: own for who, own in old if who != player}
        if ticked:
            fixed[player] = tuple(ticked)
        return normal(self.scenario.players, tuple(fixed.items()))

    @property
    def _old(self) -> When:
        """The condition that is shown."""
        return self.whens[0] if self.whens else ()

    def _ticked(self, index: AnyIndex) -> set[str]:
        """Return the strategies ticked beside and with that of a box."""
        header = self.header(index)
        assert header is not None
        player = header[0]
        return set(dict(self._old).get(player.id, [own.id for own in player.strategies]))

    def has_box(self, index: AnyIndex) -> bool:
        """Tell whether a place is a strategy's tick box: the headers of a condition are."""
        headers = (Part.ROW, Part.COLUMN, Part.TITLE)
        return self._choice is Choice.CONDITION and self.part(index) in headers

    # -- places -----------------------------------------------------------------------------------

    @property
    def block(self) -> int:
        """Rows of one block, headers included."""
        return len(self.scenario.players[0].strategies) + (2 if self._titled else 1)

    @property
    def heads(self) -> int:
        """The first row with the second player's strategies."""
        return 1 if self._titled else 0

    @property
    def _titled(self) -> bool:
        return len(self.scenario.players) > 2

    def part(self, index: AnyIndex) -> Part:
        """Return what stands at an index."""
        row = index.row() % self.block - (1 if self._titled else 0)
        if row < 0:
            return Part.TITLE
        if row == 0:
            return Part.COLUMN if index.column() else Part.CORNER
        return Part.CELL if index.column() else Part.ROW

    def named(self, index: AnyIndex) -> When:
        """Return the partial profile that a place names.

        For members the headers of a block mean that block; for a condition they mean their own
        player alone.
        """
        players, part = self.scenario.players, self.part(index)
        row = index.row() % self.block - (2 if self._titled else 1)
        named: list[tuple[str, tuple[str, ...]]] = []
        if part in (Part.ROW, Part.CELL):
            named.append((players[0].id, (players[0].strategies[row].id,)))
        if part in (Part.COLUMN, Part.CELL):
            named.append((players[1].id, (players[1].strategies[index.column() - 1].id,)))
        third = self._titled and (
            part in (Part.TITLE, Part.CELL)
            or (self._choice is Choice.MEMBERS and part is not Part.CORNER)
        )
        if third:
            strategies = players[2].strategies
            named.append((players[2].id, (strategies[index.row() // self.block].id,)))
        return tuple(named)

    def profile(self, index: AnyIndex) -> Profile | None:
        """Return the profile of a cell; None for a header."""
        if self.part(index) is not Part.CELL:
            return None
        return tuple(strategy for _, (strategy,) in self.named(index))

    def header(self, index: AnyIndex) -> tuple[Player, Strategy] | None:
        """Return whose strategy a header names; None for the corner and for cells."""
        part, players = self.part(index), self.scenario.players
        if part in (Part.CELL, Part.CORNER):
            return None
        place = {Part.ROW: 0, Part.COLUMN: 1, Part.TITLE: 2}[part]
        if part is Part.ROW:
            position = index.row() % self.block - (2 if self._titled else 1)
        elif part is Part.COLUMN:
            position = index.column() - 1
        else:
            position = index.row() // self.block
        return players[place], players[place].strategies[position]

    def chosen(self, index: AnyIndex) -> bool:
        """Tell whether all that a place names is chosen, and a strategy's box is ticked."""
        header = self.header(index)
        if header and self.has_box(index):
            return header[1].id in self._ticked(index)
        return covered(self.scenario, [self.named(index)]) <= self.cells

    def mark(self, index: AnyIndex) -> Mark | None:
        """Return the outcome that a cell is marked with."""
        profile = self.profile(index)
        return None if profile is None else self._marks.get(profile)

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the rows of all blocks."""
        if parent.isValid() or self._scenario is None:
            return 0
        blocks = len(self._scenario.players[2].strategies) if self._titled else 1
        return self.block * blocks

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return one column more than the second player has strategies."""
        if parent.isValid() or self._scenario is None:
            return 0
        return 1 + len(self._scenario.players[1].strategies)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every place can be reached and chosen."""
        return _CHECKABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a place and whether it is chosen."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.CheckStateRole:
                on = self.chosen(index)
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                state = "ticked" if self.has_box(index) else "chosen"
                return f"{self._words(index)}: {'' if self.chosen(index) else 'not '}{state}"
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(self._hint(index))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._hint(index)
            case _:
                return None

    def _text(self, index: AnyIndex) -> str:
        header, players = self.header(index), self.scenario.players
        if self.part(index) is Part.CORNER:
            one, two = (isolated(player.name) for player in players[:2])
            return f"{one} \N{DOWNWARDS ARROW} {two} \N{RIGHTWARDS ARROW}"
        if header is None:
            return ""
        player, strategy = header
        if self.part(index) is Part.TITLE:
            return play(player, strategy)
        return f"{strategy.letter} {isolated(strategy.name)}"

    def _words(self, index: AnyIndex) -> str:
        part = self.part(index)
        if part is Part.CORNER:
            return "All profiles"
        profile = self.profile(index)
        if profile is not None:
            return profile_words(self.scenario, profile)
        return condition(self.scenario, self.named(index))

    def _hint(self, index: AnyIndex) -> str:
        mark = self.mark(index)
        after = f"\n{mark.words}" if mark else ""
        on, words = self.chosen(index), self._words(index)
        if self._choice is Choice.MEMBERS:
            return f"{words}: click to {'take away' if on else 'add'}{after}"
        if self.part(index) is Part.CORNER:
            return "Click for every profile: always" if not on else "Every profile: always"
        if self.part(index) is Part.CELL:
            return f"Click for this profile alone: {words}{after}"
        if on and len(self._ticked(index)) == 1:
            return f"{words}: no other is ticked; tick another, or press Enter for any"
        return f"{words}: click to {'untick' if on else 'tick'}; Ctrl+click or Enter for it alone"
