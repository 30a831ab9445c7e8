"""What edits do to the answers: both games solved and swept, and their tipping points paired.

Owns which driver both are swept along and what cannot be compared. Sentences are
`games.study.compare.effect_words`'s, what was edited is `games.study.compare.edits`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from games.model.file.scenario_file import content_hash
from games.model.payoffs import affine
from games.study.compare.align import (
    aligned,
    cells_in_common,
    renumbered,
    same_players,
)
from games.study.compare.changes import same_change
from games.study.compare.edits import edits
from games.study.compare.parts import cells, same_game
from games.study.sweep.matching import Fate, matched
from games.study.sweep.selection import LOW, followed
from games.study.ways import way_of
from games.task import NullToken, Part, Token, check
from games.words.names import inside, joined
from games.words.plays import in_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.compare.parts import CellChange, Edit
    from games.study.sweep.report import Sweep, TippingPoint

__all__ = ["Comparison", "Solved", "Tip", "TipFate", "common_driver", "compare"]


@dataclass(frozen=True, eq=False)
class Solved:
    """One of two scenarios with its answers; `line` and `sweep` are None without a driver."""

    scenario: Scenario
    driver: str
    line: PayoffLine | None
    sweep: Sweep | None
    report: Report


class TipFate(Enum):
    """What became of a tipping point."""

    STAYS = "stays"
    #: The level is the same, and what changes there is not.
    CHANGES = "changes"
    MOVED = "moved"
    APPEARS = "appears"
    ABOVE = "above the range"
    BELOW = "below the range"
    GONE = "gone"


@dataclass(frozen=True, eq=False)
class Tip:
    """A tipping point before and after; `old` is None where it appears, `new` where it is lost."""

    fate: TipFate
    old: TippingPoint | None
    new: TippingPoint | None


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everything in which two scenarios differ.

    Attributes
    ----------
    edits, cells
        What was edited, and the payoffs at today's levels that are other numbers.
    driver
        Id of the driver both are swept along, empty without one.
    old, new
        Both sides with their answers, the old one with players and strategies in the new one's
        order.
    same_numbers
        True where nothing that answers depend on differs; both sides then share them.
    tips
        Tipping points along the driver, from low to high.
    limits
        What cannot be compared, in sentences.
    hashes
        Content hashes of both, as charts of either are stamped.
    """

    edits: tuple[Edit, ...]
    cells: tuple[CellChange, ...]
    driver: str
    old: Solved
    new: Solved
    same_numbers: bool
    tips: tuple[Tip, ...]
    limits: tuple[str, ...]
    hashes: tuple[str, str]


def common_driver(old: Scenario, new: Scenario) -> str:
    """Return the driver to sweep both along: the new one's own if both have it, else the first."""
    both = [driver.id for driver in new.drivers if driver.id in old.levels]
    return new.sweep_driver if new.sweep_driver in both else next(iter(both), "")


def compare(
    old: Scenario,
    new: Scenario,
    driver: str | None = None,
    *,
    token: Token | None = None,
    known: Sequence[Solved] = (),
) -> Comparison:
    """Compare two scenarios.

    Parameters
    ----------
    old, new
        From what to what. Their snapshots are left out.
    driver
        Id of the driver to sweep; by default `common_driver`.
    token
        Tells when the answer is no longer wanted; hears of progress.
    known
        Answers at hand; sweeps of the same payoffs, played in the same way, are used again.

    Raises
    ------
    KeyError
        If one of them has no such driver.
    Cancelled
        If the token says so.
    """
    old, new = old.body, new.body
    waiting = token or NullToken()
    along = common_driver(old, new) if driver is None else driver
    there = aligned(old, new)
    after = _solved(new, along, Part(waiting, 0, 500, 1000), known)
    check(waiting)
    same = _same_numbers(there, new) and way_of(there) is way_of(new)
    if same:
        before = Solved(there, along, after.line, after.sweep, after.report)
    else:
        before = _solved(there, along, Part(waiting, 500, 500, 1000), (*known, after))
    waiting.progress(1, 1)
    return Comparison(
        edits=edits(old, new),
        cells=cells(old, new),
        driver=along,
        old=before,
        new=after,
        same_numbers=same,
        tips=_tips(before, after),
        limits=tuple(_limits(old, new, along)),
        hashes=(content_hash(old), content_hash(new)),
    )


