"""Every kind of sentence that is said about a scenario, gathered for a person to read.

Owns what is gathered and its order. What a sentence says is for the tests of its own room.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from games.model.edit.cells import with_base, without_consideration
from games.model.edit.play import with_play
from games.model.edit.structure.drivers import remove_driver
from games.model.edit.structure.outcomes import remove_outcome
from games.model.edit.structure.players import remove_player
from games.model.edit.structure.strategies import add_strategy, remove_strategy
from games.model.play import AT_ONCE
from games.paper.plain import paper_text
from games.study.answer import compute_audit, compute_live
from games.study.compare.document import document
from games.study.compare.edits import edits_in_words
from games.study.compare.effects import compare
from games.study.sweep.selection import rules
from games.words.checks import checks
from games.words.profiles import level_words, profile_words
from games.words.reading import reading
from games.words.reasons import tipping_text
from gui.briefing.gather import gather
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw, layout_of
from gui.charts.marks.drawing import Style
from gui.look.tokens import LIGHT
from gui.panels.payoffs.board import board_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Scenario
    from games.study.sweep.report import TippingPoint

__all__ = ["sentences", "sentences_under_play"]

#: Of the parts of a chart that can be pointed at so many are read, evenly chosen.
_POINTED = 8


def sentences(scenario: Scenario) -> str:
    """Return all kinds of sentences about a scenario, with a heading for each kind."""
    return _headed(_kinds(scenario))


def sentences_under_play(scenario: Scenario) -> str:
    """Return those kinds that say something of how a scenario is played."""
    return _headed(_of_play(scenario))


def _headed(kinds: Iterable[tuple[str, list[str]]]) -> str:
    lines: list[str] = []
    for heading, said in kinds:
        lines += ["", f"## {heading}", *said]
    return "\n".join(lines).strip() + "\n"


def _of_play(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    live = compute_live(scenario, scenario.sweep_driver)
    audited = compute_audit(live)
    read = reading(
        *(scenario, live.sweep, audited.report),
        audit=audited.audit,
        orders=audited.orders,
        guarantees=audited.guarantees,
        line=live.line,
    )
    yield "reading", read.text().splitlines()
    assert live.sweep is not None
    yield "tipping points", [tipping_text(scenario, one, live.sweep) for one in _tips(scenario)]
    yield "on a tipping point", _on_a_tip(scenario)
    yield "nobody gets anything", _flat(scenario)
    yield "briefing", paper_text(gather(scenario, scenario.sweep_driver, "low").paper).splitlines()
    for name in CHARTS:
        yield f"chart: {name}", list(_chart(scenario, name))
    found = compare(replace(scenario, play=AT_ONCE), scenario)
    yield "at once and under the play", paper_text(document(found, "before", "now")).splitlines()
    found = compare(scenario, _changed(scenario))
    yield "comparison", paper_text(document(found, "before", "now")).splitlines()


def _kinds(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    live = compute_live(scenario, scenario.sweep_driver)
    read = reading(
        *(scenario, live.sweep, live.report),
        guarantees=compute_audit(live).guarantees,
        line=live.line,
    )
    yield "reading", read.text().splitlines()
    yield "badges", [badge for row in read.rows for badge in row.badges]
    assert live.sweep is not None
    yield "tipping points", [tipping_text(scenario, one, live.sweep) for one in _tips(scenario)]
    yield "on a tipping point", _on_a_tip(scenario)
    yield "nobody gets anything", _flat(scenario)
    yield "briefing", paper_text(gather(scenario, scenario.sweep_driver, "low").paper).splitlines()
    for name in CHARTS:
        yield f"chart: {name}", list(_chart(scenario, name))
    changed = _changed(scenario)
    yield "edits", list(edits_in_words(scenario, changed))
    found = compare(scenario, changed)
    yield "comparison", paper_text(document(found, "before", "now", figure=True)).splitlines()
    yield "edits of the structure", list(_restructured(scenario))
    yield "cells", list(_cells(scenario))
    yield "rules", list(rules(scenario).values())
    yield "levels", [level_words(driver, driver.level) for driver in scenario.drivers]


def _tips(scenario: Scenario) -> list[TippingPoint]:
    sweep = compute_live(scenario, scenario.sweep_driver).sweep
    return list(sweep.tipping_points) if sweep is not None else []


def _on_a_tip(scenario: Scenario) -> list[str]:
    """Return the reading where the driver stands on its first exact tipping point."""
    live = compute_live(scenario, scenario.sweep_driver)
    for tip in _tips(scenario):
        if tip.at.exact is not None:
            level = tip.at.exact
            return reading(scenario, live.sweep, live.report, level).headline.splitlines()
    return []


def _flat(scenario: Scenario) -> list[str]:
    """Return what is said of ties: with the first player's reasons taken away."""
    rest = tuple(c for c in scenario.considerations if c.player != scenario.players[0].id)
    tied = replace(scenario, considerations=rest, edits=())
    live = compute_live(tied, tied.sweep_driver)
    said = [one.text for one in checks(tied, live.report)]
    return [*reading(tied, live.sweep, live.report, line=live.line).text().splitlines(), *said]


