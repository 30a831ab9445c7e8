"""What every chart prints around its picture: finding, subtitle, the picture in words, its foot.

Owns these types alone. A scene carries the words printed beside it, so that no export can differ
from the picture. Knows no Qt and no chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["Printed", "Provenance", "option"]


def option(name: str, value: str) -> tuple[str, ...]:
    """Return an option of a command line with its value, which is never taken for an option."""
    return (f"{name}={value}",) if value.startswith("-") else (name, value)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers come from; printed at the foot of everything that leaves.

    `play` names who moves when, empty where all move at once; `sure` says how sure the lists of
    equilibria, or of answers in stages, are. `levels` says where the drivers stood that the
    chart calls today's, `again` how to draw it once more, or why that needs a file first. `asked`
    are the options of the command line that ask for this chart, `against` is the scenario it is
    compared with.
    """

    scenario: str
    date: str
    content_hash: str
    rule: str
    solver: str
    sourcing: str = ""
    caveat: str = "Illustrative: judgements, not estimates"
    levels: str = ""
    again: str = ""
    asked: tuple[str, ...] = ()
    against: Scenario | None = None
    sure: str = ""
    play: str = ""

    @property
    def many(self) -> str:
        """What the chart calls its answers: equilibria only where all move at once."""
        return "answers" if self.play else "equilibria"

    def under(self, said: str) -> str:
        """Return a subtitle that names the play, if moves follow one another."""
        return f"{self.play} · {said}" if self.play else said

    def parts(self) -> tuple[str, ...]:
        """Return what the footer says, one statement each, the empty ones left out."""
        short = f"content {self.content_hash[:12]}" if self.content_hash else ""
        said = (
            *(self.scenario, self.date, self.play, self.levels, short, self.rule, self.sure),
            self.solver,
            *(self.sourcing, self.caveat, self.again),
        )
        return tuple(part for part in said if part)


@dataclass(frozen=True, eq=False, kw_only=True)
class Printed:
    """What every chart prints around its picture; each kind's scene adds what it draws.

    Attributes
    ----------
    title
        The finding, in one line.
    subtitle
        What the picture is of.
    description
        The picture in words, for those who do not see it.
    provenance
        Where the numbers come from.
    """

    title: str
    subtitle: str
    description: str
    provenance: Provenance
