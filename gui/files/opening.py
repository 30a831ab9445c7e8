"""Opening: a file, a bundled scenario, the last good version, or a file another window has.

Owns the order of questions (who holds the file, then unsaved changes) and what is offered when a
file cannot be read. The document stays as it was whenever a step fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.file.library import load_named, resolve
from games.model.file.scenario_file import load
from games.model.problems import ScenarioError
from gui.files.safety.doorbell import ring
from gui.files.saving import explain
from gui.files.words import file_moment, legible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.files.recent import RecentFiles
    from gui.files.safety.guard import Guard
    from gui.files.saving import Saving

__all__ = ["Opening"]


@dataclass(eq=False)
class Opening:
    """The ways onto the desk.

    Parameters
    ----------
    document, dialogs, guard, recent
        What is opened into, who asks, what knows the disk, what remembers.
    saving
        Asks about unsaved changes.
    call
        Asks the window at an address to come forward; False if none answers.
    """

    document: Document
    dialogs: Dialogs
    guard: Guard
    recent: RecentFiles
    saving: Saving
    call: Callable[[str], bool] = ring

    def open(self) -> bool:
        """Ask for a file and open it; False if nothing was opened."""
        if not self.saving.may_discard():
            return False
        path = self.dialogs.ask_open(self.saving.folder())
        if path is None:
            return False
        address = self.guard.holding.holder(path)
        return self._load(path) if address is None else self._open_elsewhere(path, address)

    def open_path(self, path: Path) -> bool:
        """Open a given file, after asking about unsaved changes."""
        address = self.guard.holding.holder(path)
        if address is not None:
            return self._open_elsewhere(path, address, asked=False)
        return self.saving.may_discard() and self._load(path)

    def open_bundled(self, name: str) -> bool:
        """Open a bundled scenario as a new, unsaved document."""
        if not self.saving.may_discard():
            return False
        try:
            scenario = load_named(name)
        except (ScenarioError, OSError) as error:
            explain(self.dialogs, f"“{name}” cannot be opened.", error)
            return False
        self.document.new(scenario)
        return True

    def go_back(self) -> bool:
        """Put the last good version of the document's file on the desk, as one step."""
        path = self.document.path
        backup = self.guard.disk.backup_of(path) if path is not None else None
        if path is None or backup is None:
            self.dialogs.tell_problem(
                f"There is no earlier version of “{self.saving.name}”.",
                "When a save replaces a file, the version before it is kept. "
                "This one has not been replaced yet.",
            )
            return False
        try:
            scenario = load(backup)
        except (ScenarioError, OSError) as error:
            explain(self.dialogs, f"“{legible(backup.name)}” cannot be opened.", error)
            return False
        from games.study.compare.edits import edits_in_words  # not at the start

        lines = edits_in_words(self.document.scenario, scenario)
        wanted = self.dialogs.confirm(
            f"Go back to the version of “{self.saving.name}” from {file_moment(backup)}?",
            "It is put on the desk as one step that you can undo; the file stays as it is until "
            "you save." + ("" if lines else " The two versions are the same."),
            "Go back",
            "\n".join(("In that version:", *lines)) if lines else "",
        )
        return wanted and self.document.apply(scenario, "Go back to the last good version")

    def explain_unreadable(self, path: Path, error: Exception) -> bool:
        """Say why a file cannot be opened and offer its last good version; True if that was."""
        what = f"“{legible(path.name)}” cannot be opened."
        backup = self.guard.disk.backup_of(path)
        if backup is None:
            explain(self.dialogs, what, error)
            return False
        lines = legible(str(error)).splitlines() or [type(error).__name__]
        answer = self.dialogs.choose(
            what,
            f"{lines[0]}\n\nThe last good version of it is from {file_moment(backup)}. "
            "It opens as an unsaved scenario; the broken file stays as it is.",
            ("Open the last good version",),
            "\n".join(lines) if len(lines) > 1 else "",
        )
        if answer != 0:
            return False
        self.document.restore(load(backup), None)
        return True

    def _load(self, path: Path) -> bool:
        holding = self.guard.holding
        if not holding.take(path):  # taken a moment ago
            return self._open_elsewhere(path, holding.holder(path) or "")
        try:
            self.document.open(path)
        except (ScenarioError, OSError) as error:
            holding.take(self.document.path)
            return self.explain_unreadable(path, error)
        self.recent.add(path)
        return True

    def _open_elsewhere(self, path: Path, address: str, *, asked: bool = True) -> bool:
        """Offer what can be done with a file that another window has open."""
        name = legible(path.name)
        answer = self.dialogs.choose(
            f"“{name}” is open in another window.",
            "In two windows at once, each would overwrite the other's changes. A copy has no file "
            "until you save it.",
            ("Show that window", "Open as a copy"),
        )
        if answer == 0:
            if not self.call(address):
                self.dialogs.tell_problem(
                    f"The window that has “{name}” open does not answer.",
                    "It may be busy, or waiting for an answer to a question. Open a copy, or try "
                    "again.",
                )
            return False
        if answer != 1 or not (asked or self.saving.may_discard()):
            return False
        try:
            self.document.new(resolve(path))
        except (ScenarioError, OSError) as error:
            return self.explain_unreadable(path, error)
        return True
