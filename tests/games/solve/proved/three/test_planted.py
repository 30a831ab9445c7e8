"""What was planted in a game is found: multiple roots, ties, what floating point has missed."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("flint")

from games.solve.proved.numbers import Algebraic
from games.solve.proved.three.fixed import Fixed
from games.solve.proved.three.game import Game
from games.solve.proved.three.line import mixed
from games.solve.proved.three.prove import prove_three
from games.task import NullToken
from planted_mixtures import planted

if TYPE_CHECKING:
    from games.solve.proved.proof import Answer, Mix, Point
    from games.solve.report import Support

SHAPES = [(2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 2, 3)]
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def nothing_to_do(support: Support) -> Answer:
    pytest.fail(f"{support} is not for the method of full supports")


def proved(payoffs: np.ndarray) -> dict[Support, Answer]:
    scaled = []
    for own in payoffs:
        common = lcm(*(value.denominator for value in own.flat))
        scaled.append(np.array([int(v * common) for v in own.flat]).reshape(own.shape).tolist())
    return prove_three(Game(scaled), nothing_to_do, NullToken())


def points(answers: dict[Support, Answer]) -> list[Point]:
    return [point for answer in answers.values() for point in answer.points]


def full(shape: tuple[int, ...]) -> Support:
    return tuple(tuple(range(n)) for n in shape)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("multiplicity", [1, 2, 3])
def test_a_planted_root_is_found_exactly_and_a_multiple_one_is_not_regular(
    shape: tuple[int, int, int], multiplicity: int
) -> None:
    simple = 0
    for seed in range(25):
        payoffs, mixture = planted(np.random.default_rng(seed), shape, multiplicity)
        answers = proved(payoffs)
        whole = answers[full(shape)]
        assert not any(answer.open for answer in answers.values())
        if whole.curved or whole.products:
            assert multiplicity > 1
            continue
        simple += 1
        own = [point for point in whole.points if point.profile == mixture]
        assert len(own) == 1
        if multiplicity > 1:
            assert own[0].index is None
        every = points(answers)
        pieces = [one for answer in answers.values() for one in (*answer.products, *answer.curved)]
        if not pieces and all(point.index for point in every):
            assert sum(point.index or 0 for point in every) == 1
    # two roots are all there can be with somebody over two and two over two: a third makes a curve
    curves = multiplicity == 3 and shape in ((2, 2, 2), (2, 2, 3))
    assert simple == 0 if curves else simple > 20


def table(text: str, shape: tuple[int, ...]) -> np.ndarray:
    """Read payoffs cell by cell, the first player's strategies varying fastest."""
    numbers = [Fraction(word) for word in text.split()]
    cells = itertools.product(*(range(n) for n in reversed(shape)))
    out = np.empty((3, *shape), dtype=object)
    for at, cell in enumerate(cells):
        out[(slice(None), *reversed(cell))] = numbers[3 * at : 3 * at + 3]
    return out


#: Games in which an equilibrium at a double root was once said not to be there.
MISSED = [
    (
        "1 0 1 0 -1 0 1 -7 0 3 0 -2 0 -8 1 -1 1 0 0 0 2 -1 1 0 1 -1 3 0 1 -1 2 2 -1 1 2 -2 1 0 6"
        " 3 2 -1 1 -2 -1 1 6 -4 -1 -2 3 0 3 0",
        (2, 3, 3),
        ((THIRD, 2 * THIRD), (THIRD, THIRD, THIRD), (THIRD, THIRD, THIRD)),
    ),
    (
        "1000 999.6 1000.3 1001.6 1000.5 1000.2 999.9 1004.7 999.7 999 1000.4 999.5 1000.3 1000.4"
        " 997.8 1000.8 1000 1001.3 1000.3 1000.7 1001.9 999.1 998.3 998.5",
        (2, 2, 2),
        ((Fraction(1, 4), Fraction(3, 4)), (HALF, HALF), (HALF, HALF)),
    ),
]


@pytest.mark.parametrize(("text", "shape", "mixture"), MISSED)
def test_a_double_root_that_floats_lose_is_found_and_marked_not_regular(
    text: str, shape: tuple[int, ...], mixture: tuple[Mix, ...]
) -> None:
    answers = proved(table(text, shape))
    found = [point for point in points(answers) if point.profile == mixture]
    assert [point.index for point in found] == [None]
    assert len(points(answers)) > 1


