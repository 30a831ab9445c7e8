"""`equipoise export --chart`: every chart by name, and why one cannot be drawn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from games.study.answer import compute_live
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw
from gui.charts.waterfall.scene import likely_cell
from gui.cli import main
from gui.cli.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]


def run(tmp_path: Path, *arguments: str) -> int:
    return main(["export", "iraq-2019", "--to", str(tmp_path), "--format", "svg", *arguments])


def words(path: Path) -> str:
    return " ".join(ET.parse(path).getroot().itertext())


def test_all_writes_every_chart_and_the_sweep_keeps_its_name(tmp_path: Path) -> None:
    assert run(tmp_path, "--chart", "all") == 0
    found = sorted(path.name for path in tmp_path.iterdir())
    absent = ("sweep", "tree")  # all move at once
    named = [f"iraq-2019-sanctions-{name}.svg" for name in CHARTS if name not in absent]
    assert found == sorted(["iraq-2019-sanctions.svg", *named])


def test_charts_are_written_in_their_order_once_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--chart", "tornado", "--chart", "sweep", "--chart", "tornado"]
    assert run(tmp_path, *asked) == 0
    names = [line.rsplit("/", 1)[-1] for line in capsys.readouterr().out.splitlines()]
    assert names == ["iraq-2019-sanctions.svg", "iraq-2019-sanctions-tornado.svg"]


def test_payoffs_are_what_the_window_shows(tmp_path: Path) -> None:
    assert run(tmp_path, "--chart", "payoffs", "--format", "csv") == 0
    said = words(tmp_path / "iraq-2019-sanctions-payoffs.svg")
    assert "Expected payoff of each player" in said
    table = (tmp_path / "iraq-2019-sanctions-payoffs.csv").read_text(encoding="utf-8")
    assert "\npayoff,Baghdad," in table


def test_the_second_driver_can_be_chosen(tmp_path: Path) -> None:
    charts = ["--chart", "phase", "--chart", "multiples"]
    assert run(tmp_path, *charts, "--across", "assistance", "--driver", "protest") == 0
    for name in ("phase", "multiples"):
        said = words(tmp_path / f"iraq-2019-protest-{name}.svg").casefold()
        assert "value of us security assistance" in said
        assert "protest against iranian influence" in said


def test_the_cell_of_the_waterfall_can_be_chosen(tmp_path: Path) -> None:
    cell = ["--cell", "iran:absorb,retaliate,expel"]
    assert run(tmp_path, "--chart", "waterfall", *cell) == 0
    chosen = words(tmp_path / "iraq-2019-sanctions-waterfall.svg")
    assert "2.75" in chosen
    assert "Iran" in chosen
    assert run(tmp_path, "--chart", "waterfall", "--force") == 0
    assert words(tmp_path / "iraq-2019-sanctions-waterfall.svg") != chosen


def test_levels_and_rules_and_titles_reach_every_chart(tmp_path: Path) -> None:
    options = ["--set", "sanctions=0.10", "--rule", "high", "--title", "Before the storm"]
    assert run(tmp_path, "--chart", "all", *options) == 0
    for path in tmp_path.iterdir():
        assert "Before the storm" in words(path), path.name


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("irna:absorb,absorb,absorb", "no player “irna”; did you mean “iran”?"),
        ("iran:absorb,absorb,absrob", "no strategy of baghdad “absrob”; did you mean “absorb”?"),
        ("iran:absorb,absorb", "one strategy of each player (us, iran, baghdad)"),
    ],
)
def test_a_payoff_that_does_not_exist_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cell: str, said: str
) -> None:
    assert run(tmp_path, "--chart", "waterfall", "--cell", cell) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [["--chart", "fase"], ["--cell", "iran"], ["--cell", ":absorb"]])
def test_wrong_usage_has_a_status_of_its_own(tmp_path: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(tmp_path, *wrong)
    assert stopped.value.code == 2


def test_an_unknown_second_driver_is_said_with_a_guess(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--chart", "phase", "--across", "asistance") == 1
    assert "did you mean “assistance”?" in capsys.readouterr().err


def test_a_chart_asked_for_by_name_that_cannot_be_drawn_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "chicken", "--to", str(tmp_path), "--format", "svg"]
    assert main([*command, "--chart", "phase", "--chart", "sweep"]) == 1
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert "no phase chart: it needs a second driver beside crash" in line
    assert [path.name for path in tmp_path.iterdir()] == ["chicken-crash.svg"]


def test_of_all_charts_those_that_cannot_be_drawn_are_skipped_with_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["export", "chicken", "--to", str(tmp_path), "--format", "svg", "--chart", "all"]) == 0
    )
    notes = capsys.readouterr().err.splitlines()
    assert len(notes) == 3
    assert all(", skipped: " in note for note in notes)
    assert "chicken-crash-responses.svg" in {path.name for path in tmp_path.iterdir()}


def test_the_same_driver_twice_is_no_pair(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--chart", "multiples", "--across", "sanctions") == 1
    assert "two different drivers" in capsys.readouterr().err


def test_a_scenario_without_a_driver_still_has_charts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "game.nfg").write_text(
        'NFG 1 R "Stags" { "Ann" "Ben" } { 2 2 }\n\n4 4 0 3 3 0 3 3\n', encoding="utf-8"
    )
    command = ["export", str(tmp_path / "game.nfg"), "--to", str(tmp_path / "out")]
    assert main(command) == 1
    assert "no sweep chart: the scenario has no driver" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*command, "--chart", "all", "--format", "svg"]) == 0
    assert "game-responses.svg" in {path.name for path in (tmp_path / "out").iterdir()}


def test_the_same_order_gives_the_same_bytes(tmp_path: Path) -> None:
    options = ["--format", "pdf", "--format", "png", "--format", "csv", "--dpi", "96"]
    tree = ("--chart", "tree", "--play", "iran > us > baghdad")  # none where all move at once
    for folder in ("one", "two"):
        for charts in (("--chart", "all"), tree):
            assert run(tmp_path / folder, *options, "--size", "page", *charts) == 0
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 4 * len(CHARTS)
    for name in names:
        one, two = (tmp_path / folder / name for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), name


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_progress_is_shown_and_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert run(tmp_path, "--chart", "all") == 0
    said = terminal.getvalue()
    shares = [int(part.split("%")[0]) for part in said.split("equipoise: charts")[1:]]
    assert shares == sorted(set(shares))
    assert len(shares) > 10
    assert shares[-1] == 100
    assert said.endswith("\r\x1b[K")


def test_elsewhere_nothing_but_problems_is_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(tmp_path, *(part for name in CHARTS if name != "tree" for part in ("--chart", name)))
        == 0
    )
    assert capsys.readouterr().err == ""


def test_progress_names_its_work() -> None:
    terminal = Terminal()
    Progress(terminal, work="charts").part(0, 50).progress(1, 2)
    assert terminal.getvalue().endswith("\requipoise: charts  25 %")


def test_what_nobody_chose_is_likely(tmp_path: Path) -> None:
    live = compute_live(load_named("iraq-2019"), "sanctions")
    assert Ask(live, "low").drivers == ("sanctions", "protest")
    assert likely_cell(live) == ("us", ("retaliate", "retaliate", "absorb"))
    swapped = compute_live(load_named("iraq-2019"), "protest")
    assert Ask(swapped, "low").drivers == ("protest", "sanctions")
    single = load_named("chicken")
    path = tmp_path / "single.equipoise"
    save(single, path)
    lonely = compute_live(load(path), "crash")
    with pytest.raises(NoChartError, match="second driver"):
        draw("phase", Ask(lonely, "low"))
