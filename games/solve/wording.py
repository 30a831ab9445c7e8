"""Sentences about answers, for a person who does not care how they were computed.

Owns the notes of a report. Players and strategies are counted from 1 here; names are put on
elsewhere. Must not compute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.proof import Proof
    from games.solve.report import Equilibrium, Support


def counted(number: int, one: str, more: str) -> str:
    """Return "one game", "2 games"."""
    return f"one {one}" if number == 1 else f"{number} {more}"


def ties() -> str:
    """Say what floating point's list of a game with ties is worth."""
    return (
        "This game has ties, or comes too close to one to tell: beside the equilibria listed there "
        "may be others, even whole ranges of them."
    )


def not_compared() -> str:
    """Say why nashpy was not asked."""
    return "nashpy was not asked: ties make more of this game than it lists in a reasonable time."


def everything() -> str:
    """Say that a list of pure profiles stands for all there are."""
    return (
        "No player's payoff depends on the own strategy, so every profile is an equilibrium, pure "
        "or mixed. The pure ones are listed."
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


def no_equilibria(count: int) -> str:
    """Say that nashpy listed what exact arithmetic refutes."""
    found = counted(count, "profile that is", "profiles that are")
    return f"nashpy also listed {found} not an equilibrium, by exact arithmetic; not shown."


def undecided(proof: Proof) -> str:
    """Say where exact arithmetic has not decided whether there are equilibria."""
    doubts = [(support, answer.open) for support, answer in proof.answers.items() if answer.open]
    first, why = doubts[0]
    more = f", and of {counted(len(doubts) - 1, 'more', 'more')}" if len(doubts) > 1 else ""
    return (
        "Exact arithmetic did not settle which equilibria there are where the strategies played "
        f"are {_strategies(first)}{more}: {why}."
    )


def only_nashpy(extra: int) -> str:
    """Say that a list that was open has grown."""
    return f"{counted(extra, 'equilibrium', 'equilibria')} found by nashpy only."


def missed(equilibria: Sequence[Equilibrium], of: int) -> str:
    """Say which equilibria nashpy did not find."""
    shown = ", ".join(_supports(own) for own in equilibria[:3])
    more = ", ..." if len(equilibria) > 3 else ""
    which = "the only one" if of == 1 else f"{len(equilibria)} of {of} listed"
    return f"nashpy missed {which}, by strategies played: {shown}{more}."


def _supports(own: Equilibrium) -> str:
    return _strategies(own.support)


def _strategies(support: Support) -> str:
    return "(" + "; ".join("+".join(str(s + 1) for s in part) for part in support) + ")"


def of_stage(note: str) -> str:
    """Say of a note that it is about those who move together in a game in stages."""
    return f"Of a stage in which several move together: {note}"


def selections(most: int) -> str:
    """Say that later movers' ties can be broken in too many ways."""
    return (
        f"Ties of those who move later can be broken in more than {most} ways, of which not all "
        "were looked at: every outcome without chance is listed, mixed ones may be missing."
    )


def partly() -> str:
    """Say that of infinitely many continuations a part supports an earlier move."""
    return (
        "Infinitely many equilibria follow an earlier move, and only some of them make it worth "
        "while; as that depends on the mixtures of several players, those at corners are listed."
    )


def corners() -> str:
    """Say that not all corners of infinitely many continuations are known."""
    return "Infinitely many equilibria follow an earlier move, and not all their corners are known."


def rounded() -> str:
    """Say that an equilibrium of a stage is known in rounded numbers alone."""
    return (
        "An equilibrium of those who move together is known in rounded numbers alone, so that what "
        "it is worth cannot be compared exactly."
    )


def tied_plans() -> str:
    """Say what ties mean to plans."""
    return (
        "Whoever moves alone is taken to choose one strategy, also where several are equally good: "
        "plans that leave such a choice to chance are not looked for."
    )
