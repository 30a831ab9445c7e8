"""The versions panel: the snapshots in a list, and what can be done with the selected one.

Owns taking, naming, restoring and removing, each one named step of the document. Comparing is asked
for by a signal; what time it is comes from outside.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QWidget,
)

from games.model.changes import Flags
from games.model.edit.snapshots import (
    default_name,
    described,
    restored,
    snapshot_at,
    take,
    without_snapshot,
)
from games.words.names import quoted
from gui.controls.arrange import REST, below, beside, button
from gui.controls.field import Field
from gui.controls.paragraph import Paragraph
from gui.core.later import later
from gui.core.stay import Stay
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear
from gui.panels.versions.listing import SnapshotList
from gui.panels.versions.taking import TakingForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from games.model.changes import Change
    from games.model.scenario import Snapshot
    from gui.core.document import Document

__all__ = ["VersionsPanel"]

#: What differs from the present is worked out when the hand has been off the controls this long.
SETTLED_MS = 200
_NONE = (
    "A snapshot keeps the whole scenario as it is now under a name, in the same file. Take one"
    " before a meeting or a bold edit: it can be compared with what comes after, and brought back."
)


def _now() -> datetime:
    return datetime.now().astimezone()


class VersionsPanel(QWidget):
    """The snapshots of the document.

    Parameters
    ----------
    document
        Whose they are.
    clock
        What time it is.

    Attributes
    ----------
    selected
        Id of the selected snapshot; empty if there is none.

    Signals
    -------
    compare_asked(str)
        Compare the snapshot with this id with the present.
    """

    compare_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self._document = document
        self._clock = clock
        self.selected = self._shown = ""
        self.list = SnapshotList(document.scenario, self)
        tip = "Keep the scenario as it is now under a name (Ctrl+M)"
        self.new = button("Take a snapshot…", self, self.ask_new, tip)
        self.form = TakingForm(self)
        self.form.hide()
        self._begun = ""
        self._taking = Stay(document, self._put, self)
        self._hint = Paragraph(self)
        tip = "Names are unique within a file"
        self.name = Field("Name", partial(self._describe, "name"), document, self, tip=tip)
        caption, tip = "Note (Ctrl+Return keeps it)", "For yourself and whoever gets the file"
        annotate = partial(self._describe, "note")
        self.note = Field(caption, annotate, document, self, tip=tip, lines=3)
        tip = "See what differs from the present, and what that does (Return)"
        self.compare = button("Compare…", self, self._ask_compare, tip)
        tip = "Make this the present scenario again; one step, undo takes it back"
        self.restore = button("Restore", self, self._restore, tip)
        tip = "Forget this snapshot; undo brings it back (Delete)"
        self.remove = button("Remove", self, self._remove, tip)
        self._settle = later(self, "versions-settle", SETTLED_MS, self._compare_anew)
        self._make()
        self._connect()
        self._show()

    # -- for the desk -----------------------------------------------------------------------------

    def select(self, snapshot_id: str) -> None:
        """Select a snapshot; an unknown one selects nothing."""
        self.list.select(snapshot_id)

    def ask_new(self) -> None:
        """Open the form for a new snapshot, or go to it if it is open."""
        if self.form.isHidden():
            self.new.hide()
            self.form.begin(default_name(self._document.scenario))
        else:
            self.form.focus()

    def settle(self) -> bool:
        """Take over a half-typed name or note; False, at the field, if it is refused."""
        if self._taking.is_open:
            with suppress(ValueError):  # nobody has asked for it yet
                self._taking.settle()
        for field in (self.name, self.note):
            if not field.settle():
                field.focus()
                return False
        return True

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        grid = Tokens.grid
        buttons = beside(self.compare, self.restore, self.remove, gap=grid)
        shown = (self.name, self.note, buttons)
        parts = (self.new, self.form, self._hint, (self.list, 100), *shown, REST)
        below(*parts, of=self, margins=grid, gap=grid)
        paper(self)
        wear(self._hint, "soft", "small")
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.form.wanted.connect(self._take)
        self.form.typed.connect(self._taking.touch)
        self.form.dropped.connect(self._give_up)
        self.list.chosen.connect(self._on_chosen)
        self.list.compare_asked.connect(self._ask_compare)
        self.list.restore_asked.connect(self._restore)
        self.list.rename_asked.connect(self._to_name)
        self.list.remove_asked.connect(self._remove)
        self._document.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.list.rows.compare_anew()

    def _show(self) -> None:
        """Show the selected snapshot, and what can be done."""
        snapshot = self._snapshot()
        some = snapshot is not None
        for widget in (self.name, self.note, self.compare, self.restore, self.remove):
            widget.setVisible(some)
        self.list.setVisible(self.list.rows.rowCount() > 0)
        self._hint.say("" if self.list.rows.rowCount() else _NONE)
        self._hint.setVisible(not self.list.rows.rowCount())
        if snapshot is not None:
            anew = snapshot.id != self._shown
            self.name.show_value(snapshot.name, anew=anew)
            self.note.show_value(snapshot.note, anew=anew)
        self._shown = self.selected

    def _snapshot(self) -> Snapshot | None:
        return self.list.rows.snapshot(self.list.rows.row_of(self.selected))

    def _describe(self, fact: str, text: str) -> None:
        """Give the selected snapshot another name or note; raise `ValueError` to refuse it."""
        scenario, old = self._document.scenario, self._snapshot()
        if old is None:  # undone while the name was being typed
            return
        facts = {"name": old.name, "note": old.note, fact: text}
        try:
            new = described(scenario, old.id, **facts)
        except ValueError as wrong:
            raise ValueError(str(wrong).rstrip(".")) from wrong
        what = "Rename" if fact == "name" else "Annotate"
        self._document.apply(new, f"{what} snapshot “{snapshot_at(new, old.id).name}”")

    @Slot()
    def _take(self) -> None:
        try:
            self._taking.settle()
        except ValueError as wrong:
            self.form.complain(str(wrong))
            return
        latest = self._begun
        self._close_form()
        self.select(latest)

    def _put(self) -> None:
        """Put the snapshot that is being described into the document, in place of itself."""
        scenario, taken = self._document.scenario, self._clock().isoformat(timespec="seconds")
        if any(snapshot.id == self._begun for snapshot in scenario.snapshots):
            scenario = without_snapshot(scenario, self._begun)
        new = take(scenario, self.form.name, self.form.note, taken=taken)
        latest = new.snapshots[-1]
        self._begun = latest.id
        self._document.apply(new, f"Take snapshot {quoted(latest.name)}")

    @Slot()
    def _give_up(self) -> None:
        self._taking.cancel()
        self._close_form()

    @Slot()
    def _close_form(self) -> None:
        self._taking.forget()
        self._begun = ""
        self.form.hide()
        self.new.show()
        (self.list if self.list.isVisible() else self.new).setFocus()

    @Slot()
    def _restore(self) -> None:
        snapshot = self._snapshot()
        if snapshot is not None and self.settle():
            new = restored(self._document.scenario, snapshot.id)
            self._document.apply(new, f"Restore {quoted(snapshot.name)}")

    @Slot()
    def _remove(self) -> None:
        snapshot = self._snapshot()
        if snapshot is not None:
            new = without_snapshot(self._document.scenario, snapshot.id)
            self._document.apply(new, f"Remove snapshot {quoted(snapshot.name)}")

    @Slot()
    def _ask_compare(self) -> None:
        if self.selected and self.settle():
            self.compare_asked.emit(self.selected)

    @Slot()
    def _to_name(self) -> None:
        if self.selected:
            self.name.focus()

    @Slot(str)
    def _on_chosen(self, snapshot_id: str) -> None:
        self.selected = snapshot_id
        self._show()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self._taking.forget()
            self._begun = ""
        if change.old.snapshots != change.new.snapshots:
            selected, row = self.selected, max(0, self.list.rows.row_of(self.selected))
            self.list.rows.show_scenario(change.new)
            if self.list.rows.row_of(selected) < 0:
                near = self.list.rows.snapshot(min(row, self.list.rows.rowCount() - 1))
                selected = near.id if near else ""
            self.select(selected)
            self.selected = selected
            self._show()
        else:
            self.list.rows.show_scenario(change.new)
        self._settle.start()

    @Slot()
    def _compare_anew(self) -> None:
        if self._document.gesture is not None:
            self._settle.start()
        elif self.isVisible():
            self.list.rows.compare_anew()
