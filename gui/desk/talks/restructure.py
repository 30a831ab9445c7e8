"""Structural changes on the desk: asks before judgements are lost, then makes one step of it.

Owns the question. What a change is, and what it costs, is
`games.model.edit.structure`'s; panels get `apply` as a callable and know neither dialogs nor this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.wording import few
from gui.core.retyping import AskFirstError

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs

__all__ = ["Restructure"]

#: Losses that the question itself lists; the rest is in the details.
_LISTED = 5


class Restructure:
    """The way of a structural change into the document.

    Parameters
    ----------
    document
        Where it goes.
    dialogs
        Who asks the person.
    """

    def __init__(self, document: Document, dialogs: Dialogs) -> None:
        self._document = document
        self._dialogs = dialogs

    def apply(self, change: Restructured, label: str) -> bool:
        """Make a change as one step called `label`, if the person agrees to what it costs.

        Return False if the person thought better of it or nothing changes; raise `AskFirstError`
        while somebody is typing.
        """
        losses = change.losses
        if losses and self._document.is_typing:
            message = "it discards something"
            raise AskFirstError(message)
        if losses:
            why = "\n".join(few([f"• {loss}" for loss in losses], _LISTED))
            count = "one judgement" if len(losses) == 1 else f"{len(losses)} judgements"
            what = f"{label}? It discards {count}."
            details = "\n".join(losses) if len(losses) > _LISTED else ""
            other = change.instead
            if other is not None:
                why = f"{why}\n\n{other.why} Undo brings everything back."
                options = (other.do, other.otherwise)
                answer = self._dialogs.choose(what, why, options, details)
                if answer == 0:
                    label = f"{label}: {other.do[:1].lower()}{other.do[1:]}"
                    return self._document.apply(other.scenario, label)
                return answer is not None and self._document.apply(change.scenario, label)
            discard = "Discard it" if len(losses) == 1 else "Discard them"
            why = f"{why}\n\nUndo brings everything back."
            if not self._dialogs.confirm(what, why, discard, details):
                return False
        return self._document.apply(change.scenario, label)
