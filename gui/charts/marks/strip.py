"""A strip of regimes: which there are along a driver, what is in equilibrium in each, its colours.

Owns the types and how their equilibria lie below each other; what a regime is called is decided
where a sweep becomes a strip (`gui.charts.sweep.series`). Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from games.model.outcomes import OTHER_COLOR
from games.solve.report import CHECKED, OPEN
from games.words.certainty import doubt_beside
from games.words.wording import short_level
from gui.charts.marks.drawing import Fill
from gui.charts.marks.figure import Box
from gui.look.colors import contrast, luminance, mix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.study.sweep.report import Level
    from gui.charts.marks.drawing import Style

__all__ = ["Row", "Segment", "hatch_ink", "ink_on", "row_fills", "same_strip"]

_INKS = ("#111418", "#ffffff")


@dataclass(frozen=True, slots=True)
class Row:
    """One equilibrium inside a segment of the regime strip; `branch` is its place in the regime."""

    name: str
    color: str
    hatch: str
    weight: float
    branch: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """One regime on the strip; more than one row means several equilibria at once.

    `proof` is the word for how sure its list is. `tied` is there where payoffs tie throughout and
    says what is known all the same: the rows are no complete list then. `settled` tells that every
    equilibrium has the outcome in the name; `sure` are outcomes that are in equilibrium at every
    level, among ties. `many` is what several of its rows are called.
    """

    regime: int
    low: Level
    high: Level
    name: str
    rows: tuple[Row, ...]
    proof: str = CHECKED
    tied: str = ""
    settled: bool = False
    sure: frozenset[str] = frozenset()
    many: str = "equilibria"

    @property
    def complete(self) -> bool:
        """True where the rows are all equilibria there are."""
        return self.proof != OPEN and not self.tied

    @property
    def doubt(self) -> str:
        """What is added to what it lists, where more may exist and nothing else says so."""
        return "" if self.tied else doubt_beside(self.proof)

    @property
    def several(self) -> bool:
        """True where several equilibria stand side by side; where payoffs tie none are counted."""
        return len(self.rows) > 1 and not self.tied

    @property
    def open(self) -> bool:
        """True where payoffs tie and leave open which outcome follows."""
        return bool(self.tied) and not self.settled

    @property
    def color(self) -> str:
        """The colour of its first equilibrium; grey where the outcome is open; empty without."""
        if self.open:
            return OTHER_COLOR
        return self.rows[0].color if self.rows else ""

    @property
    def count(self) -> str:
        """How many equilibria there are; empty where payoffs tie: those drawn are some of many."""
        return "" if self.tied else str(len(self.rows))

    @property
    def headed(self) -> str:
        """The name where no equilibrium goes before others: "2 equilibria" where there are two."""
        return f"{self.count} {self.many}" if self.several and self.count else self.name

    @property
    def listed(self) -> str:
        """What is in equilibrium, by name; where payoffs tie what is known: no list is complete."""
        return self.tied or " | ".join(dict.fromkeys(row.name for row in self.rows)) or self.name


def same_strip(one: tuple[Segment, ...], two: tuple[Segment, ...]) -> bool:
    """Tell whether two strips have the same regimes between the same levels."""
    return [_facts(segment) for segment in one] == [_facts(segment) for segment in two]


def _facts(segment: Segment) -> tuple[object, ...]:
    ends = short_level(segment.low), short_level(segment.high)
    return (*ends, tuple((row.name, row.weight > 0) for row in segment.rows))


@lru_cache(maxsize=64)
def ink_on(color: str) -> str:
    """Return the ink that is read best on a colour."""
    return max(_INKS, key=lambda ink: contrast(ink, color))


@lru_cache(maxsize=64)
def hatch_ink(color: str) -> str:
    """Return the colour in which an area is hatched: darker on light ones, lighter on dark ones."""
    light = luminance(color) > 0.12
    return mix("#000000" if light else "#ffffff", color, 0.17 if light else 0.28)


def row_fills(
    segment: Segment,
    box: Box,
    style: Style,
    *,
    shares: Sequence[float] = (),
    hatched: bool = False,
) -> Iterator[Fill]:
    """Yield the equilibria of a regime below each other, by their `shares` of the height if given.

    `hatched` asks for the hatching of their outcomes. Where the outcome is open, all is grey.
    """
    if segment.open:
        ink = hatch_ink(segment.color)
        edge, spacing = style.tokens.base, style.unit * 1.4
        yield Fill(box.corners, segment.color, "crossed", ink, edge, style.hair, spacing)
        return
    top = box.top
    for place, row in enumerate(segment.rows):
        bottom = top + box.height * (shares[place] if shares else 1 / len(segment.rows))
        yield Fill(
            Box(box.left, top, box.right, bottom).corners,
            color=row.color,
            hatch=row.hatch if hatched else "none",
            hatch_color=hatch_ink(row.color),
            edge=style.tokens.base,
            width=style.hair,
            spacing=style.unit * 1.4,
        )
        top = bottom
