"""One number is written alike wherever it is said, and only 0 is written as 0."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.file.scenario_file import dumps
from games.model.numbers import fixed, grouped, show
from games.paper.briefing import Material, briefing
from games.study.answer import LiveResult, compute_live
from games.study.sweep.report import Level
from games.words.reading import reading
from games.words.wording import amount, level_text, shift_text, short_level
from gui.charts.kind import Ask
from gui.charts.kinds import draw, numbers_of
from gui.charts.marks.axis import axis_of, chance, level_like, span
from gui.charts.sweep.table import summary
from gui.charts.sweep.types import SweepScene
from gui.cli.main import main
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from games.model.scenario import Scenario


def dosed(high: str, level: str, step: str, slope: str) -> Scenario:
    """A game that tips once, low on a driver that itself has small levels."""
    bare = two_by_two(ann=((-1, 1), (-1, 1)), bob=((1, 0), (1, 0)))
    dose = replace(
        bare.drivers[0],
        name="Dose",
        unit="mol",
        **{
            key: Decimal(text)
            for key, text in (("low", "0"), ("high", high), ("level", level), ("step", step))
        },
    )
    reasons = tuple(
        replace(one, slopes=(("stress", Decimal(slope)),)) if one.slopes else one
        for one in bare.considerations
    )
    return replace(bare, drivers=(dose,), considerations=reasons)


SMALL = dosed("0.0001", "0.00002", "0.00001", "30000")
TINY = dosed("0.000001", "0.0000002", "0.0000001", "3000000")
FINER = dosed("1", "0.123456", "0.01", "3")
LARGE = dosed("1000000000", "900000000", "1", "0.000000003")

EVERY = pytest.mark.parametrize(
    ("scenario", "at", "away", "today"),
    [
        (SMALL, "0.0000333", "0.0000133", "0.00002"),
        (TINY, "0.000000333", "0.000000133", "0.0000002"),
        (FINER, "1/3", "0.2099", "0.123456"),
        (LARGE, "1000000000/3", "566666666.6667", "900000000"),
    ],
    ids=["small", "tiny", "finer than its step", "large"],
)


def sweep_of(live: LiveResult) -> SweepScene:
    scene = draw("sweep", Ask(live, "low"))
    assert isinstance(scene, SweepScene)
    return scene


def flat(text: str) -> str:
    """A text without the blanks between thousands and the marks that no line ends within."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", "").replace("\N{NO-BREAK SPACE}", " ")


@EVERY
def test_reading_chart_table_paper_and_command_line_write_one_number(
    scenario: Scenario,
    at: str,
    away: str,
    today: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    live = compute_live(scenario, "stress")
    scene = sweep_of(live)
    read = flat(reading(scenario, live.sweep, live.report, line=live.line).text())
    side = ("higher", "above") if scenario is not LARGE else ("lower", "below")
    assert f"with dose at {today} mol; {away} mol {side[0]}, at" in read
    assert f"Dose today {today} mol" in flat(scene.subtitle)
    assert flat(scene.subtitle).endswith(f"{at} mol, {away} mol {side[1]}")
    assert f"{at} mol" in flat(scene.title)
    assert flat(str(summary(scene).rows[1][0])).endswith(at)
    paper = briefing(
        Material(
            *(scenario, "low", live.report, "0" * 64, "Equipoise"), line=live.line, sweep=live.sweep
        )
    )
    (tips,) = (table for table in paper.tables if table.id == "tipping-points")
    cells = [flat(cell) for cell in tips.lines[0].cells]
    assert at in cells[0]
    assert cells[1].lstrip("+−") == away
    file = tmp_path / "small.equipoise"
    file.write_text(dumps(scenario), encoding="utf-8")
    assert main(["sweep", str(file)]) == 0
    printed = flat(capsys.readouterr().out)
    assert "about 0 " not in printed
    assert printed.count(at) >= 3


@pytest.mark.parametrize("value", [3.2e-5, -4.6e-9, 1e-15, 0.004, 0.0015])
def test_no_number_that_is_not_0_is_written_as_0(value: float) -> None:
    at = Level(value)
    for said in (show(value), fixed(value, 2), amount(value), level_text(at), short_level(at)):
        assert said.strip("≈ −0.")
    assert shift_text(value).strip("0.")
    assert chance(3.2e-5).strip("0.")


def test_payoffs_near_0_keep_their_first_digits() -> None:
    said = [amount(value) for value in (0.0015, 0.004, -0.0123, 0.05, 0.4, 0.0, 1.0015)]
    assert said == ["0.0015", "0.004", "−0.01", "0.05", "0.40", "0.00", "1.00"]


def test_the_error_of_floats_is_no_payoff() -> None:
    assert amount(1.4e-13, beside=1.0) == "0.00"
    assert amount(1.4e-13) != "0.00"


def test_where_a_driver_stands_has_all_its_digits_and_at_least_those_of_its_slider() -> None:
    axis = axis_of(FINER.drivers[0])
    assert level_like(axis, 0.123456) == "0.123456"
    assert level_like(axis, 0.5) == "0.50"
    assert level_like(axis, 0.5800000000000001) == "0.58"


def test_large_numbers_have_one_form() -> None:
    said = show(Decimal(10) ** 9)
    assert said == "1\u202f000\u202f000\u202f000"
    assert grouped("−1234567.8912345") == "−1\u202f234\u202f567.8912345"
    assert show(Decimal(1234)) == "1234"
    assert f"from 0 to {said} mol" in span(axis_of(LARGE.drivers[0]))
    scene = sweep_of(compute_live(LARGE, "stress"))
    whole = "\n".join((scene.title, scene.subtitle, scene.description))
    assert "1000000000" not in whole
    assert "e+" not in whole


def test_tables_for_programs_divide_no_thousands() -> None:
    scene = sweep_of(compute_live(LARGE, "stress"))
    cells = [cell for row in numbers_of(scene)[1].rows for cell in row]
    assert not any("\u202f" in str(cell) for cell in cells)
