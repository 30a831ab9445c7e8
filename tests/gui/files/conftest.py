"""A desk without a window: document, disk, claims and conversations about one real file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desk_fakes import FakeDialogs
from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.core.document import Document
from gui.files.files import Files
from gui.files.safety.guard import make_guard
from gui.files.safety.session import Session
from gui.files.safety.slot import Note, write_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from games.model.scenario import Scenario
    from gui.files.safety.guard import Guard


@dataclass
class Place:
    """A document opened from a file, everything that guards it, and a person who answers."""

    document: Document
    files: Files
    dialogs: FakeDialogs
    guard: Guard
    path: Path
    state: Path

    def edit(self, level: str = "0.2") -> None:
        scenario = self.document.scenario
        self.document.apply(scenario.with_level("sanctions", Decimal(level)), "Move")

    def others_write(self, level: str = "0.9") -> Scenario:
        """Let another program save the file with another level of a driver."""
        theirs = load(self.path).with_level("protest", Decimal(level))
        save(theirs, self.path)
        return theirs


@pytest.fixture
def make(qapp: object, tmp_path: Path) -> Iterator[Callable[..., Place]]:
    made: list[Place] = []

    def place(**disk: object) -> Place:
        state, path = tmp_path / "state", tmp_path / "mine.equipoise"
        guard = make_guard(state)
        for name, value in disk.items():
            setattr(guard.disk, f"_{name}", value)
        if not path.exists():
            save(load_named("iraq-2019"), path)
        document = Document(load_named("iraq-2019"), load=guard.disk.load, save=guard.disk.save)
        dialogs = FakeDialogs()
        files = Files(document, dialogs, guard=guard)
        made.append(Place(document, files, dialogs, guard, path, state))
        return made[-1]

    yield place
    for each in made:
        each.guard.close()


@pytest.fixture
def place(make: Callable[..., Place]) -> Place:
    """The file is open and nothing is unsaved."""
    place = make()
    assert place.files.open_path(place.path)
    return place


@pytest.fixture
def crash(tmp_path: Path) -> Callable[..., Scenario]:
    """Leave behind what a window that was killed leaves: unsaved work on a file."""
    from games.model.file.scenario_file import dumps

    def leave(path: str, level: str = "0.2", started_from: str = "", title: str = "") -> Scenario:
        scenario = load_named("iraq-2019").with_level("sanctions", Decimal(level))
        scenario = replace(scenario, title=title or scenario.title)
        session = Session(tmp_path / "state")
        note = Note(scenario.title, path, "2026-11-28T05:00:00+00:00", started_from, "0.1.0", 7)
        write_slot(session.folder, dumps(scenario).encode(), note)
        session._claim.leave()
        return scenario

    return leave
