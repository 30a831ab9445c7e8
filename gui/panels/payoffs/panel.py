"""The payoff table: all matrices, the field that edits, and the way in and out of the clipboard.

Owns the conversation between wall, editor, selection and document. The numbers and the answer are
given to it (`show_result`); it solves nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from games.model.changes import Flags
from games.model.edit.cells import edit_at, without_edit
from games.model.edit.pasting.layout import payoff_rows
from games.model.payoffs import affine
from games.words.profiles import letters
from gui.controls.arrange import below, offer
from gui.controls.clipboard import copy_rows
from gui.core.later import later
from gui.look.wear import paper, renew
from gui.panels.payoffs.board import Board, board_of, lit_by
from gui.panels.payoffs.editor import PayoffEditor
from gui.panels.payoffs.legend import Legend
from gui.panels.payoffs.model import enter_payoff, must_be_shown, typed_form
from gui.panels.payoffs.move_menu import MoveMenu
from gui.panels.payoffs.moved import MovedRow
from gui.panels.payoffs.scroll import WallScroll
from gui.panels.payoffs.sight import FirstSight
from gui.panels.payoffs.wall import Wall

if TYPE_CHECKING:
    from games.solve.report import Floats, Report
    from gui.core.document import Change, Document
    from gui.core.selection import PayoffKey, Selection

__all__ = ["PayoffPanel"]

#: How long the table waits for an answer during a gesture before it shows the numbers alone.
AHEAD_MS = 50


class PayoffPanel(QWidget):
    """The payoffs of the document's scenario, to look at, select, edit and copy.

    Parameters
    ----------
    document
        Where typed payoffs go.
    selection
        The selected payoff, shared with whoever shows its reasons, and the selected consideration.
    sources
        Whether payoffs without a sourced reason are marked.

    Attributes
    ----------
    editor
        The field in which payoffs are typed.
    wall
        The matrices.
    board
        What is shown.

    Signals
    -------
    table_pasted()
        The clipboard holds what can mean more than one number, to be looked at first.
    """

    table_pasted = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        parent: QWidget | None = None,
        *,
        sources: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("payoffs")
        self._sources = sources
        self._document = document
        self._selection = selection
        self._moved = MovedRow(document, self)
        self._scroll = WallScroll(self)
        self._first = FirstSight(self._scroll)
        self._legend = Legend(self)
        below(self._moved, (self._scroll, 1), self._legend, of=self, margins=0, gap=0)
        paper(self, self._scroll.viewport())
        keys = QKeySequence.StandardKey
        self._edit = offer(self, "Edit payoff", self._edit_selected)
        self._copy = offer(self, "Copy payoff", self.copy_payoff, keys.Copy, inside=True)
        table = offer(self, "Copy table", self.copy_table)
        paste = offer(self, "Paste", self.paste, keys.Paste, inside=True)
        self._remove = offer(self, "Remove direct edit", self._remove_edit)
        self._menu = QMenu(self)
        self._menu.addActions([self._edit, self._copy, table, paste])
        self._menu.addSeparator()
        self._menu.addAction(self._remove)
        self._menu.addSeparator()
        self._names_menu = QMenu(self)
        self._moves = MoveMenu(document, (self._menu, self._names_menu), self)
        self._ahead = later(self, "payoffs-ahead", AHEAD_MS, self._go_ahead)
        self._affine = affine(document.scenario)
        self._editing: PayoffKey | None = None
        self._copied = ""
        self.board: Board
        self.wall: Wall
        self.editor: PayoffEditor
        self._build()
        document.changed.connect(self._on_changed)
        selection.changed.connect(self._on_selected)
        selection.reason.changed.connect(self._on_reason)

    # -- what is shown ----------------------------------------------------------------------------

    def show_result(self, payoffs: Floats, report: Report | None) -> None:
        """Show payoffs and their equilibria.

        Parameters
        ----------
        payoffs
            Shape (players, *strategies), of the document's scenario.
        report
            The answer for exactly these payoffs; None while it is computed.
        """
        self._ahead.stop()
        scenario = self._document.scenario
        if payoffs.shape != (len(scenario.players), *scenario.shape):
            return  # an answer for another structure: a new one is on its way
        self._show(self._judged(payoffs, report, self.board))
        self._first.show(self.wall, self.board)

    # -- editing ----------------------------------------------------------------------------------

    def settle(self) -> bool:
        """Commit a half-typed payoff, before saving or closing; False, there, if it is refused."""
        settled = self.editor.settle()
        if not settled:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return settled

    @Slot(object, str)
    def edit(self, key: PayoffKey, typed: str = "") -> None:
        """Open the field over a payoff."""
        if not self.settle():
            return
        self._selection.select(key)
        found = self.wall.locate(key)
        if found is None:
            return
        view, index = found
        rect = self.wall.rect_of(view, index)
        self._scroll.reveal(rect)
        scenario = self._document.scenario
        owner = scenario.players[scenario.player_index(key.player)].name
        name = f"Payoff of {owner} at {letters(scenario, key.profile)}"
        self._editing = key
        cells = view.cells.translated(view.pos())
        self.editor.open(rect, cells, name, typed_form(self._document, key), typed)

    def _enter(self, text: str) -> None:
        if self._editing is not None:
            enter_payoff(self._document, self._editing, text)

    @Slot(int, bool)
    def _on_finished(self, onward: int, focused: bool) -> None:
        key, self._editing = self._editing, None
        if key is None:
            return
        there = self.wall.next_key(key, onward) if onward else key
        if there is not None:
            self._selection.select(there)
        found = self.wall.locate(there or key)
        if found is not None and focused:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edit_selected(self) -> None:
        if self._selection.key is not None:
            self.edit(self._selection.key)

    @Slot()
    def _remove_edit(self) -> None:
        key = self._selection.key
        if key is None:
            return
        scenario = self._document.scenario
        label = f"Remove direct edit at {letters(scenario, key.profile)}"
        self._document.apply(without_edit(scenario, key.player, key.profile), label)

    # -- copying ----------------------------------------------------------------------------------

    @Slot()
    def copy_payoff(self) -> None:
        """Put the selected payoff, exactly, on the clipboard."""
        key = self._selection.key
        if key is not None and key.exists_in(self._document.scenario):
            self._copied = typed_form(self._document, key)
            QGuiApplication.clipboard().setText(self._copied)

    @Slot()
    def copy_table(self) -> None:
        """Put the whole table on the clipboard, for spreadsheets and word processors."""
        copy_rows(payoff_rows(self._document.scenario))

    @Slot()
    def paste(self) -> None:
        """Take a number from the clipboard that can mean one thing; the rest is shown first."""
        text, key = QGuiApplication.clipboard().text().strip(), self._selection.key
        self.editor.cancel()
        table = "\t" in text or "\n" in text
        own = bool(text) and text == self._copied
        if key is None or table or (not own and must_be_shown(self._document, key, text)):
            self.table_pasted.emit()
            return
        try:
            enter_payoff(self._document, key, text)
        except ValueError:
            self.edit(key, text)  # the field shows what is wrong with it
            self.editor.settle()

    # -- changes from elsewhere -------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        old, new = change.old, change.new
        if change.flags & (Flags.STRUCTURE | Flags.PLAY | Flags.TEXT):
            self._moved.tell(new)
        (self._first.begin if change.flags & Flags.FILE else self._first.end)()
        if old.considerations is not new.considerations or old.edits is not new.edits:
            self._affine = affine(new)
        if change.flags & Flags.STRUCTURE:
            self._affine = affine(new)
            self.editor.cancel()
            self._build()
            key = self._selection.key
            known = key is not None and key.exists_in(new) and not change.flags & Flags.FILE
            self._selection.select(key if known else None)
            self.wall.select(self._selection.key)
        elif change.gesture:
            # under a moving slider the answer is nearly always here within a frame; painting the
            # table before it, too, would cost the chart its own
            self._ahead.start()
        else:
            # numbers and names are right in this very turn; the solver's answer follows
            self._go_ahead()

    @Slot()
    def _go_ahead(self) -> None:
        """Show today's numbers without waiting for the solver."""
        self.show_result(self._affine.at(self._document.scenario.levels), None)

    @Slot(object)
    def _on_selected(self, key: PayoffKey | None) -> None:
        rect = self.wall.select(key)
        if key is not None:
            self._first.end()
        if rect.isValid() and self.isVisible():
            self._scroll.reveal(rect)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        """Mark the payoffs in which the selected consideration counts."""
        self._show(replace(self.board, lit=lit_by(self.board.scenario, reason)))
        rects, seen = self.wall.lit_rects(), self.wall.visibleRegion()
        if rects and self.isVisible() and not any(seen.contains(rect) for rect in rects):
            self._scroll.reveal(rects[0])

    def _judged(
        self, payoffs: Floats, report: Report | None = None, before: Board | None = None
    ) -> Board:
        scenario, reason = self._document.scenario, self._selection.reason.id
        return board_of(scenario, payoffs, report, before, reason, sources=self._sources)

    def _show(self, board: Board) -> None:
        self.board = board
        self.wall.show_board(board)
        self._legend.explain(board)

    @Slot(object)
    def _on_chosen(self, key: PayoffKey) -> None:
        if self.settle():
            self._selection.select(key)

    # -- making -----------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected payoff, or a strategy by its name."""
        scenario, key = self._document.scenario, self._selection.key
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self.wall.strategy_at(self.wall.mapFromGlobal(event.globalPos()))
            if found is not None:
                player = scenario.players[found[0]]
                self._moves.offer([(player.id, player.strategies[found[1]].id)])
                self._names_menu.popup(event.globalPos())
                return
        known = key is not None and key.exists_in(scenario)
        ids = [player.id for player in scenario.players]
        self._moves.offer(list(zip(ids, key.profile, strict=True)) if known and key else [])
        self._edit.setEnabled(known)
        self._copy.setEnabled(known)
        edit = edit_at(scenario, key.player, key.profile) if key else None
        self._remove.setEnabled(edit is not None)
        self._menu.popup(event.globalPos())

    def _build(self) -> None:
        """Hang the matrices of the present structure; the old wall goes with everything on it."""
        scenario = self._document.scenario
        payoffs = self._affine.at(scenario.levels)
        self.board = self._judged(payoffs)
        self.wall = Wall(self._document, self.board, self._scroll)
        self.wall.chosen.connect(self._on_chosen)
        self.wall.editing_wanted.connect(self.edit)
        self.editor = PayoffEditor(self._document, self.wall, self._enter)
        self.editor.finished.connect(self._on_finished)
        self.editor.paste_wanted.connect(self.paste)
        self._scroll.hang(self.wall)
        renew([self.wall, *self.wall.findChildren(QWidget)])
        self._legend.explain(self.board)
