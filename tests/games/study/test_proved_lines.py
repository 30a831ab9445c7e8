"""Proved lines: every critical level, and what is between and at them, against games solved alone.

The states come from signs along a stretch; here each is compared with the proof of the very game.
"""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.affine import PayoffLine
from games.model.file.scenario_file import load
from games.model.payoffs import affine
from games.study.sweep.proved.states import ProvedLine, State
from games.verify.sweep.verdict import verify_sweep
from tests.support.examples import about
from tests.support.proved_lines import SHAPES, double_roots, drawn

pytest.importorskip("flint")

from games.solve.proved.prove import prove
from games.study.sweep.proved.line import handled, prove_line
from games.study.sweep.proved.transcript import transcript

if TYPE_CHECKING:
    from games.study.sweep.proved.states import States

SCENARIOS = Path(__file__).parents[3] / "assets" / "scenarios"


def of_one_game(line: PayoffLine, level: Fraction) -> States:
    """Prove the game at a level alone."""
    return {
        support: State(many=True)
        if answer.products or answer.curved
        else State.of([point.index for point in answer.points])
        for support, answer in prove(line.exact(level)).answers.items()
    }


def at(proved: ProvedLine, level: Fraction) -> States:
    """Read off what a proved line says of a level."""
    levels = [proved.cells[0].low, *(cell.high for cell in proved.cells)]
    for place, known in enumerate(levels):
        if known.exact is not None:
            if level == known.exact:
                return proved.at[place].states
            above = level > known.exact
        else:
            assert known.root is not None
            low, high = known.root.between
            assert not low < level < high
            above = level >= high
        if not above:
            return proved.cells[place - 1].states
    raise AssertionError(level)


def assert_true_at(line: PayoffLine, proved: ProvedLine, levels: list[Fraction]) -> None:
    for level in levels:
        assert at(proved, level) == of_one_game(line, level), level


def marks(proved: ProvedLine) -> list[Fraction]:
    """Return levels that are known exactly, and one in every cell."""
    exact = [level.exact for level in proved.levels if level.exact is not None]
    return [*exact, *(cell.test for cell in proved.cells)]


@pytest.mark.slow
@about(40)
@given(st.sampled_from(SHAPES), st.sampled_from([1, 3, 400]), st.integers(0, 10**6))
def test_what_is_proved_of_a_line_is_so_at_every_level(
    shape: tuple[int, ...], most: int, seed: int
) -> None:
    dice = random.Random(seed)
    line = drawn(shape, lambda: Fraction(dice.randint(-most, most), 1 if most < 9 else 100))
    proved = prove_line(line)
    assert proved is not None
    levels = [Fraction(dice.randint(-500, 1000), 500) for _ in range(8)]
    assert_true_at(line, proved, [*marks(proved), *levels])


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("shape", SHAPES)
def test_five_hundred_families_at_two_thousand_levels_each(shape: tuple[int, ...]) -> None:
    dice = random.Random(sum(shape) + len(shape))
    levels = [Fraction(-1) + Fraction(3 * step, 1999) for step in range(2000)]
    for family in range(125):
        most, whole = ((1, 1), (3, 1), (999, 100))[family % 3]
        line = drawn(shape, lambda: Fraction(dice.randint(-most, most), whole))  # noqa: B023
        proved = prove_line(line)
        assert proved is not None
        assert_true_at(line, proved, [*marks(proved), *levels])


@pytest.mark.slow
@about(30)
@given(st.sampled_from(SHAPES), st.sampled_from([1, 3, 400]), st.integers(0, 10**6))
def test_the_independent_checker_finds_the_same_cells(
    shape: tuple[int, ...], most: int, seed: int
) -> None:
    dice = random.Random(seed)
    line = drawn(shape, lambda: Fraction(dice.randint(-most, most), 1 if most < 9 else 100))
    proved = prove_line(line)
    assert proved is not None
    verdict = verify_sweep(
        (line.base.tolist(), line.slope.tolist()), (line.low, line.high), transcript(proved)
    )
    assert verdict.faults == ()
    assert verdict.verified


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.equipoise")), ids=lambda path: path.stem)
def test_shipped_scenarios_are_proved_at_every_level_of_every_driver(path: Path) -> None:
    scenario = load(path)
    if not handled(scenario.shape):
        pytest.skip("larger games are not proved along a driver")
    for driver in scenario.drivers:
        line = affine(scenario).line(driver.id, scenario.levels)
        proved = prove_line(line)
        assert proved is not None
        assert_true_at(line, proved, marks(proved))


@pytest.mark.parametrize("offset", [0, 1000, 10**9])
def test_two_equilibria_that_meet_are_one_critical_level_with_one_equilibrium(offset: int) -> None:
    proved = prove_line(double_roots(offset))
    assert proved is not None
    everybody = ((0, 1), (0, 1), (0, 1))
    (place,) = [
        place for place, level in enumerate(proved.levels, 1) if level.exact == Fraction(1, 2)
    ]
    assert everybody not in proved.cells[place - 1].states
    assert proved.cells[place].states[everybody] == State((-1, 1))
    here = proved.at[place]
    assert here.states[everybody] == State((None,))
    assert here.meeting == (((0.5, 0.5), (0.5, 0.5), (0.5, 0.5)),)


def test_an_irrational_level_is_the_only_root_of_its_polynomial_between_two_fractions() -> None:
    dice = random.Random(3)
    seen = 0
    for _ in range(6):
        proved = prove_line(drawn((2, 2, 2), lambda: Fraction(dice.randint(-9, 9))))
        assert proved is not None
        for level in proved.levels:
            if level.root is None:
                continue
            seen += 1
            low, high = level.root.between
            first, last = (
                sum(c * end**power for power, c in enumerate(level.root.polynomial))
                for end in (low, high)
            )
            assert first * last < 0
            assert float(level.root.digits) == pytest.approx(level.value, rel=1e-11)
    assert seen > 3


def test_a_shape_that_is_not_handled_has_no_proof() -> None:
    dice = random.Random(1)
    line = drawn((2, 2, 3), lambda: Fraction(dice.randint(-3, 3)))
    assert prove_line(line) is None


def test_payoffs_from_any_zero_in_any_unit_tip_at_the_same_levels() -> None:
    dice = random.Random(5)
    line = drawn((2, 2, 2), lambda: Fraction(dice.randint(-400, 400), 100))
    moved: list[Any] = [table * Fraction(7, 3) for table in (line.base, line.slope)]
    other = PayoffLine("s", line.low, line.high, moved[0] + Fraction(1000), moved[1])
    one, two = prove_line(line), prove_line(other)
    assert one is not None
    assert two is not None
    assert one.levels == two.levels
    assert [cell.states for cell in one.cells] == [cell.states for cell in two.cells]
