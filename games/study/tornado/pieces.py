"""What is in equilibrium at one level as pieces, and whether another game overturns it.

Where payoffs tie, whatever follows branches follows some of infinitely many equilibria: which of
them is chance. Owns the pieces instead (single equilibria, and families by their supports), and
when they are known. Holds no sweep and no rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.outcomes import name_of
from games.solve.report import OPEN, PROVED
from games.words.certainty import of_regime, single
from games.words.families import family_named
from games.words.sole import sole_outcome
from games.words.wording import same_level

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Report, Support
    from games.study.sweep.report import Sweep
    from games.study.ways import Way
    from games.task import Token

__all__ = ["Piece", "Pieces", "overturned", "pieces_at"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Equilibria of one support: a single one, or a family.

    `sole` tells that all of its mixtures have one outcome, which is then its `name`.
    """

    name: str
    sole: bool
    support: Support

    @property
    def key(self) -> str | Support:
        """What tells it from others: its outcome where there is one, else what is played."""
        return self.name if self.sole else self.support

    def meets(self, other: Piece) -> bool:
        """Tell whether both may hold the same equilibrium, or have the same outcome."""
        played = zip(self.support, other.support, strict=True)
        return self.key == other.key or all(set(one) & set(two) for one, two in played)


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that is in equilibrium in one game, empty where that is not known.

    `tied` tells that the game has ties, so that no rule says which of them stands.
    """

    tied: bool
    known: tuple[Piece, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the pieces are called, each name once."""
        return tuple(dict.fromkeys(piece.name for piece in self.known))


def overturned(now: Pieces, then: Pieces) -> bool | None:
    """Tell whether nothing that is in equilibrium now is so then; None where ties leave it open.

    It is open where some pieces stay and others come or go, and where they are not known.
    """
    if not now.known or not then.known:
        return None
    if {piece.key for piece in now.known} == {piece.key for piece in then.known}:
        return False
    return None if any(one.meets(two) for one in now.known for two in then.known) else True


def pieces_at(
    scenario: Scenario, line: PayoffLine, swept: Sweep, level: Fraction, way: Way, token: Token
) -> Pieces:
    """Return what is in equilibrium at a level of a line, from its sweep where that says it.

    A level that is a tipping point has ties of its own. There the game is solved, but only where
    the sweep is proved: of larger games a proof at every end of every range would take too long.
    """
    regime = swept.regimes[swept.regime_at(float(level))]
    if any(same_level(tip.at, level) for tip in swept.tipping_points):
        if not swept.proved:
            return Pieces(True, ())
        report = way.solve(line.exact(level), second_opinion=False, token=token)
        return Pieces(True, _of_report(scenario, report))
    if regime.tied is None:
        sure = of_regime(regime) != OPEN
        supports = [branch.support for branch in regime.branches] if sure else []
        return Pieces(False, tuple(_piece(scenario, support) for support in supports))
    sole = sole_outcome(scenario, regime.tied.surviving)
    if sole is not None:
        return Pieces(True, (Piece(sole.name, True, regime.tied.surviving),))
    if regime.known is None or not regime.proved:
        return Pieces(True, ())
    return Pieces(True, _of_report(scenario, regime.known.report))


def _of_report(scenario: Scenario, report: Report) -> tuple[Piece, ...]:
    if report.proof != PROVED:
        return ()
    sets = (
        _piece(scenario, family.support, family_named(scenario, family).name)
        for family in report.families
    )
    return (*(_piece(scenario, one.support) for one in single(report)), *sets)


def _piece(scenario: Scenario, support: Support, name: str = "") -> Piece:
    sole = sole_outcome(scenario, support)
    if sole is not None:
        return Piece(sole.name, True, support)
    return Piece(name or name_of(scenario, support).name, False, support)
