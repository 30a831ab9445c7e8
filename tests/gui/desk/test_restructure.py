"""Structural changes on their way into the document: asked about, or made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_fakes import FakeDialogs
from games.model.edit.structure.drivers import remove_driver
from games.model.edit.structure.players import remove_player
from games.model.edit.structure.strategies import add_strategy
from games.model.file.library import load_named
from games.model.payoffs import affine
from gui.core.document import Document
from gui.desk.talks.restructure import Restructure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Reader(FakeDialogs):
    """A person who reads the whole question."""

    def confirm(self, what: str, why: str, do: str, details: str = "") -> bool:
        self.read = (what, why, do, details)
        return super().confirm(what, why, do, details)


@pytest.fixture
def document(qapp: QApplication) -> Document:
    return Document(load_named("iraq-2019"))


def test_what_costs_nothing_is_made_without_a_question(document: Document) -> None:
    dialogs = Reader()
    apply = Restructure(document, dialogs).apply
    assert apply(add_strategy(document.scenario, "us"), "Add strategy")
    assert dialogs.asked == []
    assert document.labels == ("Add strategy",)


def test_a_loss_is_listed_before_it_happens_and_no_means_no(document: Document) -> None:
    dialogs = Reader()
    apply = Restructure(document, dialogs).apply
    before = document.scenario
    change = remove_player(before, "baghdad")
    assert not apply(change, "Remove Baghdad")
    assert document.scenario is before
    what, why, do, details = dialogs.read
    assert what == f"Remove Baghdad? It discards {len(change.losses)} judgements."
    assert do == "Discard them"
    assert all(loss in why for loss in change.losses[:5])
    assert f"… and {len(change.losses) - 5} more" in why
    assert details.splitlines() == list(change.losses)
    dialogs.confirmed = True
    assert apply(change, "Remove Baghdad")
    assert document.scenario == change.scenario


def test_removing_a_driver_offers_to_keep_todays_payoffs(document: Document) -> None:
    dialogs = Reader()
    apply = Restructure(document, dialogs).apply
    before = document.scenario
    change = remove_driver(before, "sanctions")
    assert change.instead is not None
    assert not apply(change, "Remove Sanctions")
    assert document.scenario is before
    assert change.instead.why in dialogs.told[0]
    dialogs.choice = "Keep today's payoffs"
    assert apply(change, "Remove Sanctions")
    assert document.scenario == change.instead.scenario
    exact = affine(document.scenario).exact(document.scenario.levels)
    assert (exact == affine(before).exact(before.levels)).all()
    assert document.labels == ("Remove Sanctions: keep today's payoffs",)
    document.undo()
    dialogs.choice = "Let payoffs change"
    assert apply(change, "Remove Sanctions")
    assert document.scenario == change.scenario
    assert document.labels == ("Remove Sanctions",)
