"""What a search for the end of an answer has found so far.

Owns two bounds, a reach up to which the answer is sure to stay and one beyond which it is sure not
to, and the limit that they make: exact where they meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.doubt.report import AT_LEAST, EXACT, NEVER, UNCLAIMED, Limit
from games.study.doubt.turning import ending

if TYPE_CHECKING:
    from fractions import Fraction

    from games.study.doubt.reach import Form, Reach, Turned
    from games.study.doubt.report import Ending

__all__ = ["Bounds"]


class Bounds:
    """Bounds of a limit, the least of many.

    Parameters
    ----------
    reach
        What moves, and how far for a unit.

    Attributes
    ----------
    sure
        The answer stays up to here; None if it stays wherever judgements go, as far as is known.
    lost
        It is lost beyond; None while no world is known in which it is.
    """

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.sure: Fraction | None = None
        self.lost: Fraction | None = None
        self._ending: Ending | None = None
        self._claimed = True

    def closed(self, form: Form) -> None:
        """Hear of a comparison that ends the answer as soon as it turns."""
        at = form.turns_at
        if at is not None:
            self.ends(self.reach.alone(form, at))

    def ends(self, world: Turned) -> None:
        """Hear of a world beyond which the answer is lost."""
        if self.lost is None or world.at < self.lost:
            self.lost = world.at
        if self.sure is None or world.at <= self.sure:
            # of two reasons at the same reach the one that is sure to end it is told
            self.sure = world.at
            self._ending = ending(self.reach, world)

    def may_end(self, at: Fraction, world: Turned | None = None) -> None:
        """Hear of a reach beyond which the answer is not known to stay, and of a world there."""
        if self.sure is None or at < self.sure:
            self.sure = at
            self._ending = None if world is None else ending(self.reach, world)

    def give_up(self) -> None:
        """Hear of a deviation of which nothing is known."""
        self._claimed = False

    def limit(self) -> Limit:
        """Return what is known of the limit."""
        if not self._claimed:
            return Limit(None, UNCLAIMED)
        if self.sure is None:
            return Limit(None, NEVER)
        kind = EXACT if self.sure == self.lost else AT_LEAST
        return Limit(self.sure, kind, self._ending)
