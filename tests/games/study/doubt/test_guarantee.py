"""How much doubt an answer stands: reference answers, adversaries within and just beyond."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.play import Play
from games.study.doubt.guarantee import guarantees
from games.study.doubt.judgements import amounts
from games.study.doubt.report import AT_LEAST, EXACT, NEVER, UNCLAIMED
from tests.support.doubtful import pure_answers, with_ranges, world
from tests.support.examples import about
from tests.support.plays import some_play
from tests.support.small_scenarios import small_scenarios
from tests.support.vectors import letters, robust_scenario, robustness, scenario

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.doubt.report import Guarantee, Limit

US, IRAN, BAGHDAD = range(3)


def of_letters(game: str, text: str) -> tuple[int, ...]:
    return tuple(own.index(one) for own, one in zip(letters(game), text, strict=True))


@pytest.mark.parametrize("case", robustness(), ids=lambda c: f"{c['game']} {c['drivers']}")
def test_the_radius_is_that_of_the_reference(case: dict[str, Any]) -> None:
    game = case["game"]
    found = {one.profile: one for one in guarantees(robust_scenario(case)) if one.profile}
    assert set(found) == {of_letters(game, text) for text in case["pure_nash"]}
    players = [player.id for player in scenario(game).players]
    for text, told in case["equilibrium"].items():
        radius = found[of_letters(game, text)].radius
        assert (radius.at, radius.kind) == (Fraction(told["uniform_radius"]), EXACT)
        assert radius.ending is not None
        (turn,) = radius.ending.turns
        binding = [players[turn.player], turn.better, turn.margin, turn.swing]
        assert binding in [
            [player, of_letters(game, deviation), Fraction(margin), count]
            for player, deviation, margin, count in told["binding"]
        ]
        # and the judgements that make it are those that differ, each at the end of the radius
        moved = {move.judgement: move.by for move in radius.ending.moves}
        assert {abs(by) for by in moved.values()} == {radius.at}
        assert len(moved) == turn.swing


def test_the_baseline_holds_within_four_hundredths_of_its_ranges() -> None:
    (found,) = guarantees(scenario("iraq-2019"))
    assert found.profile == of_letters("iraq-2019", "RRK")
    assert (found.share.at, found.share.kind) == (Fraction(1, 25), EXACT)
    assert found.share.ending is not None
    (turn,) = found.share.ending.turns
    assert (turn.player, turn.margin, turn.swing) == (BAGHDAD, Fraction(1, 10), Fraction(5, 2))
    assert {move.judgement for move in found.share.ending.moves} == {
        "baghdad-assistance-lost",
        "baghdad-sovereignty",
        "baghdad-sides-tehran",
        "baghdad-violated",
        "baghdad-theatre",
    }


def test_of_a_mixture_nothing_is_claimed() -> None:
    (found,) = guarantees(scenario("iraq-2019").with_level("sanctions", _tenths(4)))
    assert found.profile is None
    assert (found.share.at, found.share.kind) == (None, UNCLAIMED)
    assert (found.radius.at, found.radius.kind) == (None, UNCLAIMED)


def test_what_no_range_can_turn_is_never_ended() -> None:
    baseline = scenario("iraq-2019")
    bare = [replace(reason, low=None, high=None) for reason in baseline.considerations]
    (found,) = guarantees(replace(baseline, considerations=tuple(bare)))
    assert (found.share.at, found.share.kind, found.share.ending) == (None, NEVER, None)
    assert found.radius.at == Fraction(1, 50)


def test_what_has_been_done_is_not_undone_by_doubt() -> None:
    done = (("us", "retaliate"), ("iran", "retaliate"))
    stages = (("us",), ("iran",), ("baghdad",))
    (found,) = guarantees(replace(scenario("iraq-2019"), play=Play(stages, done)))
    assert found.share.at == Fraction(1, 25)  # Baghdad's choice is the only one left
    all_done = Play(stages, (*done, ("baghdad", "expel")))
    (found,) = guarantees(replace(scenario("iraq-2019"), play=all_done))
    assert (found.profile, found.share.kind) == ((0, 0, 0), NEVER)


def test_a_choice_off_the_path_may_turn_and_the_outcome_stay() -> None:
    """Iran and Baghdad first: nobody's foreseen choice but that of the US matters for either."""
    play = Play((("baghdad",), ("iran",), ("us",)))
    (found,) = guarantees(replace(scenario("iraq-2019"), play=play))
    assert (found.share.at, found.share.kind) == (Fraction(1, 3), EXACT)
    assert found.share.ending is not None
    (turn,) = found.share.ending.turns
    assert (turn.player, turn.node) == (US, (None, 0, 1))


