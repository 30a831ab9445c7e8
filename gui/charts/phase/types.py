"""A phase map as it is drawn, as plain data: zones, frontiers, today and the way to the border.

Owns the scene types alone. Zones and frontiers stay the same objects while only today's point
moves. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.solve.report import OPEN
from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from games.solve.report import Floats
    from games.study.map.report import PhaseMap
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Row


__all__ = ["BeforeMap", "Frontier", "PhaseScene", "Reach", "Way", "Zone"]


@dataclass(frozen=True, eq=False)
class BeforeMap(Before):
    """An earlier map behind the present one.

    `lines` are its borders (N, 2), none where they are today's, and `today` is where the drivers
    stood, in levels; both are empty where nothing can be compared.
    """

    lines: tuple[Floats, ...] = ()
    today: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Zone:
    """One region: what is in equilibrium there, and where it is, in levels of both drivers.

    `rows` are its equilibria without those that look the same; `count` is how many there are,
    `alike` how many each row stands for. `proof` is the word for how sure the list is. `tied` marks
    a region whose payoffs tie throughout.
    """

    region: int
    name: str
    rows: tuple[Row, ...]
    count: int
    loops: tuple[Floats, ...]
    share: float
    proof: str
    alike: tuple[int, ...] = ()
    tied: bool = False

    @property
    def complete(self) -> bool:
        """True where its rows are all equilibria there are."""
        return self.proof != OPEN and not self.tied

    @property
    def several(self) -> bool:
        """True for more than one equilibrium."""
        return self.count > 1

    @property
    def listed(self) -> str:
        """The name, for several equilibria with all of theirs."""
        if not self.several or self.tied:
            return self.name
        return f"{self.name}: {' | '.join(self.lines)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Its rows in words; of several equilibria of one name, how many there are."""
        return tuple(
            row.name if number == 1 else f"{number} × {row.name}"
            for row, number in zip(self.rows, self.alike, strict=True)
        )


@dataclass(frozen=True, eq=False)
class Frontier:
    """One border (N, 2) between two zones, with its reason; `exact` if it is a straight line."""

    points: Floats
    sides: tuple[int, int]
    exact: bool
    cause: str


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way from today's point to another outcome."""

    start: tuple[float, float]
    end: tuple[float, float]
    share: float
    beyond: str
    text: str
    zone: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one driver alone can move before something else is in equilibrium.

    `beyond` is what lies there, in region `zone`.
    """

    driver: str
    level: float
    exact: str
    shift: float
    beyond: str
    zone: int


@dataclass(frozen=True, eq=False, kw_only=True)
class PhaseScene(Printed):
    """Two drivers and which outcome is in equilibrium where.

    Attributes
    ----------
    across, above
        The driver to the right and the one upwards.
    zones, frontiers
        Largest zone first; zone k is region k of the report.
    today
        Where the two drivers stand.
    way, reaches
        The shortest way to another outcome, and how far each driver alone is from one.
    tips
        The nearest tipping point of each driver alone, as it prints: also one at which the
        outcomes stay and only what is played changes; empty where there is none.
    on_tip
        Whether each driver stands on that point.
    fixed
        The other drivers' levels in words.
    before
        What it is compared with, None for nothing.
    """

    across: Axis
    above: Axis
    zones: tuple[Zone, ...]
    frontiers: tuple[Frontier, ...]
    today: tuple[float, float]
    way: Way | None
    reaches: tuple[Reach, ...]
    tips: tuple[str, str]
    fixed: str
    report: PhaseMap
    groups: tuple[int, ...]
    before: BeforeMap | None = None
    on_tip: tuple[bool, bool] = (False, False)

    def zone_at(self, x: float, y: float) -> Zone:
        """Return the zone at a place."""
        return self.zones[self.report.region_at(x, y)]
