"""Taking the chart away: to a file or to the clipboard, from the scene that is on the screen.

Owns the conversation. What the files contain is `gui.charts.export`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from games.model.file.library import bundled_name
from gui.charts.export import ExportError, copy_to_clipboard, options_of, render, write
from gui.charts.marks.provenance import Origin, from_origin
from gui.desk.dialogs import may_replace
from gui.files.words import file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.charts.marks.printed import Printed
    from gui.charts.pages.tabs import ChartTabs
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.desk.talks.export_dialog import ExportChoice

__all__ = ["ChartExport", "origin_of"]

#: The size of what goes to the clipboard.
COPIED = "page"


def origin_of(document: Document) -> Origin:
    """Return the file of a document, or the bundled scenario that it began with."""
    path = document.path
    return Origin(path.name if path else bundled_name(document.saved), document.saved)


class ChartExport(QObject):
    """Exports and copies the chart in front.

    Parameters
    ----------
    tabs
        Give the scene to print, and what it is called.
    document
        Tells what the chart is of, and what of it is in a file.
    dialogs
        Who asks how and where.
    home
        Tells in which folder to begin before anything was exported.
    secure
        Has unsaved changes on the disk before the main thread is busy for long.

    Signals
    -------
    done(str)
        What was written or copied, in a sentence.
    """

    done = Signal(str)

    def __init__(
        self,
        tabs: ChartTabs,
        document: Document,
        dialogs: Dialogs,
        home: Callable[[], Path],
        parent: QObject | None = None,
        secure: Callable[[], object] = bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chart-export")
        self._tabs = tabs
        self._document = document
        self._dialogs = dialogs
        self._home = home
        self._secure = secure
        self._folder: Path | None = None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"chart.export": self.export, "chart.copy": self.copy}

    def export(self) -> bool:
        """Ask how and where, and write; False if nothing was written."""
        scene = self._tabs.page.scene()
        if scene is None:
            return False
        self._secure()
        name = f"{scene.provenance.scenario} - {self._tabs.title}"
        folder = self._folder or self._home()
        choice = self._dialogs.ask_export(self._picture, file_name(name), folder)
        if choice is None:
            return False
        paths = [choice.path]
        if choice.with_data and choice.path.suffix.lower() != ".csv":
            paths.append(choice.path.with_suffix(".csv"))
            if not may_replace(self._dialogs, paths[-1]):
                return False
        try:
            titled = self._titled(choice)  # an answer may have come while it was asked
            for path in paths:
                write(titled, path, size=choice.size, dpi=choice.dpi)
        except OSError as error:
            self._dialogs.tell_problem("The chart could not be exported.", str(error))
            return False
        self._folder = choice.path.parent
        self.done.emit(f"Exported {' and '.join(path.name for path in paths)}")
        return True

    def copy(self) -> None:
        """Put the chart on the clipboard, as a picture and as data."""
        if self._tabs.page.scene() is not None:
            self._secure()
            copy_to_clipboard(self._scene("", options_of(COPIED)), size=COPIED)
            self.done.emit("Copied the chart as a picture and as data")

    def _titled(self, choice: ExportChoice) -> Printed:
        """Return the scene as it is chosen, with what draws it again like this at its foot."""
        dpi = {"dpi": choice.dpi} if choice.path.suffix.lower() == ".png" else {}
        return self._scene(choice.title, options_of(choice.size, **dpi))

    def _scene(self, title: str, options: tuple[str, ...]) -> Printed:
        scene = self._tabs.page.scene(title)
        if scene is None:
            message = "there is no chart any more"
            raise ExportError(message)
        origin = origin_of(self._document)
        return from_origin(scene, self._document.scenario, origin, options=options)

    def _picture(self, choice: ExportChoice, dpi: int) -> bytes:
        return render(self._titled(choice), ".png", size=choice.size, dpi=dpi)
