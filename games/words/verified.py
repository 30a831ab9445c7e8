"""What the independent checker of proofs says, as a sentence.

Owns these sentences alone. What was checked is `games.study.verified`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.study.verified import Verified

__all__ = ["ALONG", "verified_text"]

#: What a sweep's proof has a record of for each.
ALONG = "levels and stretches between them"
#: So many faults are named; one is enough to distrust a proof.
NAMED = 3


def verified_text(found: Verified, many: str = "support profiles") -> str:
    """Return what the checker says of a proof, without a full stop at its end.

    Parameters
    ----------
    found
        What it said.
    many
        What a proof has one record of for each.
    """
    verdict = found.verdict
    if verdict is None:
        return f"no proof was verified: {found.lack}"
    if verdict.faults:
        first = " ".join(verdict.faults[:NAMED]).removesuffix(".")
        return f"the independent checker refuses the proof: {first}"
    if verdict.verified:
        return f"proof verified independently, all {verdict.checked} {many}"
    if not verdict.checked:
        return "the proof is beyond the independent checker"
    every = verdict.checked + verdict.not_covered
    return (
        f"proof verified independently for {verdict.checked} of {every} {many}; "
        f"the rest is beyond the checker, where it is proved"
    )
