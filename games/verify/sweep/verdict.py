"""The door for sweeps: payoffs along a driver and a sweep's transcript in, a verdict out.

Owns the walk along the driver. The checker makes its own list of levels: at a sample between two it
solves the game with numbers that remember which polynomials in the driver were asked for their
signs (`games.verify.germs`); their roots join the list, until between any two neighbours
nothing that was asked has a root. What is found between and at the levels must be what the cells
of the transcript (`games.verify.sweep.cells`) say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.task import check
from games.verify.claims import Fault
from games.verify.region import UnknownError
from games.verify.stretches import stretches
from games.verify.sweep.cells import read
from games.verify.sweep.line import Line
from games.verify.sweep.structure import handled, structure
from games.verify.verdict import Verdict, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from games.task import Token
    from games.verify.game import Support
    from games.verify.germs import Sample
    from games.verify.marks import Level
    from games.verify.sweep.structure import State

    States = dict[Support, State]

__all__ = ["verify_sweep", "walk"]


def verify_sweep(
    payoffs: tuple[Any, Any],
    ends: tuple[Fraction, Fraction],
    transcript: Mapping[str, Any],
    *,
    token: Token | None = None,
) -> Verdict:
    """Check the transcript of a proved sweep.

    Parameters
    ----------
    payoffs
        Base and slope: at level s they are base + slope s; [player][strategy of each player].
    ends
        Lowest and highest level.
    transcript
        Plain data, as above.
    token
        Asked between two levels whether anybody waits.

    Returns
    -------
    Verdict
        Counts cells.

    Raises
    ------
    games.task.Cancelled
        If the token says so.
    """
    line = Line(*payoffs)
    if not handled(line.shape):
        return Verdict(0, 1, ())
    try:
        cells = read(line.shape, ends, transcript)
        pieces = walk(line, [cell.low for cell in cells[::2]], token)
    except Fault as fault:
        return Verdict(0, 0, (f"{fault}.",))
    except UnknownError:
        return Verdict(0, 1, ())
    wrong: dict[int, str] = {}
    own = -1
    for low, high, found in pieces:
        if low is not high:
            own += own % 2 == 0
        elif own + 1 < len(cells) and low is cells[own + 1].low:
            own += 1
        difference = _difference(cells[own].states, found)
        if difference:
            wrong.setdefault(own, f"{cells[own].name}: {difference}.")
    return Verdict(len(cells) - len(wrong), 0, tuple(wrong.values()))


def _difference(claimed: dict[Support, State], found: dict[Support, State]) -> str:
    for support in sorted({*claimed, *found}):
        if support not in claimed:
            return f"{named(support)} is not empty"
        if support not in found:
            return f"{named(support)} is empty"
        if claimed[support] != found[support]:
            return f"{named(support)} has other equilibria"
    return ""


def walk(
    line: Line, levels: Sequence[Level], token: Token | None
) -> list[tuple[Level, Level, States]]:
    """Return what is at every level and between neighbours, in order."""

    def near(sample: Sample) -> States:
        if token is not None:
            check(token)
        return structure(line.near(sample))

    marks, along = stretches(levels, near)
    out = []
    for place, level in enumerate(marks):
        if token is not None:
            check(token)
        out.append((level, level, structure(line.at(level))))
        if place + 1 < len(marks):
            out.append((level, marks[place + 1], along[place]))
    return out
