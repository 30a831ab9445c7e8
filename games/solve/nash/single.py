"""One game: every equilibrium with its proof, the second opinion, and what to tell a person.

Owns `solve`. Merges what the complete path and nashpy found, replaces samples of a two-player game
with ties by its extreme equilibria, names the ties, words the notes. Must not know how either path
works, nor what players and strategies are called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, wording
from games.solve.nash.complete.batch import solve_batch
from games.solve.nash.exact.extreme import extremes
from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion, regret, same
from games.solve.nash.ties import ties
from games.solve.report import CHECKED, ENUMERATOR, NASHPY, OPEN, Equilibrium, Report, Tie
from games.task import NullToken

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from games.solve.nash.exact.extreme import Extremes
    from games.solve.nash.second_opinion.nashpy_path import Opinion
    from games.solve.report import BatchReport, Floats
    from games.task import Token

#: A profile of nashpy's is listed if nobody gains more than this share of his stake.
LISTED = 1e-9
#: Dimensions of a table of two players: games, players, and an axis for each.
_TWO_PLAYERS = 4


def solve(payoffs: ArrayLike, *, second_opinion: bool = True, token: Token | None = None) -> Report:
    """Find all equilibria of one game.

    Parameters
    ----------
    payoffs : (players, *strategies)
        Two players with up to six strategies each, or three with up to five.
    second_opinion
        Solve with nashpy too, and compare.
    token
        Asked now and then whether to go on.

    Returns
    -------
    Report
        Certified only if the list is complete. A two-player game with ties lists its extreme
        equilibria, all of them; a three-player game with ties lists what was found.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, or a payoff is not a number of sensible size.
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    table = intake.read(payoffs, batch=False)
    report = _complete(table, token)
    if second_opinion and not (table.ndim > _TWO_PLAYERS and _indifferent(table[0])):
        report = _compared(report, table, nashpy_opinion(table[0], token))
    return report


def _complete(table: Floats, token: Token) -> Report:
    """Return the report of the complete path alone."""
    if table.ndim > _TWO_PLAYERS and _indifferent(table[0]):
        return _all_profiles(table[0])
    found = solve_batch(table, token=token)
    rows = range(len(found.game))
    equilibria = tuple(_equilibrium(found, row) for row in rows)
    certified, degenerate = bool(found.certified[0]), bool(found.degenerate[0])
    notes: tuple[str, ...] = ()
    if not certified and len(found.shape) == 2:
        # two players: integers settle what floats leave open
        exact = extremes(table[0], token)
        equilibria = _exact_equilibria(table[0], exact)
        degenerate = not (exact.regular and exact.sure)
        notes = wording.extremes(exact) if degenerate else ()
        certified = not degenerate
    elif degenerate:
        notes = wording.ties_of_three(len(equilibria))
    regular = all(own.index is not None for own in equilibria)
    total = sum(own.index or 0 for own in equilibria) if regular else None
    certified = certified and total == 1
    named = ties(intake.prepare(table), [own.profile for own in equilibria]) if degenerate else ()
    if not (certified or degenerate):
        notes = (*notes, wording.index_sum(total))
    doubt = "" if certified else notes[0]
    proof = CHECKED if certified else OPEN
    return Report(equilibria, proof, degenerate, notes, total, named, open=doubt)


def _indifferent(table: Floats) -> bool:
    """Tell whether no player's payoff ever depends on the own strategy."""
    return all(bool((np.ptp(own, axis=player) == 0).all()) for player, own in enumerate(table))


def _all_profiles(table: Floats) -> Report:
    """Return the report of a game in which every profile is an equilibrium: the pure ones.

    The complete path would list one point of every support, thousands where three players have five
    strategies each, and they would say no more.
    """
    sizes = table.shape[1:]
    equilibria = tuple(
        _proved(
            table,
            tuple(np.eye(size)[index] for size, index in zip(sizes, cell, strict=True)),
            None,
            None,
            ENUMERATOR,
        )
        for cell in np.ndindex(*sizes)
    )
    named = tuple(
        Tie(
            player, tuple(range(size)), tuple(None if p == player else 0 for p in range(len(sizes)))
        )
        for player, size in enumerate(sizes)
    )
    notes = wording.everything()
    return Report(equilibria, OPEN, True, notes, None, named, open=notes[0])


