"""Undo as plain data."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.scenario import Consideration
from games.model.weight import added
from gui.core.history import BUDGET, History

if TYPE_CHECKING:
    from games.model.scenario import Scenario


#: More than a step of whole numbers costs beside its values.
MUCH = 10_000


def heavy(_before: object, _after: object) -> int:
    return MUCH


def fresh(limit: int = 100) -> History[int]:
    """Return a history that has room for about `limit` steps."""
    return History(heavy, budget=limit * MUCH + MUCH // 2)


def filled(*values: int, limit: int = 100) -> History[int]:
    history = fresh(limit)
    for before, after in pairwise(values):
        history.push(before, after, f"{before} to {after}")
    return history


def test_undo_returns_the_value_before_and_redo_the_value_after() -> None:
    history = filled(1, 2, 3)
    assert (history.go_to(history.place - 1), history.go_to(history.place - 1)) == (2, 1)
    assert (history.go_to(history.place + 1), history.go_to(history.place + 1)) == (2, 3)


def test_labels_name_the_next_step_in_each_direction() -> None:
    history = filled(1, 2, 3)
    history.go_to(history.place - 1)
    assert (history.undo_label, history.redo_label) == ("1 to 2", "2 to 3")
    assert history.labels == ("1 to 2", "2 to 3")
    assert history.place == 1


def test_an_empty_history_has_no_labels_and_refuses_to_step() -> None:
    history = fresh()
    assert history.undo_label is None
    assert history.redo_label is None
    with pytest.raises(IndexError):
        history.go_to(history.place - 1)
    with pytest.raises(IndexError):
        history.go_to(history.place + 1)


def test_a_new_step_forgets_what_was_undone() -> None:
    history = filled(1, 2, 3)
    history.go_to(history.place - 1)
    history.push(2, 9, "2 to 9")
    assert history.labels == ("1 to 2", "2 to 9")
    assert history.redo_label is None


def test_a_fresh_history_is_clean_and_a_step_makes_it_unclean_until_undone() -> None:
    history = filled(1)
    assert history.is_clean
    history.push(1, 2, "edit")
    assert not history.is_clean
    history.go_to(history.place - 1)
    assert history.is_clean


def test_the_saved_place_is_found_again_from_both_sides() -> None:
    history = filled(1, 2)
    history.mark_clean()
    history.push(2, 3, "edit")
    assert not history.is_clean
    history.go_to(history.place - 1)
    assert history.is_clean
    history.go_to(history.place - 1)
    assert not history.is_clean
    history.go_to(history.place + 1)
    assert history.is_clean


def test_the_saved_place_is_lost_when_a_new_step_replaces_the_way_to_it() -> None:
    history = filled(1, 2, 3)
    history.mark_clean()
    history.go_to(history.place - 1)
    history.push(2, 9, "edit")
    assert history.clean is None
    history.go_to(history.place - 1)
    history.go_to(history.place - 1)
    assert not history.is_clean


def test_the_saved_place_survives_a_new_step_that_starts_from_it() -> None:
    history = filled(1, 2, 3)
    history.go_to(history.place - 1)
    history.mark_clean()
    history.push(2, 9, "edit")
    history.go_to(history.place - 1)
    assert history.is_clean


def test_the_oldest_steps_go_first_and_take_the_saved_place_with_them() -> None:
    history = filled(1, 2, 3, limit=2)
    history.push(3, 4, "3 to 4")
    assert history.labels == ("2 to 3", "3 to 4")
    assert (history.go_to(history.place - 1), history.go_to(history.place - 1)) == (3, 2)
    assert not history.is_clean


def test_the_saved_place_moves_with_the_steps_that_are_kept() -> None:
    history = filled(1, 2, limit=2)
    history.mark_clean()
    history.push(2, 3, "2 to 3")
    history.push(3, 4, "3 to 4")
    assert history.clean == 0
    history.go_to(history.place - 1)
    history.go_to(history.place - 1)
    assert history.is_clean


def test_clearing_forgets_every_step_and_is_clean() -> None:
    history = filled(1, 2, 3)
    history.go_to(history.place - 1)
    history.clear()
    assert len(history.steps) == 0
    assert history.is_clean


def test_going_to_a_place_is_undoing_or_redoing_so_many_steps() -> None:
    history = filled(1, 2, 3, 4)
    assert (history.go_to(1), history.place) == (2, 1)
    assert (history.go_to(3), history.place) == (4, 3)
    assert (history.go_to(0), history.place) == (1, 0)
    for nowhere in (-1, 4):
        with pytest.raises(IndexError):
            history.go_to(nowhere)
    assert history.place == 0


def test_steps_that_were_let_go_are_counted_until_the_history_is_cleared() -> None:
    history = filled(1, 2, 3, 4, limit=2)
    assert (history.let_go, len(history.steps)) == (1, 2)
    history.clear()
    assert (history.let_go, history.size) == (0, 0)


def test_the_last_step_is_kept_however_large_it_is() -> None:
    history: History[int] = History(heavy, budget=1)
    history.push(1, 2, "1 to 2")
    history.push(2, 3, "2 to 3")
    assert history.labels == ("2 to 3",)
    assert history.go_to(history.place - 1) == 2


def test_what_was_undone_gives_its_memory_back_when_it_is_replaced() -> None:
    history = filled(1, 2, 3)
    two = history.size
    history.go_to(history.place - 1)
    history.push(2, 9, "2 to 9")
    assert history.size == two


@pytest.mark.slow
@given(st.lists(st.sampled_from(["push", "undo", "redo", "save"]), max_size=60), st.integers(1, 8))
def test_any_walk_agrees_with_a_list_and_a_cursor(moves: list[str], limit: int) -> None:
    history = fresh(limit)
    values, cursor, saved = [0], 0, 0
    value = counter = 0
    for move in moves:
        if move == "push":
            counter += 1
            history.push(value, counter, str(counter))
            del values[cursor + 1 :]
            values.append(counter)
            cursor += 1
            if len(values) > limit + 1:
                del values[0]
                cursor -= 1
            value = counter
        elif move == "undo" and history.undo_label is not None:
            value, cursor = history.go_to(history.place - 1), cursor - 1
        elif move == "redo" and history.redo_label is not None:
            value, cursor = history.go_to(history.place + 1), cursor + 1
        elif move == "save":
            history.mark_clean()
            saved = value
        assert value == values[cursor]
        assert history.place == cursor
        assert len(history.steps) == len(values) - 1
        assert history.is_clean == (value == saved)


def test_a_full_history_of_a_large_scenario_keeps_tens_of_thousands_of_steps(
    scenario: Scenario,
) -> None:
    hundred = tuple(
        Consideration(f"c{i}", "row", (), Decimal(i), f"reason {i}") for i in range(100)
    )
    value = replace(scenario, considerations=hundred)
    history: History[Scenario] = History(added)
    steps = 200
    tracemalloc.start()
    for i in range(steps):
        head = replace(value.considerations[0], base=Decimal(i + 1000))
        after = replace(value, considerations=(head, *value.considerations[1:]))
        history.push(value, after, f"Set the base to {i}")
        value = after
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.8 * used < history.size < 1.5 * used
    assert BUDGET / (used / steps) > 20_000
