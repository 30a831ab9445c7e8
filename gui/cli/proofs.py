"""What `equipoise check` says of proofs: they are made, written down and checked independently.

Owns how long that may take, and the layout of lines and JSON. What is checked is
`games.study.verified`'s, the sentences are `games.words.verified`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from games.study.verified import Verified, verified, verified_line
from games.task import Cancelled
from games.words.verified import ALONG, verified_text
from gui.cli.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.model.affine import AffinePayoffs, Levels
    from games.model.scenario import Driver

__all__ = ["Proofs", "look"]

#: Seconds for the proof of one game and its check; small games take a few thousandths of one.
PATIENCE = 60


@dataclass(frozen=True)
class Proofs:
    """The verdicts on the proofs of one scenario: today's game, and the sweep of each driver."""

    today: Verified
    along: dict[str, Verified] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """True if something is wrong with a proof."""
        return any(found.passed is False for found in (self.today, *self.along.values()))

    def lines(self, drivers: Sequence[Driver]) -> list[tuple[bool | None, str]]:
        """Return a line for each proof, and whether all is well; drivers in the order given."""
        told = [(self.today.passed, f"today: {verified_text(self.today)}")]
        for driver in drivers:
            found = self.along[driver.id]
            told.append((found.passed, f"along {driver.name}: {verified_text(found, ALONG)}"))
        return told

    def json(self) -> dict[str, Any]:
        """Return the verdicts for programs."""
        along = [{"driver": driver, **_json(found)} for driver, found in self.along.items()]
        return {"today": _json(self.today), "sweeps": along}


def look(payoffs: AffinePayoffs, levels: Levels, seconds: float = PATIENCE) -> Proofs:
    """Prove today's game and the sweep of every driver, and have the proofs checked.

    Parameters
    ----------
    payoffs
        Exact, from the scenario.
    levels
        Today's, by driver.
    seconds
        How long each proof and its check may take; then there is a reason instead of a verdict.
    """
    token = partial(Patience, seconds)
    today = _within(seconds, lambda: verified(payoffs.exact(levels), token()))
    along = {}
    for driver in payoffs.drivers:
        line = payoffs.line(driver, levels)
        along[driver] = _within(seconds, partial(verified_line, line, token()))
    return Proofs(today, along)


def _within(seconds: float, work: Callable[[], Verified]) -> Verified:
    try:
        return work()
    except Cancelled:
        return Verified(None, f"that takes more than {seconds:g} s")


def _json(found: Verified) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "verified": found.passed is True,
        "checked": 0 if verdict is None else verdict.checked,
        "not_covered": 0 if verdict is None else verdict.not_covered,
        "faults": [] if verdict is None else list(verdict.faults),
        "lack": found.lack,
    }
