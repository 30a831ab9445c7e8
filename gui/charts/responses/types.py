"""Best responses as plain data: reply curves in squares, or profiles with improving moves.

Owns the scene types alone. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.words.names import label
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from games.model.scenario import Player


__all__ = ["CURVES", "GRAPH", "Curve", "Meeting", "Move", "Node", "Panel", "ResponsesScene", "Side"]


CURVES, GRAPH = "curves", "graph"


@dataclass(frozen=True, slots=True)
class Side:
    """A player: how it is marked and dashed; its names as labels, with letters for strategies."""

    player: Player
    mark: str
    dash: str

    @property
    def name(self) -> str:
        """What the player is called."""
        return label(self.player.name)

    @property
    def color(self) -> str:
        """The player's colour."""
        return self.player.color

    @property
    def strategies(self) -> tuple[str, ...]:
        """What the strategies are called."""
        return tuple(label(strategy.name) for strategy in self.player.strategies)

    @property
    def letters(self) -> tuple[str, ...]:
        """The short marks of the strategies."""
        return tuple(strategy.letter for strategy in self.player.strategies)


@dataclass(frozen=True, slots=True)
class Curve:
    """One player's best replies inside a panel, as points of the unit square.

    `everything` tells that the player is indifferent throughout: no curve, the whole square.
    """

    player: int
    points: tuple[tuple[float, float], ...]
    everything: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the curves of a panel meet; `profile` is there for pure ones ("0,1,1")."""

    x: float
    y: float
    exact: tuple[str, str]
    mixed: bool
    stable: bool
    words: str
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Where every point of a panel is an equilibrium: a box of chances, or a line of them."""

    left: float
    right: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One square: probabilities of two players' first strategies, a third player's mix fixed.

    `players` are those along the bottom and up the side; `corners` are the profiles at (0, 0), (1,
    0), (0, 1) and (1, 1), empty where a third player mixes; `before` are the curves of an earlier
    scenario for the same mix.
    """

    heading: str
    today: bool
    players: tuple[int, int]
    third: int | None
    mix: tuple[float, ...]
    curves: tuple[Curve, ...]
    meetings: tuple[Meeting, ...]
    corners: tuple[str, ...]
    before: tuple[Curve, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A profile: `payoffs` as text, `color` its outcome's, `rests` where nobody improves.

    `rested` tells whether nobody improved there in an earlier scenario, None without one.
    """

    profile: tuple[int, ...]
    payoffs: tuple[str, ...]
    outcome: str
    color: str
    rests: bool
    strict: bool
    words: str
    rested: bool | None = None

    @property
    def key(self) -> str:
        """Positions of the strategies, joined by commas."""
        return ",".join(map(str, self.profile))


@dataclass(frozen=True, slots=True)
class Move:
    """A unilateral improvement; `best` is the player's largest there."""

    player: int
    start: tuple[int, ...]
    end: tuple[int, ...]
    gain: str
    best: bool


@dataclass(frozen=True, eq=False, kw_only=True)
class ResponsesScene(Printed):
    """Best responses of today's game, as `view` says: `CURVES` or `GRAPH`.

    `complete` tells that no equilibrium is missing among `equilibria`, or, where they are
    `endless`, between them; `note` says what is drawn of an earlier scenario, or why nothing is;
    empty without one.
    """

    view: str
    sides: tuple[Side, ...]
    shape: tuple[int, ...]
    panels: tuple[Panel, ...]
    nodes: tuple[Node, ...]
    moves: tuple[Move, ...]
    equilibria: tuple[str, ...]
    complete: bool
    endless: bool
    note: str = ""

    def node(self, key: str) -> Node | None:
        """Return the profile with a key, None if there is none."""
        return next((node for node in self.nodes if node.key == key), None)
