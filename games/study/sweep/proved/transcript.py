"""A proved sweep as plain data: every level and every stretch between, in order.

Owns the writing of levels and states. The format is that of whoever reads it
(`games.verify.sweep.cells`), which must not know this file, nor this file it. Holds no payoffs: a
transcript must not choose the games it is about.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from games.study.sweep.proved.states import ProvedLine, States
    from games.study.sweep.report import Level

__all__ = ["transcript"]


def transcript(line: ProvedLine) -> dict[str, Any]:
    """Write a proved sweep down.

    Parameters
    ----------
    line
        Cells, and what is so at the levels that bound them.

    Returns
    -------
    dict
        "shape" and "cells": levels ("at") and stretches ("between") in turn, each with the support
        profiles that hold an equilibrium. Of lists, texts and numbers only, fit for JSON.
    """
    levels = [line.cells[0].low, *(cell.high for cell in line.cells)]
    at = [
        {"at": _level(level), "supports": _supports(here.states)}
        for level, here in zip(levels, line.at, strict=True)
    ]
    between = [
        {"between": [_level(cell.low), _level(cell.high)], "supports": _supports(cell.states)}
        for cell in line.cells
    ]
    cells = chain.from_iterable(zip_longest(at, between))
    return {"shape": list(line.shape), "cells": [cell for cell in cells if cell is not None]}


def _supports(states: States) -> list[dict[str, Any]]:
    return [
        {
            "support": [list(own) for own in support],
            **({"infinite": True} if state.many else {"points": list(state.indices)}),
        }
        for support, state in states.items()
    ]


def _level(level: Level) -> str | dict[str, list[str]]:
    """Return a fraction as text, or a polynomial and between which levels its root is meant."""
    if level.root is None:
        return str(level.exact)
    return {
        "polynomial": [str(c) for c in level.root.polynomial],
        "between": [str(end) for end in level.root.between],
    }
