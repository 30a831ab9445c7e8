"""Exported charts read back: the words, the vectors, the numbers, the bytes."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.export import (
    FORMATS,
    SIZE_NAMES,
    ExportError,
    copy_to_clipboard,
    render,
    write,
)
from gui.charts.export.page import SIZES
from gui.charts.export.pdf import timeless
from gui.charts.sweep.table import COLUMNS
from gui.look.tokens import DARK
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario
    from games.study.sweep.report import Sweep
    from gui.charts.sweep.types import SweepScene

# every test draws and writes whole pictures
pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.slow]

SVG = "{http://www.w3.org/2000/svg}"
VECTORS = [suffix for suffix in FORMATS if suffix in (".svg", ".pdf")]


def drawing(scene: SweepScene, **how: object) -> ElementTree.Element:
    return ElementTree.fromstring(render(scene, ".svg", **how))  # type: ignore[arg-type]


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def corners(data: str) -> np.ndarray:
    return np.array([[float(x), float(y)] for x, y in re.findall(r"[ML](\S+?) ([-\d.]+)", data)])


def heights(points: np.ndarray, count: int) -> np.ndarray | None:
    """Lower minus upper edge of an area of `count` corners, None for another shape."""
    if len(points) == count - 1:  # it ends where it began, and its Z alone says so
        points = np.vstack([points, points[:1]])
    if len(points) != count:
        return None
    return points[count // 2 :, 1][::-1] - points[: count // 2, 1]


def table(scene: SweepScene) -> list[dict[str, str]]:
    lines = render(scene, ".csv").decode().splitlines()
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO(body)))


@pytest.mark.parametrize("size", SIZE_NAMES)
def test_an_svg_says_everything_in_real_text(scene: SweepScene, size: str) -> None:
    said = " ".join(texts(drawing(scene, size=size)))
    names = [segment.name for segment in scene.segments]
    for words in (*names, *(tip.text for tip in scene.tips), "today 0.60"):
        assert words in said
    for words in (scene.title, scene.subtitle, scene.axis.title):
        assert words in said
    for part in scene.provenance.parts():
        assert part in said


def test_an_svg_carries_words_for_those_who_do_not_see_it(scene: SweepScene) -> None:
    root = drawing(scene)
    assert root.findtext(f"{SVG}title") == scene.title
    assert root.findtext(f"{SVG}desc") == scene.description
    assert root.get("role") == "img"


def test_an_svg_holds_lines_and_letters_and_nothing_else(scene: SweepScene) -> None:
    kinds = {element.tag.removeprefix(SVG) for element in drawing(scene).iter()}
    assert kinds == {"svg", "title", "desc", "rect", "g", "path", "text"}


def test_areas_of_an_svg_have_the_heights_that_the_numbers_say(scene: SweepScene) -> None:
    root = drawing(scene)
    filled: dict[str, list[np.ndarray]] = {}
    for element in root.iter(f"{SVG}path"):
        filled.setdefault(element.get("fill", ""), []).append(corners(element.get("d", "")))
    whole = next(slab for area in scene.areas for slab in area.slabs if slab.values.min() == 1)
    calm = max(filled[scene.areas[0].color], key=lambda points: np.ptp(points[:, 1]))
    unit = np.ptp(calm[:, 1])
    assert whole.regime == 0
    for area in scene.areas:
        for slab in area.slabs:
            drawn = [heights(points, 2 * len(slab.levels)) for points in filled[area.color]]
            assert any(
                found is not None and np.allclose(found / unit, slab.values, atol=0.002)
                for found in drawn
            ), area.key


def test_hatches_are_lines_in_every_vector_format(scene: SweepScene) -> None:
    assert "pattern" not in {element.tag.removeprefix(SVG) for element in drawing(scene).iter()}
    bare = replace(scene, areas=tuple(replace(area, hatch="none") for area in scene.areas))
    for suffix in VECTORS:
        assert len(render(scene, suffix)) > len(render(bare, suffix)) + 500


@pytest.mark.parametrize("size", SIZE_NAMES)
def test_nothing_in_an_svg_leaves_the_page(folded_scene: SweepScene, size: str) -> None:
    root = drawing(folded_scene, size=size)
    width, height = SIZES[size].width, SIZES[size].height
    for element in root.iter(f"{SVG}text"):
        left = float(element.get("x", "nan"))
        assert left >= -0.5
        assert left + float(element.get("textLength", "nan")) <= width + 0.5, element.text
        assert 0 < float(element.get("y", "nan")) < height


def test_names_with_markup_and_stray_characters_stay_text(iraq: Scenario, baseline: Sweep) -> None:
    odd = replace(iraq, title='<script>alert("x")</script> & \x07\ufffe co')
    root = drawing(sweep_scene(odd, baseline, "low", 0.6))
    assert not list(root.iter(f"{SVG}script"))
    assert any('<script>alert("x")</script> &' in text for text in texts(root))


def test_text_from_right_to_left_is_marked_as_such(iraq: Scenario, baseline: Sweep) -> None:
    root = drawing(sweep_scene(iraq, baseline, "low", 0.6, title="فشار تحریم (Iran) 3/16"))
    marked = [e.text for e in root.iter(f"{SVG}text") if e.get("direction") == "rtl"]
    assert any("فشار" in (text or "") for text in marked)


def test_a_pdf_is_one_page_of_extractable_text(scene: SweepScene) -> None:
    reader = PdfReader(io.BytesIO(render(scene, ".pdf", size="page")))
    assert len(reader.pages) == 1
    page = reader.pages[0]
    size = SIZES["page"]
    assert float(page.mediabox.width) == pytest.approx(size.width * 0.75, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(size.height * 0.75, abs=0.01)
    said = " ".join(page.extract_text().split())
    for words in (scene.title, "Cat and mouse", "8/15", "Illustrative: judgements, not estimates"):
        assert words in said


def test_a_pdf_embeds_its_fonts_and_no_bitmap(scene: SweepScene) -> None:
    page = PdfReader(io.BytesIO(render(scene, ".pdf"))).pages[0]
    assert list(page.images) == []
    fonts = page["/Resources"]["/Font"].get_object()  # type: ignore[index]
    assert fonts
    for reference in fonts.values():
        descendant = reference.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_a_pdf_carries_title_and_description_and_no_clock(scene: SweepScene) -> None:
    reader = PdfReader(io.BytesIO(render(scene, ".pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == scene.title
    assert reader.metadata.creation_date is None
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_description == {"x-default": scene.description}


def test_taking_out_the_dates_keeps_every_offset_right() -> None:
    head = b"%PDF-1.4\n"
    first = (
        b"1 0 obj\n<<\n/CreationDate (D:20261122142655+01'00')\n/ModDate (D:2026Z)\n>>\nendobj\n"
    )
    second = b"2 0 obj\n<<>>\nendobj\n"
    start = len(head + first + second)
    rows = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
    rows %= (len(head), len(head + first))
    document = (
        head + first + second + rows + b"trailer\n<</Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    )
    bare = timeless(document)
    assert b"Date" not in bare
    table_at = int(re.findall(rb"startxref\n(\d+)", bare)[0])
    assert bare[table_at:].startswith(b"xref")
    offsets = [int(row) for row in re.findall(rb"(\d{10}) 00000 n", bare)]
    assert [bare[at : at + 7] for at in offsets] == [b"1 0 obj", b"2 0 obj"]
    assert timeless(bare) == bare


TITLE = "Ends /CreationDate (D:1)\n/Info 2 0 R trailer startxref 5 endobj endstream ]]> \uffff"


def test_a_title_that_reads_like_a_pdf_breaks_nothing(scene: SweepScene) -> None:
    told = replace(scene, title=TITLE, description=f"{TITLE} /ModDate (D:2)")
    data = render(told, ".pdf")
    reader = PdfReader(io.BytesIO(data), strict=True)  # strict: a wrong length is an error
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None
    assert (reader.metadata.title or "").startswith("Ends /CreationDate (D:1)")
    assert reader.xmp_metadata is not None
    said = reader.xmp_metadata.dc_description["x-default"]
    assert said.replace("\r", "") == f"{TITLE} /ModDate (D:2)".replace("\uffff", "")
    for found in re.finditer(rb"/Length (\d+)\n>>\nstream\n", data):
        end = found.end() + int(found[1])
        assert data[end : end + 10].strip().startswith(b"endstream")
    offsets = [int(row) for row in re.findall(rb"(\d{10}) 00000 n", data)]
    for number, at in enumerate(offsets, start=1):
        assert data[at:].startswith(b"%d 0 obj" % number)


@pytest.mark.parametrize("dpi", [96, 192, 300])
def test_a_png_has_the_size_and_resolution_asked_for(scene: SweepScene, dpi: int) -> None:
    image = QImage.fromData(render(scene, ".png", size="page", dpi=dpi))
    size = SIZES["page"]
    assert image.width() == round(size.width * dpi / 96)
    assert image.height() == round(size.height * dpi / 96)
    assert image.dotsPerMeterX() * 0.0254 == pytest.approx(dpi, abs=0.02)
    assert image.text("Title") == scene.title
    # Qt reads no-break spaces as spaces
    assert image.text("Description") == scene.description.replace("\N{NO-BREAK SPACE}", " ")


def test_lines_of_a_picture_grow_with_its_resolution(scene: SweepScene) -> None:
    def width_of_the_cursor(dpi: int) -> float:
        image = QImage.fromData(render(scene, ".png", size="slide", dpi=dpi))
        scale = dpi / 96
        y = round(230 * scale)
        dark = [x for x in range(image.width()) if image.pixelColor(x, y).lightness() < 60]
        return len(dark) / scale

    assert width_of_the_cursor(300) == pytest.approx(width_of_the_cursor(96), abs=1.3)
    assert width_of_the_cursor(300) > 1.5


def test_print_is_light_whatever_the_screen_is(scene: SweepScene) -> None:
    canvas = SweepCanvas(DARK)
    canvas.show_scene(scene)
    assert canvas.grab().toImage().pixelColor(1, 1).name() == DARK.base
    printed = QImage.fromData(render(scene, ".png", size="column", dpi=96))
    assert printed.pixelColor(1, 1).name() == "#ffffff"


def test_outcomes_can_be_told_apart_in_grey(scene: SweepScene) -> None:
    # either lightness or hatching differs between any two areas
    from gui.look.colors import contrast

    for k, first in enumerate(scene.areas):
        for second in scene.areas[k + 1 :]:
            assert first.hatch != second.hatch or contrast(first.color, second.color) > 1.5


def test_a_csv_holds_exactly_the_numbers_of_the_scene(folded_scene: SweepScene) -> None:
    rows = table(folded_scene)
    assert tuple(rows[0]) == COLUMNS
    for curve in folded_scene.curves:
        for piece in curve.pieces:
            told = [
                (float(row["level"]), float(row["value"]), float(row["weight"]))
                for row in rows
                if (row["kind"], row["series"]) == ("move", curve.label)
                if (int(row["regime"]), int(row["branch"])) == (piece.regime + 1, piece.branch + 1)
            ]
            assert told == [
                (s, v, piece.weight) for s, v in zip(piece.levels, piece.values, strict=True)
            ]
    for area in folded_scene.areas:
        for slab in area.slabs:
            told = [
                (float(row["level"]), float(row["base"]), float(row["value"]))
                for row in rows
                if (row["kind"], row["series"]) == ("outcome", area.label)
                if int(row["regime"]) == slab.regime + 1
            ]
            assert told == list(zip(slab.levels, slab.base, slab.values, strict=True))


def test_a_csv_gives_tipping_points_exactly(scene: SweepScene) -> None:
    tips = [row for row in table(scene) if row["kind"] == "tipping point"]
    assert [row["exact"] for row in tips] == ["3/16", "7/20", "8/15", "2/3"]
    assert [float(row["level"]) for row in tips] == [tip.at.value for tip in scene.tips]


def test_a_csv_says_on_top_where_it_comes_from(scene: SweepScene) -> None:
    head = [line for line in render(scene, ".csv").decode().splitlines() if line.startswith("# ")]
    assert head[0] == "# Equipoise sweep, table 2"
    for words in (scene.title, "Follow from low", "content 0123456789ab"):
        assert any(words in line for line in head)


def test_a_name_that_looks_like_a_formula_cannot_run(iraq: Scenario, baseline: Sweep) -> None:
    player = replace(iraq.players[0], name="=HYPERLINK")
    hostile = replace(
        iraq, players=(player, *iraq.players[1:]), title="two\nlines", date="=1+1\n=2"
    )
    data = render(sweep_scene(hostile, baseline, "low", 0.6), ".csv").decode()
    assert not any(line.startswith("=") for line in data.splitlines())
    assert "'=HYPERLINK: Retaliate" in data


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_scene_gives_the_same_bytes(scene: SweepScene, suffix: str) -> None:
    assert render(scene, suffix, size="page") == render(scene, suffix, size="page")


#: Paints two fonts, whose order Qt would leave to chance.
TWO_FONTS = """
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont
from gui.charts.export.pdf import pdf_bytes

