"""How many bytes a scenario needs beyond those of the one it was made from.

Owns the estimate by which an undo history stays within its memory. Scenarios are frozen and share
whatever an edit left alone; only what is not the very same object is weighed. Knows no history.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from sys import getsizeof
from typing import TYPE_CHECKING

from games.model.scenario import Scenario, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["added"]


def added(before: Scenario, after: Scenario) -> int:
    """Return about how many bytes `after` holds that `before` does not hold already.

    Parts are compared with the part that had their place, or else with nothing: what has moved
    deep inside a part is weighed again, so that the estimate errs on the large side. It takes
    microseconds for an edit of one part, however large the scenario.
    """
    return _weigh(after, before, before)


def _weigh(part: object, old: object, root: Scenario) -> int:
    """Weigh a part that took the place of `old`; snapshots share with the scenario `root`."""
    if part is old or part is None:
        return 0
    if isinstance(part, tuple):
        return getsizeof(part) + sum(_items(part, old if isinstance(old, tuple) else (), root))
    if not is_dataclass(part) or isinstance(part, type):
        return getsizeof(part)
    if type(old) is not type(part):
        old = None
    size = getsizeof(part)
    for field in fields(part):
        was = getattr(old, field.name, None)
        if was is None and isinstance(part, Snapshot) and field.name == "scenario":
            was = root
        size += _weigh(getattr(part, field.name), was, root)
    return size


def _items(part: tuple[object, ...], old: tuple[object, ...], root: Scenario) -> Iterable[int]:
    """Weigh the items of a tuple that the old one did not hold, wherever it held them."""
    known = {id(item) for item in old}
    for place, item in enumerate(part):
        if id(item) not in known:
            yield _weigh(item, old[place] if place < len(old) else None, root)
