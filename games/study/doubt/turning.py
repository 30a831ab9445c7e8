"""The first of several comparisons to turn: a limit, with what ends it.

Owns the way from comparisons to a limit. Exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.doubt.report import NEVER, Ending, Limit, Move, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from games.study.doubt.reach import Cell, Form, Node, Reach, Turned

__all__ = ["deviations", "ending", "first", "limit_of"]


def deviations(
    reach: Reach, movers: Sequence[int], profile: Cell, node: Node | None
) -> Iterator[Form]:
    """Yield what each of some players would gain by doing something else than a profile says."""
    for player in movers:
        for other in range(reach.payoffs.shape[1 + player]):
            if other != profile[player]:
                changed = (*profile[:player], other, *profile[player + 1 :])
                yield reach.form(player, changed, profile, node)


def first(forms: Iterable[Form]) -> tuple[Fraction, Form] | None:
    """Return the comparison that turns first and where; the first of several; None if none can."""
    found: tuple[Fraction, Form] | None = None
    for form in forms:
        at = form.turns_at
        if at is not None and (found is None or at < found[0]):
            found = at, form
    return found


def limit_of(reach: Reach, forms: Iterable[Form], kind: str) -> Limit:
    """Return the limit of an answer that stays as long as none of some comparisons turns."""
    found = first(forms)
    if found is None:
        return Limit(None, NEVER)
    at, form = found
    return Limit(at, kind, ending(reach, reach.alone(form, at)))


def ending(reach: Reach, world: Turned) -> Ending:
    """Return what ends an answer: comparisons, and the judgements that turn them."""
    turns = tuple(
        Turn(form.player, form.node, form.better, form.worse, -form.today, form.swing)
        for form in world.forms
    )
    moves = zip(reach.moving, world.moves, world.onward, strict=True)
    return Ending(turns, tuple(Move(one.id, by, on) for one, by, on in moves if by or on))
