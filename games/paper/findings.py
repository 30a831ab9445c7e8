"""What a briefing finds: where we stand, what tips and why, the equilibria.

Owns the sections that say what the answers are. Sentences about equilibria and tipping points are
those of `games.words.reading` and `games.words.reasons`, the same as in the
window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import show
from games.model.validate import CONFIDENCES
from games.paper.bearing import overturning_text
from games.paper.parts import (
    Bullets,
    Column,
    Figure,
    Item,
    Line,
    Paragraph,
    Section,
    Table,
)
from games.paper.words import outcome_text
from games.solve.report import OPEN
from games.words.certainty import meaning, of_kind, of_sweep, single
from games.words.checks import agreement
from games.words.family_outcomes import outcomes_text
from games.words.names import inside, joined, measured, rises, starting, verb
from games.words.plays import in_stages, play_clause
from games.words.reading import reading
from games.words.reasons import causes_text, tip_change, tipping_text, why_text
from games.words.wording import level_text, same_level, symbols

if TYPE_CHECKING:
    from games.model.scenario import Driver, Scenario
    from games.paper.material import Material
    from games.paper.parts import Block
    from games.study.sweep.report import Sweep
    from games.words.reading import Reading, Row

__all__ = ["equilibria_today", "what_tips", "where_we_stand"]

#: Equilibria beyond these are left to the table.
_EXPLAINED = 8


def where_we_stand(material: Material) -> Section:
    """Return the section a hurried reader reads: the messages, then where every driver stands."""
    read = _reading(material)
    holds = read.doubt.holds
    if read.doubt.short and len(material.report.equilibria) == 1:
        # beside a headline that ends with another outcome it must say what holds
        holds = (f"Today's answer {read.doubt.short}.",)
    items = [Item(" ".join((read.headline, *holds)), "Today.")]
    if material.sweep is not None and read.next is not None:
        say = causes_text if read.next.causes else tipping_text
        said = say(material.scenario, read.next, material.sweep)
        items.append(Item(said, "What would change it."))
    items.append(Item(_proof(material), "How sure the lists are."))
    fragile = " ".join((_fragile(material), *read.doubt.why)).strip()
    if fragile:
        items.append(Item(fragile, "What no proof can tell."))
    blocks: list[Block] = [Bullets(tuple(items), key=True)]
    if material.scenario.drivers:
        blocks.append(_drivers(material))
    return Section("today", "Where we stand today", tuple(blocks))


def what_tips(material: Material) -> Section | None:
    """Return the section of the sweep: chart and tipping points with their causes."""
    sweep, driver = material.sweep, material.driver
    if sweep is None or driver is None:
        return None
    scenario, name = material.scenario, inside(driver.name)
    blocks: list[Block] = []
    if "sweep" in material.figures:
        what = "Equilibria"
        if in_stages(scenario):
            what = f"What is played {play_clause(scenario, scenario.play)},"
        caption = (
            f"{what} as {name} {verb(driver, 'goes', 'go')} from {show(driver.low)} to"
            f" {measured(show(driver.high), driver.unit)}, everything else as it is today: what"
            " each player does, the outcomes that follow, and the regimes with their tipping"
            " points."
        )
        blocks.append(Figure("sweep", caption))
    if sweep.tipping_points:
        blocks.append(_tipping_points(scenario, sweep, driver))
    else:
        blocks.append(Paragraph(f"No level of {name} changes what is {_there(scenario)}."))
    if material.phase is not None and "phase" in material.figures:
        across, above = (inside(scenario.driver(one).name) for one in material.phase.drivers)
        several = any(kind.several for kind in material.phase.kinds)
        whole = all(of_kind(kind) != OPEN for kind in material.phase.kinds)
        caption = (
            f"What is {_there(scenario)} for every {across} and {above}, everything else as it is"
            " today, with today's point; straight borders are exact"
            + (f"; several {_many(scenario)} side by side are counted" if several else "")
            + ("." if whole else "; where the list is open, others may exist beside them.")
        )
        blocks.append(Figure("phase", caption))
    return Section("tips", "What tips, and why", tuple(blocks))


def equilibria_today(material: Material) -> Section:
    """Return the section of today's equilibria: the table, why they hold, how likely what is."""
    scenario, report = material.scenario, material.report
    read = _reading(material)
    blocks: list[Block] = []
    if read.rows:
        blocks.append(_equilibria(material, read))
    follows = [
        *(_sentence(outcome_text(scenario, found)) for found in single(report)),
        *(outcomes_text(scenario, family) for family in report.families),
    ]
    if len(read.rows) == 1:
        (row,) = read.rows
        items = [Item(sentence) for sentence in ([row.told] * row.many + list(row.why))]
        after = [Item(follows[0], "What follows.")] if follows[0] else []
        blocks.append(Bullets((*items, *after)))
    elif read.rows:
        blocks.append(
            Bullets(
                tuple(
                    Item(" ".join((*row.why, after)).strip(), row.told)
                    for row, after in zip(read.rows[:_EXPLAINED], follows, strict=False)
                )
            )
        )
    what = "What is played" if in_stages(scenario) else "Equilibria"
    return Section("equilibria", f"{what} at today's levels", tuple(blocks))


def _there(scenario: Scenario) -> str:
    return "played" if in_stages(scenario) else "in equilibrium"


def _many(scenario: Scenario) -> str:
    return "answers" if in_stages(scenario) else "equilibria"


def _sentence(said: str) -> str:
    """Return a clause as a sentence; nothing stays nothing."""
    return f"{starting(said)}." if said else ""


