"""The form of a source, and which considerations cite it.

Owns its fields. What becomes of citations is `games.model.edit.structure.sources`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.edit.structure.sources import with_source
from games.model.items import find
from games.words.names import quoted, starting
from games.words.wording import counted
from gui.controls.paragraph import Paragraph
from gui.look.literal import in_tip
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Source

__all__ = ["SourceForm"]


class SourceForm(Form):
    """Title, publisher, date and note of a source."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact("Title", "title", lambda title: f"Rename source to “{title.strip()}”")
        self.fact(
            *("Publisher", "publisher", lambda _: f"Publisher of {self._called}"),
            tip="Who published it, or who told you",
        )
        self.fact(
            *("Date", "date", lambda _: f"Date of {self._called}"),
            tip="In any form: 2019-12-30, March…",
        )
        tip = "Where to find it, how far to trust it"
        self.fact("Note", "note", lambda _: f"Note on {self._called}", tip=tip, lines=3)
        self._cited = Paragraph(self)
        self._cited.setAccessibleName("Cited by")
        self.add_widget(self._cited, "Cited by")

    def fill(self) -> None:
        """Show the source."""
        super().fill()
        citing = [c.title for c in self.scenario.considerations if c.source == self.shown.id]
        count = counted(len(citing), "consideration")
        self._cited.say(f"{starting(count)}" if citing else "No consideration yet")
        self._cited.setToolTip(in_tip("\n".join(citing)))
        self._cited.setAccessibleDescription("; ".join(citing))

    @property
    def shown(self) -> Source:
        """The source."""
        return find(self.scenario.sources, self.item[1])

    def changed(self, new: Source) -> Restructured:
        """Put another one in its place."""
        return with_source(self.scenario, new)

    @property
    def _called(self) -> str:
        return quoted(self.shown.title)
