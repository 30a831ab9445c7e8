"""A list of equilibria beside what nashpy found in the same game.

Owns what is made of agreement and of difference. Must not know how either list was made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, wording
from games.solve.nash.listed import listed, place
from games.solve.nash.second_opinion.nashpy_path import SMALL, regret, same
from games.solve.report import NASHPY, OPEN, PROVED

if TYPE_CHECKING:
    from games.solve.nash.second_opinion.nashpy_path import Opinion
    from games.solve.report import Equilibrium, Floats, Report

__all__ = ["compared"]

#: A profile of nashpy's is listed if nobody gains more than this share of his stake.
LISTED = 1e-9


def compared(report: Report, table: Floats, opinion: Opinion) -> Report:
    """Return the report of a game (players, *strategies) after nashpy has spoken.

    What nashpy lists beyond a proved list is no equilibrium, or lies among the infinitely many; an
    unproved list grows by it, and loses its certificate.
    """
    left = list(opinion.profiles)
    equilibria = []
    missed = []
    for own in report.equilibria:
        met = [profile for profile in left if same(profile, own.profile)]
        if met:
            left = [profile for profile in left if not any(profile is other for other in met)]
            own = replace(own, found_by=(NASHPY, *own.found_by))  # noqa: PLW2901, RUF100
        elif _seen(own):
            missed.append(own)
        equilibria.append(own)
    notes, doubt = list(report.notes), report.open
    extra = [] if report.proof == PROVED else _equilibria(left, table)
    if extra and report.certified:
        doubt = wording.contradiction(len(extra))
        notes.append(doubt)
    elif extra:
        notes.append(wording.only_nashpy(len(extra)))
    beyond = len(left) if report.proof == PROVED and not report.families else 0
    if beyond:
        notes.append(wording.no_equilibria(beyond))
    if missed:
        notes.append(wording.missed(missed, len(report.equilibria)))
    agrees = not (missed or extra or beyond)
    return replace(
        report,
        equilibria=tuple(sorted((*equilibria, *extra), key=place)) if extra else tuple(equilibria),
        proof=OPEN if doubt else report.proof,
        open=doubt,
        # nashpy's stumbles are news only where it ends up somewhere else
        notes=tuple(notes) if agrees else (*notes, *opinion.notes),
        index_sum=None if extra else report.index_sum,
        nashpy_agrees=agrees,
        details=opinion.notes if agrees else (),
    )


def _seen(own: Equilibrium) -> bool:
    """Tell whether nashpy should list an equilibrium.

    Of two players it lists the corners of every set, too, if it has the time. Of three it sees
    those in which somebody plays one strategy, and of a set the corners that the game of the other
    two has, not all.
    """
    if len(own.profile) == 2:
        return own.component is None or max(map(len, own.profile)) <= SMALL
    return own.component is None and min(len(s) for s in own.support) == 1


def _equilibria(profiles: list[tuple[Floats, ...]], table: Floats) -> list[Equilibrium]:
    """Return those of nashpy's profiles to which nobody objects."""
    most = LISTED * (intake.prepare(table[np.newaxis]).stake[:, 0].max() or 1.0)
    clean = [_clean(profile) for profile in profiles]
    return [listed(table, own, NASHPY) for own in clean if regret(table, own) <= most]


def _clean(profile: tuple[Floats, ...]) -> tuple[Floats, ...]:
    """Return a profile with exact zeros and sums of one."""
    out = []
    for mix in profile:
        own = np.where(mix > LISTED, mix, 0.0)
        out.append(own / own.sum())
    return tuple(out)
