"""One game: what the report says, and what it says when solvers disagree."""

from __future__ import annotations

import threading
import warnings
from fractions import Fraction

import numpy as np
import pytest

from games.solve import CHECKED, ENUMERATOR, NASHPY, OPEN, PROVED, PROVER, Tie, solve
from games.solve.nash import floating, single
from games.solve.nash.second_opinion import nashpy_path
from games.solve.nash.second_opinion.nashpy_path import Opinion, nashpy_opinion
from games.task import Cancelled

BATTLE = [[[3, 0], [0, 2]], [[2, 0], [0, 3]]]
SILENT = [[[6, 9, 2], [4, 8, 3], [5, 1, 7]], [[8, 1, 7], [2, 5, 4], [6, 3, 9]]]


def mckelvey_mclennan() -> np.ndarray:
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[:, 0, 0, 0] = 9, 8, 12
    payoffs[:, 1, 1, 0] = 9, 8, 2
    payoffs[:, 1, 0, 1] = payoffs[:, 0, 1, 1] = 3, 4, 6
    return payoffs


def test_an_equilibrium_carries_its_proof() -> None:
    report = solve(BATTLE)
    assert report.proof == PROVED
    assert report.certified
    assert report.nashpy_agrees
    assert report.index_sum == 1
    assert report.notes == ()
    assert report.open == ""
    assert report.families == ()
    assert [own.kind for own in report.equilibria] == ["strict", "strict", "totally mixed"]
    assert [own.index for own in report.equilibria] == [1, 1, -1]
    mixed = report.equilibria[2]
    np.testing.assert_allclose(mixed.payoffs, [1.2, 1.2])
    assert mixed.regret <= 1e-15
    assert mixed.support == ((0, 1), (0, 1))
    assert mixed.exact == ((Fraction(3, 5), Fraction(2, 5)), (Fraction(2, 5), Fraction(3, 5)))
    assert mixed.found_by == (NASHPY, PROVER)
    assert not mixed.is_pure


def test_kinds_tell_strict_from_tied_and_mixed_from_totally_mixed() -> None:
    tied = solve([[[1, 1], [0, 0]], [[1, 1], [0, 2]]], second_opinion=False)
    assert {own.kind for own in tied.equilibria} == {"pure"}
    partly = solve(
        [[[3, 0, -9], [0, 2, -9], [-9, -9, -10]], [[2, 0, -9], [0, 3, -9], [-9, -9, -10]]],
        second_opinion=False,
    )
    assert [own.kind for own in partly.equilibria] == ["strict", "strict", "mixed"]


def test_without_a_second_opinion_nashpy_is_not_heard() -> None:
    report = solve(BATTLE, second_opinion=False)
    assert report.nashpy_agrees is None
    assert all(own.found_by == (PROVER,) for own in report.equilibria)


def test_nashpy_sees_three_player_equilibria_with_a_pure_player_and_no_others() -> None:
    report = solve(mckelvey_mclennan())
    assert report.certified
    assert report.nashpy_agrees
    assert len(report.equilibria) == 9
    for own in report.equilibria:
        totally = own.kind == "totally mixed"
        assert own.found_by == ((PROVER,) if totally else (NASHPY, PROVER))
    assert sum(own.kind == "totally mixed" for own in report.equilibria) == 2


def test_vertex_enumeration_makes_up_for_support_enumeration() -> None:
    report = solve(SILENT)
    assert len(report.equilibria) == 5
    assert all(NASHPY in own.found_by for own in report.equilibria)


def test_an_equilibrium_that_nashpy_misses_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    first = np.array([1.0, 0.0])
    monkeypatch.setattr(single, "nashpy_opinion", lambda *_: Opinion(((first, first),), ()))
    report = solve(BATTLE)
    assert report.nashpy_agrees is False
    assert report.certified
    assert any("nashpy missed 2 of 3 listed" in note and "(2; 2), (1+2; 1+2)" in note
               for note in report.notes)  # fmt: skip


