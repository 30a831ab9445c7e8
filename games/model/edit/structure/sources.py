"""Sources: added, changed, reordered, removed, and what cites them.

Owns what becomes of citations.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.cells import fresh_id
from games.model.edit.structure.fitting import fitted, new_name, refuse_name, stripped
from games.model.edit.structure.losses import Restructured
from games.model.items import find, moved, place_of, swapped
from games.model.scenario import Source
from games.words.names import quoted

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["add_source", "move_source", "remove_source", "with_source"]


def with_source(scenario: Scenario, source: Source) -> Restructured:
    """Put other facts (title, publisher, date, note) on the source with this id.

    Raises
    ------
    ValueError
        If they are not acceptable.
    KeyError
        If there is no such source.
    """
    old = find(scenario.sources, source.id)
    new = stripped(source, "title", "publisher", "date")
    if new.title != old.title:
        others = [other.title for other in scenario.sources if other is not old]
        refuse_name(new.title, others, "source")
    return Restructured(fitted(replace(scenario, sources=swapped(scenario.sources, new))))


def add_source(scenario: Scenario, title: str = "") -> Restructured:
    """Add a source that nothing cites yet; raise `ValueError` for a title that cannot be one."""
    titles = [source.title for source in scenario.sources]
    own = new_name(title, titles, "source")
    made = Source(fresh_id(own, [source.id for source in scenario.sources]), own)
    return Restructured(fitted(replace(scenario, sources=(*scenario.sources, made))))


def remove_source(scenario: Scenario, source: str) -> Restructured:
    """Remove a source; considerations that cite it go on without a citation.

    Raises
    ------
    KeyError
        If there is no such source.
    """
    gone = find(scenario.sources, source)
    losses = tuple(
        f"consideration {quoted(reason.title)} no longer cites {quoted(gone.title)}"
        for reason in scenario.considerations
        if reason.source == source
    )
    new = replace(
        scenario,
        sources=tuple(other for other in scenario.sources if other is not gone),
        considerations=tuple(
            replace(reason, source="") if reason.source == source else reason
            for reason in scenario.considerations
        ),
    )
    return Restructured(fitted(new), losses)


def move_source(scenario: Scenario, source: str, to: int) -> Restructured:
    """Give a source another place in the list."""
    place = place_of(scenario.sources, source)
    return Restructured(fitted(replace(scenario, sources=moved(scenario.sources, place, to))))
