"""A person who answers the desk's questions as the test says, and remembers what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.desk.dialogs import Answer, Dialogs
from gui.files.recovery_dialog import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from games.model.edit.pasting.paste import Reading
    from games.model.scenario import Scenario
    from gui.desk.talks.export_dialog import ExportChoice, Preview
    from gui.files.recovery_dialog import Offer


class FakeDialogs(Dialogs):
    """Answers prepared beforehand; every question is noted in `asked`."""

    def __init__(self) -> None:
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.export_choice: ExportChoice | None = None
        self.folder: Path | None = None
        self.paper_path: Path | None = None
        self.unsaved = Answer.CANCEL
        self.confirmed = False
        self.reading = 0
        self.choice = ""
        self.fates: list[Fate] = []
        self.offers: list[Offer] = []
        self.told: list[str] = []
        self.asked: list[str] = []
        self.begun: list[Path] = []
        self.problems: list[tuple[str, str, str]] = []

    def ask_open(self, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.open_path

    def ask_save(self, suggestion: Path) -> Path | None:
        self.asked.append(f"save {suggestion.name}")
        return self.save_path

    def ask_unsaved(self, name: str) -> Answer:
        self.asked.append(f"unsaved {name}")
        return self.unsaved

    def ask_export(self, preview: Preview, name: str, folder: Path) -> ExportChoice | None:
        self.asked.append(f"export {name}")
        self.begun.append(folder)
        return self.export_choice

    def ask_folder(self, folder: Path) -> Path | None:
        self.asked.append("folder")
        self.begun.append(folder)
        return self.folder

    def ask_paper(self, suggestion: Path) -> Path | None:
        self.asked.append(f"paper {suggestion.name}")
        return self.paper_path

    def ask_paste(self, scenario: Scenario, readings: Sequence[Reading], text: str) -> int | None:
        self.asked.append(f"paste {' or '.join(str(len(r.plan.changes)) for r in readings)}")
        return self.reading if self.confirmed else None

    def confirm(self, what: str, why: str, do: str, details: str = "") -> bool:
        self.asked.append(f"confirm {what}")
        return self.confirmed

    def choose(self, what: str, why: str, options: Sequence[str], details: str = "") -> int | None:
        self.asked.append(f"choose {what}")
        self.told.append(f"{why}\n{details}")
        return options.index(self.choice) if self.choice in options else None

    def ask_recovery(self, offers: Sequence[Offer]) -> tuple[Fate, ...]:
        self.asked.append(f"recover {', '.join(offer.title for offer in offers)}")
        self.offers += offers
        self.told += [f"{offer.what}\n{offer.why}" for offer in offers]
        return tuple(self.fates[: len(offers)]) + (Fate.KEEP,) * (len(offers) - len(self.fates))

    def tell_problem(self, what: str, why: str, details: str = "") -> None:
        self.problems.append((what, why, details))
