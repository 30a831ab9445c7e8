"""The document: the one scenario on the desk, its history, and its file.

Owns which scenario is shown, one undo step per gesture, what is saved where, and the single signal
that everything listens to. Widgets write here and never to each other. Knows nothing of answers,
charts or windows; how files are read and written is `games.model.file.scenario_file`'s.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from games.model.changes import ALL, Change, Flags, compare
from games.model.file.library import resolve
from games.model.file.scenario_file import save as save_file
from games.model.weight import added
from gui.core.history import History, Origin
from gui.core.retyping import Retyping
from gui.core.state import OpenGesture, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from games.model.scenario import Scenario

__all__ = ["Change", "Document", "Flags", "State"]


class Document(QObject):
    """One frozen scenario that can be edited, undone, opened and saved.

    Parameters
    ----------
    scenario
        What is shown first; nothing of it needs saving.
    parent
        Owner of the document.
    load, save
        How scenarios come from and go to a path; they raise `ScenarioError` or `OSError`.

    Attributes
    ----------
    saved
        The scenario as it was last opened, saved or newly made.
    path
        Where the scenario is kept; None if it has never been saved.
    history
        All steps, which of them are done, and which place is saved; only to be read.

    Signals
    -------
    changed(Change)
        The scenario is another one. Equal values emit nothing. An edit made by a listener is told
        after the change it answers, so that everybody hears changes in the same order.
    state_changed(State)
        Undo, redo, unsaved changes, path, the open gesture or whether anything is typed changed.
    told()
        Everybody has heard of all that changed.
    """

    changed = Signal(object)
    state_changed = Signal(object)
    told = Signal()

    def __init__(
        self,
        scenario: Scenario,
        parent: QObject | None = None,
        *,
        load: Callable[[Path], Scenario] = resolve,
        save: Callable[[Scenario, Path], None] = save_file,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("document")
        self._load = load
        self._save = save
        self._scenario = scenario
        self.saved = scenario
        self.path: Path | None = None
        self.history: History[Scenario] = History(added)
        self._gesture: OpenGesture | None = None
        self._gestures = 0
        self._retyping = Retyping(self.history)
        #: A stay whose field has gone is no longer one, whoever forgot to end it.
        self._stays: WeakSet[object] = WeakSet()
        self._untold: deque[Change] = deque()
        self._telling = False
        self._told = self.state

    # -- what is on the desk ----------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario as it is shown, with whatever an open gesture previews."""
        return self._scenario

    @property
    def state(self) -> State:
        """What menus and the title bar show."""
        moved = self._gesture is not None and self._scenario != self._gesture.start
        undo = self._gesture.label if self._gesture and moved else self.history.undo_label
        return State(
            undo=undo,
            redo=None if moved else self.history.redo_label,
            dirty=moved or not self.history.is_clean,
            path=self.path,
            gesture=self._gesture is not None,
            typing=bool(self._stays),
        )

    @property
    def dirty(self) -> bool:
        """True if something would be lost without saving."""
        return self.state.dirty

    @property
    def gesture(self) -> int | None:
        """Number of the open gesture, None if there is none."""
        return self._gesture.number if self._gesture else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of all steps, oldest first; the first `place` of them are done."""
        return self.history.labels

    @property
    def place(self) -> int:
        """How many of the steps are done."""
        return self.history.place

    # -- edits ------------------------------------------------------------------------------------

    def apply(self, new: Scenario, label: str) -> bool:
        """Make `new` the scenario, as one step called `label`; False if it is equal to the present.

        An open gesture is committed first, as a step of its own.
        """
        self.commit()
        before, self._scenario = self._retyping.resume(self._scenario)
        shown = self._show(new)
        if self._scenario != before:
            self.history.push(before, self._scenario, label)
            self._retyping.pushed()
        self._tell()
        return shown

    @contextmanager
    def typing(self, stay: object) -> Iterator[None]:
        """Let what is applied within be one step with what the same stay applied last.

        Within, the scenario is the one with which the stay began: every text of it is put in place
        of the one before. If nothing is applied within, or `ValueError` raised, nothing is left.
        """
        self.commit()
        start = self._scenario = self._retyping.enter(stay, self._scenario)
        try:
            yield
            if self._retyping.is_due:
                self.apply(start, "Take back what was typed")
        except ValueError:
            self.apply(start, "Take back what was typed")
            raise
        finally:
            self._scenario = self._retyping.leave(self._scenario)

    def stay_begins(self, stay: object) -> None:
        """Take note that something is typed which `typing` will hand over."""
        self._stays.add(stay)
        self._tell()

    def stay_ends(self, stay: object) -> None:
        """Take note that what was typed is in the scenario, or given up."""
        self._stays.discard(stay)
        self._tell()

    @property
    def is_typing(self) -> bool:
        """True while something half typed is handed over: no time to ask the person anything."""
        return self._retyping.is_open

    def begin(self, label: str) -> int:
        """Open a gesture called `label` and return its number; an open one is committed first."""
        self.commit()
        self._gestures += 1
        self._gesture = OpenGesture(self._gestures, label, self._scenario)
        self._tell()
        return self._gestures

    def preview(self, new: Scenario, label: str | None = None) -> bool:
        """Show `new` within the open gesture; False if it is equal to the present.

        A label given here renames the gesture ("Set Sanctions to 0.61"). Raise `RuntimeError` if no
        gesture is open.
        """
        if self._gesture is None:
            message = "preview needs an open gesture"
            raise RuntimeError(message)
        if label is not None:
            self._gesture.label = label
        shown = self._show(new, gesture=True)
        self._tell()
        return shown

    def commit(self, number: int | None = None) -> bool:
        """Close the open gesture as one step; True if it moved anything.

        With a `number` only that gesture is closed, so that whoever opened it cannot close somebody
        else's. A gesture that ends where it began leaves no step.
        """
        gesture = self._gesture
        if gesture is None or number not in (None, gesture.number):
            return False
        self._gesture = None
        moved = self._scenario != gesture.start
        if moved:
            self.history.push(gesture.start, self._scenario, gesture.label)
        self._tell()
        return moved

    def abort(self, number: int | None = None) -> None:
        """Close the open gesture and show what was there before it; `number` as in `commit`."""
        gesture = self._gesture
        if gesture is None or number not in (None, gesture.number):
            return
        self._gesture = None
        self._show(gesture.start)
        self._tell()

    def undo(self) -> None:
        """Take the last step back (an open gesture counts as one); nothing to undo is no error."""
        self.commit()
        self.go_to(self.history.place - 1)

    def redo(self) -> None:
        """Bring back the step undone last; nothing to redo is no error."""
        self.commit()
        self.go_to(self.history.place + 1)

    def go_to(self, place: int) -> None:
        """Show the scenario after the first `place` steps, in one jump; elsewhere is no error.

        An open gesture is committed first, as a step of its own.
        """
        self.commit()
        if 0 <= place <= len(self.history.steps) and place != self.history.place:
            self._show(self.history.go_to(place))
            self._tell()

    # -- files ------------------------------------------------------------------------------------

    def new(self, scenario: Scenario, origin: Origin = Origin.OPENED) -> None:
        """Put another scenario on the desk that has no file yet."""
        self.commit()
        self._replace(scenario, None, origin)

    def open(self, path: Path) -> None:
        """Put the scenario of a file on the desk.

        Raises
        ------
        games.model.problems.ScenarioError, OSError
            The file cannot be understood or read; the document is as it was.
        """
        self.commit()
        self._replace(self._load(path), path, Origin.OPENED)

    def restore(
        self, scenario: Scenario, path: Path | None, origin: Origin = Origin.RECOVERED
    ) -> None:
        """Put unsaved work on the desk: as `new`, but closing it would lose something."""
        self.commit()
        self._replace(scenario, path, origin, saved=False)

    def take_over(self, scenario: Scenario, label: str) -> None:
        """Show what the document's file holds by now, as one step; nothing of it needs saving."""
        self.commit()
        old = self._scenario
        if self._show(scenario):
            self.history.push(old, scenario, label)
        self.saved = scenario
        self.history.mark_clean()
        self._tell()

    def mark_unsaved(self) -> None:
        """Take note that what was saved is no longer there: closing would lose something."""
        self.history.forget_clean()
        self._tell()

    def save_as(self, path: Path) -> None:
        """Write to `path`, which becomes the document's own.

        Raises
        ------
        games.model.problems.ScenarioError, OSError
            The scenario cannot be written; the document is as it was, still unsaved.
        """
        self.commit()
        self._save(self._scenario, path)
        self.path = path
        self.saved = self._scenario
        self.history.mark_clean()
        self._tell()

    # -- inside -----------------------------------------------------------------------------------

    def _replace(
        self, scenario: Scenario, path: Path | None, origin: Origin, *, saved: bool = True
    ) -> None:
        self._untold.append(Change(self._scenario, scenario, ALL))
        self._scenario = self.saved = scenario
        self.path = path
        self.history.clear(origin)
        if not saved:
            self.history.forget_clean()
        self._tell()

    def _show(self, new: Scenario, *, gesture: bool = False) -> bool:
        """Make `new` the present scenario and note what to tell; False if it is an equal one."""
        old = self._scenario
        flags = compare(old, new)
        if not flags:
            return False
        self._scenario = new
        self._untold.append(Change(old, new, flags, gesture))
        return True

    def _tell(self) -> None:
        """Emit what is to be told, oldest first; a listener's own edits wait for their turn."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold or self.state != self._told:
                if self._untold:
                    self.changed.emit(self._untold.popleft())
                else:
                    self._told = self.state
                    self.state_changed.emit(self._told)
        finally:
            self._telling = False
        self.told.emit()
