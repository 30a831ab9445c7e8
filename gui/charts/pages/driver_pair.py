"""The head of a page that needs two drivers: two lists, an exchange, progress and a way to stop.

Owns which two are chosen, never the same twice, and what is said while work goes on. Knows no
document and no jobs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.charts.pages.control_strip import lay_ground
from gui.controls.arrange import beside
from gui.controls.choice import Choice
from gui.look.literal import plain_label
from gui.look.tokens import Tokens

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["SHOW_MS", "DriverPair"]

#: In a narrow window lists shrink to so many letters.
_LEAST_LETTERS = 8
#: Work that is done sooner than this shows no progress.
SHOW_MS = 250


class DriverPair(QWidget):
    """Two drivers to choose.

    Parameters
    ----------
    first, second
        What the two are called on this page.

    Signals
    -------
    chosen()
        Other drivers have been chosen, by a person or by `choose`.
    stopped()
        The work is no longer wanted.
    """

    chosen = Signal()
    stopped = Signal()

    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        self.setObjectName("driver-pair")
        self._drivers = ("", "")
        self._known: tuple[tuple[str, str], ...] = ()
        grid = Tokens.grid
        self._row = beside(of=self, margins=(grid, grid // 2, grid, 0), gap=grid)
        self._labels = (plain_label(f"{first}:"), plain_label(f"{second}:"))
        self._lists = (Choice(), Choice())
        self._swap = QToolButton()
        self._swap.setText("⇄")
        self._swap.setToolTip("Let the two drivers change places in the picture")
        self._swap.setAccessibleName(f"Exchange {first.lower()} and {second.lower()}")
        self._swap.setAutoRaise(True)
        self._note = plain_label()
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(8 * grid)
        self._bar.setMaximumHeight(grid)
        self._bar.setAccessibleName("Progress")
        self._stop = QToolButton()
        self._stop.setText("Stop")
        self._stop.setToolTip("Give up computing; the last finished picture stays")
        for place, (label, choice, name) in enumerate(
            zip(self._labels, self._lists, (first, second), strict=True)
        ):
            label.setBuddy(choice)
            choice.setObjectName(f"driver-{place + 1}")
            choice.setAccessibleName(f"{name} driver")
            choice.setToolTip("Choosing the driver of the other list lets the two change places")
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumContentsLength(_LEAST_LETTERS)
            self._row.addWidget(label)
            self._row.addWidget(choice)
            if place == 0:
                self._row.addWidget(self._swap)
        self._row.addWidget(self._note, 1)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._stop)
        #: What comes and goes.
        self._extra: list[QWidget] = [self._bar, self._stop]
        self._timer = QTimer(self)
        self._timer.setObjectName("pair-progress")
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_MS)
        self._timer.timeout.connect(self._on_slow)
        self._lists[0].activated.connect(self._on_first)
        self._lists[1].activated.connect(self._on_second)
        self._swap.clicked.connect(self._on_swap)
        self._stop.clicked.connect(self.stopped)
        self.restyled()
        self.rest()

    @property
    def drivers(self) -> tuple[str, str]:
        """Ids of the two, empty while the scenario has fewer."""
        return self._drivers

    @property
    def possible(self) -> bool:
        """True if the scenario has two drivers or more."""
        return len(self._known) > 1

    @property
    def note(self) -> str:
        """What is said beside the lists."""
        return self._note.text()

    @property
    def working(self) -> bool:
        """True while progress is shown."""
        return not self._bar.isHidden()

    def offer(self, scenario: Scenario, swept: str) -> None:
        """Offer a scenario's drivers; what is chosen stays while it exists.

        At first the swept driver is the first and the next one the second.
        """
        known = tuple((driver.id, driver.name) for driver in scenario.drivers)
        if known == self._known:
            return
        self._known = known
        ids = [name for name, _ in known]
        for choice in self._lists:
            choice.clear()
            for driver, name in known:
                choice.addItem(name, driver)
        if self.possible and not set(self._drivers) <= set(ids):
            first = swept if swept in ids else ids[0]
            self._drivers = (first, next(name for name in ids if name != first))
        if not self.possible:
            self._drivers = ("", "")
        self._note.clear()
        self._show()

    def choose(self, first: str, second: str) -> None:
        """Choose two drivers; raise `KeyError` for an unknown one, `ValueError` for one twice."""
        known = {driver for driver, _ in self._known}
        for driver in (first, second):
            if driver not in known:
                raise KeyError(driver)
        if first == second:
            message = "two different drivers are needed"
            raise ValueError(message)
        if (first, second) != self._drivers:
            self._drivers = (first, second)
            self._show()
            self.chosen.emit()

    def add(self, button: QToolButton) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button)
        self._extra.append(button)

    def work(self) -> None:
        """Say, if it takes a while, that work goes on."""
        self._bar.setRange(0, 0)
        self._note.setText("")
        self._timer.start()

    def progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def rest(self, note: str = "") -> None:
        """Say that no work goes on, and perhaps why."""
        self._timer.stop()
        self._bar.hide()
        self._stop.hide()
        self._note.setText(note)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the lists alone: progress must not push the window's docks aside."""
        least = super().minimumSizeHint()
        extra = (part for part in self._extra if not part.isHidden())
        wider = sum(
            max(part.minimumWidth(), part.minimumSizeHint().width()) + self._row.spacing()
            for part in extra
        )
        return QSize(least.width() - wider, least.height())

    def restyled(self) -> None:
        """Take the colours in force."""
        lay_ground(self)

    def _show(self) -> None:
        for choice, driver in zip(self._lists, self._drivers, strict=True):
            choice.setCurrentIndex(choice.findData(driver))

    @Slot()
    def _on_slow(self) -> None:
        self._bar.show()
        self._stop.show()

    @Slot(int)
    def _on_first(self, index: int) -> None:
        first, second = self._lists[0].itemData(index), self._drivers[1]
        self.choose(first, self._drivers[0] if first == second else second)

    @Slot(int)
    def _on_second(self, index: int) -> None:
        second, first = self._lists[1].itemData(index), self._drivers[0]
        self.choose(self._drivers[1] if first == second else first, second)

    @Slot()
    def _on_swap(self) -> None:
        self.choose(self._drivers[1], self._drivers[0])
