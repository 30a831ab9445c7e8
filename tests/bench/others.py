"""What nashpy and Gambit take for games, and how many equilibria they find.

Owns the questions to the other solvers. Everything is processor time: the machine may be busy.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion

#: A game on which enumpoly spends more than this is stopped.
PATIENCE_S = 20


@dataclass
class Asked:
    """Per game seconds and number of equilibria; a game without an end counts its patience, -1."""

    version: str = ""
    seconds: list[float] = field(default_factory=list)
    count: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        return float(np.median(self.seconds))


def nashpy_path(games: np.ndarray) -> Asked:
    """The whole second opinion: support and vertex enumeration, every pure strategy fixed."""
    out = Asked()
    nashpy_opinion(games[0])
    for game in games:
        times = []
        for _ in range(3):
            begin = time.process_time()
            found = nashpy_opinion(game).profiles
            times.append(time.process_time() - begin)
        out.seconds.append(min(times))
        out.count.append(len(found))
    return out


def support_enumeration(games: np.ndarray) -> tuple[Asked, int]:
    """nashpy's own default method on two-player games; also how often it warned."""
    import nashpy

    out, warned = Asked(nashpy.__version__), 0
    for game in games:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            begin = time.process_time()
            found = list(nashpy.Game(*game).support_enumeration())
            out.seconds.append(time.process_time() - begin)
        out.count.append(len(found))
        warned += bool(heard)
    return out, warned


def gambit(python: str | None, games: np.ndarray, method: str = "enumpoly") -> Asked | None:
    """Ask an interpreter that has pygambit for enumpoly or enummixed; None without one."""
    if python is None:
        return None
    script = Path(__file__).with_name("gambit.py")
    out = Asked()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "games.npy"
        np.save(path, games)
        while len(out.seconds) < len(games):
            command = [
                python,
                str(script),
                method,
                str(path),
                str(len(out.seconds)),
                str(PATIENCE_S),
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            if not lines:
                raise RuntimeError(done.stderr)
            out.version = lines[0]["version"]
            out.seconds += [line["seconds"] for line in lines[1:]]
            out.count += [line["count"] for line in lines[1:]]
            if len(out.seconds) < len(games):
                out.seconds.append(PATIENCE_S)
                out.count.append(-1)
    return out
