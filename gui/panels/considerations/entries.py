"""What an entry in the editor does to a consideration, and what that step is called.

Owns the labels of the undo steps, so that the history reads as a list of judgements. Pure: a
scenario and a wish in, a scenario and a label out; `ValueError` with the reason where the wish
cannot be. Knows no widget.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.cells import with_base, with_slope
from games.model.edit.considerations import consideration, revised, with_range
from games.model.edit.structure.sources import add_source, with_source
from games.model.numbers import amount_text, show
from games.words.names import condition, quoted, subject

if TYPE_CHECKING:
    from decimal import Decimal

    from games.model.amounts import Amount
    from games.model.scenario import Scenario, When

__all__ = [
    "cite",
    "cite_new",
    "set_base",
    "set_condition",
    "set_confidence",
    "set_player",
    "set_range",
    "set_rationale",
    "set_slope",
    "set_title",
]

Step = tuple["Scenario", str]


def set_title(scenario: Scenario, name: str, title: str) -> Step:
    """Call it something else."""
    old = consideration(scenario, name)
    label = f"Rename {quoted(old.title)} to {quoted(title.strip())}"
    return revised(scenario, replace(old, title=title)), label


def set_rationale(scenario: Scenario, name: str, text: str) -> Step:
    """Give it other reasons."""
    old = consideration(scenario, name)
    return revised(
        scenario, replace(old, rationale=text.strip())
    ), f"Rationale of {quoted(old.title)}"


def set_player(scenario: Scenario, name: str, player: str) -> Step:
    """Let another player care."""
    old = consideration(scenario, name)
    owner = subject(scenario.players[scenario.player_index(player)])
    return revised(scenario, replace(old, player=player)), f"{quoted(old.title)} matters to {owner}"


def set_condition(scenario: Scenario, name: str, when: When) -> Step:
    """Let it count elsewhere."""
    old = consideration(scenario, name)
    words = condition(scenario, when)
    where = "always" if not when else f"when {words}"
    return revised(scenario, replace(old, when=when)), f"{quoted(old.title)} counts {where}"


def set_base(scenario: Scenario, name: str, value: Amount) -> Step:
    """Give it another base."""
    title = consideration(scenario, name).title
    return with_base(scenario, name, value), f"{quoted(title)} to {amount_text(value)}"


def set_slope(scenario: Scenario, name: str, driver: str, value: Amount) -> Step:
    """Let a driver move it; 0 takes the driver out."""
    title, moves = consideration(scenario, name).title, scenario.driver(driver).name
    new = with_slope(scenario, name, driver, value)
    if not value:
        return new, f"{quoted(title)} no longer moves with {moves}"
    return new, f"{quoted(title)} moves with {moves}: {amount_text(value, signed=True)}"


def set_range(scenario: Scenario, name: str, low: Decimal | None, high: Decimal | None) -> Step:
    """State how far the base may be off, or no longer."""
    title = consideration(scenario, name).title
    new = with_range(scenario, name, low, high)
    if low is None or high is None:
        return new, f"No range for {quoted(title)}"
    return new, f"Range of {quoted(title)}: {show(low)} to {show(high)}"


def set_confidence(scenario: Scenario, name: str, confidence: str) -> Step:
    """State how sure the analyst is; empty for not stated."""
    old = consideration(scenario, name)
    label = f"Confidence in {quoted(old.title)}: {confidence or 'not stated'}"
    return revised(scenario, replace(old, confidence=confidence)), label


def cite(scenario: Scenario, name: str, source: str) -> Step:
    """Cite a source, or none."""
    old = consideration(scenario, name)
    new = revised(scenario, replace(old, source=source))
    if not source:
        return new, f"{quoted(old.title)} cites no source"
    cited = next(one.title for one in scenario.sources if one.id == source)
    return new, f"{quoted(old.title)} cites {quoted(cited)}"


def cite_new(scenario: Scenario, name: str, title: str, publisher: str, date: str) -> Step:
    """Add a source and cite it, in one step."""
    if not title.strip():
        message = "a source needs a title"
        raise ValueError(message)
    grown = add_source(scenario, title).scenario
    made = replace(grown.sources[-1], publisher=publisher, date=date)
    grown = with_source(grown, made).scenario
    new, _ = cite(grown, name, made.id)
    return new, f"New source {quoted(made.title)} for “{consideration(scenario, name).title}”"
