"""The list of considerations: its words, its filters and order, and how little moves in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from games.model.edit.cells import with_base, with_edit, without_consideration
from games.model.edit.considerations import consideration, duplicated, moved
from games.model.file.library import load_named
from games.model.payoffs import amount_of, contributions
from gui.core.selection import PayoffKey
from gui.panels.considerations.lines import (
    Filter,
    Order,
    What,
    counted_lines,
    lines_of,
    wanted,
)
from gui.panels.considerations.model import AMOUNT, LINE, ConsiderationModel, ConsiderationProxy

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

BASELINE = load_named("iraq-2019")
RRK = ("retaliate", "retaliate", "absorb")
IRAN = PayoffKey("iran", RRK)


@cache
def edited() -> Scenario:
    """The baseline with a direct edit, an unsourced reason and one of low confidence."""
    scenario = with_edit(BASELINE, "us", RRK, Decimal(2))
    reasons = tuple(
        replace(reason, source="") if reason.id == "us-blamed" else reason
        for reason in scenario.considerations
    )
    return replace(scenario, considerations=reasons)


def found(scenario: Scenario, asked: Filter, selected: PayoffKey | None = None) -> list[object]:
    """Return the keys of the lines that a filter lets through."""
    saved = {reason.id: reason for reason in BASELINE.considerations}
    return [line.key for line in lines_of(scenario) if wanted(line, asked, selected, saved)]


@pytest.fixture
def model(qapp: object) -> ConsiderationModel:
    return ConsiderationModel(edited())


def strict(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )


# -- lines and filters ----------------------------------------------------------------------------


def test_a_line_says_who_what_where_and_how_much() -> None:
    line = next(line for line in lines_of(BASELINE) if line.key == "us-unanswered")
    assert (line.mark, line.title) == ("US", "An unanswered attack costs credibility")
    assert line.when == "US: Absorb, Iran: Retaliate"
    assert amount_of(line.reason, BASELINE.levels) == Decimal("-2.4")
    assert "Moves with Sanctions pressure and Pressure after US casualties" in line.hint
    assert "Confidence: medium" in line.hint


def test_a_direct_edit_is_a_line_after_the_considerations() -> None:
    line = lines_of(edited())[-1]
    assert line.is_edit
    assert line.key == PayoffKey("us", RRK)
    assert not line.sourced
    assert amount_of(line.reason, BASELINE.levels) == 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("DETERRENCE restored", "us-deterrence"),
        ("eleventh", "us-unanswered"),  # a word of the rationale
        ("baghdad expel troubles", None),
        ("baghdad expel us retaliate sovereignty", "baghdad-sovereignty"),
    ],
)
def test_a_search_looks_through_titles_rationales_players_and_strategies(
    text: str, key: str | None
) -> None:
    keys = found(BASELINE, Filter(text))
    assert (key in keys) if key else not keys


def test_a_search_finds_sources_by_title() -> None:
    source = BASELINE.sources[0]
    cited = [r.id for r in BASELINE.considerations if r.source == source.id]
    assert cited
    assert set(cited) <= set(found(BASELINE, Filter(source.title)))


def test_whose_and_what_narrow_the_list() -> None:
    scenario = edited()
    edit = PayoffKey("us", RRK)
    assert found(scenario, Filter(what=What.EDITS)) == [edit]
    assert found(scenario, Filter(what=What.UNSOURCED)) == ["us-blamed", edit]
    assert found(scenario, Filter(player="iran", what=What.UNSOURCED)) == []
    assert found(scenario, Filter(what=What.CHANGED)) == ["us-blamed", edit]
    assert found(scenario, Filter(what=What.UNSURE)) == ["us-blamed", "iran-credit"]
    assert found(scenario, Filter(what=What.DRIVER, driver="assistance")) == [
        "baghdad-assistance-lost"
    ]


def test_the_lines_at_the_selected_payoff_are_those_of_its_waterfall() -> None:
    scenario = edited()
    for player in ("us", "iran", "baghdad"):
        key = PayoffKey(player, RRK)
        parts = contributions(scenario, player, RRK)
        expected = [getattr(part.reason, "id", key) for part in parts]
        assert found(scenario, Filter(what=What.HERE), key) == expected
    assert found(scenario, Filter(what=What.HERE), None) == []


def test_the_count_says_how_many_are_shown_and_sourced() -> None:
    lines = lines_of(BASELINE)
    assert counted_lines(lines, 19, Filter()) == "19 considerations; 19 cite a source"
    said = counted_lines(lines_of(edited()), 3, Filter("x"))
    assert said == "19 considerations and 1 direct edit, 3 shown; 18 cite a source"
    assert counted_lines([], 0, Filter()) == "0 considerations"


# -- the model ------------------------------------------------------------------------------------


def test_the_model_and_its_proxy_keep_the_rules_of_qt(model: ConsiderationModel) -> None:
    proxy = ConsiderationProxy(model)
    strict(model)
    strict(proxy)
    scenario = edited()
    for step in (
        scenario.with_level("sanctions", Decimal("0.2")),
        moved(scenario, "us-blamed", 0),
        duplicated(scenario, "iran-exposure")[0],
        without_consideration(scenario, "us-strike-cost"),
        replace(scenario, considerations=()),
        load_named("chicken"),
        scenario,
    ):
        model.show(step)
        proxy.refresh()
        assert [line.key for line in model.lines] == [line.key for line in lines_of(step)]
        assert proxy.rowCount() == len(model.lines)
    proxy.ask(Filter(player="iran"))
    assert proxy.rowCount() == 7


def test_roles_hold_text(model: ConsiderationModel) -> None:
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Cost and risk of striking on Iraqi soil"
    assert index.data(AMOUNT) == "−3.00"
    assert index.data(LINE).key == "us-strike-cost"
    assert "US: Cost" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("US: Cost and risk")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_moving_driver_moves_amounts_and_nothing_else(
    model: ConsiderationModel, listen: Callable[..., list[object]]
) -> None:
    told = listen(model.dataChanged)
    rows = [listen(s) for s in (model.rowsInserted, model.rowsRemoved, model.modelReset)]
    lines = list(model.lines)
    assert not model.show(edited().with_level("sanctions", Decimal(1)))
    assert all(new is old for new, old in zip(model.lines, lines, strict=True))
    assert len(told) == 1
    assert told[0][2] == [AMOUNT]  # type: ignore[index]
    assert model.index(model.row_of("us-unanswered")).data(AMOUNT) == "−3.20"
    assert rows == [[], [], []]


def test_a_moving_base_changes_one_line(
    model: ConsiderationModel, listen: Callable[..., list[object]]
) -> None:
    told = listen(model.dataChanged)
    scenario = edited()
    model.show(scenario)
    told.clear()
    before = list(model.lines)
    model.show(with_base(scenario, "us-blamed", Decimal(5)))
    changed = [k for k, line in enumerate(model.lines) if line is not before[k]]
    assert changed == [6]
    assert [(t[0].row(), t[1].row()) for t in told] == [(6, 6)]  # type: ignore[index]
    assert model.index(6).data(AMOUNT) == "+5.00"


def test_a_new_name_of_a_player_is_in_every_line(model: ConsiderationModel) -> None:
    scenario = edited()
    us, *rest = scenario.players
    model.show(replace(scenario, players=(replace(us, name="Washington"), *rest)))
    assert model.lines[0].when == "Washington: Retaliate"
    assert model.lines[0].mark == "Wa"


@given(st.permutations([reason.id for reason in BASELINE.considerations][:6]))
def test_any_order_of_the_file_is_taken_over_row_by_row(order: list[str]) -> None:
    model = ConsiderationModel(BASELINE)
    rest = BASELINE.considerations[6:]
    new = replace(
        BASELINE, considerations=(*(consideration(BASELINE, name) for name in order), *rest)
    )
    model.show(new)
    assert [line.key for line in model.lines] == [reason.id for reason in new.considerations]


# -- the proxy ------------------------------------------------------------------------------------


def shown(proxy: ConsiderationProxy) -> list[object]:
    return [proxy.line(row).key for row in range(proxy.rowCount())]


def test_lines_stand_in_file_order_by_player_or_by_size(model: ConsiderationModel) -> None:
    proxy = ConsiderationProxy(model)
    keys = [line.key for line in model.lines]
    assert shown(proxy) == keys
    proxy.arrange(Order.PLAYER)
    players = [proxy.line(row).player for row in range(proxy.rowCount())]
    assert players == sorted(players)
    assert shown(proxy)[7] == PayoffKey("us", RRK)  # with the other considerations of the US
    proxy.arrange(Order.SIZE)
    sizes = [abs(model.amount(model.row_of(key))) for key in shown(proxy)]
    assert sizes == sorted(sizes, reverse=True)
    proxy.arrange(Order.FILE)
    assert shown(proxy) == keys


def test_rows_do_not_jump_while_a_driver_moves(model: ConsiderationModel) -> None:
    proxy = ConsiderationProxy(model)
    proxy.arrange(Order.SIZE)
    before = shown(proxy)
    model.show(edited().with_level("sanctions", Decimal(1)))
    assert shown(proxy) == before
    proxy.refresh()
    assert shown(proxy) != before


def test_a_line_is_found_only_while_it_is_shown(model: ConsiderationModel) -> None:
    proxy = ConsiderationProxy(model)
    assert proxy.find("iran-exposure").row() == 8
    proxy.ask(Filter(player="us"))
    assert not proxy.find("iran-exposure").isValid()
    assert not proxy.find("nobody").isValid()
    assert proxy.find("us-strike-cost").row() == 0
