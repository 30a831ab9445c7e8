"""The briefing as files: read back, compared with the reports, made twice."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from games.model.edit.snapshots import take
from games.model.file.library import load_named, names
from games.model.file.scenario_file import content_hash, loads
from games.study.answer import compute_audit, compute_live
from games.study.export import solve_json, sweep_json
from gui.briefing.folder import (
    ExportError,
    ThereAlreadyError,
    in_the_way,
    made,
    prepare,
    steps,
    write,
)
from gui.briefing.gather import Pack, gather
from gui.charts.export.files import write_whole

if TYPE_CHECKING:
    from games.model.scenario import Scenario

pytestmark = pytest.mark.slow

VOID = {"meta", "col", "br"}


@dataclass
class Briefing:
    """A pack and the files made of it."""

    scenario: Scenario
    pack: Pack
    files: dict[str, bytes]

    @property
    def html(self) -> str:
        return self.files["paper.html"].decode()

    @cached_property
    def pdf(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.files["paper.pdf"]))

    @cached_property
    def pdf_pages(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in self.pdf.pages]

    @property
    def pdf_text(self) -> str:
        return " ".join(self.pdf_pages)


def brief(scenario: Scenario, driver: str | None = None) -> Briefing:
    pack = gather(scenario, scenario.sweep_driver if driver is None else driver, "low")
    some = list(made(pack))
    assert len(some) == steps(pack)
    return Briefing(scenario, pack, dict(file for step in some for file in step))


class Reader(HTMLParser):
    """Reads a page, checks that elements nest, and keeps what it finds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.refers: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids[str(value)] += 1
            if name in {"src", "href", "data", "action", "srcset", "xlink:href"}:
                self.refers.append(str(value))
            if name == "aria-labelledby":
                self.refers += [f"#{part}" for part in str(value).split()]
            self.refers += re.findall(r"url\(([^)]*)\)", str(value))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


@pytest.fixture(scope="module")
def baseline(qapp: object) -> Briefing:
    return brief(load_named("iraq-2019"))


def test_the_folder_has_paper_charts_data_and_a_list_of_them(baseline: Briefing) -> None:
    files = set(baseline.files)
    assert {
        "paper.html",
        "paper.pdf",
        "README.txt",
        "data/scenario.equipoise",
        "data/sweep.json",
        "data/equilibria.json",
    } <= files
    stems = {name[:-4] for name in files if name.startswith("charts/")}
    assert stems >= {
        "charts/sweep-sanctions",
        "charts/phase-sanctions-protest",
        "charts/sweep-sanctions-by-protest",
        "charts/tornado",
        "charts/best-responses",
        "charts/payoff-iran",
    }
    for stem in stems:
        assert {f"{stem}.svg", f"{stem}.png", f"{stem}.csv"} <= files
    listed = set(re.findall(r"^  (\S+\.\w+)  ", baseline.files["README.txt"].decode(), re.M))
    assert listed == files - {"README.txt"}


def test_snapshots_stay_at_home_and_the_file_has_the_hash_on_the_charts() -> None:
    kept = take(load_named("matching-pennies"), "Draft", taken="2026-03-01T09:30:00+00:00")
    pack = gather(kept, kept.sweep_driver, "low")
    [data] = [data for name, _what, data in pack.data if name == "data/scenario.equipoise"]
    assert loads(data) == kept.body
    assert hashlib.sha256(data).hexdigest() == content_hash(kept)


def test_the_data_are_the_scenario_and_the_reports(baseline: Briefing) -> None:
    scenario = baseline.scenario
    assert loads(baseline.files["data/scenario.equipoise"]) == scenario
    audited = compute_audit(compute_live(scenario, "sanctions"))
    assert audited.live.sweep is not None
    swept = json.loads(baseline.files["data/sweep.json"])
    assert swept == json.loads(json.dumps(sweep_json(scenario, audited.live.sweep, audited.audit)))
    today = json.loads(baseline.files["data/equilibria.json"])
    assert today == json.loads(json.dumps(solve_json(scenario, audited.report, audited.guarantees)))
    assert today["guarantee"][0]["share"]["exact"] == "1/25"


def test_numbers_of_the_papers_are_those_of_the_data(baseline: Briefing) -> None:
    swept = json.loads(baseline.files["data/sweep.json"])
    said = "".join(read(baseline.html).text)
    for tip in swept["tipping_points"]:
        gain = tip["causes"][0]["gain"].replace("-", "−")
        for text in (said, baseline.pdf_text):
            assert tip["exact"] in text
            assert f"the gain, {gain}, turns positive" in " ".join(text.split())
    (found,) = json.loads(baseline.files["data/equilibria.json"])["equilibria"]
    for payoff in found["payoffs"].values():
        assert f"payoff {payoff:.2f}".replace("-", "−") in baseline.pdf_text


