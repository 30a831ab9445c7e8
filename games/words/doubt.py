"""How sure an answer is, in words: in which worlds it holds, what to learn, what would change it.

Owns these sentences; what is guaranteed is `games.words.guarantee`'s. Shares are called shares of
worlds, never chances: that the ranges allow a world says nothing of how likely it is. Computes
nothing.
"""

from __future__ import annotations

from math import ceil, isnan
from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.numbers import amount_text, show
from games.model.outcomes import OTHER, outcome_of
from games.study.doubt.report import AT_MOST
from games.study.doubt.uncertain import UNIFORM
from games.words.certainty import doubt_beside
from games.words.guarantee import exact_amount, profile_text
from games.words.names import joined, label, starting
from games.words.wording import amount, counted, level_text, percentages

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.scenario import Scenario
    from games.study.doubt.box import Box
    from games.study.doubt.break_even import Break, BreakEven
    from games.study.doubt.first_mover import FirstMover
    from games.study.doubt.learn import Lessons
    from games.study.doubt.targets import Target
    from games.study.doubt.worlds import Today, Worlds

__all__ = [
    "box_text",
    "break_text",
    "drawn_text",
    "first_text",
    "guess_text",
    "lesson_rows",
    "outcome_label",
    "pair_text",
    "target_text",
]


def outcome_label(scenario: Scenario, outcome: str) -> str:
    """Return the name of an outcome by its id, "other" of what has none."""
    names = {own.id: own.name for own in scenario.outcomes}
    return label(names[outcome]) if outcome != OTHER else "other"


def drawn_text(worlds: Worlds) -> str:
    """Say of which worlds the shares are, and how far off they may be."""
    made = worlds.draws
    judged = counted(worlds.judgements, "judgement", "judgements")
    error = max(one.error for one in worlds.levels)
    shape = "evenly over" if worlds.shape == UNIFORM else "with their bases as the peaks of"
    return (
        f"{made.worlds} worlds of {judged}, drawn {shape} the ranges ({made.sampler}, seed"
        f" {made.seed}); the standard error is {_share(error)} at most. Shares are shares of these"
        " worlds: how likely any of them is, nobody has said."
    )


def guess_text(scenario: Scenario, today: Today, found: Lessons) -> str:
    """Say how often the best guess is right, and how often it would be."""
    name = outcome_label(scenario, today.ids[found.guess])
    return (
        f"The best guess is {name}: it is right in {_share(found.now)} of the worlds. Who knew"
        f" everything would be right in {_share(found.most)}."
    )


def lesson_rows(scenario: Scenario, today: Today, found: Lessons) -> list[tuple[str, str, str]]:
    """Return what learning each judgement adds, the most first: share, error, judgement."""
    rows = []
    for one in sorted(found.each, key=lambda own: -own.value):
        if one.value > 2 * one.error and one.value > 0:
            titles = joined(_title(scenario, today.what.judged[own].id) for own in one.known)
            rows.append((f"+{_share(one.value)}", f"± {_share(one.error)}", titles))
    return rows


def pair_text(scenario: Scenario, today: Today, found: Lessons) -> str:
    """Say which two judgements are worth most together; empty where no two are worth anything."""
    pair = found.pair
    if pair is None or pair.value <= 2 * pair.error:
        return ""
    titles = joined(_title(scenario, today.what.judged[own].id) for own in pair.known)
    return f"Of all pairs, {titles} add most: {_share(pair.value)} ± {_share(pair.error)}."


def box_text(scenario: Scenario, today: Today, found: Box | None, outcome: int) -> str:
    """Say within which narrower ranges the best guess nearly always holds."""
    name = outcome_label(scenario, today.ids[outcome])
    if found is None:
        return (
            f"No part of the ranges of some size was found in which {name} comes about in at least"
            " 95 % of the worlds; that is no proof that there is none."
        )
    if not found.limits:
        return f"{starting(name)} comes about in {_share(found.right)} of all worlds."
    limits = []
    for one in found.limits:
        title = _title(scenario, today.what.judged[one.judgement].id)
        ends = f"{show(round(one.low, 3))} to {show(round(one.high, 3))}"
        limits.append(f"{title} {ends}")
    return (
        f"{starting(name)} comes about in {_share(found.right)} ± {_share(found.right_error)} of"
        f" the worlds in which {joined(limits)}; these are {_share(found.size)} of all worlds."
    )


