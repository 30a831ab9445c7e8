"""The payoff table as Qt models and as text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from games.model.edit.pasting.layout import payoff_rows
from games.model.file.library import load_named
from games.model.payoffs import affine, payoff
from games.words.initials import initials
from games.words.names import condition
from games.words.profiles import letters, profile_words
from gui.controls.tables import tsv
from gui.core.document import Document
from gui.core.selection import PayoffKey, Selection
from gui.panels.payoffs.board import Board, board_of
from gui.panels.payoffs.model import PayoffModel, enter_payoff, typed_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

RRK = ("retaliate", "retaliate", "absorb")
Role = Qt.ItemDataRole


def board_for(scenario: Scenario) -> Board:
    return board_of(scenario, affine(scenario).at(scenario.levels), None)


@pytest.fixture
def baseline() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def desk(baseline: Scenario, qapp: object) -> Document:
    return Document(baseline)


@pytest.fixture
def matrix(desk: Document) -> PayoffModel:
    """The matrix in which Baghdad absorbs."""
    return PayoffModel(desk, board_for(desk.scenario), 1)


def test_every_matrix_keeps_the_rules_of_qt_models(
    desk: Document, document: Document, qtmodeltester: Any
) -> None:
    qtmodeltester.check(PayoffModel(desk, board_for(desk.scenario), 0))
    qtmodeltester.check(PayoffModel(document, board_for(document.scenario), None))


def test_a_matrix_has_a_column_for_every_payoff(matrix: PayoffModel) -> None:
    assert (matrix.rowCount(), matrix.columnCount()) == (2, 6)
    assert matrix.rowCount(matrix.index(0, 0)) == 0
    shown = [matrix.index(0, column).data() for column in range(6)]
    assert shown == ["−1.90", "−3.50", "−2.90", "−4.00", "−3.90", "−2.10"]


def test_roles_hold_text_and_never_numbers_of_numpy(matrix: PayoffModel) -> None:
    index = matrix.index(1, 2)
    for role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole, Role.AccessibleTextRole):
        assert type(index.data(role)) is str


def test_a_cell_says_all_it_shows(matrix: PayoffModel) -> None:
    said = matrix.index(0, 1).data(Role.AccessibleTextRole)
    assert said.startswith(
        "Iran −3.50. US: Retaliate, Iran: Retaliate, Baghdad: Absorb. Payoffs: US −1.90"
    )
    assert "best responses: US, Iran, Baghdad; equilibrium" in said
    assert "Escalation on Iraqi soil" in said


def test_a_hint_gives_the_exact_value(matrix: PayoffModel) -> None:
    hint = matrix.index(0, 1).data(Role.ToolTipRole).splitlines()
    assert hint[0] in {"Iran: −3.5", "Iran: −3.50", "Iran: −3.500"}
    assert "Best response: Iran cannot do better against this play" in hint


def test_headers_name_the_strategy_and_the_owner(matrix: PayoffModel) -> None:
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert (
        matrix.headerData(4, horizontal, Role.AccessibleTextRole) == "Iran: Absorb, payoff of Iran"
    )
    assert matrix.headerData(1, vertical, Role.AccessibleTextRole) == "US: Absorb"


def test_a_payoff_is_found_only_in_its_own_matrix(matrix: PayoffModel, desk: Document) -> None:
    key = PayoffKey("iran", RRK)
    assert (matrix.find(key).row(), matrix.find(key).column()) == (0, 1)
    assert matrix.key(matrix.find(key)) == key
    assert not PayoffModel(desk, board_for(desk.scenario), 0).find(key).isValid()
    assert not matrix.find(PayoffKey("nobody", RRK)).isValid()
    assert not matrix.find(None).isValid()


def test_typing_a_payoff_is_one_named_step(desk: Document) -> None:
    assert enter_payoff(desk, PayoffKey("iran", RRK), "3,5")
    assert payoff(desk.scenario, "iran", RRK) == Decimal("3.5")
    assert desk.labels == ("Set Iran's payoff at R R K to 3.5",)


def test_typing_the_same_value_is_no_step(desk: Document) -> None:
    key = PayoffKey("iran", RRK)
    assert not enter_payoff(desk, key, typed_form(desk, key))
    assert desk.labels == ()


@pytest.mark.parametrize("wrong", ["abc", "1e400", "nan", "inf", "", "1,000", "--2"])
def test_what_is_no_number_is_refused_with_a_sentence(desk: Document, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        enter_payoff(desk, PayoffKey("us", RRK), wrong)
    assert desk.labels == ()


def test_the_model_takes_typed_text_too(matrix: PayoffModel, desk: Document) -> None:
    index = matrix.index(0, 0)
    assert not matrix.setData(index, "abc")
    assert matrix.setData(index, "−2.25")
    assert payoff(desk.scenario, "us", RRK) == Decimal("-2.25")


def test_another_board_is_told_to_the_view(
    matrix: PayoffModel, baseline: Scenario, listen: Callable[..., list[object]]
) -> None:
    heard = listen(matrix.dataChanged)
    matrix.show(board_for(baseline.with_level("sanctions", Decimal(1))))
    told = {(index.row(), index.column()) for index, _, _ in heard}
    assert told == {(0, 0), (0, 3), (1, 0), (1, 3)}, "sanctions count in every cell"
    assert all(last.column() == first.column() + 2 for first, last, _ in heard)
    assert matrix.index(0, 1).data() == "−2.70"


def test_of_another_board_only_the_cells_are_told_that_differ(
    matrix: PayoffModel, baseline: Scenario, listen: Callable[..., list[object]]
) -> None:
    heard = listen(matrix.dataChanged)
    matrix.show(board_for(baseline.with_level("casualties", Decimal(1))))
    told = {(index.row(), index.column()) for index, _, _ in heard}
    assert told == {(0, 0), (1, 0)}, "casualties count where Iran retaliates"
    heard.clear()
    matrix.show(board_for(baseline.with_level("casualties", Decimal(1))))
    assert not heard


def test_while_the_answer_is_outstanding_mixed_equilibria_stay_unsettled(
    baseline: Scenario,
) -> None:
    first = board_for(baseline)
    assert not first.settled
    indices = (0, 0, 1)
    assert first.played(indices) == 0.0


def test_edited_payoffs_are_marked(desk: Document) -> None:
    enter_payoff(desk, PayoffKey("iran", RRK), "1")
    board = board_for(desk.scenario)
    assert board.is_edited(1, (0, 0, 1))
    assert not board.is_edited(0, (0, 0, 1))
    assert "edited" in board.heading(1, (0, 0, 1))


def test_a_copied_table_is_exact_and_tab_separated(baseline: Scenario) -> None:
    lines = tsv(payoff_rows(baseline)).splitlines()
    assert len(lines) == 8
    assert lines[0].split("\t")[0].startswith("Baghdad: ")
    assert lines[1].split("\t")[1:4] == ["US", "Iran", "Baghdad"]
    numbers = [Decimal(cell) for cell in lines[6].split("\t")[1:]]
    assert numbers == [Decimal(x) for x in ("-1.9", "-3.5", "-2.9", "-4", "-3.9", "-2.1")]


def test_a_cell_with_a_tab_does_not_break_the_table() -> None:
    assert tsv([["a\tb", "c\nd"]]) == "a b\tc d\n"


def test_profiles_have_one_name_everywhere(baseline: Scenario) -> None:
    assert letters(baseline, RRK) == "R R K"
    assert profile_words(baseline, RRK) == "US: Retaliate, Iran: Retaliate, Baghdad: Absorb"
    assert condition(baseline, (("us", ("absorb",)),)) == "US: Absorb"
    assert condition(baseline, ()) == "always"


def test_marks_of_players_cannot_be_mistaken() -> None:
    assert initials(["US", "Iran", "Baghdad"]) == ("US", "Ir", "Ba")
    assert initials(["Iran", "Iraq"]) == ("Iran", "Iraq")
    assert initials(["Ann", "Ann"]) == ("1", "2")
    assert initials(["Row", "Col"]) == ("Ro", "Co")


def test_selecting_the_same_payoff_says_nothing(listen: Callable[..., list[object]]) -> None:
    selection = Selection()
    heard = listen(selection.changed)
    selection.select(PayoffKey("iran", RRK))
    selection.select(PayoffKey("iran", RRK))
    selection.select(None)
    assert heard == [PayoffKey("iran", RRK), None]
