"""How much of a payoff table is sourced, in words for every foot.

Owns one sentence, so that table, charts and paper count alike. Knows no display.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.sourcing import sourced

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["sourcing_text"]


def sourcing_text(scenario: Scenario) -> str:
    """Say how many payoffs rest on a source: "7 of 24 payoffs have a sourced reason"."""
    found = sourced(scenario)
    return f"{int(found.sum())} of {found.size} payoffs have a sourced reason"
