"""The sequence map: which strips stand together, what is said of them, and where everything is."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.edit.play import with_move, with_play
from games.model.file.library import load_named
from games.model.play import every_play
from games.study.answer import compute_live
from games.task import NullToken
from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.export import render
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import draw
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.pages.place import Place
from gui.charts.pages.sequence import SequencePage
from gui.charts.sequence.kind import SEQUENCE
from gui.charts.sequence.layout import planned, sequence_figure
from gui.charts.sequence.scene import computed, sequence_scene
from gui.charts.sequence.table import COLUMNS, numbers, summary
from gui.charts.sequence.types import SequenceScene
from gui.core.document import Document
from gui.core.selection import Selection
from gui.look.tokens import DARK, LIGHT
from gui.work.jobs import InlineExecutor, Jobs
from tests.support.chart_pages import place_of
from tests.support.fitting import wordy

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario

IRAQ = load_named("iraq-2019")


def letters(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.56)


def drawn(scenario: Scenario, against: Against | None = None) -> SequenceScene:
    ask = Ask(compute_live(scenario, "sanctions"), "low", against=against)
    scene = draw("sequence", ask)
    assert isinstance(scene, SequenceScene)
    return scene


@pytest.fixture(scope="module")
def scene() -> SequenceScene:
    return drawn(IRAQ)


def test_the_title_is_the_finding_and_the_line_below_the_reason(scene: SequenceScene) -> None:
    assert scene.title == "Escalation on Iraqi soil today, unless Iran moves before the US"
    assert scene.subtitle.startswith("Once Iran has opted for absorbing, the US gains 6.20")


def test_all_at_once_is_first_and_what_agrees_with_it_next(scene: SequenceScene) -> None:
    assert scene.first.name == "All at once"
    assert scene.first.shown
    assert [(group.name, group.note) for group in scene.groups] == [
        ("Escalation on Iraqi soil today", "as all at once · seven plays"),
        ("Managed containment today", "if Iran moves before the US · five plays"),
    ]
    assert [strip.short for strip in scene.groups[1].strips if strip.leader is None] == [
        "Iran + Baghdad › US"
    ]
    assert {strip.place for strip in scene.strips} == set(range(13))


def test_strips_of_a_block_are_the_same_and_of_two_blocks_different(scene: SequenceScene) -> None:
    def face(strip: object) -> list[object]:
        assert hasattr(strip, "segments")
        return [
            (one.low.text, one.high.text, sorted(row.name for row in one.rows))
            for one in strip.segments
        ]

    blocks = [block for group in scene.groups for block in group.blocks]
    assert len(blocks) == 8
    for block in blocks:
        assert all(face(strip) == face(block[0]) for strip in block)
    for group in scene.groups:
        faces = [face(block[0]) for block in group.blocks]
        assert all(faces.count(one) == 1 for one in faces)


def test_the_nearer_a_strip_is_to_all_at_once_the_higher_it_stands(scene: SequenceScene) -> None:
    assert [strip.short for strip in scene.groups[0].strips] == [
        "Baghdad › US + Iran",
        "Baghdad › US › Iran",
        "US + Baghdad › Iran",
        "US + Iran › Baghdad",
        "US › Iran › Baghdad",
        "US › Baghdad › Iran",
        "US › Iran + Baghdad",
    ]


def test_the_column_says_what_moving_first_is_worth(scene: SequenceScene) -> None:
    gains = {strip.short: (strip.gain, strip.led) for strip in scene.strips}
    assert gains["Iran › US › Baghdad"] == ("+1.10", "")
    assert gains["Baghdad › Iran › US"] == ("+2.90", "")
    assert gains["US › Iran + Baghdad"] == ("0.00", "")
    assert gains["US + Iran › Baghdad"] == ("", "two together")
    assert gains["All at once"] == ("", "")


def test_several_answers_are_layers_and_said(scene: SequenceScene) -> None:
    assert scene.several == ("Iran + Baghdad › US: three answers from 7/10 to 47/60",)
    strip = next(one for one in scene.strips if one.short == "Iran + Baghdad › US")
    several = next(one for one in strip.segments if one.several)
    figure = sequence_figure(scene, Style(LIGHT, letters), 1000, 600)
    fills = figure.layers[0].fills
    for row in several.rows:
        assert any(fill.color == row.color for fill in fills)
    words = [text.text for layer in figure.layers for text in layer.texts]
    assert scene.several[0] in words


def test_every_tipping_point_is_labelled_once_for_all_strips(scene: SequenceScene) -> None:
    assert [tip.text for tip in scene.tips] == ["3/16", "7/20", "8/15", "2/3", "7/10", "47/60"]
    figure = sequence_figure(scene, Style(LIGHT, letters), 1000, 600)
    words = [text.text for layer in figure.layers for text in layer.texts]
    assert all(words.count(tip.text) == 1 for tip in scene.tips)
    assert "Sanctions pressure 47/60 tips 2 of 13 plays" in scene.tips[-1].words


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(1400, 800), (900, 560), (480, 400)])
def test_one_line_for_today_runs_through_everything(
    scene: SequenceScene, size: tuple[int, int], tokens: object
) -> None:
    style = Style(tokens, letters)  # type: ignore[arg-type]
    plan = planned(scene, style, *size)[0]
    figure = sequence_figure(scene, style, *size)
    x = plan.x(scene.cursor)
    lines = [
        stroke
        for stroke in figure.layers[1].strokes
        if len(stroke.points) == 2 and all(abs(point[0] - x) < 1e-9 for point in stroke.points)
    ]
    assert any(
        line.points[0][1] < plan.top and line.points[1][1] >= plan.strips[-1].box.bottom
        for line in lines
    )


def test_the_same_strips_touch_and_others_stand_apart(scene: SequenceScene) -> None:
    plan = planned(scene, Style(LIGHT, letters), 1000, 600)[0]
    assert plan.strips[0].box.height > plan.strips[1].box.height
    for upper, lower in pairwise(plan.strips):
        gap = lower.box.top - upper.box.bottom
        assert gap == pytest.approx(0) if not lower.heads else gap > 2


def test_a_name_moves_off_todays_line_or_gives_way_to_letters(scene: SequenceScene) -> None:
    style = Style(LIGHT, letters)
    plan = planned(scene, style, 1000, 600)[0]
    figure = sequence_figure(scene, style, 1000, 600)
    x = plan.x(scene.cursor)
    names = [
        text
        for text in figure.layers[2].texts
        if plan.left < text.x < plan.right and plan.top < text.y < plan.foot and text.across == 0.5
    ]
    for text in names:
        wide = style.wide(text.text, text.size)
        if abs(text.x - x) < wide / 2:
            box = next(one for one in plan.strips if one.box.top < text.y < one.box.bottom)
            here = next(one for one in box.strip.segments if scene.cursor < one.high.value)
            beside = max(x - plan.x(here.low.value), plan.x(here.high.value) - x)
            assert wide > beside - style.unit * 0.8, text
    off = [text.x for text in names if text.text == "Managed containment"]
    assert off
    assert all(abs(place - x) > style.wide("Managed containment") / 2 for place in off)
    narrow = sequence_figure(scene, style, 480, 400)
    shown = [text.text for layer in narrow.layers for text in layer.texts]
    assert {"AAK", "ARK", "RRK"} <= set(shown)
    assert any(text.startswith("ARK: ") for text in shown), "letters without a name are in the key"


@pytest.mark.slow
@pytest.mark.parametrize("form", [lambda same: same, wordy], ids=["as it is", "with long names"])
@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses", "us-baghdad"])
def test_a_narrower_figure_never_needs_less_height(
    name: str, form: Callable[[Scenario], Scenario]
) -> None:
    # else a page that scrolls becomes narrower by it, needs less, and scrolls no more, for ever
    scene, style = drawn(form(load_named(name))), Style(LIGHT, letters)
    needs = []
    for width in range(300, 1300, 23):
        least = sequence_figure(scene, style, width, 300).least
        assert least == sequence_figure(scene, style, width, 900).least
        assert planned(scene, style, max(width, least[0]), least[1])[0].bottom <= least[1] + 1e-6
        needs.append(least)
    assert len({wide for wide, _ in needs}) == 1
    assert all(one[1] >= two[1] for one, two in pairwise(needs))


def test_the_scenarios_play_is_framed_and_said_to_be_shown() -> None:
    for stages in every_play(("us", "iran", "baghdad")):
        scene = drawn(with_play(IRAQ, stages))
        assert sum(strip.shown for strip in scene.strips) == 1
        shown = next(strip for strip in scene.strips if strip.shown)
        plan = planned(scene, Style(LIGHT, letters), 1000, 600)[0]
        figure = sequence_figure(scene, Style(LIGHT, letters), 1000, 600)
        box = next(one.box for one in plan.strips if one.strip is shown)
        frames = [stroke for stroke in figure.layers[1].strokes if len(stroke.points) == 5]
        assert [frame.points[0] for frame in frames] == [(box.left, box.top)]
        pressable = {spot.key for spot in figure.spots if spot.pressable}
        assert len(pressable) == 12
        assert f"play:{shown.place}" not in pressable


def test_a_pressed_strip_becomes_the_play_as_one_step(qtbot: QtBot) -> None:
    document = Document(IRAQ)
    page = SequencePage(SEQUENCE, Place(document, Jobs(InlineExecutor()), Selection()))
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    page.show_answer(compute_live(IRAQ, "sanctions"))
    qtbot.waitUntil(lambda: page.has_scene)
    canvas = page.canvas
    assert isinstance(canvas, SpotCanvas)
    QTest.mouseMove(canvas, place_of(canvas, "play:3"))
    assert canvas.words.startswith("Iran, then US, then Baghdad: Managed containment today")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, "play:3"))
    assert document.scenario.play.stages == (("iran",), ("us",), ("baghdad",))
    assert document.labels[-1] == "Play: Iran, then US, then Baghdad"
    document.undo()
    assert document.scenario == IRAQ
    page.show_answer(compute_live(IRAQ, "sanctions"))
    canvas.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(canvas, key)
    assert document.scenario.play.stages == (("baghdad",), ("us", "iran"))
    assert canvas.accessibleDescription().startswith("Baghdad, then US and Iran together")


def test_a_map_of_those_who_are_still_to_move_keeps_the_moves() -> None:
    scene = drawn(with_move(IRAQ, "us", "retaliate"))
    assert [strip.short for strip in scene.strips[1:]] == ["Iran › Baghdad", "Baghdad › Iran"]
    left = with_move(with_move(IRAQ, "us", "retaliate"), "iran", "absorb")
    with pytest.raises(NoChartError, match="only one player is still to move"):
        drawn(left)
    bare = replace(IRAQ, drivers=())
    with pytest.raises(NoChartError, match="no driver"):
        computed(Ask(compute_live(replace(bare, considerations=()), ""), "low"), NullToken(), None)


def test_only_what_differed_is_drawn_faintly() -> None:
    old = IRAQ.with_level("protest", Decimal("0.8"))
    against = Against("as saved", old, compute_live(old, "sanctions"))
    scene = drawn(IRAQ, against)
    assert scene.before is not None
    assert scene.before.note == "faint: as saved"
    figure = sequence_figure(scene, Style(LIGHT, letters), 1000, 700)
    assert figure.least[1] > sequence_figure(drawn(IRAQ), Style(LIGHT, letters), 1000, 700).least[1]
    kinds = [row[0] for row in numbers(scene).rows]
    assert "before: regime" in kinds
    assert kinds[-1] == "before: today"
    same = drawn(IRAQ, Against("as saved", IRAQ, compute_live(IRAQ, "sanctions")))
    assert same.before is not None
    assert same.before.note == "as saved: the same strips"
    fewer = with_move(IRAQ, "us", "retaliate")
    moved = drawn(IRAQ, Against("as saved", fewer, compute_live(fewer, "sanctions")))
    assert moved.before is not None
    assert moved.before.note == "as saved: others are still to move, not drawn"


def test_tables_have_every_play_and_every_number(scene: SequenceScene) -> None:
    rows = summary(scene).rows
    assert len(rows) == sum(len(strip.segments) for strip in scene.strips)
    assert {row[0] for row in rows} == {strip.name for strip in scene.strips}
    body = render(scene, ".csv").decode().splitlines()
    read = list(csv.DictReader(line for line in body if not line.startswith("#")))
    assert tuple(read[0]) == COLUMNS
    tips = [row for row in read if row["kind"] == "tipping point"]
    assert len(tips) == sum(len(strip.tips) for strip in scene.strips)
    assert sum("(shown)" in row["play"] for row in read if row["kind"] == "regime") == 5
    assert [row["value"] for row in read if row["kind"] == "gain"].count("+1.10") == 3


def test_the_scene_can_be_made_again_from_what_is_known() -> None:
    live = compute_live(IRAQ, "sanctions")
    ask = Ask(live, "low")
    maps = computed(ask, NullToken(), None)
    moved = compute_live(IRAQ.with_level("sanctions", Decimal("0.7")), "sanctions", known=live)
    again = computed(Ask(moved, "low"), NullToken(), (ask, maps))
    assert again[0].sweeps == maps[0].sweeps
    assert sequence_scene(Ask(moved, "low"), again).title.startswith("Expulsion today")
