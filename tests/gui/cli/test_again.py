"""The command at the foot of a chart, run, gives the same numbers."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base
from games.model.edit.snapshots import take
from games.model.file.library import bundled_name, load_named
from games.model.file.scenario_file import content_hash, save
from games.study.answer import compute_live, compute_stretch
from gui.charts.export import render
from gui.charts.kind import Ask
from gui.charts.kinds import CHARTS, draw
from gui.charts.marks.provenance import Origin, from_origin
from gui.cli.main import main
from tests.support.trees import played

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.charts.marks.printed import Printed

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]


def drawn(scenario: Scenario, chart: str, origin: Origin, **asked: str) -> Printed:
    live = compute_live(scenario, scenario.sweep_driver)
    ask = Ask(live, asked.pop("rule", "low"), content_hash=content_hash(scenario), **asked)  # type: ignore[arg-type]
    return from_origin(draw(chart, ask), scenario, origin)


def numbers(data: bytes) -> list[str]:
    return [line for line in data.decode().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("chart", list(CHARTS))
def test_every_chart_is_drawn_again_by_the_command_at_its_foot(
    chart: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "it's 2 o'clock & $HOME.equipoise"
    saved = load_named("iraq-2019")
    if chart == "tree":  # there is none where all move at once
        saved = played(saved, "iran > us > baghdad", us="absorb")
    save(saved, tmp_path / name)
    moved = saved.with_level("sanctions", Decimal("0.72")).with_level("protest", Decimal("0.1"))
    scene = drawn(moved, chart, Origin(name, saved), rule="high")
    said = scene.provenance.again
    assert said.startswith("again: equipoise export ")
    monkeypatch.chdir(tmp_path)
    words = shlex.split(said.removeprefix("again: "))
    assert main([*words[1:], "--format", "csv"]) == 0
    (made,) = (tmp_path / "again").iterdir()
    assert numbers(made.read_bytes()) == numbers(render(scene, ".csv"))
    foot = re.findall(r"^# .*", made.read_text(encoding="utf-8"), re.MULTILINE)
    assert foot == re.findall(r"^# .*", render(scene, ".csv").decode(), re.MULTILINE)


#: What may be asked beside the chart; the file has a snapshot, and "earlier" is another one.
ASKED = [
    ("--title", 'Who\'s “first”?  a $HOME & "two" blanks'),
    ("--title=-- not an option",),
    ("--size", "page"),
    ("--size", "column", "--dpi", "96"),
    ("--against", "earlier/was it.equipoise"),
    ("--against", "deep/mine.equipoise#Monday's"),
    ("--against", "deep/mine.equipoise", "--set", "sanctions=0.9", "--rule", "best-1"),
    ("--against", "us-baghdad"),
    ("--play", "iran > us > baghdad"),
    ("--play", "us > iran > baghdad", "--moved", "us=retaliate", "--set", "sanctions=0.9"),
]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
@pytest.mark.parametrize("chart", ["sweep", "waterfall"])
def test_all_that_was_asked_of_a_chart_is_asked_again(
    chart: str, asked: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    earlier = with_base(load_named("iraq-2019"), "iran-exposure", Decimal("-1.25"))
    kept = take(earlier, "Monday's", taken="2026-12-01T08:00:00+00:00")
    for folder in ("deep", "earlier"):
        (tmp_path / folder).mkdir()
    mine = with_base(kept, "iran-exposure", Decimal("-0.5"))
    save(mine, tmp_path / "deep" / "mine.equipoise")
    save(earlier, tmp_path / "earlier" / "was it.equipoise")
    kinds = [part for kind in (".svg", ".png", ".csv") for part in ("--format", kind[1:])]
    command = ["export", "deep/mine.equipoise", "--to", "first", "--chart", chart, *asked, *kinds]
    assert main(command) == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    (table,) = (data.decode() for name, data in first.items() if name.endswith(".csv"))
    (again,) = re.findall(r"^# again: equipoise (.*)$", table, re.MULTILINE)
    monkeypatch.chdir(tmp_path / "deep")
    assert main([*shlex.split(again), *kinds]) == 0
    assert {path.name: path.read_bytes() for path in Path("again").iterdir()} == first


@pytest.mark.parametrize("chart", ["sweep", "payoffs"])
@pytest.mark.parametrize("part", [("0.3", "0.5"), ("0", "0.000125")])
def test_a_stretch_is_drawn_again(
    part: tuple[str, str], chart: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = load_named("iraq-2019")
    save(saved, tmp_path / "mine.equipoise")
    live = compute_stretch(compute_live(saved, "sanctions"), *map(Decimal, part))
    scene = draw(chart, Ask(live, "low", content_hash=content_hash(saved)))
    said = from_origin(scene, saved, Origin("mine.equipoise", saved)).provenance.again
    assert f"--between {part[0]} {part[1]}" in said
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(said.removeprefix("again: "))[1:], "--format", "csv"]) == 0
    (made,) = (tmp_path / "again").iterdir()
    assert numbers(made.read_bytes()) == numbers(render(scene, ".csv"))


@pytest.mark.parametrize(
    ("chart", "within"),
    [
        ("phase", {"sanctions": ("0.55", "0.7"), "protest": ("0.4", "0.65")}),
        ("phase", {"protest": ("0.4", "0.65")}),
        ("multiples", {"sanctions": ("0.55", "0.7")}),
    ],
)
def test_a_part_of_a_chart_of_two_drivers_is_drawn_again(
    chart: str,
    within: dict[str, tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved = load_named("iraq-2019")
    save(saved, tmp_path / "mine.equipoise")
    parts = {name: (Decimal(ends[0]), Decimal(ends[1])) for name, ends in within.items()}
    ask = Ask(compute_live(saved, "sanctions"), "low", content_hash=content_hash(saved))
    scene = draw(chart, replace(ask, within=parts))
    said = from_origin(scene, saved, Origin("mine.equipoise", saved)).provenance.again
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(said.removeprefix("again: "))[1:], "--format", "csv"]) == 0
    (made,) = (tmp_path / "again").iterdir()
    assert numbers(made.read_bytes()) == numbers(render(scene, ".csv"))
    assert numbers(made.read_bytes()) != numbers(render(draw(chart, ask), ".csv"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--between", "0.5", "0.3"), "--between 0.5 0.3 is no stretch of sanctions"),
        (("--between", "0.5", "1.5"), "both lie from 0 to 1"),
        (("--between", "0.5", "much"), "much"),
        (("--between", "0", "0.5", "--chart", "tornado"), "only, not with tornado"),
        (("--between", "0", "0.5", "--against", "us-baghdad"), "is compared with nothing"),
        (("--between", "0", "0.5", "--chart", "phase"), "leaves out where sanctions stands, 0.6"),
        (("--across-between", "0", "0.5"), "--across-between goes with --chart phase only"),
    ],
)
def test_what_is_no_stretch_is_refused(
    asked: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "iraq-2019", "--to", str(tmp_path / "new"), *asked]) != 0
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_stretch_is_swept_on_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "iraq-2019", "--between", "0.55", "0.7"]) == 0
    said = capsys.readouterr().out
    assert "Regimes along Sanctions pressure from 0.55 to 0.7" in said
    assert said.count("2/3") >= 2
    assert "3/16" not in said


def test_moved_levels_stand_beside_those_of_the_file() -> None:
    saved = load_named("iraq-2019")
    moved = saved.with_level("sanctions", Decimal("0.72"))
    foot = drawn(moved, "sweep", Origin("iraq-2019", saved)).provenance
    assert foot.date == "2019-12-30, with levels moved"
    assert foot.levels.startswith("levels (“today”): sanctions pressure 0.72 (file: 0.60), protest")
    still = drawn(saved, "sweep", Origin("iraq-2019", saved)).provenance
    assert still.date == "2019-12-30"
    assert "file:" not in still.levels
    assert "--set" not in still.again


def test_what_no_file_holds_is_said_to_need_one() -> None:
    saved = load_named("iraq-2019")
    assert bundled_name(saved) == "iraq-2019"
    unsaved = drawn(saved, "sweep", Origin("", saved)).provenance
    assert unsaved.again == "not saved to a file: no command draws it again"
    edited = load_named("chicken")
    changed = drawn(edited, "sweep", Origin("iraq-2019", saved)).provenance
    assert changed.again == ("not as saved in iraq-2019: no command draws it again until it is")
