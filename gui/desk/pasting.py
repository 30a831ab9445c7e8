"""Taking payoffs from the clipboard: a whole table with a preview, or one number.

Owns the conversation. How text is read is `games.model.pasting`'s; what is asked is the dialogs'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk.dialogs import Dialogs
    from gui.document import Document
    from gui.selection import Selection

__all__ = ["Pasting"]


class Pasting(QObject):
    """Pastes into the payoff table.

    Parameters
    ----------
    document
        Where payoffs go, as one undo step.
    selection
        The selected payoff says what headings do not.
    dialogs
        Who shows the preview.

    Signals
    -------
    done(str)
        What was pasted, in a sentence.
    """

    done = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pasting")
        self._document = document
        self._selection = selection
        self._dialogs = dialogs

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"edit.paste-table": self.paste}

    @Slot()
    def paste(self) -> bool:
        """Show what the clipboard would change, and change it; False if nothing was."""
        from games.model.pasting.paste import apply_plan, plan_paste  # not at the start
        from gui.models.paste_preview import counted

        self._document.commit()
        scenario, key = self._document.scenario, self._selection.key
        try:
            plan = plan_paste(
                QGuiApplication.clipboard().text(),
                scenario,
                key.player if key is not None else None,
                key.profile if key is not None else None,
            )
        except ValueError as wrong:
            self._dialogs.tell_problem(
                "The clipboard holds no payoffs of this game.",
                f"{str(wrong)[:1].upper()}{str(wrong)[1:]}.",
                "A table copied here or in a spreadsheet can be pasted: with the names or letters "
                "of the strategies in any order, or only the numbers, the payoffs of all players "
                "side by side in each cell as “Copy table” writes them, or those of one player.",
            )
            return False
        if not self._dialogs.ask_paste(scenario, plan) or not plan.changes:
            return False
        count = len(plan.changes)
        label = f"Paste {count} payoff{'' if count == 1 else 's'}"
        self._document.apply(apply_plan(scenario, plan), label)
        self.done.emit(f"{counted(plan)}.")
        return True