def test_the_page_needs_nothing_else(baseline: Briefing) -> None:
    reader = read(baseline.html)
    assert all(reference.startswith("#") for reference in reader.refers)
    assert {reference[1:] for reference in reader.refers} <= set(reader.ids)
    assert not reader.tags.keys() & {"script", "link", "img", "iframe", "object", "base"}
    addresses = set(re.findall(r"https?://[^\"'\s<]*", baseline.html))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in baseline.html


def test_the_page_is_made_for_readers_of_all_kinds(baseline: Briefing) -> None:
    reader = read(baseline.html)
    assert '<html lang="en">' in baseline.html
    assert all(count == 1 for count in reader.ids.values()), "an id is there twice"
    assert reader.tags["h1"] == 1
    assert reader.tags["figure"] == reader.tags["svg"] == len(baseline.pack.paper.figures)
    assert baseline.html.count('role="img"') == reader.tags["svg"]
    tables = baseline.pack.paper.tables
    assert reader.tags["caption"] == reader.tags["thead"] == len(tables)
    heads = sum(len(table.columns) for table in tables)
    assert baseline.html.count('<th scope="col"') == heads
    for chart in baseline.pack.charts:
        if chart.height:
            assert chart.scene.description[:60] in "".join(reader.text)


def test_text_of_a_scenario_is_never_markup(still: Scenario, qapp: object) -> None:
    scenario = replace(
        still,
        title="<script>alert(1)</script> & “co”",
        summary="a < b && url(#title)",
    )
    found = brief(scenario)
    reader = read(found.html)
    assert reader.tags["script"] == 0
    assert "<script>alert(1)</script> & “co”" in "".join(reader.text)
    assert "a < b && url(#title)" in "".join(reader.text)


def test_the_pdf_has_two_to_four_pages_with_a_foot_on_each(baseline: Briefing) -> None:
    pages = baseline.pdf.pages
    assert 2 <= len(pages) <= 4
    for number, (page, text) in enumerate(zip(pages, baseline.pdf_pages, strict=True), start=1):
        assert f"page {number} of {len(pages)}" in text
        assert content_hash(baseline.scenario)[:12] in text
        assert "rule: Follow from low" in text
        assert "Illustrative: judgements, not estimates" in text
        assert not page.images
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


def test_all_of_the_paper_is_in_the_pdf_as_text(baseline: Briefing) -> None:
    text = baseline.pdf_text
    paper = baseline.pack.paper
    assert paper.title in text
    for section in paper.sections:
        assert section.title in text
    for table in paper.tables:
        for line in table.lines:
            for cell in line.cells:
                # words of neighbouring cells come line by line
                assert all(word in text for word in cell.split()), cell
    assert "Equilibrium briefing" in text, "no ligatures: they cannot be searched"


def test_fonts_of_the_pdf_are_embedded(baseline: Briefing) -> None:
    fonts = [
        font.get_object()
        for page in baseline.pdf.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_the_same_scenario_gives_the_same_bytes(baseline: Briefing) -> None:
    again = brief(load_named("iraq-2019"))
    assert again.files.keys() == baseline.files.keys()
    assert [name for name, data in again.files.items() if data != baseline.files[name]] == []


def test_nothing_in_the_files_tells_where_or_when_they_were_made(baseline: Briefing) -> None:
    for name, data in baseline.files.items():
        assert str(Path.home()).encode() + b"/" not in data, name
        assert str(Path.cwd()).encode() not in data, name
        assert b"CreationDate" not in data, name


@pytest.mark.parametrize("name", sorted(set(names()) - {"iraq-2019"}))
def test_every_shipped_scenario_can_be_briefed(name: str, qapp: object) -> None:
    found = brief(load_named(name))
    lonely = len(found.scenario.drivers) == 1
    assert lonely == ("phase" not in [figure.id for figure in found.pack.paper.figures])
    assert lonely == (not any(name.startswith("charts/phase") for name in found.files))
    read(found.html)
    assert found.pack.paper.title in found.pdf_text
    assert all(found.files.values())


def test_a_scenario_without_a_driver_can_be_briefed(still: Scenario, qapp: object) -> None:
    found = brief(still)
    assert "data/sweep.json" not in found.files
    assert not any(name.startswith("charts/sweep") for name in found.files)
    assert "--driver" not in found.pack.command
    read(found.html)
    assert len(found.pdf.pages) >= 1


def test_another_driver_gives_another_sweep(scenario: Scenario, qapp: object) -> None:
    found = brief(scenario, "wind")
    assert "charts/sweep-wind.svg" in found.files
    assert json.loads(found.files["data/sweep.json"])["driver"]["id"] == "wind"


def test_files_replace_those_of_an_earlier_briefing_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "paper.html").write_text("old")
    files = [("paper.html", b"new"), ("charts/a.svg", b"drawing")]
    with pytest.raises(ExportError, match=r"paper\.html” is there already; nothing was written"):
        write(tmp_path, files)
    assert (tmp_path / "paper.html").read_text() == "old"
    paths = write(tmp_path, files, replace=True)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "paper.html",
        "charts/a.svg",
    ]
    assert (tmp_path / "paper.html").read_bytes() == b"new"
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_link_cannot_lead_a_file_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    folder = tmp_path / "briefing"
    folder.mkdir()
    (folder / "paper.html").symlink_to(outside)
    with pytest.raises(ExportError, match="leads out of the folder"):
        write(folder, [("paper.html", b"new")], replace=True)
    assert outside.read_text() == "mine"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "charts").rmdir()
    (folder / "charts").symlink_to(elsewhere)
    with pytest.raises(ExportError, match="leads out of the folder"):
        prepare(folder, replace=True)


