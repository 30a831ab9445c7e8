"""What a briefing assumes, who says so, and where its answers end.

Owns the sections of assumptions, sources, checks and limits. Confidence belongs here and likelihood
does not: no sentence has both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.amounts import size
from games.model.numbers import MINUS, amount_text, show
from games.paper.likelihood import CITATION, scale_text
from games.paper.parts import Bullets, Column, Item, Line, Paragraph, Section, Table
from games.solve.report import OPEN
from games.study.sweep.selection import HIGH, LOW, UNIFORM, rule_name
from games.words.certainty import of_sweep
from games.words.checks import checks
from games.words.induction import along_text
from games.words.names import condition, starting
from games.words.plays import in_stages, rules_of_play
from games.words.profiles import profile_words
from games.words.tied import tied_text
from games.words.wording import level_text, symbols, unbroken

if TYPE_CHECKING:
    from decimal import Decimal

    from games.model.scenario import Consideration, DirectEdit, Scenario, Source
    from games.paper.material import Material
    from games.paper.parts import Block

__all__ = ["assumptions", "limits"]

_NONE = "–"
_MARKS = {True: "Passed.", False: "Not passed.", None: "Note."}
_RULES = {
    LOW: "where several {many} stand side by side, it stays on the one that was followed from"
    " the low end of the driver until that one ends",
    HIGH: "where several {many} stand side by side, it stays on the one that was followed from"
    " the high end of the driver until that one ends",
    UNIFORM: "where several {many} stand side by side, each counts alike",
}
_BEST = "where several {many} stand side by side, it takes the one best for that player"


def assumptions(material: Material) -> Section | None:
    """Return every consideration, grouped by player, and the sources they name."""
    scenario = material.scenario
    if not scenario.considerations and not scenario.edits:
        return None
    numbers = {source.id: number for number, source in enumerate(scenario.sources, start=1)}
    letters = symbols(scenario)
    lines: list[Line] = []
    for player in scenario.players:
        own = [reason for reason in scenario.considerations if reason.player == player.id]
        edits = [edit for edit in scenario.edits if edit.player == player.id]
        if own or edits:
            lines.append(Line((player.name,), group=True, color=player.color))
        lines += [_reason(scenario, reason, letters, numbers) for reason in own]
        lines += [_edit(scenario, edit) for edit in edits]
    columns = (
        Column("When", 26),
        Column("Amount", 14),
        Column("Range", 14),
        Column("Consideration", 28),
        Column("Source", 7),
        Column("Confidence", 11),
    )
    caption = (
        "Considerations behind the payoffs. The range is the base's; letters are the drivers."
        if letters
        else "Considerations behind the payoffs."
    )
    blocks: list[Block] = [Table("considerations", caption, columns, tuple(lines))]
    if scenario.sources:
        blocks.append(
            Bullets(
                tuple(
                    Item(_source(source), f"[{numbers[source.id]}]") for source in scenario.sources
                ),
                marked=False,
            )
        )
    if scenario.notes:
        blocks.append(Paragraph(scenario.notes, quiet=True))
    return Section("assumptions", "Assumptions and sources", tuple(blocks))


def limits(material: Material) -> Section:
    """Return what was checked, which rule and scale are used, and what the model leaves out."""
    scenario, sweep = material.scenario, material.sweep
    staged = in_stages(scenario)
    items = [
        Item(check.text, _MARKS[check.passed])
        for check in checks(scenario, material.report, material.audit)
    ]
    if sweep is not None:
        items.append(Item(along_text(scenario, sweep), _MARKS[of_sweep(sweep) != OPEN]))
        items += [
            Item(
                f"From {level_text(one.low)} to {level_text(one.high)} {tied_text(scenario, one)}.",
                "Ties.",
            )
            for one in sweep.regimes
            if one.tied is not None
        ]
        items += [Item(note, _MARKS[None]) for note in sweep.notes]
        if material.phase is not None:
            items += [Item(note, _MARKS[None]) for note in material.phase.notes]
        name = rule_name(material.rule, scenario)
        one, many = ("answer", "answers") if staged else ("equilibrium", "equilibria")
        meaning = _RULES.get(material.rule, _BEST).format(many=many)
        items.append(
            Item(f"{name}: {meaning}. The table lists every {one} found.", "Selection rule.")
        )
    items += [
        Item(
            f"{CITATION}: {scale_text()}. The words describe what players do"
            f" {'in play' if staged else 'in equilibrium'}, not"
            " the odds of events; “always” and “never” are certainties of the model.",
            "Words of likelihood.",
        ),
        Item(
            "Illustrative: the payoffs are judgements, not estimates."
            f" {rules_of_play(scenario)}; who is not a player does not act.",
            "Limits.",
        ),
    ]
    if material.levels:
        items.append(Item(f"{starting(material.levels)}.", "Made with."))
    if material.again:
        items.append(Item(material.again, "Made again, from its folder, by"))
    return Section("limits", "Checks and limits", (Bullets(tuple(items)),))


def _reason(
    scenario: Scenario,
    reason: Consideration,
    letters: dict[str, str],
    numbers: dict[str, int],
) -> Line:
    source = f"[{numbers[reason.source]}]" if reason.source in numbers else _NONE
    return Line(
        (
            condition(scenario, reason.when),
            unbroken(_amount(reason, letters)),
            unbroken(_range(reason.low, reason.high)),
            reason.title,
            source,
            reason.confidence or _NONE,
        )
    )


def _edit(scenario: Scenario, edit: DirectEdit) -> Line:
    cell = profile_words(scenario, edit.profile)
    note = f": {edit.note}" if edit.note else ""
    typed = f"Typed straight into the table{note}"
    return Line((cell, amount_text(edit.amount), _NONE, typed, _NONE, _NONE))


def _amount(reason: Consideration, letters: dict[str, str]) -> str:
    """Return base and slopes: "−1 − 2 s"; a base of nothing is left out before slopes."""
    said = "" if not reason.base and reason.slopes else amount_text(reason.base)
    for driver, slope in reason.slopes:
        factor = "" if size(slope) == 1 else f"{amount_text(size(slope))} "
        if said:
            said += f" {MINUS if slope < 0 else '+'} {factor}{letters[driver]}"
        else:
            said = f"{MINUS if slope < 0 else ''}{factor}{letters[driver]}"
    return said


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return _NONE
    ends = (_NONE if end is None else show(end) for end in (low, high))
    return " to ".join(ends)


def _source(source: Source) -> str:
    """Return a source as lists cite it, with the analyst's note."""
    cited = ", ".join(part for part in (source.title, source.publisher, source.date) if part)
    return f"{cited}. {source.note}".rstrip() if source.note else f"{cited}."
