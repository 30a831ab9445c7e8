"""From judged candidates to a report: listing, merging, sorting, certifying.

Owns the last step of the complete path. Supports with a probability in doubt are cut back to what
is really played, solutions that came from several supports are merged, rows are put in canonical
order. Must not know how anything was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.intake import LOUDEST_NOISE
from games.solve.nash.complete.supports import code, rank
from games.solve.report import BatchReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.intake import Games
    from games.solve.nash.complete.judge import Verdict
    from games.solve.nash.complete.pure import PureEquilibria
    from games.solve.report import Bools, Floats, Ints

#: What is in doubt is listed if nobody gains more than this share of his stake by deviating ...
LISTED = 1e-9
#: ... after probabilities below the first of these that allows it have been taken for zeros. At a
#: double root on the border of a simplex Newton's method halves its distance and no more: what it
#: leaves behind is an equilibrium with fewer strategies, blurred.
NOTHING = (1e-4, 1e-6, 1e-8, 1e-10)
#: Profiles closer than this are one ...
SAME = 1e-8
#: ... and so is a doubtful one this close to another with its strategies, or some of them.
BLURRED = 1e-5


class _Rows:
    """Equilibria of one piece, still unsorted: one row per equilibrium in every array."""

    def __init__(self, games: Games, count: int) -> None:
        players = len(games.sizes)
        self.game = np.empty(count, dtype=np.int64)
        self.profiles = tuple(np.zeros((count, size)) for size in games.sizes)
        self.payoffs = np.empty((count, players))
        self.regret = np.zeros(count)
        self.index = np.empty(count, dtype=np.int64)


def report(
    games: Games, cells: PureEquilibria, verdicts: Sequence[Verdict], doubt: Bools
) -> BatchReport:
    """Put everything found in one piece of a batch together.

    Parameters
    ----------
    doubt : (K,)
        Games with a doubt that belongs to no candidate; doubtful candidates are added to them.
    """
    doubt[cells.game[cells.tied]] = True
    for verdict in verdicts:
        doubt[verdict.game[verdict.doubt]] = True
    rows = _Rows(games, len(cells.game) + sum(len(v.game) for v in verdicts))
    _put_pure(rows, games, cells)
    start = len(cells.game)
    for verdict in verdicts:
        _put_mixed(rows, slice(start, start + len(verdict.game)), verdict)
        start += len(verdict.game)
    keep = np.ones(len(rows.game), dtype=bool)
    if any(verdict.doubt.any() for verdict in verdicts):
        _settle(rows, games, keep, doubt)
        _sharpen(rows, keep)
    bits = [((mix > 0) @ (1 << np.arange(mix.shape[1]))) for mix in rows.profiles]
    order = _order(rows, rank(code(games.sizes, bits)), keep, doubt)
    game, index = rows.game[order], rows.index[order]
    total = np.bincount(game, weights=index, minlength=games.count)
    return BatchReport(
        games.sizes,
        game,
        tuple(mix[order] for mix in rows.profiles),
        rows.payoffs[order],
        rows.regret[order],
        index,
        np.stack(bits, axis=1)[order],
        certified=~doubt & (total == 1),
        degenerate=doubt,
    )


def _put_pure(rows: _Rows, games: Games, cells: PureEquilibria) -> None:
    part = slice(0, len(cells.game))
    rows.game[part] = cells.game
    rows.index[part] = ~cells.tied
    place = np.arange(len(cells.game))
    for player, own in enumerate(cells.cells):
        rows.profiles[player][place, own] = 1.0
        table = games.raw[player]
        rows.payoffs[part, player] = table[(*cells.cells, cells.game)]
    tied = np.flatnonzero(cells.tied)
    for player in range(len(games.sizes)):
        # what counts as a tie may still be a gain in the last digits
        where = tuple(cells.cells[:, tied])
        best = np.moveaxis(games.raw[player].max(axis=player, keepdims=True), player, 0)[0]
        others = tuple(own for p, own in enumerate(where) if p != player)
        gain = best[(*others, cells.game[tied])] - rows.payoffs[tied, player]
        rows.regret[tied] = np.maximum(rows.regret[tied], gain)


def _put_mixed(rows: _Rows, part: slice, verdict: Verdict) -> None:
    rows.game[part] = verdict.game
    rows.index[part] = verdict.index
    place = np.arange(part.start, part.stop)
    regret = rows.regret[part]
    for player, (own, pay) in enumerate(zip(verdict.weights, verdict.pay, strict=True)):
        strategies = verdict.group.order[player].T[:, verdict.member]
        for mix, strategy in zip(own, strategies, strict=False):
            rows.profiles[player][place, strategy] = mix
        expected = own[0] * pay[0]
        for mix, value in zip(own[1:], pay[1:], strict=False):
            expected = expected + mix * value
        rows.payoffs[part, player] = expected
        np.maximum(regret, pay.max(axis=0) - expected, out=regret)


def _settle(rows: _Rows, games: Games, keep: Bools, doubt: Bools) -> None:
    """Round what is doubtful to exact zeros, and keep of it what is an equilibrium."""
    left = np.flatnonzero(doubt[rows.game] & (rows.index == 0))
    keep[left] = False
    for nothing in NOTHING:
        if not len(left):
            return
        mixes = []
        for mix in rows.profiles:
            own = np.where(mix[left] > nothing, mix[left], 0.0)
            mixes.append(own / own.sum(axis=1, keepdims=True))
        fits = _fits(rows, games, left, mixes)
        for mix, own in zip(rows.profiles, mixes, strict=True):
            mix[left[fits]] = own[fits]
        keep[left[fits]] = True
        left = left[~fits]


def _fits(rows: _Rows, games: Games, some: Ints, mixes: Sequence[Floats]) -> Bools:
    """Tell which profiles are equilibria as far as can be told; note payoffs and regret of all."""
    game = rows.game[some]
    worst = np.zeros(len(some))
    rows.regret[some] = 0.0
    for player in range(len(games.sizes)):
        table = np.moveaxis(games.raw[player], (-1, player), (0, 1))[game]
        for other in reversed([p for p in range(len(games.sizes)) if p != player]):
            mix = mixes[other]
            table = (table * mix.reshape(len(some), *(1,) * (table.ndim - 2), -1)).sum(axis=-1)
        expected = (table * mixes[player]).sum(axis=1)
        regret = np.maximum(table.max(axis=1) - expected, 0.0)
        rows.payoffs[some, player] = expected
        rows.regret[some] = np.maximum(rows.regret[some], regret)
        # a player whose stakes drown in noise cannot object to anything
        deaf = games.noise[player, game] >= LOUDEST_NOISE
        stake = games.stake[player, game]
        worst = np.maximum(worst, np.where(deaf, 0.0, regret / np.where(deaf, 1.0, stake)))
    fits: Bools = worst <= LISTED
    return fits


def _sharpen(rows: _Rows, keep: Bools) -> None:
    """Drop what is doubtful and only a blurred picture of an equilibrium with fewer strategies."""
    least = np.min([np.where(mix > 0, mix, 1.0).min(axis=1) for mix in rows.profiles], axis=0)
    kept = np.flatnonzero(keep)
    kept = kept[np.argsort(rows.game[kept], kind="stable")]
    blurred = np.flatnonzero(keep & (rows.index == 0) & (least <= BLURRED))
    low = np.searchsorted(rows.game[kept], rows.game[blurred], "left")
    high = np.searchsorted(rows.game[kept], rows.game[blurred], "right")
    # every blurred one with everything that is listed of its game
    which = np.repeat(np.arange(len(blurred)), high - low)
    start = np.repeat(low - np.cumsum(high - low) + (high - low), high - low)
    one, other = blurred[which], kept[start + np.arange(len(which))]
    fewer = np.zeros(len(which), dtype=np.int64)
    copy = np.ones(len(which), dtype=bool)
    for mix in rows.profiles:
        near, plain = mix[one], mix[other]
        copy &= np.abs(near - plain).max(axis=1) <= BLURRED
        copy &= ~((plain > 0) & ~(near > 0)).any(axis=1)
        fewer += ((near > 0) & ~(plain > 0)).sum(axis=1)
    keep[one[copy & (fewer > 0)]] = False


def _order(rows: _Rows, ranks: Ints, keep: Bools, doubt: Bools) -> Ints:
    """Return which rows to list, sorted by game, support and probabilities, each once."""
    key = (rows.game << 32) | ranks
    order = np.argsort(key, kind="stable")
    if not keep.all():
        order = order[keep[order]]
    key = key[order]
    equal = key[1:] == key[:-1]
    if not equal.any():
        return order
    # several with one support: sort these by their probabilities, drop what was found twice
    again = np.zeros(len(order), dtype=bool)
    again[1:] |= equal
    again[:-1] |= equal
    place = np.flatnonzero(again)
    shares = [np.round(column, 9) for mix in rows.profiles for column in mix[order[place]].T]
    order[place] = order[place][np.lexsort((*reversed(shares), key[place]))]
    pair = np.flatnonzero(equal)
    far = np.zeros(len(pair))
    for mix in rows.profiles:
        step = np.abs(mix[order[pair]] - mix[order[pair + 1]]).max(axis=1)
        far = np.maximum(far, step)
    doubtful = (rows.index[order[pair]] == 0) | (rows.index[order[pair + 1]] == 0)
    twice = pair[far <= np.where(doubtful, BLURRED, SAME)]
    # two supports leading to one place, or one root found twice: certainly nothing to certify
    doubt[rows.game[order[twice]]] = True
    return np.delete(order, twice + 1)


def joined(sizes: tuple[int, ...], parts: Sequence[BatchReport]) -> BatchReport:
    """Put the reports of consecutive pieces together."""
    if len(parts) == 1:
        return parts[0]
    starts = np.cumsum([0, *(part.games for part in parts)])
    players = len(sizes)
    if not parts:
        none = np.empty(0, dtype=np.int64)
        return BatchReport(
            sizes, none, tuple(np.empty((0, size)) for size in sizes), np.empty((0, players)),
            np.empty(0), none, np.empty((0, players), dtype=np.int64),
            np.empty(0, dtype=bool), np.empty(0, dtype=bool),
        )  # fmt: skip
    return BatchReport(
        sizes,
        np.concatenate([part.game + start for part, start in zip(parts, starts[:-1], strict=True)]),
        tuple(np.concatenate([part.profiles[p] for part in parts]) for p in range(players)),
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("payoffs", "regret", "index", "support", "certified", "degenerate")
        ),
    )


def merged(report: BatchReport, other: BatchReport, games: Ints) -> BatchReport:
    """Return `report` with the answers of `other` for the given games, of which it has none."""
    game = np.concatenate([report.game, games[other.game]])
    order = np.argsort(game, kind="stable")
    certified, degenerate = report.certified.copy(), report.degenerate.copy()
    certified[games], degenerate[games] = other.certified, other.degenerate
    return BatchReport(
        report.shape,
        game[order],
        tuple(
            np.concatenate([own, new])[order]
            for own, new in zip(report.profiles, other.profiles, strict=True)
        ),
        np.concatenate([report.payoffs, other.payoffs])[order],
        np.concatenate([report.regret, other.regret])[order],
        np.concatenate([report.index, other.index])[order],
        np.concatenate([report.support, other.support])[order],
        certified,
        degenerate,
    )
