"""Two players: points and products by definition, planted ties, invariants, the corpus."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about

pytest.importorskip("flint")

from games.solve import solve_batch
from games.solve.proved.prove import prove
from games.task import Cancelled

if TYPE_CHECKING:
    from games.solve.proved.proof import Answer, Proof

CORPUS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.json"))
}
TWO = [name for name, game in CORPUS.items() if len(game["payoffs"]) == 2]

Table = np.ndarray[Any, np.dtype[Any]]


def exact(nested: Any) -> Table:
    whole = np.array(nested, dtype=object)
    return np.array([Fraction(v) for v in whole.ravel()], dtype=object).reshape(whole.shape)


def games(most: int, entries: st.SearchStrategy[int]) -> st.SearchStrategy[Table]:
    def filled(shape: tuple[int, int]) -> st.SearchStrategy[Table]:
        size = 2 * shape[0] * shape[1]
        cells = st.lists(entries, min_size=size, max_size=size)
        return cells.map(lambda own: exact(own).reshape(2, *shape))

    return st.tuples(st.integers(1, most), st.integers(1, most)).flatmap(filled)


tied = games(4, st.integers(-2, 2))
free = games(4, st.integers(-999, 999))


def profiles(answer: Answer) -> list[tuple[tuple[Any, ...], ...]]:
    corners = [p for own in answer.products for p in product(*own.corners)]
    return [point.profile for point in answer.points] + corners


def averages(answer: Answer) -> list[tuple[tuple[Any, ...], ...]]:
    """One profile inside each piece, with the supports of the piece."""
    return [
        tuple(
            tuple(sum(column) / len(mixes) for column in zip(*mixes, strict=True))
            for mixes in own.corners
        )
        for own in answer.products
    ]


def gain(game: Table, profile: tuple[tuple[Any, ...], ...]) -> Fraction:
    """The most that anybody gains by a deviation, exactly."""
    x, y = (np.array(mix, dtype=object) for mix in profile)
    first, second = game[0] @ y, x @ game[1]
    return max(first.max() - x @ first, second.max() - second @ y)


def played(mix: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(j for j, own in enumerate(mix) if own)


def is_there(game: Table, support: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a support profile holds an equilibrium, by two linear programs."""
    return all(
        _mixture(own.astype(float), np.array(of), np.array(against))
        for own, of, against in (
            (game[0], support[1], support[0]),
            (game[1].T, support[0], support[1]),
        )
    )


def _mixture(own: Any, of: Any, against: Any) -> bool:
    """Whether a mixture of all of `of` makes all of `against` best: with positive chances."""
    from scipy.optimize import linprog

    count = len(of)
    top = own[against[0]][of]
    rest = [i for i in range(len(own)) if i != against[0]]
    equal = [[*(own[i][of] - top), 0] for i in rest if i in against] + [[1] * count + [0]]
    below = [[*(own[i][of] - top), 0] for i in rest if i not in against]
    below += [[-float(j == k) for j in range(count)] + [1] for k in range(count)]
    done = linprog(
        [0] * count + [-1],
        A_ub=below,
        b_ub=[0] * len(below),
        A_eq=equal,
        b_eq=[0] * (len(equal) - 1) + [1],
        bounds=[(0, 1)] * count + [(-1, 1)],
    )
    return done.status == 0 and -done.fun > 1e-7


@given(st.one_of(tied, free))
def test_every_point_and_every_corner_is_an_equilibrium_of_its_profile(game: Table) -> None:
    proof = prove(game)
    assert proof.complete
    for support, answer in proof.answers.items():
        for profile in profiles(answer):
            assert all(sum(mix) == 1 for mix in profile)
            assert gain(game, profile) == 0
        for profile in averages(answer):
            assert gain(game, profile) == 0
            assert tuple(map(played, profile)) == support
        for point in answer.points:
            assert tuple(map(played, point.profile)) == support


@pytest.mark.slow
@about(15)
@given(games(3, st.integers(-2, 2)))
def test_the_profiles_that_hold_something_are_those_of_linear_programs(game: Table) -> None:
    every = [
        [tuple(j for j in range(n) if mask >> j & 1) for mask in range(1, 1 << n)]
        for n in game.shape[1:]
    ]
    assert set(prove(game).answers) == {s for s in product(*every) if is_there(game, s)}


@given(st.one_of(tied, free))
def test_indices_sum_to_one_where_all_are_regular(game: Table) -> None:
    proof = prove(game)
    indices = [point.index for point in proof.points]
    if None not in indices and not any(answer.products for answer in proof.answers.values()):
        assert sum(own or 0 for own in indices) == 1


