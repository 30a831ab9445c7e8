"""What leaves the desk holds texts as texts: pages, drawings, tables, the clipboard."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QTextDocument

from games.model.edit.pasting.layout import payoff_rows
from games.model.file.library import load_named
from games.model.spreadsheet import guarded
from games.paper.plain import paper_markdown
from games.study.compare.document import document
from games.study.compare.effects import compare
from gui.briefing.folder import made
from gui.briefing.gather import gather
from gui.controls.clipboard import copy_rows
from gui.controls.tables import html_table, tsv
from hostile import MARKUP, hostile

if TYPE_CHECKING:
    from games.model.scenario import Scenario

pytestmark = pytest.mark.slow

FORMULA = "=1+1,@x;+2\u202e1 "
SVG = "{http://www.w3.org/2000/svg}"


class Reader(HTMLParser):
    """Keeps the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [f"{key}={value}" for key, value in attrs if key in ("src", "href", "style")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(params=[MARKUP, FORMULA], ids=["markup", "formula"])
def scenario(request: pytest.FixtureRequest, qapp: object) -> Scenario:
    return hostile(load_named("chicken"), request.param)


@pytest.fixture
def files(scenario: Scenario) -> dict[str, bytes]:
    pack = gather(scenario, scenario.sweep_driver, "low")
    return dict(file for some in made(pack) for file in some)


def cells_of(line: str) -> list[str]:
    """Return the cells of a line however a spreadsheet may part it."""
    ways = [next(csv.reader([line], delimiter=mark)) for mark in ",;\t"]
    return [cell for cells in ways for cell in cells]


def test_every_file_of_a_briefing_holds_text_as_text(files: dict[str, bytes]) -> None:
    assert {name.rpartition(".")[2] for name in files} >= {"html", "pdf", "svg", "csv"}
    for name, data in files.items():
        match name.rpartition(".")[2]:
            case "html":
                page = Reader()
                page.feed(data.decode())
                assert not page.tags & {"img", "script", "iframe", "a", "link"}
                assert not [link for link in page.links if "file:" in link]
                assert "R&D &lt;" in page.text or "=1+1" in page.text
            case "svg":
                tags = {element.tag.removeprefix(SVG) for element in ElementTree.XML(data).iter()}
                known = {"svg", "title", "desc", "defs", "clipPath", "path", "rect", "text", "g"}
                assert tags <= known, tags - known
            case "pdf":
                assert len(PdfReader(io.BytesIO(data), strict=True).pages) > 1
            case "csv":
                lines = data.decode().split("\n")
                about = [line for line in lines if line.startswith("#")]
                assert about
                for line in about:
                    for cell in re.split("[,;\t|]", line):
                        assert guarded(cell.strip()) == cell.strip(), line
                for row in csv.reader([line for line in lines if not line.startswith("#")]):
                    for cell in row:
                        assert guarded(cell) == cell, name


def test_both_forms_of_a_copied_table_hold_text_as_text(scenario: Scenario) -> None:
    rows = payoff_rows(scenario)
    copy_rows(rows)
    data = QGuiApplication.clipboard().mimeData()
    page = Reader()
    page.feed(data.html())
    assert page.tags == {"meta", "table", "tr", "td"}
    lines = data.text().rstrip("\n").split("\n")
    assert len(lines) == len(list(rows))
    for line in lines:
        for cell in line.split("\t"):
            assert guarded(cell) == cell
    assert (data.text(), data.html()) == (tsv(rows), html_table(rows))
    QGuiApplication.clipboard().clear()


def test_a_comparison_as_markdown_holds_text_as_text(scenario: Scenario) -> None:
    found = compare(load_named("chicken"), scenario)
    paper = document(found, "Before", scenario.title)
    page = QTextDocument()
    page.setMarkdown(paper_markdown(paper))
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in page.toPlainText()
    if "img" in scenario.title:
        assert MARKUP in page.toPlainText()