def paint(painter):
    for k, weight in enumerate((QFont.Weight.Normal, QFont.Weight.Bold)):
        painter.setFont(QFont("DejaVu Sans", 12, weight))
        painter.drawText(QPointF(10, 20 + 20 * k), "Expulsion")

made = pdf_bytes(300, 200, "T", "D", paint)
"""


def test_what_was_drawn_in_between_changes_no_byte_of_a_picture(scene: SweepScene) -> None:
    first = render(scene, ".png", dpi=300)
    for dpi in (96, 192, 150):
        render(scene, ".png", dpi=dpi)
        assert render(scene, ".png", dpi=300) == first


def test_other_processes_and_time_zones_give_the_same_pdf() -> None:
    block = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        f"{TWO_FONTS}\nimport sys; sys.stdout.buffer.write(made)\n"
    )
    made = {}
    for zone in ("UTC", "Asia/Tehran", "America/Caracas", "Asia/Kolkata"):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": "random"}
        environment.pop("QT_HASH_SEED", None)
        done = subprocess.run(
            [sys.executable, "-c", block], env=environment, capture_output=True, check=True
        )
        made[zone] = hashlib.sha256(done.stdout).hexdigest()
    assert len(set(made.values())) == 1, made


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_chart_is_written_in_the_format_of_its_suffix(
    scene: SweepScene, tmp_path: Path, suffix: str
) -> None:
    path = write(scene, tmp_path / f"sweep{suffix.upper()}", size="column")
    assert path.read_bytes() == render(scene, suffix, size="column")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["sweep.gif", "sweep", "sweep.svg.exe"])
def test_an_unknown_suffix_is_named_and_nothing_written(
    scene: SweepScene, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportError, match="PNG, SVG, PDF, CSV"):
        write(scene, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(scene: SweepScene, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no folder .*nowhere"):
        write(scene, tmp_path / "nowhere" / "sweep.csv")


def test_a_file_in_place_of_the_folder_is_named(scene: SweepScene, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("kept")
    with pytest.raises(ExportError, match="no folder"):
        write(scene, tmp_path / "plain" / "sweep.csv")
    assert (tmp_path / "plain").read_text() == "kept"


def test_a_folder_in_place_of_the_file_is_named(scene: SweepScene, tmp_path: Path) -> None:
    (tmp_path / "sweep.csv").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        write(scene, tmp_path / "sweep.csv")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder nobody can write")  # noqa: PTH112
def test_a_folder_that_cannot_be_written_is_an_error_with_a_reason(scene: SweepScene) -> None:
    with pytest.raises(ExportError, match=r"Cannot write “sweep\.csv” into “/proc/self”: \w+"):
        write(scene, "/proc/self/sweep.csv")


def test_what_was_there_survives_a_chart_that_cannot_be_made(
    scene: SweepScene, tmp_path: Path
) -> None:
    path = tmp_path / "sweep.png"
    path.write_bytes(b"older")
    with pytest.raises(ExportError, match="makes no sense"):
        write(scene, path, dpi=100_000)
    with pytest.raises(ExportError, match="no size “poster”"):
        write(scene, path, size="poster")
    assert path.read_bytes() == b"older"


def test_a_full_disk_leaves_what_was_there_and_nothing_half_made(
    scene: SweepScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "sweep.csv"
    path.write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", full)  # where the last bytes reach the disk, or do not
    with pytest.raises(ExportError, match=os.strerror(errno.ENOSPC)):
        write(scene, path)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs something that is no plain file")
def test_what_is_no_plain_file_is_not_replaced_by_one(scene: SweepScene, tmp_path: Path) -> None:
    path = tmp_path / "sweep.csv"
    os.mkfifo(path)
    with pytest.raises(ExportError, match="no plain file"):
        write(scene, path)
    assert path.is_fifo()


def test_the_clipboard_takes_picture_drawing_and_numbers(scene: SweepScene) -> None:
    copy_to_clipboard(scene)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data("text/csv").data()) == render(scene, ".csv")
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")
    assert data.text().startswith("# Equipoise sweep")
    QGuiApplication.clipboard().clear()  # what lies there at the end crashes Qt on the way out


def test_streams_of_a_pdf_are_whole(scene: SweepScene) -> None:
    page = PdfReader(io.BytesIO(render(scene, ".pdf"))).pages[0]
    content = page.get_contents()
    assert content is not None
    assert zlib.compress(content.get_data())
    assert b" Tj" in content.get_data() or b" TJ" in content.get_data()
