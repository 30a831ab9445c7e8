"""The questions the desk asks a person, and nothing else.

One object with one method a question, so that tests can answer in the person's place. Holds no
state and decides nothing. A dialog is imported when it is first asked for: the start needs none.
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from games.model.file.scenario_file import SUFFIX
from gui.look.literal import literal, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from games.model.edit.pasting.paste import Reading
    from games.model.scenario import Scenario
    from gui.desk.talks.export_dialog import ExportChoice, Preview
    from gui.files.recovery_dialog import Fate, Offer

__all__ = ["Answer", "Dialogs"]

SCENARIO_FILES = "Scenarios (*.equipoise)"
#: Kinds of files that words are saved as, by what the file dialog calls them.
PAPER_FILES = {
    "Markdown (*.md)": ".md",
    "Web page (*.html)": ".html",
    "Plain text (*.txt)": ".txt",
}
OPENABLE_FILES = "Scenarios and Gambit games (*.equipoise *.nfg);;All files (*)"


class Answer(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def may_replace(dialogs: Dialogs, path: Path) -> bool:
    """Ask before a file is replaced that no file dialog has asked about."""
    return not os.path.lexists(path) or dialogs.confirm(
        f"“{path.name}” already exists.", "Saving replaces what is in it.", "Replace it"
    )


class Dialogs:
    """The questions as dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    @property
    def _over(self) -> QWidget:
        """The dialog that is open, so that questions do not come up behind it; else the window."""
        return QApplication.activeModalWidget() or self._parent

    def ask_open(self, folder: Path) -> Path | None:
        """Ask for a file to open; None if the person thought better of it."""
        name, _ = QFileDialog.getOpenFileName(
            self._over, "Open scenario", str(folder), OPENABLE_FILES
        )
        return Path(name) if name else None

    def ask_save(self, suggestion: Path) -> Path | None:
        """Ask where to save the scenario; the suffix is added where it was left out."""
        name, _ = QFileDialog.getSaveFileName(
            self._over, "Save scenario as", str(suggestion), SCENARIO_FILES
        )
        if not name:
            return None
        return self._completed(Path(name), SUFFIX)

    def ask_unsaved(self, name: str) -> Answer:
        """Ask what to do with unsaved changes; closing the question means cancel."""
        what, why = f"Save the changes to “{name}”?", "Without saving they are lost."
        box = message(self._over, QMessageBox.Icon.Warning, what, why)
        box.setWindowTitle("Unsaved changes")
        save, discard, cancel = (
            QMessageBox.StandardButton.Save,
            QMessageBox.StandardButton.Discard,
            QMessageBox.StandardButton.Cancel,
        )
        box.setStandardButtons(save | discard | cancel)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        answers = {save.value: Answer.SAVE, discard.value: Answer.DISCARD}
        return answers.get(box.exec(), Answer.CANCEL)

    def ask_export(self, preview: Preview, name: str, folder: Path) -> ExportChoice | None:
        """Ask how to export a chart in a dialog with a preview, then where."""
        from gui.charts.export import FORMATS
        from gui.desk.talks.export_dialog import ExportDialog

        dialog = ExportDialog(preview, self._over)
        if dialog.exec() != ExportDialog.DialogCode.Accepted:
            return None
        suffix = dialog.suffix
        wanted = f"{FORMATS[suffix]} (*{suffix})"
        suggestion = str(folder / (name + suffix))
        chosen, _ = QFileDialog.getSaveFileName(self._over, "Export chart", suggestion, wanted)
        if not chosen:
            return None
        path = self._completed(Path(chosen), suffix)
        return None if path is None else dialog.choice(path)

    def ask_folder(self, folder: Path) -> Path | None:
        """Ask where a briefing goes, beginning at a folder; None if it goes nowhere after all."""
        name = QFileDialog.getExistingDirectory(self._over, "Export briefing", str(folder))
        return Path(name) if name else None

    def ask_paper(self, suggestion: Path) -> Path | None:
        """Ask where to save words; a suffix of another kind gets the chosen one added."""
        name, kind = QFileDialog.getSaveFileName(
            self._over, "Save as", str(suggestion), ";;".join(PAPER_FILES)
        )
        if not name:
            return None
        return self._completed(Path(name), PAPER_FILES.get(kind, ".md"), *PAPER_FILES.values())

    def ask_paste(self, scenario: Scenario, readings: Sequence[Reading], text: str) -> int | None:
        """Show the text and what it would change, payoff by payoff, and ask whether to."""
        from gui.desk.talks.paste_dialog import PasteDialog

        dialog = PasteDialog(scenario, readings, text, self._over)
        return dialog.chosen if dialog.exec() == PasteDialog.DialogCode.Accepted else None

    def confirm(self, what: str, why: str, do: str, details: str = "") -> bool:
        """Ask before something would be lost; closing the question means no."""
        box = self._box(QMessageBox.Icon.Warning, what, why, details)
        return self._pressed(box, QMessageBox.ButtonRole.AcceptRole, [do]) == 0

    def choose(self, what: str, why: str, options: Sequence[str], details: str = "") -> int | None:
        """Ask which of a few things to do; closing the question means none."""
        box = self._box(QMessageBox.Icon.Question, what, why, details)
        return self._pressed(box, QMessageBox.ButtonRole.ActionRole, options)

    def _pressed(
        self, box: QMessageBox, role: QMessageBox.ButtonRole, options: Sequence[str]
    ) -> int | None:
        """Ask with a button for each option; Return takes the first, if nothing is lost by it."""
        buttons = [box.addButton(literal(text), role) for text in options]
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        loses = box.icon() == QMessageBox.Icon.Warning
        box.setDefaultButton(cancel if loses else buttons[0])
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return next((n for n, button in enumerate(buttons) if button is clicked), None)

    def ask_recovery(self, offers: Sequence[Offer]) -> tuple[Fate, ...]:
        """Ask what becomes of unsaved work; closing the question keeps all of it for later."""
        from gui.files.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(offers, self._over)
        dialog.exec()
        return dialog.fates

    def tell_problem(self, what: str, why: str, details: str = "") -> None:
        """Say what could not be done, why, and (folded away) every detail."""
        self._box(QMessageBox.Icon.Warning, what, why, details).exec()

    def _completed(self, path: Path, suffix: str, *known: str) -> Path | None:
        """Add a suffix that was left out; None if the person keeps what is there by that name.

        The file dialog asks before the name that was typed is replaced, not the one it becomes.
        """
        if path.suffix.lower() in (suffix, *known):
            return path
        path = path.with_name(path.name + suffix)
        return path if may_replace(self, path) else None

    def _box(self, icon: QMessageBox.Icon, what: str, why: str, details: str) -> QMessageBox:
        """Return a message: what, why, and (folded away) every detail."""
        box = message(self._over, icon, what, why)
        box.setWindowTitle("Equipoise")
        if details:
            box.setDetailedText(details)
        return box
