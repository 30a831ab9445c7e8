"""Which chart is in front, and what stands in for one that a scenario does not have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.file.library import load_named

if TYPE_CHECKING:
    from whole_desk import Desk

FIXED = replace(load_named("chicken"), drivers=(), sweep_driver="", considerations=())


def test_without_a_driver_the_best_responses_stand_in_for_the_sweep(desk: Desk) -> None:
    book = desk.window.book
    assert book.tabs.currentIndex() == 0
    desk.document.new(FIXED)
    assert book.tabs.tabText(book.tabs.currentIndex()) == "Best responses"
    assert book.front == "sweep"  # what is remembered for the next start
    desk.document.new(load_named("iraq-2019"))
    assert book.tabs.currentIndex() == 0


def test_a_chart_that_was_chosen_stays_in_front(desk: Desk) -> None:
    book = desk.window.book
    desk.chart("waterfall")
    desk.document.new(FIXED)
    assert book.front == "waterfall"
    desk.chart("sweep")
    assert book.tabs.currentIndex() == 0  # who asks for the sweep reads why there is none
    desk.chart("responses")
    assert book.front == "responses"
    desk.document.new(load_named("iraq-2019"))
    assert book.tabs.currentIndex() == book.place_of("responses")
