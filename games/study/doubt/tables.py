"""A deviation that two answer together, the game being over then: bounds of where it may pay.

What they play is an equilibrium of a table, maybe a mixed one. Owns what is sure without solving
the table along all judgements. As long as a pure equilibrium of it stays and does not pay the
deviator, or nothing pays him that can be played, the outcome stays. Where one of the two has a
strategy that is the best whatever the other does, nothing else is played; where the other has one
reply to it, one profile is played: if that pays the deviator, the outcome is lost. Exact.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.study.doubt.turning import deviations, first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from games.study.doubt.found import Bounds
    from games.study.doubt.reach import Cell, Form, Node, Reach

__all__ = ["bound"]


def bound(
    found: Bounds, player: int, node: Node, after: Node, movers: tuple[int, ...], profile: Cell
) -> None:
    """Bound from which reach on a deviation may pay.

    Parameters
    ----------
    found
        Hears of it.
    player, node
        Who deviates, and what he has seen.
    after
        What has been done then.
    movers
        The two who answer together.
    profile
        The outcome from which he deviates.
    """
    reach = found.reach
    cells = list(_cells(reach, after, movers))
    gains = [reach.form(player, cell, profile, node) for cell in cells]
    stays = _stays(reach, movers, after, gains)
    if stays is None:
        found.give_up()
    elif stays[1] is not None:
        at, form = stays
        found.may_end(at, reach.alone(form, at))
    for gain in gains:
        for forms in _forced(reach, movers, after, gain.better):
            least = [form.turns_at for form in (gain, *forms)]
            if any(at is None or (found.lost is not None and at >= found.lost) for at in least):
                continue
            world = reach.together([gain, *forms])
            if world is not None:
                found.ends(world)


def _cells(reach: Reach, after: Node, movers: tuple[int, ...]) -> Iterator[Cell]:
    sizes = reach.payoffs.shape[1:]
    for taken in product(*(range(sizes[player]) for player in movers)):
        done = dict(zip(movers, taken, strict=True))
        yield tuple(done[k] if own is None else own for k, own in enumerate(after))


def _stays(
    reach: Reach, movers: tuple[int, ...], after: Node, gains: Sequence[Form]
) -> tuple[Fraction, Form] | tuple[None, None] | None:
    """Return up to which reach the deviation is sure not to pay, and what turns there.

    Nothing and nothing where it never pays; None where nothing is sure.
    """
    ways: list[list[Form]] = [list(gains)]
    ways += [[gain, *deviations(reach, movers, gain.better, after)] for gain in gains]
    for lead in movers:
        for own in range(reach.payoffs.shape[1 + lead]):
            played = [gain for gain in gains if gain.better[lead] == own]
            beside = (deviations(reach, (lead,), gain.better, after) for gain in played)
            ways.append([*played, *(form for forms in beside for form in forms)])
    best: tuple[Fraction, Form] | None = None
    for forms in ways:
        if any(form.today > 0 for form in forms):
            continue  # not even today
        turning = first(forms)
        if turning is None:
            return None, None
        if best is None or turning[0] > best[0]:
            best = turning
    return best


def _forced(
    reach: Reach, movers: tuple[int, ...], after: Node, cell: Cell
) -> Iterator[tuple[Form, ...]]:
    """Yield comparisons that make a cell all that is played: somebody's best strategy, a reply."""
    sizes = reach.payoffs.shape[1:]
    for lead, other in (movers, movers[::-1]):
        forms = list(deviations(reach, (other,), cell, after))
        for taken in range(sizes[other]):
            beside = (*cell[:other], taken, *cell[other + 1 :])
            forms += deviations(reach, (lead,), beside, after)
        yield tuple(reach.form(own.player, own.worse, own.better, own.node) for own in forms)
