"""What a sweep's transcript claims, read without trust.

Owns the cells, one after the other from level to level:
``{"at": level, "supports": [...]}`` and ``{"between": [level, level], "supports": [...]}`` in turn.
A level is a fraction as text or ``{"polynomial": [...], "between": [low, high]}``. Of every support
profile that is not empty there is ``{"support": [[0, 1], [0]], "points": [1, None], "infinite":
False}``: the indices of its single equilibria and whether there are infinitely many; then single
ones are not told.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from games.verify import polynomials as poly
from games.verify.claims import Fault, Reader, fraction, items, mapping
from games.verify.marks import order
from games.verify.numbers import Root
from games.verify.sweep.structure import sorted_indices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.verify.game import Support
    from games.verify.marks import Level
    from games.verify.sweep.structure import State

__all__ = ["Cell", "read"]


@dataclass(frozen=True, eq=False)
class Cell:
    """What is claimed at a level (`low` is `high`) or strictly between two."""

    low: Level
    high: Level
    states: dict[Support, State]

    @property
    def name(self) -> str:
        """How a fault names it."""
        low, high = (_text(level) for level in (self.low, self.high))
        return f"at {low}" if self.low is self.high else f"between {low} and {high}"


def read(
    shape: tuple[int, ...], ends: tuple[Fraction, Fraction], transcript: Mapping[str, Any]
) -> list[Cell]:
    """Read all cells of a transcript.

    Raises
    ------
    Fault
        If they do not go from end to end, or cannot be read.
    """
    own = mapping(transcript, {"shape", "cells"})
    if list(items(own.get("shape"))) != list(shape):
        message = "the transcript is about games of another shape"
        raise Fault(message)
    reader = Reader(shape)
    out: list[Cell] = []
    for place, written in enumerate(items(own.get("cells"))):
        cell = mapping(written, {"supports", "between" if place % 2 else "at"})
        states = _states(reader, cell.get("supports"))
        if place % 2 == 0:
            level = _level(cell.get("at"))
            if out and order(level, out[-1].high):
                message = "a cell that does not end where the next level is"
                raise Fault(message)
            out.append(Cell(level, level, states))
            continue
        two = [_level(end) for end in items(cell.get("between"))]
        if len(two) != 2 or order(two[0], out[-1].high) or order(two[0], two[1]) >= 0:
            message = "a cell that does not begin where the last level is"
            raise Fault(message)
        out.append(Cell(out[-1].high, two[1], states))
    if len(out) < 3 or len(out) % 2 == 0:
        message = "cells that do not go from level to level"
        raise Fault(message)
    if [out[0].low, out[-1].high] != list(ends):
        message = "cells that do not go from end to end"
        raise Fault(message)
    return out


def _states(reader: Reader, written: object) -> dict[Support, State]:
    states = [_state(reader, one) for one in items(written)]
    out = dict(states)
    if len(out) != len(states):
        message = "a cell with two entries for one support"
        raise Fault(message)
    return out


def _state(reader: Reader, written: object) -> tuple[Support, State]:
    own = mapping(written, {"support", "points", "infinite"})
    points: list[Any] = items(own.get("points", []))
    many = own.get("infinite", False)
    if many not in (True, False) or any(one not in (None, 1, -1) for one in points):
        message = "an entry that is no list of indices"
        raise Fault(message)
    if bool(points) == bool(many):
        message = "an entry for a support without equilibria"
        raise Fault(message)
    return reader.support(own.get("support")), (sorted_indices(points), bool(many))


def _level(written: object) -> Level:
    if not isinstance(written, dict):
        return fraction(written)
    own = mapping(written, {"polynomial", "between"})
    p = poly.of(int(fraction(c)) for c in items(own.get("polynomial")))
    two = [fraction(end) for end in items(own.get("between"))]
    if len(p) < 2 or len(two) != 2:
        message = "a level that is none"
        raise Fault(message)
    try:
        return Root(poly.square_free(p), two[0], two[1])
    except ValueError as error:
        raise Fault(str(error)) from None


def _text(level: Level) -> str:
    if isinstance(level, Root):
        level.refine(40)
        return f"{float(sum(level.bounds) / 2):.12g}"
    return str(level)
