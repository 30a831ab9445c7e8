"""Everything a payoff table shows, as one value: numbers, marks, outcomes, and the words for them.

Owns what a cell says; where and how it is drawn is the widget's. Immutable: a new result makes a
new board, which knows where it differs from the last one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.amounts import kept
from games.model.denominator import fractions
from games.model.numbers import amount_text
from games.model.outcomes import outcome_table
from games.model.payoffs import affine, payoff
from games.model.sourcing import applies, sourced
from games.study.ways import way_of
from games.words.names import label, quoted, starting, subject
from games.words.profiles import profile_words
from gui.controls.figures import decimals_for, figure
from gui.core.selection import PayoffKey
from gui.panels.payoffs.marks import Marks, can_happen, marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.scenario import Outcome, Scenario
    from games.solve.report import Bools, Floats, Ints, Report

__all__ = ["Board", "board_of", "lit_by"]

Indices = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Board:
    """A game as its table shows it.

    Attributes
    ----------
    scenario
        Names, colours and the direct edits.
    payoffs
        Shape (players, *sizes), at today's levels.
    marks
        Best responses and equilibria.
    settled
        False while mixed equilibria are those of an earlier payoff table, shown faded.
    decimals
        Decimals of every figure of the table.
    outcomes
        Position of every profile's outcome, -1 where it has none; shape (*sizes).
    edited
        Player position and profile of every direct edit.
    sourced
        Which payoffs have a reason that cites a source; shape (players, *sizes).
    lit
        Which payoffs the selected consideration counts in, same shape; None if none is selected.
    fractions
        The payoffs that are no decimals, exactly; None if no amount behind any is a fraction.
    possible
        Which profiles can still happen, shape (*sizes).
    staged
        Whether moves follow one another, or some are already made: what is framed is what is
        played, and not called an equilibrium.
    """

    scenario: Scenario
    payoffs: Floats
    marks: Marks
    settled: bool
    decimals: int
    outcomes: Ints
    edited: frozenset[tuple[int, Indices]]
    sourced: Bools
    possible: Bools
    staged: bool
    lit: Bools | None = None
    fractions: Mapping[tuple[int, Indices], Fraction] | None = None

    def key(self, player: int, indices: Indices) -> PayoffKey:
        """Return the name by which the rest of the application knows a payoff."""
        return PayoffKey(self.scenario.players[player].id, self.scenario.profile(indices))

    def figure(self, player: int, indices: Indices) -> str:
        """Return the text of one payoff."""
        exact = None if self.fractions is None else self.fractions.get((player, indices))
        value = float(self.payoffs[(player, *indices)]) if exact is None else exact
        return figure(value, self.decimals)

    def is_best(self, player: int, indices: Indices) -> bool:
        """Tell whether the payoff is a best response."""
        return bool(self.marks.best[(player, *indices)])

    def is_pure(self, indices: Indices) -> bool:
        """Tell whether the profile is an equilibrium in which nobody mixes."""
        return bool(self.marks.pure[indices])

    def played(self, indices: Indices) -> float:
        """Return how often the profile is played in a mixed equilibrium."""
        return float(self.marks.mixed[indices])

    def can_happen(self, indices: Indices) -> bool:
        """Tell whether no move already made excludes the profile."""
        return bool(self.possible[indices])

    def is_edited(self, player: int, indices: Indices) -> bool:
        """Tell whether an amount was typed into this payoff."""
        return (player, indices) in self.edited

    def is_sourced(self, player: int, indices: Indices) -> bool:
        """Tell whether a reason behind the payoff cites a source."""
        return bool(self.sourced[(player, *indices)])

    def is_lit(self, player: int, indices: Indices) -> bool:
        """Tell whether the selected consideration counts in the payoff."""
        return self.lit is not None and bool(self.lit[(player, *indices)])

    def outcome_place(self, indices: Indices) -> int:
        """Return the position of a profile's outcome in the scenario's list, -1 for none."""
        return int(self.outcomes[indices])

    def outcome(self, indices: Indices) -> Outcome | None:
        """Return the outcome a profile belongs to."""
        position = self.outcome_place(indices)
        return self.scenario.outcomes[position] if position >= 0 else None

    def unlike(self, old: Board) -> Bools:
        """Return which cells may look different from an older board's, shape (*sizes)."""
        one, two = self.scenario, old.scenario
        rest = (
            one.players is two.players
            and one.outcomes is two.outcomes
            and one.play == two.play
            and (self.settled, self.decimals, self.edited, self.fractions)
            == (old.settled, old.decimals, old.edited, old.fractions)
            and self.lit is old.lit is None
        )
        if not rest:
            return np.ones(self.scenario.shape, dtype=bool)
        own = (self.payoffs != old.payoffs) | (self.marks.best != old.marks.best)
        own |= self.sourced != old.sourced
        shared = (self.marks.mixed != old.marks.mixed) | (self.outcomes != old.outcomes)
        shared |= self.marks.pure != old.marks.pure
        shared |= self.marks.tied != old.marks.tied
        return np.asarray(own.any(axis=0) | shared)

    def sentence(self, indices: Indices) -> str:
        """Say everything about one cell, for those who hear the table instead of seeing it."""
        players = self.scenario.players
        everyone = range(len(players))
        words = profile_words(self.scenario, self.scenario.profile(indices))
        numbers = ", ".join(f"{label(players[i].name)} {self.figure(i, indices)}" for i in everyone)
        said = [f"{words}. Payoffs: {numbers}"]
        best = [label(players[i].name) for i in everyone if self.is_best(i, indices)]
        if best:
            said.append(f"best responses: {', '.join(best)}")
        said.extend(self._remarks(indices))
        return "; ".join(said)

    def heading(self, player: int, indices: Indices) -> str:
        """Say one payoff and then its cell: what a screen reader speaks on the way through."""
        name = label(self.scenario.players[player].name)
        edited = ", edited" if self.is_edited(player, indices) else ""
        source = "" if self.is_sourced(player, indices) else ", no sourced reason"
        lit = ", selected consideration counts here" if self.is_lit(player, indices) else ""
        said = f"{name} {self.figure(player, indices)}{edited}{source}{lit}"
        return f"{said}. {self.sentence(indices)}"

    def hint(self, player: int, indices: Indices) -> str:
        """Explain one payoff in a few lines: its exact value and what the marks mean here."""
        owner = self.scenario.players[player]
        profile = self.scenario.profile(indices)
        exact = payoff(self.scenario, owner.id, profile)
        lines = [
            f"{label(owner.name)}: {amount_text(exact)}",
            profile_words(self.scenario, profile),
        ]
        if self.is_best(player, indices):
            lines.append(f"Best response: {subject(owner)} cannot do better against this play")
        lines.extend(map(starting, self._remarks(indices)))
        if self.is_edited(player, indices):
            lines.append("Contains a direct edit")
        if not self.is_sourced(player, indices):
            lines.append("No reason behind it cites a source")
        if self.is_lit(player, indices):
            lines.append("The selected consideration counts here")
        return "\n".join(lines)

    def _remarks(self, indices: Indices) -> list[str]:
        said = [] if self.can_happen(indices) else ["can no longer happen"]
        if self.is_pure(indices):
            said.append("played" if self.staged else "equilibrium")
        if self.marks.tied[indices] and self.settled:
            said.append("may be played, as payoffs tie")
        elif self.played(indices) > 0 and self.settled:
            where = "" if self.staged else " in mixed equilibrium"
            said.append(f"played with probability {self.played(indices):.2f}{where}")
        outcome = self.outcome(indices)
        if outcome is not None:
            said.append(f"outcome {quoted(outcome.name)}")
        return said


