"""Opening and saving: the conversation around the document's file.

Owns the order of questions (unsaved changes first), the messages when something fails, the folder
that was used last and the list of recent files. The document stays as it was whenever a step fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from games.model.library import load_named
from games.model.problems import ScenarioError
from gui.desk.dialogs import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk.dialogs import Dialogs
    from gui.document import Document

__all__ = ["Files"]

SUFFIX = ".equipoise"
MOST_RECENT = 8
#: Lines of a broken file's problems that fit a message; the rest goes into its details.
SHOWN_PROBLEMS = 4


class Files(QObject):
    """Open, save and close the document without losing anything.

    Parameters
    ----------
    document
        What is opened into and saved from.
    dialogs
        Who asks the person.
    recent
        Files used before, newest first.
    settle
        Takes over what is still being typed, before it is saved or asked about.

    Signals
    -------
    recent_changed(tuple[Path, ...])
        The list of recent files is another one.
    """

    recent_changed = Signal(object)

    def __init__(
        self,
        document: Document,
        dialogs: Dialogs,
        recent: tuple[Path, ...] = (),
        settle: Callable[[], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("files")
        self._document = document
        self._dialogs = dialogs
        self._recent = recent[:MOST_RECENT]
        self._settle = settle or document.commit

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files used lately, newest first."""
        return self._recent

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "file.new": self.open_bundled,
            "file.open": self.open,
            "file.recent": self._on_recent,
            "file.save": self.save,
            "file.save-as": self.save_as,
        }

    def open(self) -> bool:
        """Ask for a file and open it; False if nothing was opened."""
        if not self.may_discard():
            return False
        path = self._dialogs.ask_open(self._folder())
        return path is not None and self._load(path)

    def open_path(self, path: Path) -> bool:
        """Open a given file, after asking about unsaved changes."""
        return self.may_discard() and self._load(path)

    def open_bundled(self, name: str) -> bool:
        """Open a bundled scenario as a new, unsaved document."""
        if not self.may_discard():
            return False
        try:
            scenario = load_named(name)
        except (ScenarioError, OSError) as error:
            self._explain(f"“{name}” cannot be opened.", error)
            return False
        self._document.new(scenario)
        return True

    def save(self) -> bool:
        """Save to the document's file, asking for one if there is none yet; False if not saved."""
        self._settle()
        path = self._document.path
        if path is None or path.suffix.lower() != SUFFIX:
            return self.save_as()
        return self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; False if not saved."""
        self._settle()
        title = self._document.scenario.title
        name = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
        suggestion = self._folder() / (" ".join(name.split()) + SUFFIX)
        path = self._dialogs.ask_save(self._document.path or suggestion)
        return path is not None and self._write(path)

    def may_discard(self) -> bool:
        """Ask about unsaved changes, if any; True if the document may be replaced or closed."""
        self._settle()
        self._document.commit()
        if not self._document.dirty:
            return True
        answer = self._dialogs.ask_unsaved(self.name)
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    @property
    def name(self) -> str:
        """What the document is called in titles and questions."""
        path = self._document.path
        return path.name if path is not None else self._document.scenario.title

    def _on_recent(self, path: str) -> None:
        self.open_path(Path(path))

    def _load(self, path: Path) -> bool:
        try:
            self._document.open(path)
        except (ScenarioError, OSError) as error:
            self._explain(f"“{path.name}” cannot be opened.", error)
            return False
        self._remember(path)
        return True

    def _write(self, path: Path) -> bool:
        try:
            self._document.save_as(path)
        except (ScenarioError, OSError) as error:
            self._explain(
                f"“{path.name}” could not be saved. Nothing is lost; try another place.", error
            )
            return False
        self._remember(path)
        return True

    def _explain(self, what: str, error: Exception) -> None:
        lines = str(error).splitlines() or [type(error).__name__]
        shown = lines[:SHOWN_PROBLEMS]
        if len(lines) > len(shown):
            shown.append(f"… and {len(lines) - len(shown)} more")
        details = "\n".join(lines) if len(lines) > SHOWN_PROBLEMS else ""
        self._dialogs.tell_problem(what, "\n".join(shown), details)

    def _remember(self, path: Path) -> None:
        path = path.absolute()
        self._recent = (path, *(p for p in self._recent if p != path))[:MOST_RECENT]
        self.recent_changed.emit(self._recent)

    def _folder(self) -> Path:
        """Return where the person probably wants to look."""
        if self._document.path is not None:
            return self._document.path.parent
        return self._recent[0].parent if self._recent else Path.home()
