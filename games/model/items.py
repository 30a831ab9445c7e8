"""Things that have an id, in a list: found, put in place of each other, moved.

Owns nothing of what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["HasId", "find", "moved", "place_of", "swapped"]


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...


T = TypeVar("T")
Own = TypeVar("Own", bound=HasId)


def find(items: Iterable[Own], own: str) -> Own:
    """Return the item with an id; raise `KeyError` if there is none."""
    for item in items:
        if item.id == own:
            return item
    raise KeyError(own)


def place_of(items: Iterable[HasId], own: str) -> int:
    """Return the position of the item with an id; raise `KeyError` if there is none."""
    for place, item in enumerate(items):
        if item.id == own:
            return place
    raise KeyError(own)


def swapped(items: Sequence[Own], new: Own) -> tuple[Own, ...]:
    """Return the items with `new` in the place of the one with its id."""
    return tuple(new if item.id == new.id else item for item in items)


def moved(items: Sequence[T], place: int, to: int) -> tuple[T, ...]:
    """Return the items with the one at `place` put at `to`, or at the nearer end."""
    rest = list(items)
    item = rest.pop(place)
    rest.insert(min(max(to, 0), len(rest)), item)
    return tuple(rest)
