"""Names and moments of files in words, and titles as names of files.

Owns how a path and a time are written where people read them. Knows no dialog.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["file_moment", "file_name", "legible", "moment"]


def legible(path: Path | str) -> str:
    """Return a path or name as text that can be shown: bytes that are no text become marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def moment(when: str) -> str:
    """Return an ISO 8601 time as people write it here; empty if it is none."""
    try:
        time = datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    days = (datetime.now().astimezone().date() - time.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, f"{time.day} {time:%B %Y}")
    return f"{day}, {time:%H:%M}"


def file_moment(path: Path) -> str:
    """Return when a file was written last; "an unknown time" if the system does not say."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return "an unknown time"
    return moment(written.isoformat())


def file_name(text: str) -> str:
    """Return a title as a name that every system lets a file have."""
    return " ".join("".join(c if c.isalnum() or c in " -_" else " " for c in text).split())