def _solved(scenario: Scenario, driver: str, token: Token, known: Sequence[Solved]) -> Solved:
    """Solve and sweep one scenario; a sweep of the same payoffs that is known is used again."""
    parts, way = affine(scenario), way_of(scenario)
    line, swept = None, None
    if driver:
        line = parts.line(driver, scenario.levels)
        alike = (one for one in known if way_of(one.scenario) is way)
        swept = next((one.sweep for one in alike if _same_line(line, one.line)), None)
        swept = swept or way.sweep(line, token=token)
    check(token)
    report = way.solve(parts.exact(scenario.levels), second_opinion=False, token=token)
    return Solved(scenario, driver, line, swept, report)


def _same_line(one: PayoffLine, two: PayoffLine | None) -> bool:
    return (
        two is not None
        and one.driver == two.driver
        and one.base.shape == two.base.shape
        and (one.low, one.high) == (two.low, two.high)
        and np.array_equal(one.base, two.base)
        and np.array_equal(one.slope, two.slope)
    )


def _same_numbers(old: Scenario, new: Scenario) -> bool:
    """Tell whether two aligned scenarios have the same payoffs at every level, and the same level.

    Drivers may stand in another order.
    """
    if not same_game(old, new) or set(old.levels) != set(new.levels):
        return False
    ranges = [{d.id: (d.low, d.high, d.level) for d in s.drivers} for s in (old, new)]
    if ranges[0] != ranges[1]:
        return False
    one, two = affine(old), affine(new)
    return np.array_equal(one.base, two.base) and all(
        np.array_equal(one.slopes[driver], two.slopes[driver]) for driver in one.drivers
    )


def _tips(before: Solved, after: Solved) -> tuple[Tip, ...]:
    """Pair the tipping points of two aligned games; empty where they cannot be."""
    if before.sweep is None or after.sweep is None:
        return ()
    if not cells_in_common(before.scenario, after.scenario):
        return ()
    ours = renumbered(before.sweep, before.scenario, after.scenario)
    theirs = after.sweep
    shifts, fresh = matched(ours, theirs, followed(before.sweep, LOW)[1], followed(theirs, LOW)[1])
    by_level = {id(tip.at): tip for tip in theirs.tipping_points}
    fates = {Fate.ABOVE: TipFate.ABOVE, Fate.BELOW: TipFate.BELOW}
    if way_of(before.scenario) is not way_of(after.scenario):
        fates = {}  # another play shifts nothing along the driver: what is not there is gone
    found: list[Tip] = []
    for old, shift in zip(before.sweep.tipping_points, shifts, strict=True):
        if shift.at is None:
            found.append(Tip(fates.get(shift.fate, TipFate.GONE), old, None))
        else:
            new = by_level[id(shift.at)]
            fate = TipFate.MOVED
            if _same_level(old, new):
                sides = (before.scenario, before.sweep, old), (after.scenario, theirs, new)
                fate = TipFate.STAYS if same_change(*sides) else TipFate.CHANGES
            found.append(Tip(fate, old, new))
    found += [Tip(TipFate.APPEARS, None, by_level[id(level)]) for level in fresh]
    return tuple(sorted(found, key=_place))


def _same_level(one: TippingPoint, two: TippingPoint) -> bool:
    if one.at.exact is not None and two.at.exact is not None:
        return one.at.exact == two.at.exact
    return abs(one.at.value - two.at.value) < 1e-9


def _place(tip: Tip) -> float:
    point = tip.new or tip.old
    assert point is not None
    return point.at.value


def _limits(old: Scenario, new: Scenario, driver: str) -> list[str]:
    said = []
    there = "played" if in_stages(old) or in_stages(new) else "in equilibrium"
    if not same_players(old, new):
        said.append(
            "These are games of different players: payoffs and tipping points cannot be compared"
            f" one by one, only what is {there}."
        )
    elif not cells_in_common(old, new):
        said.append(
            "The players have no strategies in common: payoffs and tipping points cannot be"
            f" compared one by one, only what is {there}."
        )
    elif not same_game(old, new):
        changed = [
            player.name
            for player in new.players
            if {s.id for s in player.strategies} != {s.id for s in old.player(player.id).strategies}
        ]
        have = "has" if len(changed) == 1 else "have"
        said.append(
            f"{joined(changed)} {have} other strategies: payoffs are compared where both games"
            " have the cell."
        )
    if not driver and (old.drivers or new.drivers):
        said.append(
            "There is no driver that both have, so regimes and tipping points are not compared."
        )
    elif driver and old.driver(driver).name != new.driver(driver).name:
        names = [inside(one.driver(driver).name) for one in (old, new)]
        said.append(f"The driver {names[1]} is the one that was called {names[0]}.")
    return said
