"""What it is worth to learn one judgement, or two: in how many more worlds the best guess is right.

Owns the value of partial information (Raiffa & Schlaifer 1961). A judgement's range is cut into
parts with equally many worlds each; whoever knew in which part it lies would guess what happens
most there. What to guess is read from other worlds than those in which the guess is judged
(cross-fitting, Chernozhukov et al. 2018): else knowing noise would seem to be worth something.
Must not know how worlds are solved or boxes found.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from games.task import NullToken, check

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.study.doubt.worlds import Today
    from games.task import Token

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

__all__ = ["Lesson", "Lessons", "lessons", "worth_knowing"]

#: Independent groups of worlds: in each the guess is judged that the others suggest.
GROUPS = 16
#: Worlds in one part of a range, at least, and parts of one range, of each of two, at most.
_FEWEST, _PARTS, _PAIR_PARTS = 256, 32, 12
#: Worlds by which pairs are screened, and pairs that are then looked at in all worlds.
_SCREENED, _BEST = 1 << 13, 5


@dataclass(frozen=True, slots=True)
class Lesson:
    """What it is worth to know some judgements.

    Attributes
    ----------
    known
        Positions among the judgements.
    value
        In what share of worlds more the best guess would be right. Nothing is worth less than
        nothing: below zero it is the error that shows.
    error
        Its standard error.
    """

    known: tuple[int, ...]
    value: float
    error: float


@dataclass(frozen=True, eq=False)
class Lessons:
    """What to learn first.

    Attributes
    ----------
    guess
        Place of the outcome that happens in most worlds, each of a world's n equilibria counting
        1/n: the best guess as long as nothing is known.
    now, now_error
        The share of worlds in which it is right.
    most
        The share if everything were known: below 1 where worlds have several equilibria, or are
        undecided.
    each
        One per judgement that differs between worlds, in the order of the file.
    pair
        The two that are worth most together; None of fewer than two.
    """

    guess: int
    now: float
    now_error: float
    most: float
    each: tuple[Lesson, ...]
    pair: Lesson | None


def lessons(today: Today, token: Token | None = None) -> Lessons:
    """Weigh what is worth learning about today's answer.

    Parameters
    ----------
    today
        The worlds, at least as many as there are groups.
    token
        Told of progress and asked whether to go on.

    Raises
    ------
    ValueError
        If there are too few worlds.
    Cancelled
        If the token says so.
    """
    weights = today.weights
    if len(weights) < 2 * GROUPS:
        message = f"what to learn takes {2 * GROUPS} worlds at least, not {len(weights)}"
        raise ValueError(message)
    token = NullToken() if token is None else token
    shares = weights.mean(axis=0)
    guess = int(shares.argmax())
    right = [weights[group::GROUPS, guess].mean() for group in range(GROUPS)]
    values = weights[:, shares > 0]
    number = today.places.shape[1]
    singles = tuple((own,) for own in range(number))
    pairs = list(combinations(range(number), 2))
    steps = len(singles) + len(pairs)
    each = []
    for done, own in enumerate(singles):
        check(token)
        token.progress(done, steps)
        each.append(worth_knowing(values, today.places, own))
    screened = []
    for done, two in enumerate(pairs, start=len(singles)):
        check(token)
        token.progress(done, steps)
        screened.append(worth_knowing(values[:_SCREENED], today.places[:_SCREENED], two))
    best = sorted(screened, key=lambda one: -one.value)[:_BEST]
    finals = [worth_knowing(values, today.places, one.known) for one in best]
    token.progress(steps, steps)
    return Lessons(
        guess,
        float(shares[guess]),
        float(np.std(right, ddof=1) / np.sqrt(GROUPS)),
        float(weights.max(axis=1).mean()),
        tuple(each),
        max(finals, key=lambda one: one.value, default=None),
    )


def worth_knowing(values: Floats, places: Floats, known: tuple[int, ...]) -> Lesson:
    """Estimate what knowing some judgements is worth to who has to choose.

    Parameters
    ----------
    values : (worlds, choices)
        What each choice is worth in each world.
    places : (worlds, judgements)
        Where in its range each judgement lies, between 0 and 1.
    known
        Which ones he would know.

    Returns
    -------
    The value is in the unit of `values`.
    """
    worlds, choices = values.shape
    if not choices:
        return Lesson(known, 0.0, 0.0)
    most = _PARTS if len(known) == 1 else _PAIR_PARTS
    parts = int(np.clip(int((worlds / _FEWEST) ** (1 / len(known))), 2, most))
    part = np.zeros(worlds, dtype=np.int64)
    for own in known:
        part = part * parts + np.minimum((places[:, own] * parts).astype(np.int64), parts - 1)
    cells = parts ** len(known)
    group = np.arange(worlds) % GROUPS
    place = group * cells + part
    sums = np.stack(
        [np.bincount(place, own, GROUPS * cells).reshape(GROUPS, cells) for own in values.T],
        axis=2,
    )
    others = sums.sum(axis=0) - sums
    plain = others.sum(axis=1).argmax(axis=1)
    # a tie is no reason to guess otherwise
    level = np.take_along_axis(others, plain[:, np.newaxis, np.newaxis], axis=2)[..., 0]
    chosen = np.where(others.max(axis=2) > level, others.argmax(axis=2), plain[:, np.newaxis])
    gained = np.take_along_axis(sums, chosen[..., np.newaxis], axis=2)[..., 0]
    gained -= np.take_along_axis(sums, plain[:, np.newaxis, np.newaxis], axis=2)[..., 0]
    each = gained.sum(axis=1) / np.bincount(group, minlength=GROUPS)
    return Lesson(known, float(each.mean()), float(each.std(ddof=1) / np.sqrt(GROUPS)))
