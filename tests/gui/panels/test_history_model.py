"""The steps as rows: they come and go as the history does, and are never built anew."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from examples import about
from gui.core.document import Document
from gui.core.history import History, Origin
from gui.panels.history.model import HistoryModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, SignalInstance
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario

    Listen = Callable[[SignalInstance], list[object]]

ROLES = Qt.ItemDataRole


def watched(document: Document) -> HistoryModel:
    """Return a model that aborts the test at the first sign of inconsistency."""
    model = HistoryModel(document)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def heat(document: Document, percent: int, label: str = "") -> None:
    level = Decimal(percent) / 100
    document.apply(document.scenario.with_level("heat", level), label or f"Heat to {level}")


def texts(model: QAbstractItemModel, column: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_fresh_document_is_at_its_beginning_and_saved(document: Document) -> None:
    model = watched(document)
    assert (texts(model), texts(model, 1)) == (["As opened"], ["now, saved"])


@pytest.mark.parametrize(
    ("origin", "name"),
    [(Origin.OPENED, "As opened"), (Origin.MADE, "New scenario")],
)
def test_the_beginning_says_where_the_scenario_came_from(
    document: Document, scenario: Scenario, origin: Origin, name: str
) -> None:
    model = watched(document)
    document.new(scenario, origin)
    assert texts(model) == [name]
    document.restore(scenario, None)
    assert texts(model) == ["As recovered"]


def test_every_edit_is_a_row_and_the_marks_follow(document: Document) -> None:
    model = watched(document)
    heat(document, 60)
    heat(document, 70)
    assert texts(model) == ["As opened", "Heat to 0.6", "Heat to 0.7"]
    assert texts(model, 1) == ["saved", "", "now"]
    document.undo()
    assert texts(model, 1) == ["saved", "now", ""]
    assert model.index(2, 0).data(ROLES.AccessibleTextRole) == "Heat to 0.7 (was 0.6), undone"
    assert model.index(2, 0).data(ROLES.FontRole).italic()
    assert model.index(1, 0).data(ROLES.FontRole).bold()
    assert model.index(0, 0).data(ROLES.FontRole) is None


def test_the_hint_says_what_going_there_would_do(document: Document) -> None:
    model = watched(document)
    for percent in (60, 70, 80):
        heat(document, percent)
    document.go_to(1)
    tips = [str(model.index(row, 0).data(ROLES.ToolTipRole)).split("\n") for row in range(4)]
    names = [tip[0].partition(" (was")[0] for tip in tips]
    assert names == texts(model), "a long name may be cut off in the list"
    assert tips[1][0] == "Heat to 0.6 (was 0.5)"
    hints = [tip[1] for tip in tips]
    assert hints == [
        "Undo 1 step, those below this one",
        "This is what you see now",
        "Redo 1 step, up to and with this one",
        "Redo 2 steps, up to and with this one",
    ]


def test_two_steps_of_one_name_are_two_rows(document: Document) -> None:
    model = watched(document)
    heat(document, 60, "Heat")
    heat(document, 70, "Heat")
    assert texts(model) == ["As opened", "Heat", "Heat"]


def test_an_edit_touches_only_its_own_rows(document: Document, listen: Listen) -> None:
    model = watched(document)
    for percent in range(10, 50):
        heat(document, percent)
    reset, removed = listen(model.modelReset), listen(model.rowsRemoved)
    inserted, told = listen(model.rowsInserted), listen(model.dataChanged)
    heat(document, 60)
    assert len(inserted) == 1
    assert reset == removed == []
    changed = [(top.row(), bottom.row()) for top, bottom, _ in told]  # type: ignore[misc]
    assert changed == [(40, 41)]


def test_another_file_starts_the_list_anew(document: Document, scenario: Scenario) -> None:
    model = watched(document)
    heat(document, 60)
    document.new(scenario)
    assert texts(model) == ["As opened"]


def test_steps_that_are_let_go_leave_the_list_and_are_counted(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "history", History(one, budget=4 * LOAD))
    model = watched(document)
    for percent in range(10, 16):
        heat(document, percent)
    assert texts(model) == [
        "3 earlier steps were let go",
        "Heat to 0.13",
        "Heat to 0.14",
        "Heat to 0.15",
    ]
    document.go_to(0)
    assert texts(model, 1) == ["now", "", "", ""]


#: A step that makes whatever else it costs unimportant.
LOAD = 10_000


def one(_before: object, _after: object) -> int:
    return LOAD


@about(40, HealthCheck.function_scoped_fixture)
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from(["apply", "begin", "preview", "commit", "abort", "go", "new"]),
            st.integers(0, 100),
        ),
        max_size=40,
    ),
    room=st.integers(1, 6),
)
def test_after_any_walk_the_rows_are_the_steps(
    scenario: Scenario, qtbot: QtBot, moves: list[tuple[str, int]], room: int
) -> None:
    document = Document(scenario)
    document.history = History(one, budget=room * LOAD + LOAD // 2)
    model = watched(document)
    for move, percent in moves:
        match move:
            case "apply":
                heat(document, percent)
            case "begin":
                document.begin("drag")
            case "preview" if document.gesture is not None:
                document.preview(document.scenario.with_level("heat", Decimal(percent) / 100))
            case "commit":
                document.commit()
            case "abort":
                document.abort()
            case "go":
                document.go_to(percent % 7)
            case "new":
                document.new(scenario)
        assert texts(model)[1:] == list(document.labels)
        assert model.place == document.place
        assert [row for row, mark in enumerate(texts(model, 1)) if "now" in mark] == [model.place]
        saved = [row for row, mark in enumerate(texts(model, 1)) if "saved" in mark]
        assert saved == [row for row in [document.history.clean] if row is not None]