def _chart(scenario: Scenario, name: str) -> Iterator[str]:
    if name == "tree":  # there is none where all move at once
        scenario = with_play(scenario, [[player.id] for player in scenario.players[::-1]])
    live = compute_live(scenario, scenario.sweep_driver)
    try:
        scene = draw(name, Ask(live, "low"))
    except NoChartError as why:
        yield f"no chart: {why}"
        return
    yield from (scene.title, scene.subtitle, scene.description)
    figure = layout_of(scene)(scene, Style(LIGHT, _measure), 1200.0, 700.0)
    spots = list(dict.fromkeys(spot.words for spot in figure.spots))
    yield from spots[:: max(1, len(spots) // _POINTED)]


def _measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.58 if bold else 0.55)


def _changed(scenario: Scenario) -> Scenario:
    """Return a scenario with a change of every kind."""
    first, *reasons = scenario.considerations
    new = with_base(scenario, first.id, first.base - Decimal("0.75"))
    new = without_consideration(new, reasons[0].id)
    player = new.players[0]
    fresh = replace(player.strategies[0], name="Bide its time", in_sentence="biding its time")
    new = replace(
        new,
        players=(
            replace(player, strategies=(fresh, *player.strategies[1:])),
            *new.players[1:],
        ),
    )
    driver = new.drivers[0]
    return new.with_level(driver.id, (driver.low + driver.level) / 2)


def _restructured(scenario: Scenario) -> Iterator[str]:
    """Return what structural edits say: what is lost, what is new, and why not."""
    player, driver = scenario.players[-1], scenario.drivers[-1]
    grown = add_strategy(scenario, player.id, "Bide its time").scenario
    last = grown.players[-1].strategies[0].id
    ways: list[Callable[[], Restructured]] = [
        lambda: remove_strategy(grown, player.id, last),
        lambda: remove_strategy(scenario, player.id, last),
        lambda: remove_driver(scenario, driver.id),
        lambda: remove_player(scenario, player.id),
        *(lambda own=one.id: remove_outcome(scenario, own) for one in scenario.outcomes[:1]),
    ]
    yield from edits_in_words(scenario, grown)
    yield from edits_in_words(grown, scenario)
    for way in ways:
        try:
            change = way()
        except ValueError as refused:
            yield str(refused)
        else:
            yield from change.losses
            if change.instead is not None:
                yield change.instead.why


def _cells(scenario: Scenario) -> Iterator[str]:
    live = compute_live(scenario, scenario.sweep_driver)
    board = board_of(scenario, live.payoffs, live.report)
    for indices in list(product(*map(range, scenario.shape)))[:2]:
        yield board.sentence(indices)
        yield from board.hint(0, indices).splitlines()
        yield profile_words(scenario, scenario.profile(indices))
