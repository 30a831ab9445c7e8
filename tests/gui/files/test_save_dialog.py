"""The name that a file dialog gives back has its suffix, and replaces nothing unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.charts.export.png import png_bytes
from gui.desk.dialogs import Dialogs
from gui.desk.talks.export_dialog import ExportChoice, ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Typing(Dialogs):
    """Dialogs over a window, with a person who answers yes or no."""

    def __init__(self, parent: QWidget, yes: bool) -> None:
        super().__init__(parent)
        self._yes = yes

    def confirm(self, what: str, why: str, do: str, details: str = "") -> bool:
        return self._yes


@pytest.mark.parametrize(
    ("typed", "there", "yes", "saved"),
    [
        ("a.equipoise", True, False, "a.equipoise"),
        ("a", False, False, "a.equipoise"),
        ("version 1.2", False, False, "version 1.2.equipoise"),
        ("a.nfg", False, False, "a.nfg.equipoise"),
        ("a", True, True, "a.equipoise"),
        ("a", True, False, None),
    ],
)
def test_the_suffix_is_added_and_what_is_there_is_asked_about(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    there: bool,
    yes: bool,
    saved: str | None,
) -> None:
    def answer(*_: object) -> tuple[str, str]:
        return str(tmp_path / typed), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    if there:
        (tmp_path / "a.equipoise").write_bytes(b"")
    parent = QWidget()
    qtbot.addWidget(parent)
    path = Typing(parent, yes).ask_save(tmp_path)
    assert path == (None if saved is None else tmp_path / saved)


@pytest.mark.parametrize(
    ("typed", "kind", "yes", "saved"),
    [
        ("a", "Web page (*.html)", False, None),
        ("a", "Web page (*.html)", True, "a.html"),
        ("a", "Plain text (*.txt)", False, "a.txt"),
        ("a.html", "Plain text (*.txt)", False, "a.html"),  # the file dialog asked about this name
    ],
)
def test_words_replace_nothing_that_the_file_dialog_did_not_ask_about(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    yes: bool,
    saved: str | None,
) -> None:
    def answer(*_: object) -> tuple[str, str]:
        return str(tmp_path / typed), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    (tmp_path / "a.html").write_bytes(b"")
    parent = QWidget()
    qtbot.addWidget(parent)
    path = Typing(parent, yes).ask_paper(tmp_path / "comparison.md")
    assert path == (None if saved is None else tmp_path / saved)


@pytest.mark.parametrize(
    ("typed", "yes", "saved"),
    [("a", False, None), ("a", True, "a.png"), ("b", False, "b.png"), ("a.png", False, "a.png")],
)
def test_a_chart_replaces_nothing_that_the_file_dialog_did_not_ask_about(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    yes: bool,
    saved: str | None,
) -> None:
    def answer(*_: object) -> tuple[str, str]:
        return str(tmp_path / typed), ""

    def accepted(_: ExportDialog) -> ExportDialog.DialogCode:
        return ExportDialog.DialogCode.Accepted

    def blank(choice: ExportChoice, _dpi: int) -> bytes:
        white = QImage(8, 8, QImage.Format.Format_RGB32)
        return png_bytes(white, choice.title, choice.size)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(ExportDialog, "exec", accepted)
    (tmp_path / "a.png").write_bytes(b"")
    parent = QWidget()
    qtbot.addWidget(parent)
    choice = Typing(parent, yes).ask_export(blank, "a", tmp_path)
    assert (choice and choice.path) == (None if saved is None else tmp_path / saved)
