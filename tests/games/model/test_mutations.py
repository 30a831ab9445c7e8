"""Whatever is changed in a file, a table or a number, reading it ends well or in a sentence."""

from __future__ import annotations

import pytest

from mutations import foreign_failures


@pytest.mark.slow
def test_a_few_hundred_mutated_inputs_give_no_foreign_exception() -> None:
    assert foreign_failures(400, seed=1) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_thousand_mutated_inputs_give_no_foreign_exception(seed: int) -> None:
    assert foreign_failures(10_000, seed=1000 + seed) == []
