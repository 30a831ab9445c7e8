"""What charts are compared with, as the document changes under it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.snapshots import take, without_snapshot
from gui.core.document import Document
from gui.core.earlier import NOTHING, SAVED, GhostChoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from games.model.scenario import Scenario

    Listen = Callable[[SignalInstance], list[object]]


def test_nothing_is_compared_until_it_is_chosen(document: Document) -> None:
    choice = GhostChoice(document)
    assert choice.choice == NOTHING
    assert choice.scenario is None
    assert [value for value, _ in choice.choices] == [NOTHING, SAVED]


def test_as_opened_is_what_the_document_was_before_the_edits(document: Document) -> None:
    choice = GhostChoice(document)
    start = document.scenario
    document.apply(start.with_level("heat", Decimal("0.9")), "Heat to 0.9")
    choice.choose(SAVED)
    assert choice.scenario is start
    assert choice.name == "as opened"


def test_saving_moves_what_was_saved(document: Document, tmp_path: Path, listen: Listen) -> None:
    choice = GhostChoice(document)
    choice.choose(SAVED)
    heard = listen(choice.changed)
    document.apply(document.scenario.with_level("heat", Decimal("0.9")), "Heat to 0.9")
    assert heard == []
    document.save_as(tmp_path / "mine.equipoise")
    assert len(heard) == 1
    assert choice.scenario is document.scenario
    assert choice.name == "as saved"


def test_a_snapshot_is_offered_and_forgotten_with_the_snapshot(
    document: Document, listen: Listen
) -> None:
    choice = GhostChoice(document)
    offered = listen(choice.offered)
    start = document.scenario
    document.apply(take(start, "First", taken="2019-12-30T12:00"), "Take snapshot")
    assert len(offered) == 1
    (snapshot,) = document.scenario.snapshots
    value, name = choice.choices[-1]
    assert name == "Snapshot “First”"
    choice.choose(value)
    assert choice.scenario is snapshot.scenario
    assert choice.name == "snapshot “First”"
    document.apply(without_snapshot(document.scenario, snapshot.id), "Remove snapshot")
    assert choice.choice == NOTHING
    assert choice.scenario is None


def test_the_switch_returns_to_what_was_compared_with_last(document: Document) -> None:
    choice = GhostChoice(document)
    start = document.scenario
    document.apply(take(start, "First", taken="2019-12-30T12:00"), "Take snapshot")
    value = choice.choices[-1][0]
    choice.choose(value)
    choice.switch(on=False)
    assert choice.choice == NOTHING
    choice.switch(on=True)
    assert choice.choice == value


def test_what_is_not_offered_cannot_be_chosen(document: Document) -> None:
    with pytest.raises(KeyError):
        GhostChoice(document).choose("snapshot:nowhere")


def test_another_scenario_forgets_the_snapshot_before_anybody_hears_of_it(
    document: Document, scenario: Scenario
) -> None:
    choice = GhostChoice(document)
    start = document.scenario
    document.apply(take(start, "First", taken="2019-12-30T12:00"), "Take snapshot")
    choice.choose(choice.choices[-1][0])
    other = Document(document.scenario)
    early_choice = GhostChoice(other)
    early_choice.choose(early_choice.choices[-1][0])
    other.changed.disconnect()
    other.new(scenario)  # nobody has told the choice yet
    assert early_choice.name == ""
    assert early_choice.scenario is None
    document.new(scenario)
    assert choice.choice == NOTHING
