"""What a reading says of the play: the order that is, what another one changes, moving first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.file.library import load_named
from games.study.answer import compute_audit, compute_live
from games.words.play_row import PlayRow, play_row
from games.words.reading import reading
from tests.support.plays import BASELINE
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from games.model.scenario import Scenario


def row_of(scenario: Scenario) -> PlayRow:
    live = compute_live(scenario, "")
    return play_row(scenario, compute_audit(live).orders)


def baseline(level: str = "0.60", play: str = "") -> Scenario:
    scenario = load_named("iraq-2019").with_level("sanctions", Decimal(level))
    return replace(scenario, play=BASELINE[play]) if play else scenario


def test_today_another_order_changes_the_outcome_and_who_gains_is_listed() -> None:
    row = row_of(baseline())
    assert row.lines == (
        "Play: All at once.",
        "If Iran moved before the US, “Managed containment” would be played.",
        "Moving first, instead of all at once, is worth:",
        "  US 0.00",
        "  Iran +1.10",
        "  Baghdad 0.00",
    )


def test_where_moving_first_costs_something_it_is_said_why() -> None:
    us, iran, _ = row_of(baseline("0.50")).firsts
    assert us.gain == "−0.20"
    assert us.why.startswith("All at once the US is unpredictable")
    assert (iran.gain, iran.why) == ("+1.29", "")


def test_under_another_play_the_row_says_what_all_the_others_change() -> None:
    row = row_of(baseline(play="iran > us > baghdad"))
    assert row.staged
    assert row.lines[:2] == (
        "Play: Iran, then US, then Baghdad.",
        "Unless Iran moved before the US, “Escalation on Iraqi soil” would be played.",
    )


def test_where_no_order_changes_anything_nothing_is_said() -> None:
    calm = two_by_two(ann=((-1, 0), (-1, 0)), bob=((-1, 0), (-1, 0)))
    row = row_of(calm)
    assert row == PlayRow("All at once")
    assert not row.lines


def test_until_the_orders_are_known_nothing_is_said_of_them() -> None:
    scenario = baseline()
    row = play_row(scenario, known=False)
    assert not row.known
    assert not row.lines


def test_a_copied_reading_has_the_play_below_its_headline() -> None:
    scenario = baseline(play="us=retaliate, then iran > baghdad")
    live = compute_live(scenario, "sanctions")
    audited = compute_audit(live)
    said = reading(scenario, live.sweep, live.report, orders=audited.orders, line=live.line)
    lines = said.text().splitlines()
    assert lines[2] == "Play: US moved: Retaliate; then Iran, then Baghdad."
    assert "index" not in said.text()
