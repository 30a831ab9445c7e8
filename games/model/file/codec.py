"""A JSON tree as a scenario.

Owns the shape of version 3 of the file: which keys there are. How they are written is
`games.model.file.codec_write`'s, what the values must satisfy `games.model.validate`'s; bytes,
disks and versions are `games.model.file.scenario_file`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.cover import normal
from games.model.file.node import MOST_TEXTS, Node
from games.model.problems import did_you_mean, quoted
from games.model.scenario import (
    Anchor,
    Consideration,
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Snapshot,
    Source,
    Strategy,
)
from games.model.validate import (
    MOST_ANCHORS,
    MOST_DRIVERS,
    MOST_EDITS,
    MOST_OUTCOMES,
    MOST_PARTS,
    MOST_REASONS,
    MOST_SNAPSHOTS,
    MOST_SOURCES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import When

__all__ = ["FORMAT", "VERSION", "decode"]

FORMAT = "equipoise-scenario"
VERSION = 3

#: What a scenario and each of its snapshots are made of.
_BODY = (
    *("title", "date", "summary", "players", "order_of_moves", "drivers"),
    *("sweep_driver", "considerations", "edits", "outcomes", "sources", "notes"),
)


def decode(root: Node) -> Scenario:
    """Read a scenario; what could not be read is in `root.problems` and replaced by a stand-in."""
    root.expect("format", "version", *_BODY, "snapshots")
    snapshots = tuple(
        _snapshot(Node(value, "", root.problems.inside(place)))
        for place, value in root.items("snapshots", most=MOST_SNAPSHOTS)
    )
    return replace(_body(root), snapshots=snapshots)


def _snapshot(node: Node) -> Snapshot:
    """Read a snapshot, whose places are relative to it."""
    node.expect("id", "name", "taken", "note", *_BODY)
    return Snapshot(
        id=node.text("id"),
        name=node.text("name"),
        taken=node.text("taken"),
        scenario=_body(node),
        note=node.text("note", optional=True),
    )


def _body(root: Node) -> Scenario:
    players = tuple(
        _player(node) for node in root.nodes("players", most=MOST_TEXTS, optional=False)
    )
    order = [player.id for player in players]
    reasons = tuple(
        _consideration(node, players) for node in root.nodes("considerations", most=MOST_REASONS)
    )
    return Scenario(
        title=root.text("title"),
        players=players,
        drivers=tuple(_driver(node) for node in root.nodes("drivers", most=MOST_DRIVERS)),
        considerations=reasons,
        edits=tuple(_edit(node, order) for node in root.nodes("edits", most=MOST_EDITS)),
        outcomes=tuple(
            _outcome(node, players) for node in root.nodes("outcomes", most=MOST_OUTCOMES)
        ),
        sources=tuple(_source(node) for node in root.nodes("sources", most=MOST_SOURCES)),
        order_of_moves=root.texts("order_of_moves"),
        sweep_driver=root.text("sweep_driver", optional=True),
        date=root.text("date", optional=True),
        summary=root.text("summary", optional=True),
        notes=root.text("notes", optional=True),
    )


def _player(node: Node) -> Player:
    node.expect("id", "name", "color", "strategies", "note", "in_sentence", "plural")
    return Player(
        id=node.text("id"),
        name=node.text("name"),
        color=node.text("color"),
        strategies=tuple(
            _strategy(child) for child in node.nodes("strategies", most=MOST_TEXTS, optional=False)
        ),
        note=node.text("note", optional=True),
        in_sentence=node.text("in_sentence", optional=True),
        plural=node.flag("plural"),
    )


def _strategy(node: Node) -> Strategy:
    node.expect("id", "name", "letter", "note", "in_sentence")
    return Strategy(
        id=node.text("id"),
        name=node.text("name"),
        letter=node.text("letter"),
        note=node.text("note", optional=True),
        in_sentence=node.text("in_sentence", optional=True),
    )


def _driver(node: Node) -> Driver:
    node.expect("id", "name", "low", "high", "level", "step", "unit", "anchors", "note")
    return Driver(
        id=node.text("id"),
        name=node.text("name"),
        low=node.number("low"),
        high=node.number("high"),
        level=node.number("level"),
        step=node.number("step"),
        unit=node.text("unit", optional=True),
        anchors=tuple(_anchor(child) for child in node.nodes("anchors", most=MOST_ANCHORS)),
        note=node.text("note", optional=True),
    )


def _anchor(node: Node) -> Anchor:
    node.expect("level", "text")
    return Anchor(level=node.number("level"), text=node.text("text"))


def _consideration(node: Node, players: Sequence[Player]) -> Consideration:
    node.expect(
        *("id", "player", "when", "base", "slopes", "low", "high"),
        *("title", "rationale", "source", "confidence"),
    )
    slopes = node.node("slopes", optional=True)
    return Consideration(
        id=node.text("id"),
        player=node.text("player"),
        when=_when(node.node("when"), players),
        base=node.number("base"),
        slopes=tuple((driver, slopes.number(driver)) for driver in slopes.tree),
        low=node.number_if_given("low"),
        high=node.number_if_given("high"),
        title=node.text("title"),
        rationale=node.text("rationale", optional=True),
        source=node.text("source", optional=True),
        confidence=node.text("confidence", optional=True),
    )


def _edit(node: Node, order: Sequence[str]) -> DirectEdit:
    node.expect("player", "profile", "amount", "note")
    profile = node.node("profile")
    _expect_everybody(profile, order)
    return DirectEdit(
        player=node.text("player"),
        profile=tuple(profile.text(player, optional=True) for player in order),
        amount=node.number("amount"),
        note=node.text("note", optional=True),
    )


def _outcome(node: Node, players: Sequence[Player]) -> Outcome:
    order = [player.id for player in players]
    node.expect("id", "name", "color", "severity", "profiles", "mixtures", "note")
    return Outcome(
        id=node.text("id"),
        name=node.text("name"),
        color=node.text("color"),
        severity=node.whole("severity"),
        profiles=tuple(_when(child, players) for child in node.nodes("profiles", most=MOST_PARTS)),
        mixtures=tuple(_mixture(child, order) for child in node.nodes("mixtures", most=MOST_PARTS)),
        note=node.text("note", optional=True),
    )


def _source(node: Node) -> Source:
    node.expect("id", "title", "publisher", "date", "note")
    return Source(
        id=node.text("id"),
        title=node.text("title"),
        publisher=node.text("publisher", optional=True),
        date=node.text("date", optional=True),
        note=node.text("note", optional=True),
    )


def _when(node: Node, players: Sequence[Player]) -> When:
    """Read a partial profile and put it in the form in which scenarios keep it."""
    return normal(players, tuple((player, node.text_or_texts(player)) for player in node.tree))


def _mixture(node: Node, order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    _expect_everybody(node, order)
    return tuple(node.texts(player) for player in order)


def _expect_everybody(node: Node, order: Sequence[str]) -> None:
    """Complain unless the keys of an object are the players."""
    for key in node.tree.keys() - set(order):
        message = f"no player {quoted(key)}{did_you_mean(key, order)}"
        node.problems.broke(node.at(key), message, into="players")
    if not node.problems.is_broken(node.place):
        for player in order:
            if player not in node.tree:
                message = f"{quoted(player)} is missing"
                node.problems.broke(node.place, message, of=node.at(player), into="players")
