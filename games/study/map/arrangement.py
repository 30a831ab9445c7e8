"""The unit square cut by straight lines into convex faces, exactly.

Corners of faces are crossings of two lines, kept as fractions and found again as such, so that
lines through one point meet in one corner. Owns lines, corners and faces. Knows no games.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from games.study.map.plane import TieLine

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FRAME", "Arrangement", "Polygon", "arrangement"]

#: The four sides of the square, the first lines of every arrangement: bottom, right, top, left.
FRAME = (TieLine(0, 0, 1), TieLine(-1, 1, 0), TieLine(-1, 0, 1), TieLine(0, 1, 0))
#: Floats beyond this are sure of their sign.
_SURE = 1e-9

Place = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Polygon:
    """A convex polygon, counter-clockwise; side k runs from corner k to the next on a line."""

    corners: tuple[int, ...]
    sides: tuple[int, ...]


@dataclass(slots=True)
class Arrangement:
    """Lines (the frame first), corners with their places, and faces."""

    lines: list[TieLine]
    places: list[Place] = field(default_factory=list)
    faces: list[Polygon] = field(default_factory=list)
    _known: dict[Place, int] = field(default_factory=dict)

    def corner(self, place: Place) -> int:
        """Return the number of a place, a new one if it has none yet."""
        number = self._known.get(place)
        if number is None:
            number = self._known[place] = len(self.places)
            self.places.append(place)
        return number


def arrangement(lines: Sequence[TieLine]) -> Arrangement:
    """Cut the unit square by lines."""
    made = Arrangement([*FRAME, *lines])
    zero, one = Fraction(0), Fraction(1)
    corners = [made.corner(place) for place in ((zero, zero), (one, zero), (one, one), (zero, one))]
    made.faces.append(Polygon(tuple(corners), (0, 1, 2, 3)))
    for number in range(len(FRAME), len(made.lines)):
        signs = _signs(made, number)
        faces: list[Polygon] = []
        for face in made.faces:
            own = [signs[corner] for corner in face.corners]
            if min(own) >= 0 or max(own) <= 0:
                faces.append(face)
            else:
                faces.extend(_halves(made, face, own, number))
        made.faces = faces
    return made


def _signs(made: Arrangement, number: int) -> list[int]:
    """Return on which side of a line every corner lies."""
    line = made.lines[number]
    const, right, up = float(line.const), float(line.right), float(line.up)
    sure = _SURE * (abs(const) + abs(right) + abs(up))
    signs = []
    for x, y in made.places:
        near = const + right * float(x) + up * float(y)
        value = near if abs(near) > sure else line.value(x, y)
        signs.append((value > 0) - (value < 0))
    return signs


def _halves(made: Arrangement, face: Polygon, signs: list[int], number: int) -> list[Polygon]:
    """Cut a face that has corners on both sides of a line."""
    count = len(signs)
    parts: dict[int, tuple[list[int], list[int]]] = {1: ([], []), -1: ([], [])}
    for k in range(count):
        after = (k + 1) % count
        corner, side, here, there = face.corners[k], face.sides[k], signs[k], signs[after]
        for sign, (corners, sides) in parts.items():
            if here in (sign, 0):
                corners.append(corner)
                # a corner on the line from which this part leaves along the line
                sides.append(number if here == 0 and there == -sign else side)
        if here * there < 0:
            place = made.lines[side].meets(made.lines[number])
            assert place is not None  # the side has ends on both sides of the line
            crossing = made.corner(place)
            for sign, (corners, sides) in parts.items():
                corners.append(crossing)
                sides.append(number if there == -sign else side)
    return [Polygon(tuple(corners), tuple(sides)) for corners, sides in parts.values()]
