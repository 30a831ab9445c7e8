"""Steps of a sweep on their own: which branch continues which, what a near tie leaves, bends."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np

from games.study.sweep.branches import linked
from games.study.sweep.critical import Critical
from games.study.sweep.report import Branch, Level, Regime
from games.study.sweep.sweep import Stretch, _unblurred

PURE, MIXED = ((0,), (0,)), ((0, 1), (0, 1))


def branch(support: tuple[tuple[int, ...], ...], *chances: float) -> Branch:
    """One whose first strategies are played with these chances at its two ends."""
    mix = np.array([[chance, 1 - chance] for chance in chances])
    return Branch(support, np.array([0.0, 1.0]), (mix, mix), np.zeros((2, 2)), 1)


def regime(low: float, *branches: Branch) -> Regime:
    return Regime(Level(low), Level(low + 1), branches, True)


def test_where_two_end_in_one_place_the_one_of_the_same_support_goes_on() -> None:
    below = regime(0, branch(PURE, 1, 1), branch(MIXED, 0.5, 1))
    _, above = linked([below, regime(1, branch(MIXED, 1, 0.5))])
    assert above.branches[0].follows == 1


def test_a_branch_has_one_successor_the_nearest() -> None:
    below = regime(0, branch(MIXED, 0.4, 0.5))
    _, above = linked([below, regime(1, branch(MIXED, 0.5001, 0.9), branch(MIXED, 0.5, 0.2))])
    assert [one.follows for one in above.branches] == [None, 0]


def test_limits_of_one_support_may_differ_by_what_they_are_known_to_where_two_meet() -> None:
    below = regime(0, branch(MIXED, 0.4, 0.5))
    _, above = linked([below, regime(1, branch(MIXED, 0.50005, 0.6))])
    assert above.branches[0].follows == 0
    _, jump = linked([below, regime(1, branch(MIXED, 0.55, 0.6))])
    assert jump.branches[0].follows is None


def stretch(kind: int, members: range, end: Fraction | float, *, tied: bool) -> Stretch:
    exact = end if isinstance(end, Fraction) else None
    return Stretch(kind, np.array(members), Critical(Level(float(end), exact)), tied)


def samples(*kinds: int) -> Any:
    return SimpleNamespace(kinds=np.array(kinds))


def test_what_is_seen_at_more_levels_is_so_on_both_sides_of_a_level_that_is_not_known() -> None:
    near = [stretch(1, range(2), 0.01, tied=True), stretch(1, range(2, 9), 1.0, tied=False)]
    (one,) = _unblurred(samples(*[1] * 9), near)
    assert not one.tied
    assert one.end.level.value == 1.0
    assert one.members.tolist() == list(range(9))
    wide = [stretch(1, range(7), 0.99, tied=True), stretch(1, range(7, 9), 1.0, tied=False)]
    (one,) = _unblurred(samples(*[1] * 9), wide)
    assert one.tied


def test_ties_that_end_at_a_known_level_or_with_other_supports_stay() -> None:
    known = [
        stretch(1, range(2), Fraction(1, 2), tied=True),
        stretch(1, range(2, 9), 1.0, tied=False),
    ]
    assert len(_unblurred(samples(*[1] * 9), known)) == 2
    other = [stretch(1, range(2), 0.5, tied=True), stretch(2, range(2, 9), 1.0, tied=False)]
    assert len(_unblurred(samples(1, 1, *[2] * 7), other)) == 2


def test_a_list_seen_once_among_ties_is_left_out_of_what_is_not_tied() -> None:
    near = [stretch(1, range(3), 0.01, tied=True), stretch(1, range(3, 9), 1.0, tied=False)]
    (one,) = _unblurred(samples(1, 5, *[1] * 7), near)
    assert one.members.tolist() == [0, *range(2, 9)]
