"""The best-response map drawn: curves, crossings and arrows where the numbers say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.model.scenario import Consideration
from games.solve import solve
from games.study.answer import compute_live
from games.study.responses.best_responses import best_responses
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.responses.before import before_replies
from gui.charts.responses.layout import responses_figure
from gui.charts.responses.table import COLUMNS, numbers, summary
from gui.charts.responses.types import CURVES, GRAPH
from gui.look.tokens import LIGHT
from tests.support.scenes import responses_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.charts.responses.types import ResponsesScene


def measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def map_of(scenario: Scenario, view: str = "", title: str = "") -> ResponsesScene:
    payoffs = affine(scenario)
    exact = payoffs.exact(scenario.levels)
    report = solve(payoffs.at(scenario.levels), second_opinion=False)
    found = best_responses(exact, report)
    return responses_scene(scenario, found, exact, report, view=view, title=title)


@pytest.fixture
def scenario() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def three(scenario: Scenario) -> Scenario:
    """Three equilibria at once, Baghdad mixing in two of them."""
    moved = scenario.with_level("assistance", Decimal("0.6"))
    return moved.with_level("sanctions", Decimal("0.5"))


def test_today_is_marked_among_what_the_third_player_may_do(scenario: Scenario) -> None:
    scene = map_of(scenario)
    assert [(panel.heading, panel.today) for panel in scene.panels] == [
        ("Baghdad: Expel troops", False),
        ("Baghdad: Absorb", True),
    ]
    assert scene.title == "Best responses meet once: “Escalation on Iraqi soil”"


def test_mixes_of_today_have_squares_of_their_own(three: Scenario) -> None:
    scene = map_of(three)
    assert [panel.heading for panel in scene.panels] == [
        "Baghdad: Expel troops",
        "Baghdad: Expel troops 60 %",
        "Baghdad: Expel troops 3 %",
        "Baghdad: Absorb",
    ]
    stable = [meeting for panel in scene.panels for meeting in panel.meetings if meeting.stable]
    assert len(stable) == 3
    assert all(meeting.mixed for meeting in stable)


def test_meetings_that_the_third_player_would_leave_are_no_equilibria(scenario: Scenario) -> None:
    scene = map_of(scenario)
    leaving = [m for panel in scene.panels for m in panel.meetings if not m.stable]
    assert leaving
    for meeting in leaving:
        assert "Baghdad would gain" in meeting.words
    figure = responses_figure(scene, Style(LIGHT, measure, 72), 1000, 480)
    assert any(text.text == "Baghdad would leave" for text in figure.layers[2].texts)


def test_corners_are_the_profiles_they_stand_for(scenario: Scenario) -> None:
    panel = map_of(scenario).panels[1]
    # (0, 0) is both absorbing, (1, 0) the US retaliating alone; Baghdad absorbs
    assert panel.corners == ("1,1,1", "0,1,1", "1,0,1", "0,0,1")


def test_every_arrow_of_the_graph_pays(scenario: Scenario) -> None:
    scene = map_of(scenario, GRAPH)
    payoffs = affine(scenario).exact(scenario.levels)
    assert len(scene.moves) == 11
    for move in scene.moves:
        before, after = (payoffs[(move.player, *profile)] for profile in (move.start, move.end))
        assert after > before
    assert [node.key for node in scene.nodes if node.rests] == ["0,0,1"]
    assert scene.title.startswith("Only “Escalation on Iraqi soil” is at rest")


def test_games_without_a_resting_point_say_so() -> None:
    scene = map_of(load_named("matching-pennies"), GRAPH)
    assert scene.title.startswith("Nowhere at rest")


def test_many_resting_points_are_counted_and_not_named() -> None:
    scenario = load_named("graded-responses")
    flat = replace(scenario, considerations=(), edits=())
    assert map_of(flat, GRAPH).title.startswith("At rest everywhere")
    first = scenario.players[0]
    when = ((first.id, (first.strategies[0].id,)),)
    keen = Consideration("keen", first.id, when, Decimal(1), "Keen")
    some = map_of(replace(flat, considerations=(keen,)), GRAPH)
    resting = sum(node.rests for node in some.nodes)
    assert some.title == f"{resting} of {len(some.nodes)} profiles are at rest"


def test_larger_games_are_graphs_whatever_is_asked() -> None:
    scene = map_of(load_named("graded-responses"), "curves")
    assert scene.view == GRAPH
    assert len(scene.nodes) == 27


@pytest.mark.parametrize("size", [(1000.0, 480.0), (640.0, 360.0), (321.0, 300.0)])
@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses", "chicken"])
@pytest.mark.parametrize("view", ["", GRAPH])
def test_nothing_leaves_the_picture(name: str, view: str, size: tuple[float, float]) -> None:
    figure = responses_figure(map_of(load_named(name), view), Style(LIGHT, measure, 72), *size)
    for layer in figure.layers:
        for text in layer.texts:
            wide = measure(text.text, text.size, text.bold)
            left = text.x - text.across * wide
            assert left >= -1, text.text
            assert left + wide <= size[0] + 1, text.text
            assert 0 <= text.y <= size[1], text.text
        for stroke in layer.strokes:
            for x, y in stroke.points:
                assert -1 <= x <= size[0] + 1
                assert -1 <= y <= size[1] + 1


def test_nodes_never_overlap() -> None:
    scene = map_of(load_named("graded-responses"))
    figure = responses_figure(scene, Style(LIGHT, measure, 72), 640, 360)
    boxes = [spot.box for spot in figure.spots]
    for k, one in enumerate(boxes):
        for two in boxes[k + 1 :]:
            apart = (
                one.right <= two.left
                or two.right <= one.left
                or one.bottom <= two.top
                or two.bottom <= one.top
            )
            assert apart


def test_arrows_carry_their_players_colour_and_dash(scenario: Scenario) -> None:
    scene = map_of(scenario, GRAPH)
    figure = responses_figure(scene, Style(LIGHT, measure, 72), 1000, 480)
    dashes = [stroke.dash for stroke in figure.layers[1].strokes]
    best = [scene.sides[move.player].dash for move in scene.moves if move.best]
    assert dashes == best
    assert set(dashes) == {"solid", "dashed", "dotted"}


def test_curves_pass_through_their_numbers(scenario: Scenario) -> None:
    scene = map_of(scenario)
    figure = responses_figure(scene, Style(LIGHT, measure, 72), 1000, 480)
    drawn = figure.layers[1].strokes
    curves = [curve for panel in scene.panels for curve in panel.curves if not curve.everything]
    assert len(drawn) == len(curves)
    for stroke, curve in zip(drawn, curves, strict=True):
        assert len(stroke.points) == len(curve.points)
        xs = [point[0] for point in stroke.points]
        order = sorted(range(len(xs)), key=lambda k: curve.points[k][0])
        assert sorted(xs) == pytest.approx([xs[k] for k in order])


def test_the_tables_agree_with_the_picture(scenario: Scenario) -> None:
    scene = map_of(scenario)
    table = summary(scene)
    assert len(table.rows) == 8
    resting = [row[0] for row in table.rows if row[-1] == "yes"]
    assert resting == ["R R K"]
    drawn = numbers(scene)
    assert drawn.headers == COLUMNS
    replies = [row for row in drawn.rows if row[0] == "reply"]
    assert len(replies) == sum(len(c.points) for panel in scene.panels for c in panel.curves)
    graph = numbers(map_of(scenario, GRAPH))
    assert sum(1 for row in graph.rows if row[0] == "move") == 11


def test_words_tell_where_curves_meet(three: Scenario) -> None:
    scene = map_of(three)
    assert "Equilibrium: US: Retaliate 25/29" in scene.description
    assert map_of(three, title="Mine").title == "Mine"


def compared(new: Scenario, old: Scenario, view: str = "") -> ResponsesScene:
    live = compute_live(new, "sanctions")
    against = Against("as saved", old, compute_live(old, "sanctions"))
    exact = live.affine.exact(new.levels)
    found = best_responses(exact, live.report)
    before = before_replies(new, against)
    return responses_scene(new, found, exact, live.report, view=view, before=before)


def test_earlier_curves_lie_faint_beneath_those_for_the_same_mix(
    scenario: Scenario, three: Scenario
) -> None:
    scene = compared(scenario, three)
    assert scene.note == "faint: as saved"
    own = {panel.heading: panel.curves for panel in map_of(three).panels}
    for panel in scene.panels:
        assert panel.before == own[panel.heading]
    figure = responses_figure(scene, Style(LIGHT, measure, 96), 900, 500)
    faint = [s for layer in figure.layers for s in layer.strokes if s.dash == "fine"]
    assert len(faint) == 2 * len(scene.panels)
    assert "faint: as saved" in [text.text for layer in figure.layers for text in layer.texts]
    kinds = {row[0] for row in numbers(scene).rows}
    assert "before: reply" in kinds


def test_a_profile_that_was_at_rest_has_a_dashed_frame_and_says_so(
    scenario: Scenario, three: Scenario
) -> None:
    scene = compared(three, scenario, GRAPH)
    assert scene.note == "dashed frame: as saved"
    (node,) = [node for node in scene.nodes if node.rested]
    assert node.outcome == "Escalation on Iraqi soil"
    assert node.words.endswith("At rest as saved.")
    figure = responses_figure(scene, Style(LIGHT, measure, 96), 900, 500)
    frames = [s for layer in figure.layers for s in layer.strokes if s.dash == "dashed"]
    assert sum(len(frame.points) == 5 for frame in frames) == 1
    was = [row for row in numbers(scene).rows if row[0] == "before: profile"]
    assert sum(row[-1] == "1" for row in was) == 1


@pytest.mark.parametrize(
    ("view", "note"),
    [(CURVES, "as saved: the same curves"), (GRAPH, "as saved: the same at rest")],
)
def test_the_same_game_is_said_to_be_the_same(scenario: Scenario, view: str, note: str) -> None:
    scene = compared(scenario, scenario, view)
    assert scene.note == note
    assert f"Compared: {note}." in scene.description


def test_another_game_is_said_and_not_compared(scenario: Scenario) -> None:
    before = before_replies(scenario, Against("as saved", load_named("us-baghdad")))
    assert before is not None
    live = compute_live(scenario, "sanctions")
    exact = live.affine.exact(scenario.levels)
    found = best_responses(exact, live.report)
    scene = responses_scene(scenario, found, exact, live.report, view=GRAPH, before=before)
    assert scene.note == "as saved: other players or strategies, not drawn"
    assert all(node.rested is None for node in scene.nodes)
    assert "before: profile" not in {row[0] for row in numbers(scene).rows}


def test_long_names_give_way_to_what_is_played() -> None:
    graded = load_named("graded-responses")
    long = tuple(
        replace(player, name=f"{player.name} and its many allied federations")
        for player in graded.players
    )
    scene = map_of(replace(graded, players=long))
    figure = responses_figure(scene, Style(LIGHT, measure, 96), 900, 400)
    said = [text.text for layer in figure.layers for text in layer.texts]
    for played in ("Expel troops", "Restrict and rebalance", "Absorb"):
        assert any(words.endswith(played) for words in said)
    assert sum(words.endswith("… moves") for words in said) == 3
    columns = [t for layer in figure.layers for t in layer.texts if t.text.startswith("Iran and")]
    heads = sorted(t.x for t in columns if t.bold)
    widest = max(measure(t.text, t.size, True) for t in columns if t.bold)
    assert all(right - left >= widest for left, right in pairwise(heads))
