"""The door: a game and the transcript of its proof in, a verdict out.

Owns the walk over all support profiles and what "verified" means. Payoffs are handed in beside the
transcript: a transcript cannot choose the game it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from games.verify.claims import PARTS, Fault, Reader, items, mapping
from games.verify.copies import WithoutCopies
from games.verify.game import Game, supports
from games.verify.matching import settle
from games.verify.region import UnknownError
from games.verify.two import TwoPlayers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.task import Token
    from games.verify.found import Found
    from games.verify.game import Support

__all__ = ["Verdict", "verify"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker says of a transcript.

    Attributes
    ----------
    checked
        Support profiles whose record was derived again and found right.
    not_covered
        Support profiles the checker cannot decide, or the proof leaves open.
    faults
        What is wrong, one sentence a support profile.
    """

    checked: int
    not_covered: int
    faults: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """True if every support profile was checked, and nothing is wrong."""
        return self.checked > 0 and not self.not_covered and not self.faults


class Finder(Protocol):
    """What finds all equilibria of a support profile."""

    def find(self, support: Support) -> Found: ...


def verify(
    payoffs: Any,  # noqa: ANN401 - nested lists or an object array
    transcript: Mapping[str, Any],
    *,
    token: Token | None = None,
) -> Verdict:
    """Check the transcript of a game's proof.

    Parameters
    ----------
    payoffs
        Of the game it must be about, [player][strategy of each player], exact numbers.
    transcript
        Plain data: "shape" and "records" (`games.verify.claims`).
    token
        Asked between two support profiles whether anybody waits.

    Raises
    ------
    ValueError
        If the payoffs are those of no game of two or three players.
    games.task.Cancelled
        If the token says so.
    """
    from games.task import check

    game = Game(payoffs)
    finder: Finder = TwoPlayers(game) if game.players == 2 else WithoutCopies(game)
    try:
        records = _records(game, transcript)
    except Fault as fault:
        return Verdict(0, 0, (f"{fault}.",))
    checked = not_covered = 0
    faults = []
    reader = Reader(game.shape)
    every = list(supports(game.shape))
    for done, support in enumerate(every):
        if token is not None:
            check(token)
            token.progress(done, len(every))
        try:
            if support not in records:
                message = "there is no record"
                raise Fault(message)
            claim = reader.claim(records[support])
            if claim.open:
                not_covered += 1
                continue
            settle(game, claim, finder.find(support))
        except Fault as fault:
            faults.append(f"{named(support)}: {fault}.")
        except UnknownError:
            not_covered += 1
        else:
            checked += 1
    return Verdict(checked, not_covered, tuple(faults))


def _records(game: Game, transcript: Mapping[str, Any]) -> dict[Support, object]:
    """Return the records by support; every one belongs to the game, none comes twice."""
    own = mapping(transcript, {"shape", "records"})
    if items(own.get("shape")) != list(game.shape):
        message = "the transcript is about a game of another shape"
        raise Fault(message)
    reader = Reader(game.shape)
    out: dict[Support, object] = {}
    for record in items(own.get("records")):
        support = reader.support(mapping(record, PARTS).get("support"))
        if support in out:
            message = f"{named(support)} has two records"
            raise Fault(message)
        out[support] = record
    return out


def named(support: Support) -> str:
    return "support " + " x ".join("{" + ", ".join(map(str, own)) + "}" for own in support)
