"""The closed form for 2x2x2 against exact arithmetic, on games full of coincidences."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.solve import solve_batch
from games.solve.nash.three.closed222 import interior_222
from games.solve.nash.three.line import interior_line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Pair = tuple[Decimal, Decimal]

#: Numbers below this are zero: they come from a few products of short numbers.
DIGITS = 90
NIL = Decimal(10) ** -60


def sign(value: Decimal) -> int:
    return 0 if abs(value) < NIL else (1 if value > 0 else -1)


def forms_of(game: Floats) -> list[list[list[Decimal]]]:
    exact = np.array([Decimal(float(v)) for v in game.flat]).reshape(game.shape)
    gains = (
        exact[0, 1] - exact[0, 0],
        exact[1, :, 1] - exact[1, :, 0],
        exact[2, :, :, 1] - exact[2, :, :, 0],
    )
    return [gain.tolist() for gain in gains]


def exact_count(game: Floats) -> int | None:
    """Number of all-mixing solutions; None where they are not all isolated and simple."""
    a, b, c = forms_of(game)

    def y_of(x: Pair) -> Pair:
        return (-(c[0][1] * x[0] + c[1][1] * x[1]), c[0][0] * x[0] + c[1][0] * x[1])

    def z_of(x: Pair) -> Pair:
        return (-(b[0][1] * x[0] + b[1][1] * x[1]), b[0][0] * x[0] + b[1][0] * x[1])

    def value(x: Pair) -> Decimal:
        y, z = y_of(x), z_of(x)
        return sum((a[j][k] * y[j] * z[k] for j in (0, 1) for k in (0, 1)), Decimal(0))

    one, nil = Decimal(1), Decimal(0)
    q0, q2 = value((one, nil)), value((nil, one))
    q1 = value((one, one)) - q0 - q2
    if q0 == q1 == q2 == 0 or q1 * q1 == 4 * q0 * q2:
        return None
    if q1 * q1 < 4 * q0 * q2:
        return 0
    root = (q1 * q1 - 4 * q0 * q2).sqrt()
    s = -(q1 + root) / 2 if q1 >= 0 else -(q1 - root) / 2
    count = 0
    for x in ((q2, s), (s, q0)):
        y, z = y_of(x), z_of(x)
        y_named, z_named = any(map(sign, y)), any(map(sign, z))
        if not y_named and not z_named:
            return None
        if not y_named:
            y = (-(a[1][0] * z[0] + a[1][1] * z[1]), a[0][0] * z[0] + a[0][1] * z[1])
        if not z_named:
            z = (-(a[0][1] * y[0] + a[1][1] * y[1]), a[0][0] * y[0] + a[1][0] * y[1])
        if not any(map(sign, y)) or not any(map(sign, z)):
            return None
        count += all(sign(m[0]) * sign(m[1]) > 0 for m in (x, y, z))
    return count


@pytest.mark.slow
@pytest.mark.parametrize("top", [1, 2, 3, 5, 9])
@pytest.mark.parametrize("solver", [interior_222, interior_line])
def test_counts_on_integer_games_are_those_of_exact_arithmetic(solver, top: int) -> None:  # noqa: ANN001
    batch = np.random.default_rng(top).integers(0, top + 1, (1500, 3, 2, 2, 2))
    answer = solver(batch / 7)
    # what lies on the border is listed too: whoever asks for supports has to decide about it
    least = np.min([mix.min(axis=1) for mix in answer.profiles], axis=0)
    mine = np.bincount(answer.game[least > 1e-9], minlength=len(batch))
    with localcontext() as context:
        context.prec = DIGITS
        exact = [exact_count(game) for game in batch]
    settled = np.array([count is not None for count in exact])
    both = settled & ~answer.failed
    assert mine[both].tolist() == [exact[k] for k in np.flatnonzero(both)]
    # what arithmetic settles the solver may refuse only rarely, next to coincidences
    assert (answer.failed & settled).mean() < (0.12 if top == 1 else 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("noise", [1e-5, 1e-8, 1e-9, 1e-10, 1e-11])
def test_nearly_tied_games_are_certified_only_with_the_right_number(noise: float) -> None:
    rng = np.random.default_rng(3)
    batch = rng.integers(0, 2, (4000, 3, 2, 2, 2)) + noise * rng.normal(size=(4000, 3, 2, 2, 2))
    report = solve_batch(batch)
    everybody = (report.support == 3).all(axis=1)
    mine = np.bincount(report.game[everybody], minlength=len(batch))
    sure = np.flatnonzero(report.certified)[:500]
    assert len(sure) == 500
    with localcontext() as context:
        context.prec = DIGITS
        assert mine[sure].tolist() == [exact_count(batch[k]) for k in sure]
    # what cannot be told apart is called a tie; the index alone rarely has to sound the alarm
    assert (~report.certified & ~report.degenerate).mean() < 0.002
