"""What a change does to the answers, in sentences: today's outcome, regimes, tipping points.

Owns these sentences and their order. Names of equilibria and inequalities are worded as everywhere
else (`games.words`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.compare.align import cells_in_common
from games.study.compare.because import because
from games.study.compare.effects import TipFate
from games.words.headline import headline
from games.words.names import chosen, does, genitive, inside, joined, starting
from games.words.plays import in_stages
from games.words.reasons import causes_text, tip_change
from games.words.standing import standing
from games.words.wording import (
    amount,
    counted,
    gain_text,
    labels,
    level_in_prose,
    own_text,
    percentages,
    symbols,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium
    from games.study.compare.effects import Comparison, Solved, Tip
    from games.study.sweep.report import Cause, TippingPoint

    Key = tuple[tuple[str, frozenset[str]], ...]

__all__ = ["headline_of", "outcome_sentences", "regimes_sentence", "tip_text", "tips_sentences"]

#: Differences of probabilities and payoffs below this are not spoken of.
_SPOKEN = 0.005


def headline_of(side: Solved) -> str:
    """Return the headline of one side, as the window shows it."""
    level = side.scenario.driver(side.driver).level if side.driver else None
    return headline(side.scenario, side.sweep, side.report, level)


def outcome_sentences(found: Comparison) -> tuple[str, ...]:
    """Say what becomes of today's equilibria, the outcome first, then mixes and payoffs."""
    staged = in_stages(found.new.scenario) or in_stages(found.old.scenario)
    if found.same_numbers and staged:
        return ("No number differs, so what is played and every tipping point are the same.",)
    if found.same_numbers:
        return ("No number differs, so every equilibrium and every tipping point is the same.",)
    if found.old.report.families or found.new.report.families:
        # what each of infinitely many becomes nobody can say
        sides = (("Now", found.new), ("Before", found.old))
        return tuple(f"{when}: {standing(one.scenario, one.report)}." for when, one in sides)
    before, after = _named(found.old), _named(found.new)
    if not cells_in_common(found.old.scenario, found.new.scenario):
        ours, theirs = (list(side) for side in (before.values(), after.values()))
        listed = [joined(label for label, _ in side) or "nothing known" for side in (ours, theirs)]
        verb = "is" if len(ours) == 1 else "are"
        there = "played" if staged else "in equilibrium"
        return (f"{listed[0]} {verb} {there} today in the one, {listed[1]} in the other.",)
    gone = {label: one for key, (label, one) in before.items() if key not in after}
    new = {label: one for key, (label, one) in after.items() if key not in before}
    kept = [label for key, (label, _) in after.items() if key in before]
    if gone.keys() & new.keys():  # one name for two things: say what is played
        gone, new = _told_apart(found.old, gone), _told_apart(found.new, new)
    said = [_today(list(gone), list(new), kept, staged=staged)]
    if not (found.old.report.certified and found.new.report.certified):
        said = [_as_found(said[0])]
    for key, (label, now) in after.items():
        if key in before:
            text = _shares(found, label, before[key][1], now)
            said += [text] if text else []
    return tuple(said)


def _told_apart(side: Solved, named: dict[str, Equilibrium]) -> dict[str, Equilibrium]:
    """Return equilibria with what is played added to each name that does not say it yet."""
    return {
        label if label.endswith(")") else f"{label} ({own_text(side.scenario, one.support)})": one
        for label, one in named.items()
    }


def _today(gone: Sequence[str], new: Sequence[str], kept: Sequence[str], *, staged: bool) -> str:
    there = "played" if staged else "in equilibrium"
    if gone and new:
        verb = "gives" if len(gone) == 1 else "give"
        rest = f"; {joined(kept)} {_stay(kept)}" if kept else ""
        return f"Today {joined(gone)} {verb} way to {joined(new)}{rest}."
    if gone:
        verb = "is" if len(gone) == 1 else "are"
        rest = f"; {joined(kept)} {_stay(kept)}" if kept else ""
        return f"Today {joined(gone)} {verb} no longer {there}{rest}."
    if new:
        verb = "is" if len(new) == 1 else "are"
        beside = f" beside {joined(kept)}" if kept else ""
        be = "can be played" if staged else f"{verb} {there}"
        return f"Today {joined(new)} {be} too{beside}."
    if not kept:
        return (
            f"No {'answer' if staged else 'equilibrium'} was found today, neither before nor now."
        )
    only = "the only equilibrium" if len(kept) == 1 else "the equilibria"
    if staged:
        only = "what is played" if len(kept) == 1 else "what may be played"
    return f"Today {joined(kept)} {'remains' if len(kept) == 1 else 'remain'} {only}."


