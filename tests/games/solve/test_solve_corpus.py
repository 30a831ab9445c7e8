"""Games from the literature give the answers of the literature, and those of other solvers."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from games.solve import PROVED, solve, solve_batch

if TYPE_CHECKING:
    from games.solve import Report

CORPUS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "corpus").glob("*.json"))
}
GENERIC = [name for name, game in CORPUS.items() if not game["degenerate"]]
TIED = [name for name, game in CORPUS.items() if game["degenerate"]]
#: Published decimals have at least five digits.
NEAR = 1e-5


def numbers(nested: Any) -> Any:
    if isinstance(nested, list):
        return [numbers(part) for part in nested]
    return float(Fraction(nested))


def exact(name: str) -> np.ndarray:
    return np.vectorize(Fraction, otypes=[object])(np.array(CORPUS[name]["payoffs"], dtype=object))


def table(name: str) -> np.ndarray:
    return np.array(numbers(CORPUS[name]["payoffs"]))


def listed(name: str, source: str) -> list[tuple[np.ndarray, ...]]:
    answers = CORPUS[name].get(source, {}).get("equilibria", [])
    return [tuple(np.array(numbers(mix)) for mix in profile) for profile in answers]


def distance(one: tuple[np.ndarray, ...], other: tuple[np.ndarray, ...]) -> float:
    return max(float(np.abs(p - q).max()) for p, q in zip(one, other, strict=True))


def matches(report: Report, profile: tuple[np.ndarray, ...]) -> int:
    return sum(distance(own.profile, profile) < NEAR for own in report.equilibria)


def test_the_corpus_has_forty_games_and_both_kinds() -> None:
    assert len(CORPUS) >= 40
    assert len(TIED) >= 10
    assert sum(len(game["payoffs"]) == 3 for game in CORPUS.values()) >= 10
    assert all(game["citation"] for game in CORPUS.values())


@pytest.mark.parametrize("name", GENERIC)
def test_a_game_without_ties_is_proved_with_the_published_equilibria(name: str) -> None:
    report = solve(exact(name))
    assert report.proof == PROVED
    assert not report.degenerate
    assert report.index_sum == 1
    assert report.ties == ()
    assert len(report.equilibria) == CORPUS[name]["published"]["count"]
    for profile in listed(name, "published"):
        assert matches(report, profile) == 1


@pytest.mark.parametrize("name", TIED)
def test_a_game_with_ties_is_proved_and_its_tie_is_named(name: str) -> None:
    report = solve(exact(name))
    assert report.degenerate
    assert report.proof == PROVED
    assert report.ties
    assert report.equilibria
    for profile in listed(name, "published"):
        assert matches(report, profile) == 1
    if len(CORPUS[name]["payoffs"]) == 2 and "count" in CORPUS[name].get("published", {}):
        assert len(report.equilibria) == CORPUS[name]["published"]["count"]


@pytest.mark.parametrize("name", [n for n, g in CORPUS.items() if len(g["payoffs"]) == 2])
def test_two_player_games_have_exactly_the_equilibria_of_exact_enumeration(name: str) -> None:
    report = solve(table(name), second_opinion=False)
    independent = listed(name, "independent")
    assert len(report.equilibria) == len(independent)
    for profile in independent:
        assert matches(report, profile) == 1


@pytest.mark.parametrize("name", [n for n in GENERIC if len(CORPUS[n]["payoffs"]) == 3])
def test_three_player_games_have_at_least_what_gambit_finds(name: str) -> None:
    report = solve(table(name), second_opinion=False)
    independent = listed(name, "independent")
    assert len(independent) <= len(report.equilibria)
    for profile in independent:
        assert matches(report, profile) == 1


@pytest.mark.parametrize("name", CORPUS)
def test_every_listed_equilibrium_is_one(name: str) -> None:
    payoffs = table(name)
    report = solve(payoffs, second_opinion=False)
    scale = np.abs(payoffs).max()
    for own in report.equilibria:
        assert own.regret <= 1e-9 * scale
        for mix in own.profile:
            assert (mix >= 0).all()
            assert mix.sum() == pytest.approx(1.0, abs=1e-14)


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPUS)
def test_a_batch_says_of_a_game_what_it_says_of_it_alone(name: str) -> None:
    payoffs = table(name)
    batch = solve_batch(np.stack([payoffs, -payoffs, payoffs]))
    for game in (0, 2):
        rows = slice(batch.first[game], batch.first[game + 1])
        alone = solve_batch(payoffs[np.newaxis])
        assert batch.certified[game] == alone.certified[0]
        assert batch.degenerate[game] == alone.degenerate[0]
        for together, single in zip(batch.profiles, alone.profiles, strict=True):
            np.testing.assert_allclose(together[rows], single, rtol=0, atol=1e-15)
