"""What the tests of the application share: a small scenario, a document, and ears."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.scenario import (
    Consideration,
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Strategy,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from gui.files.safety.guard import Guard
    from gui.work.jobs import Executor, Jobs
    from gui.work.upkeep import Analysis
    from whole_desk import Desk


class Ear:
    """Hears a signal and keeps what it said."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, *said: object) -> None:
        self.heard.append(said[0] if len(said) == 1 else said)


@pytest.fixture
def listen() -> Callable[[SignalInstance], list[object]]:
    """Connect an ear to a signal; the list it returns fills up."""
    ears: list[Ear] = []

    def connect(signal: SignalInstance) -> list[object]:
        ear = Ear()
        ears.append(ear)
        signal.connect(ear.hear)
        return ear.heard

    return connect


@pytest.fixture(autouse=True)
def _light() -> Iterator[None]:
    """Leave the light theme in force."""
    yield
    from gui.look.tokens import LIGHT
    from gui.look.wear import put_on, worn

    if worn() != LIGHT:
        put_on(LIGHT)


@pytest.fixture
def scenario() -> Scenario:
    """Two players, two drivers, three reasons and one direct edit."""
    return Scenario(
        title="Inspection",
        players=(
            Player(
                "row", "Row", "#0072b2", (Strategy("up", "Up", "U"), Strategy("down", "Down", "D"))
            ),
            Player(
                "col", "Col", "#d55e00", (Strategy("in", "In", "I"), Strategy("out", "Out", "O"))
            ),
        ),
        drivers=(
            Driver("heat", "Heat", Decimal(0), Decimal(1), Decimal("0.5"), Decimal("0.01")),
            Driver("wind", "Wind", Decimal(0), Decimal(1), Decimal("0.25"), Decimal("0.01")),
        ),
        considerations=(
            Consideration(
                "a", "row", (("row", ("up",)),), Decimal(1), "rises", (("heat", Decimal(2)),)
            ),
            Consideration("b", "col", (("col", ("in",)),), Decimal(-1), "costs"),
            Consideration(
                "c",
                "col",
                (("row", ("up",)), ("col", ("in",))),
                Decimal(1),
                "meets",
                (("wind", Decimal(1)),),
            ),
        ),
        edits=(DirectEdit("row", ("down", "out"), Decimal("0.5")),),
        outcomes=(Outcome("calm", "Calm", "#7fb7be", 0, ((("row", ("down",)),),)),),
        sweep_driver="heat",
    )


@pytest.fixture
def still(scenario: Scenario) -> Scenario:
    """Return the small scenario without drivers: nothing to sweep, so little to compute."""
    reasons = tuple(replace(reason, slopes=()) for reason in scenario.considerations)
    return replace(scenario, drivers=(), sweep_driver="", considerations=reasons)


@pytest.fixture
def document(scenario: Scenario, qapp: object) -> Document:
    """Return a document of the small scenario."""
    from gui.core.document import Document

    return Document(scenario)


@pytest.fixture
def desk_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, kept: list[object]
) -> Iterator[Callable[..., Desk]]:
    """Open whole windows on bundled scenarios; answers are computed at once."""
    from desk_fakes import FakeDialogs
    from games.model.file.library import load_named
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.look.theme import Theme
    from gui.window import Window
    from gui.work.jobs import InlineExecutor, Jobs
    from gui.work.upkeep import Analysis
    from whole_desk import Desk, forget_changes

    made: list[tuple[Analysis, Jobs]] = []
    theme = Theme(qapp, "light")

    def make(
        name: str,
        dialogs: FakeDialogs | None = None,
        executor: Executor | None = None,
        guard: Guard | None = None,
    ) -> Desk:
        document = Document(load_named(name))
        jobs = Jobs(executor or InlineExecutor())
        analysis = Analysis(document, jobs)
        dialogs = dialogs or FakeDialogs()
        store = Store(tmp_path / "prefs.ini")
        window = Window(document, analysis, theme, store, dialogs, guard)
        qtbot.addWidget(window, before_close_func=forget_changes)
        window.show()
        analysis.refresh()
        qtbot.waitUntil(lambda: analysis.live is not None)
        made.append((analysis, jobs))
        kept.append(window)
        return Desk(window, document, analysis, dialogs, theme, qtbot)

    yield make
    for analysis, jobs in made:
        analysis.stop()
        assert jobs.shutdown()


@pytest.fixture
def desk(desk_on: Callable[[str], Desk]) -> Desk:
    """The whole desk on the baseline."""
    return desk_on("iraq-2019")


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Walk a panel and return the controls that a screen reader could not name."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSlider,
        QAbstractSpinBox,
        QHeaderView,
        QLineEdit,
        QScrollBar,
        QWidget,
    )

    kinds = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QLineEdit)

    def walk(root: QWidget) -> list[str]:
        found = []
        for child in root.findChildren(QWidget):
            if not isinstance(child, kinds) or isinstance(child, QScrollBar | QHeaderView):
                continue
            inside = child.parent()
            if isinstance(inside, QAbstractSpinBox) or type(child).__name__ == "QTableCornerButton":
                continue
            if child.metaObject().className() == "QTableCornerButton":
                continue
            if inside is not None and inside.inherits("QComboBoxPrivateContainer"):
                continue  # the list of a box is spoken as the box
            text = child.text() if isinstance(child, QAbstractButton) else ""
            if not (child.accessibleName() or text):
                found.append(f"{type(child).__name__} {child.objectName()!r}")
        return found

    return walk
