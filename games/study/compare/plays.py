"""What became of who moves when: stages, moves already made, and the order that is suggested.

Owns the sentences. A play that only lists its players in another order is the same play.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.play import Play
from games.study.compare.fields import changed
from games.study.compare.parts import Edit, Field, Topic
from games.words.names import label, play
from games.words.plays import play_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.scenario import Scenario

__all__ = ["play_edits"]


def play_edits(old: Scenario, new: Scenario) -> Iterator[Edit]:
    """Compare who moves when."""
    topic = Topic.STRUCTURE
    was, now = ([frozenset(stage) for stage in one.play.stages] for one in (old, new))
    if was != now:
        names = (play_name(one, Play(one.play.stages)) for one in (old, new))
        yield from changed(topic, "play", "Who moves when", (Field("order", *names),))
    yield from _moves(old, new)
    orders = [", ".join(label(s.player(one).name) for one in s.order_of_moves) for s in (old, new)]
    if orders[0] != orders[1] and old.order_of_moves != new.order_of_moves:
        field = Field("order", *orders)
        yield from changed(topic, "order_of_moves", "Suggested for moves in sequence", (field,))


def _moves(old: Scenario, new: Scenario) -> Iterator[Edit]:
    topic = Topic.STRUCTURE
    before, after = dict(old.play.moved), dict(new.play.moved)
    for player, strategy in after.items():
        who = new.player(player)
        what = who.strategy(strategy)
        if player not in before:
            text = f"New move already made: {play(who, what)}."
            yield Edit(topic, "added", f"moved.{player}", text)
        elif before[player] != strategy:
            then = old.player(player).strategy(before[player])
            field = Field("move already made", then.name, what.name)
            yield from changed(topic, f"moved.{player}", label(who.name), (field,))
    for player, strategy in before.items():
        if player not in after:
            who = old.player(player)
            text = f"Move no longer made already: {play(who, who.strategy(strategy))}."
            yield Edit(topic, "removed", f"moved.{player}", text)
