"""The form of the scenario itself: what it is called, what it is about, who moves when.

Owns its fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from games.model.edit.structure.facts import with_texts
from gui.controls.arrange import button
from gui.core.playing import choose_play, stages_name, suggested
from gui.panels.structure.form import Form
from gui.panels.structure.stages import StagesField

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.play import Stages
    from games.model.scenario import Scenario

__all__ = ["ScenarioForm"]

_HINT = (
    "Players in one row move together; whoever moves later sees all earlier moves. Drag a name to "
    "another row or between two rows, or press Up or Down at it."
)
#: Captions of the texts, each the name of its fact; what it is for, and lines that are shown.
_TEXTS = (
    ("Date", "The day the scenario is about, in any form", 1),
    ("Summary", "What the confrontation is about, for a reader who knows nothing of it", 5),
    ("Notes", "For yourself and whoever goes on with it", 5),
)


class ScenarioForm(Form):
    """Title, date, summary, notes and who moves when."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            "Title", "title", lambda title: f"Rename scenario to “{title.strip()}”"
        )
        self._stages = StagesField(self)
        self._stages.wanted.connect(self._on_wanted)
        self.add_widget(self._stages, "Who moves when", _HINT)
        self._suggestion = self.add_remark()
        tip = "Let the players move in the order that the scenario suggests"
        self._follow = button("Play as suggested", self, self._on_suggested, tip)
        self.add_widget(self._follow)
        for caption, tip, lines in _TEXTS:
            step = f"{caption} of the scenario"
            self.fact(caption, caption.lower(), step.format, tip=tip, lines=lines)

    def focus_stages(self) -> None:
        """Give the keyboard to the first name among the stages."""
        self._stages.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Show the facts."""
        super().fill()
        scenario = self.scenario
        self._stages.show_play(scenario)
        stages = suggested(scenario)
        self._suggestion.setVisible(bool(stages))
        self._follow.setVisible(bool(stages))
        self._follow.setEnabled(stages != scenario.play.stages)
        if stages:
            self._suggestion.say(f"The scenario suggests: {stages_name(scenario, stages)}.")

    @property
    def shown(self) -> Scenario:
        """The scenario."""
        return self.scenario

    def changed(self, new: Scenario) -> Restructured:
        """Take the texts of another one."""
        return with_texts(new)

    @Slot(object)
    def _on_wanted(self, stages: Stages) -> None:
        choose_play(self._document, stages)

    @Slot()
    def _on_suggested(self) -> None:
        choose_play(self._document, suggested(self.scenario))
