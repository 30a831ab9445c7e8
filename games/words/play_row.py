"""The play in a reading: who moves when, and what another order would change.

Owns what the reading says of that; where nothing changes it says nothing. Sentences are
`games.words.orders`' and `games.words.plays`'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.words.names import label
from games.words.plays import ALL_AT_ONCE, in_stages, play_name

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.orders.report import Orders

__all__ = ["AS_USUAL", "WORTH", "First", "PlayRow", "play_row"]


@dataclass(frozen=True, slots=True)
class First:
    """What it is worth to one player to move first, the others answering together.

    `gain` is his payoff then less his payoff when all move at once, as text; `why` says why it is
    less than nothing, where it is.
    """

    player: str
    color: str
    gain: str
    why: str = ""

    @property
    def text(self) -> str:
        """The line as it is read out and copied: "Iran +1.10"."""
        return f"{label(self.player)} {self.gain}{f'. {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class PlayRow:
    """Who moves when, and what the order of moves changes today.

    `changed` is empty where no other order changes anything; `firsts` where it is worth nothing to
    anybody to move first. Both are empty until it is `known`.
    """

    name: str
    changed: str = ""
    firsts: tuple[First, ...] = ()
    known: bool = True
    staged: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, as it is copied; nothing of a play that is as usual and changes nothing."""
        if not (self.staged or self.changed or self.firsts):
            return ()
        return (f"Play: {self.name}.", *self.effects)

    @property
    def effects(self) -> tuple[str, ...]:
        """What the order of moves changes, and what moving first is worth."""
        said = [self.changed] if self.changed else []
        if self.firsts:
            said += [f"{WORTH}:", *(f"  {one.text}" for one in self.firsts)]
        return tuple(said)


#: Nothing is said of a play that is not looked at.
AS_USUAL = PlayRow(ALL_AT_ONCE)
#: Heads what moving first is worth; the others then answer together.
WORTH = "Moving first, instead of all at once, is worth"


def play_row(scenario: Scenario, orders: Orders | None = None, *, known: bool = True) -> PlayRow:
    """Return what a reading says of the play.

    Parameters
    ----------
    orders
        Today's answer under every play; None while it is not known, and where there is one play.
    known
        Whether it is known.
    """
    changed = ""
    firsts: tuple[First, ...] = ()
    if orders is not None:
        from games.words.orders import changed_text, gain_text, worth_reason

        changed = changed_text(orders)
        spans = (one.span for one in orders.worth)
        if any(span is not None and (span.low or span.high) for span in spans):
            players = {player.id: player for player in scenario.players}
            firsts = tuple(
                First(
                    players[one.player].name,
                    players[one.player].color,
                    gain_text(one.span),
                    worth_reason(scenario, one),
                )
                for one in orders.worth
            )
    name = play_name(scenario, scenario.play)
    return PlayRow(name, changed, firsts, known, in_stages(scenario))
