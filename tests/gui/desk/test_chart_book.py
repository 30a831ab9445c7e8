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
    assert book.front == 0  # what is remembered for the next start
    desk.document.new(load_named("iraq-2019"))
    assert book.tabs.currentIndex() == 0


def test_a_chart_that_was_chosen_stays_in_front(desk: Desk) -> None:
    book = desk.window.book
    book.tabs.setCurrentIndex(5)
    desk.document.new(FIXED)
    assert book.tabs.currentIndex() == 5
    book.tabs.setCurrentIndex(0)
    assert book.tabs.currentIndex() == 0  # who asks for the sweep reads why there is none
    book.tabs.setCurrentIndex(4)
    assert book.front == 4
    desk.document.new(load_named("iraq-2019"))
    assert book.tabs.currentIndex() == 4
