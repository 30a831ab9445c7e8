"""Names, moments and differences of files in words.

Owns how a path is written where people read it and how two versions of a scenario differ, in a few
lines. Knows no dialog.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from games.model.scenario import Scenario

__all__ = ["differences", "file_moment", "legible", "moment"]


def legible(path: Path | str) -> str:
    """Return a path or name as text that can be shown: bytes that are no text become marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def moment(when: str) -> str:
    """Return an ISO 8601 time as people write it here; empty if it is none."""
    try:
        time = datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    today = datetime.now().astimezone().date()
    day = "today" if time.date() == today else f"{time.day} {time:%B %Y}"
    return f"{day}, {time:%H:%M}"


def file_moment(path: Path) -> str:
    """Return when a file was written last; "an unknown time" if the system does not say."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return "an unknown time"
    return moment(written.isoformat())


def differences(old: Scenario, new: Scenario) -> tuple[str, ...]:
    """Return what is different in `new`, a line each; nothing if they are equal."""
    lines = []
    if old.title != new.title:
        lines.append(f"the title is “{new.title}”")
    for name, one in (
        ("players", "player"),
        ("drivers", "driver"),
        ("considerations", "consideration"),
        ("edits", "direct edit"),
        ("outcomes", "outcome"),
        ("sources", "source"),
        ("snapshots", "snapshot"),
    ):
        count = _moved(getattr(old, name), getattr(new, name))
        if count:
            lines.append(f"{count} {one}{'s' if count > 1 else ''} added, removed or changed")
    if not lines and old != new:
        lines.append("texts or the order of things")
    return tuple(lines)


def _moved(old: Iterable[Hashable], new: Iterable[Hashable]) -> int:
    before, after = set(old), set(new)
    return max(len(before - after), len(after - before))
