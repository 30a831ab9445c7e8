"""How long every order of moves takes, against the bars of the design. Printed, not judged.

Run with `pytest tests/bench/test_orders_speed.py -s -m long`; times depend on the machine. The
reference in the same run is the sweep of everybody at once alone, which is one of the plays.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.study.answer import compute_live
from games.study.orders.sequence import sequence_map
from games.study.orders.today import orders_today

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.long  # it measures; that nothing breaks is held elsewhere
ROUNDS = 7


def best(step: Callable[[], object]) -> float:
    """The shortest of some runs in milliseconds: processor time, as neighbours do not count."""
    step()
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        step()
        times.append(1e3 * (process_time() - start))
    return min(times)


@pytest.mark.parametrize(
    ("name", "bar"), [("iraq-2019", "bar 50 ms"), ("graded-responses", "bar 1000 ms")]
)
def test_every_play_along_a_driver(name: str, bar: str) -> None:
    scenario = load_named(name)
    live = compute_live(scenario, scenario.sweep_driver)
    assert live.line is not None
    alone = best(lambda: live.way.sweep(live.line))
    today = best(lambda: orders_today(scenario, live.affine, live.report))
    whole = best(lambda: sequence_map(live))
    found = sequence_map(live)
    assert found is not None
    again = best(lambda: sequence_map(live, known=found))
    print(
        f"{name:17} {len(found.sweeps)} plays: {whole:6.1f} ms ({bar}), all at once known;"
        f" {whole / alone:4.1f} times the sweep of all at once ({alone:5.1f} ms);"
        f" today alone {today:5.1f} ms, again while the driver moves {again:5.1f} ms"
    )
