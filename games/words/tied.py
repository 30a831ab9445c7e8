"""What is known where payoffs tie at every level of a regime, in words.

There equilibria come in infinite families, and no list of them is complete. Owns what may be said
all the same: what is proved in `games.study.sweep.tied`, and nothing that was merely found.
"""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

import numpy as np

from games.model.numbers import show
from games.model.outcomes import Named, name_of
from games.solve.report import Family
from games.words.certainty import count_text, pieces
from games.words.families import PRODUCT, family_text
from games.words.names import chosen, does, joined, quoted
from games.words.plays import answers, in_stages
from games.words.profiles import profile_words
from games.words.sole import sole_outcome
from games.words.wording import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.scenario import Scenario
    from games.study.sweep.report import Branch, Known, Regime, Tied

__all__ = ["standings", "tied_outcome", "tied_text"]

#: Pure equilibria that are named; more are counted.
_NAMED = 2


def tied_outcome(scenario: Scenario, tied: Tied) -> Named | None:
    """Return the one outcome that every equilibrium of a tied regime has; None if it is open."""
    return sole_outcome(scenario, tied.surviving)


def tied_text(scenario: Scenario, regime: Regime) -> str:
    """Say what is known of a tied regime, for the middle of a sentence; "" if payoffs do not tie.

    "payoffs tie throughout: in every equilibrium Iran opts for retaliating; the rest is open"; "...
    Iran opts for retaliating, while the US may do either" where that is all there is. Of a regime
    that is proved it is said what there is at one level, instead of that the rest is open.
    """
    tied = regime.tied
    if tied is None:
        return ""
    if tied.whole:
        return f"payoffs tie throughout: {_all(scenario, tied)}"
    facts = list(_facts(scenario, tied))
    outcome = tied_outcome(scenario, tied)
    staged = in_stages(scenario)
    said = [f"in every {answers(scenario)[0]} {joined(facts)}"] if facts else []
    if outcome is not None:
        said.append(f"so the outcome is {quoted(outcome.name)}")
    said += _pure(scenario, tied)
    if regime.proved and regime.known is not None:
        return f"payoffs tie throughout: {'; '.join([*said, _known(scenario, regime.known)])}"
    which = "what is played is open" if staged else "which equilibria there are is open"
    open_ = "the rest is open" if said else which
    return f"payoffs tie throughout: {'; '.join([*said, open_])}"


def _known(scenario: Scenario, known: Known) -> str:
    """Say what there is at one level, and of how much of it that is true at all others."""
    report = known.report
    verb = "is" if sum(pieces(report)) == 1 and not in_stages(scenario) else "are"
    level = show(known.level)
    sets = [family_text(scenario, family, lambda _player: "") for family in report.families]
    which = f" ({'; '.join(sets)})" if len(sets) <= _NAMED else ""
    found = count_text(report, scenario)
    return (
        f"at {level} there {verb} {found}{which}, and at every level the same strategies are played"
    )


def _all(scenario: Scenario, tied: Tied) -> str:
    """Say who may do what where every mixture of what survives is an equilibrium."""
    mixes = tuple(
        np.eye(len(player.strategies))[list(left)]
        for player, left in zip(scenario.players, tied.surviving, strict=True)
    )
    said = family_text(scenario, Family(PRODUCT, mixes, 0), lambda _player: "")
    outcome = tied_outcome(scenario, tied)
    return said if outcome is None else f"{said}; the outcome is {quoted(outcome.name)}"


def standings(
    scenario: Scenario, regimes: Sequence[Regime], *, bare: bool = False
) -> list[list[str]]:
    """Return by name what is in equilibrium in each regime; "ties" where that is open.

    Neighbours where other strategies are played do not read alike. `bare` names are not quoted.
    """
    said = [_listed(scenario, regime, bare=bare) for regime in regimes]
    for _, run in groupby(range(len(regimes)), key=tuple(said).__getitem__):
        alike = list(run)
        played = [_played(regimes[place]) for place in alike]
        for place, own in zip(alike, played, strict=True):
            if own:
                supports = [one.support for one in own]
                every = {one.support: one for one in reversed(list(chain(*played)))}
                rest = [one for support, one in every.items() if support not in supports]
                said[place] = _labels(scenario, [*own, *rest], bare=bare)[: len(own)]
    return said


def _played(regime: Regime) -> list[Branch]:
    """Return a regime's equilibria, if there is a list of them."""
    return [] if regime.tied is not None else list(regime.branches)


def _labels(scenario: Scenario, branches: Sequence[Branch], *, bare: bool) -> list[str]:
    supports, joints = [one.support for one in branches], [one.joint for one in branches]
    return labels(scenario, supports, bare=bare, joints=joints)


def _listed(scenario: Scenario, regime: Regime, *, bare: bool) -> list[str]:
    if regime.tied is None:
        return _labels(scenario, _played(regime), bare=bare) or ["nothing found"]
    outcome = tied_outcome(scenario, regime.tied)
    names = _sure(scenario, regime.tied) if outcome is None else [outcome.name]
    return [*(names if bare else map(quoted, names)), *(["ties"] if outcome is None else [])]


def _sure(scenario: Scenario, tied: Tied) -> list[str]:
    """Return the outcomes of pure equilibria that are there at every level, if they are few."""
    names = dict.fromkeys(
        name_of(scenario, tuple((k,) for k in profile)).name for profile in tied.pure
    )
    return list(names) if len(names) <= _NAMED else []


def _facts(scenario: Scenario, tied: Tied) -> Iterator[str]:
    """Say per player what is sure."""
    for player, left in zip(scenario.players, tied.surviving, strict=True):
        gone = [k for k in range(len(player.strategies)) if k not in left]
        if len(left) == 1:
            yield f"{does(player, 'opts', 'opt')} for {chosen(player.strategies[left[0]])}"
        elif gone:
            never = joined((chosen(player.strategies[k]) for k in gone), "or")
            yield f"{does(player, 'never opts', 'never opt')} for {never}"


def _pure(scenario: Scenario, tied: Tied) -> list[str]:
    """Say which profiles are equilibria at every level, if not all of them are known to be."""
    if not tied.pure or all(len(left) == 1 for left in tied.surviving):
        return []
    if len(tied.pure) > _NAMED:
        are = "can be played" if in_stages(scenario) else "are equilibria"
        return [f"{len(tied.pure)} pure profiles {are} at every level"]
    named = [profile_words(scenario, scenario.profile(profile)) for profile in tied.pure]
    verb_ = "is an equilibrium" if len(named) == 1 else "are equilibria"
    if in_stages(scenario):
        verb_ = "can be played"
    return [f"{joined(f'({one})' for one in named)} {verb_} at every level"]
