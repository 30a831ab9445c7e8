"""The bundled scenarios, and finding a scenario by name or path.

Owns which scenarios ship (whatever lies in assets/scenarios) and what a person may write to mean
one. Reading is `games.model.file.scenario_file`'s and `games.model.file.nfg`'s.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.nfg import SUFFIX as NFG_SUFFIX
from games.model.file.nfg import load_nfg
from games.model.file.scenario_file import SUFFIX, content_hash, load, loads
from games.model.problems import Problem, ScenarioError, did_you_mean, quoted

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from games.model.scenario import Scenario

__all__ = ["BASELINE", "Bundled", "bundled_name", "entries", "load_named", "names", "resolve"]

#: The scenario that a first start opens.
BASELINE = "iraq-2019"


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundled scenario: the name that finds it, and what its file says of it."""

    name: str
    title: str
    summary: str
    players: int
    shape: tuple[int, ...]


def names() -> tuple[str, ...]:
    """Return the names of the bundled scenarios, the baseline first, the others by alphabet."""
    found = {file.name.removesuffix(SUFFIX) for file in _folder().iterdir() if _is_scenario(file)}
    return tuple(sorted(found, key=lambda name: (name != BASELINE, name)))


def entries() -> tuple[Bundled, ...]:
    """Return all bundled scenarios with title and summary, for a list to choose from."""
    return tuple(
        Bundled(name, s.title, s.summary, len(s.players), s.shape)
        for name, s in ((name, load_named(name)) for name in names())
    )


def load_named(name: str) -> Scenario:
    """Read a bundled scenario.

    Raises
    ------
    ScenarioError
        If there is none of this name.
    """
    if name not in names():
        known = ", ".join(names())
        message = f"no scenario {quoted(name)}{did_you_mean(name, names())} (known: {known})"
        raise ScenarioError([Problem("", message)])
    return loads((_folder() / f"{name}{SUFFIX}").read_bytes())


def bundled_name(scenario: Scenario) -> str:
    """Return the name of the bundled scenario that this is, empty if it is none."""
    known = content_hash(scenario)
    return next((name for name in names() if content_hash(load_named(name)) == known), "")


def resolve(name_or_path: str | os.PathLike[str]) -> Scenario:
    """Read the scenario that a person means by a name or a path.

    What looks like a file (it exists, has a folder, or ends in .equipoise or .nfg) is read as a
    file; anything else is the name of a bundled scenario.

    Raises
    ------
    ScenarioError
        If there is no such scenario or it is not valid.
    ScenarioFileError
        If the file cannot be read.
    """
    text = os.fspath(name_or_path)
    if text.lower().endswith(NFG_SUFFIX):
        return load_nfg(text).to_scenario()
    return load(text) if _is_path(text) else load_named(text)


def _is_path(text: str) -> bool:
    if text.lower().endswith(SUFFIX) or any(mark in text for mark in (os.sep, os.altsep or os.sep)):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long, or a null character
        return False


def _folder() -> Traversable:
    return resources.files("assets") / "scenarios"


def _is_scenario(file: Traversable) -> bool:
    return file.name.endswith(SUFFIX) and not file.name.startswith(".")
