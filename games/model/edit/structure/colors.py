"""Colours for what is new: players in hues that most people tell apart, outcomes calm to severe.

Owns the two lists. How colours are shown is the application's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["OUTCOME_COLORS", "PLAYER_COLORS", "free_color"]

#: Okabe and Ito's hues, those of the bundled players first; by name for people who cannot see them.
PLAYER_COLORS: dict[str, str] = {
    "#0072B2": "blue",
    "#D55E00": "vermilion",
    "#009E73": "bluish green",
    "#CC79A7": "reddish purple",
    "#E69F00": "orange",
    "#56B4E9": "sky blue",
    "#F0E442": "yellow",
}
#: From calm to severe, in hues that no player has.
OUTCOME_COLORS: dict[str, str] = {
    "#7FB7BE": "calm teal",
    "#E3C567": "sand",
    "#E8985E": "apricot",
    "#B7799B": "mauve",
    "#C8553D": "brick",
    "#5B3A6B": "dark violet",
}


def free_color(colors: Sequence[str], taken: Iterable[str]) -> str:
    """Return the first colour that is not taken; if all are, the one taken least often."""
    used = [color.casefold() for color in taken]
    return min(colors, key=lambda color: used.count(color.casefold()))
