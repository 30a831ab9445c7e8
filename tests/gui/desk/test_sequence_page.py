"""The sequence map in the window: it follows the document, and a pressed strip becomes the play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.edit.play import with_move
from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.sequence.types import SequenceScene
from tests.support.chart_pages import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.whole_desk import Desk


def test_the_map_follows_driver_and_play_and_a_pressed_strip_becomes_the_play(
    desk_on: Callable[[str], Desk],
) -> None:
    desk = desk_on("iraq-2019")
    tabs = desk.chart("sequence")
    desk.qtbot.waitUntil(lambda: tabs.page.has_scene)
    canvas = tabs.page.canvas
    assert isinstance(canvas, SpotCanvas)

    def titled(words: str) -> bool:
        scene = canvas.scene
        return scene is not None and words in scene.title

    assert titled("Escalation on Iraqi soil today, unless Iran moves before the US")
    desk.drag("sanctions", "0.70")
    desk.qtbot.waitUntil(lambda: titled("Expulsion today"))
    desk.trigger("edit.undo")
    desk.qtbot.waitUntil(lambda: titled("Escalation on Iraqi soil today"))
    canvas.resize(canvas.minimumSizeHint().expandedTo(canvas.size()))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, "play:3"))
    assert desk.document.scenario.play.stages == (("iran",), ("us",), ("baghdad",))
    desk.qtbot.waitUntil(lambda: titled("Managed containment today, but only if Iran moves"))
    scene = canvas.scene
    assert isinstance(scene, SequenceScene)
    assert [strip.place for strip in scene.strips if strip.shown] == [3]
    assert scene.subtitle.startswith("Iran, then US, then Baghdad · ")
    desk.trigger("edit.undo")
    assert desk.document.scenario.play.at_once
    moved = with_move(with_move(desk.document.scenario, "us", "retaliate"), "iran", "absorb")
    desk.document.apply(moved, "Moves")
    desk.settle()
    desk.qtbot.waitUntil(lambda: tabs.page.lack is not None)
    lack = tabs.page.lack
    assert lack is not None
    assert "only one player is still to move" in lack.reason.lower()
    desk.trigger("edit.undo")
    desk.qtbot.waitUntil(lambda: tabs.page.has_scene)
    assert titled("Escalation on Iraqi soil today")
