"""From pasted text to payoffs: every way it can be meant, what would change, what cannot be read.

Owns readings, their plans and how one is applied. Nothing is changed by making them. Which of
several readings is meant is for the person to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.edit.cells import with_payoff
from games.model.edit.pasting.block import MisfitError
from games.model.edit.pasting.cells import bracketed, grids, marks, number
from games.model.edit.pasting.field import PARTINGS, cut
from games.model.edit.pasting.joint import joint_spots
from games.model.edit.pasting.layout import payoff_table
from games.model.edit.pasting.plain import plain_spots
from games.model.payoffs import payoff
from games.model.typed import NearlyError
from games.words.names import genitive

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.model.edit.pasting.block import Spot
    from games.model.edit.pasting.cells import Grid
    from games.model.scenario import Profile, Scenario

__all__ = ["Pasted", "Plan", "Reading", "apply_plan", "readings"]

#: More than this is not looked at as a single cell.
_LONGEST_CELL = 1000


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
    rounded
        Why `new` is not all that stood there; empty if it is.
    """

    player: str
    profile: Profile
    text: str
    old: Amount
    new: Amount | None
    fault: str = ""
    rounded: str = ""

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
    def rounded(self) -> tuple[Pasted, ...]:
        """The cells whose numbers can be kept only rounded."""
        return tuple(cell for cell in self.cells if cell.rounded)

    @property
    def faults(self) -> tuple[Pasted, ...]:
        """The cells that cannot be used."""
        return tuple(cell for cell in self.cells if cell.fault)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which pasted text can be meant.

    Attributes
    ----------
    how
        That way in words: what stands in a cell, what a comma is.
    scenario, plan
        Whose table it was read as, and what it would do to it.
    strange
        Headings that are no names in the scenario; the order was taken instead.
    """

    how: str
    scenario: Scenario
    plan: Plan
    strange: tuple[str, ...] = ()


def readings(
    text: str,
    scenario: Scenario,
    player: str | None = None,
    profile: Profile | None = None,
    html: str = "",
) -> tuple[Reading, ...]:
    """Read pasted text in every way in which it can be meant, the likeliest first.

    Parameters
    ----------
    text
        As copied from a spreadsheet, a textbook, this program, or typed: one number a cell, or the
        payoffs of all players, with or without headings, whose order does not matter.
    scenario
        Whose table it shall be.
    player, profile
        The selected payoff: says whose numbers they are, and for which strategy of the third
        player, where headings do not; a single cell is about it.
    html
        The same as HTML, where the clipboard has it.

    Raises
    ------
    ValueError
        With a sentence for the person, if the text is no payoff table of this scenario.
    """
    owner = scenario.player_index(player) if player is not None else None
    indices = scenario.indices(profile) if profile is not None else ()
    third = indices[2] if len(indices) > 2 else None
    found: list[Reading] = []
    wrong: list[MisfitError] = []
    one = len(text) <= _LONGEST_CELL and not {"\n", "\t"} & set(text)
    if owner is not None and indices and one:
        found = _cell(text.strip(), scenario, owner, indices)
    for grid in () if found else grids(text, html):
        own = _own(grid, scenario)
        if own is not None:
            return (Reading("As copied here", scenario, _plan(own, scenario, ".")),)
        for parting in PARTINGS:
            try:
                for joint in joint_spots(grid, scenario, parting, third):
                    how = _joint_words(scenario, joint.order, joint.rows)
                    found += _read(how, list(joint.spots), scenario, joint.strange)
            except MisfitError as misfit:
                wrong.append(misfit)
        try:
            for plain, first in plain_spots(grid, scenario, owner, third):
                found += _read(_plain_words(scenario, plain, first), plain, scenario)
        except MisfitError as misfit:
            wrong.append(misfit)
    if not found:
        raise _likeliest(wrong)
    return _distinct(found)


def _cell(text: str, scenario: Scenario, owner: int, indices: tuple[int, ...]) -> list[Reading]:
    """Return what a single pasted cell may mean at the selected payoff."""
    found: list[Reading] = []
    everybody = tuple(range(len(scenario.players)))
    for parting in PARTINGS:
        parts = cut(text, len(everybody), parting)
        if parts is not None:
            pasted = [(who, indices, part) for who, part in zip(everybody, parts, strict=True)]
            found += _read(_joint_words(scenario, everybody), pasted, scenario)
    alone = [(owner, indices, text)]
    found += _read(_plain_words(scenario, alone), alone, scenario)
    return [reading for reading in found if not reading.plan.faults]


def _read(
    how: str, found: list[Spot], scenario: Scenario, strange: tuple[str, ...] = ()
) -> list[Reading]:
    """Return a reading for every decimal mark that can be meant."""
    made: list[Reading] = []
    texts = [text for _, _, text in found if text]
    possible = marks(texts)
    for mark in possible:
        said = how
        if mark == ",":
            said += "; the comma is the decimal mark"
        elif mark == "." and any("," in text for text in texts):
            said += "; commas part thousands"
        elif mark == "." and len(possible) > 1:
            said += "; the point is the decimal mark"
        in_brackets = [bracketed(text) for text in texts]
        minus = "; brackets mean minus" if any(in_brackets) else ""
        made.append(Reading(said + minus, scenario, _plan(found, scenario, mark), strange))
        if texts and all(in_brackets):
            bare = [(owner, profile, text[1:-1]) for owner, profile, text in found]
            plain = f"{said}; brackets mean nothing"
            made.append(Reading(plain, scenario, _plan(bare, scenario, mark), strange))
    return made


def _distinct(found: list[Reading]) -> tuple[Reading, ...]:
    """Leave out readings that say what another one says, or that are worse than another."""
    known = [reading for reading in found if not reading.strange] or found
    few = [r for r in known if 2 * len(r.plan.faults) <= len(r.plan.cells)] or known[:1]
    clean = [reading for reading in few if not reading.plan.faults] or few
    one = {frozenset((c.player, c.profile, c.new) for c in r.plan.cells): r for r in clean[::-1]}
    return tuple(one.values())[::-1]


def _likeliest(wrong: list[MisfitError]) -> MisfitError:
    """Return the reason to give: one that knows headings is sure; else the first with numbers."""
    known = [misfit for misfit in wrong if misfit.known]
    sized = [misfit for misfit in wrong if "no numbers" not in str(misfit)]
    return (known or sized or wrong or [MisfitError("there are no cells")])[0]


def _joint_words(scenario: Scenario, order: tuple[int, ...], rows: int | None = None) -> str:
    players = scenario.players
    said = f"In each cell {', then '.join(players[place].name for place in order)}"
    return said if rows is None else f"{said}; the rows are {genitive(players[rows])}"


def _plain_words(scenario: Scenario, found: list[Spot], first: int | None = None) -> str:
    owners = {owner for owner, _, _ in found}
    said = "Each number is one payoff"
    if first is not None:
        return f"{said}, {genitive(scenario.players[first])} first"
    return said if len(owners) > 1 else f"{said} of {scenario.players[owners.pop()].name}"


def apply_plan(scenario: Scenario, plan: Plan) -> Scenario:
    """Return the scenario with every readable number of a plan as a direct edit where needed."""
    for cell in plan.changes:
        assert cell.new is not None
        scenario = with_payoff(scenario, cell.player, cell.profile, cell.new)
    return scenario


def _own(grid: Grid, scenario: Scenario) -> list[Spot] | None:
    """Return the cells of a table that this program copied, None if it is none of them."""
    rows = payoff_table(scenario)
    if len(rows) != len(grid) or any(len(a) != len(b) for a, b in zip(rows, grid, strict=True)):
        return None
    found: list[Spot] = []
    for mine, pasted in zip(rows, grid, strict=True):
        for label, cell in zip(mine, pasted, strict=True):
            if not isinstance(label, str):
                owner, profile = label
                found.append((scenario.player_index(owner), scenario.indices(profile), cell))
            elif " ".join(label.split()) != cell:
                return None
    return found


def _plan(found: list[Spot], scenario: Scenario, mark: str) -> Plan:
    cells = []
    filled = scenario  # fractions may have no room beside those before them
    for owner, indices, text in found:
        player, profile = scenario.players[owner].id, scenario.profile(indices)
        old = payoff(scenario, player, profile)
        new, fault, rounded = None, "", ""
        if text:
            try:
                try:
                    new = number(text, mark)
                except NearlyError as nearly:
                    new, rounded = nearly.nearest, str(nearly)
                filled = with_payoff(filled, player, profile, new)
            except ValueError as refusal:
                new, fault = None, str(refusal)
        cells.append(Pasted(player, profile, text, old, new, fault, rounded))
    return Plan(tuple(cells))
