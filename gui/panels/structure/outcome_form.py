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

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.edit.structure.membership import Mixture
    from games.model.scenario import Outcome, When

__all__ = ["OutcomeForm"]

_PROFILES = (
    "Click cells, rows or columns; a profile belongs to one outcome. A bar has the "
    "colour of the one it belongs to now, and as many pieces as its place in the list."
)


class OutcomeForm(Form):
    """Name, colour, severity, profiles, mixtures and note of an outcome."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            *("Name", "name", lambda name: f"Rename outcome to “{name.strip()}”"),
            tip="As it stands in charts and texts",
        )
        self._color = ColorField("Colour", OUTCOME_COLORS, self._enter_color, self)
        self.add_widget(self._color)
        self.fact(
            *("Severity", "severity", lambda severity: f"Severity of {self._called} to {severity}"),
            tip="A whole number from 0, calm, to 100, severe",
            read=_severity,
        )
        self._grid = ProfileGrid(Choice.MEMBERS, self)
        self._grid.setAccessibleName("Profiles of the outcome")
        self._grid.changed.connect(self._on_members)
        self.add_widget(self._grid, "Profiles", _PROFILES)
        self._mixtures = Mixtures(self._document, self)
        self._mixtures.added.connect(self._on_mixture_added)
        self._mixtures.removed.connect(self._on_mixture_removed)
        self.add_widget(self._mixtures, "Also the name of the equilibrium in which")
        self.fact("Note", "note", lambda _: f"Note on {self._called}", lines=3)

    def fill(self) -> None:
        """Show the outcome."""
        super().fill()
        outcome, scenario = self.shown, self.scenario
        self._color.show_color(outcome.color)
        marks = {
            profile: Mark(other.color, f"now in {quoted(other.name)}", place)
            for place, other in reversed(list(enumerate(scenario.outcomes)))
            for profile in covered(scenario, other.profiles)
        }
        self._grid.show_profiles(scenario, members(scenario, outcome.id), marks)
        self._mixtures.show_mixtures(outcome.mixtures)

    @property
    def shown(self) -> Outcome:
        """The outcome."""
        return find(self.scenario.outcomes, self.item[1])

    def changed(self, new: Outcome) -> Restructured:
        """Put another one in its place."""
        return with_outcome(self.scenario, new)

    @property
    def _called(self) -> str:
        return quoted(self.shown.name)

    def _enter_color(self, color: str) -> None:
        self.take(self.changed(replace(self.shown, color=color)), f"Colour of {self._called}")

    @Slot(object)
    def _on_members(self, whens: tuple[When, ...]) -> None:
        change = with_members(self.scenario, self.shown.id, whens)
        self.take(change, f"Profiles of {self._called}")

    @Slot(object)
    def _on_mixture_added(self, mixture: Mixture) -> None:
        change = with_mixture(self.scenario, self.shown.id, mixture)
        self.take(change, f"Name a mixed equilibrium {self._called}")

    @Slot(object)
    def _on_mixture_removed(self, mixture: Mixture) -> None:
        change = without_mixture(self.scenario, self.shown.id, mixture)
        self.take(change, f"Mixed equilibrium no longer {self._called}")


def _severity(text: str) -> int:
    typed = plainly(text)
    if not (typed.isascii() and typed.isdigit()) or len(typed) > 3:
        raise ValueError("the severity is a whole number from 0, calm, to 100, severe")
    return int(typed)
