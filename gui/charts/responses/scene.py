"""Best responses as plain data: reply curves in squares, or profiles with improving moves.

Owns the scene types and their making from a report. Names and colours are put on here; sentences
are `words`'. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from games.model.outcomes import name_of, outcome_of
from games.study.responses.reply_curves import replies
from games.words.initials import initials
from games.words.names import label
from games.words.wording import amount
from gui.charts.marks.provenance import provenance_of
from gui.charts.responses.words import (
    crossing_words,
    mix_words,
    node_words,
    told,
    what_it_finds,
    what_it_shows,
    what_was,
)
from gui.charts.scene import DASHES, Provenance

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Player, Scenario
    from games.solve.report import Report
    from games.study.responses.best_responses import Crossing, Improvement, Reply, Responses, Square
    from gui.charts.responses.before import BeforeReplies

__all__ = [
    "CURVES",
    "GRAPH",
    "Curve",
    "Meeting",
    "Move",
    "Node",
    "Panel",
    "ResponsesScene",
    "Side",
    "responses_scene",
]

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


@dataclass(frozen=True, slots=True)
class ResponsesScene:
    """Best responses of today's game, as `view` says: `CURVES` or `GRAPH`.

    `note` says what is drawn of an earlier scenario, or why nothing is; empty without one.
    """

    title: str
    subtitle: str
    description: str
    view: str
    sides: tuple[Side, ...]
    shape: tuple[int, ...]
    panels: tuple[Panel, ...]
    nodes: tuple[Node, ...]
    moves: tuple[Move, ...]
    equilibria: tuple[str, ...]
    provenance: Provenance
    note: str = ""

    def node(self, key: str) -> Node | None:
        """Return the profile with a key, None if there is none."""
        return next((node for node in self.nodes if node.key == key), None)


def responses_scene(
    scenario: Scenario,
    responses: Responses,
    payoffs: Exact,
    report: Report,
    *,
    view: str = "",
    title: str = "",
    content_hash: str = "",
    before: BeforeReplies | None = None,
) -> ResponsesScene:
    """Build the scene of today's best responses.

    Parameters
    ----------
    payoffs, report
        Today's game, exactly, and its equilibria.
    view
        `CURVES` or `GRAPH`; curves exist only where everybody has two strategies, and are shown
        there by default.
    before
        The game of an earlier scenario.
    """
    sides = _sides(scenario)
    resting = dict(responses.equilibria)
    moves = tuple(_move(improvement) for improvement in responses.improvements)
    was = before if before is not None and before.payoffs is not None else None
    nodes = []
    for profile in _profiles(responses.shape):
        own = tuple(amount(float(payoffs[(player, *profile)])) for player in range(len(sides)))
        outcome = outcome_of(scenario, profile)
        support = tuple((position,) for position in profile)
        node = Node(
            profile=profile,
            payoffs=own,
            outcome=name_of(scenario, support).name,
            color=outcome.color if outcome else "",
            rests=profile in resting,
            strict=resting.get(profile, False),
            words="",
            rested=None if was is None else profile in was.resting,
        )
        leaving = [move for move in moves if move.start == profile]
        words = node_words(sides, node, leaving)
        if was is not None and node.rests != node.rested:
            words += f" {'At' if node.rested else 'Not at'} rest {was.name}."
        nodes.append(replace(node, words=words))
    chosen = CURVES if responses.squares and view != GRAPH else GRAPH
    made = ResponsesScene(
        title=title,
        subtitle="",
        description="",
        view=chosen,
        sides=sides,
        shape=responses.shape,
        panels=tuple(_panel(sides, square, before) for square in responses.squares),
        nodes=tuple(nodes),
        moves=moves,
        equilibria=tuple(
            name_of(scenario, equilibrium.support).name for equilibrium in report.equilibria
        ),
        provenance=provenance_of(
            scenario, "", content_hash, ("--chart", "responses", "--view", chosen)
        ),
    )
    if before is not None:
        made = replace(made, note=what_was(made, before))
    made = replace(made, title=title or what_it_finds(made), subtitle=what_it_shows(made))
    return replace(made, description=told(made))


def _sides(scenario: Scenario) -> tuple[Side, ...]:
    marks = initials(tuple(player.name for player in scenario.players))
    return tuple(
        Side(
            player=player,
            mark=marks[place],
            dash=DASHES[place % len(DASHES)],
        )
        for place, player in enumerate(scenario.players)
    )


def _profiles(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for size in shape:
        found = [(*profile, position) for profile in found for position in range(size)]
    return found


def _move(improvement: Improvement) -> Move:
    return Move(
        improvement.player,
        improvement.profile,
        improvement.target,
        amount(float(improvement.gain)),
        improvement.best,
    )


def _panel(sides: tuple[Side, ...], square: Square, before: BeforeReplies | None) -> Panel:
    one, two = square.players
    fixed = _fixed(square)
    heading = ""
    if square.third is not None:
        heading = f"{sides[square.third].name}: {mix_words(sides[square.third], square.mix)}"
    corners = tuple(
        _key(square, fixed, x, y) if fixed is not None else "" for y in (0, 1) for x in (0, 1)
    )
    was: tuple[Reply, ...] = ()
    if before is not None and before.payoffs is not None:
        was = replies(before.payoffs, square.players, square.third, square.mix)
    return Panel(
        heading=heading,
        today=square.today,
        players=(one, two),
        third=square.third,
        mix=square.mix,
        curves=_curves(square.replies),
        meetings=tuple(_meeting(sides, square, fixed, crossing) for crossing in square.crossings),
        corners=corners,
        before=_curves(was),
    )


def _fixed(square: Square) -> int | None:
    """Return the third player's only strategy, -1 without a third player, None where he mixes."""
    if square.third is None:
        return -1
    return square.mix.index(1.0) if 1.0 in square.mix else None


def _key(square: Square, fixed: int, x: int, y: int) -> str:
    """Return the profile at a corner; probability 1 means the first strategy."""
    positions = {square.players[0]: 1 - x, square.players[1]: 1 - y}
    if square.third is not None:
        positions[square.third] = fixed
    return ",".join(str(positions[player]) for player in sorted(positions))


def _curves(found: tuple[Reply, ...]) -> tuple[Curve, ...]:
    """Return reply curves in the square, the first those of the player along the bottom."""
    return tuple(
        Curve(
            reply.player,
            tuple((other, own) if place else (own, other) for other, own in reply.points),
            reply.indifferent,
        )
        for place, reply in enumerate(found)
    )


def _meeting(
    sides: tuple[Side, ...], square: Square, fixed: int | None, crossing: Crossing
) -> Meeting:
    x, y = (chance.value for chance in crossing.at)
    exact = tuple("" if c.exact is None else str(c.exact) for c in crossing.at)
    pure = fixed is not None and not crossing.mixed
    return Meeting(
        x=x,
        y=y,
        exact=(exact[0], exact[1]),
        mixed=crossing.mixed or fixed is None,
        stable=crossing.stable,
        words=crossing_words(sides, square, crossing),
        profile=_key(square, fixed, round(x), round(y)) if pure and fixed is not None else "",
    )