def _reading(material: Material) -> Reading:
    return reading(
        material.scenario,
        material.sweep,
        material.report,
        audit=material.audit,
        guarantees=material.guarantees,
        line=material.line,
    )


def _proof(material: Material) -> str:
    """Say how sure the lists of equilibria are, and what an independent solver says of them."""
    report, sweep, audit = material.report, material.sweep, material.audit
    scenario = material.scenario
    said = f"Today's list is {report.proof}: {meaning(report.proof, scenario)}"
    if sweep is not None:
        along = of_sweep(sweep)
        means = meaning(along, scenario)
        if along == report.proof:
            said = f"Today's list, and those along the driver, are {along}: {means}"
        else:
            said += f". The lists along the driver are {along}: {means}"
    if audit is not None and audit.of:
        said += f". As a second opinion, {agreement(material.scenario, audit)}"
    elif report.nashpy_agrees is not None:
        verb = "agrees" if report.nashpy_agrees else "does not agree"
        where = " where players move together" if in_stages(scenario) else ""
        said += f". As a second opinion, nashpy {verb}{where}."
    else:
        said += "."
    return f"{said} All of it follows from the payoffs, whatever they are worth."


def _fragile(material: Material) -> str:
    """Say what is only judgement, and how much of it could overturn the answer."""
    reasons = material.scenario.considerations
    said = "The payoffs are judgements, not estimates."
    if not reasons:
        return said
    sourced = sum(1 for reason in reasons if reason.source)
    several = "consideration names" if len(reasons) == 1 else "considerations name"
    said += f" {sourced} of {len(reasons)} {several} a source"
    ranks = [
        (rank, sum(1 for reason in reasons if reason.confidence == rank)) for rank in CONFIDENCES
    ]
    stated = [f"{count} {rank}" for rank, count in ranks if count]
    if stated:
        said += f"; their authors' confidence is {joined(stated)}"
    overturning = overturning_text(material)
    return f"{said}. {overturning}".rstrip()


def _drivers(material: Material) -> Table:
    """Return the table of levels, each with the worded anchors around it."""
    scenario = material.scenario
    letters = symbols(scenario)
    lines = tuple(
        Line(
            (
                driver.name + (f" ({driver.unit})" if driver.unit else ""),
                letters[driver.id],
                show(driver.level),
                f"{show(driver.low)} to {show(driver.high)}",
                _anchored(driver),
            )
        )
        for driver in scenario.drivers
    )
    columns = (
        Column("Driver", 27),
        Column("Letter", 8),
        Column("Today", 8, number=True),
        Column("Range", 11, number=True),
        Column("What that stands for", 46),
    )
    return Table("drivers", "Drivers and where they stand.", columns, lines)


def _anchored(driver: Driver) -> str:
    """Put a driver's level into the words of its anchors."""
    level, anchors = driver.level, sorted(driver.anchors, key=lambda anchor: anchor.level)
    for anchor in anchors:
        if anchor.level == level:
            return anchor.text
    below = [anchor for anchor in anchors if anchor.level < level]
    above = [anchor for anchor in anchors if anchor.level > level]
    said = []
    if below:
        said.append(f"above “{below[-1].text}” ({show(below[-1].level)})")
    if above:
        said.append(f"below “{above[0].text}” ({show(above[0].level)})")
    return ", ".join(said) or "–"


def _tipping_points(scenario: Scenario, sweep: Sweep, driver: Driver) -> Table:
    """Return the table of tipping points."""
    lines = []
    for tip in sweep.tipping_points:
        why = why_text(scenario, tip, sweep)
        gap = tip.at.value - float(driver.level)
        away = "0" if same_level(tip.at, driver.level) else show(gap, digits=4, signed=True)
        change = starting(tip_change(scenario, tip, sweep))
        lines.append(Line((level_text(tip.at), away, f"{change}.", why)))
    name = inside(driver.name)
    columns = (
        Column(f"At ({driver.unit})" if driver.unit else "At", 14),
        Column("From today", 9, number=True),
        Column(f"As {rises(driver)}", 29),
        Column("Because", 48),
    )
    return Table(
        "tipping-points",
        f"Tipping points along {name}. Fractions are exact; ≈ marks what is rounded.",
        columns,
        tuple(lines),
    )


def _equilibria(material: Material, read: Reading) -> Table:
    """Return the table of today's equilibria."""
    scenario = material.scenario
    staged = in_stages(scenario)
    players = [Column(player.name, 17) for player in scenario.players]
    columns = (
        Column("Outcome", 18),
        *players,
        Column("Kind", 9),
        *(() if staged else (Column("Index", 8, number=True),)),
        Column("Regret", 9, number=True),
        Column("Found by", 13),
    )
    where = ", ".join(
        f"{inside(d.name)} {measured(show(d.level), d.unit)}" for d in scenario.drivers
    )
    return Table(
        "equilibria",
        (f"What is played {play_clause(scenario, scenario.play)}," if staged else "Equilibria")
        + (f" with {where}" if where else "")
        + ": what each player does, and expects.",
        columns,
        tuple(_equilibrium(row, staged=staged) for row in read.rows),
    )


def _equilibrium(row: Row, *, staged: bool) -> Line:
    badges = "".join(f"\n{badge}" for badge in row.badges)
    cells = [f"{mix.text}\npayoff {mix.payoff_text}" for mix in row.mixes]
    index = () if staged else (row.index,)
    return Line(
        (row.name + badges, *cells, row.kind, *index, row.regret, row.found_by),
        color=row.color,
    )
