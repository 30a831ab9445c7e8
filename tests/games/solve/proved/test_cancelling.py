"""Games that nobody cares about hold thousands of supports: each is a place to stop at."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pytest

from games.task import Cancelled, NullToken

pytest.importorskip("flint")

from games.solve.nash.told import told
from games.solve.proved.components import pieces
from games.solve.proved.prove import prove

SHAPE = (3, 3, 3)
SUPPORTS = prod((1 << size) - 1 for size in SHAPE)


class Waiting(NullToken):
    """Counts how often it is asked, and says stop after so many times."""

    def __init__(self, patience: float = np.inf) -> None:
        self.asked = 0
        self._patience = patience

    @property
    def cancelled(self) -> bool:  # type: ignore[override]
        self.asked += 1
        return self.asked > self._patience


def zeros() -> np.ndarray[Any, Any]:
    """Return a game in which all strategies are copies."""
    return np.full((3, *SHAPE), Fraction(0), dtype=object)


def others_alone() -> np.ndarray[Any, Any]:
    """Return a game without copies in which nobody's payoff depends on what he does himself."""
    game = np.empty((3, *SHAPE), dtype=object)
    for i, j, k in np.ndindex(SHAPE):
        game[:, i, j, k] = Fraction(3 * j + k), Fraction(i + 3 * k), Fraction(3 * i + j)
    return game


@pytest.mark.parametrize("game", [zeros(), others_alone()], ids=["copies", "indifferent"])
def test_proving_asks_for_every_support_and_stops_where_it_is_told(game: Any) -> None:
    token = Waiting()
    assert len(prove(game, token=token).answers) == SUPPORTS
    assert token.asked >= SUPPORTS
    soon = Waiting(SUPPORTS // 2)
    with pytest.raises(Cancelled):
        prove(game, token=soon)
    assert soon.asked == SUPPORTS // 2 + 1


def test_telling_a_proof_asks_for_every_piece_and_stops_where_it_is_told() -> None:
    proof = prove(zeros())
    token = Waiting()
    assert len(pieces(proof, token)) == 1
    assert token.asked >= 2 * SUPPORTS - prod(SHAPE)
    for patience in (SUPPORTS // 2, SUPPORTS + SUPPORTS // 2):
        soon = Waiting(patience)
        with pytest.raises(Cancelled):
            told(proof, zeros().astype(float), token=soon)
        assert soon.asked == patience + 1
