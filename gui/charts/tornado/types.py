"""A tornado as plain data: sorted bars around today's value of one target.

Owns the scene types alone. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.sweep.matching import Fate
from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from gui.charts.marks.axis import Mark


__all__ = ["BarEnd", "BeforeBars", "Scale", "Target", "TornadoBar", "TornadoScene"]


@dataclass(frozen=True, slots=True)
class BeforeBars(Before):
    """The measured value of an earlier scenario; None where it is today's or is not drawn."""

    value: float | None = None


#: Bars beyond this many are only counted.
MOST = 15


@dataclass(frozen=True, slots=True)
class Target:
    """What the bars measure: a tipping point ("tip-2") or an outcome today ("outcome-expulsion").

    `name` is how a list offers it ("Escalation → Expulsion at 2/3"); `begins` is the outcome that
    begins at the tipping point, empty where no single one does.
    """

    key: str
    name: str
    short: str
    begins: str = ""

    @property
    def tip(self) -> int | None:
        """Position of the tipping point, None for an outcome."""
        kind, _, rest = self.key.partition("-")
        return int(rest) if kind == "tip" else None

    @property
    def outcome(self) -> str:
        """Id of the outcome, empty for a tipping point."""
        kind, _, rest = self.key.partition("-")
        return rest if kind == "outcome" else ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis along the bottom; `today` is the driver's level, None for probabilities."""

    low: float
    high: float
    ticks: tuple[Mark, ...]
    title: str
    today: Mark | None = None


@dataclass(frozen=True, slots=True)
class BarEnd:
    """One end of a bar.

    Attributes
    ----------
    base, amount
        What is used, as text and as it is.
    value
        Where the bar ends, None where the tipping point is gone.
    text, exact
        How the value prints ("3/5", "beyond 1", "gone"), and as a fraction where it is one.
    fate
        What became of the target.
    flips
        True where another equilibrium stands today, None where ties leave that open.
    standing
        The equilibria followed today at this end, named; with ties, all that are known.
    """

    base: str
    amount: Amount
    value: float | None
    text: str
    exact: str
    fate: Fate
    flips: bool | None
    standing: str

    @property
    def leaves(self) -> bool:
        """True where the bar ends at the axis' end only because the axis does."""
        return self.fate in (Fate.ABOVE, Fate.BELOW)


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """One consideration."""

    key: str
    name: str
    player: str
    color: str
    low: BarEnd
    high: BarEnd
    stated: bool
    swing: float

    @property
    def flips(self) -> bool:
        """True where one end overturns what stands today."""
        return bool(self.low.flips or self.high.flips)


@dataclass(frozen=True, eq=False, kw_only=True)
class TornadoScene(Printed):
    """Sorted bars for one target.

    Attributes
    ----------
    bars
        Every consideration that moves the target, the widest swing first; `most` are drawn.
    baseline
        Today's value with its text.
    before
        The same value in the scenario that is compared with.
    one
        What one of the answers is called.
    """

    target: Target
    targets: tuple[Target, ...]
    scale: Scale
    baseline: Mark
    bars: tuple[TornadoBar, ...]
    considered: int
    before: BeforeBars | None = None
    most: int = MOST
    one: str = "equilibrium"

    @property
    def marked(self) -> str:
        """What the diamond at a bar's end means."""
        return f"another {self.one} today"
