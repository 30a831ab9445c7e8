"""How sure a list of equilibria is, in the three words that mean three things.

Owns the words and what each of them says: proved (exact arithmetic leaves nothing out), checked
(floating point within error bounds, indices that sum to +1, a second opinion: strong evidence) and
open (neither, for a reason that is told). Everything that says how sure asks here. Decides nothing:
which of the three it is, the solvers say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve.report import CHECKED, OPEN, PROVED
from games.words.names import joined
from games.words.plays import in_stages, together
from games.words.wording import counted, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Report
    from games.study.map.report import Kind
    from games.study.sweep.report import Regime, Sweep

__all__ = [
    "WORDS",
    "at_most",
    "count_text",
    "doubt",
    "doubt_beside",
    "least_sure",
    "list_text",
    "meaning",
    "of_kind",
    "of_list",
    "of_regime",
    "of_sweep",
    "pieces",
    "single",
    "sweep_text",
]

#: Each word, and what it says: the only place where they are told apart.
WORDS = {
    PROVED: "exact arithmetic shows that no equilibrium is missing",
    CHECKED: "floating-point numbers with error bounds leave no room for another one, and the"
    " indices sum to +1: strong evidence, not a proof",
    OPEN: "others may exist, for a reason that is told among the checks",
}
#: The same of what is played in stages, and of stages in which several move together.
_STAGES = {
    PROVED: "backward induction in exact fractions shows that nothing else can be played without"
    " leaving a tie to chance",
    OPEN: WORDS[OPEN],
}
_TOGETHER = {
    PROVED: "backward induction, and exact arithmetic where players move together, show that"
    " nothing else can be played without somebody who moves alone leaving a tie to chance",
    CHECKED: "backward induction is exact; where players move together floating-point numbers with"
    " error bounds leave no room for anything else: strong evidence, not a proof",
    OPEN: WORDS[OPEN],
}
_ORDER = (OPEN, CHECKED, PROVED)


def meaning(proof: str, scenario: Scenario) -> str:
    """Say what a word means of the answers to a scenario, under its play."""
    if not in_stages(scenario):
        return WORDS[proof]
    return (_TOGETHER if together(scenario) or proof not in _STAGES else _STAGES)[proof]


def least_sure(proofs: Iterable[str]) -> str:
    """Return what may be said of all lists together: the least sure word; of none, "proved"."""
    return min(proofs, key=_ORDER.index, default=PROVED)


def of_list(*, certified: bool) -> str:
    """Return the word for a list that floating point answered for."""
    return CHECKED if certified else OPEN


def of_regime(regime: Regime) -> str:
    """Return the word for the lists of a regime; where payoffs tie it is open unless proved."""
    if regime.proved:
        return PROVED
    return of_list(certified=regime.certified and regime.tied is None)


def of_kind(kind: Kind) -> str:
    """Return the word for what is in equilibrium in a part of a map."""
    return of_list(certified=kind.certified and not kind.degenerate)


def of_sweep(sweep: Sweep) -> str:
    """Return the word for a whole sweep."""
    return least_sure(map(of_regime, sweep.regimes))


def doubt(proof: str) -> str:
    """Return what is added where a list is shown and may lack something; empty if it is sure."""
    return OPEN if proof == OPEN else ""


def doubt_beside(proof: str, what: str = "others may exist") -> str:
    """Return the same as the end of a phrase: ", open: others may exist"."""
    return f", {OPEN}: {what}" if proof == OPEN else ""


def single(report: Report) -> tuple[Equilibrium, ...]:
    """Return the equilibria that stand for themselves: corners of families stand for those."""
    sets = {family.component for family in report.families}
    return tuple(
        one for one in report.equilibria if one.component is None or one.component not in sets
    )


def pieces(report: Report) -> tuple[int, int]:
    """Return how many equilibria stand for themselves, and how many connected sets there are."""
    return len(single(report)), len({family.component for family in report.families})


def at_most(report: Report) -> str:
    """Return what stands before the number of connected sets where some may be joined.

    Curves and surfaces are known by some of their points, so two may meet elsewhere.
    """
    several = pieces(report)[1] > 1
    bent = any(family.kind != "product" for family in report.families)
    return "at most " if several and bent else ""


def count_text(report: Report, scenario: Scenario | None = None) -> str:
    """Return how many equilibria one game has: "3 equilibria", "1 equilibrium and a set".

    Under a scenario's play in stages they are answers: "1 answer".
    """
    alone, sets = pieces(report)
    if scenario is not None and in_stages(scenario):
        return "infinitely many answers" if sets else f"{alone} answer{'' if alone == 1 else 's'}"
    said = [f"{alone} {'equilibrium' if alone == 1 else 'equilibria'}"] if alone or not sets else []
    several = f"{at_most(report)}{sets} {'set' if sets == 1 else 'sets'} of infinitely many"
    return joined([*said, *([several] if sets else [])])


def _all_there_is(report: Report) -> str:
    """Say that what is listed is all: "it is the only one", "these three are all there are"."""
    alone, sets = pieces(report)
    if not sets:
        return "it is the only one" if alone == 1 else f"these {spelled(alone)} are all there are"
    parts = [counted(alone, "equilibrium", "equilibria")] if alone else []
    parts.append(f"{at_most(report)}{counted(sets, 'connected set')} of infinitely many")
    verb = "is" if alone + sets == 1 else "are"
    return f"there {verb} {joined(parts)}, and nothing else"


def list_text(report: Report) -> str:
    """Say how sure the list of one game is that is proved or checked, as a sentence."""
    if report.proof == PROVED:
        return f"Proved by exact arithmetic: {_all_there_is(report)}."
    return (
        "Checked, not proved: with floating-point numbers and bounds on their errors nothing but"
        " what is listed was left."
    )


def sweep_text(sweep: Sweep) -> str:
    """Say how sure the lists along a driver are where all move at once."""
    proof = of_sweep(sweep)
    if proof == PROVED:
        return "Proved at every level: exact arithmetic shows that no equilibrium is missing."
    if proof == CHECKED:
        return (
            f"Checked at {sweep.levels} levels, tipping points aside: the indices sum to +1 there,"
            " as they do where none is missing. Tipping points and levels between are not proved."
        )
    open_ = [one for one in sweep.regimes if of_regime(one) == OPEN]
    tied = sum(one.tied is not None for one in open_)
    if tied == len(sweep.regimes):
        return "Open: payoffs tie in every regime, and no list of single equilibria is complete."
    if tied == len(open_):
        return (
            f"Checked at {sweep.levels} levels where payoffs do not tie; open where they do, as no"
            " list of single equilibria is complete there."
        )
    regimes = "regime" if len(sweep.regimes) == 1 else "regimes"
    where = f"{len(open_)} of {len(sweep.regimes)} {regimes}"
    return f"Open in {where}: there some equilibria may be missing."
