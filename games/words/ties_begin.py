"""What changes at a tipping point where payoffs tie on one side, or on both.

There a list of equilibria is not complete on a tied side, so that what is in equilibrium on the
other may be there too. Owns which outcomes are known to stay, to go and to come: only those are
named. What is not known is not said.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.model.outcomes import OTHER, name_of
from games.words.names import joined, quoted
from games.words.tied import tied_outcome
from games.words.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Support
    from games.study.sweep.report import Regime

__all__ = ["known_outcomes", "may_be_there", "tied_change"]

#: So many pure equilibria of ties are named; of more, none.
_NAMED = 2
#: More that stay are counted.
_LISTED = 4


def known_outcomes(scenario: Scenario, regime: Regime) -> dict[str, Support]:
    """Return by name what is in equilibrium throughout a regime, each with one support of it.

    Where payoffs tie those are the pure equilibria, or the one outcome that all have.
    """
    tied = regime.tied
    if tied is None:
        return {
            name_of(scenario, branch.support, branch.joint).name: branch.support
            for branch in reversed(regime.branches)
        }
    if tied_outcome(scenario, tied) is not None:
        supports = [tied.surviving]
    else:
        supports = [tuple((k,) for k in profile) for profile in tied.pure]
    return {name_of(scenario, support).name: support for support in reversed(supports)}


def may_be_there(scenario: Scenario, support: Support, regime: Regime) -> bool:
    """Tell whether an equilibrium of the name of this one may be in a regime.

    False only where it is certain that there is none.
    """
    named, tied = name_of(scenario, support), regime.tied
    known = {*known_outcomes(scenario, regime)}
    known |= {name_of(scenario, one.support, one.joint).name for one in regime.branches}
    if named.name in known:
        return True
    if tied is None or tied_outcome(scenario, tied) is not None:
        return False
    mixing = [left for own, left in zip(support, tied.surviving, strict=True) if len(own) > 1]
    if mixing and all(len(left) > 1 for left in mixing):
        return True
    if named.id == OTHER:
        return False
    # several profiles of one outcome, or a mixture that has its name, may be mixed between
    profiles = product(*tied.surviving)
    alike = sum(name_of(scenario, tuple((k,) for k in one)).id == named.id for one in profiles)
    return alike > 1 or any(one.mixtures for one in scenario.outcomes if one.id == named.id)


def tied_change(scenario: Scenario, here: Regime, there: Regime) -> str:
    """Say what leaving one regime for another changes where payoffs tie in one or both.

    "“War” gives way to ties; “Calm” stays"; "“Calm” stays, and others may join it where payoffs
    tie".
    """
    now, then = known_outcomes(scenario, here), known_outcomes(scenario, there)
    stays = [name for name in now if name in then]
    gone = [name for name, own in now.items() if not may_be_there(scenario, own, there)]
    new = [name for name, own in then.items() if not may_be_there(scenario, own, here)]
    if here.tied is not None and len(gone) > _NAMED:
        gone = []
    if there.tied is not None and len(new) > _NAMED:
        new = []
    if stays and not gone and not new and (here.tied is None or there.tied is None):
        join = "and the ties end" if there.tied is None else "and others may join"
        where = "" if there.tied is None else f" {_it(stays)} where payoffs tie"
        return f"{_stay(stays)}, {join}{where}"
    said = _turn(scenario, here, there, gone, new)
    return f"{said}; {_stay(stays)}" if stays else said


def _turn(
    scenario: Scenario, here: Regime, there: Regime, gone: Sequence[str], new: Sequence[str]
) -> str:
    """Say what goes and what comes."""
    if here.tied is None and there.tied is not None and not gone:
        come = f", and {_names(new)} {'appears' if len(new) == 1 else 'appear'}" if new else ""
        return f"payoffs begin to tie{come}"
    if there.tied is None and not new:
        return f"the ties end, and {_names(gone)} with them" if gone else "the ties end"
    one, two = _before(scenario, here, gone), _beyond(scenario, there, new)
    if here.tied is not None and there.tied is not None and not new:
        two = "other ties"
    single = len(gone) == 1 and (here.tied is None or one.endswith(" with ties"))
    return f"{one} {'gives' if single else 'give'} way to {two}"


def _before(scenario: Scenario, regime: Regime, gone: Sequence[str]) -> str:
    if regime.tied is None:
        return _names(gone)
    if not gone:
        return "ties"
    settled = tied_outcome(scenario, regime.tied) is not None
    return f"{_names(gone)} with ties" if settled else f"ties, {_names(gone)} among them,"


def _beyond(scenario: Scenario, regime: Regime, new: Sequence[str]) -> str:
    if regime.tied is None:
        return _names(new)
    if not new:
        return "ties"
    settled = tied_outcome(scenario, regime.tied) is not None
    return f"{_names(new)} with ties" if settled else f"ties, {_names(new)} among them"


def _names(names: Sequence[str]) -> str:
    return joined(quoted(name) for name in names)


def _stay(names: Sequence[str]) -> str:
    if len(names) > _LISTED:
        return f"{counted(len(names), 'outcome')} stay"
    return f"{_names(names)} {'stays' if len(names) == 1 else 'stay'}"


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"
