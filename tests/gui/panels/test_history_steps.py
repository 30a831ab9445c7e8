"""What a row of the history says in little room."""

from __future__ import annotations

from decimal import Decimal

import pytest

from games.model.edit.cells import with_base, with_payoff
from games.model.file.library import load_named
from gui.panels.history.steps import fitted, was

IRAQ = load_named("iraq-2019")


def test_a_step_that_changed_one_number_says_what_it_was() -> None:
    moved = IRAQ.with_level("sanctions", Decimal("0.9"))
    assert was(IRAQ, moved) == "0.60"
    one = IRAQ.considerations[0]
    assert was(IRAQ, with_base(IRAQ, one.id, one.base + 1)).replace("−", "-") == str(one.base)
    profile = ("retaliate", "retaliate", "absorb")
    assert was(IRAQ, with_payoff(IRAQ, "iran", profile, Decimal(2))) == "−3.5"
    assert was(IRAQ, IRAQ) == ""
    several = with_base(moved, one.id, one.base + 1)
    assert was(IRAQ, several) == "", "two numbers: the label alone"
    assert was(IRAQ, load_named("chicken")) == ""


@pytest.mark.parametrize("room", [60, 40, 30])
def test_names_lose_their_middle_and_what_changed_stays(room: int) -> None:
    text = "“Jobs in the car industry protect the government at home” to 2.5 (was 3)"
    short = fitted(text, room, len)
    assert short.endswith("” to 2.5 (was 3)")
    assert short.startswith("“Jobs")
    assert len(short) <= max(room, 28)
    assert "…" in short
    assert fitted(text, 200, len) == text
    assert fitted("Sanctions pressure to 0.5", 5, len) == "Sanctions pressure to 0.5"


def test_the_longer_of_two_names_gives_way_first() -> None:
    text = "“Prestige” cites “Congressional Research Service, December 2019”"
    assert fitted(text, 40, len).startswith("“Prestige” cites “")
