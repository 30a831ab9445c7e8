"""How a chart shall leave: title, format, size and resolution, with a picture of what comes out.

Owns the choice and its dialog. Writes nothing and knows no scene: a function it is given paints the
preview.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
)

from gui.charts.export import DPI, FORMATS, SIZE_NAMES, ExportError
from gui.controls.arrange import REST, below, beside
from gui.controls.choice import Choice
from gui.controls.entry import text_of
from gui.core.later import later
from gui.look.literal import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["ExportChoice", "ExportDialog", "Preview"]


SIZE_TEXTS = {"slide": "Slide, 16:9", "page": "Page width", "column": "Column width"}
PREVIEW = (520, 400)
PREVIEW_DPI = 96
#: Typing a title repaints the preview when the hand rests.
PREVIEW_DELAY_MS = 150


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the person wants written where. `title` is empty for the finding itself."""

    path: Path
    size: str = "slide"
    dpi: int = 192
    title: str = ""
    with_data: bool = False


#: Paints the chart as chosen, in another resolution: the bytes of a PNG.
Preview = Callable[[ExportChoice, int], bytes]


class ExportDialog(QDialog):
    """Asks for everything but the place."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export-dialog")
        self.setWindowTitle("Export chart")
        self._preview = preview
        self._title = QLineEdit(self)
        self._title.setPlaceholderText("The finding, as the chart states it")
        self._title.setAccessibleName("Title of the chart")
        self._title.setClearButtonEnabled(True)
        self._format = _combo("Format", {text: suffix for suffix, text in FORMATS.items()})
        self._size = _combo("Size", {SIZE_TEXTS.get(name, name): name for name in SIZE_NAMES})
        self._dpi = _combo(
            "Resolution",
            {text if "dpi" in text else f"{text} ({dpi} dpi)": dpi for text, dpi in DPI.items()},
        )
        self._dpi.setCurrentIndex(self._dpi.count() - 1)
        self._data = QCheckBox("Write the plotted numbers beside it (CSV)", self)
        self._picture = plain_label(parent=self)
        self._picture.setAccessibleName("Preview")
        self._picture.setFixedSize(*PREVIEW)
        self._picture.setWordWrap(True)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = later(self, "export-preview", PREVIEW_DELAY_MS, self.refresh)
        self._arrange()
        self._title.textChanged.connect(self._on_text)
        self._format.currentIndexChanged.connect(self._on_choice)
        self._size.currentIndexChanged.connect(self._on_choice)
        self._dpi.currentIndexChanged.connect(self._on_choice)
        self._on_choice()

    @property
    def suffix(self) -> str:
        """Suffix of the chosen format."""
        return str(self._format.currentData())

    def choice(self, path: Path) -> ExportChoice:
        """Return everything chosen, for a place."""
        return ExportChoice(
            path=path,
            size=str(self._size.currentData()),
            dpi=int(self._dpi.currentData()),
            title=text_of(self._title).strip(),
            with_data=self._data.isEnabled() and self._data.isChecked(),
        )

    @Slot()
    def refresh(self) -> None:
        """Paint the preview anew, or say why there is none."""
        pixmap = QPixmap()
        try:
            chosen = self.choice(Path(f"chart{self.suffix}"))
            pixmap.loadFromData(self._preview(chosen, PREVIEW_DPI))
        except ExportError as error:
            self._picture.setText(f"No preview: {error}")
            return
        how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self._picture.setPixmap(pixmap.scaled(self._picture.size(), *how))

    @Slot()
    def _on_text(self) -> None:
        self._timer.start()

    @Slot()
    def _on_choice(self) -> None:
        data = self.suffix == ".csv"
        self._dpi.setEnabled(self.suffix == ".png")
        for field in (self._size, self._title, self._data):
            field.setEnabled(not data)
        self.refresh()

    def _arrange(self) -> None:
        form, fields = QFormLayout(), (self._title, self._format, self._size, self._dpi)
        for name, field in zip(("&Title", "&Format", "&Size", "&Resolution"), fields, strict=True):
            form.addRow(name, field)
        form.addRow("", self._data)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Help | standard.Cancel, self)
        go = buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        side = below(form, REST, buttons)
        beside(self._picture, (side, 1), of=self, margins=16, gap=16)


def _combo(name: str, entries: dict[str, object]) -> QComboBox:
    combo = Choice(None, name)
    for text, value in entries.items():
        combo.addItem(text, value)
    return combo
