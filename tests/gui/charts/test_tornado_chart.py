"""The tornado drawn: what its bars say, where they are, and that everything fits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.study.answer import compute_live
from games.study.tornado.tornado import tornado
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.tornado.before import earlier
from gui.charts.tornado.layout import tornado_figure
from gui.charts.tornado.scene import targets
from gui.charts.tornado.table import COLUMNS, numbers, summary
from gui.look.tokens import DARK, LIGHT
from tests.support.scenes import tornado_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.tornado.report import Tornado
    from gui.charts.marks.drawing import Text
    from gui.charts.marks.figure import Figure
    from gui.charts.tornado.types import TornadoScene

SIZES = [(1000.0, 480.0), (640.0, 360.0), (321.0, 300.0)]


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture(scope="module")
def report(scenario: Scenario) -> Tornado:
    return tornado(scenario, "sanctions")


def measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def extent(text: Text) -> tuple[float, float]:
    wide = measure(text.text, text.size, text.bold)
    return text.x - text.across * wide, text.x + (1 - text.across) * wide


def texts(figure: Figure) -> list[Text]:
    return [text for layer in figure.layers for text in layer.texts]


def test_every_tipping_point_and_every_outcome_that_moves_can_be_measured(
    scenario: Scenario, report: Tornado
) -> None:
    found = targets(scenario, report)
    assert [target.key for target in found] == [
        *(f"tip-{k}" for k in range(4)),
        *(f"outcome-{o}" for o in ("containment", "harassment", "unprovoked")),
        "outcome-escalation",
        "outcome-expulsion",
    ]
    assert found[3].name == "Escalation on Iraqi soil → Expulsion at 2/3"


def test_the_title_states_what_the_answer_rests_on(scenario: Scenario, report: Tornado) -> None:
    assert tornado_scene(scenario, report).title == (
        "Where Expulsion begins (2/3) rests alike on five considerations: 3/5 to beyond 1"
    )
    assert tornado_scene(scenario, report, "outcome-harassment").title == (
        "Harassment absorbed today (0 %) rests most on “US strikes on allied militias”: to 10 %"
    )
    assert tornado_scene(scenario, report, title="Mine").title == "Mine"


@pytest.mark.slow
def test_the_ranges_used_are_said(scenario: Scenario, report: Tornado) -> None:
    assert tornado_scene(scenario, report).subtitle == (
        "Each consideration from its stated low to its stated high, everything else as today"
    )
    bare = replace(
        scenario,
        considerations=tuple(replace(r, low=None, high=None) for r in scenario.considerations),
    )
    said = tornado_scene(bare, tornado(bare, "sanctions")).subtitle
    assert "No ranges stated: each consideration by ±10 % of its base" in said
    assert "two bases of 0 without a range left alone" in said
    half = replace(
        scenario,
        considerations=(
            *(replace(r, low=None, high=None) for r in scenario.considerations[:4]),
            *scenario.considerations[4:],
        ),
    )
    said = tornado_scene(half, tornado(half, "sanctions")).subtitle
    assert said.startswith("15 considerations from stated low to stated high, four others by ±10 %")


def test_ends_say_level_departure_and_loss(scenario: Scenario, report: Tornado) -> None:
    first = tornado_scene(scenario, report, "tip-3").bars[0]
    assert (first.low.text, first.low.exact, first.low.leaves) == ("beyond 1", "", True)
    assert (first.high.text, first.high.exact, first.high.value) == ("3/5", "3/5", 0.6)
    lost = tornado_scene(scenario, report, "tip-2").bars[0]
    assert (lost.high.text, lost.high.value) == ("gone", None)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("target", ["tip-0", "tip-2", "tip-3", "outcome-escalation"])
def test_nothing_leaves_the_picture(
    scenario: Scenario, report: Tornado, target: str, size: tuple[float, float]
) -> None:
    scene = tornado_scene(scenario, report, target)
    figure = tornado_figure(scene, Style(LIGHT, measure, 72), *size)
    for text in texts(figure):
        left, right = extent(text)
        assert left >= -1, text.text
        assert right <= size[0] + 1, text.text
        assert -1 <= text.y <= size[1] + 1, text.text
    for spot in figure.spots:
        assert spot.box.bottom <= size[1]


@pytest.mark.parametrize("size", SIZES[:2])
def test_bars_end_where_their_values_are(
    scenario: Scenario, report: Tornado, size: tuple[float, float]
) -> None:
    scene = tornado_scene(scenario, report, "tip-0")
    figure = tornado_figure(scene, Style(LIGHT, measure, 72), *size)
    ticks = {text.text: text.x for text in figure.layers[0].texts}
    zero, one = ticks["0.0"], ticks["1.0"]
    polygons = [fill.polygon for fill in figure.layers[1].fills]
    assert len(polygons) == 2 * len(scene.bars)
    base = zero + 3 / 16 * (one - zero)
    ends = {round(float(p[:, 0].min()), 3) for p in polygons} | {
        round(float(p[:, 0].max()), 3) for p in polygons
    }
    for bar in scene.bars:
        for end in (bar.low, bar.high):
            assert end.value is not None
            assert round(zero + end.value * (one - zero), 3) in ends
    assert round(base, 3) in ends


def test_low_and_high_differ_in_print_without_colour(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report, "tip-0")
    figure = tornado_figure(scene, Style(LIGHT, measure, 72), 1000, 480)
    hatches = [fill.hatch for fill in figure.layers[1].fills]
    assert hatches.count("rising") == hatches.count("none") == 3


def test_bars_without_room_are_counted(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report, "tip-2")
    figure = tornado_figure(scene, Style(LIGHT, measure, 72), 1000, 160)
    missing = len(scene.bars) - len(figure.spots)
    assert missing > 0
    assert any(text.text.startswith(f"{missing} more") for text in texts(figure))


def test_more_than_fifteen_bars_are_cut(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report, "tip-2")
    many = replace(
        scene,
        bars=tuple(replace(scene.bars[k % 12], key=f"r{k}") for k in range(40)),
        considered=40,
    )
    figure = tornado_figure(many, Style(LIGHT, measure, 72), 1000, 900)
    assert len(figure.spots) == 15
    assert any(text.text == "25 more" for text in texts(figure))


def test_long_names_are_shortened_not_overlapped(scenario: Scenario, report: Tornado) -> None:
    long = "A consideration whose title goes on for as long as titles are allowed to go " * 2
    scene = tornado_scene(scenario, report, "tip-0")
    wordy = replace(
        scene, bars=tuple(replace(bar, name=long, player="The United States") for bar in scene.bars)
    )
    figure = tornado_figure(wordy, Style(DARK, measure, 72), 640, 360)
    plot = min(float(fill.polygon[:, 0].min()) for fill in figure.layers[1].fills)
    names = [text for text in figure.layers[2].texts if text.text.startswith("A cons")]
    assert names
    assert all(extent(text)[1] <= plot for text in names)


def test_a_target_that_nothing_moves_says_so(scenario: Scenario) -> None:
    calm = replace(
        scenario,
        considerations=tuple(replace(r, low=r.base, high=r.base) for r in scenario.considerations),
    )
    scene = tornado_scene(calm, tornado(calm, "sanctions"))
    assert scene.bars == ()
    assert (
        scene.title == "No consideration at an end of its range moves where Expulsion begins (2/3)"
    )
    figure = tornado_figure(scene, Style(LIGHT, measure, 72), 640, 360)
    assert figure.spots == ()


def test_the_table_has_a_row_for_every_bar(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report, "tip-3")
    table = summary(scene)
    assert len(table.rows) == len(scene.bars)
    assert table.rows[0] == (
        "Baghdad",
        "Assistance and energy waivers lost",
        "−1.5",
        "beyond 1",
        "−0.5",
        "3/5",
        "at its high",
    )


def test_the_numbers_read_back_exactly(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report, "tip-0")
    table = numbers(scene)
    assert table.headers == COLUMNS
    for row, bar in zip(table.rows, scene.bars, strict=True):
        cells = dict(zip(table.headers, row, strict=True))
        assert Decimal(cells["low base"]) == next(
            b.low.base for b in report.bars if b.consideration == bar.key
        )
        assert float(cells["low value"]) == bar.low.value
        assert cells["low exact"] == bar.low.exact
        assert float(cells["swing"]) == bar.swing


def test_the_description_reads_every_bar_out(scenario: Scenario, report: Tornado) -> None:
    scene = tornado_scene(scenario, report)
    for bar in scene.bars:
        assert bar.name in scene.description
    assert "At −0.5: 3/5, today Expulsion" in scene.description
    assert "14 do not move it" in scene.description


def against(old: Scenario, driver: str = "sanctions") -> Against:
    return Against("as saved", old, compute_live(old, driver))


def was(new: Scenario, other: Against, target: str, driver: str = "sanctions") -> TornadoScene:
    found = tornado(new, driver)
    return tornado_scene(new, found, target, before=earlier(new, found, other))


def test_the_earlier_place_of_a_tipping_point_is_dashed_through_the_bars(
    scenario: Scenario,
) -> None:
    new = scenario.with_level("assistance", Decimal("0.80"))
    scene = was(new, against(scenario), "tip-3")
    assert scene.baseline.text == "13/15"
    assert scene.before is not None
    assert scene.before.value == pytest.approx(2 / 3)
    assert scene.before.note == "as saved: 2/3"
    assert "Compared with as saved: 2/3." in scene.description
    assert {row[-1] for row in numbers(scene).rows} == {repr(scene.before.value)}
    figure = tornado_figure(scene, Style(LIGHT, measure, 96), 900, 480)
    dashed = [s for layer in figure.layers for s in layer.strokes if s.dash == "dashed"]
    assert any(s.points[0][0] == s.points[1][0] for s in dashed)
    assert "as saved: 2/3" in [text.text for text in texts(figure)]


def test_the_earlier_probability_of_an_outcome_is_that_of_its_own_day(scenario: Scenario) -> None:
    new = scenario.with_level("sanctions", Decimal("0.1"))
    scene = was(new, against(scenario), "outcome-containment")
    assert scene.before is not None
    assert (scene.before.value, scene.baseline.level) == (0.0, 1.0)
    assert scene.before.note == "as saved: 0 %"


@pytest.mark.parametrize(
    ("target", "note"),
    [("tip-3", "as saved: 2/3, the same"), ("tip-0", "as saved: 3/16, the same")],
)
def test_what_did_not_move_is_said_and_not_drawn(
    scenario: Scenario, target: str, note: str
) -> None:
    scene = was(scenario, against(scenario), target)
    assert scene.before is not None
    assert scene.before.value is None
    assert scene.before.note == note
    assert {row[-1] for row in numbers(scene).rows} == {""}


def test_a_game_without_drivers_is_compared_all_the_same(scenario: Scenario) -> None:
    fixed = tuple(replace(reason, slopes=()) for reason in scenario.considerations)
    still = replace(scenario, drivers=(), sweep_driver="", considerations=fixed)
    scene = was(still, against(still, ""), "", driver="")
    assert scene.before is not None
    assert scene.before.note.endswith("the same")


@pytest.mark.slow
def test_what_cannot_be_compared_says_why(scenario: Scenario) -> None:
    other = load_named("us-baghdad")
    scene = was(scenario, Against("as saved", other), "tip-3")
    assert scene.before is not None
    assert scene.before.note == "as saved: other players or strategies, not drawn"
    scene = was(scenario, Against("as saved", scenario), "tip-3")
    assert scene.before is not None
    assert scene.before.note == "as saved: no such driver, not drawn"


def test_where_ties_leave_it_open_neither_yes_nor_no_is_said(
    scenario: Scenario, report: Tornado
) -> None:
    # strikes a little dearer make the US indifferent: today's equilibrium stays, beside others
    scene = tornado_scene(scenario, report, "tip-0")
    bars = {bar.consideration: bar for bar in report.bars}
    assert (bars["us-strike-cost"].flips_low, bars["us-strike-cost"].flips_high) == (None, False)
    for target in scene.targets:
        made = tornado_scene(scenario, report, target.key)
        for bar, row in zip(made.bars, numbers(made).rows, strict=True):
            if bar.key == "us-strike-cost":
                cells = dict(zip(COLUMNS, row, strict=True))
                assert (cells["low overturns"], cells["high overturns"]) == ("ties", "no")
                assert "ties leave open what stands today" in made.description
                return
    pytest.fail("no target is moved by it")
