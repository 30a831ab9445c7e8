"""Whose probability an edit of the own payoffs left where it was."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base
from games.model.file.library import load_named
from games.solve.nash.single import solve
from games.words.unmoved import unmoved

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Report

MIXED = load_named("iraq-2019").with_level("sanctions", Decimal("0.45"))


def answer(scenario: Scenario) -> tuple[Floats, Report]:
    from games.model.payoffs import affine

    payoffs = affine(scenario).at(scenario.levels)
    return payoffs, solve(payoffs)


@pytest.mark.parametrize(
    ("reason", "base", "player"), [("iran-exposure", "-1", 1), ("us-strike-cost", "-3.1", 0)]
)
def test_with_two_who_mix_the_own_stakes_do_not_move_the_own_probability(
    reason: str, base: str, player: int
) -> None:
    assert unmoved(answer(MIXED), answer(with_base(MIXED, reason, Decimal(base)))) == player


def test_nothing_is_said_of_a_pure_equilibrium() -> None:
    pure = load_named("iraq-2019")
    changed = with_base(pure, "iran-exposure", Decimal("-0.6"))
    assert unmoved(answer(pure), answer(changed)) is None


def test_nothing_is_said_when_several_players_payoffs_changed() -> None:
    moved = MIXED.with_level("sanctions", Decimal("0.46"))
    assert unmoved(answer(MIXED), answer(moved)) is None


def test_nothing_is_said_when_the_regime_changed() -> None:
    assert unmoved(answer(MIXED), answer(with_base(MIXED, "iran-exposure", Decimal(-3)))) is None


@pytest.mark.slow
def test_nothing_is_said_when_nothing_changed_or_the_game_is_another() -> None:
    assert unmoved(answer(MIXED), answer(MIXED)) is None
    assert unmoved(answer(MIXED), answer(load_named("chicken"))) is None
