"""Versions on the desk: the commands about snapshots and comparisons.

Owns what the commands mean; snapshots are the panel's, comparisons are
`gui.desk.talks.comparing`'s.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.desk.talks.comparing.conversation import Comparing
    from gui.desk.talks.comparing.window import CompareWindow
    from gui.files.files import Files
    from gui.panels.versions.panel import VersionsPanel
    from gui.work.upkeep import Analysis

__all__ = ["VersionsDesk"]


class VersionsDesk(QObject):
    """Snapshots and comparisons of one window.

    Parameters
    ----------
    window
        What comparisons lie beside.
    document, analysis
        What is compared, and answers that are there already.
    panel
        The list of snapshots.
    files, dialogs
        Where files are, who asks the person.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        analysis: Analysis,
        panel: VersionsPanel,
        files: Files,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(window)
        self.setObjectName("versions-desk")
        self._panel = panel
        self._needs = (window, document, analysis, files, dialogs)
        panel.compare_asked.connect(self._on_compare_asked)

    @cached_property
    def comparing(self) -> Comparing:
        """The conversation; imported and made when something is first compared."""
        from gui.desk.talks.comparing.conversation import Comparing

        return Comparing(*self._needs)

    @property
    def window(self) -> CompareWindow | None:
        """The comparison window, None before it was first asked for."""
        return self.comparing.window if "comparing" in vars(self) else None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"snapshot.compare": self.compare}

    def compare(self) -> None:
        """Compare the present with the selected snapshot, if one can be seen to be selected."""
        self.comparing.with_present(self._panel.selected if self._panel.isVisible() else "")

    @Slot(str)
    def _on_compare_asked(self, snapshot_id: str) -> None:
        self.comparing.with_present(snapshot_id)

    @Slot(str, object)
    def compare_with(self, name: str, scenario: Scenario) -> None:
        """Compare the present with an earlier step of the history."""
        self.comparing.with_another(name, scenario)
