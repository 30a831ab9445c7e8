"""A driver's axis: its range, its ticks, the levels its slider has, and how levels are printed.

Owns the numbers of every chart as text. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING

from games.model.numbers import PLACES, fixed, plain, show
from games.words.names import inside, isolated, joined, measured

if TYPE_CHECKING:
    from games.model.scenario import Driver

__all__ = [
    "Axis",
    "Mark",
    "asked_part",
    "axis_of",
    "chance",
    "digits_of",
    "level_like",
    "number",
    "number_like",
    "part_text",
    "parts_text",
    "round_step",
    "span",
    "ticks",
]

#: How far from 0 or 1 a probability may be and still be certain: rounding errors, no more.
_CERTAIN = 1e-9


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

    def share(self, level: float) -> float:
        """Return where a level is, from 0 at the low end to 1 at the high one."""
        return (level - self.low) / ((self.high - self.low) or 1.0)

    def snap(self, level: float) -> float:
        """Return the nearest level that the slider has, within the driver's range."""
        low, high = self.whole or (self.low, self.high)
        if self.step > 0:
            # the decimal detour keeps 0.58 from becoming 0.5800000000000001
            level = round(low + round((level - low) / self.step) * self.step, 12)
        return min(high, max(low, level))


def axis_of(driver: Driver, *, most: int = 6, part: tuple[float, float] | None = None) -> Axis:
    """Return the axis of a driver, or of a part of it, with about `most` round ticks."""
    whole = float(driver.low), float(driver.high)
    low, high = part or whole
    return Axis(
        driver=driver.id,
        name=isolated(driver.name),
        unit=isolated(driver.unit),
        low=low,
        high=high,
        step=float(driver.step),
        ticks=ticks(low, high, most),
        anchors=tuple(
            Mark(float(anchor.level), isolated(anchor.text))
            for anchor in driver.anchors
            if low <= anchor.level <= high
        ),
        whole=None if (low, high) == whole else whole,
    )


def ticks(low: float, high: float, most: int) -> tuple[Mark, ...]:
    """Return about `most` round ticks between two ends."""
    if not high > low:
        return (Mark(low, number(low, 2)),)
    step, digits = round_step((high - low) / most)
    first, last = -floor(-low / step + 1e-9), floor(high / step + 1e-9)
    return tuple(Mark(k * step, number(k * step, digits)) for k in range(first, last + 1))


def round_step(rough: float) -> tuple[float, int]:
    """Return the next round number from `rough` (positive) up, and how many decimals it has."""
    scale = 10.0 ** floor(log10(rough))
    step = next(scale * m for m in (1, 2, 2.5, 5, 10) if scale * m >= rough * (1 - 1e-9))
    return step, max(0, -floor(log10(step) + 1e-9)) + (1 if step / scale == 2.5 else 0)


def number(value: float, digits: int) -> str:
    """Print a float with a fixed number of decimals; more only where they would show 0."""
    return fixed(value, digits)


def chance(value: float) -> str:
    """Print a probability: certainties as "0" and "1", everything else to two decimals."""
    near = round(value)
    return str(near) if abs(value - near) < _CERTAIN else number(value, 2)


def digits_of(step: float, low: float, high: float) -> int:
    """Return how many decimals tell neighbouring slider positions apart."""
    size = step if step > 0 else (high - low) / 100
    return max(0, min(PLACES, -floor(log10(size) + 1e-9))) if size > 0 else 2


def level_like(axis: Axis, level: float) -> str:
    """Print where a driver stands: every digit of it, and the decimals that its slider has."""
    exact = _exactly(level)
    exponent = exact.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return show(
        exact.quantize(Decimal(1).scaleb(-max(own, digits_of(axis.step, axis.low, axis.high))))
    )


def _exactly(level: float, digits: int = 15) -> Decimal:
    """Return the decimal that a float was made from."""
    return Decimal(f"{Decimal(f'{level:.{digits}g}').normalize():f}")


def number_like(axis: Axis, level: float) -> str:
    """Print a place with the decimals that the axis' slider has, or that a stretch needs."""
    digits = digits_of(axis.step, axis.low, axis.high)
    finer = digits if axis.whole is None else digits_of(0.0, axis.low, axis.high)
    text = number(level, max(digits, finer))
    while finer > digits and text.endswith("0"):  # on a step of the slider it reads as ever
        text, finer = text[:-1], finer - 1
    return text


def part_text(axis: Axis) -> str:
    """Say which stretch of the driver is shown: "0.42 to 0.61"; empty for the whole."""
    if axis.whole is None:
        return ""
    low, high = (show(_exactly(end, 9)) for end in (axis.low, axis.high))
    return f"{low} to {measured(high, axis.unit)}"


def asked_part(axis: Axis, option: str) -> tuple[str, ...]:
    """Return the option of the command line that asks for the stretch shown; none for the whole."""
    if axis.whole is None:
        return ()
    return option, *(plain(Decimal(repr(end)).normalize()) for end in (axis.low, axis.high))


def parts_text(*axes: Axis) -> str:
    """Say which stretches are shown: "tension from 2 to 3 and aid from 0.1 to 0.2"."""
    return joined(f"{inside(axis.name)} from {part_text(axis)}" for axis in axes if axis.whole)


def span(axis: Axis) -> str:
    """Return a driver with its range: "temperature from −10 to 40 °C"."""
    low, high = (show(_exactly(end)) for end in (axis.low, axis.high))
    return f"{inside(axis.name)} from {low} to {measured(high, axis.unit)}"
