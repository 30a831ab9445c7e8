"""Saving: where to, whether others wrote there meanwhile, and what is said when it fails.

Owns the questions before a file is replaced. The document stays as it was, and unsaved, whenever a
step fails; the file that was there is whole then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.library import resolve
from games.model.file.scenario_file import SUFFIX
from games.model.problems import ScenarioError
from games.words.wording import few
from gui.desk.dialogs import Answer
from gui.files.safety.disk import Seen
from gui.files.words import file_name, legible

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.files.recent import RecentFiles
    from gui.files.safety.guard import Guard

__all__ = ["Saving", "explain"]

#: Lines of a broken file's problems that fit a message; the rest goes into its details.
SHOWN_PROBLEMS = 4


@dataclass(eq=False)
class Saving:
    """The ways of a document to its file.

    Parameters
    ----------
    document, dialogs, guard
        What is saved, who asks the person, what knows the disk.
    recent
        Remembers where was saved to.
    settle
        Takes over what is still being typed, before it is saved or asked about; returns which field
        refuses what, and why, or nothing.
    hinder
        Says what keeps the document from being saved; takes it back if that is nothing.
    """

    document: Document
    dialogs: Dialogs
    guard: Guard
    recent: RecentFiles
    settle: Callable[[], str]
    hinder: Callable[[str], object]

    @property
    def name(self) -> str:
        """What the document is called in titles and questions."""
        path = self.document.path
        return legible(path.name) if path is not None else self.document.scenario.title

    @property
    def read_only(self) -> bool:
        """Whether the document's file cannot be written."""
        path = self.document.path
        return path is not None and path.exists() and not self.guard.disk.may_write(path)

    def folder(self) -> Path:
        """Return where the person probably wants to look."""
        if self.document.path is not None:
            return self.document.path.parent
        return self.recent.paths[0].parent if self.recent.paths else Path.home()

    def save(self) -> bool:
        """Save to the document's file, asking for one if there is none yet; False if not saved."""
        if not self._settled("Not saved"):
            return False
        path = self.document.path
        if path is None or path.suffix.lower() != SUFFIX:
            return self.save_as()
        if self.read_only:
            self.dialogs.tell_problem(
                f"“{self.name}” is read-only.",
                "Save your version under another name; the file stays as it is.",
            )
            return self.save_as()
        if self.guard.disk.look(path) is Seen.CHANGED:
            return self._save_over_others(path)
        return self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; False if not saved."""
        if not self._settled("Not saved"):
            return False
        suggestion = self.folder() / (file_name(self.document.scenario.title) + SUFFIX)
        if self.document.path is not None:  # a Gambit game is saved beside itself, not over
            suggestion = self.document.path.with_suffix(SUFFIX)
        path = self.dialogs.ask_save(suggestion)
        if path is None:
            return False
        if self.guard.holding.holder(path) is not None and not self.dialogs.confirm(
            f"“{legible(path.name)}” is open in another window.",
            "If you save over it, that window will say that its file was changed, and whoever "
            "works there decides which version stays.",
            "Save over it",
        ):
            return False
        return self._write(path)

    def may_discard(self) -> bool:
        """Ask about unsaved changes, if any; True if the document may be replaced or closed."""
        if not self._settled("One entry cannot be kept as it is"):
            return False
        self.document.commit()
        if not self.document.dirty:
            return True
        answer = self.dialogs.ask_unsaved(self.name)
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    def _settled(self, else_said: str) -> bool:
        """Take over what is half typed; if a field refuses it, say so, and where."""
        refused = self.settle()
        self.hinder(f"{else_said}. {refused}" if refused else "")
        return not refused

    def _save_over_others(self, path: Path) -> bool:
        """Ask before a version that somebody else wrote is replaced."""
        from games.study.compare.edits import edits_in_words  # not at the start

        name = legible(path.name)
        try:
            theirs = edits_in_words(self.document.saved, resolve(path))
            told = "Replacing it puts yours there and keeps theirs as the last good version."
        except (ScenarioError, OSError):
            theirs = ()
            told = (
                "What is in the file now cannot be read as a scenario, and replacing it does not "
                "keep it. To have both, save yours under another name."
            )
        answer = self.dialogs.choose(
            f"“{name}” was changed by another program since you opened it.",
            told,
            ("Replace it", "Save as…"),
            "\n".join(("In the version on disk:", *theirs)) if theirs else "",
        )
        if answer == 0:
            return self._write(path)
        return answer == 1 and self.save_as()

    def _write(self, path: Path) -> bool:
        try:
            self.document.save_as(path)
        except (ScenarioError, OSError) as error:
            explain(
                self.dialogs,
                f"“{legible(path.name)}” could not be saved. "
                "Nothing is lost: your work is still here, unsaved. Make room, or try another "
                "place.",
                error,
            )
            return False
        self.guard.holding.take(path)
        self.recent.add(path)
        return True


def explain(dialogs: Dialogs, what: str, error: Exception) -> None:
    """Say what could not be done and why; a long list of problems is folded away."""
    lines = legible(str(error)).splitlines() or [type(error).__name__]
    details = "\n".join(lines) if len(lines) > SHOWN_PROBLEMS else ""
    dialogs.tell_problem(what, "\n".join(few(lines, SHOWN_PROBLEMS)), details)
