"""Where things stand in a sweep figure: shapes where the numbers say, words that do not collide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from gui.charts.marks.drawing import Style
from gui.charts.sweep.axis import cursor_marks
from gui.charts.sweep.labels import labels
from gui.charts.sweep.plan import arrange
from gui.charts.sweep.shapes import shapes
from gui.charts.sweep.spots import Kind, spot_at
from gui.look.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Text
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import SweepScene


def narrow(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.62 if bold else 0.55)


STYLE = Style(LIGHT, narrow)


def words(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts]


def box(text: Text) -> tuple[float, float, float, float]:
    width = narrow(text.text, text.size, text.bold)
    left = text.x - text.across * width
    middle = text.y - (text.size * 0.35 if text.down == "base" else 0)
    return left, middle - text.size * 0.4, left + width, middle + text.size * 0.4


def overlaps(first: Text, second: Text) -> bool:
    a, b = box(first), box(second)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def stage_of(scene: SweepScene, width: float = 1000, height: float = 400) -> Stage:
    return arrange(scene, STYLE, width, height).stage


def test_areas_are_drawn_where_the_numbers_say(scene: SweepScene) -> None:
    stage = stage_of(scene)
    fills = [
        fill
        for fill in shapes(scene, stage, STYLE).fills
        if fill.polygon[:, 1].max() <= stage.outcomes.bottom
    ]
    for area in scene.areas:
        for slab in area.slabs:
            xs = stage.xs(slab.levels)
            count = len(xs)
            found = [
                fill
                for fill in fills
                if fill.color == area.color
                and fill.polygon.shape == (2 * count, 2)
                and np.allclose(fill.polygon[:count, 0], xs)
                and fill.hatch == area.hatch
            ]
            assert len(found) == 1, (area.key, slab.regime)
            upper, lower = found[0].polygon[:count, 1], found[0].polygon[count:, 1][::-1]
            height = stage.outcomes.height
            assert np.allclose((lower - upper) / height, slab.values)
            assert np.allclose((stage.outcomes.bottom - lower) / height, slab.base)


def test_several_equilibria_are_hatched_in_both_panels(folded_scene: SweepScene) -> None:
    stage = stage_of(folded_scene)
    left, right = stage.x(0.45), stage.x(8 / 15)
    zones = [
        fill
        for fill in shapes(folded_scene, stage, STYLE).fills
        if fill.hatch != "none"
        and np.isclose(fill.polygon[:, 0].min(), left)
        and np.isclose(fill.polygon[:, 0].max(), right)
        and len(fill.polygon) == 4
    ]
    tops = {round(float(fill.polygon[:, 1].min()), 3) for fill in zones}
    assert tops == {round(stage.moves.top, 3), round(stage.outcomes.top, 3)}


def test_the_equilibrium_followed_has_most_of_its_segment(folded_scene: SweepScene) -> None:
    stage = stage_of(folded_scene)
    rows = [
        fill.polygon[:, 1]
        for fill in shapes(folded_scene, stage, STYLE).fills
        if np.isclose(fill.polygon[0, 0], stage.x(0.45))
        and fill.polygon[:, 1].min() >= stage.strip.top - 1e-6
    ]
    heights = [float(np.ptp(ys)) / stage.strip.height for ys in rows]
    assert heights == pytest.approx([0.62, 0.19, 0.19])


@pytest.mark.parametrize("size", [(1000, 400), (640, 340), (321, 300), (1200, 560)])
@pytest.mark.parametrize("level", [0.0, 0.3, 0.6, 1.0])
def test_words_do_not_cover_each_other(
    scene: SweepScene, size: tuple[float, float], level: float
) -> None:
    plan = arrange(scene, STYLE, *size, worded=True)
    texts = [
        *labels(scene, plan, STYLE).texts,
        *cursor_marks(scene, plan.stage, STYLE, level).texts,
    ]
    # letters sit on their curves, which may be close to each other
    marks = {curve.mark for curve in scene.curves}
    texts = [text for text in texts if text.text not in marks]
    for k, first in enumerate(texts):
        for second in texts[k + 1 :]:
            assert not overlaps(first, second), (first, second)


@pytest.mark.parametrize("size", [(1000, 400), (640, 340), (321, 300)])
def test_no_word_runs_out_of_the_figure(scene: SweepScene, size: tuple[float, float]) -> None:
    plan = arrange(scene, STYLE, *size)
    for text in labels(scene, plan, STYLE).texts:
        left, top, right, bottom = box(text)
        assert left >= -1, text
        assert right <= size[0] + 1, text
        assert top >= -1, text
        assert bottom <= size[1] + 1, text


def test_every_regime_is_named_even_where_it_is_narrow(scene: SweepScene) -> None:
    for width in (1000, 640, 321):
        plan = arrange(scene, STYLE, width, 340)
        led = {name.which: " ".join(name.lines) for name in plan.led}
        shown = [
            led.get(segment.regime, " ".join(lines))
            for segment, lines in zip(scene.segments, plan.names, strict=True)
        ]
        assert shown == [segment.name for segment in scene.segments]


def test_every_tipping_point_is_labelled_under_its_place(scene: SweepScene) -> None:
    plan = arrange(scene, STYLE, 1000, 400)
    drawn = {text.text: text.x for text in labels(scene, plan, STYLE).texts if text.bold}
    for tip in scene.tips:
        assert drawn[tip.text] == pytest.approx(plan.stage.x(tip.at.value))


def test_labels_of_one_height_are_spread_and_led_to_their_curves(scene: SweepScene) -> None:
    plan = arrange(scene, STYLE, 1000, 400)
    drawing = labels(scene, plan, STYLE)
    ys = [text.y for text in drawing.texts if text.text in {c.label for c in scene.curves}]
    assert len(ys) == 3
    assert min(np.diff(ys)) >= STYLE.row - 1e-6
    led = [stroke for stroke in drawing.strokes if stroke.points[0][0] == plan.stage.moves.right]
    assert [stroke.dash for stroke in led] == ["solid", "dashed", "dotted"]


def test_curves_that_coincide_are_drawn_side_by_side(scene: SweepScene) -> None:
    plan = arrange(scene, STYLE, 1000, 400)
    starts = [
        stroke.points[0][1]
        for stroke in labels(scene, plan, STYLE).strokes
        if stroke.points[0][0] == plan.stage.moves.right
    ]
    assert np.allclose(np.diff(starts), STYLE.line * 1.3)


def test_letters_step_aside_for_the_cursor(scene: SweepScene) -> None:
    plan = arrange(scene, STYLE, 1800, 500)
    low, today, high = (plan.stage.x(level) for level in (8 / 15, 0.6, 2 / 3))
    marks = {curve.mark for curve in scene.curves}
    texts = labels(scene, plan, STYLE).texts
    beside = [box(text) for text in texts if text.text in marks and low < text.x < high]
    assert len(beside) == 3
    assert not any(left < today < right for left, _, right, _ in beside)


def test_the_number_of_equilibria_stands_above_the_stack(folded_scene: SweepScene) -> None:
    plan = arrange(folded_scene, STYLE, 1000, 400)
    assert "3 equilibria" in words(labels(folded_scene, plan, STYLE))


def test_an_outcome_that_is_one_of_several_is_named_in_the_stack(scene: SweepScene) -> None:
    plan = arrange(scene, STYLE, 1400, 500)
    named = [
        text
        for text in labels(scene, plan, STYLE).texts
        if text.text == "Harassment absorbed" and plan.stage.outcomes.holds(text.x, text.y)
    ]
    assert len(named) == 1
    assert plan.stage.x(0.35) < named[0].x < plan.stage.x(8 / 15)


def test_worded_anchors_stand_under_the_axis_where_there_is_room(scene: SweepScene) -> None:
    roomy = arrange(scene, STYLE, 1200, 560, worded=True)
    assert "near-total embargo" in words(labels(scene, roomy, STYLE))
    tight = arrange(scene, STYLE, 400, 560, worded=True)
    assert tight.anchors == ()


def test_text_keeps_its_contrast_in_the_dark(scene: SweepScene) -> None:
    from gui.look.colors import contrast

    dark = Style(DARK, narrow)
    plan = arrange(scene, dark, 1000, 400)
    for text in labels(scene, plan, dark).texts:
        on_fill = plan.stage.strip.holds(text.x, text.y) or plan.stage.outcomes.holds(
            text.x, text.y
        )
        if not on_fill:
            assert contrast(text.color, DARK.base) >= 4.5, text


@pytest.mark.parametrize("sizes", [(0.0, 0.0), (1.0, 1.0), (60.0, 40.0)])
def test_a_figure_of_no_size_is_laid_out_without_complaint(
    scene: SweepScene, sizes: tuple[float, float]
) -> None:
    plan = arrange(scene, STYLE, *sizes)
    shapes(scene, plan.stage, STYLE)
    labels(scene, plan, STYLE)


def test_pixels_tell_what_a_press_would_mean(scene: SweepScene) -> None:
    stage = stage_of(scene)

    def kind(level: float, y: float) -> tuple[Kind, int]:
        spot = spot_at(scene, stage, STYLE, 0.6, (stage.x(level), y))
        return spot.kind, spot.which

    assert kind(0.6, stage.moves.middle) == (Kind.CURSOR, -1)
    assert kind(0.6, stage.strip.middle) == (Kind.REGIME, 3)
    assert kind(0.1, stage.strip.middle) == (Kind.REGIME, 0)
    assert kind(2 / 3, stage.strip.bottom + STYLE.row) == (Kind.TIP, 3)
    assert kind(0.9, stage.moves.middle) == (Kind.NOTHING, -1)
