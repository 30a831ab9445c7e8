"""A driver's axis as plain data: its range, its ticks, and the levels its slider has.

Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Axis", "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the driver's axis with words: a tick, or a worded anchor."""

    level: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The driver along the bottom. `step` is the slider's, 0 where there is none.

    `whole` is the driver's range where only a stretch of it is shown, else None.
    """

    driver: str
    name: str
    unit: str
    low: float
    high: float
    step: float
    ticks: tuple[Mark, ...]
    anchors: tuple[Mark, ...] = ()
    whole: tuple[float, float] | None = None

    def shows(self, level: float) -> bool:
        """Tell whether a level is on the axis."""
        return self.whole is None or self.low <= level <= self.high

    @property
    def title(self) -> str:
        """The driver's name with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name

    def snap(self, level: float) -> float:
        """Return the nearest level that the slider has, within the driver's range."""
        low, high = self.whole or (self.low, self.high)
        if self.step > 0:
            # the decimal detour keeps 0.58 from becoming 0.5800000000000001
            level = round(low + round((level - low) / self.step) * self.step, 12)
        return min(high, max(low, level))
