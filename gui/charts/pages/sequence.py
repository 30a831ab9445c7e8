"""The page of the sequence map: every play along the swept driver.

Owns that a strip that is pressed becomes the play, as one step. When sweeps are asked for is
`gui.charts.pages.lane`'s; computes no sweep itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.charts.pages.empty import DRIVER, Lack
from gui.charts.pages.lane import LanePage
from gui.core.playing import choose_play

if TYPE_CHECKING:
    from gui.charts.kind import Ask

__all__ = ["SequencePage"]

_SHOWING = "It shows where the outcome tips under every order of moves."


class SequencePage(LanePage):
    """The sequence map over the live answer."""

    def holds(self, ask: Ask, known: Ask) -> bool:
        """Tell whether it is the same answer; no selection rule plays a part."""
        return ask.live is known.live and ask.against is known.against

    def give_up(self, why: str) -> None:
        """Say why there is no order of moves to look at."""
        live = self._live
        if live is not None and not live.driver:
            self._empty.say(Lack("The sequence map needs a driver", _SHOWING, DRIVER))
        else:
            self._empty.say(Lack("There is nothing to compare", f"{why[:1].upper()}{why[1:]}."))

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Make a strip's play the scenario's."""
        what, _, place = key.partition(":")
        if what == "play":
            orders = answer[0].orders
            choose_play(self._document, orders.answers[int(place)].play.stages)
