"""What holds for every scenario: nothing is lost in files, sums are exact, edits hit the mark."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.amounts import Amount, kept, less, plus, times
from games.model.cover import atoms, covered
from games.model.edit.cells import edit_at, with_edit, with_payoff
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, loads
from games.model.lines import breaks
from games.model.numbers import PLACES, amount_text, plain, show
from games.model.outcomes import distribution, outcome_of, outcome_table
from games.model.payoffs import affine, contributions, payoff
from games.model.problems import ScenarioError
from games.model.scenario import Anchor, Snapshot, Source
from games.model.sourcing import applies
from games.model.typed import parse_amount, parse_decimal
from random_scenarios import amounts, awkward, exact_amounts, fractions, scenarios
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario

#: Whole scenarios are large; the machine that runs this may be busy.
few = about(30)
NOON = "2026-03-01T12:00:00+00:00"


def read(data: str | bytes) -> Scenario | ScenarioError:
    """A scenario, or why there is none."""
    try:
        return loads(data)
    except ScenarioError as error:
        return error


def cells(scenario: Scenario) -> Sequence[tuple[int, ...]]:
    """Every pure profile, by positions."""
    return tuple(product(*map(range, scenario.shape)))


@pytest.mark.slow
@few
@given(scenarios())
def test_nothing_is_lost_in_a_file(scenario: Scenario) -> None:
    kept = replace(scenario, snapshots=(Snapshot("a", "A", taken=NOON, scenario=scenario),))
    text = dumps(kept)
    again = loads(text.encode())
    assert again == kept
    assert dumps(again) == text


@given(st.lists(awkward | st.sampled_from("x\n\r\0\ud800"), max_size=9).map("".join))
def test_any_text_comes_back_from_a_file_or_is_refused_and_does_not_grow(text: str) -> None:
    plainest = load_named("chicken")
    put = dict.fromkeys(("title", "date", "summary", "notes"), text)
    driver, player = plainest.drivers[0], plainest.players[0]
    told = replace(
        plainest,
        **put,
        players=(replace(player, name=text, note=text), *plainest.players[1:]),
        drivers=(replace(driver, unit=text, note=text, anchors=(Anchor(driver.low, text),)),),
        considerations=tuple(replace(r, rationale=text) for r in plainest.considerations),
        outcomes=tuple(replace(outcome, note=text) for outcome in plainest.outcomes),
        sources=tuple(Source(s.id, text, text, text, text) for s in plainest.sources),
    )
    kept = replace(told, snapshots=(Snapshot("a", text, taken=NOON, note=text, scenario=told),))
    try:
        written = dumps(kept)
    except ScenarioError:
        assert not text.strip() or breaks(text) or set(text) & set("\0\x7f\ud800")
        return
    assert loads(written.encode()) == kept
    assert dumps(loads(written)) == written
    assert len(written.splitlines()) == written.count("\n")  # its lines are lines to everybody


def test_text_as_long_as_may_be_stays_so_in_a_snapshot_whatever_it_holds() -> None:
    text = "\u2028" * 20_000
    plainest = replace(load_named("chicken"), notes=text)
    kept = replace(plainest, snapshots=(Snapshot("a", "A", taken=NOON, scenario=plainest),))
    assert loads(dumps(loads(dumps(kept)))) == kept


@pytest.mark.slow
@few
@given(scenarios(), st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(
    scenario: Scenario, data: st.DataObject
) -> None:
    text = dumps(scenario)
    place = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(st.text('{}[]:,"0-.eE x\\', max_size=3))
    found = read(text[:place] + put + text[place + cut :])
    if isinstance(found, ScenarioError):
        assert found.problems
    else:
        assert loads(dumps(found)) == found


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_politely(data: bytes) -> None:
    refusal = read(data)
    assert isinstance(refusal, ScenarioError)
    assert all(problem.message for problem in refusal.problems)


@pytest.mark.slow
@few
@given(scenarios())
def test_the_reasons_of_every_payoff_sum_to_it_exactly(scenario: Scenario) -> None:
    exact = affine(scenario).exact(scenario.levels)
    for indices in cells(scenario):
        profile = scenario.profile(indices)
        for number, player in enumerate(scenario.players):
            parts = contributions(scenario, player.id, profile)
            total = sum((Fraction(part.amount) for part in parts), Fraction(0))
            assert total == exact[(number, *indices)]
            assert Fraction(payoff(scenario, player.id, profile)) == total


@pytest.mark.slow
@few
@given(scenarios())
def test_floats_are_the_exact_payoffs_rounded_once(scenario: Scenario) -> None:
    payoffs = affine(scenario)
    floats = payoffs.at(scenario.levels)
    for got, exact in zip(floats.flat, payoffs.exact(scenario.levels).flat, strict=True):
        assert got == float(exact)


@pytest.mark.slow
@few
@given(scenarios().filter(lambda s: s.drivers), st.fractions(0, 1, max_denominator=1000))
def test_payoffs_are_affine_in_every_driver(scenario: Scenario, share: Fraction) -> None:
    payoffs = affine(scenario)
    for driver in scenario.drivers:
        low, high = Fraction(driver.low), Fraction(driver.high)
        ends = [
            payoffs.exact({**scenario.levels, driver.id: level})
            for level in (low, high, low + share * (high - low))
        ]
        assert (ends[2] == ends[0] + share * (ends[1] - ends[0])).all()
        line = payoff_line(scenario, driver.id)
        assert (line.exact(low + share * (high - low)) == ends[2]).all()
        assert (line.slope == payoffs.slopes[driver.id]).all()


@pytest.mark.slow
@few
@given(scenarios(), exact_amounts, st.data())
def test_a_typed_payoff_is_hit_exactly_and_can_be_saved(
    scenario: Scenario, value: Amount, data: st.DataObject
) -> None:
    indices = data.draw(st.sampled_from(cells(scenario)))
    player = data.draw(st.sampled_from(scenario.players)).id
    profile = scenario.profile(indices)
    edited = with_payoff(scenario, player, profile, value)
    assert payoff(edited, player, profile) == value
    before, after = (affine(s).exact(s.levels) for s in (scenario, edited))
    changed = np.argwhere(before != after).tolist()
    assert changed in ([], [[scenario.player_index(player), *indices]])
    assert loads(dumps(edited)) == edited
    old = edit_at(scenario, player, profile)
    back = with_edit(edited, player, profile, old.amount if old else Decimal(0))
    assert payoff(back, player, profile) == payoff(scenario, player, profile)


@pytest.mark.slow
@few
@given(scenarios(), st.data())
def test_outcomes_share_all_probability_among_them(scenario: Scenario, data: st.DataObject) -> None:
    weights = st.floats(0.01, 1)
    profile = []
    for size in scenario.shape:
        own = np.array(data.draw(st.lists(weights, min_size=size, max_size=size)))
        profile.append(own / own.sum())
    shares = distribution(scenario, profile)
    np.testing.assert_allclose(sum(shares.values()), 1)
    table = outcome_table(scenario)
    for indices in cells(scenario):
        outcome = outcome_of(scenario, indices)
        position = table[indices]
        assert (scenario.outcomes[position] if position >= 0 else None) is outcome


@given(amounts)
def test_a_number_is_typed_back_as_it_is_shown(value: Decimal) -> None:
    assert parse_decimal(show(value)) == value
    assert Decimal(plain(value)) == value


@given(fractions)
def test_a_fraction_is_typed_back_as_it_is_shown_and_as_it_stands_in_a_field(
    value: Fraction,
) -> None:
    amount = kept(value)
    assert parse_amount(amount_text(amount)) == value
    assert parse_amount(plain(amount)) == value
    assert isinstance(amount, Decimal) == isinstance(parse_amount(plain(amount)), Decimal)


@given(exact_amounts, exact_amounts)
def test_amounts_are_added_and_multiplied_exactly_and_are_decimals_where_they_can_be(
    first: Amount, second: Amount
) -> None:
    one, two = Fraction(first), Fraction(second)
    for found, exact in (
        (plus(first, second), one + two),
        (less(first, second), one - two),
        (times(first, second), one * two),
    ):
        assert Fraction(found) == exact
        decimal = isinstance(first, Decimal) and isinstance(second, Decimal)
        assert isinstance(found, Decimal) == (decimal or 10**PLACES % exact.denominator == 0)


@given(st.text(max_size=30))
def test_any_typed_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        found = parse_decimal(text)
    except ValueError as error:
        said = str(error)
    else:
        said = f"{found:f}"
    assert said.strip()
    assert "\n" not in said


@pytest.mark.slow
@few
@given(scenarios())
def test_equal_scenarios_have_equal_text(scenario: Scenario) -> None:
    assert dumps(replace(scenario)) == dumps(scenario)


@pytest.mark.slow
@few
@given(scenarios())
def test_a_condition_with_several_strategies_is_that_many_reasons_with_one_each(
    scenario: Scenario,
) -> None:
    split = replace(
        scenario,
        considerations=tuple(
            replace(reason, id=f"{reason.id}-{n}", when=when)
            for reason in scenario.considerations
            for n, when in enumerate(atoms(reason.when))
        ),
        outcomes=tuple(
            replace(
                outcome, profiles=tuple(one for when in outcome.profiles for one in atoms(when))
            )
            for outcome in scenario.outcomes
        ),
    )
    whole, parts = affine(scenario), affine(split)
    assert np.all(whole.scaled * parts.scale == parts.scaled * whole.scale)
    assert np.array_equal(outcome_table(scenario), outcome_table(split))
    for indices in cells(scenario):
        one, other = outcome_of(scenario, indices), outcome_of(split, indices)
        assert (one and one.id) == (other and other.id)
    for reason in scenario.considerations:
        where = covered(scenario, [reason.when])
        for indices in cells(scenario):
            profile = scenario.profile(indices)
            chosen = dict(zip((p.id for p in scenario.players), profile, strict=True))
            counts = reason.applies_at(chosen)
            assert counts == (profile in where) == applies(scenario, reason)[indices]
