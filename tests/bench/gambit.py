"""Gambit's methods on stored games, one line of JSON a game; run by an interpreter that has it.

`python gambit.py METHOD GAMES.npy FIRST SECONDS` solves the games from number FIRST on, three times
each if that is quick, and tells the least processor time. METHOD is enumpoly, or enummixed with
rationals, which takes payoffs as decimals with two places. A game that takes more than SECONDS
ends the process, as nothing else stops it. (A limit on processor time would make the clock of
processor time coarse, so the limit is by the clock on the wall.)
"""

from __future__ import annotations

import json
import signal
import sys
import time
import warnings

import numpy as np


def main(method: str, path: str, first: str, seconds: str) -> None:
    import pygambit

    warnings.simplefilter("ignore")
    print(json.dumps({"version": pygambit.__version__}), flush=True)
    for game in np.load(path)[int(first) :]:
        if method == "enummixed":
            built = pygambit.Game.from_arrays(*(rationals(own) for own in game))
        else:
            built = pygambit.Game.from_arrays(*game)
        signal.setitimer(signal.ITIMER_REAL, float(seconds))
        times = []
        for _ in range(3):
            begin = time.process_time()
            if method == "enummixed":
                found = pygambit.nash.enummixed_solve(built, rational=True).equilibria
            else:
                found = pygambit.nash.enumpoly_solve(built).equilibria
            times.append(time.process_time() - begin)
            if times[0] > 1:
                break
        spent = min(times)
        signal.setitimer(signal.ITIMER_REAL, 0)
        points = {
            tuple(round(float(own[s]), 4) for p in built.players for s in p.strategies)
            for own in found
        }
        print(json.dumps({"seconds": spent, "count": len(points)}), flush=True)


def rationals(own: np.ndarray) -> np.ndarray:
    import pygambit

    cells = [pygambit.Rational(round(float(v) * 100), 100) for v in own.ravel()]
    return np.array(cells, dtype=object).reshape(own.shape)


if __name__ == "__main__":
    main(*sys.argv[1:])
