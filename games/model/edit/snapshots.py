"""Snapshots: a scenario as it once was, kept under a name inside the scenario.

Owns taking, naming, removing and restoring them. Every function is pure and returns the very same
object when nothing changes. What time it is, undo and display are the application's; what differs
from a snapshot is `games.study.compare`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.cells import fresh_id
from games.model.edit.structure.fitting import new_name
from games.model.file.scenario_file import dumps
from games.model.items import find, swapped
from games.model.problems import ScenarioError
from games.model.scenario import Snapshot
from games.model.validate import LONGEST_NAME, LONGEST_TEXT, MOST_SNAPSHOTS
from games.words.names import starting

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["default_name", "described", "restored", "snapshot_at", "take", "without_snapshot"]


def snapshot_at(scenario: Scenario, snapshot_id: str) -> Snapshot:
    """Return a snapshot; raise `KeyError` for an unknown id."""
    return find(scenario.snapshots, snapshot_id)


def default_name(scenario: Scenario) -> str:
    """Return a name that no snapshot has yet, "Snapshot 3" for the third."""
    return new_name("", [snapshot.name for snapshot in scenario.snapshots], "snapshot")


def take(scenario: Scenario, name: str, note: str = "", *, taken: str) -> Scenario:
    """Keep the scenario as it is under a name; `taken` is the time as ISO 8601 text.

    Raises
    ------
    ValueError
        In one sentence: the name is empty, too long or in use, or there is no room for another
        snapshot.
    """
    if len(scenario.snapshots) >= MOST_SNAPSHOTS:
        message = f"There are {MOST_SNAPSHOTS} snapshots, the most a scenario keeps: remove one."
        raise ValueError(message)
    name, note = _words(scenario, "", name, note)
    own = fresh_id(name, [snapshot.id for snapshot in scenario.snapshots])
    new = Snapshot(own, name, taken, scenario.body, note)
    grown = replace(scenario, snapshots=(*scenario.snapshots, new))
    try:
        dumps(grown)
    except ScenarioError as error:
        said = error.problems[0].message
        message = f"{starting(said)}."
        raise ValueError(message) from error
    return grown


def described(scenario: Scenario, snapshot_id: str, name: str, note: str) -> Scenario:
    """Give a snapshot another name and note.

    Raises
    ------
    ValueError
        In one sentence: the name is empty, too long or in use, or the note is too long.
    KeyError
        If there is no such snapshot.
    """
    name, note = _words(scenario, snapshot_id, name, note)
    old = snapshot_at(scenario, snapshot_id)
    if (old.name, old.note) == (name, note):
        return scenario
    new = replace(old, name=name, note=note)
    return replace(scenario, snapshots=swapped(scenario.snapshots, new))


def without_snapshot(scenario: Scenario, snapshot_id: str) -> Scenario:
    """Forget a snapshot; raise `KeyError` for an unknown id."""
    gone = snapshot_at(scenario, snapshot_id)
    kept = tuple(snapshot for snapshot in scenario.snapshots if snapshot is not gone)
    return replace(scenario, snapshots=kept)


def restored(scenario: Scenario, snapshot_id: str) -> Scenario:
    """Return the scenario as the snapshot has it, with all snapshots that there are now.

    The present is not kept by a snapshot of its own: undo brings it back.

    Raises
    ------
    KeyError
        If there is no such snapshot.
    """
    new = replace(snapshot_at(scenario, snapshot_id).scenario, snapshots=scenario.snapshots)
    return scenario if new == scenario else new


def _words(scenario: Scenario, own: str, name: str, note: str) -> tuple[str, str]:
    """Return name and note as they are kept; raise `ValueError` if they cannot be."""
    name, note = " ".join(name.split()), note.strip()
    if not name:
        message = "Give the snapshot a name."
        raise ValueError(message)
    if any(snapshot.name == name and snapshot.id != own for snapshot in scenario.snapshots):
        message = f"There is a snapshot called “{name}” already: choose another name."
        raise ValueError(message)
    for what, text, most in (("name", name, LONGEST_NAME), ("note", note, LONGEST_TEXT)):
        if len(text) > most:
            message = f"The {what} has {len(text)} characters; {most} are the most."
            raise ValueError(message)
    return name, note
