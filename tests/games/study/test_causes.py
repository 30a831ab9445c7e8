"""Why a driver tips: every inequality that binds is named, and a tie is called one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from games.model.affine import PayoffLine
from games.study.sweep.sweep import sweep

Make = Callable[..., PayoffLine]


def test_two_players_who_turn_at_one_level_are_both_named(make_line: Make) -> None:
    # whatever the other does, 1 pays 2 s - 1 more than 0 to either player
    base = [[[0, 0], [-1, -1]], [[0, -1], [0, -1]]]
    slope = [[[0, 0], [2, 2]], [[0, 2], [0, 2]]]
    (tip,) = sweep(make_line(base, slope)).tipping_points
    assert tip.at.exact == Fraction(1, 2)
    assert {(cause.player, cause.from_strategy, cause.to_strategy) for cause in tip.causes} == {
        (0, 0, 1),
        (1, 0, 1),
    }
    assert tip.cause is tip.causes[0]


def test_one_player_with_two_better_strategies_turns_to_either(make_line: Make) -> None:
    base = [[[0], [-1], [-2]], [[0], [0], [0]]]
    slope = [[[0], [2], [4]], [[0], [0], [0]]]
    (tip,) = sweep(make_line(base, slope)).tipping_points
    assert {(cause.from_strategy, cause.to_strategy) for cause in tip.causes} >= {(0, 1), (0, 2)}


def test_where_a_mix_turns_back_as_a_third_chance_ends_the_tie_is_named() -> None:
    generator = np.random.default_rng(5)
    for _ in range(135):
        base, slope = generator.integers(-2, 3, (2, 3, 2, 3, 3)).astype(object) * Fraction(1)
    found = sweep(PayoffLine("d", Fraction(0), Fraction(1), base, slope))
    fold, tie = found.tipping_points[1:3]
    assert fold.causes == ()
    assert [len(branch.support[2]) for branch in found.regimes[tie.below].branches[-2:]] == [2, 3]
    (cause,) = tie.causes
    assert (cause.player, {cause.from_strategy, cause.to_strategy}) == (2, {0, 1})
    assert (cause.gain, cause.slope) == (None, 0.0)
