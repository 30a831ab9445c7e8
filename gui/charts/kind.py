"""A kind of chart as the list of charts knows it, and what any chart may be asked.

Owns the record that a chart's own folder fills in (its `kind`), and nothing of any one chart. Loads
next to nothing, so that the command line's help can read the list. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from gui.charts.marks.printed import option
from gui.charts.questions import TIPS, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal
    from types import ModuleType

    from games.model.scenario import Profile, Scenario
    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.marks.comparison import Against
    from gui.charts.marks.figure import Layout
    from gui.charts.marks.printed import Printed
    from gui.charts.marks.table import DataTable

    class Tables(Protocol):
        """A module with the tables of one kind of chart."""

        FORM: str

        def numbers(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return every plotted number."""
            ...

        def summary(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return what is read."""
            ...


__all__ = ["Ask", "Kind", "Known", "NoChartError", "Tables", "two_drivers"]


class NoChartError(ValueError):
    """A chart that this scenario has nothing for; the message says why, for a person."""


@dataclass(frozen=True, eq=False)
class Ask:
    """What is wanted of a chart.

    Attributes
    ----------
    live
        Sweep and today's equilibria.
    rule
        Id of the selection rule.
    first, second
        Ids of the two drivers of the charts that have two; empty for those of `drivers`.
    cell
        Player and profile of the waterfall's payoff; None for the likely one.
    target, view
        Key of the tornado's target and view of the best responses; empty for the usual ones.
    plan
        Which of several plans the tree is drawn of, from 0.
    title
        Headline to print; empty lets the data speak.
    content_hash
        Hash of the scenario, for the foot; empty on screen, where nothing is printed.
    against
        An earlier scenario to draw faintly behind, None for none.
    within
        The stretches of drivers to look at, by driver, where that is not all of them; of the
        charts of two drivers. The drivers stand within them.
    """

    live: LiveResult
    rule: str
    first: str = ""
    second: str = ""
    cell: tuple[str, Profile] | None = None
    target: str = ""
    view: str = ""
    plan: int = 0
    title: str = ""
    content_hash: str = ""
    against: Against | None = None
    within: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """What the answers are about."""
        return self.live.scenario

    @property
    def drivers(self) -> tuple[str, str]:
        """The two drivers asked for, else the swept one and the first other one with a range.

        Raises
        ------
        NoChartError
            If there are no two different ones.
        """
        first = self.first or self.live.driver
        if not first:
            raise NoChartError("the scenario has no driver")
        others = (one.id for one in self.scenario.drivers if one.id != first and one.low < one.high)
        second = self.second or next(others, "")
        if not second:
            message = f"it needs a second driver beside {first}"
            raise NoChartError(message)
        if second == first:
            message = f"two different drivers are needed, not {second} twice"
            raise NoChartError(message)
        return first, second


#: What was asked last, and its answer; of which whoever computes may use again what still holds.
Known = tuple[Ask, Any] | None


def _full(_scene: object) -> str:
    return ""


def _one(kind: str, ask: Ask) -> Iterable[tuple[str, Ask]]:
    return ((kind, ask),)


def _always(_live: LiveResult) -> str:
    return ""


def two_drivers(live: LiveResult) -> str:
    """Say why a chart over two drivers has nothing to say; empty if it has."""
    there = len(live.scenario.drivers)
    return "" if there > 1 else f"it needs two drivers, and there is {'one' if there else 'none'}"


def _nowhere(_scene: object) -> tuple[str, float]:
    return "", 0.0


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of chart: one record in its own folder, one line in `gui.charts.kinds`.

    Attributes
    ----------
    id
        Its name on the command line and in the names of files; its lane and, with "-page", its page
        in the window.
    asked
        False for a chart that is made elsewhere, and has neither tab nor name on the command line.
    bare
        Says of a scene why there is nothing in it to print; empty if there is.
    tab, tip
        Title of its tab in the window and what it answers; without a title it has none.
    question
        The question it answers, under which its tab stands.
    mute
        Says of a live answer why the chart has nothing to say, as half a sentence, where that is
        known at once; empty where it has. Its tab is then dimmed.
    topic
        Id of the help page about it.
    page
        Its page where the usual one does not do: the dotted name of the class.
    briefed
        Returns which charts of its kind a briefing has: of its id and an `Ask`, ids and `Ask`s.
    folder
        Its room in `gui.charts` where that is not called as it is. In a folder "phase" there are
        `phase_scene` in `scene`, which makes a `PhaseScene` of what is asked and its answer, and
        `computed`, if the live answer does not hold all that is drawn; `phase_figure` in `layout`;
        and the tables in `table`.
    sheet
        Returns of a scene the name of its files in a briefing, empty for its id there, and the
        share of its width that it is high in the paper, 0 for the folder only.
    """

    id: str
    asked: bool = True
    bare: Callable[[Any], str] = _full
    tab: str = ""
    tip: str = ""
    question: Question = TIPS
    mute: Callable[[LiveResult], str] = _always
    topic: str = "charts"
    page: str = ""
    briefed: Callable[[str, Ask], Iterable[tuple[str, Ask]]] = _one
    sheet: Callable[[Any], tuple[str, float]] = _nowhere
    folder: str = ""

    @property
    def room(self) -> str:
        """Name of its folder."""
        return self.folder or self.id

    @property
    def makes(self) -> str:
        """Name of its type of scene."""
        return f"{self.room.capitalize()}Scene"

    @property
    def layout(self) -> Layout:
        """What turns its scenes into marks."""
        module = import_module(f"gui.charts.{self.room}.layout")
        return cast("Layout", getattr(module, f"{self.room}_figure"))

    @property
    def tables(self) -> Tables:
        """The module with its tables."""
        return cast("Tables", import_module(f"gui.charts.{self.room}.table"))

    def compute(self, ask: Ask, token: Token, known: Known) -> Any:  # noqa: ANN401
        """Find what the live answer does not hold, in a lane or on the command line.

        Raises
        ------
        NoChartError
            If there is nothing.
        """
        find = getattr(self._scenes, "computed", None)
        return None if find is None else find(ask, token, known)

    @property
    def _scenes(self) -> ModuleType:
        return import_module(f"gui.charts.{self.room}.scene")

    def made(self, ask: Ask, answer: object) -> Printed:
        """Return the scene, cheaply; raise `NoChartError` for a chart that is made elsewhere."""
        if not self.asked:
            raise NoChartError("it is drawn of a comparison")
        scene: Printed = getattr(self._scenes, f"{self.id}_scene")(ask, answer)
        foot = scene.provenance
        if ask.title and foot.asked:
            foot = replace(foot, asked=(*foot.asked, *option("--title", ask.title)))
        if ask.against is not None:
            foot = replace(foot, against=ask.against.scenario)
        return scene if foot is scene.provenance else replace(scene, provenance=foot)
