"""Every dialog that asks something has a Help button; it opens the page about that dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget

from games.model.edit.pasting.paste import readings
from games.model.file.library import load_named
from gui.desk.talks.assistant.dialog import AssistantDialog
from gui.desk.talks.comparing.window import CompareWindow
from gui.desk.talks.export_dialog import ExportChoice, ExportDialog
from gui.desk.talks.help.desk import HelpDesk
from gui.desk.talks.help.window import HelpWindow
from gui.desk.talks.paste_dialog import PasteDialog
from gui.files.recovery_dialog import Fate, Offer, RecoveryDialog
from gui.panels.reading.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desk_fakes import FakeDialogs
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from whole_desk import Desk


def assistant(desk: QWidget, folder: Path, dialogs: FakeDialogs) -> QDialog:
    def take(_: Scenario, *, typed: bool) -> bool:
        return typed

    return AssistantDialog(folder, take, dialogs, desk)


def compare(desk: QWidget, *_: object) -> QDialog:
    return CompareWindow(desk)


def export(desk: QWidget, *_: object) -> QDialog:
    return ExportDialog(preview, desk)


def preview(_choice: ExportChoice, _dpi: int) -> bytes:
    held = QBuffer()
    QPixmap(40, 30).save(held, "PNG")
    return held.data().data()


def recovery(desk: QWidget, *_: object) -> QDialog:
    return RecoveryDialog([Offer("One", "a file", "One payoff", tuple(Fate))], desk)


def paste(desk: QWidget, *_: object) -> QDialog:
    scenario, text = load_named("chicken"), "1\t2\t3\t4\n5\t6\t7\t8"
    return PasteDialog(scenario, readings(text, scenario), text, desk)


@pytest.mark.parametrize(
    ("make", "page"),
    [
        (assistant, "building"),
        (compare, "comparing"),
        (export, "exporting"),
        (recovery, "files-and-safety"),
        (paste, "spreadsheets"),
    ],
)
def test_a_dialog_has_a_help_button_that_opens_its_page(
    qtbot: QtBot,
    document: Document,
    dialogs: FakeDialogs,
    tmp_path: Path,
    make: Callable[..., QDialog],
    page: str,
) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    help_desk = HelpDesk(desk, document)
    desk.show()
    dialog = make(desk, tmp_path, dialogs)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    button = help_button(dialog)
    assert not button.isDefault()
    button.click()
    shown = dialog.findChild(HelpWindow) or help_desk.window
    assert shown is not None
    assert shown.page.id == page
    shown.close()
    dialog.setResult(0)
    dialog.hide()


def help_button(dialog: QDialog) -> QPushButton:
    standard = QDialogButtonBox.StandardButton.Help
    found = [box.button(standard) for box in dialog.findChildren(QDialogButtonBox)]
    (button,) = [each for each in found if each is not None]
    return button


def test_the_rule_of_the_sweep_is_explained_where_it_is_named(desk: Desk) -> None:
    asking = desk.window.book.sweep.findChild(Asking)
    assert asking is not None
    assert asking.isVisible()
    asking.click()
    shown = desk.window.help.window
    assert shown is not None
    assert shown.page.id == "several-equilibria"
    assert "Selection rule" in shown.text.toPlainText()
    shown.close()
