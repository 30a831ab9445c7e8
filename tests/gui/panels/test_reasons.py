"""A payoff taken apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base, with_edit
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.core.selection import PayoffKey
from gui.panels.reasons.model import DIRECT, round_part, waterfall

if TYPE_CHECKING:
    from games.model.scenario import Scenario

RRK = ("retaliate", "retaliate", "absorb")


@pytest.fixture(scope="module")
def baseline() -> Scenario:
    return load_named("iraq-2019")


def test_every_payoff_is_the_sum_of_its_reasons(baseline: Scenario) -> None:
    for player in baseline.players:
        for profile in product(*([s.id for s in p.strategies] for p in baseline.players)):
            shown = waterfall(baseline, PayoffKey(player.id, profile))
            assert shown.total == payoff(baseline, player.id, profile)
            assert all(one.end == other.start for one, other in pairwise(shown.reasons))
            assert shown.low <= min(0, shown.total)
            assert shown.high >= max(0, shown.total)


def test_a_payoff_is_called_by_its_player_and_letters(baseline: Scenario) -> None:
    shown = waterfall(baseline, PayoffKey("iran", RRK))
    assert shown.title == "Iran at R R K"
    assert shown.words == "US: Retaliate, Iran: Retaliate, Baghdad: Absorb"


def test_the_direct_edit_is_always_the_last_reason(baseline: Scenario) -> None:
    key = PayoffKey("iran", RRK)
    last = waterfall(baseline, key).reasons[-1]
    assert (last.id, last.amount) == (DIRECT, 0)
    edited = with_edit(baseline, "iran", RRK, Decimal("1.25"))
    assert waterfall(edited, key).reasons[-1].amount == Decimal("1.25")


def test_a_slope_is_spelled_out_at_todays_level(baseline: Scenario) -> None:
    shown = waterfall(baseline, PayoffKey("iran", RRK))
    parts = [reason.parts for reason in shown.reasons]
    assert "base −3.2 + 2 × sanctions pressure 0.60" in parts
    assert parts[-1] == ""


def test_a_hint_names_source_and_confidence(baseline: Scenario) -> None:
    reason = next(
        r for r in waterfall(baseline, PayoffKey("iran", RRK)).reasons if r.id == "iran-struck-back"
    )
    given = next(c for c in baseline.considerations if c.id == "iran-struck-back")
    assert given.rationale in reason.hint
    assert f"Confidence: {given.confidence}" in reason.hint
    assert "Source: " in reason.hint


def test_a_slider_reaches_half_a_range_beyond_the_analysts_own(baseline: Scenario) -> None:
    reason = next(
        r for r in waterfall(baseline, PayoffKey("iran", RRK)).reasons if r.id == "iran-struck-back"
    )
    assert reason.likely == (Decimal("-3.8"), Decimal("-2.6"))
    assert (reason.low, reason.high) == (Decimal("-4.4"), Decimal("-2.0"))


def test_a_value_beyond_every_range_is_still_on_its_slider(baseline: Scenario) -> None:
    moved = with_base(baseline, "iran-struck-back", Decimal("7.77"))
    reason = next(
        r for r in waterfall(moved, PayoffKey("iran", RRK)).reasons if r.id == "iran-struck-back"
    )
    assert reason.low <= Decimal("7.77") <= reason.high
    far = with_edit(baseline, "iran", RRK, Decimal(250))
    direct = waterfall(far, PayoffKey("iran", RRK)).reasons[-1]
    assert (direct.low, direct.high) == (-1000, 1000)


def test_without_a_stated_range_a_slider_goes_from_minus_ten_to_ten(baseline: Scenario) -> None:
    bare = replace(
        baseline,
        considerations=tuple(replace(c, low=None, high=None) for c in baseline.considerations),
    )
    reason = waterfall(bare, PayoffKey("iran", RRK)).reasons[0]
    assert (reason.low, reason.high, reason.likely) == (-10, 10, None)
    assert round_part(reason.high - reason.low) == Decimal("0.1")


def test_a_range_of_no_width_is_widened(baseline: Scenario) -> None:
    flat = replace(
        baseline,
        considerations=tuple(replace(c, low=c.base, high=c.base) for c in baseline.considerations),
    )
    for reason in waterfall(flat, PayoffKey("iran", RRK)).reasons:
        assert reason.low < reason.high
        assert reason.low <= reason.base <= reason.high


def test_the_text_for_the_clipboard_lists_reasons_and_total(baseline: Scenario) -> None:
    lines = waterfall(baseline, PayoffKey("iran", RRK)).text().splitlines()
    assert lines[0].startswith("Iran at R R K")
    assert lines[-1].split("\t")[1] == "payoff"
    assert not any("Direct edit" in line for line in lines)


def test_a_payoff_that_is_gone_is_refused(baseline: Scenario) -> None:
    with pytest.raises(KeyError):
        waterfall(baseline, PayoffKey("nobody", RRK))