def test_a_certificate_that_nashpy_contradicts_is_withdrawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complete = floating.solve_batch

    def forgetful(payoffs: np.ndarray, **options: object) -> object:
        # pretend that the complete path lost the last two and noticed nothing
        found = complete(payoffs, **options)
        lost = {name: getattr(found, name)[:1] for name in
                ("game", "payoffs", "regret", "index", "support")}  # fmt: skip
        return type(found)(
            found.shape,
            profiles=tuple(mix[:1] for mix in found.profiles),
            certified=found.certified,
            degenerate=found.degenerate,
            **lost,
        )

    monkeypatch.setattr(single, "available", lambda: False)
    monkeypatch.setattr(floating, "solve_batch", forgetful)
    report = solve(BATTLE)
    assert len(report.equilibria) == 3
    assert report.proof == OPEN
    assert not report.certified
    assert report.open in report.notes
    assert report.nashpy_agrees is False
    assert [own.found_by for own in report.equilibria].count((NASHPY,)) == 2
    assert any("others may be missing, too" in note for note in report.notes)


def test_what_nashpy_lists_wrongly_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Liar:
        def __init__(self, a: np.ndarray, b: np.ndarray) -> None:
            self.a = a

        def support_enumeration(self, non_degenerate: bool) -> object:
            yield np.array([1.0, 0.0]), np.array([0.0, 1.0])
            yield np.array([np.nan, 0.0]), np.array([0.0, 1.0])

        def vertex_enumeration(self) -> object:
            raise TypeError("halfspaces")

    import nashpy

    monkeypatch.setattr(nashpy, "Game", Liar)
    opinion = nashpy_opinion(BATTLE)
    assert opinion.profiles == ()
    assert any("1 profile that is not an equilibrium" in note for note in opinion.notes)
    assert any("vertex enumeration gave up (TypeError)" in note for note in opinion.notes)


def test_a_stumble_of_nashpy_on_the_way_to_the_same_answer_is_a_detail() -> None:
    payoffs = [[[1, 6, 7], [4, 1, 2], [9, 7, 5]], [[3, 8, 3], [4, 7, 4], [4, 0, 7]]]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = solve(payoffs)
    assert report.certified
    assert report.nashpy_agrees
    assert report.notes == ()
    assert any("even number" in detail for detail in report.details)


