"""`equipoise compare`: two scenarios or snapshots, in words or as JSON.

Owns what may be written for one side of a comparison. Everything that is said is
`games.study.compare`'s.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.library import names, resolve
from games.model.problems import did_you_mean, quoted
from games.paper.plain import paper_text
from games.study.compare.document import document
from games.study.compare.effects import compare as compared
from games.study.compare.export import comparison_json
from gui.cli.progress import Progress
from gui.cli.streams import json_text

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["compare", "side", "split"]


def compare(options: Namespace) -> int:
    """Print how one scenario differs from another."""
    asked = (options.file, options.other)
    both = []
    for name in asked:
        options.file = name  # whose errors are told from here on
        both.append(side(name))
    old, new = both
    if options.driver is not None:
        for name, scenario in zip(asked, both, strict=True):
            options.file = name
            _require_driver(scenario, options.driver)
    progress = Progress(sys.stderr, work="comparison")
    found = compared(old, new, options.driver, token=progress)
    progress.close()
    if options.json:
        print(json_text(comparison_json(found, *asked)))
    else:
        short = [Path(name).name for name in asked]
        called = asked if short[0] == short[1] else short
        print(paper_text(document(found, *called)), end="")
    return 0


def side(text: str) -> Scenario:
    """Read the scenario that a person means by FILE or FILE#SNAPSHOT.

    Raises
    ------
    ScenarioError, OSError
        The scenario cannot be read.
    ValueError
        It has no such snapshot.
    """
    file, name = split(text)
    scenario = resolve(file)
    if name is None:
        return scenario
    for snapshot in scenario.snapshots:
        if name in (snapshot.name, snapshot.id):
            return snapshot.scenario
    known = [snapshot.name for snapshot in scenario.snapshots]
    have = f"it has {', '.join(map(quoted, known))}" if known else "it has none"
    message = f"no snapshot {quoted(name)}{did_you_mean(name, known)} ({have})"
    raise ValueError(message)


def split(text: str) -> tuple[str, str | None]:
    """Take FILE or FILE#SNAPSHOT apart; None for no snapshot."""
    file, mark, name = text.partition("#")
    # a folder may have the mark in its name, and so may a snapshot
    while mark and "#" in name and not Path(file).is_file() and file not in names():
        more, _, name = name.partition("#")
        file = f"{file}#{more}"
    return (text, None) if not mark or not file or Path(text).exists() else (file, name)


def _require_driver(scenario: Scenario, driver: str) -> None:
    known = list(scenario.levels)
    if driver not in known:
        have = f"it has {', '.join(known)}" if known else "it has none"
        message = f"no driver {quoted(driver)}{did_you_mean(driver, known)} ({have})"
        raise ValueError(message)
