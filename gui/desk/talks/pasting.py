"""Taking payoffs from the clipboard: what it means, what it would change, or a game of its own.

Owns the conversation. How text is read is `games.model.edit.pasting`'s; what is asked is the
dialogs'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from games.words.names import starting

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.edit.pasting.paste import Reading
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.desk.dialogs import Dialogs

__all__ = ["Finish", "Pasting"]

_FORMS = (
    "A table copied here, in a spreadsheet or a text can be pasted: with the names or letters of"
    " the strategies in any order, or only the numbers. A cell may hold one payoff or those of all"
    " players (“3, 3”, “(3; 3)”, “3 / 3”). Markdown, LaTeX and web pages will do."
)


class Finish(Protocol):
    """Who takes a new scenario."""

    def __call__(self, scenario: Scenario, *, typed: bool) -> bool:
        """Take it; False to go on where it came from. `typed` is False for an unchanged copy."""
        ...


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
    make
        Puts a new scenario on the desk; None where there can be none.

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
        *,
        make: Finish | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pasting")
        self._document = document
        self._selection = selection
        self._dialogs = dialogs
        self._make = make

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"edit.paste-table": self.paste}

    @Slot()
    def paste(self) -> bool:
        """Show what the clipboard can mean and would change, and change it; False if nothing."""
        from games.model.edit.pasting.paste import Plan, Reading, readings  # not at the start
        from games.model.edit.pasting.sheet import scenario_of

        self._document.commit()
        scenario, key = self._document.scenario, self._selection.key
        data = QGuiApplication.clipboard().mimeData()
        text, html = data.text(), data.html() if data.hasHtml() else ""
        player, profile = (key.player, key.profile) if key is not None else (None, None)
        try:
            found = readings(text, scenario, player, profile, html)
        except ValueError as wrong:
            made = scenario_of(text, html) if self._make is not None else None
            return self._make_instead(made, str(wrong))
        wanted = found[0].strange and self._make is not None
        made = scenario_of(text, html) if wanted else None
        if made is not None:
            found += (Reading("A new scenario with these names", made, Plan(())),)
        chosen = self._dialogs.ask_paste(scenario, found, text)
        if chosen is None:
            return False
        if made is not None and found[chosen].scenario is made:
            return self._put(made)
        return self._take(found[chosen])

    def _take(self, reading: Reading) -> bool:
        """Set the payoffs of a reading in one step."""
        from games.model.edit.pasting.paste import apply_plan
        from gui.desk.talks.paste_preview import counted

        count = len(reading.plan.changes)
        if not count:
            return False
        label = f"Paste {count} payoff{'' if count == 1 else 's'}"
        self._document.apply(apply_plan(reading.scenario, reading.plan), label)
        self.done.emit(f"{counted(reading.plan)}.")
        return True

    def _make_instead(self, made: Scenario | None, wrong: str) -> bool:
        """Say why the clipboard does not fit, and offer the game that it is by itself."""
        why = f"{starting(wrong)}."
        if made is None:
            self._dialogs.tell_problem("The clipboard holds no payoffs of this game.", why, _FORMS)
            return False
        size = " × ".join(map(str, made.shape))
        what = f"The clipboard holds a game of {size} strategies, which is not the one on the desk."
        if self._dialogs.choose(what, why, ["New scenario from it"]) is None:
            return False
        return self._put(made)

    def _put(self, made: Scenario) -> bool:
        return self._make is not None and self._make(made, typed=True)
