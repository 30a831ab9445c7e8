"""Mixtures that an outcome may name are those of the scenario's play."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from games.model.file.library import load_named
from games.model.play import AT_ONCE
from gui.core.document import Document
from gui.panels.structure.mixtures import Mixtures
from tests.support.plays import BASELINE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens

CAT_AND_MOUSE = "US: Retaliate and Absorb mixed, Iran: Retaliate and Absorb mixed, Baghdad: Absorb"


@pytest.mark.parametrize(
    ("play", "offered", "button"),
    [
        ("", [CAT_AND_MOUSE], "Add one of today's mixed equilibria"),
        ("us, iran > baghdad", [CAT_AND_MOUSE], "Add one of today's mixed answers"),
        (
            "iran > us > baghdad",
            ["No mixed answer at today's drivers"],
            "Add one of today's mixed answers",
        ),
    ],
)
def test_only_what_is_mixed_under_the_play_is_offered(
    play: str, offered: list[str], button: str, tokens: Tokens, qtbot: QtBot
) -> None:
    scenario = load_named("iraq-2019").with_level("sanctions", Decimal("0.50"))
    scenario = replace(scenario, play=BASELINE[play] if play else AT_ONCE)
    panel = Mixtures(Document(scenario))
    qtbot.addWidget(panel)
    panel.show_mixtures((((("retaliate",), ("absorb",), ("expel",))),))
    menu = panel.findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == offered
    assert panel.findChildren(QPushButton)[-1].text() == button