def board_of(
    scenario: Scenario,
    payoffs: Floats,
    report: Report | None,
    before: Board | None = None,
    reason: str = "",
    *,
    sources: bool = True,
) -> Board:
    """Put a result on a board.

    Parameters
    ----------
    scenario
        The scenario the payoffs belong to.
    payoffs
        Shape (players, *sizes).
    report
        The answer for exactly these payoffs, or None while it is computed; then mixed equilibria
        stay as they were on the board `before`, unsettled.
    before
        The board shown until now.
    reason
        Id of the selected consideration; empty, or one that is not there, for none.
    sources
        Whether it is a question if payoffs are sourced; without it none is marked as unsourced.
    """
    way = way_of(scenario)
    marks = marks_of(payoffs, report, way.order)
    if report is None and before is not None and before.payoffs.shape == payoffs.shape:
        marks = replace(marks, mixed=before.marks.mixed, tied=before.marks.tied)
    return Board(
        scenario=scenario,
        payoffs=payoffs,
        marks=marks,
        settled=report is not None,
        decimals=decimals_for(payoffs),
        outcomes=outcome_table(scenario),
        edited=frozenset(
            (scenario.player_index(edit.player), scenario.indices(edit.profile))
            for edit in scenario.edits
        ),
        sourced=_sourced(scenario, before) if sources else np.ones(payoffs.shape, dtype=bool),
        possible=can_happen(way.order, payoffs.shape[1:]),
        staged=way.order is not None,
        lit=lit_by(scenario, reason),
        fractions=_fractions(scenario),
    )


def lit_by(scenario: Scenario, reason: str) -> Bools | None:
    """Return in which payoffs a consideration counts, shape (players, *sizes); None if nowhere."""
    for one in scenario.considerations:
        if one.id == reason:
            lit = np.zeros((len(scenario.players), *scenario.shape), dtype=bool)
            lit[scenario.player_index(one.player)] = applies(scenario, one)
            return lit
    return None


def _fractions(scenario: Scenario) -> dict[tuple[int, Indices], Fraction] | None:
    """Return today's payoffs that are no decimals; None, at no cost, if no amount is one."""
    if not any(fractions(scenario)):
        return None
    found = {}
    for (player, *indices), value in np.ndenumerate(affine(scenario).exact(scenario.levels)):
        exact = kept(value)
        if isinstance(exact, Fraction):
            found[player, tuple(indices)] = exact
    return found


def _sourced(scenario: Scenario, before: Board | None) -> Bools:
    """Return which payoffs are sourced; a moving driver asks again and again for the same."""
    if before is not None:
        old = before.scenario
        if old.considerations is scenario.considerations and old.players is scenario.players:
            return before.sourced
    return sourced(scenario)
