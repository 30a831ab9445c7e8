"""From best responses to their scene: reply curves in squares, or profiles with improving moves.

Owns the making. Names and colours are put on here; sentences
are `words`'. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.outcomes import name_of, outcome_of
from games.study.responses.best_responses import best_responses
from games.study.responses.reply_curves import replies as reply_curves
from games.words.initials import initials
from games.words.wording import amount
from gui.charts.kind import NoChartError
from gui.charts.marks.drawing import DASHES
from gui.charts.marks.provenance import provenance_of
from gui.charts.responses.before import before_replies
from gui.charts.responses.kind import follow_one_another
from gui.charts.responses.spans import spans_of
from gui.charts.responses.types import (
    CURVES,
    GRAPH,
    Curve,
    Meeting,
    Move,
    Node,
    Panel,
    ResponsesScene,
    Side,
)
from gui.charts.responses.words import (
    crossing_words,
    mix_words,
    node_words,
    told,
    what_it_finds,
    what_it_shows,
    what_was,
)

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Scenario
    from games.study.responses.best_responses import Crossing, Improvement, Reply, Responses, Square
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.responses.before import BeforeReplies

    Replies = tuple[Exact, Responses, BeforeReplies | None]

__all__ = ["computed", "responses_scene"]


def computed(ask: Ask, _token: Token, _known: Known) -> Replies:
    """Return today's payoffs, the best responses to them, and the earlier game of a comparison.

    Raise `NoChartError` where moves follow one another.
    """
    if why := follow_one_another(ask.live):
        raise NoChartError(why)
    payoffs = ask.live.affine.exact(ask.scenario.levels)
    found = best_responses(payoffs, ask.live.report)
    return payoffs, found, before_replies(ask.scenario, ask.against)


def responses_scene(ask: Ask, replies: Replies) -> ResponsesScene:
    """Build the scene of today's best responses.

    Curves exist only where everybody has two strategies, and are shown there by default.
    """
    scenario, report, (payoffs, responses, before) = ask.scenario, ask.live.report, replies
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
    chosen = CURVES if responses.squares and ask.view != GRAPH else GRAPH
    made = ResponsesScene(
        title=ask.title,
        subtitle="",
        description="",
        view=chosen,
        sides=sides,
        shape=responses.shape,
        panels=tuple(
            replace(
                _panel(sides, square, before),
                spans=spans_of(*(sides, report.families, square.players, square.third, square.mix)),
            )
            for square in responses.squares
        ),
        nodes=tuple(nodes),
        moves=moves,
        equilibria=tuple(
            name_of(scenario, equilibrium.support).name for equilibrium in report.equilibria
        ),
        complete=report.certified,
        endless=bool(report.families),
        provenance=provenance_of(
            *(scenario, "", ask.content_hash, ("--chart", "responses", "--view", chosen)),
            report.proof,
        ),
    )
    if before is not None:
        made = replace(made, note=what_was(made, before))
    made = replace(made, title=ask.title or what_it_finds(made), subtitle=what_it_shows(made))
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
        was = reply_curves(before.payoffs, square.players, square.third, square.mix)
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
