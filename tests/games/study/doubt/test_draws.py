"""Draws: reproducible, even, and the same however many are asked for at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from games.study.doubt.draws import MOST_WORLDS, PCG64, SOBOL, draws


def rows(*args: int, **kwargs: object) -> np.ndarray:
    return np.concatenate(list(draws(*args, **kwargs).blocks()))  # type: ignore[arg-type]


def test_pseudo_random_draws_are_numpys_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = np.random.Generator(np.random.PCG64(20191230)).random((1000, 19))
    assert (rows(19, 1000, sampler=PCG64, seed=20191230) == expected).all()
    monkeypatch.setattr("games.study.doubt.draws._PIECE", 1 << 10)
    assert len(list(draws(19, 1000, sampler=PCG64).blocks())) > 1
    assert (rows(19, 1000, sampler=PCG64, seed=20191230) == expected).all()


@pytest.mark.parametrize(("sampler", "most"), [(SOBOL, 256), (PCG64, 300)])
def test_a_coarse_draw_is_the_beginning_of_a_fine_one(sampler: str, most: int) -> None:
    fine = draws(3, 1024, sampler=sampler)
    parts = replace(fine, kept=tuple(np.split(rows(3, 1024, sampler=sampler), 8)))
    for own in (fine, fine.held(), parts):
        coarse = own.first(300)
        assert coarse.worlds == most
        assert (
            np.concatenate(list(coarse.blocks())) == rows(3, 1024, sampler=sampler)[:most]
        ).all()
        assert own.first(5000) is own
    assert draws(3, 64).first(1).worlds == 16


@pytest.mark.parametrize("sampler", [SOBOL, PCG64])
def test_the_same_seed_gives_the_same_bytes(sampler: str) -> None:
    one, other = rows(5, 64, sampler=sampler, seed=3), rows(5, 64, sampler=sampler, seed=3)
    assert one.tobytes() == other.tobytes()
    assert (one != rows(5, 64, sampler=sampler, seed=4)).any()
    held = draws(5, 64, sampler=sampler, seed=3).held()
    assert held.held() is held
    assert np.concatenate(list(held.blocks())).tobytes() == one.tobytes()


def test_even_draws_are_a_power_of_two_and_smaller_ones_come_first() -> None:
    made = draws(3, 1000)
    assert (made.worlds, made.scramblings, draws(3, 1).worlds) == (1024, 16, 16)
    assert (rows(3, 1000)[:256] == rows(3, 256)).all()


def test_each_scrambling_is_even_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("games.study.doubt.draws._PIECE", 1 << 7)
    every = rows(4, 1024)
    for scrambling in range(16):
        own = every[scrambling::16]
        for column in own.T:
            # one in each of 64 equal parts
            assert sorted((column * 64).astype(int)) == list(range(64))


def test_no_considerations_make_empty_rows() -> None:
    for sampler in (SOBOL, PCG64):
        assert rows(0, 32, sampler=sampler).shape == (32, 0)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="drawn by sobol or pcg64, not by 'dice'"):
        draws(3, 10, sampler="dice")
    for worlds in (0, MOST_WORLDS + 1):
        with pytest.raises(ValueError, match="between 1 and"):
            draws(3, worlds)
    with pytest.raises(ValueError, match="a seed is 0 or more"):
        draws(3, 10, seed=-1)
