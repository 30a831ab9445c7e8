"""One payoff taken apart, as plain data: signed steps from zero to the total.

Owns the scene types, their making from a scenario, and the sentences about them. Every reason gives
up to two kinds of step: what it is worth at driver level 0, and what each driver adds to it today.
Amounts are exact; the steps add up to the payoff exactly. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from games.model.amounts import less, plus, size, times
from games.model.numbers import amount_text, show
from games.model.payoffs import contributions, payoff
from games.model.scenario import Consideration
from games.words.names import genitive, joined, label, measured, play, quoted, starting
from games.words.wording import counted
from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed
from gui.charts.marks.provenance import provenance_of

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.model.scenario import DirectEdit, Profile, Scenario
    from games.study.answer import LiveResult
    from gui.charts.kind import Ask
    from gui.charts.marks.comparison import Against

__all__ = [
    "CONFIDENCE",
    "BeforePayoff",
    "Step",
    "WaterfallScene",
    "likely_cell",
    "step_words",
    "waterfall_scene",
]

#: Of so many reasons that weigh the same, all are named; of more, none.
_NAMED = 2
#: How a stated confidence is marked, most confident first.
CONFIDENCE = {"high": "●●●", "medium": "●●○", "low": "●○○", "": "○○○"}


@dataclass(frozen=True, slots=True)
class Step:
    """One bar: from the running sum before it to the one after.

    Attributes
    ----------
    key
        Id of the consideration; empty for a direct edit.
    name
        The reason's title.
    part
        "base", "driver" or "edit".
    driver
        For a driver's part, how it reads: "Sanctions pressure 0.60 × −4".
    amount, start
        What it adds, and the running sum before it.
    confidence, source
        As stated, empty where not; `cited` is the source's number in the list of sources.
    first
        True for the first step of its reason.
    """

    key: str
    name: str
    part: str
    driver: str
    amount: Amount
    start: Amount
    confidence: str = ""
    source: str = ""
    cited: int = 0
    first: bool = True

    @property
    def end(self) -> Amount:
        """The running sum after it."""
        return plus(self.start, self.amount)

    @property
    def mark(self) -> str:
        """The confidence as dots, empty for anything but a consideration's first step."""
        return CONFIDENCE[self.confidence] if self.first and self.part != "edit" else ""


@dataclass(frozen=True, eq=False)
class BeforePayoff(Before):
    """What the payoff was in an earlier scenario.

    `amounts` are id, title and amount of each reason there, the direct edit under an empty id.
    `total` is None where there was no such payoff.
    """

    total: Amount | None = None
    amounts: tuple[tuple[str, str, Amount], ...] = ()

    def of(self, key: str) -> Amount:
        """Return what a reason added, 0 for one that was not there."""
        return next((amount for own, _, amount in self.amounts if own == key), Decimal(0))


@dataclass(frozen=True, eq=False, kw_only=True)
class WaterfallScene(Printed):
    """Why one player's payoff at one profile is what it is.

    `whose` is the player in the genitive; `total` is the payoff; `sources` are those cited, in the
    order of their numbers; `before` is what it is compared with.
    """

    player: str
    whose: str
    color: str
    steps: tuple[Step, ...]
    total: Amount
    sources: tuple[str, ...]
    before: BeforePayoff | None = None

    def change(self, key: str) -> Amount:
        """Return by how much all steps of one reason together differ from before."""
        if self.before is None or self.before.total is None:
            return Decimal(0)
        now: Amount = Decimal(0)
        for step in self.steps:
            if step.key == key:
                now = plus(now, step.amount)
        return less(now, self.before.of(key))