def _tenths(count: int) -> Decimal:
    return Decimal(count) / 10


def _worst(found: Limit, step: Fraction) -> dict[str, Fraction]:
    assert found.ending is not None
    return {move.judgement: move.by + step * move.onward for move in found.ending.moves}


def _within(some: Scenario, reach: dict[str, tuple[Fraction, Fraction]], rng: Random) -> Any:
    """Return the moves to a corner of a reach, or to somewhere in it."""
    found = {}
    for own, (down, up) in reach.items():
        low, high = -down, up
        share = rng.choice((Fraction(0), Fraction(1), Fraction(rng.randint(0, 4), 4)))
        found[own] = low + share * (high - low)
    return found


def _reach(some: Scenario, at: Fraction, what: str) -> dict[str, tuple[Fraction, Fraction]]:
    if what == "radius":
        return {one.id: (at, at) for one in amounts(some)}
    return {one.id: (at * one.down, at * one.up) for one in amounts(some)}


def _check(some: Scenario, one: Guarantee, rng: Random) -> None:
    assert one.profile is not None
    for what in ("share", "radius"):
        found: Limit = getattr(one, what)
        if found.kind == UNCLAIMED:
            assert found.at is None
            continue
        at = Fraction(100) if found.at is None else found.at
        assert (found.at is None) == (found.kind == NEVER)
        reach = _reach(some, at, what)
        corners = [_within(some, reach, rng) for _ in range(4)]
        if found.ending is not None:
            corners.append(_worst(found, Fraction(0)))
            assert all(-reach[own][0] <= by <= reach[own][1] for own, by in corners[-1].items())
            for turn in found.ending.turns:
                assert turn.margin <= at * turn.swing
        for moves in corners:
            answers, complete = pure_answers(world(some, moves))
            assert one.profile in answers or not complete
        if found.kind == EXACT:
            # an adversary who may go a thousandth further, or a thousandth from a tie, ends it
            beyond = _reach(some, at * Fraction(1001, 1000) if at else Fraction(1, 1000), what)
            step = Fraction(1)
            while True:
                moves = _worst(found, step)
                if all(-beyond[own][0] <= by <= beyond[own][1] for own, by in moves.items()):
                    answers, complete = pure_answers(world(some, moves))
                    if one.profile not in answers:
                        break
                step /= 8
                assert step > Fraction(1, 10**12)


@pytest.mark.slow
@about(60)
@given(small_scenarios(), st.integers(0, 2**20))
def test_at_once_no_world_within_ends_an_answer_and_one_just_beyond_does(
    some: Scenario, seed: int
) -> None:
    some = with_ranges(some, seed)
    for one in guarantees(some):
        if one.profile is not None:
            assert {one.share.kind, one.radius.kind} <= {EXACT, NEVER}
            _check(some, one, Random(seed))


@pytest.mark.slow
@about(60)
@given(small_scenarios(), st.integers(0, 2**20))
def test_one_after_another_every_limit_is_exact_ties_or_not(some: Scenario, seed: int) -> None:
    some = with_ranges(some_play(some, seed, alone=True), seed)
    for one in guarantees(some):
        assert {one.share.kind, one.radius.kind} <= {EXACT, NEVER}