@pytest.mark.slow
@about(30)
@given(st.one_of(tied, free), st.data())
def test_factors_and_constants_per_cell_of_the_other_change_nothing(
    game: Table, data: st.DataObject
) -> None:
    numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=7)
    moved = game.copy()
    for player, size in ((0, game.shape[2]), (1, game.shape[1])):
        shifts = exact(data.draw(st.lists(numbers, min_size=size, max_size=size)))
        moved[player] = moved[player] + (shifts if player == 0 else shifts[:, np.newaxis])
        moved[player] *= data.draw(numbers.filter(lambda own: own > 0))
    assert prove(moved) == prove(game)


def turned(proof: Proof, rows: Any, columns: Any) -> set[Any]:
    """Everything of a proof with strategies renumbered; corners as sets."""

    def mixed(profile: Any) -> Any:
        return tuple(
            tuple(mix[j] for j in order)
            for mix, order in zip(profile, (rows, columns), strict=True)
        )

    found: set[Any] = set()
    for answer in proof.answers.values():
        found |= {(mixed(point.profile), point.index) for point in answer.points}
        for own in answer.products:
            found.add(
                tuple(
                    frozenset(tuple(mix[j] for j in order) for mix in mixes)
                    for mixes, order in zip(own.corners, (rows, columns), strict=True)
                )
            )
    return found


@given(st.one_of(tied, free), st.data())
def test_the_order_of_strategies_and_of_players_changes_nothing(
    game: Table, data: st.DataObject
) -> None:
    rows, columns = (data.draw(st.permutations(range(n))) for n in game.shape[1:])
    there = prove(game[:, rows][:, :, columns])
    assert turned(prove(game), rows, columns) == turned(
        there, range(len(rows)), range(len(columns))
    )
    swapped = prove(game.transpose(0, 2, 1)[::-1])
    back = {
        support[::-1]: (
            {(point.profile[::-1], point.index) for point in answer.points},
            {tuple(map(frozenset, own.corners[::-1])) for own in answer.products},
        )
        for support, answer in swapped.answers.items()
    }
    assert back == {
        support: (
            {(point.profile, point.index) for point in answer.points},
            {tuple(map(frozenset, own.corners)) for own in answer.products},
        )
        for support, answer in prove(game).answers.items()
    }


@given(games(3, st.integers(-999, 999)), st.data())
def test_a_copied_strategy_is_a_segment_and_nothing_else(game: Table, data: st.DataObject) -> None:
    plain = prove(game)
    copied = data.draw(st.integers(0, game.shape[1] - 1))
    proof = prove(np.concatenate([game, game[:, copied : copied + 1]], axis=1))
    assert proof.complete
    assert sum(map(len, map(profiles, plain.answers.values()))) <= sum(
        map(len, map(profiles, proof.answers.values()))
    )
    new = game.shape[1]
    for support, answer in plain.answers.items():
        if copied not in support[0]:
            assert len(proof.answers[support].points) == len(answer.points)
            continue
        both = (*support[0], new), support[1]
        moved = tuple(sorted({*support[0], new} - {copied})), support[1]
        for point in answer.points:
            x, y = point.profile
            old = (*x, Fraction(0))
            swap = (*(own if j != copied else Fraction(0) for j, own in enumerate(x)), x[copied])
            (family,) = proof.answers[both].products
            assert set(family.corners[0]) == {old, swap}
            assert family.corners[1] == (y,)
            assert proof.answers[support].points[0].index is None
            assert proof.answers[moved].points[0].profile == (swap, y)
    folded = {
        (tuple(sorted({copied if j == new else j for j in own[0]})), own[1])
        for own in proof.answers
    }
    assert folded == set(plain.answers)


@given(st.one_of(tied, free))
def test_where_the_batch_says_checked_the_proof_says_the_same(game: Table) -> None:
    batch = solve_batch(game.astype(float)[np.newaxis])
    if not batch.certified[0]:
        return
    points = prove(game).points
    assert len(points) == len(batch.game)
    for point in points:
        near = [
            max(
                float(np.abs(np.array(mix, dtype=float) - rows[row]).max())
                for mix, rows in zip(point.profile, batch.profiles, strict=True)
            )
            for row in range(len(batch.game))
        ]
        assert min(near) < 1e-9
        assert batch.index[int(np.argmin(near))] == point.index