def likely_cell(live: LiveResult) -> tuple[str, Profile]:
    """Return the first player and the profile in which today's game most likely ends."""
    scenario = live.scenario
    found = live.report.equilibria[0] if live.report.equilibria else None
    likely = (0,) * len(scenario.shape)
    if found is not None and found.joint is not None:
        places = np.unravel_index(found.joint.argmax(), found.joint.shape)
        likely = tuple(int(place) for place in places)
    elif found is not None:
        likely = tuple(int(mix.argmax()) for mix in found.profile)
    return scenario.players[0].id, scenario.profile(likely)


def waterfall_scene(ask: Ask, _answer: None = None) -> WaterfallScene:
    """Build the scene of one payoff at today's levels: the one asked for, or the likely one.

    Raises
    ------
    KeyError
        If there is no such player or strategy.
    """
    scenario, against, (player, profile) = (
        ask.scenario,
        ask.against,
        ask.cell or likely_cell(ask.live),
    )
    owner = scenario.players[scenario.player_index(player)]
    scenario.indices(profile)
    steps, sources = _steps(scenario, player, profile)
    total = payoff(scenario, player, profile)
    made = WaterfallScene(
        title=ask.title,
        subtitle=_where(scenario, profile, steps),
        description="",
        player=label(owner.name),
        whose=genitive(owner),
        color=owner.color,
        steps=steps,
        total=total,
        sources=sources,
        provenance=provenance_of(
            *(scenario, "", ask.content_hash),
            ("--chart", "waterfall", "--cell", f"{player}:{','.join(profile)}"),
        ),
        before=None if against is None else _before(against, player, profile, steps, total),
    )
    made = replace(made, title=ask.title or _finding(made))
    return replace(made, description=_told(made))


def _before(
    against: Against, player: str, profile: Profile, steps: tuple[Step, ...], total: Amount
) -> BeforePayoff:
    """Return the same payoff of an earlier scenario."""
    old, name = against.scenario, against.name
    try:
        was = payoff(old, player, profile)
        parts = contributions(old, player, profile)
    except (KeyError, ValueError):
        return BeforePayoff(name, f"{name}: no such payoff")
    amounts = tuple(
        (part.reason.id, part.reason.title, part.amount)
        if isinstance(part.reason, Consideration)
        else ("", "Direct edit", part.amount)
        for part in parts
    )
    now: dict[str, Amount] = {}
    for step in steps:
        now[step.key] = plus(now.get(step.key, Decimal(0)), step.amount)
    if was == total and {k: v for k, _, v in amounts if v} == {k: v for k, v in now.items() if v}:
        return BeforePayoff(name, f"{name}: nothing differs here")
    return BeforePayoff(name, f"Outlined: {name}; in brackets, what changed since", was, amounts)


