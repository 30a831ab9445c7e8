"""The play in the reading panel: said, read out, and a way to all plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.words.play_row import First, PlayRow
from games.words.reading import Mix, Reading, Row
from gui.controls.status import Status, status_text
from gui.controls.tables import equilibria_rows
from gui.panels.reading.panel import ReadingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens

PLAY = PlayRow(
    "Iran, then US",
    "Unless Iran moved before the US, “War” would be played.",
    (
        First("US", "#0072b2", "−0.20", "All at once the US is unpredictable."),
        First("Iran", "#d55e00", "+1.10"),
    ),
    staged=True,
)
MIXES = (Mix("US", "#0072b2", "Absorb", (2.2,), "2.20"),)
SAID = Reading(
    headline="“Calm” is what is played if Iran moves first, then the US.",
    rows=(Row("Calm", "#7ab", MIXES, "strict", "", "0", "exact arithmetic", (), ()),),
    why=(),
    checks=(),
    play=PLAY,
)


@pytest.fixture
def panel(tokens: Tokens, qtbot: QtBot) -> ReadingPanel:
    made = ReadingPanel()
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_reading(SAID)
    return made


def test_the_play_and_what_it_changes_are_said_and_read_out(panel: ReadingPanel) -> None:
    section = panel.play
    assert section.isVisible()
    assert section.says.text() == f"Iran, then US. {PLAY.changed}"
    assert section.worth.accessibleName() == (
        "Moving first, instead of all at once, is worth: US −0.20. All at once the US is"
        " unpredictable. Iran +1.10."
    )
    panel.show_reading(replace(SAID, play=PlayRow("All at once")))
    assert section.says.text() == "All at once."
    assert section.worth.isHidden()


def test_keys_lead_to_all_plays(panel: ReadingPanel, qtbot: QtBot) -> None:
    link = panel.play.caption.asking
    assert link.text() == "Show plays"
    assert link.accessibleName() == "Play: Show plays"
    link.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.plays_wanted, timeout=1000):
        QTest.keyClick(link, Qt.Key.Key_Space)


def test_what_follows_moves_is_played_and_has_no_index(panel: ReadingPanel) -> None:
    captions = [caption.label.text() for caption in panel.captions]
    assert captions[0] == "Played"
    proof = panel.table.lines.shown(panel.table.lines.rowCount() - 1)[0]
    assert proof == "strict · regret 0 · found by exact arithmetic"
    assert equilibria_rows(SAID)[0] == ["Answer", "Player", "Plays", "Payoff", "Kind", "Regret"]
    panel.show_reading(replace(SAID, play=PlayRow("All at once")))
    assert panel.captions[0].label.text() == "Equilibria"


def test_while_the_orders_are_not_known_the_room_is_kept(panel: ReadingPanel) -> None:
    high = panel.play.height()
    panel.show_reading(replace(SAID, play=PlayRow("Iran, then US", known=False, staged=True)))
    assert panel.play.minimumHeight() == high
    panel.show_reading(SAID)
    assert panel.play.minimumHeight() == 0


def test_the_status_line_names_a_play_in_stages() -> None:
    known = Status(regimes=4, proof="proved", play="Iran, then US", saved=True)
    assert status_text(known) == "4 regimes · proved · Iran, then US · saved"
