"""The steps of the tour, as data: what is pointed at, what is said, what the person may do.

Owns the words and the order. A step whose target the window does not have is left out (a scenario
without drivers has no slider). Imports no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["STEPS", "Ending", "TourStep"]


class Ending(Enum):
    """What ends a step of itself, once it was done."""

    NOTHING = auto()
    #: A driver was moved.
    LEVELS = auto()
    #: A payoff was selected.
    SELECTION = auto()
    #: A reason or payoff was changed.
    PAYOFFS = auto()
    #: Another order of moves was chosen, or a move was made.
    PLAY = auto()
    #: Another chart was brought to the front.
    CHART = auto()
    #: A step was undone.
    UNDO = auto()


@dataclass(frozen=True, slots=True)
class TourStep:
    """One callout.

    Attributes
    ----------
    title, text
        What it says.
    target
        Object name of the widget it points at; `action:` before the id of a command points at its
        button in the tool bar.
    ending
        What the person is asked to do.
    dock
        Title of the panel that must be in front, empty if none.
    payoff
        Whether a payoff must be selected, for there to be something to point at.
    """

    title: str
    text: str
    target: str
    ending: Ending = Ending.NOTHING
    dock: str = ""
    payoff: bool = False


STEPS: tuple[TourStep, ...] = (
    TourStep(
        "Move a driver",
        "Drag the handle, or press the arrow keys. The cursor in the chart and the sentence on the"
        " right follow.",
        "track",
        Ending.LEVELS,
        "Drivers",
    ),
    TourStep(
        "Cross a tipping point",
        "The track is tinted by regime. At each tick somebody begins to gain by doing something"
        " else, and the equilibrium changes. Drag across one.",
        "track",
        Ending.LEVELS,
        "Drivers",
    ),
    TourStep(
        "What holds, and how far it is from changing",
        "This sentence names the equilibrium at today's levels, the next tipping point and the"
        " distance to it.",
        "headline",
        dock="Reading",
    ),
    TourStep(
        "Select a payoff",
        "Click a number in the table, or move to it with the arrow keys. Best responses are"
        " underlined; an equilibrium has a frame.",
        "payoffs",
        Ending.SELECTION,
    ),
    TourStep(
        "Take it apart",
        "Every payoff is a sum of reasons. Drag the slider of one: wherever that reason counts, the"
        " payoffs move with it.",
        "reasons",
        Ending.PAYOFFS,
        "Selected payoff",
        payoff=True,
    ),
    TourStep(
        "All reasons in one list",
        "Each consideration says who cares, when it applies, how much, why you think so, and on"
        " which source that rests.",
        "considerations",
        dock="Considerations",
    ),
    TourStep(
        "Say who moves first",
        "Whoever moves later sees what was done before. Choose another order: table, chart and"
        " reading answer for it.",
        "play-bar",
        Ending.PLAY,
    ),
    TourStep(
        "Ask another question",
        "Each question has its charts: all orders of moves side by side, what the answer depends"
        " on, best responses.",
        "questions",
        Ending.CHART,
    ),
    TourStep(
        "Why, and how sure",
        "The reasons in words, and the checks behind them. The links beside the headings open help"
        " on what you read; F1 does so anywhere.",
        "explanation",
        dock="Reading",
    ),
    TourStep(
        "Take it with you",
        "Export the chart in front for a slide or a paper, with its numbers and where they come"
        " from. Ctrl+Shift+E writes a whole briefing.",
        "action:chart.export",
    ),
    TourStep(
        "Nothing is lost",
        "Press Ctrl+Z, or this button, to take back the last thing you did. Ctrl+H lists every"
        " step.",
        "action:edit.undo",
        Ending.UNDO,
    ),
)