def _as_found(sentence: str) -> str:
    """Say the same of lists that may lack equilibria."""
    rest = sentence.removeprefix("Today ")
    for only in (
        " the only equilibrium.",
        " the equilibria.",
        " what is played.",
        " what may be played.",
    ):
        rest = rest.replace(only, ".")
    return sentence if rest == sentence else f"As far as was found, today {rest}"


def _stay(kept: Sequence[str]) -> str:
    return "remains" if len(kept) == 1 else "remain"


def _named(side: Solved) -> dict[Key, tuple[str, Equilibrium]]:
    """Return today's equilibria by what is played, each with its label."""
    listed = side.report.equilibria
    joints = [one.joint for one in listed]
    names = labels(side.scenario, [one.support for one in listed], joints=joints)
    players = side.scenario.players
    found: dict[Key, tuple[str, Equilibrium]] = {}
    for label, one in zip(names, listed, strict=True):
        key = tuple(
            (player.id, frozenset(player.strategies[place].id for place in own))
            for player, own in sorted(
                zip(players, one.support, strict=True), key=lambda pair: pair[0].id
            )
        )
        found.setdefault(key, (label, one))
    return found


def _shares(found: Comparison, label: str, was: Equilibrium, now: Equilibrium) -> str:
    """Say how probabilities and expected payoffs of one equilibrium changed; empty if they hold."""
    old, new = found.old.scenario, found.new.scenario
    said = []
    for place, player in enumerate(new.players):
        there = old.player_index(player.id)
        mix = zip(old.players[there].strategies, was.profile[there], strict=True)
        known = {strategy.id: float(share) for strategy, share in mix}
        shares = [
            (float(now.profile[place][one]), known[player.strategies[one].id], one)
            for one in now.support[place]
        ]
        share, before, one = max(shares, key=lambda entry: abs(entry[0] - entry[1]))
        if abs(share - before) >= _SPOKEN:
            then = old.players[there].index_of(player.strategies[one].id)
            said.append(
                f"{genitive(player)} chance of {chosen(player.strategies[one])} is"
                f" {percentages(list(now.profile[place]))[one]} instead of"
                f" {percentages(list(was.profile[there]))[then]}"
            )
    pays = []
    for place, player in enumerate(new.players):
        paid, pay = float(was.payoffs[old.player_index(player.id)]), float(now.payoffs[place])
        if abs(pay - paid) >= _SPOKEN:
            expects = does(player, "expects", "expect")
            size = max(abs(pay), abs(paid))
            texts = (amount(one, beside=size) for one in (pay, paid))
            pays.append(f"{expects} {' instead of '.join(texts)}")
    if pays:
        said.append(joined(pays))
    return f"In {label} {'; '.join(said)}." if said else ""


def regimes_sentence(found: Comparison) -> str:
    """Say how many regimes there are along the driver, before and now; empty without a driver."""
    if found.old.sweep is None or found.new.sweep is None:
        return ""
    name = inside(found.new.scenario.driver(found.driver).name)
    before, after = len(found.old.sweep.regimes), len(found.new.sweep.regimes)
    if before != after:
        number = counted(after, "regime")
        verb = "is" if after == 1 else "are"
        return f"Along {name} there {verb} {number} instead of {counted(before, '', ' ').strip()}."
    if found.tips and all(tip.fate is TipFate.STAYS for tip in found.tips):
        if len(found.tips) == 1:
            return f"Along {name} the tipping point stays where it is."
        return f"Along {name} all {counted(len(found.tips), 'tipping point')} stay where they are."
    return (
        f"Along {name} there {'is' if after == 1 else 'are'} {counted(after, 'regime')} as before."
    )


