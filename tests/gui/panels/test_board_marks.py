"""What a payoff table marks about reasons: who cites no source, where the selected one counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from games.model.file.library import load_named
from games.model.payoffs import affine
from gui.core.selection import ReasonSelection, Selection
from gui.panels.payoffs.board import Board, board_of, lit_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

BASELINE = load_named("iraq-2019")


def shown(scenario: Scenario, before: Board | None = None, reason: str = "") -> Board:
    return board_of(scenario, affine(scenario).at(scenario.levels), None, before, reason)


def test_a_hyphen_in_a_name_stays_a_hyphen_beside_a_minus() -> None:
    scenario = load_named("chicken")
    first, *others = scenario.players
    board = shown(replace(scenario, players=(replace(first, name="Al-Ann"), *others)))
    assert board.hint(0, (1, 1)).splitlines()[0] == "Al-Ann: −10"


def test_a_payoff_without_a_sourced_reason_is_marked_and_says_so() -> None:
    board = shown(BASELINE)
    bare = (1, 1, 1)
    assert not board.is_sourced(2, bare)
    assert "No reason behind it cites a source" in board.hint(2, bare)
    assert "no sourced reason" in board.heading(2, bare)
    assert board.is_sourced(0, bare)
    assert "source" not in board.hint(0, bare)


def test_the_selected_consideration_is_marked_where_it_counts_and_for_its_player_only() -> None:
    board = shown(BASELINE, reason="iran-exposure")
    assert board.lit is not None
    assert int(board.lit.sum()) == 4
    assert board.lit[1, :, 0, :].all()
    assert "selected consideration counts here" in board.heading(1, (0, 0, 0))
    assert "The selected consideration counts here" in board.hint(1, (0, 0, 0))
    assert "selected" not in board.hint(0, (0, 0, 0))


def test_without_a_selected_consideration_nothing_is_marked() -> None:
    assert lit_by(BASELINE, "") is None
    assert lit_by(BASELINE, "gone") is None
    assert not shown(BASELINE).is_lit(1, (0, 0, 0))


def test_a_moving_driver_asks_for_sources_once() -> None:
    first = shown(BASELINE)
    second = shown(BASELINE.with_level("sanctions", Decimal("0.2")), first)
    assert second.sourced is first.sourced
    without = replace(
        BASELINE, considerations=tuple(replace(c, source="") for c in BASELINE.considerations)
    )
    third = shown(without, second)
    assert not np.any(third.sourced)


def test_selecting_the_same_consideration_says_nothing(
    listen: Callable[..., list[object]],
) -> None:
    selection = Selection()
    heard = listen(selection.reason.changed)
    selection.reason.select("us-blamed")
    selection.reason.select("us-blamed")
    selection.reason.select("")
    assert heard == ["us-blamed", ""]
    assert isinstance(selection.reason, ReasonSelection)
    assert selection.key is None
