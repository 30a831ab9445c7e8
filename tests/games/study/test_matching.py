"""Tipping points found again in another sweep, on sweeps written down by hand."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from games.study.sweep.matching import Fate, matched
from games.study.sweep.report import Branch, Cause, Level, Regime, Sweep, TippingPoint
from games.study.sweep.selection import LOW, followed

#: Pure equilibria of a 2x2 game, by a letter.
SUPPORTS = {"a": ((0,), (0,)), "b": ((0,), (1,)), "c": ((1,), (0,)), "d": ((1,), (1,))}


def swept(kinds: str, *levels: str, players: tuple[int, ...] = ()) -> Sweep:
    """A sweep of regimes ("a", "bc" for two equilibria at once), separated by spaces."""
    ends = [Fraction(0), *map(Fraction, levels), Fraction(1)]
    at = [Level(float(end), end) for end in ends]
    regimes = tuple(
        Regime(at[k], at[k + 1], tuple(branch(letter) for letter in kind), certified=True)
        for k, kind in enumerate(kinds.split())
    )
    tips = tuple(
        TippingPoint(at[k + 1], k, (Cause(players[k], 0, 1, (None, 0), None),) if players else ())
        for k in range(len(levels))
    )
    return Sweep("heat", (2, 2), regimes, tips, 3)


def branch(letter: str) -> Branch:
    support = SUPPORTS[letter]
    profile = tuple(np.array([[1.0 - own[0], float(own[0])]] * 2) for own in support)
    return Branch(support, np.array([0.0, 1.0]), profile, np.zeros((2, 2)), index=1)


def fates(base: Sweep, other: Sweep) -> tuple[list[object], list[Fraction | None]]:
    shifts, fresh = matched(base, other, followed(base, LOW)[1], followed(other, LOW)[1])
    said = [shift.fate if shift.at is None else shift.at.exact for shift in shifts]
    return said, [level.exact for level in fresh]


def test_the_same_transition_is_the_same_tipping_point() -> None:
    base, other = swept("a b c", "1/4", "1/2"), swept("a b c", "1/3", "3/4")
    assert fates(base, other) == ([Fraction(1, 3), Fraction(3, 4)], [])


def test_what_the_driver_no_longer_reaches_lies_above_its_range() -> None:
    base = swept("a b c", "1/4", "1/2")
    assert fates(base, swept("a b", "9/10"))[0] == [Fraction(9, 10), Fate.ABOVE]
    assert fates(base, swept("a"))[0] == [Fate.ABOVE, Fate.ABOVE]


def test_what_has_left_at_the_bottom_lies_below_the_range() -> None:
    base = swept("a b c", "1/4", "1/2")
    assert fates(base, swept("b c", "1/10"))[0] == [Fate.BELOW, Fraction(1, 10)]


def test_a_regime_that_is_skipped_ends_one_tipping_point_and_moves_the_other() -> None:
    base, other = swept("a b c", "1/4", "1/2"), swept("a c", "1/3")
    # c still begins to be followed; b never does
    assert fates(base, other) == ([Fate.GONE, Fraction(1, 3)], [])


def test_new_tipping_points_are_told_apart_from_old_ones() -> None:
    base, other = swept("a b", "1/2"), swept("a d a b", "1/8", "1/4", "3/4")
    assert fates(base, other) == ([Fraction(3, 4)], [Fraction(1, 8), Fraction(1, 4)])


def test_the_equilibrium_followed_counts_where_others_come_to_stand_beside_it() -> None:
    base, other = swept("a b", "1/2"), swept("a ad bd b", "1/5", "2/5", "3/5")
    assert fates(base, other) == ([Fraction(2, 5)], [Fraction(1, 5), Fraction(3, 5)])


def test_the_same_inequality_is_found_where_the_transition_has_changed() -> None:
    base = swept("a b", "1/2", players=(1,))
    other = swept("c d b", "1/4", "3/4", players=(1, 0))
    assert fates(base, other)[0] == [Fraction(1, 4)]


def test_of_two_that_qualify_the_nearer_is_taken() -> None:
    base, other = swept("a b", "1/2"), swept("a b a b", "1/10", "1/5", "3/5")
    assert fates(base, other)[0] == [Fraction(3, 5)]


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=7), st.data())
def test_a_sweep_is_found_again_in_itself(letters: list[str], data: st.DataObject) -> None:
    kinds = [letters[0], *(b for a, b in itertools.pairwise(letters) if a != b)]
    count = len(kinds) - 1
    cuts = data.draw(
        st.lists(st.integers(1, 99), min_size=count, max_size=count, unique=True).map(sorted)
    )
    one = swept(" ".join(kinds), *(f"{cut}/100" for cut in cuts))
    assert fates(one, one) == ([Fraction(cut, 100) for cut in cuts], [])


@given(
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=6),
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=6),
)
def test_pairs_keep_their_order_and_nobody_is_taken_twice(one: list[str], two: list[str]) -> None:
    sweeps = []
    for letters in (one, two):
        kinds = [letters[0], *(b for a, b in itertools.pairwise(letters) if a != b)]
        cuts = (f"{k}/{len(kinds)}" for k in range(1, len(kinds)))
        sweeps.append(swept(" ".join(kinds), *cuts))
    said, fresh = fates(*sweeps)
    moved = [level for level in said if isinstance(level, Fraction)]
    assert moved == sorted(set(moved))
    theirs = [tip.at.exact for tip in sweeps[1].tipping_points]
    assert sorted([*moved, *fresh]) == sorted(theirs)
