"""What is known of how much doubt an answer stands: limits, and what ends an answer there.

Owns the frozen types. Players and strategies are positions, judgements are ids. Holds no algorithm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.study.doubt.reach import Cell

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "EXACT",
    "NEVER",
    "UNCLAIMED",
    "Ending",
    "Guarantee",
    "Limit",
    "Move",
    "Turn",
]

#: What is known of a limit: it is exactly this; it is this or more; nothing within the power of
#: the judgements ends the answer; or nothing is claimed, as somebody mixes.
EXACT, AT_LEAST, NEVER, UNCLAIMED = "exact", "at least", "never", "unclaimed"
#: What is known of a cost: this much does it, maybe less.
AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Turn:
    """A comparison that turns: a player gets more at `better` than at `worse`, or as much.

    Attributes
    ----------
    player
        Who compares.
    node
        What he has seen when he chooses, a strategy position per player and None for who has not
        moved; None where all move at once.
    better, worse
        The pure profiles that come of his choice.
    margin
        By how much `worse` pays him more today; negative where it pays less.
    swing
        By how much all judgements together move that against `worse`, for each unit of the limit.
    """

    player: int
    node: tuple[int | None, ...] | None
    better: Cell
    worse: Cell
    margin: Fraction
    swing: Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one judgement in the worst world within a limit.

    Attributes
    ----------
    judgement
        Its id.
    by
        How far it lies from its base there.
    onward
        A small step from there, all judgements so many times theirs, ends the answer.
    """

    judgement: str
    by: Fraction
    onward: Fraction


@dataclass(frozen=True, slots=True)
class Ending:
    """Why an answer ends at a limit.

    Attributes
    ----------
    turns
        The comparisons that tie at the limit and turn beyond. Of a single one the limit is margin
        over swing. Where choices that are only foreseen must turn as well there may be several,
        which share judgements; then the limit is at least each margin over its swing.
    moves
        The worst world within the limit: the judgements that make it. Where the limit is only one
        that is sure (`AT_LEAST`), the answer may survive that world, and what lies beyond.
    """

    turns: tuple[Turn, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """How far judgements may move.

    Attributes
    ----------
    at
        A share of the ranges, or an amount; 0 where the answer holds by a tie that may turn. None
        unless `kind` is `EXACT` or `AT_LEAST`.
    kind
        `EXACT`: up to here the answer stays, and beyond it there are worlds in which it does not.
        `AT_LEAST`: up to here it stays. `NEVER`: it stays wherever the judgements go. `UNCLAIMED`:
        nothing is said, since somebody mixes.
    ending
        What ends the answer; None where nothing does, or where the search for it was too long.
    """

    at: Fraction | None
    kind: str
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Guarantee:
    """How much doubt one of today's equilibria stands, or one of today's outcomes in stages.

    That it stays is guaranteed, not that it stays the only one.

    Attributes
    ----------
    place
        Its position in the report of today's game.
    profile
        What is played; None where somebody mixes.
    share
        Every judgement moves from its base towards an end of its range, by at most this share of
        the distance; more than 1 lies beyond the ranges.
    radius
        Every base moves by at most this amount, those of considerations without a range, too.
    """

    place: int
    profile: Cell | None
    share: Limit
    radius: Limit
