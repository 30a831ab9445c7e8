"""Files of up to 5 MB that try to be expensive, and what reading one costs.

Run as a program with the name of a kind and a file that holds it, it reads the file and prints by
how many megabytes the process grew and what was said.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.nfg import load_nfg
from games.model.file.scenario_file import LARGEST_FILE, load, loads
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KINDS", "made"]

_HEAD = '{"format":"equipoise-scenario","version":2,"title":"x",'
#: Who moves when came with version 5.
_HEAD_5 = _HEAD.replace("2", "5", 1)
_GAME = 'NFG 1 R "x" { "a" "b" } '


def _filled(begin: str, piece: str, end: str = "") -> str:
    """Repeat a piece up to the largest size of a file."""
    room = LARGEST_FILE - len((begin + end).encode())
    return begin + piece * (room // len(piece.encode())) + end


def _numbered(begin: str, piece: str, end: str = "") -> str:
    """Repeat a piece with a number of its own each."""
    parts, size, number = [], len(begin) + len(end), 0
    while True:
        part = piece.replace("#", str(number))
        size += len(part)
        if size > LARGEST_FILE:
            return begin + "".join(parts) + end
        parts.append(part)
        number += 1


#: What each kind holds. Those with "nfg" in their name are read as Gambit games.
KINDS: dict[str, Callable[[], str]] = {
    "zeros": lambda: _filled(_HEAD + '"players":[0', ",0", "]}"),
    "numbers": lambda: _numbered(_HEAD + '"players":[0', ",#.5", "]}"),
    "objects": lambda: _filled(_HEAD + '"players":[{}', ",{}", "]}"),
    "fewer objects": lambda: _HEAD + '"players":[{}' + ",{}" * 499_000 + "]}",
    "fewer lists": lambda: _HEAD + '"players":[[]' + ",[]" * 499_000 + "]}",
    "fewer numbers": lambda: _HEAD + '"players":[0' + ",0.5" * 999_000 + "]}",
    "texts": lambda: _numbered(_HEAD + '"order_of_moves":["a"', ',"#"', "]}"),
    "stages": lambda: _numbered(_HEAD_5 + '"play":[["a"]', ',["#"]', "]}"),
    "moves": lambda: _numbered(_HEAD_5 + '"moved":{"a":"b"', ',"#":"b"', "}}"),
    "keys": lambda: _numbered(_HEAD + '"players":[],"z":{"a":1', ',"#":1', "}}"),
    "unknown keys": lambda: _numbered(_HEAD[:-1], ',"#":1', "}"),
    "nesting": lambda: _filled("", "["),
    "profiles": lambda: _filled(_HEAD + '"outcomes":[{"profiles":[{}', ",{}", "]}]}"),
    "outcomes": lambda: _numbered(_HEAD + '"outcomes":[{}', ',{"id":"#","name":"#"}', "]}"),
    "sources": lambda: _numbered(_HEAD + '"sources":[{}', ',{"id":"s#","title":"s#"}', "]}"),
    "players": lambda: _numbered(_HEAD + '"players":[{}', ',{"id":"p#","name":"#"}', "]}"),
    "one long key": lambda: _filled(_HEAD + '"considerations":[{"slopes":{"', "k", '":1}}]}'),
    "one long number": lambda: _filled(_HEAD + '"players":', "9", "}"),
    "one long text": lambda: _filled(_HEAD + '"notes":"', "n", '"}'),
    "escapes": lambda: _filled(_HEAD + '"notes":"', "\\u0041", '"}'),
    "spaces": lambda: _filled(_HEAD + '"notes":1', " ", "}"),
    "wide letters": lambda: _filled(_HEAD + '"notes":"', "\N{GRINNING FACE}", '"}'),
    "one wide letter": lambda: _filled(_HEAD + '"notes":"\N{GRINNING FACE}', "n", '"}'),
    "table": lambda: _filled("", "1,2,3\n"),
    "nfg bomb": lambda: _GAME[:-3] + '"c" } { 1000000 1000000 1000000 } 1',
    "nfg players": lambda: _filled('NFG 1 R "x" {', ' "a"', "} { 2 }"),
    "nfg ones": lambda: _filled(_GAME + "{", " 1", "} 1"),
    "nfg labels": lambda: _filled(_GAME + '{ { "a"', ' "b"', " } { 2 } } 1"),
    "nfg payoffs": lambda: _filled(_GAME + "{ 100 100 }", " 1"),
    "nfg outcomes": lambda: _filled(_GAME + "{ 2 2 } {", '{""1 1}', "} 1 1 1 1"),
    "nfg commas": lambda: _filled(_GAME + "{ 2 2 }", ", "),
    "nfg title": lambda: _filled('NFG 1 R "', "a ", '" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 8'),
    "nfg comment": lambda: _filled(_GAME + '{ 2 2 } "', "a\n", '" 1 2 3 4 5 6 7 8'),
    "nfg backslashes": lambda: _filled('NFG 1 R "', "\\\\", '" {'),
    "nfg open quotation": lambda: _filled('NFG 1 R "', "a"),
    "nfg exponent": lambda: _GAME + "{ 2 2 } 1e999999999 1 1 1 1 1 1 1",
}


def made(kind: str) -> str:
    """Return the content of a kind of file, 5 MB at most."""
    return KINDS[kind]()


def _peak() -> float:
    """Return the peak in MB; what `resource` tells begins with the peak of who started us."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(float(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def _main(kind: str, path: str) -> None:
    with suppress(ScenarioError):
        loads("{}")
    before = _peak()
    said = "read"
    try:
        load_nfg(path).to_scenario() if kind.startswith("nfg") else load(path)
    except ScenarioError as error:
        said = str(error)[:200]
    print(f"{_peak() - before:.0f}\t{said}")


if __name__ == "__main__":
    _main(*sys.argv[1:])
