"""What strategies are worth to who is seen first: against others' answers and world by world."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.play import Play
from games.study.doubt.draws import PCG64, draws
from games.study.doubt.first_mover import first_mover, movers
from games.study.doubt.followers import answers, at_the_bases
from games.study.doubt.uncertain import uncertain
from games.task import Cancelled
from tests.games.study.doubt.test_worlds import Impatient
from tests.support.examples import about
from tests.support.ranged import ranged
from tests.support.small_scenarios import small_scenarios
from tests.support.vectors import scenario, uncertainty

CASE = uncertainty()[0]
RULES = {"cautious": "cautious", "hopeful": "optimistic"}


@pytest.mark.slow
@pytest.mark.parametrize("player", [0, 1, 2], ids=["us", "iran", "baghdad"])
def test_seeing_everything_is_worth_what_others_find(player: int) -> None:
    some = scenario("iraq-2019")
    made = draws(19, CASE["N"], sampler=PCG64, seed=CASE["seed"])
    found = first_mover(some, player, made)
    assert found is not None
    assert found.undecided == 0
    theirs = CASE["evpi"][some.players[player].id]
    assert found.several == theirs["share_of_worlds_with_several_follower_equilibria"]
    for ours, rule in RULES.items():
        own, truth = getattr(found, ours), theirs[rule]
        assert own.expected == pytest.approx(list(truth["expected"].values()), abs=1e-9)
        assert list(truth["expected"])[own.best] == truth["best"]
        assert own.evpi == pytest.approx(truth["evpi"], abs=1e-9)
        assert own.evpi_error == pytest.approx(truth["evpi_se"], rel=1e-3)
        assert own.right[0] == truth["share_first_better"]


def test_the_point_estimate_says_strike_and_the_worlds_say_absorb() -> None:
    found = first_mover(scenario("iraq-2019"), 0, draws(19, 4096))
    assert found is not None
    own = found.cautious
    assert own.today.tolist() == pytest.approx([-1.9, -2.4])
    assert (np.abs(own.expected - [-4.18984608, -2.40015885]) < 4 * own.errors + 0.02).all()
    assert (own.best, own.right[1] > 0.6) == (1, True)
    assert own.regrets[own.best] == own.evpi == pytest.approx(own.regrets.min())
    assert own.evpi == pytest.approx(0.22434, abs=4 * own.evpi_error + 0.005)
    assert max(own.errors) < 0.05


def test_ties_of_today_are_looked_at_both_ways() -> None:
    # the US is indifferent if Baghdad expels
    found = first_mover(scenario("iraq-2019"), 2, draws(19, 64))
    assert found is not None
    assert found.cautious.today.tolist() == pytest.approx([-6, -2.9])
    assert found.hopeful.today.tolist() == pytest.approx([-3, -2.9])


@about(20)
@given(small_scenarios(), st.integers(0, 2**32), st.integers(0, 2))
def test_every_world_is_worth_what_it_is_by_itself(some: object, seed: int, player: int) -> None:
    some = ranged(some, seed)  # type: ignore[arg-type]
    player %= len(some.players)
    what = uncertain(some)
    (places,) = draws(len(some.considerations), 4, sampler=PCG64, seed=seed).blocks()
    off = what.off(places)
    spot = what.at()
    for own in range(some.shape[player]):
        found = answers(spot.payoffs(off), spot.noise, player, own)
        for world in range(4):
            exact = spot.exact
            for one, far in zip(what.judged, off[:, world].tolist(), strict=True):
                exact = exact + one.effect * Fraction(far)
            least, most = at_the_bases(exact, player, own)
            if found.rows.decided[world]:
                scale = 1e-9 * max(1, float(np.abs(exact).max()))
                assert found.least[world] == pytest.approx(least, abs=scale)
                assert found.most[world] == pytest.approx(most, abs=scale)
            else:
                assert np.isnan(found.least[world])


def test_without_doubt_the_worlds_are_today() -> None:
    found = first_mover(scenario("iraq-2019"), 0, draws(19, 32), doubt=Fraction(0))
    assert found is not None
    assert found.cautious.expected == pytest.approx(found.cautious.today)
    assert (found.cautious.evpi, found.cautious.best) == (0, 0)


def test_who_has_moved_is_not_asked_and_others_answer_what_is_done() -> None:
    some = scenario("iraq-2019")
    done = Play((("us",), ("iran",), ("baghdad",)), (("us", "retaliate"),))
    moved = replace(some, play=done)
    assert (movers(some), movers(moved)) == ((0, 1, 2), (1, 2))
    with pytest.raises(ValueError, match="player 1 has moved"):
        first_mover(moved, 0, draws(19, 16))
    found = first_mover(moved, 1, draws(19, 256))
    assert found is not None
    assert len(found.cautious.expected) == 2
    alone = Play(done.stages, (*done.moved, ("iran", "retaliate")))
    assert movers(replace(some, play=alone)) == ()


def test_where_everything_ties_nothing_is_claimed() -> None:
    flat = replace(scenario("iraq-2019"), considerations=(), drivers=())
    assert first_mover(flat, 0, draws(0, 16)) is None


def test_it_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        first_mover(scenario("iraq-2019"), 0, draws(19, 64), token=Impatient(0))
