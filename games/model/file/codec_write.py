"""A scenario as the text of a file.

Owns how lines and lists are laid out: stable, so that two versions of a scenario differ line by
line. Text is never touched: what parts lines for some programs and not for others is written as an
escape. Which keys there are, and in which order, is `games.model.file.codec`'s.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.file.codec import BODY, BREAK, FORMAT, SNAPSHOT, VERSION
from games.model.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.file.codec import Players, Record
    from games.model.scenario import Scenario, Snapshot

__all__ = ["encode"]

#: Ends of lines to Unicode but not to JSON; an editor that tidies them would change the text.
_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def encode(scenario: Scenario) -> str:
    """Write a scenario as the text of a file: stable order, one consideration at a time."""
    return _block(
        _line("format", FORMAT),
        _line("version", Decimal(VERSION)),
        *_lines(BODY, scenario, scenario.players),
        _rows("snapshots", [_snapshot_text(snapshot) for snapshot in scenario.snapshots], 2),
    )


def _lines(record: Record, thing: object, players: Players) -> Iterator[str]:
    """Write what stands in the outermost object, a key to a line."""
    for field in record.fields:
        value = field.of(thing)
        if field.rows is not None:
            yield _rows(field.key, [_record(field.rows, item, players) for item in value], 2)
        else:
            yield _line(field.key, field.plain(value, players))


def _snapshot_text(snapshot: Snapshot) -> str:
    """Write a snapshot as a scenario within the scenario, its lines two steps further in."""
    then = snapshot.scenario
    text = _block(*_lines(SNAPSHOT, snapshot, ()), *_lines(BODY, then, then.players))
    return text.strip().replace("\n", "\n    ")  # within a text a new line is an escape


def _block(*parts: str) -> str:
    return "{\n" + ",\n".join(f"  {part}" for part in parts if part) + "\n}\n"


def _record(record: Record, thing: object, players: Players) -> str:
    """Write a record on one line, or several where `BREAK` says so, without what says nothing.

    `when` stays: "always" is a statement. A list of records ends it, one element a line.
    """
    lines: list[list[str]] = [[]]
    tail = ""
    for field in record.fields:
        if field is BREAK:
            lines.append([])
            continue
        own = field.of(thing)
        if field.rows is not None:
            listed = _rows(field.key, [_record(field.rows, item, players) for item in own], 4)
            tail = f",\n     {listed}" if listed else ""
            continue
        value = field.plain(own, players)
        if isinstance(value, Decimal) or value or field.key in ("when", "id", "name", "title"):
            lines[-1].append(f"{_text(field.key)}: {_text(value)}")
    return "{" + ",\n     ".join(", ".join(line) for line in lines if line) + tail + "}"


def _line(key: str, value: object) -> str:
    """Write a key of the outermost object, or nothing if the value says nothing."""
    return f"{_text(key)}: {_text(value)}" if value or key == "title" else ""


def _rows(key: str, rows: Sequence[str], margin: int) -> str:
    """Write a list with its elements on lines of their own, or nothing for an empty one."""
    body = ",\n".join(f"{' ' * (margin + 2)}{row}" for row in rows)
    return f"{_text(key)}: [\n{body}\n{' ' * margin}]" if body else ""


def _text(value: object) -> str:
    """Write a JSON value on one line; decimals with every digit they were typed with."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k)}: {_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_text(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).translate(_ENDS)
