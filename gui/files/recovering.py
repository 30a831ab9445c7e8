"""Recovery: offers what windows that ended without closing left behind, and does what is chosen.

Owns the words of each offer, the order of the questions, and that nothing found is deleted before
it is safe elsewhere. Finding is `gui.files.safety.orphans`'s, keeping
`gui.files.safety.autosave`'s.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.model.file.library import resolve
from games.model.file.scenario_file import read_bytes
from games.model.problems import ScenarioError
from gui.files.recovery_dialog import Fate, Offer
from gui.files.safety.orphans import find_orphans
from gui.files.words import legible, moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from gui.core.document import Document, State
    from gui.desk.dialogs import Dialogs
    from gui.files.files import Files
    from gui.files.safety.autosave import Autosave
    from gui.files.safety.guard import Guard
    from gui.files.safety.orphans import Orphan
    from gui.files.safety.slot import Note

__all__ = ["Recovering"]

NOWHERE, UNKNOWN = "Never saved to a file", "Whether it was in a file, and in which, is not known"
WENT_ON = "Its file was written anew since this work began, so the file may be the newer one."
DIFFERS = "What differs from the file as it is now:"
#: Differences of an offer that are shown.
SHOWN = 4
RESTORING = (Fate.RESTORE, Fate.COPY)


class Recovering(QObject):
    """Brings unsaved work back.

    Parameters
    ----------
    document, files, dialogs, guard
        Where it goes, the conversations about its file, who asks, what knows the disk.
    autosave
        Keeps what was restored; only then does the place it was found in go. None restores
        without removing anything.

    Signals
    -------
    restored(str)
        Work is back on the desk, and what to know about it.
    """

    restored = Signal(str)

    def __init__(
        self,
        document: Document,
        files: Files,
        dialogs: Dialogs,
        guard: Guard,
        autosave: Autosave | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovering")
        self._document = document
        self._files = files
        self._dialogs = dialogs
        self._guard = guard
        self._autosave = autosave
        self._taken: list[Orphan] = []
        #: What undoing the restoration leads back to; None if it leads nowhere.
        self._before: Scenario | None = None
        document.state_changed.connect(self._on_state_changed)
        if autosave is not None:
            autosave.written.connect(self._on_written)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"file.recover": self.look}

    def look(self) -> None:
        """Offer what is found; say so if there is nothing."""
        if not self.offer():
            self._dialogs.tell_problem(
                "There is no unsaved work to recover.",
                "Nothing is lost: every window was closed in the normal way, or what it left has "
                "been restored or discarded since.",
            )

    def offer(self) -> bool:
        """Offer what is found; False if there is nothing."""
        session = self._guard.session
        orphans = [] if session is None else [o for o in find_orphans(session.state) if _worth(o)]
        if not orphans:
            return False
        fates = list(self._dialogs.ask_recovery([_offer(orphan) for orphan in orphans]))
        doomed = [o for o, fate in zip(orphans, fates, strict=True) if fate is Fate.DISCARD]
        if doomed and not self._dialogs.confirm(
            "Discard this unsaved work for good?"
            if len(doomed) == 1
            else f"Discard {len(doomed)} pieces of unsaved work for good?",
            "This cannot be undone. Saved files stay as they are. Discarded: "
            + ", ".join(f"“{_title(orphan)}”" for orphan in doomed),
            "Discard",
        ):
            fates = [Fate.KEEP if fate is Fate.DISCARD else fate for fate in fates]
        for orphan, fate in zip(orphans, fates, strict=True):
            if fate is Fate.DISCARD:
                orphan.discard()
            elif fate not in RESTORING or not self._restore(orphan, copy=fate is Fate.COPY):
                orphan.keep()
        return True

    def _restore(self, orphan: Orphan, *, copy: bool) -> bool:
        """Put it on the desk; False if the person would rather keep what is there."""
        if orphan.scenario is None or not self._files.may_discard():
            return False
        note = orphan.note
        path = Path(note.path) if note.path and not copy else None
        told = f"The unsaved work from {moment(note.when) or 'before'} is back."
        if path is not None and self._guard.holding.holder(path) is not None:
            told += " Its file is open in another window."
            path = None
        if path is not None and self._open(path, orphan.scenario):
            if note.started_from not in ("", self._guard.disk.digest(path)):
                told += (
                    " Its file was changed by another program since: Undo shows that version; "
                    "saving replaces it and keeps it as the last good version."
                )
            else:
                told += " Save it to keep it; Undo shows the file as it was saved."
        elif path is not None and not path.exists():
            self._document.restore(orphan.scenario, path)
            self._guard.holding.take(path)
            told += " Its file is no longer there; saving writes it anew."
        else:
            if path is not None:
                told += " Its file cannot be read and stays as it is."
            self._document.restore(orphan.scenario, None)
            told += " It has no file of its own until you save it."
        self._taken.append(orphan)
        saved = self._document.saved
        self._before = None if saved is orphan.scenario else saved
        if self._autosave is not None:
            self._autosave.instead_of = tuple(one.folder.name for one in self._taken)
            self._autosave.write()
        self.restored.emit(told)
        return True

    def _open(self, path: Path, scenario: Scenario) -> bool:
        """Open the file and make the work a step on top of it; False if it cannot be read."""
        try:
            self._document.open(path)
        except (ScenarioError, OSError):
            return False
        self._guard.holding.take(path)
        self._document.apply(scenario, "Restore unsaved work")
        return True

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        """Once the work is in its file, it is safe there: no copy may have been written yet."""
        if self._taken and not state.dirty and self._document.saved is not self._before:
            self._on_written()

    @Slot()
    def _on_written(self) -> None:
        for orphan in self._taken:
            orphan.discard()
        self._taken.clear()
        if self._autosave is not None:
            self._autosave.instead_of = ()


def _worth(orphan: Orphan) -> bool:
    """Tell whether anything would be lost; work that was saved after all goes without a word."""
    if orphan.scenario is not None and orphan.scenario == _on_disk(orphan):
        orphan.discard()
        return False
    return True


def _on_disk(orphan: Orphan) -> Scenario | None:
    try:
        return resolve(orphan.note.path) if orphan.note.path else None
    except (ScenarioError, OSError):
        return None


def _title(orphan: Orphan) -> str:
    if orphan.scenario is not None:
        return orphan.scenario.title
    return orphan.note.title or "Unsaved work"


def _offer(orphan: Orphan) -> Offer:
    note = orphan.note
    where = legible(note.path) if note.path else NOWHERE if note.path == "" else UNKNOWN
    when = moment(note.when)
    what = f"{where} · {when}" if when else where
    if orphan.scenario is None:
        reason = legible(orphan.problem).splitlines()[0]
        why = (
            f"It is damaged and cannot be restored here ({reason}). It was put aside as it is, in "
            f"{legible(orphan.folder)}"
        )
        return Offer(_title(orphan), what, why, (Fate.LEAVE, Fate.DISCARD))
    restoring = RESTORING if note.path else (Fate.RESTORE,)
    why = _difference(orphan, orphan.scenario)
    if _went_on(note):
        restoring = RESTORING[::-1]  # whoever presses Return has both
        why = f"{WENT_ON}\n{why}"
    fates = (*restoring, Fate.KEEP, Fate.DISCARD)
    return Offer(_title(orphan), what, why, fates)


def _went_on(note: Note) -> bool:
    """Tell whether the file holds another version by now than this work began with."""
    found = ""
    with suppress(ScenarioError, OSError):
        found = sha256(read_bytes(note.path)).hexdigest() if note.path else ""
    return bool(found and note.started_from and found != note.started_from)


def _difference(orphan: Orphan, scenario: Scenario) -> str:
    from games.study.compare.edits import edits_in_words  # not at the start

    if orphan.note.path is None:
        return "The note that said so is damaged: this may be the only copy."
    if not orphan.note.path:
        return "It has no file yet: this is the only copy."
    saved = _on_disk(orphan)
    if saved is None:
        return "Its file is no longer there or cannot be read: this may be the only copy."
    lines = [f"• {line}" for line in edits_in_words(saved, scenario)]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"and {len(lines) - SHOWN} more"]
    return "\n".join((DIFFERS, *lines))
