"""The sweep of one driver repeated at several levels of a second one.

Owns the choice of levels and the joining of tipping points from one level to the next. Sweeps are
`games.study.sweep.sweep`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from games.study.ways import SIMULTANEOUS, Way
from games.task import NullToken, Quiet, check

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs, Levels
    from games.solve.report import Support
    from games.study.sweep.report import Sweep, TippingPoint
    from games.task import Token

__all__ = ["Link", "Multiple", "Multiples", "even_levels", "multiples"]


@dataclass(frozen=True, eq=False)
class Multiple:
    """One sweep, and the level of the second driver at which it was made."""

    level: Fraction
    sweep: Sweep


@dataclass(frozen=True, slots=True)
class Link:
    """The same change on two neighbouring sweeps: tipping point `low` of `row`, `high` of the next.

    Both lose the same equilibria and gain the same.
    """

    row: int
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Multiples:
    """Sweeps of `driver` at increasing levels of `second`."""

    driver: str
    second: str
    rows: tuple[Multiple, ...]
    links: tuple[Link, ...]


def even_levels(affine: AffinePayoffs, driver: str, count: int = 5) -> tuple[Fraction, ...]:
    """Return evenly spaced levels of a driver from its low to its high end.

    Raises
    ------
    KeyError
        If there is no such driver.
    ValueError
        For fewer than two levels.
    """
    if count < 2:
        message = f"small multiples need two levels or more, not {count}"
        raise ValueError(message)
    low, high = (Fraction(end) for end in affine.ranges[driver])
    return tuple(low + (high - low) * k / (count - 1) for k in range(count))


def multiples(
    affine: AffinePayoffs,
    driver: str,
    second: str,
    levels: Levels,
    *,
    at: tuple[Fraction, ...] | None = None,
    grid: int = 201,
    way: Way = SIMULTANEOUS,
    token: Token | None = None,
) -> Multiples:
    """Sweep a driver at several levels of a second one.

    Parameters
    ----------
    levels
        Where the drivers stand; those of the two do not matter.
    at
        Levels of the second driver, increasing; five from its low to its high end by default.
    grid
        Levels of each sweep.
    way
        How the game is played.
    token
        Told of progress, one step a sweep, and asked whether to go on.

    Raises
    ------
    Cancelled
        If the token says so.
    KeyError
        If there is no such driver.
    ValueError
        If both drivers are the same.
    """
    if driver == second:
        message = f"small multiples need two different drivers, not {driver} twice"
        raise ValueError(message)
    waiting = token or NullToken()
    chosen = even_levels(affine, second) if at is None else at
    fixed = {name: Fraction(level) for name, level in levels.items()}
    rows = []
    for number, level in enumerate(chosen):
        check(waiting)
        waiting.progress(number, len(chosen))
        line = affine.line(driver, fixed | {second: level})
        rows.append(Multiple(level, way.sweep(line, levels=grid, token=Quiet(waiting))))
    waiting.progress(len(chosen), len(chosen))
    return Multiples(driver, second, tuple(rows), _links(rows))


def _links(rows: list[Multiple]) -> tuple[Link, ...]:
    """Join tipping points at which the same equilibria are lost and gained, in their order."""
    links = []
    for number in range(len(rows) - 1):
        lower, upper = rows[number].sweep, rows[number + 1].sweep
        changes = [_change(upper, tip) for tip in upper.tipping_points]
        start = 0
        for low, tip in enumerate(lower.tipping_points):
            change = _change(lower, tip)
            place = next((k for k in range(start, len(changes)) if changes[k] == change), None)
            if place is not None:
                links.append(Link(number, low, place))
                start = place + 1
    return tuple(links)


def _change(found: Sweep, tip: TippingPoint) -> tuple[tuple[Support, ...], tuple[Support, ...]]:
    """Return which supports a tipping point loses and gains."""
    below = [branch.support for branch in found.regimes[tip.below].branches]
    above = [branch.support for branch in found.regimes[tip.below + 1].branches]
    lost = tuple(sorted(support for support in below if support not in above))
    gained = tuple(sorted(support for support in above if support not in below))
    return lost, gained
