"""Texts of charts stand apart and nothing is cut: every type and size, on screen and in files."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings

from games.model.file.library import load_named, names
from games.study.answer import compute_live
from gui.charts.canvas.items import Typeface
from gui.charts.export.page import SIZES, Page
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw, layout_of
from gui.charts.marks.drawing import Style
from gui.charts.marks.labels import Cut
from gui.look.tokens import PRINT
from tests.support.fitting import faults, wordy
from tests.support.random_scenarios import scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from games.model.scenario import Scenario
    from gui.charts.marks.figure import Printed

pytestmark = pytest.mark.usefixtures("qapp")


def scenes(scenario: Scenario) -> Iterator[tuple[str, Printed]]:
    driver = scenario.drivers[0].id if scenario.drivers else ""
    ask = Ask(compute_live(scenario, driver), "low", content_hash="0123456789ab" * 5)
    for kind in CHARTS:
        try:
            yield kind, draw(kind, ask)
        except NoChartError:
            continue


def printed(scene: Printed) -> Iterator[tuple[str, list[str]]]:
    for name, size in SIZES.items():
        page = Page(scene, size)
        left, top = page.chart.x(), page.chart.y()
        room = page.chart.width(), page.chart.height()
        words = [layer for x, y, layer in page.parts() if (x, y) == (0.0, 0.0)]
        inside = [layer for x, y, layer in page.parts() if (x, y) == (left, top)]
        yield name, faults(words, page.typeface, page.size.width, page.size.height)
        yield f"{name}'s chart", faults(inside, page.typeface, *room)


def on_screen(scene: Printed, points: float, dots: float = 96) -> Iterator[tuple[str, list[str]]]:
    tokens = replace(PRINT, small=points * 0.9, body=points, title=points * 1.4)
    typeface = Typeface("")
    style = Style(tokens, typeface, dots)
    layout = layout_of(scene)
    for wide, high in ((560, 420), (700, 500), (980, 640), (1500, 900)):
        figure = layout(scene, style, wide, high)
        room = (float(wide), float(high))
        while (more := tuple(map(max, room, figure.least))) != room:
            room = more  # as a page that scrolls gives it
            figure = layout(scene, style, *room)
        yield f"{points} pt in {wide}x{high}", faults(figure.layers, typeface, *room)


def troubles(scenario: Scenario, sizes: Iterable[tuple[float, float]]) -> list[str]:
    """Return what is wrong anywhere: files, and on screen for points and dots per inch."""
    sizes = tuple(sizes)
    return [
        f"{kind}, {where}: {fault}"
        for kind, scene in scenes(scenario)
        for places in (printed(scene), *(on_screen(scene, *size) for size in sizes))
        for where, found in places
        for fault in found
    ]


@pytest.mark.slow
@pytest.mark.parametrize("form", [lambda same: same, wordy], ids=["as it is", "with long names"])
def test_no_text_lies_over_another_or_outside(form: Callable[[Scenario], Scenario]) -> None:
    assert not troubles(form(load_named("iraq-2019")), [(10, 96), (14, 96), (20, 192)])


@pytest.mark.long
@pytest.mark.parametrize("form", [lambda same: same, wordy], ids=["as it is", "with long names"])
@pytest.mark.parametrize("name", names())
def test_no_text_of_any_scenario_lies_over_another(
    name: str, form: Callable[[Scenario], Scenario]
) -> None:
    sizes = [(points, dots) for points in (10, 12, 14, 17, 20) for dots in (96, 144, 192)]
    assert not troubles(form(load_named(name)), sizes)


@pytest.mark.long
@pytest.mark.timeout(900)
@settings(max_examples=20)
@given(scenarios())
def test_no_text_of_a_random_scenario_lies_over_another(scenario: Scenario) -> None:
    assume(prod(scenario.shape) <= 12)  # larger ones take minutes to sweep
    assert not troubles(wordy(scenario), [(10, 96), (20, 144)])


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_long_title_is_printed_whole(size: str) -> None:
    title = "What happens " + "when sanctions pressure rises and no party may be seen to yield " * 5
    _, scene = next(scenes(wordy(load_named("iraq-2019"))))
    page = Page(replace(scene, title=title.strip()), SIZES[size])
    words = " ".join(text.text for text in page.parts()[0][2].texts)
    assert title.strip() in words
    assert scene.subtitle in words


@pytest.mark.slow
def test_what_a_printed_chart_shortens_is_said_at_its_foot() -> None:
    for kind, scene in scenes(wordy(load_named("iraq-2019"))):
        for size in SIZES.values():
            page = Page(scene, size)
            (_, _, words), *layers = page.parts()
            foot = " ".join(text.text for text in words.texts)
            for _, _, layer in layers:
                for text in layer.texts:
                    if isinstance(text.text, Cut):
                        assert text.text.whole in foot, (kind, size.name)
            if "In full: " in foot:
                source = scene.provenance.scenario
                own = [text.text for text in words.texts if text.text.startswith(source[:10])]
                assert own, f"{kind}, {size.name}: where it comes from begins no line of its own"
