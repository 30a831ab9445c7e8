"""Bytes and structures of files changed at random, as accidents and attackers change them.

Run as a program with a count and a seed, it reads so many mutated inputs of all kinds and prints
what failed in any other way than by a sentence.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from games.model.edit.pasting.layout import payoff_rows
from games.model.edit.pasting.paste import readings
from games.model.file.library import load_named, names
from games.model.file.nfg import read_nfg
from games.model.file.nfg_write import write_nfg
from games.model.file.scenario_file import loads
from games.model.problems import ScenarioError
from games.model.typed import parse_decimal

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["foreign_failures"]

SCENARIOS = Path(__file__).resolve().parents[2] / "assets" / "scenarios"
VERSIONS = Path(__file__).resolve().parents[1] / "games" / "model" / "file" / "versions"
#: Bytes that mean something somewhere.
_PIECES = [
    *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\\u", b"\\ud800", b"\0", b"\x1a", b"\xff"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\xc2\x85", b"\n", b"\r", b"\t", b"'", b"#"),
    *(b"NaN", b"Infinity", b"-0", b"1e999999999", b"1e-999999999", b"9" * 5000, b"0." + b"3" * 99),
    *(b"1/0", b"1/3", b"NFG", b"1 R", b"null", b"true", b"<table><tr><td>1", b"=", b"-", b"%"),
    *("\u202e".encode(), "\u06f1".encode(), "\u2212".encode(), "\N{GRINNING FACE}".encode()),
]
_VALUES = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "0.5",
    "1e20",
    "1e400",
    '""',
    '" "',
    '"x"',
    '"\\ud800"',
    '"\\u001b["',
    '"a\\nb"',
    '"\\u2028"',
    '"iran"',
    '"us"',
    '"high"',
    '"#000000"',
    "[]",
    "{}",
    "[[]]",
    "[null]",
    '{"": ""}',
    '{"a": [1]}',
]


def _bytes(data: bytes, random: Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5, 20))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(6):
            case 0:
                del changed[at : at + random.choice((1, 1, 4, 40, 4000))]
            case 1:
                changed[at:at] = random.choice(_PIECES)
            case 2:
                changed[at : at + 1] = bytes([random.randrange(256)])
            case 3:
                other = random.randrange(len(changed) + 1)
                changed[at:at] = changed[other : other + random.choice((1, 10, 100, 1000))]
            case 4:
                piece = random.choice(_PIECES)
                changed[at : at + len(piece)] = piece
            case _:
                del changed[at:]
        if not changed:
            break
    return bytes(changed)


def _spots(tree: Any, found: list[tuple[Any, Any]]) -> None:
    """Collect every container and key of a tree."""
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        found.append((tree, key))
        if isinstance(tree[key], dict | list):
            _spots(tree[key], found)


def _structure(data: bytes, random: Random) -> bytes:
    """Change a few values, keys and lists of a JSON tree."""
    tree = json.loads(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        spots: list[tuple[Any, Any]] = []
        _spots(tree, spots)
        if not spots:
            break
        holder, key = random.choice(spots)
        other_holder, other = random.choice(spots)
        match random.randrange(6):
            case 0:
                holder[key] = json.loads(random.choice(_VALUES))
            case 1:
                del holder[key]
            case 2:
                # a copy: a tree that holds itself cannot be written
                holder[key] = json.loads(json.dumps(other_holder[other]))
            case 3 if isinstance(holder, dict):
                holder[random.choice(_VALUES)] = holder.pop(key)
            case 4 if isinstance(holder, list):
                holder.extend([holder[key]] * random.choice((1, 3, 200)))
            case _:
                if isinstance(holder[key], str):
                    holder[key] = _bytes(holder[key].encode(), random).decode("utf-8", "replace")
                else:
                    holder[key] = json.loads(random.choice(_VALUES))
    return json.dumps(tree).encode()


def _sources() -> list[tuple[str, bytes]]:
    """Return what is changed: scenarios of all versions, games, tables, numbers."""
    paths = [*sorted(SCENARIOS.glob("*.equipoise")), *sorted(VERSIONS.glob("*.equipoise"))]
    found = [("scenario", path.read_bytes()) for path in paths]
    for name in names():
        scenario = load_named(name)
        found.append(("nfg", write_nfg(scenario).encode()))
        table = "\n".join("\t".join(row) for row in payoff_rows(scenario))
        found += [("table", table.encode()), ("table", table.replace("\t", ", ").encode())]
    outcomes = b'NFG 1 R "T" { "A" "B" } { { "a" "b" } 2 } "c" { { "x" 1, 2 } { "y" 3 4 } } 1 2 0 1'
    markdown = b"| | l | r |\n|---|---|---|\n| u | 1, 2 | 3, 4 |\n| d | (5, 6) | 7/8; 9 % |"
    return [*found, ("nfg", outcomes), ("table", markdown), ("number", b"-1 234,5e-3")]


def _read(kind: str, data: bytes, random: Random) -> None:
    """Read as the program reads: an error for a person is how it may fail."""
    text = data.decode("utf-8", "surrogateescape")
    if kind == "scenario":
        loads(data)
    elif kind == "nfg":
        read_nfg(data).to_scenario()
    elif kind == "number":
        parse_decimal(text)
    else:
        html = text if random.random() < 0.2 else ""
        readings(text, load_named("iraq-2019"), html=html)


def foreign_failures(
    count: int, seed: int, tell: Callable[[int], object] = lambda _: None
) -> list[str]:
    """Read mutated inputs; return the tracebacks of failures that are no sentence for a person."""
    random, sources, found = Random(seed), _sources(), []
    for number in range(count):
        tell(number)
        kind, data = random.choice(sources)
        structural = kind == "scenario" and random.random() < 0.5
        changed = _structure(data, random) if structural else _bytes(data, random)
        own = ScenarioError if kind in ("scenario", "nfg") else ValueError
        try:
            _read(kind, changed, random)
        except own as error:
            foreign = isinstance(error, UnicodeError) or type(error).__module__ == "decimal"
            sentence = str(error)
            if foreign or not sentence.strip() or "Traceback" in sentence:
                found.append(f"{kind} {number}: {traceback.format_exc()}\n{changed[:300]!r}")
        except Exception:
            found.append(f"{kind} {number}: {traceback.format_exc()}\n{changed[:300]!r}")
    return found


if __name__ == "__main__":
    failed = foreign_failures(int(sys.argv[1]), int(sys.argv[2]))
    print(f"{sys.argv[1]} inputs, {len(failed)} foreign failures")
    print("\n".join(failed[:20]))