def _steps(
    scenario: Scenario, player: str, profile: Profile
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    titles = {source.id: source.title for source in scenario.sources}
    cited: list[str] = []
    steps: list[Step] = []
    total: Amount = Decimal(0)
    for part in contributions(scenario, player, profile):
        reason = part.reason
        made = (
            _of_reason(scenario, reason, total)
            if isinstance(reason, Consideration)
            else [_of_edit(reason, total)]
        )
        source = reason.source if isinstance(reason, Consideration) else ""
        if source and source not in cited:
            cited.append(source)
        number = cited.index(source) + 1 if source else 0
        name = titles.get(source, source)
        steps += [replace(step, source=name, cited=number) for step in made]
        total = steps[-1].end
    return tuple(steps), tuple(titles.get(source, source) for source in cited)


def _of_reason(scenario: Scenario, reason: Consideration, total: Amount) -> list[Step]:
    """Return the steps of one reason: its base, unless drivers are all there is, then those."""
    steps: list[Step] = []
    if reason.base or not reason.slopes:
        steps.append(
            Step(reason.id, reason.title, "base", "", reason.base, total, reason.confidence)
        )
    for driver, slope in reason.slopes:
        start = steps[-1].end if steps else total
        known = scenario.driver(driver)
        words = (
            f"{label(known.name)} {measured(show(known.level), known.unit)} × {amount_text(slope)}"
        )
        amount = times(known.level, slope)
        steps.append(
            Step(
                key=reason.id,
                name=reason.title,
                part="driver",
                driver=words,
                amount=amount,
                start=start,
                confidence=reason.confidence,
                first=not steps,
            )
        )
    return steps


def _of_edit(edit: DirectEdit, total: Amount) -> Step:
    return Step("", edit.note or "Direct edit of this payoff", "edit", "", edit.amount, total)


def _where(scenario: Scenario, profile: Profile, steps: tuple[Step, ...]) -> str:
    """Say which cell it is, and where the drivers stand that count there."""
    played = ", ".join(
        play(player, player.strategies[player.index_of(strategy)])
        for player, strategy in zip(scenario.players, profile, strict=True)
    )
    counting = {step.driver for step in steps}
    levels = ", ".join(
        f"{label(driver.name)} {measured(show(driver.level), driver.unit)}"
        for driver in scenario.drivers
        if any(words.startswith(f"{label(driver.name)} ") for words in counting)
    )
    return f"{played}. {levels}" if levels else played


def _finding(scene: WaterfallScene) -> str:
    """State what makes the payoff, in one line."""
    says = f"{starting(scene.whose)} payoff of {amount_text(scene.total)}"
    if not any(step.amount for step in scene.steps):
        return f"{says}: nothing counts here"
    sums: dict[tuple[str, str], Amount] = {}
    for step in scene.steps:
        own = step.key, step.name
        sums[own] = plus(sums.get(own, Decimal(0)), step.amount)
    if not any(sums.values()):
        return f"{says}: what counts here cancels out"
    most = max(size(weight) for weight in sums.values())
    alike = [(name, weight) for (_, name), weight in sums.items() if size(weight) == most]
    if len(alike) > _NAMED:
        return f"{says}: {counted(len(alike), 'reason')} weigh most, and alike"
    names = joined(quoted(name) for name, _ in alike)
    texts = [amount_text(weight, signed=True) for _, weight in alike]
    if len(alike) == 1:
        return f"{says}: {names} weighs most, {texts[0]}"
    verb = (
        "cancel"
        if not scene.total and sum(map(bool, sums.values())) == len(alike)
        else "weigh most"
    )
    return f"{says}: {names} {verb}, {joined(texts)}"


def _told(scene: WaterfallScene) -> str:
    """Put the picture into words, step by step."""
    reasons = len({(step.key, step.name) for step in scene.steps})
    said = [
        f"Waterfall of {counted(reasons, 'reason')} behind {scene.whose} payoff."
        f" {scene.title}. {scene.subtitle}."
    ]
    said.extend(f"{step_words(step)}." for step in scene.steps)
    said.append(f"In all {amount_text(scene.total)}.")
    if scene.before is not None:
        said.append(scene.before.told(_compared(scene, scene.before)))
    return " ".join(said)


def _compared(scene: WaterfallScene, before: BeforePayoff) -> str:
    if before.total is None:
        return ""
    moved = [
        f"{step.name} {amount_text(change, signed=True)}"
        for step in scene.steps
        if step.first and (change := scene.change(step.key))
    ]
    here = {step.key for step in scene.steps}
    moved += [
        f"{title} {amount_text(-amount, signed=True)}, which is no longer there"
        for key, title, amount in before.amounts
        if key not in here and amount
    ]
    return ", ".join([f"the payoff was {amount_text(before.total)}", *moved])


def step_words(step: Step) -> str:
    """Read a step out."""
    what = f"{step.name}, {step.driver}" if step.driver else step.name
    sums = f"from {amount_text(step.start)} to {amount_text(step.end)}"
    said = f"{what}: {amount_text(step.amount, signed=True)}, {sums}"
    if step.part != "edit" and step.first:
        said += f"; confidence {step.confidence or 'not stated'}"
        said += f", source: {step.source}" if step.source else ", no source"
    return said
