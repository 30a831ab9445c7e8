"""The exact linear programmes, against HiGHS and by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.study.doubt.programme import Need, least
from tests.support.examples import about

numbers = st.integers(-3, 3).map(Fraction)


def test_a_programme_by_hand() -> None:
    # x + y >= 2, x - y >= 1, at 2 x + y
    needs = [Need({0: Fraction(1), 1: Fraction(1)}, Fraction(2))]
    needs.append(Need({0: Fraction(1), 1: Fraction(-1)}, Fraction(1)))
    found = least([Fraction(2), Fraction(1)], needs)
    assert found is not None
    assert found.cost == Fraction(7, 2)
    assert found.values == (Fraction(3, 2), Fraction(1, 2))
    assert found.prices == (Fraction(3, 2), Fraction(1, 2))


def test_what_must_be_more_than_itself_cannot_be() -> None:
    up, down = {0: Fraction(1)}, {0: Fraction(-1)}
    cost = [Fraction(1)]
    assert least(cost, [Need(up, Fraction(1)), Need(down, Fraction(-1))]) is not None
    assert least(cost, [Need(up, Fraction(1), strict=True), Need(down, Fraction(-1))]) is None
    assert least(cost, [Need({}, Fraction(0), strict=True)]) is None
    assert least(cost, [Need({}, Fraction(0))]) is not None


def test_a_negative_cost_is_refused() -> None:
    with pytest.raises(ValueError, match="no least"):
        least([Fraction(-1)], [])


@pytest.mark.slow
@about(60)
@given(st.data())
def test_highs_finds_the_same_cost(data: st.DataObject) -> None:
    from scipy.optimize import linprog

    count, rows = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 6))
    draw = lambda size: data.draw(st.lists(numbers, min_size=size, max_size=size))  # noqa: E731
    costs = [abs(cost) for cost in draw(count)]
    table = [draw(count) for _ in range(rows)]
    most = draw(rows)
    needs = [Need(dict(enumerate(row)), low) for row, low in zip(table, most, strict=True)]
    found = least(costs, needs)
    other = linprog(
        np.array(costs, float), A_ub=-np.array(table, float), b_ub=-np.array(most, float)
    )
    assert (found is None) == (other.status == 2)
    if found is not None:
        assert float(found.cost) == pytest.approx(other.fun, abs=1e-9)
        for row, low in zip(table, most, strict=True):
            assert sum(w * v for w, v in zip(row, found.values, strict=True)) >= low
        assert min(found.values) >= 0
        # the prices prove that nothing is cheaper
        assert min(found.prices) >= 0
        assert sum(p * low for p, low in zip(found.prices, most, strict=True)) == found.cost
        for own, cost in enumerate(costs):
            assert sum(p * row[own] for p, row in zip(found.prices, table, strict=True)) <= cost