def first_text(scenario: Scenario, found: FirstMover) -> str:
    """Say what each strategy is worth to who is seen first, and what knowing would be."""
    player, own = scenario.players[found.player], found.cautious
    worth = joined(
        f"{label(strategy.name)} {amount(value)}"
        for strategy, value in zip(player.strategies, own.expected.tolist(), strict=True)
    )
    best = label(player.strategies[own.best].name)
    today = ""
    if not isnan(own.today.sum()) and own.today[own.best] < own.today.max():
        other = int(own.today.argmax())
        today = (
            f" At today’s amounts {label(player.strategies[other].name)} is worth more:"
            f" {amount(float(own.today[other]))} against {amount(float(own.today[own.best]))}."
        )
    undecided = (
        f" In {_share(found.undecided)} of the worlds the answers are not certain; they are left"
        " out."
        if found.undecided
        else ""
    )
    return (
        f"{label(player.name)}: over the worlds {worth} on average, if the others’ worst answer"
        f" counts where there are several. {starting(best)} is best on average and in"
        f" {_share(float(own.right[own.best]))} of the worlds; to know which world it is would be"
        f" worth {amount(own.evpi)}.{today}{undecided}"
    )


def break_text(one: BreakEven, side: Break) -> str:
    """Return where a judgement alone changes today's answer, "-3.5: Harassment absorbed"."""
    if side.at is None:
        if side.searched is None:
            return f"no change{doubt_beside(side.sure)}"
        return f"no change until {exact_amount(side.searched)}, beyond not known"
    then = joined((label(name) for name in side.then), "or") or "not known"
    beyond = "" if one.within(side) is not False else ", outside its range"
    at = side.at.exact
    level = level_text(side.at) if at is None else exact_amount(at)
    return f"{level}{beyond}: {then}{doubt_beside(side.sure)}"


def target_text(scenario: Scenario, found: Target) -> str:
    """Say what would have to be true for one profile to be an answer."""
    outcome = outcome_of(scenario, found.profile)
    name = profile_text(scenario, found.profile)
    if outcome is not None:
        name = f"{label(outcome.name)} ({name})"
    change = found.change
    if change is None:
        return f"{name}: no change of amounts makes it an answer."
    if not change.cost and not change.moves:
        return f"{name} is an answer today."
    most = "at most " if change.kind == AT_MOST else ""
    moves = joined(
        f"{_title(scenario, own)} by {amount_text(kept(by), signed=True)}"
        for own, by in change.moves
    )
    lines = [f"{name}: {most}{exact_amount(change.cost)} in all, {moves}."]
    if found.together is None:
        lines.append("Within ranges and beyond, moving all of them together does not do it.")
    else:
        lines.append(
            f"If all judgements go together, {_up(found.together.cost)} of the way to the ends of"
            " their ranges does it."
        )
    lines.append(
        f"{'A' if found.within else 'No'} change with all amounts inside their ranges does it."
    )
    return " ".join(lines)


def _up(share: Fraction) -> str:
    """Return an exact share in per cent, never less than it is."""
    return f"{show(ceil(share * 10_000) / 100)} %"


def _title(scenario: Scenario, own: str) -> str:
    reason = next(one for one in scenario.considerations if one.id == own)
    return f"{label(scenario.player(reason.player).name)}: {label(reason.title)}"


def _share(share: float) -> str:
    """Return a share of worlds in per cent with a decimal; never 0 or 100 for what is neither."""
    return percentages((share, max(0.0, 1.0 - share)), places=1)[0]
