"""A scenario as the text of a file.

Owns the order of the keys and the breaks of the lines: stable, so that two versions of a scenario
differ line by line. Text is never touched: what parts lines for some programs and not for others is
written as an escape. Which keys there are is `games.model.file.codec`'s.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.file.codec import FORMAT, VERSION
from games.model.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.scenario import (
        Consideration,
        DirectEdit,
        Driver,
        Outcome,
        Player,
        Scenario,
        Snapshot,
        Source,
        When,
    )

__all__ = ["encode"]

#: Marks a place in an object where the writer goes to a new line.
_BREAK = ("", None)
#: Ends of lines to Unicode but not to JSON; an editor that tidies them would change the text.
_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def encode(scenario: Scenario) -> str:
    """Write a scenario as the text of a file: stable order, one consideration at a time."""
    return _block(
        _line("format", FORMAT),
        _line("version", Decimal(VERSION)),
        *_body(scenario),
        _rows("snapshots", (_snapshot_text(snapshot) for snapshot in scenario.snapshots)),
    )


def _body(scenario: Scenario) -> list[str]:
    order = [player.id for player in scenario.players]
    return [
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


def _snapshot_text(snapshot: Snapshot) -> str:
    """Write a snapshot as a scenario within the scenario, its lines two steps further in."""
    text = _block(
        _line("id", snapshot.id),
        _line("name", snapshot.name),
        _line("taken", snapshot.taken),
        _line("note", snapshot.note),
        *_body(snapshot.scenario),
    )
    return text.strip().replace("\n", "\n    ")  # within a text a new line is an escape


def _block(*parts: str) -> str:
    return "{\n" + ",\n".join(part for part in parts if part) + "\n}\n"


def _player_text(player: Player) -> str:
    strategies = [
        _object(
            *(("id", s.id), ("name", s.name), ("in_sentence", s.in_sentence)),
            *(("letter", s.letter), ("note", s.note)),
        )
        for s in player.strategies
    ]
    head = _object(
        *(("id", player.id), ("name", player.name), ("in_sentence", player.in_sentence)),
        *(("plural", player.plural), ("color", player.color), ("note", player.note)),
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
        *(("id", reason.id), ("player", reason.player), ("when", _when(reason.when))),
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
        *(("profiles", [_when(profile) for profile in outcome.profiles]), ("mixtures", mixtures)),
        *(_BREAK, ("note", outcome.note)),
    )


def _when(when: When) -> dict[str, str | list[str]]:
    """Return a partial profile as it is written: one strategy by itself, several as a list."""
    return {player: own[0] if len(own) == 1 else list(own) for player, own in when}


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
    return json.dumps(value, ensure_ascii=False).translate(_ENDS)