def test_a_stumble_of_nashpy_on_the_way_to_another_answer_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single, "nashpy_opinion", lambda *_: Opinion((), ("nashpy gave up.",)))
    report = solve(BATTLE)
    assert report.nashpy_agrees is False
    assert "nashpy gave up." in report.notes
    assert report.details == ()


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2)])
def test_no_game_makes_nashpy_noisy(sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(1)
    games = [np.zeros((len(sizes), *sizes)), np.full((len(sizes), *sizes), -3.0)]
    games += [rng.integers(-1, 2, size=(len(sizes), *sizes)).astype(float) for _ in range(6)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for payoffs in games:
            assert solve(payoffs).equilibria


@pytest.mark.slow
def test_two_threads_may_ask_at_once() -> None:
    before = list(warnings.filters)
    reports: list[object] = []
    threads = [
        threading.Thread(target=lambda: reports.append(solve(mckelvey_mclennan())))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reports) == 3
    assert all(report.nashpy_agrees for report in reports)  # type: ignore[attr-defined]
    assert list(warnings.filters) == before


def test_a_token_stops_nashpy_too() -> None:
    class Later:
        """Says stop once the complete path is through and nashpy has begun."""

        asked = 0

        @property
        def cancelled(self) -> bool:
            return nashpy_path._lock.locked()

        def progress(self, done: int, total: int) -> None: ...

    with pytest.raises(Cancelled):
        solve(BATTLE, token=Later())
    assert not nashpy_path._lock.locked()


def test_ties_are_named_by_player_strategies_and_what_the_others_do() -> None:
    # github.com/drvinceknight/Nashpy/issues/222
    report = solve([[[-3, 3], [-3, 5]], [[2, 7], [4, 2]]])
    assert report.degenerate
    assert report.nashpy_agrees
    assert report.ties == (Tie(0, (0, 1), (None, 0)), Tie(1, (0, 1), (None, None), mixing=True))
    assert [own.component for own in report.equilibria] == [0, 0]
    assert report.proof == PROVED
    (family,) = report.families
    assert family.kind == "product"
    assert family.free == (0,)
    np.testing.assert_allclose(family.spans[0], [[0, 5 / 7], [2 / 7, 1]])


def test_what_floating_point_says_alone_is_checked_never_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single, "available", lambda: False)
    report = solve(BATTLE)
    assert report.proof == CHECKED
    assert report.certified
    assert report.equilibria[0].found_by == (NASHPY, ENUMERATOR)
    tied = solve([[[-3, 3], [-3, 5]], [[2, 7], [4, 2]]])
    assert tied.proof == OPEN
    assert "ties" in tied.open
    assert tied.families == ()


def test_what_nashpy_lists_beyond_a_proof_is_told_and_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends = [np.array([1.0, 0.0]), np.array([0.0, 1.0])]
    mixed = np.array([0.6, 0.4]), np.array([0.4, 0.6])
    more = (*((end, end) for end in ends), mixed, (ends[0], ends[1]))
    monkeypatch.setattr(single, "nashpy_opinion", lambda *_: Opinion(more, ()))
    report = solve(BATTLE)
    assert len(report.equilibria) == 3
    assert report.proof == PROVED
    assert report.nashpy_agrees is False
    assert "nashpy also listed one profile that is not an equilibrium" in report.notes[0]


def test_what_is_written_as_a_decimal_is_proved_as_a_decimal() -> None:
    # a tenth and two tenths are three tenths, which no float knows
    tied = solve([[[0.3, 0], [0.1 + 0.2, 0]], [[1, 0], [1, 0]]], second_opinion=False)
    assert not tied.degenerate
    exact = np.array([[["3/10", 0], ["3/10", 0]], [[1, 0], [1, 0]]], dtype=object)
    exact = np.vectorize(Fraction, otypes=[object])(exact)
    assert solve(exact, second_opinion=False).degenerate
    assert solve([[[0.3, 0], [0.3, 0]], [[1, 0], [1, 0]]], second_opinion=False).degenerate


def test_refusals_speak_of_one_game() -> None:
    with pytest.raises(ValueError, match=r"\(players, \*strategies\)"):
        solve(np.zeros((2, 2)))
    with pytest.raises(ValueError, match=r"player 2 at profile \(1, 2\) is nan"):
        solve([[[1, 2], [3, 4]], [[1, np.nan], [3, 4]]])


def test_what_is_proved_is_not_proved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    live = solve(mckelvey_mclennan(), second_opinion=False)
    monkeypatch.setattr(single, "available", lambda: False)
    report = solve(mckelvey_mclennan(), known=live)
    assert report.proof == PROVED
    assert report.nashpy_agrees
    rough = solve(mckelvey_mclennan(), second_opinion=False)
    assert solve(mckelvey_mclennan(), known=rough).proof == CHECKED


def test_that_nashpy_was_not_asked_is_said() -> None:
    report = solve(np.zeros((3, 3, 3, 4)))
    assert report.nashpy_agrees is None
    assert any("nashpy was not asked" in note for note in report.notes)


def test_nashpy_need_not_list_all_corners_of_what_three_players_may_do() -> None:
    report = solve(
        [
            [[[1, -1], [-1, -1]], [[-1, 1], [1, 0]]],
            [[[-1, -1], [-1, 0]], [[0, 0], [-1, -1]]],
            [[[1, 1], [-1, -1]], [[0, 0], [1, 0]]],
        ]
    )
    assert report.proof == PROVED
    corners = [own for own in report.equilibria if own.component is not None]
    assert any(NASHPY not in own.found_by for own in corners)
    assert report.nashpy_agrees
    assert report.notes == ()


def test_where_a_proof_takes_long_it_comes_with_the_second_opinion() -> None:
    rng = np.random.default_rng(1)
    payoffs = rng.integers(-3, 4, size=(3, 3, 3, 3))
    assert solve(payoffs, second_opinion=False).proof == PROVED
    payoffs[2] = 0
    assert solve(payoffs, second_opinion=False).families == ()
    assert solve(payoffs).families
