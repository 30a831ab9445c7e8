"""The levels of a driver at which the support set can change, sorted, exact where that is proved.

Joins edges (exact) and the polynomial events of `games.study.sweep.candidates` (numerical
roots) into one list. Between two neighbours of the list nothing of that kind happens, so one game
there answers for all. Owns the choice of events worth a look and the proof of simple fractions.
Solves no games.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.algebra import SLACK
from games.study.sweep.candidates import families
from games.study.sweep.exact import Edges, Levelled, simple_fractions
from games.study.sweep.polynomials import nodes, real_roots
from games.study.sweep.report import Level

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.affine import PayoffLine
    from games.solve.report import Bools, Floats, Ints
    from games.study.sweep.families import Family

__all__ = ["Critical", "critical_levels", "edge_can_bind", "proved"]

#: Roots closer than this share of the range are one event seen twice.
NEAR = 1e-9
#: So many events are simply all tried; beyond, those that no equilibrium can border on are dropped.
FEW = 40
#: How far, as a share of the range, a fraction may lie from the numerical root it is to replace,
#: and its largest denominator: so few fractions lie so near by chance that hardly any is tried.
REACH, LARGEST = 1e-11, 200_000

#: A polynomial: its family and its place there.
Event = tuple["Family", int]


@dataclass(slots=True)
class Critical:
    """A level at which the support set can change, and the events that make it one."""

    level: Level
    edges: tuple[int, ...] = ()
    events: tuple[Event, ...] = ()


def critical_levels(line: PayoffLine, all_edges: Edges, even: Levelled) -> list[Critical]:
    """Return every critical level strictly inside the range, in increasing order.

    Parameters
    ----------
    line, all_edges, even
        One game along a driver: exactly, its edges, and in floats of size 1.
    """
    exact = all_edges.roots(line.low, line.high)
    events, levels = _event_roots(even)
    if len(exact) + len(levels) > FEW:
        exact = _edges_that_matter(even, all_edges, exact)
        keep = _events_that_matter(even, events, levels)
        events = [event for event, kept in zip(events, keep.tolist(), strict=True) if kept]
        levels = levels[keep]
    found = [Critical(Level(float(root), root), tuple(tied)) for root, tied in exact.items()]
    _add(found, events, levels, even)
    # Python compares fractions and floats exactly, so that neighbours keep their order
    found.sort(key=lambda one: one.level.value if one.level.exact is None else one.level.exact)
    return found


def proved(line: PayoffLine, all_edges: Edges, critical: Critical) -> Level:
    """Return the level of an event with its exact value, if a simple fraction proves to be it.

    The fraction must make an edge or one of the events' polynomials exactly zero, in rational
    arithmetic.
    """
    if critical.level.exact is not None:
        return critical.level
    within = REACH * float(line.high - line.low)
    for fraction in simple_fractions(critical.level.value, within, LARGEST):
        cells = line.exact(fraction).ravel()
        if all_edges.ties_at(fraction) or any(
            family.value(cells, member) == 0 for family, member in critical.events
        ):
            return Level(float(fraction), fraction)
    return critical.level


def _add(found: list[Critical], events: list[Event], levels: Floats, even: Levelled) -> None:
    """Add numerical events: to a critical level that is there already, else as a new one."""
    near = NEAR * (even.high - even.low)
    exact = np.array([critical.level.value for critical in found])
    last: Critical | None = None
    for place in np.argsort(levels, kind="stable").tolist():
        level, event = float(levels[place]), events[place]
        close = np.flatnonzero(np.abs(exact - level) <= near)
        if len(close):
            home = found[int(close[0])]
            home.events = (*home.events, event)
        elif last is not None and level - last.level.value <= near:
            last.events = (*last.events, event)
        elif even.low + near < level < even.high - near:
            last = Critical(Level(level), (), (event,))
            found.append(last)


def _event_roots(even: Levelled) -> tuple[list[Event], Floats]:
    """Return all numerical events and their levels within the range."""
    known = families(tuple(even.base.shape[1:]))
    if not known:
        return [], np.empty(0)
    middle, half = (even.high + even.low) / 2, (even.high - even.low) / 2
    degree = max(family.degree for family in known)
    cells = even.at(middle + half * nodes(degree)).reshape(degree + 1, -1)
    which, roots = real_roots(np.concatenate([family.values(cells) for family in known], axis=1))
    starts = np.cumsum([0, *(family.count for family in known)])
    owner = np.searchsorted(starts, which, side="right") - 1
    members = which - starts[owner]
    events = [(known[f], m) for f, m in zip(owner.tolist(), members.tolist(), strict=True)]
    return events, middle + half * roots


def _events_that_matter(even: Levelled, events: list[Event], levels: Floats) -> Bools:
    """Tell which numerical events an equilibrium can border on."""
    keep = np.zeros(len(events), dtype=np.bool_)
    cells = even.at(levels).reshape(len(levels), -1)
    owners: dict[int, tuple[Family, list[int]]] = {}
    for place, (family, _) in enumerate(events):
        owners.setdefault(id(family), (family, []))[1].append(place)
    for family, places in owners.values():
        members = np.array([events[place][1] for place in places], dtype=np.int64)
        keep[places] = family.possible(cells[places], members)
    return keep


def _edges_that_matter(
    even: Levelled, all_edges: Edges, exact: dict[Fraction, list[int]]
) -> dict[Fraction, list[int]]:
    """Keep the edges on which, at their root, an equilibrium can lie."""
    pairs = [(root, edge) for root, tied in exact.items() for edge in tied]
    if not pairs:
        return exact
    payoffs = even.at(np.array([float(root) for root, _ in pairs]))
    fine = edge_can_bind(payoffs, all_edges, np.array([edge for _, edge in pairs]))
    kept: dict[Fraction, list[int]] = {}
    for (root, edge), good in zip(pairs, fine.tolist(), strict=True):
        if good:
            kept.setdefault(root, []).append(edge)
    return kept


def edge_can_bind(payoffs: Floats, all_edges: Edges, which: Ints) -> Bools:
    """Tell, per row, whether an equilibrium can lie on an edge whose two strategies tie.

    True if nothing beats the two strategies and some mix of them leaves every other player content
    with the pure strategy he has on this edge.

    Parameters
    ----------
    payoffs
        (R, players, *strategies), of size 1 (`Levelled`), each at its edge's root.
    all_edges, which
        The edge of each row.
    """
    players, shape = payoffs.shape[1], payoffs.shape[2:]
    row = np.arange(len(which))
    own, others = all_edges.player[which], all_edges.others[which]
    swapped = others.copy()
    swapped[row, own] = all_edges.second[which]
    least, most = np.zeros(len(which)), np.ones(len(which))
    fine = np.ones(len(which), dtype=np.bool_)
    for player in range(players):
        mine = own == player
        for strategy in range(shape[player]):
            start = _gains(payoffs, others, player, strategy)
            end = _gains(payoffs, swapped, player, strategy)
            # content at share t of `second` while start + (end - start) t <= SLACK
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                limit = (SLACK - start) / (end - start)
            most = np.where(~mine & (end > start), np.minimum(most, limit), most)
            least = np.where(~mine & (end < start), np.maximum(least, limit), least)
            fine &= (start <= SLACK) | (~mine & (end != start))
    return fine & (least <= most)


def _gains(payoffs: Floats, profile: Ints, player: int, strategy: int) -> Floats:
    """Return what a player gains by one strategy against pure profiles (R, players)."""
    row = np.arange(len(profile))
    moved = profile.copy()
    moved[:, player] = strategy
    now: Floats = payoffs[(row, player, *profile.T)]
    then: Floats = payoffs[(row, player, *moved.T)]
    return np.asarray(then - now, dtype=np.float64)
