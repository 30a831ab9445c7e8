"""How fast worlds are counted along a driver, next to a plain loop over `solve_batch`.

Run with `OPENBLAS_NUM_THREADS=1 pytest tests/bench/test_worlds_speed.py -s -m long -o
addopts="--import-mode=importlib"`. Prints ratios of processor times; asserts that both count the
same, and nothing about time.
"""

from __future__ import annotations

import time
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.outcomes import name_of
from games.solve import solve_batch
from games.study.doubt.draws import PCG64, draws
from games.study.doubt.uncertain import uncertain
from games.study.doubt.worlds import Fan
from tests.support.vectors import scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from games.study.doubt.draws import Draws

#: Scenario, worlds, levels; the plain loop takes some of the worlds where it is slow.
CASES = [
    ("iraq-2019", 100_000, 11, 1),
    ("iraq-2019", 2_000, 11, 1),
    ("graded-responses", 20_000, 1, 40),
]


def plainly(some: Scenario, made: Draws, levels: list[Fraction]) -> list[dict[str, float]]:
    """Solve every world by the complete solver and count, without any short cut."""
    what = uncertain(some)
    found = []
    for level in levels:
        spot = what.at("sanctions", level)
        counts: dict[str, float] = {}
        for places in made.blocks():
            report = solve_batch(spot.payoffs(what.off(places)))
            code = report.support @ (1 << np.arange(0, 8 * report.support.shape[1], 8))
            share = 1 / report.count[report.game]
            for own in sorted(set(code.tolist())):
                support = report.support[np.flatnonzero(code == own)[0]].tolist()
                played = [[k for k in range(8) if bits >> k & 1] for bits in support]
                outcome = name_of(some, played).id
                counts[outcome] = counts.get(outcome, 0.0) + float(share[code == own].sum())
        found.append({own: count / made.worlds for own, count in counts.items()})
    return found


def seconds(call: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of some calls."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.long
@pytest.mark.parametrize(("name", "worlds", "levels", "part"), CASES)
def test_worlds_against_a_plain_loop(name: str, worlds: int, levels: int, part: int) -> None:
    some = scenario(name)
    columns = len(some.considerations)
    made = draws(columns, worlds, sampler=PCG64).held()
    fan = Fan(some, made, driver="sanctions", levels=levels)
    found = fan.at()
    along = [one.level for one in found.levels if one.level is not None]
    few = draws(columns, worlds // part, sampler=PCG64).held()
    counted = found if part == 1 else Fan(some, few, driver="sanctions", levels=levels).at()
    for one, other in zip(counted.levels, plainly(some, few, along), strict=True):
        assert one.shares == pytest.approx({own: other.get(own, 0.0) for own in one.shares})
    own = seconds(fan.at, 5)
    plain = seconds(lambda: plainly(some, few, along), 2 if part == 1 else 1) * part
    print(
        f"\n{name}, {worlds:,} worlds at {len(along)} levels: {own * 1e3:,.1f} ms,"
        f" the plain loop {plain / own:,.1f} times that"
    )
