"""A table of text shown as it is read and copied as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.desk.talks.data_table_model import DataTableModel, shown

ROWS = (("Iran", "0.123456789012", "3/16"), ("US", "-2.5", "≈ 0.4646"))


@pytest.fixture
def model(qapp: object) -> DataTableModel:
    made = DataTableModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(("Who", "How much", "Where"), ROWS)
    return made


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("0.123456789012", "0.123457"),
        ("-0.5", "−0.5"),
        ("1e-12", "1e−12"),
        ("3/16", "3/16"),
        ("Cat and mouse", "Cat and mouse"),
        ("", ""),
        ("-3.20", "−3.20"),
        ("Infinity", "Infinity"),
    ],
)
def test_numbers_are_shortened_to_what_is_read(cell: str, read: str) -> None:
    assert shown(cell) == read


def test_what_is_pointed_at_is_said_in_full(model: DataTableModel) -> None:
    index = model.index(0, 1)
    assert model.data(index) == "0.123457"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "0.123456789012"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "How much: 0.123457"


def test_columns_of_numbers_stand_on_the_right(model: DataTableModel) -> None:
    sides = [model.data(model.index(0, c), Qt.ItemDataRole.TextAlignmentRole) for c in range(3)]
    right = [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides]
    assert right == [False, True, True]


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (("0.00 to 0.60", "1", "−1.57 to −1.90"), True),
        (("3/5", "beyond 1", "gone", ""), True),
        (("≈ 0.46", "12.5 %"), True),
        (("yes", "no"), False),
        (("", ""), False),
        (("Expulsion", "3 equilibria"), False),
        (("Hold to account", "1"), False),
        (("Baghdad +0.10 by Absorb", "2"), False),
    ],
)
def test_ranges_stand_where_numbers_do(cells: tuple[str, ...], right: bool) -> None:
    model = DataTableModel()
    model.show(("What",), [(cell,) for cell in cells])
    for role in (
        model.data(model.index(0, 0), Qt.ItemDataRole.TextAlignmentRole),
        model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole),
    ):
        assert bool(role & Qt.AlignmentFlag.AlignRight) is right


def test_some_cells_are_copied_alone_and_whole_rows_with_their_headers(
    model: DataTableModel,
) -> None:
    assert model.cells([model.index(0, 1)]) == [["0.123456789012"]]
    row = [model.index(1, column) for column in range(3)]
    assert model.cells(row) == [["Who", "How much", "Where"], ["US", "-2.5", "≈ 0.4646"]]
    column = [model.index(row, 1) for row in range(2)]
    assert model.cells(column) == [["How much"], ["0.123456789012"], ["-2.5"]]


def test_numbers_that_move_keep_the_selection(model: DataTableModel) -> None:
    selection = QItemSelectionModel(model)
    selection.select(model.index(1, 1), QItemSelectionModel.SelectionFlag.Select)
    model.show(model.headers, (ROWS[0], ("US", "-2.6", "3/5")))
    assert [index.data() for index in selection.selectedIndexes()] == ["−2.6"]
    model.show(model.headers, ROWS[:1])
    assert selection.selectedIndexes() == []


def test_an_empty_table_is_no_error(model: DataTableModel) -> None:
    model.show((), ())
    assert model.rowCount() == 0
    assert model.columnCount() == 0
    assert model.cells([]) == []
