"""A sweep drawn from a proof: regimes and tipping points are the proof's, curves are floats.

The proof (`games.study.sweep.proved`) says where the driver tips and which supports hold how many
equilibria between; floats are asked at levels of a grid where these equilibria are. What floats
find beside, near a tie, is dropped; where they miss one, exact arithmetic is asked instead. Owns
this matching. Knows neither causes nor curves.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.solve import PROVED, solve
from games.study.sweep.critical import NEAR, Critical
from games.study.sweep.curves import Span
from games.study.sweep.grid import levels_to_look_at
from games.study.sweep.proved.states import State
from games.study.sweep.report import Known
from games.study.sweep.samples import BITS, Samples, look
from games.study.sweep.tied import signs_at, tied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats, Ints, Support
    from games.study.sweep.exact import Edges
    from games.study.sweep.proved.states import Cell, ProvedLine
    from games.study.sweep.report import Level, Regime, Tied, TippingPoint
    from games.task import Token

__all__ = ["claimed", "criticals_of", "drawable", "spans_of", "with_meeting", "with_ties"]

#: A regime narrower than this share of the range has no room for floats.
NARROW = 1e-12
#: A curve that moves wants so many levels of floats, or exact arithmetic is asked at `EXACT` of
#: them, evenly spaced.
FEW, EXACT = 3, 7


def drawable(proved: ProvedLine) -> bool:
    """Tell whether there are floats within every regime, and within the range at its ends."""
    ends = [proved.cells[0].low.value, *(cell.high.value for cell in proved.cells)]
    return bool((np.diff(ends) > NARROW * (ends[-1] - ends[0])).all())


def criticals_of(proved: ProvedLine, found: Sequence[Critical], width: float) -> list[Critical]:
    """Return the levels that are proved, each with what was found to be zero there."""
    values = np.array([critical.level.value for critical in found])
    out = []
    for level in proved.levels:
        near = np.flatnonzero(np.abs(values - level.value) <= NEAR * width).tolist()
        out.append(
            Critical(
                level,
                tuple(edge for place in near for edge in found[place].edges),
                tuple(event for place in near for event in found[place].events),
            )
        )
    return out


def spans_of(
    line: PayoffLine, all_edges: Edges, proved: ProvedLine, levels: int, token: Token
) -> tuple[Samples, list[Span]]:
    """Solve games along a line, and tell which of them belong to which regime."""
    walls = np.array([level.value for level in proved.levels])
    samples = look(line, levels_to_look_at(line, walls, levels), token)
    wanting = [cell for cell in proved.cells if _wanting(cell, samples)]
    exact = [level for cell in wanting for level in _levels(cell)]
    if exact:
        samples = samples.joined(_exactly(line, exact, token))
    known = np.array([float(level) for level in exact])
    spans = []
    for cell in proved.cells:
        inside = _inside(cell, samples)
        if cell in wanting:
            inside = inside[np.isin(samples.levels[inside], known)]
            # a level of the grid may be one of these: what is listed last is exact
            inside = inside[np.diff(samples.levels[inside], append=np.inf) > 0]
        ties = None
        if cell.tied:
            ends = (signs_at(all_edges, proved.shape, _exact(end)) for end in (cell.low, cell.high))
            ties = _narrowed(tied(*ends), cell)
        else:
            inside = _matching(cell, samples, inside)
        spans.append(Span(cell.low, cell.high, inside, ties))
    return samples, spans


def claimed(proved: ProvedLine, regimes: Sequence[Regime]) -> tuple[Regime, ...]:
    """Return regimes that say whether they are proved.

    A regime of which a curve is not drawn lacks an equilibrium: its list is not claimed.
    """
    found = []
    for cell, regime in zip(proved.cells, regimes, strict=True):
        count = sum(state.count for state in cell.states.values())
        whole = cell.tied or len(regime.branches) == count
        found.append(replace(regime, certified=whole, proved=whole))
    return tuple(found)


def with_meeting(proved: ProvedLine, tip: TippingPoint) -> TippingPoint:
    """Return a tipping point with what the proof says of its level: who meets, what is only there.

    The levels of the two are in the same order.
    """
    met = proved.at[tip.below + 1].meeting
    around = _around(proved, tip.below) if met else None
    return replace(tip, meeting=met, around=around, only=_only_there(proved, tip.below))


def _around(proved: ProvedLine, place: int) -> tuple[int, int] | None:
    """Return how many equilibria in which all mix between all they have are on either side.

    None where infinitely many are.
    """
    whole = tuple(tuple(range(size)) for size in proved.shape)
    sides = [cell.states.get(whole, State()) for cell in proved.cells[place : place + 2]]
    if any(side.many for side in sides):
        return None
    return sides[0].count, sides[1].count


def _only_there(proved: ProvedLine, place: int) -> tuple[Support, ...]:
    """Return supports with equilibria at a critical level alone, if its two sides are alike."""
    below, above = (cell.states for cell in proved.cells[place : place + 2])
    if below != above:
        return ()
    return tuple(support for support in proved.at[place + 1].states if support not in below)


def with_ties(
    line: PayoffLine, proved: ProvedLine, regimes: Sequence[Regime], token: Token
) -> tuple[Regime, ...]:
    """Return regimes with all that is known at one level of each that has ties throughout.

    Of the game as told that may not be proved, where a sweep is of fewer strategies: nothing is
    then said of that level.
    """
    found = []
    for cell, regime in zip(proved.cells, regimes, strict=True):
        if cell.tied:
            report = solve(line.exact(cell.test), second_opinion=False, token=token)
            if report.proof == PROVED:
                regime = replace(regime, known=Known(cell.test, report))
        found.append(regime)
    return tuple(found)


def _narrowed(found: Tied, cell: Cell) -> Tied:
    """Return ties with no more strategies than equilibria play: the same at all levels inside."""
    left = tuple(
        tuple(k for k in own if any(k in support[player] for support in cell.states))
        for player, own in enumerate(found.surviving)
    )
    return replace(found, surviving=left)


def _exact(level: Level) -> Fraction:
    return Fraction(level.value) if level.exact is None else level.exact


def _inside(cell: Cell, samples: Samples) -> Ints:
    fine = (samples.levels > cell.low.value) & (samples.levels < cell.high.value)
    return np.flatnonzero(fine)


def _wanting(cell: Cell, samples: Samples) -> bool:
    """Tell whether floats do not show enough of a regime."""
    inside = _inside(cell, samples)
    if cell.tied:
        return not len(inside)
    matching = _matching(cell, samples, inside)
    moves = any(len(played) > 1 for support in cell.states for played in support)
    regular = all(None not in state.indices for state in cell.states.values())
    return len(matching) < (FEW if moves else 1) or (moves and not regular)


def _matching(cell: Cell, samples: Samples, inside: Ints) -> Ints:
    """Return the samples that show the equilibria of a regime, all in one order."""
    codes = [
        sum(1 << (BITS * player + k) for player, played in enumerate(support) for k in played)
        for support, state in cell.states.items()
        for _ in range(state.count)
    ]
    wanted = sorted(codes)
    signatures = samples.signatures
    fine = [place for place in inside.tolist() if sorted(signatures[place]) == wanted]
    return np.array([p for p in fine if signatures[p] == signatures[fine[0]]], dtype=np.int64)


def _levels(cell: Cell) -> list[Fraction]:
    """Return levels of a regime, its test point among them."""
    low, high = Fraction(cell.low.value), Fraction(cell.high.value)
    spread = [low + (high - low) * Fraction(k, EXACT + 1) for k in range(1, EXACT + 1)]
    apart = (high - low) / (4 * EXACT)
    return sorted([cell.test, *(own for own in spread if abs(own - cell.test) > apart)])


def _exactly(line: PayoffLine, levels: Sequence[Fraction], token: Token) -> Samples:
    """Return the equilibria at some levels in the listing of samples, by exact arithmetic."""
    rows = []
    for place, level in enumerate(levels):
        report = solve(line.exact(level), second_opinion=False, token=token)
        for one in report.equilibria:
            code = sum(
                1 << (BITS * player + k)
                for player, played in enumerate(one.support)
                for k in played
            )
            rows.append((place, code, one))
    rows.sort(key=lambda row: (row[0], row[1], *_shares(row[2].profile)))
    owner = np.array([place for place, _, _ in rows], dtype=np.int64)
    players = range(len(line.base))
    return Samples(
        levels=np.array([float(level) for level in levels]),
        first=np.searchsorted(owner, np.arange(len(levels) + 1)).astype(np.int64),
        profiles=tuple(np.array([one.profile[player] for _, _, one in rows]) for player in players),
        payoffs=np.array([one.payoffs for _, _, one in rows]),
        index=np.array([one.index or 0 for _, _, one in rows], dtype=np.int64),
        code=np.array([code for _, code, _ in rows], dtype=np.int64),
        certified=np.ones(len(levels), dtype=np.bool_),
        degenerate=np.zeros(len(levels), dtype=np.bool_),
    )


def _shares(profile: tuple[Floats, ...]) -> list[float]:
    return [-share for mix in profile for share in mix.tolist()]
