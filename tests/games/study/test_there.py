"""What is told of tipping points at which infinitely many profiles are equilibria."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve
from games.solve.report import CHECKED
from games.study.sweep.sweep import sweep
from games.study.sweep.there import known_there
from games.task import Cancelled, NullToken

if TYPE_CHECKING:
    from games.solve.report import Exact, Report

pytest.importorskip("flint")

BASELINE = load_named("iraq-2019")
LINE = affine(BASELINE).line("sanctions", BASELINE.levels)


def test_every_rational_tie_is_told_with_all_there_is() -> None:
    found = sweep(LINE)
    there = known_there(LINE, found, solve)
    assert [known.level for known in there if known] == [
        tip.at.exact for tip in found.tipping_points
    ]
    for known in there:
        assert known is not None
        assert known.report.families


def test_irrational_levels_and_what_is_single_or_not_proved_are_left_out() -> None:
    found = sweep(LINE)
    tips = [replace(tip, at=replace(tip.at, exact=None)) for tip in found.tipping_points]
    assert not any(known_there(LINE, replace(found, tipping_points=tuple(tips)), solve))
    for lack in ({"proof": CHECKED}, {"families": ()}):

        def other(payoffs: Exact, lack: dict[str, Any] = lack, **more: Any) -> Report:
            return replace(solve(payoffs, **more), **lack)

        assert not any(known_there(LINE, found, other))


def test_nobody_waits_for_what_is_not_wanted() -> None:
    class Impatient(NullToken):
        cancelled = True

    with pytest.raises(Cancelled):
        known_there(LINE, sweep(LINE), solve, Impatient())
