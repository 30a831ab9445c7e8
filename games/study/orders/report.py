"""What the order of moves changes, as data: one answer per play, and what sets them apart.

Owns the frozen result types. Players are ids, as in a `Play`; strategies are positions. Holds no
algorithm; words are `games.words.orders`'.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.play import Play, Stages
    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.sweep.report import Sweep
    from games.study.ways import Way

    #: An amount of payoff, exact where that is known.
    Number = Fraction | float

__all__ = [
    "Condition",
    "Finding",
    "Kind",
    "Orders",
    "PlayAnswer",
    "SequenceMap",
    "Span",
    "Why",
    "Worth",
]


@dataclass(frozen=True, slots=True)
class Span:
    """From which to which amount something may be, depending on which equilibrium is played."""

    low: Number
    high: Number

    @property
    def sole(self) -> bool:
        """Whether it is one amount."""
        return self.low == self.high


@dataclass(frozen=True, eq=False)
class PlayAnswer:
    """One play and what is played today under it.

    Attributes
    ----------
    stages
        Who is still to move, stage by stage; empty where they all move at once.
    play
        What a scenario takes for this to be its play: those who have moved already come first.
    way
        How such a game is answered.
    report
        Today's answer.
    outcomes
        Names of the outcomes of all that may be played today; None where that is open. A mixture
        that no outcome names is there with who mixes.
    meant
        The same, and all outcomes that come by chance where somebody mixes in no outcome's name.
    may_come
        The same, and all outcomes that come by chance of any mixture.
    gain
        Where one player moves first, what he gets less what he gets when all move at once; None
        where nobody moves first alone, or payoffs are not known.
    """

    stages: Stages
    play: Play
    way: Way
    report: Report
    outcomes: frozenset[str] | None
    meant: frozenset[str] = frozenset()
    may_come: frozenset[str] = frozenset()
    gain: Span | None = None

    @property
    def leader(self) -> str:
        """The player who moves first, alone; empty where there is none."""
        return self.stages[0][0] if self.stages and len(self.stages[0]) == 1 else ""


class Kind(Enum):
    """What a condition says of a play."""

    #: All of those still to move do so at once.
    AT_ONCE = "at once"
    #: The first of two players moves before the second.
    BEFORE = "before"
    #: Two players move together.
    TOGETHER = "together"
    #: A player moves before all others.
    FIRST = "first"
    #: A player moves after all others.
    LAST = "last"
    #: A player moves before somebody, whoever that is.
    AHEAD = "ahead of somebody"
    #: A player moves after somebody, whoever that is.
    BEHIND = "behind somebody"
    #: No two players move together.
    IN_TURN = "in turn"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is true of some plays: a kind, and the ids of the players it is about."""

    kind: Kind
    players: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the order of moves changes today.

    Attributes
    ----------
    base
        Outcomes under the scenario's play; None where they are open.
    differing
        Places of the plays with other outcomes.
    unknown
        Places of the plays of which the outcomes are open.
    condition
        What is true of exactly those that differ or, if `kept`, of exactly those that do not; None
        where nothing so simple is, or outcomes are open.
    kept
        Whether the condition is that of the plays that agree with the scenario's.
    others
        The outcomes of each play that differs.
    overlapping
        Those of the differing places where something of the scenario's play may come all the same.
    same
        Whether the same pure profiles are all there is to every play.
    profile
        The one profile, a strategy position per player, that all differing plays lead to for
        certain; None without one.
    """

    base: frozenset[str] | None
    differing: tuple[int, ...]
    unknown: tuple[int, ...] = ()
    condition: Condition | None = None
    kept: bool = False
    others: tuple[frozenset[str], ...] = ()
    overlapping: tuple[int, ...] = ()
    same: bool = False
    profile: tuple[int, ...] | None = None

    @property
    def changes(self) -> bool:
        """Whether the order is known to change something."""
        return bool(self.differing)

    @property
    def instead(self) -> frozenset[str] | None:
        """The outcomes that all differing plays have; None where they are not the same."""
        return self.others[0] if len(set(self.others)) == 1 else None

    @property
    def apart(self) -> bool:
        """Whether under no differing play anything of the scenario's may come."""
        return not self.overlapping

    @property
    def fewer(self) -> bool:
        """Whether all differing plays have some of the scenario's outcomes and no other."""
        return all(one < (self.base or frozenset()) for one in self.others)


class Why(Enum):
    """Why moving first can be worth less than nothing."""

    #: When all move at once the player mixes in every equilibrium: to be unpredictable is worth it.
    MIXES = "mixes"
    #: The others' answers to being led are others than those when all move at once.
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Worth:
    """What it is worth to a player to move first, the others answering together.

    `span` is his payoff then less his payoff when all move at once, None where one of them is not
    known; `why` is there where it is less than nothing for certain.
    """

    player: str
    span: Span | None
    why: Why | None = None


@dataclass(frozen=True, eq=False)
class Orders:
    """Every play of those still to move, answered today.

    `answers` begins with all at once; `shown` is the place of the scenario's play. `worth` has an
    entry for each player who is still to move.
    """

    scenario: Scenario
    answers: tuple[PlayAnswer, ...]
    shown: int
    finding: Finding
    worth: tuple[Worth, ...]


@dataclass(frozen=True, eq=False)
class SequenceMap:
    """Every play along one driver.

    `sweeps` has one sweep for each answer of `orders`; None where ties make so many profiles
    equilibria that none is made.
    """

    orders: Orders
    driver: str
    level: float
    sweeps: tuple[Sweep | None, ...]
