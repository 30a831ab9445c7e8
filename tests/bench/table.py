"""Print the benchmark table as Markdown: `python -m tests.bench.table [--gambit PYTHON]`.

PYTHON is an interpreter that has pygambit; it is asked about the same games in a process of its
own. Everything is processor time, best of several runs: the machine may be busy with other things.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import tracemalloc
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve_batch
from games.study.map.phase import phase_map
from games.study.sweep.sweep import sweep
from tests.bench import others
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Batches: size, games in the batch, games for nashpy, games for enumpoly.
BATCHES = [
    ((2, 2), 20_000, 100, 200),
    ((3, 3), 10_000, 50, 100),
    ((4, 4), 3000, 20, 50),
    ((5, 5), 1000, 10, 0),
    ((6, 6), 300, 5, 0),
    ((2, 2, 2), 100_000, 50, 1000),
    ((2, 2, 3), 5000, 20, 200),
    ((2, 3, 3), 2000, 10, 60),
    ((3, 3, 3), 1000, 5, 60),
]
SCALES = {(2, 2, 2): range(7), (3, 3, 3): range(5)}
#: The bars of the design: enumpoly and nashpy, times as long.
ENUMPOLY_BAR = {(2, 2, 2): 500, (3, 3, 3): 100}
NASHPY_BAR = {(2, 2, 2): 2000}


def payoffs(sizes: tuple[int, ...], count: int, seed: int = 0) -> np.ndarray:
    """Games without ties."""
    return np.random.default_rng(seed).normal(size=(count, len(sizes), *sizes))


def spent(call: Callable[[], object], rounds: int = 3) -> float:
    """Return the least processor time of some runs, after one that warms up."""
    call()
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)


def shown(seconds: float) -> str:
    """Return "1.3 µs", "20 ms"."""
    for unit, name in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= unit or name == "µs":
            return f"{seconds / unit:,.3g} {name}"
    raise AssertionError


def named(sizes: tuple[int, ...]) -> str:
    return "x".join(map(str, sizes))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    columns = list(head)
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def times(slow: float, fast: float, bar: int | None) -> str:
    ratio = f"{slow / fast:,.0f}"
    return ratio if bar is None else f"{ratio} (bar {bar:,})"


def batches(gambit: str | None) -> None:
    print("## A batch, per game, against the other solvers\n")
    rows, losses = [], []
    for sizes, count, some, more in BATCHES:
        games = payoffs(sizes, count)
        report = solve_batch(games)
        # before and after the others: on a busy machine minutes differ
        before = spent(lambda games=games: solve_batch(games), rounds=6)  # type: ignore[misc]
        nashpy = others.nashpy_path(games[:some])
        asked = others.gambit(gambit, games[:more]) if more else None
        after = spent(lambda games=games: solve_batch(games), rounds=6)  # type: ignore[misc]
        each = min(before, after) / count
        row = [named(sizes), shown(each), shown(nashpy.median)]
        row.append(times(nashpy.median, each, NASHPY_BAR.get(sizes)))
        if asked is None:
            row += ["–", "–"]
        else:
            row += [shown(asked.median), times(asked.median, each, ENUMPOLY_BAR.get(sizes))]
            losses.append(lost(f"enumpoly {asked.version}", sizes, asked, report))
        row.append(f"{report.certified.mean():.2%}")
        rows.append(row)
    head = ["size", "Equipoise", "nashpy path", "times", "enumpoly, median", "times", "checked"]
    table(head, rows)
    print("## What the others miss in these games\n")
    for sizes, count in (((2, 2), 1000), ((3, 3), 1000), ((4, 4), 200)):
        games = payoffs(sizes, count)
        asked, warned = others.support_enumeration(games)
        name = f"support_enumeration, nashpy {asked.version}"
        losses.append([*lost(name, sizes, asked, solve_batch(games))[:-1], f"warned on {warned}"])
    head = ["method", "size", "games", "fewer found", "none found", "even number", "remarks"]
    table(head, losses)


def lost(name: str, sizes: tuple[int, ...], asked: others.Asked, report: object) -> list[str]:
    """Compare counts with those of checked games; who took too long is counted apart."""
    count, sure = report.count, report.certified  # type: ignore[attr-defined]
    theirs = np.array(asked.count)
    ended = theirs >= 0
    fair = ended & sure[: len(theirs)]
    fewer = int((theirs < count[: len(theirs)])[fair].sum())
    more = int((theirs > count[: len(theirs)])[fair].sum())
    remarks = [] if ended.all() else [f"{int((~ended).sum())} stopped after {others.PATIENCE_S} s"]
    remarks += [f"{more} with more than there are"] if more else []
    return [
        name, named(sizes), str(len(theirs)), str(fewer), str(int((theirs[fair] == 0).sum())),
        str(int((theirs[fair] % 2 == 0).sum())), "; ".join(remarks),
    ]  # fmt: skip


def scaling() -> None:
    print("## From one game to a million: time per game\n")
    rows = []
    for power in range(7):
        row = [f"{10**power:,}"]
        for sizes, powers in SCALES.items():
            if power not in powers:
                row.append("–")
                continue
            games = payoffs(sizes, 10**power)
            rounds = 20 if power < 3 else 3 if power < 5 else 1
            row.append(shown(spent(lambda games=games: solve_batch(games), rounds) / 10**power))  # type: ignore[misc]
        rows.append(row)
    table(["games", *map(named, SCALES)], rows)


def memory() -> None:
    print("## Memory per game\n")
    rows = []
    for sizes, count in (((3, 3), 20_000), ((6, 6), 500), ((2, 2, 2), 200_000), ((3, 3, 3), 1000)):
        games = payoffs(sizes, count)
        solve_batch(games[:2])
        tracemalloc.start()
        report = solve_batch(games)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        row = [named(sizes), f"{count:,}", f"{games.nbytes / count:,.0f} B"]
        rows.append([*row, f"{kept / count:,.0f} B", f"{peak / 1e6:,.0f} MB"])
        assert report.games == count
    table(["size", "games", "payoffs, each", "answer, each", "peak, all"], rows)


def tail() -> None:
    print("## One game at a time: no slow tail\n")
    rows = []
    for sizes in ((2, 2, 2), (3, 3, 3)):
        games = payoffs(sizes, 300, seed=1)
        each = [
            spent(lambda game=game: solve_batch(game[np.newaxis]), rounds=3)  # type: ignore[misc]
            for game in games
        ]
        middle, late = np.percentile(each, [50, 99])
        bar = " (bar 3)" if sizes == (3, 3, 3) else ""
        rows.append([named(sizes), shown(middle), shown(late), f"{late / middle:.1f}{bar}"])
    table(["size", "median", "99th percentile", "times"], rows)


def sweeps() -> None:
    print("## Sweeps and the phase map\n")
    rows = []
    for name, bar in (("iraq-2019", 0.01), ("graded-responses", 0.15)):
        scenario = load_named(name)
        line = payoff_line(scenario, scenario.sweep_driver)
        took = spent(lambda line=line: sweep(line), rounds=7)  # type: ignore[misc]
        levels = np.linspace(float(line.low), float(line.high), 201)
        alone = 201 * others.nashpy_path(line.at(levels)[5::20]).median
        row = [f"sweep of 201 levels, {name}", shown(took), shown(bar)]
        rows.append([*row, f"201 nashpy solves: {shown(alone)}, {alone / took:,.0f} times"])
    scenario = load_named("iraq-2019")
    parts = affine(scenario)
    for across, above in (("sanctions", "assistance"), ("sanctions", "protest")):
        took = spent(lambda a=across, b=above: phase_map(parts, a, b, scenario.levels))  # type: ignore[misc]
        name = f"phase map of 200 x 200, iraq-2019, {across} and {above}"
        rows.append([name, shown(took), shown(0.2), ""])
    table(["work", "time", "bar", "beside it"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="Print the benchmark table as Markdown.")
    parser.add_argument("--gambit", metavar="PYTHON", help="an interpreter that has pygambit")
    options = parser.parse_args()
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        # threads that wait would be counted as work
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "tests.bench.table", *sys.argv[1:]])
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "nashpy"))
    print(f"Python {platform.python_version()}, {libraries}, {os.cpu_count()} cores\n")
    batches(options.gambit)
    tail()
    scaling()
    memory()
    sweeps()


if __name__ == "__main__":
    main()
