"""Best responses of an earlier scenario: which curves and profiles stand faintly behind today's.

Owns what of the earlier game is comparable and the words for it. How it is drawn is the layouts'.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.responses.best_responses import best_responses
from gui.charts.sweep.ghost import comparable

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Scenario
    from gui.charts.sweep.ghost import Against

__all__ = ["BeforeReplies", "before_replies"]


@dataclass(frozen=True, eq=False)
class BeforeReplies:
    """The game of an earlier scenario on its own day.

    `payoffs` is None where nothing can be compared, and `why` says so; `resting` are the profiles
    at which nobody improved.
    """

    name: str
    payoffs: Exact | None = None
    resting: frozenset[tuple[int, ...]] = frozenset()
    why: str = ""


def before_replies(scenario: Scenario, against: Against | None) -> BeforeReplies | None:
    """Return the earlier game of a comparison; None where there is none."""
    if against is None:
        return None
    name, old, answer = against.name, against.scenario, against.answer
    if not comparable(old, scenario):
        return BeforeReplies(name, why="other players or strategies, not drawn")
    if answer is None:
        return BeforeReplies(name, why=f"{against.why}, not drawn")
    payoffs = answer.affine.exact(old.levels)
    found = best_responses(payoffs, answer.report)
    return BeforeReplies(name, payoffs, frozenset(profile for profile, _ in found.equilibria))