def test_no_file_of_another_kind_is_replaced_because_it_has_the_name(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sweep.json").write_text("mine")
    with pytest.raises(ExportError, match=r"sweep\.json” is there already"):
        write(tmp_path, [("paper.html", b"new"), ("data/sweep.json", b"new")])
    assert not (tmp_path / "paper.html").exists()
    assert (tmp_path / "data" / "sweep.json").read_text() == "mine"


def test_where_nothing_can_be_written_the_reason_is_given_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="is a file, not a folder"):
        prepare(tmp_path / "file")
    with pytest.raises(ExportError, match="Cannot make the folder"):
        prepare(tmp_path / "file" / "briefing")
    with pytest.raises(ExportError, match="null character"):
        prepare(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    for part in ("", "charts", "data"):
        (tmp_path / "shut" / part).mkdir(exist_ok=True)
    (tmp_path / "shut").chmod(0o500)
    with pytest.raises(ExportError, match="permission denied"):
        prepare(tmp_path / "shut")


class Clock:
    """A token that keeps the progress it hears, and stops on request."""

    def __init__(self, stop_at: int = 1000) -> None:
        self.heard: list[int] = []
        self._stop_at = stop_at

    @property
    def cancelled(self) -> bool:
        return bool(self.heard) and self.heard[-1] >= self._stop_at

    def progress(self, done: int, total: int) -> None:
        self.heard.append(round(100 * done / total))


def test_progress_only_ever_rises_to_a_hundred() -> None:
    clock = Clock()
    gather(load_named("chicken"), load_named("chicken").sweep_driver, "low", clock)
    assert clock.heard == sorted(clock.heard)
    assert (clock.heard[0], clock.heard[-1]) == (0, 100)


def test_a_briefing_that_is_not_wanted_any_more_stops() -> None:
    from games.task import Cancelled

    with pytest.raises(Cancelled):
        gather(load_named("chicken"), load_named("chicken").sweep_driver, "low", Clock(10))


def test_every_file_of_a_briefing_is_seen_to_be_in_the_way_before_anything_is_computed(
    baseline: Briefing, tmp_path: Path
) -> None:
    for number, name in enumerate(baseline.files):
        folder = tmp_path / str(number)
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text("mine")
        assert in_the_way(folder) == [path]
        with pytest.raises(ThereAlreadyError, match=f"{path.name}” is there already"):
            prepare(folder)
        prepare(folder, replace=True)
    beside = tmp_path / "beside"
    (beside / "charts").mkdir(parents=True)
    (beside / "charts" / "notes.txt").write_text("mine")
    assert in_the_way(beside) == []


def test_links_that_lead_back_to_themselves_are_refused_with_a_sentence(tmp_path: Path) -> None:
    link = tmp_path / "paper.html"
    link.symlink_to(link)
    with pytest.raises(ExportError, match="leads back to itself"):
        write(tmp_path, [("paper.html", b"new")], replace=True)
    with pytest.raises(ExportError, match="leads back to itself"):
        write_whole(link, b"new")
    folder = tmp_path / "folder"
    folder.symlink_to(folder)
    with pytest.raises(ExportError, match="leads to no folder"):
        prepare(folder)
