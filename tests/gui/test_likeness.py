"""Which colours are mistaken for each other, and by whom."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from games.model.edit.structure.colors import OUTCOME_COLORS, PLAYER_COLORS
from gui.look.likeness import likeness


@pytest.mark.parametrize(("first", "second"), list(combinations(PLAYER_COLORS, 2)))
def test_colours_offered_to_players_are_told_apart_by_everybody(first: str, second: str) -> None:
    assert likeness(first, second) == ""


def test_neighbours_from_calm_to_severe_are_told_apart_in_full_colour_vision() -> None:
    ramp = list(OUTCOME_COLORS)
    assert all(likeness(a, b) != "everybody" for a, b in pairwise(ramp))


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ("#0072b2", "#0072B2", "everybody"),
        ("#0072B2", "#0065A5", "everybody"),
        ("#FF0000", "#00AA00", "some people"),
        ("#000000", "#FFFFFF", ""),
    ],
)
def test_likeness_names_who_mistakes_them(first: str, second: str, who: str) -> None:
    assert likeness(first, second) == likeness(second, first) == who
