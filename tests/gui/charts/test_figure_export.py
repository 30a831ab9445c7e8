"""Tornado, best responses and waterfall as files: read back, the same every time, no bitmaps."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve
from games.study.responses.best_responses import best_responses
from games.study.tornado.tornado import tornado
from gui.charts.export import SIZE_NAMES, render
from gui.charts.kinds import layout_of, numbers_of
from gui.charts.responses.types import GRAPH
from tests.support.scenes import responses_scene, tornado_scene, waterfall_scene

if TYPE_CHECKING:
    from gui.charts.marks.printed import Printed

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("tornado", "curves", "graph", "waterfall")


@pytest.fixture(scope="module")
def scenes() -> dict[str, Printed]:
    scenario = load_named("iraq-2019")
    payoffs = affine(scenario)
    exact = payoffs.exact(scenario.levels)
    report = solve(payoffs.at(scenario.levels), second_opinion=False)
    found = best_responses(exact, report)
    known = "0123456789abcdef" * 4
    cell = ("retaliate", "retaliate", "expel")
    return {
        "tornado": tornado_scene(scenario, tornado(scenario, "sanctions"), content_hash=known),
        "curves": responses_scene(scenario, found, exact, report, content_hash=known),
        "graph": responses_scene(scenario, found, exact, report, view=GRAPH, content_hash=known),
        "waterfall": waterfall_scene(scenario, "iran", cell, content_hash=known),
    }


def texts(scene: Printed, size: str) -> list[str]:
    root = ElementTree.fromstring(render(scene, ".svg", size=size))
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZE_NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_says_everything_in_real_text(
    scenes: dict[str, Printed], kind: str, size: str
) -> None:
    scene = scenes[kind]
    said = " ".join(texts(scene, size))
    for words in ("Iraq, 30 December 2019", "content 0123456789ab", "judgements, not estimates"):
        assert words in said
    assert scene.title.split()[0] in said
    wanted = {
        "tornado": ("tips at 2/3", "beyond 1", "another equilibrium today"),
        "curves": ("Baghdad: Absorb", "Ir", "pure equilibrium"),
        "graph": ("US moves", "Baghdad moves"),
        "waterfall": ("−3.2", "+1.20", "through a driver today"),
    }
    for words in wanted[kind]:
        assert words in said


@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_has_no_pictures_and_tells_its_story(scenes: dict[str, Printed], kind: str) -> None:
    root = ElementTree.fromstring(render(scenes[kind], ".svg"))
    assert not list(root.iter(f"{SVG}image"))
    assert root.findtext(f"{SVG}title") == scenes[kind].title
    assert root.findtext(f"{SVG}desc") == scenes[kind].description


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_embeds_its_letters_and_no_pictures(scenes: dict[str, Printed], kind: str) -> None:
    reader = PdfReader(io.BytesIO(render(scenes[kind], ".pdf")))
    (page,) = reader.pages
    words = " ".join(page.extract_text().split())
    assert "Iraq, 30 December 2019" in words
    assert not page.images
    assert reader.metadata is not None
    assert reader.metadata.title == scenes[kind].title


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_its_size_and_ink(scenes: dict[str, Printed], kind: str) -> None:
    picture = QImage.fromData(render(scenes[kind], ".png", dpi=96))
    assert (picture.width(), picture.height()) == (1280, 720)
    colors = {
        picture.pixelColor(x, y).name() for x in range(0, 1280, 3) for y in range(120, 600, 3)
    }
    assert len(colors) > 10


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_scene_gives_the_same_bytes(
    scenes: dict[str, Printed], kind: str, suffix: str
) -> None:
    assert render(scenes[kind], suffix) == render(scenes[kind], suffix)


@pytest.mark.parametrize("kind", KINDS)
def test_a_csv_holds_exactly_the_plotted_numbers(scenes: dict[str, Printed], kind: str) -> None:
    lines = render(scenes[kind], ".csv").decode().splitlines()
    form, table = numbers_of(scenes[kind])
    assert lines[0] == f"# {form}"
    body = [line for line in lines if not line.startswith("#")]
    headers, *rows = csv.reader(io.StringIO("\n".join(body)))
    assert tuple(headers) == table.headers
    assert len(rows) == len(table.rows)
    for row, wanted in zip(rows, table.rows, strict=True):
        assert tuple(cell.removeprefix("'") for cell in row) == wanted


def test_unknown_scenes_have_no_layout() -> None:
    with pytest.raises(KeyError):
        layout_of("a drawing of a hat")


@pytest.mark.slow
def test_layouts_and_tables_need_no_qt() -> None:
    block = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6', 'pyqtgraph'): sys.modules[name] = None\n"
        "import gui.charts.kinds\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
