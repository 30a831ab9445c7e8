"""Proofs of today's game and of sweeps, and what the independent checker says of them.

Owns the order: a game or sweep is proved, the proof written down, and the transcript handed to
`games.verify` together with the payoffs, which come from the scenario. Holds neither arithmetic
nor words for people beyond the reason why there is no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.task import NullToken, Part
from games.verify.sweep.verdict import verify_sweep
from games.verify.verdict import verify

if TYPE_CHECKING:
    from games.model.affine import Exact, PayoffLine
    from games.task import Token
    from games.verify.verdict import Verdict

__all__ = ["Verified", "verified", "verified_line"]

#: Share of the work that proving is, in per cent: checking in plain Python takes longer.
PROVING = 20
NOT_INSTALLED = "python-flint, which proves, is not installed"
NOT_PROVED = "sweeps of games of this size are not proved"
LEFT_OUT = "a sweep that leaves out dominated strategies is not verified"


@dataclass(frozen=True, slots=True)
class Verified:
    """What the independent checker says of a proof.

    Attributes
    ----------
    verdict
        None if there is no proof to look at.
    lack
        Why not; empty with a verdict.
    """

    verdict: Verdict | None
    lack: str = ""

    @property
    def passed(self) -> bool | None:
        """True if all was verified, False if something is wrong, None if not all was covered."""
        if self.verdict is None:
            return None
        if self.verdict.faults:
            return False
        return self.verdict.verified or None


def verified(payoffs: Exact, token: Token | None = None) -> Verified:
    """Prove a game and have the proof checked.

    Parameters
    ----------
    payoffs
        Object array (players, *strategies) of `Fraction`, from the scenario.
    token
        Says when nobody waits any more, and hears how far it is.

    Raises
    ------
    games.task.Cancelled
        If the token says so.
    """
    from games.solve.proved import available

    if not available():
        return Verified(None, NOT_INSTALLED)
    from games.solve.proved.prove import prove
    from games.solve.proved.transcript import transcript

    token = NullToken() if token is None else token
    proof = prove(payoffs, token=Part(token, 0, PROVING))
    whole = Part(token, PROVING, 100 - PROVING)
    return Verified(verify(payoffs, transcript(proof), token=whole))


def verified_line(line: PayoffLine, token: Token | None = None) -> Verified:
    """Prove a sweep and have the proof checked.

    Parameters
    ----------
    line
        Payoffs as exact functions of a driver, from the scenario.
    token
        Says when nobody waits any more, and hears how far it is.

    Raises
    ------
    games.task.Cancelled
        If the token says so.
    """
    from games.solve.proved import available

    if not available():
        return Verified(None, NOT_INSTALLED)
    from games.study.sweep.listing import listed
    from games.study.sweep.proved.line import handled, prove_line
    from games.study.sweep.proved.transcript import transcript

    token = NullToken() if token is None else token
    proof = prove_line(line, Part(token, 0, PROVING))
    if proof is None:
        told, part = (own.base.shape[1:] for own in (line, listed(line).line))
        return Verified(None, LEFT_OUT if handled(part) and not handled(told) else NOT_PROVED)
    whole = Part(token, PROVING, 100 - PROVING)
    payoffs, ends = (line.base, line.slope), (line.low, line.high)
    return Verified(verify_sweep(payoffs, ends, transcript(proof), token=whole))
