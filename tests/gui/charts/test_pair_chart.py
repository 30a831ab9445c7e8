"""The pair of strips: every regime and tipping point of both, joined, within the picture."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from games.model.edit.cells import with_base
from games.model.file.library import load_named
from games.study.compare.effects import compare
from gui.charts.export import render
from gui.charts.marks.drawing import Style
from gui.charts.pair.layout import pair_figure
from gui.charts.pair.scene import PairScene, pair_scene
from gui.charts.pair.table import COLUMNS, numbers, summary
from gui.look.tokens import DARK, LIGHT
from tests.support.loose import loose
from two_by_two import two_by_two

BASE = load_named("iraq-2019")


def measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def scene_of(base: str = "-1.25") -> PairScene:
    found = compare(BASE, with_base(BASE, "iran-exposure", Decimal(base)))
    scene = pair_scene(found, "As published", "Present")
    assert scene is not None
    return scene


def test_both_strips_have_all_regimes_and_every_tipping_point_is_joined_or_ends() -> None:
    scene = scene_of()
    assert [len(strip.segments) for strip in (scene.upper, scene.lower)] == [5, 4]
    ends = [(j.old and j.old[1], j.new and j.new[1]) for j in scene.joints]
    assert ("3/16", "3/8") in ends
    assert ("7/20", None) in ends
    assert ("2/3", "2/3") in ends
    assert [j.still for j in scene.joints] == [end == ("2/3", "2/3") for end in ends]


@pytest.mark.parametrize("size", [(320, 190), (720, 250), (1400, 500)])
@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_nothing_lies_outside_the_picture(size: tuple[int, int], tokens: object) -> None:
    style = Style(tokens, measure)  # type: ignore[arg-type]
    figure = pair_figure(scene_of(), style, *size)
    for layer in figure.layers:
        for fill in layer.fills:
            assert np.all(fill.polygon >= -0.5)
            assert np.all(fill.polygon <= np.array(size) + 0.5)
        for text in layer.texts:
            wide = measure(text.text, text.size, text.bold)
            assert text.x - text.across * wide >= -1
            assert text.x + (1 - text.across) * wide <= size[0] + style.unit
            assert 0 <= text.y <= size[1]


@pytest.mark.parametrize("size", [(320, 190), (720, 250), (1400, 500)])
def test_no_name_in_a_strip_is_crossed_by_the_line_of_today(size: tuple[int, int]) -> None:
    figure = pair_figure(scene_of(), Style(LIGHT, measure), *size)
    today = [
        s for layer in figure.layers for s in layer.strokes if s.width == Style(LIGHT, measure).line
    ]
    assert today
    for line in today:
        (x, top), (_, bottom) = line.points
        for text in (t for layer in figure.layers for t in layer.texts if top < t.y < bottom):
            wide = measure(text.text, text.size, text.bold)
            left = text.x - text.across * wide
            assert not left < x < left + wide


def test_what_moved_is_read_out_at_its_joint() -> None:
    figure = pair_figure(scene_of(), Style(LIGHT, measure), 720, 250)
    words = [loose(spot.words) for spot in figure.spots]
    assert any(said.startswith("The tipping point at 3/16 = 0.1875 moves to 3/8") for said in words)
    assert "As published: Managed containment" in words


def test_games_of_other_players_stand_unjoined() -> None:
    scene = pair_scene(compare(BASE, load_named("us-baghdad")), "a", "b")
    assert scene is not None
    assert all((joint.old is None) != (joint.new is None) for joint in scene.joints)
    assert len(scene.joints) == 6


def test_without_a_driver_there_is_no_picture() -> None:
    assert pair_scene(compare(load_named("chicken"), load_named("stag-hunt")), "a", "b") is None


def test_the_table_says_what_the_picture_shows() -> None:
    scene = scene_of()
    read, listed = summary(scene), numbers(scene)
    assert read.headers == ("As published", "Present", "What became of it")
    assert len(read.rows) == len(scene.joints)
    assert listed.headers == COLUMNS
    assert sum(row[0] == "regime" for row in listed.rows) == 9
    assert {len(row) for row in listed.rows} == {len(COLUMNS)}


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".csv"])
def test_the_picture_leaves_in_every_format(suffix: str, qapp: object) -> None:
    assert len(render(scene_of(), suffix)) > 500


def test_where_payoffs_tie_no_list_is_read_out_as_if_it_were_complete() -> None:
    tied = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))
    scene = pair_scene(compare(tied, with_base(tied, "bob-wait", Decimal(-2))), "Was", "Is")
    assert scene is not None
    (segment,) = scene.upper.segments
    assert len(segment.rows) > 1
    figure = pair_figure(scene, Style(LIGHT, measure), 720, 250)
    spots = [spot.words for spot in figure.spots if ":" in spot.key]
    assert spots[0] == ("Was: payoffs tie throughout: Bob opts for “Wait”, while Ann may do either")
    drawn = [text.text for layer in figure.layers for text in layer.texts]
    assert drawn.count("Payoffs tie") == 2
    assert not any("equilibria" in text for text in drawn)
    row = dict(zip(COLUMNS, numbers(scene).rows[0], strict=True))
    assert (row["name"], row["words"]) == ("Payoffs tie", segment.tied)
