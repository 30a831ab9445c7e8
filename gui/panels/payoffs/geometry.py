"""Where things are in a payoff matrix: widths, heights and insets, from the fonts and the numbers.

Owns the measures that painter, headers and view share, so that they cannot disagree by a pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from games.words.initials import initials
from gui.controls.figures import WIDEST_FRACTION, figure
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from gui.panels.payoffs.board import Board

__all__ = ["AROUND", "CENTER", "LEFT", "PALE", "RIGHT", "Measures", "measure"]

#: Room in a cell before its first figure, where the outcome is marked, and after its last.
_BEFORE, _AFTER = 10, 4
#: Room on both sides of a figure, and some more between long ones: with their lines they would seem
#: to be one.
AROUND = 5
_LONG, _APART = 6, 6
_LETTER_GAP = 5
#: Opacity of what can no longer happen.
PALE = 0.42
_NARROWEST = 56
_WIDEST_NAME, _WIDEST_HEAD = 176, 128


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in device-independent pixels.

    Attributes
    ----------
    figure
        Width of the column of one payoff.
    before, after
        Extra width before the first and after the last payoff of a cell.
    row
        Height of a cell.
    names
        Width of the row header.
    header
        Height of the column header: player, strategies, marks of the players.
    owner, strategy, mark
        Heights of its three lines.
    """

    figure: int
    before: int
    after: int
    row: int
    names: int
    header: int
    owner: int
    strategy: int
    mark: int

    def cell(self, players: int) -> int:
        """Return the width of a cell."""
        return self.before + players * self.figure + self.after


def measure(board: Board) -> Measures:
    """Measure what a board needs in the type in force."""
    tokens = worn()
    body = QFontMetricsF(sized(tokens.body))
    strong = QFontMetricsF(sized(tokens.body, strong=True))
    small = QFontMetricsF(sized(tokens.small, strong=True))
    players = board.scenario.players
    # figures have equal decimals and equal digits: one of the extremes is the widest, or, where
    # decimals would show 0, the smallest
    sizes = abs(board.payoffs)
    ends = (board.payoffs.min(), board.payoffs.max(), sizes[sizes > 0].min(initial=sizes.max()))
    texts = [figure(float(end), board.decimals) for end in ends]
    if board.fractions is not None:  # as wide at levels where all are decimals: a drag moves none
        texts += [WIDEST_FRACTION, *(board.figure(*place) for place in board.fractions)]
    widest = max(map(body.horizontalAdvance, texts))
    if max(map(len, texts)) >= _LONG:
        widest += _APART
    sign = body.horizontalAdvance(f"\N{MINUS SIGN}0.{'0' * board.decimals}")
    marks = max(small.horizontalAdvance(mark) for mark in initials([p.name for p in players]))
    column = ceil(max(widest, sign, marks)) + 2 * AROUND
    owner_name = small.horizontalAdvance(players[0].name)
    rows, heads = (
        max(
            strong.horizontalAdvance(s.letter) + _LETTER_GAP + body.horizontalAdvance(s.name)
            for s in player.strategies
        )
        for player in players[:2]
    )
    # cells of two payoffs are narrower than most names of strategies
    column = max(column, ceil((min(heads, _WIDEST_HEAD) + _LETTER_GAP) / len(players)))
    line = round(body.height())
    owner, strategy = round(small.height()) + 6, line + 4
    mark = round(small.height()) + 4
    return Measures(
        figure=column,
        before=_BEFORE,
        after=_AFTER,
        row=tokens.grid * round((line + 3 * tokens.grid) / tokens.grid),
        names=round(min(max(rows + 12, owner_name + 12, _NARROWEST), _WIDEST_NAME)),
        header=owner + strategy + mark,
        owner=owner,
        strategy=strategy,
        mark=mark,
    )


#: Text that ends at the right edge of its rectangle, vertically centred.
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)
