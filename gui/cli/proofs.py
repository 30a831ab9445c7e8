"""What `equipoise check` says of proofs: they are made, written down and checked independently.

Owns how long that may take, and the layout of lines and JSON. What is checked is
`games.study.verified`'s, the sentences are `games.words.verified`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from games.study.verified import Verified, verified
from games.task import Cancelled
from games.words.verified import verified_text
from gui.cli.patience import Patience

if TYPE_CHECKING:
    from games.model.affine import Exact

__all__ = ["Proofs", "look"]

#: Seconds for the proof of one game and its check; small games take a few thousandths of one.
PATIENCE = 60


@dataclass(frozen=True)
class Proofs:
    """The verdicts on the proofs of one scenario."""

    today: Verified

    @property
    def refused(self) -> bool:
        """True if something is wrong with a proof."""
        return self.today.passed is False

    def lines(self) -> list[tuple[bool | None, str]]:
        """Return a line for each proof, and whether all is well."""
        return [(self.today.passed, f"today: {verified_text(self.today)}")]

    def json(self) -> dict[str, Any]:
        """Return the verdicts for programs."""
        return {"today": _json(self.today)}


def look(payoffs: Exact, seconds: float = PATIENCE) -> Proofs:
    """Prove today's game and have the proof checked.

    Parameters
    ----------
    payoffs
        Exact, from the scenario.
    seconds
        How long that may take; then there is a reason instead of a verdict.
    """
    try:
        today = verified(payoffs, Patience(seconds))
    except Cancelled:
        today = Verified(None, f"that takes more than {seconds:g} s")
    return Proofs(today)


def _json(found: Verified) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "verified": found.passed is True,
        "checked": 0 if verdict is None else verdict.checked,
        "not_covered": 0 if verdict is None else verdict.not_covered,
        "faults": [] if verdict is None else list(verdict.faults),
        "lack": found.lack,
    }
