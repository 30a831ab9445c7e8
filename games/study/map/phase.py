"""A phase map: which equilibria there are for every pair of levels of two drivers.

Straight borders come from exact tie lines (`games.study.map.plane`), which cut the plane
into faces (`arrangement`); curved ones are looked for inside the faces (`mesh`,
`pieces`, `curves`); pieces of one kind are joined to regions (`join`). Then the
middle of every cell of a grid is solved and compared: where a cell contradicts the map, the map is
drawn again with a finer mesh there. Owns the order of these steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.study.map.arrangement import arrangement
from games.study.map.changes import Finder
from games.study.map.curves import bent
from games.study.map.join import joined, rows_of
from games.study.map.look import Looker
from games.study.map.mesh import mesh
from games.study.map.pieces import CURVE, pieces
from games.study.map.plane import payoff_plane, tie_lines
from games.study.map.report import Border, BorderLine, Kind, PhaseMap, Region
from games.study.map.stages.lines import Ties, on_lines
from games.study.map.stages.look import StagesLooker
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import AffinePayoffs, Levels
    from games.solve.report import Bools, Floats, Ints
    from games.solve.sequential.order import Order
    from games.study.map.arrangement import Arrangement
    from games.study.map.join import Joined, Seam
    from games.study.map.mesh import Mesh
    from games.study.map.plane import Exchange, PayoffPlane
    from games.task import Token

__all__ = ["phase_map"]

#: How often a map that cells contradict is drawn anew.
ROUNDS = 2


def phase_map(
    affine: AffinePayoffs,
    across: str,
    above: str,
    levels: Levels,
    *,
    resolution: tuple[int, int] = (200, 200),
    token: Token | None = None,
    order: Order | None = None,
) -> PhaseMap:
    """Return the map of two drivers.

    Parameters
    ----------
    affine
        The payoffs.
    across, above
        Ids of the driver to the right and of the one upwards.
    levels
        Where the drivers stand: the two are drawn there, the others stay there.
    resolution
        Columns and rows of the grid on which the map is checked; cells are solved at their middles.
    token
        Told of progress and asked whether to go on.
    order
        Who moves when, and what has been done; None where all move at once.

    Raises
    ------
    Cancelled
        If the token says so.
    KeyError
        If there is no such driver.
    ValueError
        If both drivers are the same or one has no range, or no solver takes games of this shape.
    """
    waiting = token or NullToken()
    plane = payoff_plane(affine, across, above, levels)
    columns, rows = resolution
    look = _looker(plane, order, waiting, columns * rows + 6000)
    check(waiting)
    grid = _middles(columns, rows)
    solved, certified, degenerate = look.solved_at(grid)
    finder = Finder(plane, look, known=order is None)
    ties = None if order is None else Ties(plane, order, waiting)
    if ties is not None:
        ties.between(grid.reshape(rows, columns, 2), solved.reshape(rows, columns))
    made = arrangement(tie_lines(plane) if ties is None else ties.lines)
    seeds: list[tuple[float, float]] = []
    drawn = 0
    while True:
        drawn += 1
        found, whole = _drawn(made, look, finder, seeds)
        if ties is not None and drawn <= ROUNDS and ties.across(_traced(found, whole)):
            made = arrangement(ties.lines)
            continue
        loops = [tuple(_places(found, loop) for loop in patch.loops) for patch in whole.patches]
        inside = rows_of(enumerate(loops), grid[:columns, 0], grid[::columns, 1])
        kinds = np.array([patch.kind for patch in whole.patches])
        wrong = (kinds[inside].ravel() != solved) & ~degenerate
        if ties is not None:  # a cell exactly on a border is of one side or the other
            wrong &= ~on_lines(ties.lines, grid)
        if not wrong.any() or drawn > ROUNDS:
            break
        seeds.extend((float(x), float(y)) for x, y in grid[wrong])
    check(waiting)
    report = _Told(plane, made, found, whole, look, ties).report(loops)
    waiting.progress(1, 1)
    levels_now = Fraction(levels[across]), Fraction(levels[above])
    return PhaseMap(
        drivers=plane.drivers,
        low=plane.low,
        high=plane.high,
        today=levels_now,
        shape=plane.sizes,
        kinds=_kinds(look, kinds, inside, certified, degenerate),
        regions=report[0],
        borders=report[1],
        cells=inside,
        certified=certified.reshape(rows, columns),
        games=look.games,
        doubts=int(wrong.sum()),
        notes=_notes(int(wrong.sum()), bool(degenerate.mean() > 0.5)),
    )


def _middles(columns: int, rows: int) -> Floats:
    """Return the middles of all cells, row by row from below."""
    xs, ys = ((np.arange(count) + 0.5) / count for count in (columns, rows))
    return np.column_stack([np.tile(xs, rows), np.repeat(ys, columns)])


def _drawn(
    made: Arrangement, look: Looker, finder: Finder, seeds: Sequence[tuple[float, float]]
) -> tuple[Mesh, Joined]:
    found = mesh(made, look, seeds)
    cut = pieces(found, look, finder)
    ways = bent(made, found, cut, look, finder)
    return found, joined(found, cut.pieces, ways)


def _traced(found: Mesh, whole: Joined) -> list[Floats]:
    """Return the borders that lie on no line."""
    return [_places(found, seam.corners) for seam in whole.seams if seam.line == CURVE]


def _places(found: Mesh, corners: Sequence[int]) -> Floats:
    return np.array([found.places[corner] for corner in corners], dtype=np.float64)


@dataclass(frozen=True, eq=False, slots=True)
class _Told:
    """A drawn map, told in levels of the drivers."""

    plane: PayoffPlane
    made: Arrangement
    found: Mesh
    whole: Joined
    look: Looker
    ties: Ties | None

    def report(
        self, loops: list[tuple[Floats, ...]]
    ) -> tuple[tuple[Region, ...], tuple[Border, ...]]:
        """Put regions and borders into levels of the drivers."""
        plane, places = self.plane, self.made.places
        regions = tuple(
            Region(patch.kind, tuple(plane.levels(loop) for loop in own), patch.area)
            for patch, own in zip(self.whole.patches, loops, strict=True)
        )
        borders = []
        for seam in self.whole.seams:
            line = None if seam.line == CURVE else self._line(seam)
            ends = tuple(
                (plane.level(0, places[end][0]), plane.level(1, places[end][1]))
                if end < len(places)
                else None
                for end in (seam.corners[0], seam.corners[-1])
            )
            points = plane.levels(_places(self.found, seam.corners))
            borders.append(Border(points, (seam.left, seam.right), line, (ends[0], ends[1])))
        return regions, tuple(borders)

    def _line(self, seam: Seam) -> BorderLine:
        """Return the exact line of a border, with the exchange that the change turns on."""
        plane, one = self.plane, self._turning(seam)
        spans = [high - low for low, high in zip(plane.low, plane.high, strict=True)]
        right, up = one.right / spans[0], one.up / spans[1]
        const = one.const - right * plane.low[0] - up * plane.low[1]
        first, second = one.first, one.second
        if right < 0 or (right == 0 and up < 0):  # a gain reads better if it rises
            const, right, up, first, second = -const, -right, -up, second, first
        return BorderLine(const, right, up, one.player, first, second, one.others, one.node)

    def _turning(self, seam: Seam) -> Exchange:
        """Return the exchange that turns at a border."""
        line = self.made.lines[seam.line]
        if self.ties is not None:
            return self.ties.reason_at(line, self._middle(seam))
        kinds = self.look.kinds
        lost = [
            support
            for number in (seam.left, seam.right)
            for support in kinds[self.whole.patches[number].kind]
        ]

        def fits(one: Exchange) -> int:
            return -sum(
                all(
                    len(own) == 1 and own[0] == other
                    for own, other in zip(support, one.others, strict=True)
                    if other is not None
                )
                and bool({one.first, one.second} & set(support[one.player]))
                for support in lost
            )

        return min(line.exchanges, key=fits)

    def _middle(self, seam: Seam) -> tuple[Fraction, Fraction]:
        """Return the middle of a straight border; exact where both its ends are."""
        (x, y), (u, v) = (self._place(end) for end in (seam.corners[0], seam.corners[-1]))
        return (x + u) / 2, (y + v) / 2

    def _place(self, corner: int) -> tuple[Fraction, Fraction]:
        if corner < len(self.made.places):
            return self.made.places[corner]
        x, y = self.found.places[corner]
        return Fraction(x), Fraction(y)


def _looker(plane: PayoffPlane, order: Order | None, token: Token, expected: int) -> Looker:
    if order is None:
        return Looker(plane, token, expected)
    return StagesLooker(plane, order, token, expected)


def _kinds(
    look: Looker, of_region: Ints, inside: Ints, certified: Bools, degenerate: Bools
) -> tuple[Kind, ...]:
    """Return all kinds, certified where all cells inside their regions are."""
    kind = of_region[inside].ravel()
    found = []
    for number, (supports, joints) in enumerate(zip(look.kinds, look.joints, strict=True)):
        own = kind == number
        tied = bool(own.any() and degenerate[own].mean() > 0.5)
        # a cell exactly on a tie line is no sign of anything
        sure = number in look.certified and bool((certified | degenerate)[own].all()) and not tied
        found.append(Kind(supports, sure, tied, joints))
    return tuple(found)


def _notes(doubts: int, tied: bool) -> tuple[str, ...]:
    notes = []
    if doubts:
        notes.append(f"{doubts} cells of the grid have other equilibria than the map around them.")
    if tied:
        notes.append("Payoffs tie nearly everywhere: the equilibria shown are samples.")
    return tuple(notes)