@pytest.mark.parametrize("name", TWO)
def test_published_games_have_the_published_equilibria_and_no_others(name: str) -> None:
    game, published = CORPUS[name], CORPUS[name].get("published", {})
    proof = prove(exact(game["payoffs"]))
    assert proof.complete
    infinite = any(answer.products for answer in proof.answers.values())
    found = {p for answer in proof.answers.values() for p in profiles(answer)}
    if not game["degenerate"]:
        assert not infinite
        assert sum(point.index or 0 for point in proof.points) == 1
        assert all(point.index for point in proof.points)
    if "count" in published and not infinite:
        assert len(found) == published["count"]
    for profile in published.get("equilibria", []):
        want = [np.array([float(Fraction(v)) for v in mix]) for mix in profile]
        assert any(
            all(
                np.abs(np.array(mix, dtype=float) - own).max() < 1e-5
                for mix, own in zip(there, want, strict=True)
            )
            for there in found
        )


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Table, tuple[tuple[int, ...], tuple[int, ...]]]:
    """A random game in which all mixtures of some strategies are equilibria and bounded by loss."""
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    game = draw(
        st.lists(
            st.integers(-9, 9), min_size=2 * shape[0] * shape[1], max_size=2 * shape[0] * shape[1]
        )
    )
    table = exact(game).reshape(2, *shape)
    block = tuple(
        tuple(sorted(draw(st.sets(st.integers(0, size - 1), min_size=1)))) for size in shape
    )
    rows, columns = block
    table[0][:, columns] = draw(
        st.lists(st.integers(-9, 9), min_size=len(columns), max_size=len(columns))
    )
    table[1][rows, :] = np.array(
        draw(st.lists(st.integers(-9, 9), min_size=len(rows), max_size=len(rows))), dtype=object
    )[:, np.newaxis]
    for row in set(range(shape[0])) - set(rows):
        table[0][row, columns] -= draw(st.fractions(min_value=Fraction(1, 99), max_value=9))
    for column in set(range(shape[1])) - set(columns):
        table[1][rows, column] -= draw(st.fractions(min_value=Fraction(1, 99), max_value=9))
    return table, block


@pytest.mark.slow
@about(30)
@given(blocks())
def test_a_planted_block_of_ties_is_found_whole(
    planted: tuple[Table, tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    game, block = planted
    answer = prove(game).answers[block]
    corners = tuple(
        {tuple(Fraction(int(j == k)) for k in range(size)) for j in own}
        for own, size in zip(block, game.shape[1:], strict=True)
    )
    if max(map(len, block)) == 1:
        (point,) = answer.points
        assert tuple({mix} for mix in point.profile) == corners
        assert point.index == 1
    else:
        (family,) = answer.products
        assert tuple(map(set, family.corners)) == corners


def test_a_game_without_stakes_is_one_product_in_every_profile() -> None:
    proof = prove(exact(np.zeros((2, 3, 2), dtype=int)))
    assert len(proof.answers) == 7 * 3
    (all_of_it,) = proof.answers[(0, 1, 2), (0, 1)].products
    assert [len(own) for own in all_of_it.corners] == [3, 2]


def test_coordination_on_a_permutation_has_all_its_equilibria() -> None:
    for order in permutations(range(4)):
        own = np.eye(4, dtype=int)[list(order)]
        proof = prove(exact([own, own]))
        assert len(proof.points) == 2**4 - 1
        assert sum(point.index or 0 for point in proof.points) == 1


def test_thirds_are_a_tie_in_fractions_and_none_in_decimals() -> None:
    third, near = Fraction(1, 3), Fraction("0.333333333333")
    mine = [[third, third], [third, third]]
    theirs = [[1, 0], [0, 1]]
    assert len(prove(exact([mine, theirs])).answers) == 5
    assert len(prove(exact([[[third, near], [near, near]], theirs])).answers) < 5


@pytest.mark.parametrize("size", [5, 6])
def test_large_games_full_of_ties_are_proved(size: int) -> None:
    rng = np.random.default_rng(size)
    for _ in range(10):
        game = exact(rng.integers(-1, 2, (2, size, size)))
        proof = prove(game)
        assert proof.complete
        for answer in proof.answers.values():
            assert all(gain(game, profile) == 0 for profile in averages(answer))


class Stopped:
    @property
    def cancelled(self) -> bool:
        return True

    def progress(self, done: int, total: int) -> None:
        pass


def test_a_proof_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        prove(exact(np.zeros((2, 6, 6), dtype=int)), token=Stopped())


@pytest.mark.parametrize("shape", [(2, 2, 2, 2), (1, 2, 2), (2, 0, 2)])
def test_what_is_no_game_of_two_or_three_players_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no game is proved"):
        prove(np.zeros(shape, dtype=int).astype(object))


def test_floats_are_refused() -> None:
    with pytest.raises(ValueError, match="exact numbers"):
        prove(np.zeros((2, 2, 2)).astype(object))
