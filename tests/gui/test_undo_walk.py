"""Undo that can be trusted: any edits, undone, lead back to the same file, byte for byte."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import games.model.edit.cells
import games.model.edit.considerations
import games.model.edit.snapshots
import gui
from edit_walk import MOVES, attempt, step
from examples import about
from games.model.edit import structure
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, loads
from gui.core.document import Document

if TYPE_CHECKING:
    from types import ModuleType

    from games.model.scenario import Scenario

STEPS = 10_000


def walk(document: Document, rng: Random, steps: int) -> dict[int, str]:
    """Take so many steps, some as gestures, some after a look back; return files at some places."""
    files = {0: dumps(document.scenario)}
    while document.place < steps:
        new, label = step(rng, document.scenario)
        kind = rng.random()
        if kind < 0.9:
            document.apply(new, label)
        elif kind < 0.97:
            document.begin(label)
            document.preview(step(rng, document.scenario)[0])
            document.preview(new, label)
            document.commit()
        else:
            document.begin("given up")
            document.preview(new)
            document.abort()
        if document.place % 500 == 0:
            files[document.place] = dumps(document.scenario)
    return files


@pytest.mark.slow
def test_ten_thousand_edits_are_undone_and_redone_to_the_byte(qapp: object) -> None:
    document, rng = Document(load_named("iran-us")), Random(20191230)
    start = document.scenario
    files = walk(document, rng, STEPS)
    assert len(document.labels) == STEPS, "no step may have been let go"
    assert all(len(label.split()) > 1 for label in document.labels)
    end, at_end = document.scenario, dumps(document.scenario)
    for place in rng.sample(sorted(files), len(files)):
        document.go_to(place)
        assert dumps(document.scenario) == files[place]
    document.go_to(STEPS)
    assert document.scenario is end
    for _ in range(STEPS):
        document.undo()
    assert document.scenario is start
    assert dumps(document.scenario) == files[0]
    assert not document.dirty
    for _ in range(STEPS):
        document.redo()
    assert dumps(document.scenario) == at_end
    assert loads(at_end) == end


def test_the_walk_knows_every_edit_that_the_model_offers() -> None:
    used = {name for move in MOVES for name in move.__code__.co_names}
    edits = games.model.edit
    rooms: list[ModuleType] = [edits.cells, edits.considerations, edits.snapshots]
    rooms += [
        import_module(f"games.model.edit.structure.{path.stem}")
        for path in sorted(Path(structure.__file__).parent.glob("*.py"))
        if "-> Restructured:" in path.read_text(encoding="utf-8")
    ]
    assert len(rooms) > 8
    questions = {
        "members",
        "Mixture",
        "edit_at",
        "fresh_id",
        "snapshot_at",
        "default_name",
        "consideration",
        "in_order",
    }
    # each is the part of another edit that the walk makes
    parts = {"with_consideration", "with_edit"}
    offered = {name for room in rooms for name in room.__all__} - questions - parts
    assert offered <= used, f"no walk tries {sorted(offered - used)}"


def test_every_move_of_the_walk_is_made_sooner_or_later() -> None:
    rng, scenario, idle = Random(3), load_named("iran-us"), list(MOVES)
    for _ in range(300):
        idle = [move for move in idle if attempt(move, rng, scenario) is None]
        scenario, _ = step(rng, scenario)
    assert not idle, [move.__name__ for move in idle]


class Desk(RuleBasedStateMachine):
    """A document beside the plainest undo there is: a list of files and a cursor."""

    @initialize(seed=st.integers(0, 2**32))
    def open(self, seed: int) -> None:
        self.rng = Random(seed)
        self.document = Document(load_named("chicken"))
        self.files = [dumps(self.document.scenario)]
        self.place = self.saved = 0

    def took(self, scenario: Scenario) -> None:
        del self.files[self.place + 1 :]
        self.files.append(dumps(scenario))
        if self.saved > self.place:
            self.saved = -1
        self.place += 1

    @rule()
    def edit(self) -> None:
        new, label = step(self.rng, self.document.scenario)
        assert self.document.apply(new, label)
        self.took(new)

    @rule(previews=st.integers(1, 4))
    def drag(self, previews: int) -> None:
        start = self.document.scenario
        number = self.document.begin("Drag a slider")
        for _ in range(previews):
            self.document.preview(step(self.rng, start)[0])
        assert self.document.commit(number)
        self.took(self.document.scenario)

    @rule()
    def drag_and_give_up(self) -> None:
        self.document.begin("Drag a slider")
        self.document.preview(step(self.rng, self.document.scenario)[0])
        self.document.abort()

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.place = min(len(self.files) - 1, self.place + 1)

    @rule(share=st.floats(0, 1))
    def jump(self, share: float) -> None:
        self.place = round(share * (len(self.files) - 1))
        self.document.go_to(self.place)

    @precondition(lambda self: self.document.path is None)
    @rule()
    def saved_elsewhere(self) -> None:
        self.document.history.mark_clean()
        self.saved = self.place

    @invariant()
    def the_file_is_the_one_of_this_place(self) -> None:
        assert dumps(self.document.scenario) == self.files[self.place]
        assert self.document.place == self.place
        assert len(self.document.labels) == len(self.files) - 1
        assert self.document.dirty == (self.saved != self.place)


Desk.TestCase.settings = settings(about(15), stateful_step_count=30)
TestDesk = Desk.TestCase


@pytest.mark.slow
def test_every_step_of_the_product_has_a_telling_name() -> None:
    root = Path(gui.__file__).parent
    named = 0
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr not in {"apply", "begin", "change", "take_over"} or not node.args:
                continue
            label = node.args[-1]
            where = f"{path.name}:{node.lineno}"
            if isinstance(label, ast.Constant) and isinstance(label.value, str):
                words = label.value.split()
                assert len(words) > 1, f"{where}: {label.value!r} says too little"
                assert words[0][:1].isupper(), f"{where}: {label.value!r} begins in small letters"
                named += 1
            elif isinstance(label, ast.JoinedStr):
                assert len(label.values) > 1, f"{where}: nothing but a value"
                named += 1
    assert named > 5
