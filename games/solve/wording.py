"""Sentences about answers, for a person who does not care how they were computed.

Owns the notes of a report. Players and strategies are counted from 1 here; names are put on
elsewhere. Must not compute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.exact.extreme import Extremes
    from games.solve.report import Equilibrium


def counted(number: int, one: str, more: str) -> str:
    """Return "one game", "2 games"."""
    return f"one {one}" if number == 1 else f"{number} {more}"


def extremes(exact: Extremes) -> tuple[str, ...]:
    """Say what the extreme equilibria of a two-player game with ties stand for."""
    total = len(exact.equilibria)
    joined = [own for own in exact.equilibria if own.component is not None]
    notes = []
    if joined:
        sets = len({own.component for own in joined})
        notes.append(
            f"Ties give this game a continuum of equilibria. The {total} listed are all of its "
            f"extreme equilibria; {len(joined)} of them are the corners of "
            f"{counted(sets, 'connected set', 'connected sets')}, every point of which is built "
            f"from {counted(len(exact.subsets), 'block', 'blocks')} of interchangeable mixtures."
        )
    else:
        notes.append(
            "This game has ties, so the sum of the indices says nothing. "
            f"{counted(total, 'equilibrium was', 'equilibria were')} found by exact arithmetic."
        )
    if not exact.sure:
        notes.append(
            "Some payoffs are not short decimals or small fractions, so what looks like a tie may "
            "be one or may only come close."
        )
    return tuple(notes)


def ties_of_three(found: int) -> tuple[str, ...]:
    """Say what a list of a three-player game with ties is worth."""
    listed = counted(found, "equilibrium was", "equilibria were")
    return (
        f"This game has ties, or comes too close to one to tell. {listed.capitalize()} found; "
        "there may be others, even whole ranges of them.",
    )


def everything() -> tuple[str, ...]:
    """Say that a list of pure profiles stands for all there are."""
    return (
        "No player's payoff depends on the own strategy, so every profile is an equilibrium, pure "
        "or mixed. The pure ones are listed.",
    )


def index_sum(total: int | None) -> str:
    """Say what a wrong sum of indices shows."""
    return (
        f"The indices of the equilibria sum to {total} instead of 1: at least one equilibrium is "
        "missing."
    )


def contradiction(extra: int) -> str:
    """Say that nashpy found what the complete path did not."""
    found = counted(extra, "equilibrium", "equilibria")
    return f"nashpy found {found} that the complete path did not; others may be missing, too."


def only_nashpy(extra: int) -> str:
    """Say that a list that was open has grown."""
    return f"{counted(extra, 'equilibrium', 'equilibria')} found by nashpy only."


def missed(equilibria: Sequence[Equilibrium], of: int) -> str:
    """Say which equilibria nashpy did not find."""
    shown = ", ".join(_supports(own) for own in equilibria[:3])
    more = ", ..." if len(equilibria) > 3 else ""
    which = "the only one" if of == 1 else f"{len(equilibria)} of {of}"
    return f"nashpy missed {which}, by strategies played: {shown}{more}."


def _supports(own: Equilibrium) -> str:
    return "(" + "; ".join("+".join(str(s + 1) for s in part) for part in own.support) + ")"
