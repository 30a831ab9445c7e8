"""From pasted text to payoffs: what would change, what stays, and what cannot be read and why.

Owns the plan of a paste and its application. Nothing is changed by making a plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.edit import with_payoff
from games.model.pasting.block import MisfitError, spots
from games.model.pasting.cells import decimal_mark, grids, number
from games.model.pasting.layout import payoff_rows, places
from games.model.payoffs import payoff

if TYPE_CHECKING:
    from decimal import Decimal

    from games.model.pasting.block import Spot
    from games.model.pasting.cells import Grid
    from games.model.scenario import Profile, Scenario

__all__ = ["Pasted", "Plan", "apply_plan", "plan_paste"]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted cell.

    Attributes
    ----------
    player, profile
        Whose payoff, and where (ids).
    text
        What stood in the cell.
    old, new
        The payoff at today's levels and what it would be; `new` is None if nothing can be set.
    fault
        Why not; empty for a cell that is simply empty.
    """

    player: str
    profile: Profile
    text: str
    old: Decimal
    new: Decimal | None
    fault: str = ""

    @property
    def changes(self) -> bool:
        """True if the payoff would be another number."""
        return self.new is not None and self.new != self.old


@dataclass(frozen=True, slots=True)
class Plan:
    """What a paste would do, cell by cell; payoffs that are not in it stay as they are."""

    cells: tuple[Pasted, ...]

    @property
    def changes(self) -> tuple[Pasted, ...]:
        """The payoffs that would be other numbers."""
        return tuple(cell for cell in self.cells if cell.changes)

    @property
    def faults(self) -> tuple[Pasted, ...]:
        """The cells that cannot be used."""
        return tuple(cell for cell in self.cells if cell.fault)


def plan_paste(
    text: str, scenario: Scenario, player: str | None = None, profile: Profile | None = None
) -> Plan:
    """Read a pasted table.

    Parameters
    ----------
    text
        As copied from a spreadsheet, from this program, or typed: tabs, semicolons, commas or
        blanks between cells, with or without headings, whose order does not matter.
    scenario
        Whose table it shall be.
    player, profile
        The selected payoff: says whose numbers they are, and for which strategy of the third
        player, where headings do not.

    Raises
    ------
    ValueError
        With a sentence for the person, if the text is no payoff table of this scenario.
    """
    owner = scenario.player_index(player) if player is not None else None
    indices = scenario.indices(profile) if profile is not None else ()
    third = indices[2] if len(indices) > 2 else None
    wrong: MisfitError | None = None
    for grid in grids(text):
        own = _own(grid, scenario)
        try:
            found = own if own is not None else spots(grid, scenario, owner, third)
        except MisfitError as misfit:
            # the first way to cut the text is the likeliest; a way that knows headings is sure
            if wrong is None or (misfit.known and not wrong.known):
                wrong = misfit
            continue
        return _plan(found, scenario)
    raise wrong or MisfitError("there are no cells")


def apply_plan(scenario: Scenario, plan: Plan) -> Scenario:
    """Return the scenario with every readable number of a plan as a direct edit where needed."""
    for cell in plan.changes:
        assert cell.new is not None
        scenario = with_payoff(scenario, cell.player, cell.profile, cell.new)
    return scenario


def _own(grid: Grid, scenario: Scenario) -> list[Spot] | None:
    """Return the cells of a table that this program copied, None if it is none of them."""
    rows, where = payoff_rows(scenario), places(scenario)
    if len(rows) != len(grid) or any(len(a) != len(b) for a, b in zip(rows, grid, strict=True)):
        return None
    found: list[Spot] = []
    for y, (mine, pasted) in enumerate(zip(rows, grid, strict=True)):
        for x, (label, cell) in enumerate(zip(mine, pasted, strict=True)):
            if (y, x) in where:
                owner, profile = where[y, x]
                found.append((scenario.player_index(owner), scenario.indices(profile), cell))
            elif " ".join(label.split()) != cell:
                return None
    return found


def _plan(found: list[Spot], scenario: Scenario) -> Plan:
    mark = decimal_mark(text for _, _, text in found)
    cells = []
    for owner, indices, text in found:
        player, profile = scenario.players[owner].id, scenario.profile(indices)
        old = payoff(scenario, player, profile)
        new, fault = None, ""
        if text:
            try:
                new = number(text, mark)
                with_payoff(scenario, player, profile, new)
            except ValueError as refusal:
                new, fault = None, str(refusal)
        cells.append(Pasted(player, profile, text, old, new, fault))
    return Plan(tuple(cells))