@pytest.mark.slow
@about(100)
@given(small_scenarios(), st.integers(0, 2**20), st.booleans())
def test_in_stages_no_world_within_ends_an_outcome_and_one_just_beyond_does(
    some: Scenario, seed: int, alone: bool
) -> None:
    some = with_ranges(some_play(some, seed, alone=alone), seed)
    for one in guarantees(some):
        if one.profile is not None:
            _check(some, one, Random(seed))


def test_of_what_may_end_an_outcome_and_what_does_the_latter_is_told() -> None:
    """Cem's best reply turns at 3; only with Ann's fifth reason below 0 does it pay her, too."""
    some = scenario("iraq-2019")
    some = replace(some, drivers=(), edits=(), outcomes=(), sources=(), sweep_driver="")
    first, other = ("retaliate",), ("absorb",)
    told = [
        ("iran", (("us", first), ("iran", other)), 2),
        ("baghdad", (("us", first), ("baghdad", ("expel",))), 3),
        ("us", (("iran", first),), -4),
        ("iran", (("us", first), ("baghdad", ("expel",))), -4),
        ("us", (("us", other), ("baghdad", ("absorb",))), -1),
        ("us", (("baghdad", ("expel",)),), 0),
    ]
    reasons = tuple(
        replace(old, id=f"r{k}", player=player, when=when, base=Decimal(base), slopes=())
        for k, (old, (player, when, base)) in enumerate(
            zip(some.considerations, told, strict=False)
        )
    )
    some = replace(some, considerations=reasons, play=Play((("us",), ("iran", "baghdad"))))
    for one in guarantees(some):
        if one.profile == (1, 1, 0):
            assert (one.radius.at, one.radius.kind) == (3, EXACT)
            assert one.radius.ending is not None
            assert {move.judgement for move in one.radius.ending.moves} >= {"r1", "r5"}
            _check(some, one, Random(0))
            break
    else:
        pytest.fail("the outcome is gone")


def test_a_search_that_is_given_up_leaves_a_lower_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    plays = (Play((("us",), ("iran",), ("baghdad",))), Play((("iran",), ("us",), ("baghdad",))))
    for name in ("iraq-2019", "graded-responses"):
        for play in plays:
            some = replace(scenario(name), play=play)
            (whole,) = guarantees(some)
            with monkeypatch.context() as patch:
                patch.setattr("games.study.doubt.answers.MOST", 0)
                patch.setattr("games.study.doubt.answers.MOST_LOOKS", 0)
                (short,) = guarantees(some)
            for one, other in ((whole.share, short.share), (whole.radius, short.radius)):
                assert one.kind == EXACT
                assert one.at is not None
                assert other.at is not None
                assert other.at <= one.at
                assert other.kind == AT_LEAST or other.at == one.at


def test_who_answers_first_may_tie_for_good_between_two_ends() -> None:
    """Keep and absorb are the same to Iran; Baghdad deviates as soon as both of them pay."""
    baseline = replace(scenario("iraq-2019"), drivers=(), edits=(), outcomes=(), sweep_driver="")
    like, retaliate, expel = baseline.considerations[0], ("retaliate",), ("expel",)
    reasons = (
        replace(like, id="us", player="us", when=(("us", retaliate),), base=Decimal(5)),
        replace(like, id="both", player="baghdad", when=(("baghdad", expel),), base=Decimal(-2)),
    )
    reasons = tuple(replace(one, slopes=(), low=one.base - 1, high=one.base + 1) for one in reasons)
    play = Play((("baghdad",), ("iran",), ("us",)))
    some = replace(baseline, considerations=reasons, play=play)
    found = guarantees(some)
    assert {one.profile for one in found} == {(0, 0, 1), (0, 1, 1)}
    for one in found:
        assert (one.share.at, one.share.kind) == (2, EXACT)
        assert (one.radius.at, one.radius.kind) == (2, EXACT)
        _check(some, one, Random(0))