def tips_sentences(found: Comparison) -> tuple[str, ...]:
    """Say what becomes of every tipping point: what moved, appears or is lost, then what stays."""
    moving = [tip for tip in found.tips if tip.fate is not TipFate.STAYS]
    still = [tip for tip in found.tips if tip.fate is TipFate.STAYS]
    said = [tip_text(found, tip) for tip in moving]
    if moving and still:
        places = joined(
            level_in_prose(tip.new.at, _unit(found)) for tip in still if tip.new is not None
        )
        stays = "stays" if len(still) == 1 else "stay"
        it = "it is" if len(still) == 1 else "they are"
        points = counted(len(still), "tipping point")
        said.append(f"{starting(points)} {stays} where {it}, at {places}.")
    return tuple(said)


def tip_text(found: Comparison, tip: Tip) -> str:
    """Say what became of one tipping point, and why as far as it is exact."""
    if tip.new is None:
        assert tip.old is not None
        return _lost(found, tip, tip.old)
    after = _change(found.new, tip.new)
    place = level_in_prose(tip.new.at, _unit(found))
    if tip.old is None:
        return f"New tipping point at {place}: {after}. {_causes(found.new, tip.new)}".rstrip()
    before = level_in_prose(tip.old.at, _unit(found))
    if tip.fate is TipFate.STAYS:
        return f"The tipping point at {place} stays: {after}."
    if tip.fate is TipFate.CHANGES:
        was = _change(found.old, tip.old)
        text = f"At {place} something else changes. Before: {was}. Now: {after}."
        return f"{text} {_causes(found.new, tip.new)}".rstrip()
    text = f"The tipping point at {before} moves to {place}: there {after}."
    return f"{text}{_because(found, tip.old.cause, tip.new.cause)}"


def _unit(found: Comparison) -> str:
    return found.new.scenario.driver(found.driver).unit


def _lost(found: Comparison, tip: Tip, old: TippingPoint) -> str:
    name = inside(found.new.scenario.driver(found.driver).name)
    before = level_in_prose(old.at, _unit(found))
    end = {
        TipFate.ABOVE: f" leaves the range of {name} at the upper end",
        TipFate.BELOW: f" leaves the range of {name} at the lower end",
    }.get(tip.fate, " is gone")
    return f"The tipping point at {before}, where {_change(found.old, old)},{end}."


def _change(side: Solved, tip: TippingPoint) -> str:
    assert side.sweep is not None
    return tip_change(side.scenario, tip, side.sweep)


def _causes(side: Solved, tip: TippingPoint) -> str:
    assert side.sweep is not None
    return causes_text(side.scenario, tip, side.sweep)


def _because(found: Comparison, was: Cause | None, now: Cause | None) -> str:
    """Return the reason for a move as one more sentence, with a space in front; empty if none."""
    if now is None:
        return ""
    old, new = found.old.scenario, found.new.scenario
    names = because(old, new, found.driver, now)
    who = new.players[now.player]
    to, left = (chosen(who.strategies[one]) for one in (now.to_strategy, now.from_strategy))
    why = f", because of {joined(names)}" if names else ""
    if now.gain is not None and was is not None and was.gain is not None and _same(found, was, now):
        symbol = symbols(new)[found.driver]
        gains = [gain_text(gain, symbol) for gain in (was.gain, now.gain)]
        if gains[0] != gains[1]:
            gain = starting(f"{genitive(who)} gain from {to} over {left}")
            return f" {gain} is {gains[1]} instead of {gains[0]}{why}."
    if not names:
        return ""
    prefers = does(who, "prefers", "prefer")
    return f" What decides is whether {prefers} {to} to {left}; that changed{why}."


def _same(found: Comparison, was: Cause, now: Cause) -> bool:
    """Tell whether two causes are the same comparison of the same strategies."""
    sides = ((found.old.scenario, was), (found.new.scenario, now))
    return len({_comparison(scenario, cause) for scenario, cause in sides}) == 1


def _comparison(scenario: Scenario, cause: Cause) -> tuple[object, ...]:
    player = scenario.players[cause.player]
    others = frozenset(
        (other.id, None if place is None else other.strategies[place].id)
        for number, (other, place) in enumerate(zip(scenario.players, cause.others, strict=True))
        if number != cause.player
    )
    ends = (player.strategies[one].id for one in (cause.from_strategy, cause.to_strategy))
    seen = None
    if cause.node is not None:
        seen = frozenset(
            (other.id, None if place is None else other.strategies[place].id)
            for other, place in zip(scenario.players, cause.node, strict=True)
        )
    return (player.id, *ends, others, seen)