def _equilibrium(found: BatchReport, row: int) -> Equilibrium:
    profile = tuple(mix[row].copy() for mix in found.profiles)
    index = int(found.index[row]) or None
    return Equilibrium(
        profile,
        found.payoffs[row].copy(),
        float(found.regret[row]),
        index,
        (ENUMERATOR,),
        kind_of(profile, strict=index is not None),
    )


def _exact_equilibria(table: Floats, exact: Extremes) -> tuple[Equilibrium, ...]:
    out = [
        _proved(table, exact.profile(own), own.index, own.component, ENUMERATOR)
        for own in exact.equilibria
    ]
    return tuple(sorted(out, key=_place))


def _place(own: Equilibrium) -> tuple[int, tuple[tuple[int, ...], ...], list[list[float]]]:
    """Return what puts equilibria in order: pure ones first, then by position."""
    size = sum(len(s) for s in own.support)
    return size, own.support, [[-p for p in mix.tolist()] for mix in own.profile]


def _proved(
    table: Floats,
    profile: tuple[Floats, ...],
    index: int | None,
    component: int | None,
    found_by: str,
) -> Equilibrium:
    """Return an equilibrium with its payoffs and regret on the payoffs as given."""
    pay = []
    for own in table:
        value = own
        for mix in reversed(profile):
            value = value @ mix
        pay.append(float(value))
    worst = regret(table, profile)
    kind = kind_of(profile, strict=index is not None)
    return Equilibrium(profile, np.array(pay), max(worst, 0.0), index, (found_by,), kind, component)


def _compared(report: Report, table: Floats, opinion: Opinion) -> Report:
    """Return the report after nashpy has spoken."""
    left = list(opinion.profiles)
    equilibria = []
    missed = []
    for own in report.equilibria:
        met = [profile for profile in left if same(profile, own.profile)]
        if met:
            left = [profile for profile in left if not any(profile is other for other in met)]
            own = replace(own, found_by=(NASHPY, *own.found_by))  # noqa: PLW2901, RUF100
        elif len(own.profile) == 2 or min(len(s) for s in own.support) == 1:
            missed.append(own)
        equilibria.append(own)
    notes = list(report.notes)
    extra, doubt = 0, report.open
    stake = intake.prepare(table).stake[:, 0].max() or 1.0
    if not (report.degenerate and len(table.shape) == 4):
        # in a two-player game with ties all else lies between the extreme equilibria listed
        for profile in left:
            clean = _clean(profile)
            if regret(table[0], clean) <= LISTED * stake:
                extra += 1
                equilibria.append(_proved(table[0], clean, None, None, NASHPY))
    if extra and report.certified:
        doubt = wording.contradiction(extra)
        notes.append(doubt)
    elif extra:
        notes.append(wording.only_nashpy(extra))
    if missed:
        notes.append(wording.missed(missed, len(report.equilibria)))
    agrees = not missed and not extra
    # nashpy's stumbles are news only where it ends up somewhere else
    return replace(
        report,
        equilibria=tuple(sorted(equilibria, key=_place)) if extra else tuple(equilibria),
        proof=OPEN if doubt else report.proof,
        open=doubt,
        notes=tuple(notes) if agrees else (*notes, *opinion.notes),
        index_sum=None if extra else report.index_sum,
        nashpy_agrees=agrees,
        details=opinion.notes if agrees else (),
    )


def _clean(profile: tuple[Floats, ...]) -> tuple[Floats, ...]:
    """Return a profile with exact zeros and sums of one."""
    out = []
    for mix in profile:
        own = np.where(mix > LISTED, mix, 0.0)
        out.append(own / own.sum())
    return tuple(out)


def kind_of(profile: tuple[Floats, ...], *, strict: bool) -> str:
    """Return the word for an equilibrium; a pure one is strict if every deviation loses."""
    played = [int(np.count_nonzero(mix)) for mix in profile]
    if max(played) == 1:
        return "strict" if strict else "pure"
    if all(count == len(mix) for count, mix in zip(played, profile, strict=True)):
        return "totally mixed"
    return "mixed"
