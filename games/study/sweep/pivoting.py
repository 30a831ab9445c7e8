"""Lemke and Howson's paths asked about a two-player game: which listed equilibria they reach.

Owns the comparison of a report with nashpy's Lemke-Howson algorithm from every starting label, and
its wording. The paths need not reach every equilibrium, but whatever they reach must be listed.
Must not know how the algorithm is run or stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.solve.nash.second_opinion.lemke_howson import (
    DEADLINE_S,
    HelperProcess,
    lemke_howson_opinion,
)
from games.solve.nash.second_opinion.nashpy_path import same

if TYPE_CHECKING:
    from games.solve.nash.second_opinion.lemke_howson import Runner
    from games.solve.report import Floats, Report
    from games.task import Token

__all__ = ["Pivoting", "pivoting"]


@dataclass(frozen=True, slots=True)
class Pivoting:
    """How many of the `listed` equilibria the paths reached, and how many others; notes say more.

    An equilibrium that is not listed contradicts a report unless ties make a continuum of them.
    """

    reached: int
    listed: int
    others: int
    degenerate: bool
    notes: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool | None:
        """Whether everything reached is listed; None if nothing was reached or ties excuse it."""
        if self.others:
            return None if self.degenerate else False
        return True if self.reached else None

    @property
    def text(self) -> str:
        """One line for a person."""
        if not self.reached and not self.others:
            return "nashpy's Lemke-Howson gave no answer."
        which = "the only equilibrium"
        if self.listed != 1:
            listed = "equilibria and corners listed" if self.degenerate else "equilibria"
            which = f"{self.reached} of the {self.listed} {listed}"
        if not self.others:
            return f"nashpy's Lemke-Howson, asked from every label, reaches {which} and no other."
        more = "one profile" if self.others == 1 else f"{self.others} profiles"
        why = "; with ties there may be a continuum" if self.degenerate else ""
        return f"nashpy's Lemke-Howson reaches {more} not in the list{why}."


def pivoting(
    payoffs: Floats,
    report: Report,
    *,
    runner: Runner | None = None,
    seconds: float = DEADLINE_S,
    token: Token | None = None,
) -> Pivoting | None:
    """Follow the paths from every label of one game; None if there are more than two players.

    Parameters
    ----------
    payoffs : (players, *strategies)
    report
        What is known of that game.
    runner
        Who runs the algorithm; by default a helper process of its own, gone afterwards.
    seconds
        Patience per label.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    if len(payoffs) != 2:
        return None
    if runner is None:
        with HelperProcess() as helper:
            return pivoting(payoffs, report, runner=helper, seconds=seconds, token=token)
    opinion = lemke_howson_opinion(payoffs, runner, seconds=seconds, token=token)
    listed = [own.profile for own in report.equilibria]
    reached = sum(any(same(own, other) for other in opinion.profiles) for own in listed)
    others = sum(not any(same(own, other) for own in listed) for other in opinion.profiles)
    return Pivoting(reached, len(listed), others, report.degenerate, opinion.notes)
