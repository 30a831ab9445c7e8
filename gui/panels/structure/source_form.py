"""The form of a source, and which considerations cite it.

Owns its fields. What becomes of citations is `games.model.edit.structure.sources`'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.structure.sources import with_source
from games.model.items import find
from games.words.names import quoted, starting
from games.words.wording import counted
from gui.controls.paragraph import Paragraph
from gui.look.literal import in_tip
from gui.panels.structure.form import Form
from gui.panels.structure.parts import Part

if TYPE_CHECKING:
    from games.model.scenario import Source

__all__ = ["SourceForm"]


class SourceForm(Form):
    """Title, publisher, date and note of a source."""

    def make(self) -> None:
        """Add the fields."""
        self._title = self.add_text("Title", self._enter_title)
        self._publisher = self.add_text(
            "Publisher", self._enter_publisher, tip="Who published it, or who told you"
        )
        self._date = self.add_text("Date", self._enter_date, tip="In any form: 2019-12-30, March…")
        self._note = self.add_text(
            "Note", self._enter_note, tip="Where to find it, how far to trust it", lines=3
        )
        self._cited = Paragraph(self)
        self._cited.setAccessibleName("Cited by")
        self.add(Part("Cited by", self._cited))

    def fill(self) -> None:
        """Show the source."""
        source = self._source
        self.put(self._title, source.title)
        self.put(self._publisher, source.publisher)
        self.put(self._date, source.date)
        self.put(self._note, source.note)
        citing = [c.title for c in self.scenario.considerations if c.source == source.id]
        count = counted(len(citing), "consideration")
        self._cited.say(f"{starting(count)}" if citing else "No consideration yet")
        self._cited.setToolTip(in_tip("\n".join(citing)))
        self._cited.setAccessibleDescription("; ".join(citing))

    @property
    def _source(self) -> Source:
        return find(self.scenario.sources, self.item[1])

    def _enter_title(self, text: str) -> None:
        self._enter(replace(self._source, title=text), f"Rename source to “{text.strip()}”")

    def _enter_publisher(self, text: str) -> None:
        self._enter(
            replace(self._source, publisher=text), f"Publisher of {quoted(self._source.title)}"
        )

    def _enter_date(self, text: str) -> None:
        self._enter(replace(self._source, date=text), f"Date of {quoted(self._source.title)}")

    def _enter_note(self, text: str) -> None:
        self._enter(replace(self._source, note=text), f"Note on {quoted(self._source.title)}")

    def _enter(self, source: Source, label: str) -> None:
        self.take(with_source(self.scenario, source), label)