def segment(dice: random.Random) -> tuple[np.ndarray, tuple[Fraction, Fraction]]:
    """Let the third player not care at (0, 0), and the first leave between two of his chances.

    The second player's first strategy is always best. The first keeps to his own while the third
    plays 1 with a chance of at most the number returned.
    """
    payoffs = np.array([Fraction(dice.randint(-9, 9)) for _ in range(24)], dtype=object).reshape(
        3, 2, 2, 2
    )
    payoffs[1, :, 0, :] = 10
    payoffs[2, 0, 0, :] = Fraction(dice.randint(-9, 9))
    win, lose = dice.randint(1, 9), dice.randint(1, 9)
    payoffs[0, 0, 0, :] = payoffs[0, 1, 0, :] + np.array([Fraction(win), Fraction(-lose)])
    return payoffs, (Fraction(0), Fraction(win, win + lose))


def test_a_planted_segment_is_found_with_its_ends() -> None:
    dice = random.Random(5)
    for _ in range(60):
        payoffs, chances = segment(dice)
        answer = proved(payoffs)[(0,), (0,), (0, 1)]
        assert not answer.points
        assert not answer.curved
        (piece,) = answer.products
        assert piece.corners[:2] == (((1, 0),), ((1, 0),))
        assert {mix[1] for mix in piece.corners[2]} == set(chances)


def test_a_planted_square_is_a_product_and_its_curved_boundary_is_named() -> None:
    # the first keeps to 0 while (chance of y) * (chance of z) is at most a quarter
    payoffs = np.full((3, 2, 2, 2), Fraction(0), dtype=object)
    payoffs[0, 1] = np.array([[-1, -1], [-1, 3]]) * Fraction(1)
    answers = proved(payoffs)
    (piece,) = answers[(0,), (0, 1), (0, 1)].curved
    assert piece.kind == "surface"
    ends = {(profile[1][1], profile[2][1]) for profile in piece.points}
    quarter = Fraction(1, 4)
    assert ends == {(0, 0), (0, 1), (1, 0), (1, quarter), (quarter, 1)}
    assert answers[(0, 1), (0, 1), (0, 1)].curved
    # and with what depends on one of the others alone there is no curve
    payoffs[0, 1] = np.array([[-1, 3], [-1, 3]]) * Fraction(1)
    (square,) = proved(payoffs)[(0,), (0, 1), (0, 1)].products
    assert {mix[1] for mix in square.corners[2]} == {0, quarter}
    assert {mix[1] for mix in square.corners[1]} == {0, 1}


def touching(gap: Fraction) -> np.ndarray:
    """Two curved conditions on a square, y z <= 1/4 and (1 - y)(1 - z) <= 1/4 - gap."""
    payoffs = np.full((3, 3, 2, 2), Fraction(0), dtype=object)
    payoffs[0, 1] = np.array([[-1, -1], [-1, 3]], dtype=object)
    low = Fraction(1, 4) - gap
    payoffs[0, 2] = np.array([[1 - low, -low], [-low, -low]], dtype=object)
    return payoffs


def test_two_surfaces_that_touch_leave_their_touching_point() -> None:
    # turned around: y z >= 1/4 and (1 - y)(1 - z) >= 1/4 hold together at (1/2, 1/2) alone
    payoffs = -touching(Fraction(0))
    answer = proved(payoffs)[(0,), (0, 1), (0, 1)]
    assert not answer.open
    assert not answer.curved
    assert not answer.products
    assert [point.profile[1:] for point in answer.points] == [((HALF, HALF), (HALF, HALF))]
    assert [point.index for point in answer.points] == [None]
    # apart they leave nothing, and overlapping a region
    assert ((0,), (0, 1), (0, 1)) not in proved(-touching(Fraction(-1, 100)))
    assert proved(-touching(Fraction(1, 100)))[(0,), (0, 1), (0, 1)].curved


def test_numbers_of_two_fields_may_meet_in_a_family() -> None:
    # only the first has stakes, and plays two of three strategies: whatever he mixes, two quadratic
    # conditions cut the same square, whose corners may be irrational and know nothing of his chance
    irrational = 0
    for seed in range(60):
        tables = np.zeros((3, 3, 3, 3), dtype=object)
        tables[0] = np.random.default_rng(seed).integers(-9, 10, (3, 3, 3))
        game = Game(tables.tolist())
        found = mixed(game, Fixed(game, NullToken()), (0b11, 0b11, 0b11))
        assert not found.open
        irrational += any(
            isinstance(value, Algebraic)
            for bent in found.bent
            for profile in bent.profiles
            for mix in profile
            for value in mix
        )
    assert irrational
