"""Charts as files and on the clipboard, all from the scene that is on the screen.

Owns the formats and what each contains. Everything but CSV measures and paints text and so needs a
`QApplication` to exist; without a screen the platform "offscreen" does. The same scene and size
give the same bytes.

A chart in `gui.charts.kinds` has all of them: its folder's layout and tables are what is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gui.charts.export.files import ExportError, refuse_existing, write_whole

if TYPE_CHECKING:
    from gui.charts.export.page import Size
    from gui.charts.marks.printed import Printed

__all__ = [
    "DPI",
    "DPI_RANGE",
    "FORMATS",
    "SIZE_NAMES",
    "USUAL_DPI",
    "ExportError",
    "copy_to_clipboard",
    "options_of",
    "refuse_existing",
    "render",
    "write",
]

#: Suffix and name of every format, in the order in which menus offer them.
FORMATS: dict[str, str] = {
    ".png": "PNG picture",
    ".svg": "SVG drawing",
    ".pdf": "PDF page",
    ".csv": "CSV table of the plotted numbers",
}
#: Resolutions of pictures: as on screen, for dense screens, for print.
DPI: dict[str, int] = {"1x": 96, "2x": 192, "300 dpi": 300}
#: Names of the sizes; `gui.charts.export.page.SIZES` has what they mean.
SIZE_NAMES = ("slide", "page", "column")
#: Least and greatest resolution; beyond, a picture of a slide takes more than half a gigabyte.
DPI_RANGE = (24, 1200)
#: Resolution of the command line's pictures, of the first size, unless it is told otherwise.
USUAL_DPI = 300


def render(scene: Printed, suffix: str, *, size: str | Size = "slide", dpi: int = 192) -> bytes:
    """Return a chart as the bytes of a file.

    Parameters
    ----------
    suffix
        One of `FORMATS`.
    size
        One of `SIZE_NAMES`, or a size of one's own; CSV has none.
    dpi
        Resolution of PNG pictures; vectors have none.

    Raises
    ------
    ExportError
        For an unknown suffix or size, or a resolution that makes no sense.
    """
    suffix = suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(name.removeprefix(".").upper() for name in FORMATS)
        message = f"Charts are written as {known}; “{suffix or 'no suffix'}” is none of them."
        raise ExportError(message)
    if suffix == ".csv":
        from gui.charts.export.data import csv_bytes

        return csv_bytes(scene)
    return _painted(scene, suffix, _size(size), dpi)


def write(scene: Printed, path: str | Path, *, size: str | Size = "slide", dpi: int = 192) -> Path:
    """Write a chart in the format of the path's suffix; return where.

    The file is written completely or not at all. See `render` for the parameters.

    Raises
    ------
    ExportError
        Also if the folder is missing or cannot be written.
    """
    target = Path(path)
    write_whole(target, render(scene, target.suffix, size=size, dpi=dpi))
    return target


def options_of(size: str, dpi: int = USUAL_DPI) -> tuple[str, ...]:
    """Return the options of the command line for a size and a resolution that are not its usual."""
    return (
        *(("--size", size) if size != SIZE_NAMES[0] else ()),
        *(("--dpi", str(dpi)) if dpi != USUAL_DPI else ()),
    )


def copy_to_clipboard(scene: Printed, *, size: str | Size = "page", dpi: int = 192) -> None:
    """Put a chart on the clipboard: as picture, as drawing, and its numbers as a table."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QGuiApplication

    from gui.charts.export.data import csv_bytes
    from gui.charts.export.page import Page
    from gui.charts.export.png import image

    chosen = _size(size)
    page = Page(scene, chosen)
    picture = image(page.size.width, page.size.height, _resolution(dpi), page.paint)
    numbers = csv_bytes(scene)
    data = QMimeData()
    data.setImageData(picture)
    data.setData("image/svg+xml", render(scene, ".svg", size=chosen))
    data.setData("text/csv", numbers)
    data.setText(numbers.decode())
    QGuiApplication.clipboard().setMimeData(data)


def _painted(scene: Printed, suffix: str, size: Size, dpi: int) -> bytes:
    from gui.charts.export.page import Page
    from gui.charts.export.pdf import pdf_bytes
    from gui.charts.export.png import image, png_bytes

    page = Page(scene, size)
    size = page.size
    if suffix == ".png":
        picture = image(size.width, size.height, _resolution(dpi), page.paint)
        return png_bytes(picture, scene.title, scene.description)
    if suffix == ".pdf":
        return pdf_bytes(size.width, size.height, scene.title, scene.description, page.paint)
    return page.svg(scene.title, scene.description)


def _size(size: str | Size) -> Size:
    from gui.charts.export.page import SIZES

    if not isinstance(size, str):
        return size
    if size not in SIZES:
        message = f"There is no size “{size}”; there are {', '.join(SIZES)}."
        raise ExportError(message)
    return SIZES[size]


def _resolution(dpi: int) -> int:
    low, high = DPI_RANGE
    if not low <= dpi <= high:
        message = f"A resolution of {dpi} dots per inch makes no sense; choose {low} to {high}."
        raise ExportError(message)
    return dpi
