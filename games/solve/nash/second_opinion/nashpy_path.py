"""nashpy's answer: the second opinion on every game that is shown.

Owns the calls to nashpy, what is asked of it, and how its exceptions, warnings and profiles that
are no equilibria become sentences. Two players: support enumeration united with vertex
enumeration. Three players: for every player and each of his strategies the game of the other two,
keeping the profiles to which that strategy is a best response; so nashpy sees every equilibrium in
which somebody plays a pure strategy. Must not know the complete path.
"""

from __future__ import annotations

import threading
import warnings
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import ArrayLike

    from games.solve.report import Floats
    from games.task import Token

    Profile = tuple[Floats, ...]
    Bimatrix = tuple[Floats, Floats]

#: A profile of nashpy's is an equilibrium if nobody gains more than this share of his stake.
FAIR = 1e-7
#: Profiles closer than this are one.
SAME = 1e-6
#: Beyond this many strategies only supports of equal size are tried, and vertices are left out:
#: nashpy needs seconds for either.
SMALL = 4

# catch_warnings changes the whole process: only one thread may be inside at a time
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Opinion:
    """What nashpy found, each once, and what a person should know about how it went."""

    profiles: tuple[Profile, ...]
    notes: tuple[str, ...]


def nashpy_opinion(payoffs: ArrayLike, token: Token | None = None) -> Opinion:
    """Solve one game (players, *strategies) with nashpy.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, or a payoff is not a number of sensible size.
    Cancelled
        If the token says so.
    """
    games = intake.prepare(intake.read(payoffs, batch=False))
    token = NullToken() if token is None else token
    # positive payoffs, the same equilibria: nashpy's polytopes need them
    unit = games.unit[..., 0] + 1.0
    if len(games.sizes) == 2:
        raw, trouble = _bimatrix((unit[0], unit[1]), token)
        candidates: Iterable[Profile] = raw
        parts = 1
    else:
        candidates, trouble, parts = _conditional(unit, token)
    profiles: list[Profile] = []
    wrong = 0
    for profile in candidates:
        if regret(unit, profile) > FAIR:
            wrong += 1
        elif not any(same(profile, other) for other in profiles):
            profiles.append(profile)
    if len(games.sizes) == 2 and wrong:
        trouble["wrong"] += wrong
    return Opinion(tuple(profiles), tuple(_sentences(trouble, parts)))


def same(one: Profile, other: Profile, tolerance: float = SAME) -> bool:
    """Tell whether two profiles are one."""
    return all(np.abs(p - q).max() <= tolerance for p, q in zip(one, other, strict=True))


def regret(unit: Floats, profile: Profile) -> float:
    """Return the most anybody gains by deviating, in the units of the table (players, *sizes)."""
    worst = 0.0
    for player, table in enumerate(unit):
        pay = np.moveaxis(table, player, 0)
        for other in reversed([p for p in range(len(profile)) if p != player]):
            pay = pay @ profile[other]
        worst = max(worst, float(pay.max() - pay @ profile[player]))
    return worst


def _conditional(unit: Floats, token: Token) -> tuple[list[Profile], Counter[str], int]:
    """Return the profiles of a three-player game in which some player is pure."""
    out: list[Profile] = []
    trouble: Counter[str] = Counter()
    parts = 0
    for player in range(3):
        j, k = (p for p in range(3) if p != player)
        for strategy in range(unit.shape[player + 1]):
            pair = (
                unit[j].take(strategy, axis=player),
                unit[k].take(strategy, axis=player),
            )
            found, problems = _bimatrix(pair, token)
            trouble += problems
            parts += 1
            own = np.zeros(unit.shape[player + 1])
            own[strategy] = 1.0
            for x, y in found:
                profile = {player: own, j: x, k: y}
                out.append(tuple(profile[p] for p in range(3)))
    return out, trouble, parts


def _bimatrix(pair: Bimatrix, token: Token) -> tuple[list[Profile], Counter[str]]:
    """Return everything nashpy says about a two-player game, and what troubled it."""
    import nashpy

    a, b = pair
    small = max(a.shape) <= SMALL
    game = nashpy.Game(a, b)
    out: list[Profile] = []
    trouble: Counter[str] = Counter()
    check(token)
    with np.errstate(all="ignore"):
        trouble += _listen(
            lambda: game.support_enumeration(non_degenerate=not small), out, "support", token
        )
        if small:
            trouble += _listen(game.vertex_enumeration, out, "vertex", token)
    return out, trouble


def _listen(
    ask: Callable[[], Iterator[tuple[Floats, Floats]]],
    out: list[Profile],
    method: str,
    token: Token,
) -> Counter[str]:
    """Collect what one method of nashpy yields; count what goes wrong instead of passing it on."""
    trouble: Counter[str] = Counter()
    with _lock, warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        answers = None
        while True:
            check(token)
            try:
                # creating the generator may already fail, and so may every step
                answers = iter(ask()) if answers is None else answers
                x, y = (np.asarray(mix, dtype=np.float64) for mix in next(answers))
            except StopIteration:
                break
            except Exception as error:  # noqa: BLE001, RUF100 - scipy and qhull raise anything
                trouble[f"{method} failed: {type(error).__name__}"] += 1
                break
            if np.isfinite(x).all() and np.isfinite(y).all():
                out.append((x, y))
    if any("even number" in str(warning.message) for warning in heard):
        trouble[f"{method} even"] += 1
    return trouble


def _sentences(trouble: Counter[str], parts: int) -> Iterator[str]:
    names = {"support": "support enumeration", "vertex": "vertex enumeration"}
    for key, times in sorted(trouble.items()):
        method, _, what = key.partition(" ")
        of = "" if parts == 1 else f" on {times} of the {parts} two-player games it was asked about"
        if key == "wrong":
            plural = "profile that is" if times == 1 else "profiles that are"
            yield f"nashpy also listed {times} {plural} not an equilibrium; not shown."
        elif what == "even":
            yield (
                f"nashpy's {names[method]} found an even number of equilibria{of}: without ties "
                "the number is odd, so it missed some or there are ties."
            )
        else:
            reason = what.removeprefix("failed: ")
            yield f"nashpy's {names[method]} gave up{of} ({reason}); the other checks stand."
