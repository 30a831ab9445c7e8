"""A scenario as a JSON tree and back.

Owns the shape of version 1 of the file: which keys there are and in which order they are written,
so that two versions of a scenario differ line by line. What the values must satisfy is
`games.model.validate`'s; bytes, disks and versions are `games.model.file`'s.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.numbers import plain
from games.model.problems import did_you_mean, quoted
from games.model.scenario import (
    Anchor,
    Consideration,
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Source,
    Strategy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.reading import Node
    from games.model.scenario import When

__all__ = ["FORMAT", "VERSION", "decode", "encode"]

FORMAT = "equipoise-scenario"
VERSION = 1

#: Marks a place in an object where the writer goes to a new line.
_BREAK = ("", None)


def decode(root: Node) -> Scenario:
    """Read a scenario; what could not be read is in `root.problems` and replaced by a stand-in."""
    root.expect(
        *("format", "version", "title", "date", "summary", "players", "order_of_moves", "drivers"),
        *("sweep_driver", "considerations", "edits", "outcomes", "sources", "notes"),
    )
    players = tuple(_player(node) for node in root.nodes("players", optional=False))
    order = [player.id for player in players]
    return Scenario(
        title=root.text("title"),
        players=players,
        drivers=tuple(_driver(node) for node in root.nodes("drivers")),
        considerations=tuple(_consideration(node, order) for node in root.nodes("considerations")),
        edits=tuple(_edit(node, order) for node in root.nodes("edits")),
        outcomes=tuple(_outcome(node, order) for node in root.nodes("outcomes")),
        sources=tuple(_source(node) for node in root.nodes("sources")),
        order_of_moves=root.texts("order_of_moves"),
        sweep_driver=root.text("sweep_driver", optional=True),
        date=root.text("date", optional=True),
        summary=root.text("summary", optional=True),
        notes=root.text("notes", optional=True),
    )


def _player(node: Node) -> Player:
    node.expect("id", "name", "color", "strategies", "note")
    return Player(
        id=node.text("id"),
        name=node.text("name"),
        color=node.text("color"),
        strategies=tuple(_strategy(child) for child in node.nodes("strategies", optional=False)),
        note=node.text("note", optional=True),
    )


def _strategy(node: Node) -> Strategy:
    node.expect("id", "name", "letter", "note")
    return Strategy(
        id=node.text("id"),
        name=node.text("name"),
        letter=node.text("letter"),
        note=node.text("note", optional=True),
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
        anchors=tuple(_anchor(child) for child in node.nodes("anchors")),
        note=node.text("note", optional=True),
    )


def _anchor(node: Node) -> Anchor:
    node.expect("level", "text")
    return Anchor(level=node.number("level"), text=node.text("text"))


def _consideration(node: Node, order: Sequence[str]) -> Consideration:
    node.expect(
        *("id", "player", "when", "base", "slopes", "low", "high"),
        *("title", "rationale", "source", "confidence"),
    )
    slopes = node.node("slopes", optional=True)
    return Consideration(
        id=node.text("id"),
        player=node.text("player"),
        when=_when(node.node("when"), order),
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


def _outcome(node: Node, order: Sequence[str]) -> Outcome:
    node.expect("id", "name", "color", "severity", "profiles", "mixtures", "note")
    return Outcome(
        id=node.text("id"),
        name=node.text("name"),
        color=node.text("color"),
        severity=node.whole("severity"),
        profiles=tuple(_when(child, order) for child in node.nodes("profiles")),
        mixtures=tuple(_mixture(child, order) for child in node.nodes("mixtures")),
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


def _when(node: Node, order: Sequence[str]) -> When:
    """Read a partial profile; its players are put in the order of the scenario."""
    pairs = [(player, node.text(player)) for player in node.tree]
    place = {player: position for position, player in enumerate(order)}
    return tuple(sorted(pairs, key=lambda pair: place.get(pair[0], len(order))))


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


def encode(scenario: Scenario) -> str:
    """Write a scenario as the text of a file: stable order, one consideration at a time."""
    order = [player.id for player in scenario.players]
    parts = [
        _line("format", FORMAT),
        _line("version", Decimal(VERSION)),
        _line("title", scenario.title),
        _line("date", scenario.date),
        _line("summary", scenario.summary),
        _rows("players", (_player_text(player) for player in scenario.players)),
        _line("order_of_moves", list(scenario.order_of_moves)),
        _rows("drivers", (_driver_text(driver) for driver in scenario.drivers)),
        _line("sweep_driver", scenario.sweep_driver),
        _rows("considerations", (_reason_text(reason) for reason in scenario.considerations)),
        _rows("edits", (_edit_text(edit, order) for edit in scenario.edits)),
        _rows("outcomes", (_outcome_text(outcome, order) for outcome in scenario.outcomes)),
        _rows("sources", (_source_text(source) for source in scenario.sources)),
        _line("notes", scenario.notes),
    ]
    return "{\n" + ",\n".join(part for part in parts if part) + "\n}\n"


def _player_text(player: Player) -> str:
    strategies = [
        _object(("id", s.id), ("name", s.name), ("letter", s.letter), ("note", s.note))
        for s in player.strategies
    ]
    head = _object(
        *(("id", player.id), ("name", player.name), ("color", player.color), ("note", player.note))
    )
    return _with_list(head, "strategies", strategies)


def _driver_text(driver: Driver) -> str:
    anchors = [_object(("level", a.level), ("text", a.text)) for a in driver.anchors]
    head = _object(
        *(("id", driver.id), ("name", driver.name), ("low", driver.low), ("high", driver.high)),
        *(("level", driver.level), ("step", driver.step), ("unit", driver.unit)),
        *(_BREAK, ("note", driver.note)),
    )
    return _with_list(head, "anchors", anchors)


def _reason_text(reason: Consideration) -> str:
    return _object(
        *(("id", reason.id), ("player", reason.player), ("when", dict(reason.when))),
        *(("base", reason.base), ("slopes", dict(reason.slopes))),
        *(("low", reason.low), ("high", reason.high), _BREAK, ("title", reason.title)),
        *(("source", reason.source), ("confidence", reason.confidence)),
        *(_BREAK, ("rationale", reason.rationale)),
    )


def _edit_text(edit: DirectEdit, order: Sequence[str]) -> str:
    profile = dict(zip(order, edit.profile, strict=True))
    return _object(
        *(("player", edit.player), ("profile", profile), ("amount", edit.amount)),
        *(("note", edit.note),),
    )


def _outcome_text(outcome: Outcome, order: Sequence[str]) -> str:
    mixtures = [
        {player: list(played) for player, played in zip(order, mixture, strict=True)}
        for mixture in outcome.mixtures
    ]
    return _object(
        *(("id", outcome.id), ("name", outcome.name), ("color", outcome.color)),
        *(("severity", Decimal(outcome.severity)), _BREAK),
        *(("profiles", [dict(profile) for profile in outcome.profiles]), ("mixtures", mixtures)),
        *(_BREAK, ("note", outcome.note)),
    )


def _source_text(source: Source) -> str:
    return _object(
        *(("id", source.id), ("title", source.title), ("publisher", source.publisher)),
        *(("date", source.date), _BREAK, ("note", source.note)),
    )


def _line(key: str, value: object) -> str:
    """Write a key of the outermost object, or nothing if the value says nothing."""
    return f"  {_text(key)}: {_text(value)}" if value or key == "title" else ""


def _rows(key: str, rows: Iterable[str]) -> str:
    """Write a list of the outermost object, its elements on lines of their own."""
    body = ",\n".join(f"    {row}" for row in rows)
    return f"  {_text(key)}: [\n{body}\n  ]" if body else ""


def _with_list(head: str, key: str, rows: Sequence[str]) -> str:
    """Add a list with one element a line to an object that has been written."""
    if not rows:
        return head
    body = ",\n".join(f"      {row}" for row in rows)
    return f"{head[:-1]},\n     {_text(key)}: [\n{body}\n    ]}}"


def _object(*pairs: tuple[str, object]) -> str:
    """Write an object on one line, or several where `_BREAK` says so, without what says nothing.

    `when` stays: "always" is a statement.
    """
    lines: list[list[str]] = [[]]
    for key, value in pairs:
        if not key:
            lines.append([])
        elif isinstance(value, Decimal) or value or key in ("when", "id", "name", "title"):
            lines[-1].append(f"{_text(key)}: {_text(value)}")
    return "{" + ",\n     ".join(", ".join(line) for line in lines if line) + "}"


def _text(value: object) -> str:
    """Write a JSON value on one line; decimals with every digit they were typed with."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k)}: {_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_text(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
