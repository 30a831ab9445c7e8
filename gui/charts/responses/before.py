"""Best responses of an earlier scenario: which curves and profiles stand faintly behind today's.

Owns what of the earlier game is comparable and the words for it. How it is drawn is the layouts'.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.responses.best_responses import best_responses
from gui.charts.marks.comparison import Before

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Scenario
    from gui.charts.marks.comparison import Against

__all__ = ["BeforeReplies", "before_replies"]


@dataclass(frozen=True, eq=False)
class BeforeReplies(Before):
    """The game of an earlier scenario on its own day; None where nothing can be compared.

    `resting` are the profiles at which nobody improved.
    """

    payoffs: Exact | None = None
    resting: frozenset[tuple[int, ...]] = frozenset()


def before_replies(scenario: Scenario, against: Against | None) -> BeforeReplies | None:
    """Return the earlier game of a comparison; None where there is none."""
    if against is None:
        return None
    answer = against.answer
    lack = against.lack(scenario, answered=answer is not None)
    if not lack and answer is not None and answer.way.order is not None:
        lack = f"{against.name}: not all moved at once, not drawn"
    if lack or answer is None:
        return BeforeReplies(against.name, lack)
    payoffs = answer.affine.exact(against.scenario.levels)
    found = best_responses(payoffs, answer.report)
    resting = frozenset(profile for profile, _ in found.equilibria)
    return BeforeReplies(against.name, "", payoffs, resting)
