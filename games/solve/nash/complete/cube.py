"""2x2x2 games, the shape that sliders and maps ask for by the ten thousand: a short cut.

Owns the fast lane. Everything rests on the twelve gains G of the first over the second strategy:
pure equilibria and the solvability of every mixture of two players are questions about their signs
alone, the third player's answer is one bilinear form, and three mixing players are the quadratic
form of `games.solve.nash.three.closed222`. A game with anything near a tie, a double root or the
border of a simplex does not take the short cut: it is handed back, for the careful path, and so is
one whose indices do not sum to +1. So nothing here decides a close question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.intake import ULPS
from games.solve.nash.three.bounds import isolated
from games.solve.nash.three.closed222 import all_mixing, tangent
from games.solve.report import BatchReport

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints

#: Whatever is closer to zero than this share of what it could be is left to the careful path.
CLEAR = 1e-9
#: Payoffs noisier than this, compared with the stakes, too.
QUIET = 1e-12
#: Solutions of three mixing players closer to the border than this, too.
BORDER = 1e-6
#: One Newton step must do: a longer one is left to the careful path.
SHORT = 1e-8


def _edges() -> tuple[Ints, Ints, Ints]:
    """Say which gains decide when one player is pure.

    Returns
    -------
    pair : (2, 2, 6)
        Rows of G: of the two mixing players (first axis) against each strategy of the other
        (second axis), for the six pure strategies of the three players (third axis).
    third : (4, 6)
        Rows of G: of the pure player, against (0, 0), (0, 1), (1, 0), (1, 1) of the mixing two.
    players : (6, 4)
        The pure player, his strategy, and the two who mix.
    """
    pair = np.empty((2, 2, 6), dtype=np.int64)
    third = np.empty((4, 6), dtype=np.int64)
    players = np.empty((6, 4), dtype=np.int64)
    for n in range(6):
        i, a = divmod(n, 2)
        j, k = (p for p in range(3) if p != i)
        players[n] = i, a, j, k
        third[:, n] = 4 * i + np.arange(4)
        for own, other, row in ((j, k, 0), (k, j, 1)):
            rest = [p for p in range(3) if p != own]
            for b in (0, 1):
                played = {i: a, other: b}
                pair[row, b, n] = 4 * own + 2 * played[rest[0]] + played[rest[1]]
    return pair, third, players


PAIR, THIRD, PLAYERS = _edges()
#: Rows of G that decide each of the eight cells, and whether strategy 0 is played there.
CELLS = np.array([[i, j, k] for i in (0, 1) for j in (0, 1) for k in (0, 1)])
CELL_GAINS = np.array([[2 * j + k, 4 + 2 * i + k, 8 + 2 * i + j] for i, j, k in CELLS])


def solve_cubes(payoffs: Floats) -> tuple[BatchReport, Bools]:
    """Solve 2x2x2 games (K, 3, 2, 2, 2); also say which games are for the careful path."""
    count = len(payoffs)
    raw = np.ascontiguousarray(payoffs.reshape(count, 24).T)
    gains, noise, unclear = _gains(raw)
    plays = gains > 0
    cell, pure = _pure(plays)
    two = _two_mixing(gains, noise, plays, unclear)
    three = _three_mixing(gains, noise, plays, unclear)
    mixed = np.concatenate([two[0], three[0]])
    weights = np.concatenate([two[1], three[1]], axis=1)
    game = np.concatenate([pure, mixed])
    first = np.concatenate([(CELLS[cell] == 0).T, weights], axis=1)
    index = np.concatenate([np.ones(len(pure), dtype=np.int64), two[2], three[2]])
    payoffs_of_mixed, regret_of_mixed = _proved(raw, mixed, weights)
    # in a pure equilibrium found by the signs of gains every deviation loses
    regret = np.concatenate([np.zeros(len(pure)), regret_of_mixed])
    cells = raw.reshape(3, 8, count)
    worth = np.concatenate([cells[:, cell, pure], payoffs_of_mixed], axis=1)
    played = np.where(first >= 1, 1, np.where(first > 0, 3, 2))
    unclear |= np.bincount(game, weights=index, minlength=count) != 1
    order = _order(game, played)
    if unclear.any():
        order = order[~unclear[game[order]]]
    game, index = game[order], index[order]
    first = first[:, order]
    report = BatchReport(
        (2, 2, 2),
        game,
        tuple(np.stack([own, 1 - own], axis=1) for own in first),
        np.ascontiguousarray(worth[:, order].T),
        regret[order],
        index,
        np.ascontiguousarray(played[:, order].T),
        certified=~unclear,
        degenerate=np.zeros(count, dtype=bool),
    )
    return report, unclear


def _gains(raw: Floats) -> tuple[Floats, Floats, Bools]:
    """Return the gains (12, K), each player's largest one 1, their error, and who is unclear.

    A gain is wrong by the noise of two payoffs (K,), whichever player's is largest.
    """
    table = raw.reshape(3, 2, 2, 2, -1)
    gains = np.empty((12, raw.shape[1]))
    np.subtract(table[0, 0], table[0, 1], out=gains[0:4].reshape(2, 2, -1))
    np.subtract(table[1, :, 0], table[1, :, 1], out=gains[4:8].reshape(2, 2, -1))
    np.subtract(table[2, :, :, 0], table[2, :, :, 1], out=gains[8:12].reshape(2, 2, -1))
    by_player = gains.reshape(3, 4, -1)
    size = np.abs(by_player)
    stake = size.max(axis=1)
    largest = np.abs(raw.reshape(3, 8, -1)).max(axis=1)
    unclear = (size.min(axis=1) <= CLEAR * stake).any(axis=0) | (stake < 1e-200).any(axis=0)
    scale = 1 / np.where(stake > 0, stake, 1.0)
    noise = (2 * ULPS * np.finfo(float).eps * largest * scale).max(axis=0)
    unclear |= noise > QUIET
    by_player *= scale[:, np.newaxis]
    return gains, noise, unclear


def _pure(plays: Bools) -> tuple[Ints, Ints]:
    """Return cell and game of every pure equilibrium."""
    wants = CELLS == 0
    found = plays[CELL_GAINS[:, 0]] == wants[:, 0, np.newaxis]
    for player in (1, 2):
        found &= plays[CELL_GAINS[:, player]] == wants[:, player, np.newaxis]
    cell, game = np.nonzero(found)
    return cell, game


def _two_mixing(
    gains: Floats, noise: Floats, plays: Bools, unclear: Bools
) -> tuple[Ints, Floats, Ints]:
    """Return game, first probabilities and index of equilibria with one pure player.

    A probability is a quotient of gains with the sum S of two that are wrong by `noise`: it is
    wrong by at most noise / S. The pure player's gain averages gains of at most 1, wrong by `noise`
    themselves, and changes by at most 2 for each probability.
    """
    turns = plays[PAIR[:, 0]] != plays[PAIR[:, 1]]
    edge, game = np.nonzero(turns[0] & turns[1])
    rows = PAIR[:, :, edge]
    # one flat take is twice as fast as indexing by two arrays
    flat, width = gains.reshape(-1), gains.shape[1]
    pair = flat.take(rows * width + game)
    # a mixes so that b is indifferent: the weight of 0 is b's gain against 1
    size = np.abs(pair)
    total = size[:, 0] + size[:, 1]
    share = size[:, 1] / total
    q, r = share[1], share[0]
    third = flat.take(THIRD[:, edge] * width + game)
    gain = q * (r * third[0] + (1 - r) * third[1]) + (1 - q) * (r * third[2] + (1 - r) * third[3])
    who = PLAYERS[edge].T
    blur = CLEAR + noise[game] * (1 + 4 / total.min(axis=0))
    unclear[game[(np.abs(gain) <= blur) | (share.min(axis=0) <= CLEAR)]] = True
    unclear[game[share.max(axis=0) >= 1 - CLEAR]] = True
    keep = np.flatnonzero((gain > 0) == (who[1] == 0))
    game, who = game[keep], who[:, keep]
    first = np.empty((3, len(keep)))
    place = np.arange(len(keep))
    first[who[0], place] = who[1] == 0
    first[who[2], place] = q[keep]
    first[who[3], place] = r[keep]
    # both gains rise, or both fall, with the other's weight on 0: -1
    alike = (pair[0, 0, keep] > 0) == (pair[1, 0, keep] > 0)
    return game, first, np.where(alike, -1, 1)


def _three_mixing(
    gains: Floats, noise: Floats, plays: Bools, unclear: Bools
) -> tuple[Ints, Floats, Ints]:
    """Return game, first probabilities and index of the equilibria in which everybody mixes."""
    by_player = plays.reshape(3, 4, -1)
    turns = (by_player.any(axis=1) & ~by_player.all(axis=1)).all(axis=0)
    games = np.flatnonzero(turns)
    tables = gains[:, games].reshape(3, 4, -1)
    nothing = (np.empty(0, dtype=np.int64), np.empty((3, 0)), np.empty(0, dtype=np.int64))
    if not len(games):
        return nothing
    rough = all_mixing(tables, noise[games])
    unclear[games[rough.flat]] = True
    if not len(rough.row):
        return nothing
    unclear[games[rough.row[rough.double]]] = True
    game = games[rough.row]
    line = tangent(tables[..., rough.row], rough.second)
    step = line.steps(np.abs(line.determinant) > 1e-200)
    first = 1 - (np.array(rough.second) - step)
    border = np.minimum(first, 1 - first).min(axis=0)
    steep = np.abs(line.adjugate).sum(axis=1).max(axis=0)
    values = np.abs(line.values).max(axis=0)
    alone, error = isolated(np.abs(line.determinant), steep, values, noise[game], rough.error)
    close = ~alone | (np.abs(step).max(axis=0) > SHORT)
    unclear[game[close | (np.abs(border) <= BORDER + error)]] = True
    keep = np.flatnonzero(border > 0)
    keep = keep[np.lexsort((first[0, keep], game[keep]))]
    # derivatives by the second weights instead of the first: det(-J) has their determinant's sign
    return game[keep], first[:, keep], np.sign(line.determinant[keep]).astype(np.int64)


def _order(game: Ints, played: Ints) -> Ints:
    """Return the canonical order: by game, by number of strategies played, by support."""
    rank = (played[0] << 4) | (played[1] << 2) | played[2]
    rank |= np.bitwise_count(rank).astype(np.int64) << 6
    # two solutions in which everybody mixes come in order, and a stable sort keeps it
    return np.argsort((game << 10) | rank, kind="stable")


def _proved(raw: Floats, game: Ints, first: Floats) -> tuple[Floats, Floats]:
    """Return payoffs (3, E) and regret (E,) of mixed profiles, on the payoffs as given."""
    table = raw.take(game, axis=1).reshape(3, 2, 2, 2, -1)
    second = 1 - first
    payoffs = np.empty((3, len(game)))
    regret = np.zeros(len(game))
    for player in range(3):
        pay = _pay(np.moveaxis(table[player], player, 0), first, second, player)
        payoffs[player] = pay[0] * first[player] + pay[1] * second[player]
        np.maximum(regret, np.maximum(pay[0], pay[1]) - payoffs[player], out=regret)
    return payoffs, regret


def _pay(table: Floats, first: Floats, second: Floats, player: int) -> Floats:
    """Return (2, E): what each strategy pays against the others' mixes."""
    j, k = (p for p in range(3) if p != player)
    inner = table[:, :, 0] * first[k] + table[:, :, 1] * second[k]
    out: Floats = inner[:, 0] * first[j] + inner[:, 1] * second[j]
    return out
