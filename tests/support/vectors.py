"""The answers in tests/vectors, read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from games.model.file.scenario_file import load

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["SCENARIOS", "letters", "scenario", "sequential"]

PLACE = Path(__file__).parent.parent / "vectors"
SCENARIOS = ("iraq-2019", "graded-responses", "iran-us", "us-baghdad", "iran-baghdad")


@cache
def sequential() -> dict[str, Any]:
    """Return the answers about play in stages."""
    found: dict[str, Any] = json.loads((PLACE / "ref-sequential.json").read_text("utf-8"))
    return found["handed"]  # type: ignore[no-any-return]


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario as it was when the answers were found."""
    return load(PLACE / "scenarios" / f"{name}.equipoise")


def letters(name: str) -> tuple[str, ...]:
    """Return per player the letters of the strategies, in the order of the file."""
    return tuple("".join(s.letter for s in p.strategies) for p in scenario(name).players)
