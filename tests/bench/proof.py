"""Print what proofs of one game take, as Markdown: `python -m tests.bench.proof [--gambit PYTHON]`.

Games are asked one at a time, with payoffs of two decimals and with integers from -3 to 3. PYTHON
is an interpreter that has pygambit, which is asked about the same games: enumpoly, and for two
players enummixed with rationals. Everything is processor time of one thread.
"""

from __future__ import annotations

import argparse
import sys
import time
from fractions import Fraction

import numpy as np

from games.solve import solve
from games.solve.proved.prove import prove
from tests.bench import others
from tests.bench.table import named, shown, table

SIZES = [(2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 3, 3)]
#: From, to, and in how many parts of a unit.
PAYOFFS = {"two decimals": (-999, 999, 100), "integers -3..3": (-3, 3, 1)}
#: Games asked of Gambit.
SOME = 40
#: Gambit is not asked about two players with more strategies, which take it long.
LARGEST = 4


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gambit", help="an interpreter that has pygambit")
    parser.add_argument("--games", type=int, default=500, help="games of each size")
    parser.add_argument("--most", type=int, default=6, help="leave larger sizes out")
    told = parser.parse_args()
    rows = [
        row(sizes, name, told.games, told.gambit)
        for sizes in SIZES
        if max(sizes) <= told.most
        for name in PAYOFFS
    ]
    head = ["size", "payoffs", "proof, median", "most", "proved", "report", "enummixed", "enumpoly"]
    table(head, rows)


def row(sizes: tuple[int, ...], name: str, count: int, gambit: str | None) -> list[str]:
    """Time one size."""
    low, high, unit = PAYOFFS[name]
    rng = np.random.default_rng(sum(sizes))
    whole = rng.integers(low, high + 1, (count, len(sizes), *sizes))
    complete, proofs, reports = 0, [], []
    for game in whole:
        exact = np.array([Fraction(int(v), unit) for v in game.ravel()], dtype=object)
        exact = exact.reshape(game.shape)
        begin = time.process_time()
        complete += prove(exact).complete
        proofs.append(time.process_time() - begin)
        begin = time.process_time()
        solve(exact, second_opinion=False)
        reports.append(time.process_time() - begin)
    out = [named(sizes), name, shown(float(np.median(proofs))), shown(max(proofs))]
    out += [f"{complete / count:.1%}", shown(float(np.median(reports)))]
    print(out, file=sys.stderr, flush=True)
    for method, able in (
        ("enummixed", len(sizes) == 2 and max(sizes) <= LARGEST),
        ("enumpoly", max(sizes) <= LARGEST),
    ):
        asked = others.gambit(gambit, whole[:SOME] / unit, method) if able else None
        out.append("–" if asked is None else shown(asked.median))
    return out


if __name__ == "__main__":
    main()
