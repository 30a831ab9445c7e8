"""Single values that became others, and how a sentence says so.

Owns the words for a changed value: a short one is given before and after, a long one is rewritten.
Knows scenarios only as things with attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from games.model.items import HasId
from games.study.compare.parts import Edit, Field, Topic, paired
from games.words.names import joined, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["SHORT", "changed", "listed", "said", "texts"]

#: Longer values are not repeated in a sentence.
SHORT = 60
#: What attributes are called on screen, where that is another word.
_NAMES = {"color": "colour", "in_sentence": "form in a sentence"}
#: Values that are words, not numbers or kinds, and stand in quotation marks.
_WORDS = frozenset(
    (
        *("title", "name", "form in a sentence", "letter", "publisher", "unit"),
        *("range", "condition", "order", "swept driver", "move already made"),
    )
)


T = TypeVar("T", bound=HasId)


def texts(was: object, now: object, names: Sequence[str]) -> Iterator[Field]:
    """Compare attributes that are text."""
    for name in names:
        old, new = str(getattr(was, name)), str(getattr(now, name))
        if old != new:
            yield Field(_NAMES.get(name, name), old, new)


def said(fields: Iterable[Field]) -> str:
    """Say what became of values: "base from 0.5 to 1, note added and rationale rewritten"."""
    return joined(_said(field) for field in fields)


def _said(field: Field) -> str:
    if field.said:
        return field.said
    if not field.old:
        return f"{field.name} added"
    if not field.new:
        return f"{field.name} removed"
    if max(len(field.old), len(field.new)) > SHORT or "\n" in field.old + field.new:
        return f"{field.name} rewritten"
    mark = quoted if field.name in _WORDS else str
    return f"{field.name} from {mark(field.old)} to {mark(field.new)}"


def changed(topic: Topic, place: str, who: str, fields: Iterable[Field]) -> Iterator[Edit]:
    """Yield one edit about a thing called `who`, unless nothing of it changed."""
    found = tuple(fields)
    if found:
        yield Edit(topic, "changed", place, f"{who}: {said(found)}.", found)


def listed(
    old: Sequence[T],
    new: Sequence[T],
    what: str,
    name: Callable[[T], str],
    compare: Callable[[T, T], Iterable[Field]],
    topic: Topic = Topic.WORDS,
) -> Iterator[Edit]:
    """Compare two lists of things that a reader looks up: outcomes, sources, snapshots."""
    found = paired(old, new)
    for item in found.added:
        text = f"New {what}: {quoted(name(item))}."
        yield Edit(topic, "added", f"{what}s.{item.id}", text)
    for item in found.removed:
        text = f"Removed {what}: {quoted(name(item))}."
        yield Edit(topic, "removed", f"{what}s.{item.id}", text)
    for was, item in found.kept:
        who = f"{what.capitalize()} {quoted(name(was))}"
        yield from changed(topic, f"{what}s.{item.id}", who, compare(was, item))
    if found.reordered:
        yield Edit(topic, "reordered", f"{what}s", f"The {what}s are in another order.")
