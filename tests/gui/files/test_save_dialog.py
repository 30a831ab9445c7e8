"""The name that a save dialog gives back is a scenario's, and replaces nothing unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.desk.dialogs import QtDialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Typing(QtDialogs):
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
