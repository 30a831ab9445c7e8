"""Where best responses meet in infinitely many places, those are drawn, told and exported."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from games.model.file.library import load_named
from games.solve import PROVED, Family
from games.study.answer import compute_live
from gui.charts.kind import Ask
from gui.charts.kinds import draw
from gui.charts.marks.drawing import Style
from gui.charts.responses.squares import squares_figure
from gui.charts.responses.table import numbers
from gui.charts.responses.types import ResponsesScene
from gui.look.tokens import LIGHT

SCENARIO = load_named("iraq-2019").with_level("protest", Decimal("0.1"))
R, A = [1.0, 0.0], [0.0, 1.0]


def scene_of(*mixes: list[list[float]], kind: str = "product") -> ResponsesScene:
    live = compute_live(SCENARIO, "protest")
    family = Family(kind, tuple(np.array(own) for own in mixes), 1)
    report = replace(live.report, families=(family,), proof=PROVED, degenerate=True)
    made = draw("responses", Ask(replace(live, report=report), "low"))
    assert isinstance(made, ResponsesScene)
    return made


def test_a_stretch_is_drawn_in_the_square_of_what_the_third_player_does() -> None:
    scene = scene_of([R, [0.9, 0.1]], [R], [R])
    expel, absorb = scene.panels[:2]
    (span,) = expel.spans
    assert (span.left, span.right, span.low, span.high) == (0.9, 1.0, 1.0, 1.0)
    assert absorb.spans == ()
    assert span.words in scene.description
    assert "US: Retaliate 90 to 100 %, Absorb 0 to 10 %, Iran: Retaliate" in span.words
    figure = squares_figure(
        scene, Style(LIGHT, lambda text, size, _=False: len(text) * size), 900, 500
    )
    said = {text.text for layer in figure.layers for text in layer.texts}
    assert "equilibria all along" in said
    rows = [row for row in numbers(scene).rows if row[0] == "within"]
    assert [(float(row[5]), float(row[6])) for row in rows] == [(0.9, 1.0), (1.0, 1.0)]


def test_a_part_with_an_extent_is_hatched_in_every_square_that_the_third_player_may_choose() -> (
    None
):
    scene = scene_of([R, A], [R, A], [R, A])
    assert all(len(panel.spans) == 1 for panel in scene.panels)
    figure = squares_figure(
        scene, Style(LIGHT, lambda text, size, _=False: len(text) * size), 900, 500
    )
    assert any(fill.hatch == "crossed" for layer in figure.layers for fill in layer.fills)


@pytest.mark.parametrize("kind", ["curve", "surface"])
def test_of_a_curve_nothing_is_drawn_as_a_box(kind: str) -> None:
    scene = scene_of([R, A], [R, A], [R, R], kind=kind)
    assert all(panel.spans == () for panel in scene.panels)


def test_where_only_the_third_player_has_a_choice_a_square_has_points() -> None:
    assert all(panel.spans == () for panel in scene_of([R], [R], [R, A]).panels)
