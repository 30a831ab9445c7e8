"""The folder of a briefing: which files there are, what each is, and how they get there.

Owns names and the order of work. Files are made one by one, so that whoever asks can show progress
and stay awake; they are written when all of them exist, each completely or not at all, and never
outside the folder. Needs a QApplication.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.whole import followed
from gui.briefing.gather import DPI
from gui.briefing.html import paper_html
from gui.briefing.pdf import paper_pdf
from gui.charts.export import render
from gui.charts.export.files import (
    ExportError,
    ThereAlreadyError,
    refuse_existing,
    write_whole,
)
from gui.charts.export.page import SIZES, Page, Size
from gui.charts.marks.printed import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.briefing.charts import Chart
    from gui.briefing.gather import Pack
    from gui.charts.marks.printed import Printed

__all__ = [
    "ExportError",
    "ThereAlreadyError",
    "in_the_way",
    "is_briefing",
    "made",
    "prepare",
    "steps",
    "write",
]

_PAPER, _SCENARIO = "paper.html", "data/scenario.equipoise"
#: Every file but the charts, whose names depend on what is found.
_NAMES = (
    *(_PAPER, "paper.pdf", "README.txt"),
    *(_SCENARIO, "data/equilibria.json", "data/sweep.json"),
)
_DRAWN = (".svg", ".png", ".csv")

#: Width of a chart in the paper: the text of A4, in pixels of 1/96 inch.
_WIDTH = 644
_BUT = ",\nbut for the levels of the file it was first made from, which the copy does not hold"
_NOWHERE = Provenance("", "", "", "", "", caveat="")


def steps(pack: Pack) -> int:
    """Return how many times `made` yields."""
    return 3 * len(pack.charts) + len(_printed(pack)) + 3


def made(pack: Pack) -> Iterator[tuple[tuple[str, bytes], ...]]:
    """Make the files, a few at a time: every yield is a step of the work with what it made.

    A name has forward slashes and is relative to the folder.
    """
    drawings: dict[str, bytes] = {}
    for chart in pack.charts:
        if chart.height:
            drawings[chart.id] = render(_bare(chart.scene), ".svg", size=_in_paper(chart))
            yield ()
        for suffix in _DRAWN:
            data = render(chart.scene, suffix, size="slide", dpi=DPI)
            yield ((f"charts/{chart.stem}{suffix}", data),)
    yield ((_PAPER, paper_html(pack.paper, drawings)),)
    pages = {chart.id: Page(_bare(chart.scene), _in_paper(chart)) for chart in _printed(pack)}
    yield (("paper.pdf", paper_pdf(pack.paper, pages)),)
    yield (
        *((name, data) for name, _, data in pack.data),
        ("README.txt", _readme(pack).encode()),
    )


def is_briefing(folder: Path) -> bool:
    """Tell whether a folder holds an earlier briefing."""
    return (folder / _PAPER).is_file() and (folder / _SCENARIO).is_file()


def in_the_way(folder: Path) -> list[Path]:
    """Return what is there already and a briefing might replace: its files, any charts."""
    charts: list[Path] = []
    with suppress(OSError):
        charts = sorted((folder / "charts").iterdir())
    named = (folder / name for name in _NAMES)
    return [
        *(path for path in named if os.path.lexists(path)),
        *(path for path in charts if path.suffix.lower() in _DRAWN),
    ]


def prepare(folder: Path, *, replace: bool = False) -> None:
    """Make the folder and its parts, or say at once why nothing could be written there.

    Parameters
    ----------
    folder
        Where the briefing shall be.
    replace
        Whether an earlier one there may be replaced.

    Raises
    ------
    ThereAlreadyError
        If there is something in its way.
    ExportError
        With a sentence for a person.
    """
    if "\0" in str(folder):
        raise ExportError("A folder's name cannot contain a null character.")
    if not replace:
        refuse_existing(in_the_way(folder))
    for part in (folder, folder / "charts", folder / "data"):
        try:
            part.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            what = "link that leads to no folder" if part.is_symlink() else "file, not a folder"
            message = f"“{part}” is a {what}."
            raise ExportError(message) from None
        except OSError as error:
            message = f"Cannot make the folder “{part}”: {error.strerror or error}."
            raise ExportError(message) from error
        _refuse_outside(folder, part)
        if not os.access(part, os.W_OK | os.X_OK):
            message = f"Cannot write into “{part}”: permission denied."
            raise ExportError(message)


def write(folder: Path, files: list[tuple[str, bytes]], *, replace: bool = False) -> list[Path]:
    """Write the files, if they may replacing those that have their names; return where.

    Raises
    ------
    ExportError
        If one cannot be written, is there already, or its name leads out of the folder through a
        link.
    """
    prepare(folder, replace=replace)
    if not replace:
        refuse_existing(folder / name for name, _ in files)
    paths = []
    for name, data in files:
        path = folder / name
        _refuse_outside(folder, path)
        write_whole(path, data)
        paths.append(path)
    return paths


def _refuse_outside(folder: Path, path: Path) -> None:
    """Refuse a path that a link leads out of the folder."""
    try:
        inside = followed(path).is_relative_to(followed(folder))
    except OSError as error:
        raise ExportError(f"Cannot write to “{path}”: {error}.") from None
    if not inside:
        message = f"“{path}” is a link that leads out of the folder; nothing was written there."
        raise ExportError(message)


def _printed(pack: Pack) -> list[Chart]:
    """Return the charts of the paper."""
    return [chart for chart in pack.charts if chart.height]


def _bare(scene: Printed) -> Printed:
    """Return a scene without its foot: in the paper every page has one."""
    return replace(scene, provenance=_NOWHERE)


def _in_paper(chart: Chart) -> Size:
    """Return the size of a chart in the paper, with the type of a page."""
    height = round(_WIDTH * chart.height / 4) * 4
    return replace(SIZES["page"], name="paper", width=_WIDTH, height=height, title=9.75, margin=0)


def _readme(pack: Pack) -> str:
    """Return what is what, and how to make it again."""
    files = [
        ("paper.html", "the paper for any browser; needs no other file"),
        ("paper.pdf", "the same paper for print, A4"),
    ]
    for chart in pack.charts:
        finding = chart.scene.title.rstrip(".")
        files += [
            (f"charts/{chart.stem}.svg", f"{finding}; drawing"),
            (f"charts/{chart.stem}.png", f"the same as a picture, {DPI} dots per inch"),
            (f"charts/{chart.stem}.csv", "the numbers in it, with every digit"),
        ]
    files += [(name, about) for name, about, _ in pack.data]
    width = max(len(name) for name, _ in files)
    listed = "\n".join(f"  {name:<{width}}  {about}" for name, about in files)
    return (
        f"{pack.paper.kicker}\n{pack.paper.title}\n\n{listed}\n\n"
        "Make it again, from this folder:\n"
        f"  {pack.command}\n"
        "The same scenario, version and fonts give the same files, byte for byte"
        f"{_BUT if pack.moved else ''}.\n\n"
        f"{chr(10).join(pack.paper.footer)}\n"
    )
