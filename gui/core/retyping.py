"""Text that is typed is handed over again and again; one stay in a field is one step all the same.

Owns which step a stay made and whether it can still be replaced: only the last step can, and not
once it was saved. Every text of a stay is put in place of the one before, on what was there when
the stay began. Knows no field; putting a scenario on the desk is `gui.core.document`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.core.history import History, Step

__all__ = ["AskFirstError", "Retyping"]


class AskFirstError(ValueError):
    """It has to be asked about first, and nothing is asked of a person who is typing."""


class Retyping:
    """The last step, if it was made by typing.

    Parameters
    ----------
    history
        Where the steps are.
    """

    def __init__(self, history: History[Scenario]) -> None:
        self._history = history
        self._stay: object = None
        self._made: tuple[object, Step[Scenario] | None] = (None, None)
        self._apart: Scenario | None = None

    @property
    def is_open(self) -> bool:
        """True while a stay hands something over."""
        return self._stay is not None

    @property
    def is_due(self) -> bool:
        """True as long as what the stay made before has not been replaced."""
        return self._apart is not None

    def enter(self, stay: object, shown: Scenario) -> Scenario:
        """Begin to hand over; return the scenario with which the stay began."""
        self._stay = stay
        step = self._step(stay)
        if step is None:
            return shown
        self._apart = shown
        return step.before

    def resume(self, scenario: Scenario) -> tuple[Scenario, Scenario]:
        """Return what the step to be made starts from, and what is shown before it.

        The step that the stay made before is dropped.
        """
        shown, self._apart = self._apart, None
        if shown is None:
            return scenario, scenario
        return self._history.drop(), shown

    def pushed(self) -> None:
        """Take note that a step was made."""
        if self.is_open:
            self._made = (self._stay, self._history.steps[-1])

    def leave(self, scenario: Scenario) -> Scenario:
        """End handing over; return what is to be shown."""
        self._stay = None
        shown, self._apart = self._apart, None
        return scenario if shown is None else shown

    def _step(self, stay: object) -> Step[Scenario] | None:
        """Return the step of a stay, None if it made none that can be replaced."""
        history, (made_by, step) = self._history, self._made
        last = history.steps[-1] if history.steps and history.redo_label is None else None
        return step if made_by is stay and step is last and not history.is_clean else None
