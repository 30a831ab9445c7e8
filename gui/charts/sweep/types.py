"""A sweep as plain data: the one truth behind screen, picture, vector and table.

Owns the frozen scene types alone. A scene carries exactly the numbers that are drawn, the words
printed beside them and the provenance at the foot, so that no export can differ from the picture.
Knows no Qt, no theme and no pixels: colours are the scenario's own, sizes and ink come from the
tokens of whoever draws.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.words.wording import short_level
from gui.charts.marks.axis import Axis, Mark
from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from games.solve.report import Floats
    from games.study.sweep.report import Level
    from gui.charts.marks.strip import Segment

__all__ = [
    "CHANCES",
    "CHANCE_SCALE",
    "PAYOFFS",
    "Area",
    "Band",
    "Curve",
    "Ghost",
    "Piece",
    "Scale",
    "Slab",
    "SweepScene",
    "Tip",
]

#: What the curves of a sweep can be: the chance of each move, or what each player may expect.
CHANCES, PAYOFFS = "chances", "payoffs"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the curves measure, upwards from `low` to `high`.

    `show` is `CHANCES` or `PAYOFFS`; `header` stands above the curves, `short` where there is
    little room; `digits` decimals tell values apart.
    """

    show: str
    low: float
    high: float
    ticks: tuple[Mark, ...]
    header: str
    short: str
    digits: int = 2


#: Probabilities, as curves show them.
CHANCE_SCALE = Scale(
    show=CHANCES,
    low=0.0,
    high=1.0,
    ticks=(Mark(0.0, "0"), Mark(0.5, "0.5"), Mark(1.0, "1")),
    header="Chance of each move",
    short="Moves",
)


@dataclass(frozen=True, eq=False)
class Piece:
    """One branch of equilibria over one regime, as one curve shows it.

    `levels` and `values` are (L,), increasing in level; nothing connects two pieces. `weight` is
    the share the selection rule gives to the branch, 0 for a branch that is not followed.
    """

    regime: int
    branch: int
    weight: float
    levels: Floats
    values: Floats


@dataclass(frozen=True, eq=False)
class Band:
    """Where a curve may run in a regime whose payoffs tie: between `low` and `high`, each (L,).

    In no equilibrium of the regime is the value outside. Not every value inside need be one.
    """

    regime: int
    levels: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class Curve:
    """The probability of one strategy of one player, in as many pieces as there are branches.

    Or the expected payoff of one player: then there is no `strategy`, and `binary` is True.

    `who` is the player; `label` is written at the curve's end ("Iran: Retaliate"), `mark` on the
    curve itself. `tint` in (0, 1] thins the player's colour for the second, third, ... strategy of
    one player. `binary` tells that the player has two strategies, so that one curve says all.
    In a regime whose payoffs tie it has a band in place of pieces, unless it is the same in all
    equilibria.
    """

    key: str
    player: int
    strategy: int | None
    who: str
    label: str
    mark: str
    color: str
    dash: str
    pieces: tuple[Piece, ...]
    tint: float = 1.0
    binary: bool = True
    bands: tuple[Band, ...] = ()

    @property
    def name(self) -> str:
        """The strategy's name alone; the player's where there is no strategy."""
        return self.label if self.strategy is None else self.label.partition(": ")[2]


@dataclass(frozen=True, eq=False)
class Slab:
    """One outcome over one regime: drawn from `base` up to `base + values`, each (L,)."""

    regime: int
    levels: Floats
    base: Floats
    values: Floats


@dataclass(frozen=True, eq=False)
class Area:
    """The probability of one outcome under the selection rule, stacked on those before it."""

    key: str
    label: str
    color: str
    hatch: str
    slabs: tuple[Slab, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """A tipping point: its place and why it is there, in words.

    `passing` tells that on both sides the same is played, and more at this one level.
    """

    at: Level
    below: int
    cause: str = ""
    passing: bool = False

    @property
    def text(self) -> str:
        """How it prints: "3/16"."""
        return short_level(self.at)


@dataclass(frozen=True, eq=False)
class Ghost(Before):
    """The same picture of an earlier scenario, drawn faintly behind the present one.

    Attributes
    ----------
    curves, segments, tips, cursor
        As in the scene; all empty where nothing differs or nothing can be compared.
    gone
        Of the tipping points those that are elsewhere now, or nowhere.
    """

    curves: tuple[Curve, ...] = ()
    segments: tuple[Segment, ...] = ()
    tips: tuple[Tip, ...] = ()
    gone: tuple[Tip, ...] = ()
    cursor: float | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class SweepScene(Printed):
    """Strategy probabilities, outcomes and regimes along one driver, one above the other.

    In place of probabilities the curves may be expected payoffs; `scale` tells.

    Attributes
    ----------
    cursor
        Today's level of the driver.
    rule
        Name of the selection rule under which outcomes are drawn.
    ghost
        What it is compared with, None for nothing.
    """

    axis: Axis
    curves: tuple[Curve, ...]
    areas: tuple[Area, ...]
    segments: tuple[Segment, ...]
    tips: tuple[Tip, ...]
    cursor: float
    rule: str
    scale: Scale = CHANCE_SCALE
    ghost: Ghost | None = None

    def segment_at(self, level: float) -> Segment:
        """Return the regime at a level; at a tipping point, the one above it."""
        inner = [segment.high.value for segment in self.segments[:-1]]
        return self.segments[bisect_right(inner, level)]

    def values_at(self, curve: Curve, level: float) -> tuple[float, ...]:
        """Read a curve at a level: one value for every branch the rule follows there."""
        regime = self.segment_at(level).regime
        return tuple(
            float(np.interp(level, piece.levels, piece.values))
            for piece in curve.pieces
            if piece.regime == regime and piece.weight > 0
        )

    def span_at(self, curve: Curve, level: float) -> tuple[float, float] | None:
        """Read between which values a curve may be at a level; None where it has no band."""
        regime = self.segment_at(level).regime
        for band in curve.bands:
            if band.regime == regime:
                ends = (float(np.interp(level, band.levels, own)) for own in (band.low, band.high))
                return next(ends), next(ends)
        return None

    def named_at(self, curve: Curve, level: float) -> float | None:
        """Return where the name of a curve belongs at a level: in the middle of a band."""
        span = self.span_at(curve, level)
        if span is not None:
            return sum(span) / 2
        return next(iter(self.values_at(curve, level)), None)
