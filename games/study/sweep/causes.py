"""Why a driver tips: the inequalities that bind between two regimes.

Looks first for pure equilibria that die or appear, because their inequalities are exact and affine;
then for somebody who becomes tempted while others mix; then for an exchange of pure strategies
against pure opponents on which one equilibrium hands over to another; last for a strategy that
overtakes those it ties with. Owns that choice. Writes no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.critical import edge_can_bind
from games.study.sweep.expectations import values
from games.study.sweep.family_pairs import Tie
from games.study.sweep.newton import follow
from games.study.sweep.report import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.critical import Critical
    from games.study.sweep.exact import Edges, Levelled
    from games.study.sweep.report import Branch, Level, Regime

__all__ = ["causes"]

#: A tie as a share of the size of the payoffs, at a level known to about 1e-12 of the range.
TIED = 1e-7
#: Step for numerical slopes, as a share of the range.
STEP = 1e-6


def causes(
    line: PayoffLine,
    all_edges: Edges,
    even: Levelled,
    at: Level,
    critical: Critical,
    below: Regime,
    above: Regime,
) -> tuple[Cause, ...]:
    """Return the inequalities that bind between two regimes.

    Parameters
    ----------
    line, all_edges, even
        One game along a driver: exactly, its edges, and in floats of size 1.
    at
        The tipping point.
    critical
        What is zero at the tipping point.
    below, above
        The regimes on both sides, with limits.

    Returns
    -------
    tuple of Cause
        Of pure equilibria that end or begin, every inequality that turns; otherwise one. Empty
        where none binds: two equilibria of one support meet there and vanish.
    """
    lost, gained = _changed(below, above)
    moving = [edge for edge in critical.edges if all_edges.slope[edge] != 0]
    turning = {
        edge: None
        for branches, dies in ((lost, True), (gained, False))
        for branch in branches
        if all(len(played) == 1 for played in branch.support)
        for edge in moving
        if _loses(all_edges, edge, tuple(played[0] for played in branch.support)) is dies
    }
    if turning:
        return tuple(_of_edge(all_edges, edge) for edge in turning)
    binding: list[int] = []
    if moving:
        payoffs = even.at(np.full(len(moving), at.value))
        binds = edge_can_bind(payoffs, all_edges, np.array(moving))
        binding = np.array(moving)[binds].tolist()
    tempted = _of_mixing(line, at, lost, gained)
    if tempted is not None:
        named, limit = tempted
        same = [edge for edge in binding if _is_of(all_edges, edge, named, limit)]
        return (_of_edge(all_edges, same[0]) if same else named,)
    if binding:
        return (_of_edge(all_edges, binding[0]),)
    tied = _of_tie(line, even, at, critical, [*lost, *gained])
    return () if tied is None else (tied,)


def _changed(below: Regime, above: Regime) -> tuple[list[Branch], list[Branch]]:
    """Return the branches that end between two regimes, and those that begin.

    A branch that goes on with another support ends and begins.
    """
    kept = {
        branch.follows: place
        for place, branch in enumerate(above.branches)
        if branch.follows is not None and below.branches[branch.follows].support == branch.support
    }
    lost = [branch for place, branch in enumerate(below.branches) if place not in kept]
    gained = [b for place, b in enumerate(above.branches) if place not in kept.values()]
    return lost, gained


def _loses(all_edges: Edges, edge: int, profile: tuple[int, ...]) -> bool | None:
    """Tell whether a rising driver turns an edge against a profile; None if it is not on it."""
    player = int(all_edges.player[edge])
    others = all_edges.others[edge].tolist()
    if any(p != player and other != profile[p] for p, other in enumerate(others)):
        return None
    rises = bool(all_edges.slope[edge] > 0)
    if profile[player] == int(all_edges.first[edge]):
        return rises
    if profile[player] == int(all_edges.second[edge]):
        return not rises
    return None


def _is_of(all_edges: Edges, edge: int, named: Cause, limit: Sequence[Floats]) -> bool:
    """Tell whether an edge is what tempts in the limit of a mixed equilibrium: others are pure."""
    pair = {int(all_edges.first[edge]), int(all_edges.second[edge])}
    return (
        int(all_edges.player[edge]) == named.player
        and pair == {named.from_strategy, named.to_strategy}
        and all(
            player == named.player or mix[0, other] > 1.0 - TIED
            for player, (mix, other) in enumerate(
                zip(limit, all_edges.others[edge].tolist(), strict=True)
            )
        )
    )


def _of_edge(all_edges: Edges, edge: int) -> Cause:
    """Return an edge as a cause whose gain turns positive above its root."""
    player = int(all_edges.player[edge])
    first, second = int(all_edges.first[edge]), int(all_edges.second[edge])
    gain = all_edges.gain(edge)
    if gain.slope < 0:
        first, second = second, first
        gain = type(gain)(-gain.const, -gain.slope)
    others = tuple(
        None if p == player else int(other) for p, other in enumerate(all_edges.others[edge])
    )
    return Cause(player, first, second, others, gain, slope=float(gain.slope))


def _of_mixing(
    line: PayoffLine, at: Level, lost: Iterable[Branch], gained: Iterable[Branch]
) -> tuple[Cause, list[Floats]] | None:
    """Return the temptation with which a mixed equilibrium ends or begins, and its limit there."""
    step = STEP * float(line.high - line.low)
    payoffs = line.at(np.array([at.value]))
    size = np.abs(payoffs).max() or 1.0
    for branches, place, side in ((lost, -1, -1.0), (gained, 0, 1.0)):
        for branch in branches:
            limit = [profile[[place]] for profile in branch.profiles]
            for player, played in enumerate(branch.support):
                tempted = _tempted(payoffs, limit, player)
                for strategy, gain in enumerate(tempted):
                    if strategy in played or abs(gain) > TIED * size:
                        continue
                    beside = line.at(np.array([at.value + side * step]))
                    inside, fine = follow(beside, branch.support, limit)
                    # where the mix itself turns back the gain has no slope: a tie is all to be said
                    change = _tempted(beside, inside, player)[strategy] - gain if fine[0] else 0.0
                    usual = played[int(np.argmax(limit[player][0, list(played)]))]
                    named = _turned(player, usual, strategy, branch, change / (side * step))
                    return named, limit
    return None


def _tempted(payoffs: Floats, profiles: Sequence[Floats], player: int) -> list[float]:
    """Return what each strategy of a player gains over the mix played, in one game."""
    worth = values(payoffs, profiles, player)[0]
    found: list[float] = (worth - worth @ profiles[player][0]).tolist()
    return found


def _of_tie(
    line: PayoffLine, even: Levelled, at: Level, critical: Critical, changed: Sequence[Branch]
) -> Cause | None:
    """Return the strategy that overtakes those it ties with against one opponent's mix.

    Where one mixed equilibrium jumps to another, or two are born apart, nobody's temptation passes
    through zero along a branch; what does is the advantage of one of k tied strategies over the
    others, against the mix of k - 1 opposing strategies that keeps those level.
    """
    here = even.at(np.array([at.value])).reshape(1, -1)
    for family, member in critical.events:
        if not isinstance(family, Tie) or not family.possible(here, np.array([member]))[0]:
            continue
        player, other = family.roles[member].tolist()
        tied, mixed = family.tied[member].tolist(), family.mixed[member].tolist()
        supports = [set(branch.support[player]) for branch in changed]
        restless = [s for s in tied if len({s in played for played in supports}) > 1]
        rival = (restless or tied)[0]
        rest = [s for s in tied if s != rival]
        usual = next((s for s in restless if s != rival), rest[0])
        step = STEP * float(line.high - line.low)
        third = int(family.third[member])
        gains = []
        for level in (at.value - step, at.value + step):
            table = line.at(np.array([level]))[0, player]
            moved = np.moveaxis(table, (player, other), (0, 1))[:, mixed]
            table = moved if third < 0 else moved[..., third]
            size = len(rest)
            system = np.zeros((size + 1, size + 1))
            system[:size, :size], system[:size, size], system[size, :size] = table[rest], -1.0, 1.0
            mix = np.linalg.lstsq(system, np.eye(size + 1)[size], rcond=None)[0]
            gains.append(float(table[rival] @ mix[:size] - mix[size]))
        slope = (gains[1] - gains[0]) / (2 * step)
        others = tuple(None if p in (player, other) else third for p in range(len(family.shape)))
        start, end = (usual, rival) if slope >= 0 else (rival, usual)
        return Cause(player, start, end, others, None, slope=abs(slope), mixing=True)
    return None


def _turned(player: int, usual: int, other: int, branch: Branch, slope: float) -> Cause:
    """Return a temptation along a mixed branch as a cause whose gain rises with the driver."""
    others = tuple(
        played[0] if p != player and len(played) == 1 else None
        for p, played in enumerate(branch.support)
    )
    start, end = (usual, other) if slope >= 0 else (other, usual)
    return Cause(player, start, end, others, None, slope=abs(slope), mixing=True)
