"""The sequence map as plain data: one strip of regimes per play, grouped by today's outcome.

Owns the scene types alone. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from games.study.sweep.report import Level
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment

__all__ = ["BeforePlays", "Group", "Part", "PlayStrip", "SequenceScene", "Tip"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a play's name: a player's with his colour, or what stands between, without one."""

    text: str
    color: str = ""


@dataclass(frozen=True, eq=False)
class PlayStrip:
    """One play.

    Attributes
    ----------
    place
        Its place among all plays, which begin with all at once.
    name, parts
        Its name as a sentence says it, and short, in pieces that have colours.
    segments
        Its regimes; none where ties leave no strip.
    letters
        Per segment what stands in it where its name has no room: the letters of what is played.
    tips
        Per tipping point its level and its causes in words.
    leader, gain, worth, led
        Who moves first alone, and what that is worth to him today, as a number and in words; where
        several move first, how many, in words.
    shown
        Whether it is the scenario's play.
    today
        What is played today, in words.
    """

    place: int
    name: str
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    letters: tuple[str, ...]
    tips: tuple[tuple[Level, str], ...]
    leader: Part | None
    gain: str
    worth: str
    led: str
    shown: bool
    today: str

    @property
    def short(self) -> str:
        """Its short name in one piece."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, eq=False)
class Group:
    """The plays that lead to one thing today.

    `name` is what that is, with the `color` and `hatch` of its outcome, without one an empty
    colour; `note` says what the plays have in common. Strips of a block are the same.
    """

    name: str
    color: str
    hatch: str
    note: str
    blocks: tuple[tuple[PlayStrip, ...], ...]

    @property
    def strips(self) -> tuple[PlayStrip, ...]:
        """All its strips, from the top down."""
        return tuple(strip for block in self.blocks for strip in block)


@dataclass(frozen=True, slots=True)
class Tip:
    """A level at which some plays tip: how it prints, and what is read out about it."""

    level: float
    text: str
    words: str
    plays: int


@dataclass(frozen=True, eq=False)
class BeforePlays(Before):
    """The strips of an earlier scenario that differ from today's, by place, and where today was."""

    strips: dict[int, tuple[Segment, ...]]
    cursor: float | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class SequenceScene(Printed):
    """Every play along one driver.

    Attributes
    ----------
    axis
        The driver along the bottom.
    first
        All of those still to move at once: the strip on top.
    groups
        The other plays.
    tips
        Every level at which some play tips, in increasing order.
    several
        Where several answers stand side by side, in words.
    cursor
        Today's level of the driver.
    before
        The strips of the scenario that is compared with.
    """

    axis: Axis
    first: PlayStrip
    groups: tuple[Group, ...]
    tips: tuple[Tip, ...]
    several: tuple[str, ...]
    cursor: float
    before: BeforePlays | None = None

    @property
    def strips(self) -> tuple[PlayStrip, ...]:
        """All strips, from the top down."""
        return (self.first, *(strip for group in self.groups for strip in group.strips))
