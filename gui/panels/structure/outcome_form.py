"""The form of an outcome: its name and look, and what it is the name of.

Owns its fields. Which outcome a profile gets is `games.model.outcomes`', and what another outcome
gives up `games.model.edit.structure.membership`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from games.model.cover import covered
from games.model.edit.structure.colors import OUTCOME_COLORS
from games.model.edit.structure.membership import (
    members,
    with_members,
    with_mixture,
    without_mixture,
)
from games.model.edit.structure.outcomes import with_outcome
from games.model.items import find
from games.model.typed import plainly
from games.words.names import quoted
from gui.controls.profile_cells import Mark
from gui.controls.profile_grid import Choice, ProfileGrid
from gui.panels.structure.color_field import ColorField
from gui.panels.structure.form import Form
from gui.panels.structure.mixtures import Mixtures
from gui.panels.structure.parts import Part

if TYPE_CHECKING:
    from games.model.edit.structure.membership import Mixture
    from games.model.scenario import Outcome, When

__all__ = ["OutcomeForm"]


class OutcomeForm(Form):
    """Name, colour, severity, profiles, mixtures and note of an outcome."""

    def make(self) -> None:
        """Add the fields."""
        self._name = self.add_text("Name", self._enter_name, tip="As it stands in charts and texts")
        self._color = ColorField("Colour", OUTCOME_COLORS, self._enter_color, self)
        self.add(self._color)
        self._severity = self.add_text(
            "Severity", self._enter_severity, tip="A whole number from 0, calm, to 100, severe"
        )
        self._grid = ProfileGrid(Choice.MEMBERS, self)
        self._grid.setAccessibleName("Profiles of the outcome")
        self._grid.changed.connect(self._on_members)
        self.add(
            Part(
                "Profiles",
                self._grid,
                "Click cells, rows or columns; a profile belongs to one outcome. A bar has the "
                "colour of the one it belongs to now, and as many pieces as its place in the list.",
            )
        )
        self._mixtures = Mixtures(self._document, self)
        self._mixtures.added.connect(self._on_mixture_added)
        self._mixtures.removed.connect(self._on_mixture_removed)
        self.add(Part("Also the name of the equilibrium in which", self._mixtures))
        self._note = self.add_text("Note", self._enter_note, lines=3)

    def fill(self) -> None:
        """Show the outcome."""
        outcome, scenario = self._outcome, self.scenario
        self.put(self._name, outcome.name)
        self._color.show_color(outcome.color)
        self.put(self._severity, str(outcome.severity))
        marks = {
            profile: Mark(other.color, f"now in {quoted(other.name)}", place)
            for place, other in reversed(list(enumerate(scenario.outcomes)))
            for profile in covered(scenario, other.profiles)
        }
        self._grid.show_profiles(scenario, members(scenario, outcome.id), marks)
        self._mixtures.show_mixtures(outcome.mixtures)
        self.put(self._note, outcome.note)

    @property
    def _outcome(self) -> Outcome:
        return find(self.scenario.outcomes, self.item[1])

    def _enter_name(self, text: str) -> None:
        self._enter(replace(self._outcome, name=text), f"Rename outcome to “{text.strip()}”")

    def _enter_color(self, color: str) -> None:
        self._enter(replace(self._outcome, color=color), f"Colour of {quoted(self._outcome.name)}")

    def _enter_severity(self, text: str) -> None:
        typed = plainly(text)
        if not (typed.isascii() and typed.isdigit()) or len(typed) > 3:
            raise ValueError("the severity is a whole number from 0, calm, to 100, severe")
        label = f"Severity of {quoted(self._outcome.name)} to {int(typed)}"
        self._enter(replace(self._outcome, severity=int(typed)), label)

    def _enter_note(self, text: str) -> None:
        self._enter(replace(self._outcome, note=text), f"Note on {quoted(self._outcome.name)}")

    def _enter(self, outcome: Outcome, label: str) -> None:
        self.take(with_outcome(self.scenario, outcome), label)

    @Slot(object)
    def _on_members(self, whens: tuple[When, ...]) -> None:
        change = with_members(self.scenario, self._outcome.id, whens)
        self.take(change, f"Profiles of {quoted(self._outcome.name)}")

    @Slot(object)
    def _on_mixture_added(self, mixture: Mixture) -> None:
        change = with_mixture(self.scenario, self._outcome.id, mixture)
        self.take(change, f"Name a mixed equilibrium {quoted(self._outcome.name)}")

    @Slot(object)
    def _on_mixture_removed(self, mixture: Mixture) -> None:
        change = without_mixture(self.scenario, self._outcome.id, mixture)
        self.take(change, f"Mixed equilibrium no longer {quoted(self._outcome.name)}")
