"""What the list of considerations says, line by line, and which lines are wanted.

Owns the words of a line, the text it is found by, and the filters. A direct edit is a line too, so
that it is seen among the reasons. Computes with exact decimals, knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from games.words.initials import initials
from games.words.names import condition, isolated, joined, label
from games.words.profiles import profile_words
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.model.scenario import Consideration, DirectEdit, Scenario

__all__ = ["Filter", "Line", "Order", "What", "counted_lines", "lines_of", "wanted"]

#: A consideration by its id, a direct edit by its payoff.
Key = str | PayoffKey


class What(Enum):
    """Which lines are wanted, apart from whose."""

    ALL = auto()
    HERE = auto()
    UNSOURCED = auto()
    UNSURE = auto()
    DRIVER = auto()
    CHANGED = auto()
    EDITS = auto()


class Order(Enum):
    """In which order lines stand."""

    FILE = "file order"
    PLAYER = "by player"
    SIZE = "by size today"


@dataclass(frozen=True, slots=True)
class Line:
    """One consideration or direct edit.

    Attributes
    ----------
    key
        The id, or the payoff of a direct edit.
    reason
        What it is about.
    player, color, mark
        Position, colour and short name of the player who cares.
    title, when
        What it says, and where it applies.
    fixed
        Positions of players and the strategies one of which they must play for it to apply.
    found_by
        All that a search looks through, in lower case.
    hint
        Everything in a few lines.
    """

    key: Key
    reason: Consideration | DirectEdit
    player: int
    color: str
    mark: str
    title: str
    when: str
    fixed: tuple[tuple[int, tuple[str, ...]], ...]
    found_by: str
    hint: str

    @property
    def is_edit(self) -> bool:
        """True for a direct edit."""
        return isinstance(self.key, PayoffKey)

    @property
    def sourced(self) -> bool:
        """True if it cites a source; a direct edit never does."""
        return bool(getattr(self.reason, "source", ""))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted. `player` is an id, empty for all; `driver` one for `What.DRIVER`."""

    text: str = ""
    player: str = ""
    what: What = What.ALL
    driver: str = ""

    @property
    def narrows(self) -> bool:
        """True if anything may be left out."""
        return self != Filter()


def lines_of(scenario: Scenario, old: Mapping[int, Line] | None = None) -> list[Line]:
    """Return a line for every consideration, then one for every direct edit.

    Parameters
    ----------
    scenario
        Where they are.
    old
        Lines of a scenario with the same words in players, drivers and sources, by the identity of
        their reasons; these are used again.
    """
    known = {} if old is None else old
    marks = initials([player.name for player in scenario.players])
    sources = {
        source.id: ", ".join(part for part in (source.title, source.publisher, source.date) if part)
        for source in scenario.sources
    }
    lines = [
        known.get(id(reason)) or _line(scenario, reason, marks, sources)
        for reason in scenario.considerations
    ]
    lines += [known.get(id(edit)) or _edit(scenario, edit, marks) for edit in scenario.edits]
    return lines


def wanted(
    line: Line, asked: Filter, selected: PayoffKey | None, saved: Mapping[Key, object]
) -> bool:
    """Tell whether a line is wanted.

    Parameters
    ----------
    line, asked
        The line and the filter.
    selected
        The selected payoff.
    saved
        Considerations and direct edits as they were saved, by key.
    """
    reason = line.reason
    if asked.player and reason.player != asked.player:
        return False
    if asked.text and not all(word in line.found_by for word in asked.text.lower().split()):
        return False
    match asked.what:
        case What.HERE:
            return selected is not None and _counts(line, selected)
        case What.UNSOURCED:
            return not line.sourced
        case What.UNSURE:
            return not line.is_edit and getattr(reason, "confidence", "") in ("", "low")
        case What.DRIVER:
            return any(driver == asked.driver for driver, _ in getattr(reason, "slopes", ()))
        case What.CHANGED:
            return saved.get(line.key) != reason
        case What.EDITS:
            return line.is_edit
        case _:
            return True


def _counts(line: Line, selected: PayoffKey) -> bool:
    return line.reason.player == selected.player and all(
        selected.profile[place] in strategies for place, strategies in line.fixed
    )


def _line(
    scenario: Scenario, reason: Consideration, marks: tuple[str, ...], sources: dict[str, str]
) -> Line:
    place = scenario.player_index(reason.player)
    player = scenario.players[place]
    when = condition(scenario, reason.when)
    source = sources.get(reason.source, "")
    drivers = [label(scenario.driver(driver).name) for driver, _ in reason.slopes]
    hint = [f"{label(player.name)}: {isolated(reason.title)}", f"Counts: {when}"]
    if drivers:
        hint.append(f"Moves with {joined(drivers)}")
    if reason.rationale:
        hint.append(reason.rationale)
    hint.append(f"Source: {source}" if source else "Cites no source")
    hint.append(f"Confidence: {reason.confidence or 'not stated'}")
    searched = (reason.title, reason.rationale, source, player.name, when)
    return Line(
        key=reason.id,
        reason=reason,
        player=place,
        color=player.color,
        mark=marks[place],
        title=reason.title,
        when=when,
        fixed=tuple((scenario.player_index(p), strategies) for p, strategies in reason.when),
        found_by="\n".join(searched).lower(),
        hint="\n".join(hint),
    )


def _edit(scenario: Scenario, edit: DirectEdit, marks: tuple[str, ...]) -> Line:
    place = scenario.player_index(edit.player)
    player = scenario.players[place]
    words = profile_words(scenario, edit.profile)
    hint = [f"{label(player.name)}: direct edit", f"Typed into the payoff at {words}"]
    if edit.note:
        hint.append(edit.note)
    searched = ("direct edit", edit.note, player.name, words)
    return Line(
        key=PayoffKey(edit.player, edit.profile),
        reason=edit,
        player=place,
        color=player.color,
        mark=marks[place],
        title="Direct edit",
        when=words,
        fixed=tuple((place, (own,)) for place, own in enumerate(edit.profile)),
        found_by="\n".join(searched).lower(),
        hint="\n".join(hint),
    )


def counted_lines(lines: Sequence[Line], shown: int, asked: Filter) -> str:
    """Say how many there are, are shown, and cite a source."""
    reasons = [line for line in lines if not line.is_edit]
    edits = len(lines) - len(reasons)
    said = f"{len(reasons)} consideration{'' if len(reasons) == 1 else 's'}"
    if edits:
        said += f" and {edits} direct edit{'' if edits == 1 else 's'}"
    if asked.narrows:
        said += f", {shown} shown"
    cited = sum(line.sourced for line in reasons)
    return f"{said}; {cited} cite{'s' if cited == 1 else ''} a source" if reasons else said
