"""Extra points where straight lines between the known levels of a curve would cut a corner.

Owns where they are needed and whether what is found belongs to the curve. Knows nothing of samples
or regimes. All curves of a sweep are worked on together: following many costs little more than
following one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.curves import apart
from games.study.sweep.newton import Task, follow_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Ints, Support
    from games.study.sweep.curves import Curve

__all__ = ["add_bends"]

#: A polyline may leave the curve by this much (a probability; a thousandth of the chart's height).
BEND = 1e-3
#: With fewer levels than this nothing is known of how a curve bends.
FEW = 6
#: Rounds of halving where a curve bends, and Newton steps allowed there.
ROUNDS, STEPS = 6, 8


def add_bends(line: PayoffLine, curves: Sequence[Curve]) -> None:
    """Add levels where straight lines between the known ones would be seen to cut a corner.

    Where two equilibria of one support meet, Newton's method may lead from one to the other: what
    lies nearer to another curve of the span is not taken.
    """
    twins: dict[tuple[int, Support], list[Curve]] = {}
    for curve in curves:
        twins.setdefault((id(curve.span), curve.support), []).append(curve)
    todo = list(curves)
    for _ in range(ROUNDS):
        places = [_bends(curve) for curve in todo]
        todo = [curve for curve, where in zip(todo, places, strict=True) if len(where)]
        places = [where for where in places if len(where)]
        if not todo:
            break
        between = [
            (curve.levels[where] + curve.levels[where + 1]) / 2
            for curve, where in zip(todo, places, strict=True)
        ]
        tasks = [
            Task(
                line.at(levels),
                curve.support,
                tuple((profile[where] + profile[where + 1]) / 2 for profile in curve.profiles),
            )
            for curve, where, levels in zip(todo, places, between, strict=True)
        ]
        answers = follow_all(tasks, steps=STEPS)
        for task, curve, where, levels, (profiles, fine) in zip(
            tasks, todo, places, between, answers, strict=True
        ):
            for other in twins[id(curve.span), curve.support]:
                if other is not curve:
                    fine &= apart(profiles, task.starts) <= apart(profiles, other.at(levels))
            at = where[fine] + 1
            curve.levels = np.insert(curve.levels, at, levels[fine])
            curve.profiles = tuple(
                np.insert(profile, at, new[fine], axis=0)
                for profile, new in zip(curve.profiles, profiles, strict=True)
            )


def _bends(curve: Curve) -> Ints:
    """Return after which levels the curve needs another one between."""
    levels = curve.levels
    if len(levels) < FEW:  # three points may lie on a line where the curve does not
        return np.arange(len(levels) - 1)
    path = np.concatenate(curve.profiles, axis=1)
    before, after = np.diff(levels)[:-1], np.diff(levels)[1:]
    share = (before / (before + after))[:, None]
    off = np.abs(path[:-2] + share * (path[2:] - path[:-2]) - path[1:-1]).max(axis=1)
    cut = np.zeros(len(levels) - 1, dtype=np.bool_)
    # halving a step quarters the deviation; it goes with the step's square, `off` with both steps
    cut[:-1] |= off * np.maximum(1.0, before / after) > 4 * BEND
    cut[1:] |= off * np.maximum(1.0, after / before) > 4 * BEND
    cut &= np.diff(levels) > 1e-9 * (levels[-1] - levels[0])
    return np.flatnonzero(cut)
