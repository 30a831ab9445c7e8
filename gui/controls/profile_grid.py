"""A grid of all profiles to choose from, by mouse or keyboard.

Owns sizes, keys and mouse; what a place means is `gui.controls.profile_cells`'s. It writes to no
document: it says what the new value would be, and shows the value it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QScrollArea,
    QSizePolicy,
    QTableView,
)

from gui.controls.profile_cells import Choice, Part, ProfileModel
from gui.controls.profile_pen import ProfilePen
from gui.controls.views import bare, plain
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Profile, Scenario, When
    from gui.controls.item_model import AnyIndex
    from gui.controls.profile_cells import Mark

__all__ = ["Choice", "ProfileGrid"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = Qt.KeyboardModifier.ControlModifier
#: The grid scrolls rather than being higher than this many rows.
#: Three tables of three by three: up to there nothing scrolls inside a form that scrolls itself.
_MOST_ROWS = 15
_NARROWEST, _WIDEST = 30, 120
_WIDEST_NAME = 150
#: So much of a name may be cut away at the end.
_CUT = 24


class ProfileGrid(QTableView):
    """The profiles of a scenario with those that are chosen.

    Parameters
    ----------
    choice
        `Choice.CONDITION`: exactly one partial profile. `Choice.MEMBERS`: any number of them.
    parent
        Owner.

    Signals
    -------
    changed(tuple[When, ...])
        What the person wants chosen now; for a condition it has one element.
    """

    changed = Signal(object)

    def __init__(self, choice: Choice = Choice.CONDITION, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile-grid")
        self._profiles = ProfileModel(choice, self)
        self._pen = ProfilePen(self._profiles, self)
        self.setItemDelegate(self._pen)
        about = "Arrow keys move; Space chooses a profile or what a header names"
        alone = "; Enter its strategy alone" if choice is Choice.CONDITION else ""
        plain(self, "Profiles", about + alone)
        bare(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setModel(self._profiles)

    @property
    def whens(self) -> tuple[When, ...]:
        """The partial profiles shown as chosen."""
        return self._profiles.whens

    def show_profiles(
        self,
        scenario: Scenario,
        whens: tuple[When, ...],
        marks: Mapping[Profile, Mark] | None = None,
    ) -> None:
        """Show what is chosen; emits nothing.

        Parameters
        ----------
        scenario, whens
            The game, and the partial profiles chosen (for a condition one, `((),)` for "always").
        marks
            By profile the outcome that it belongs to now, drawn as a bar in the cell.
        """
        if self._profiles.show(scenario, whens, marks):
            self.clearSpans()
            if len(scenario.players) > 2:
                for row in range(0, self._profiles.rowCount(), self._profiles.block):
                    self.setSpan(row, 0, 1, self._profiles.columnCount())
            self.setCurrentIndex(self._profiles.index(0, 0))
        self._measure()

    def restyled(self) -> None:
        """Take sizes."""
        self._measure()

    def sizeHint(self) -> QSize:
        """Return room for all rows, or for as many as fit sensibly."""
        rows = min(self._profiles.rowCount(), _MOST_ROWS)
        return QSize(264, rows * self._row + 12)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest useful size: it scrolls."""
        return QSize(160, self.sizeHint().height())

    # -- hands ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._toggle(index, alone=bool(event.modifiers() & _ALONE))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more than the press did."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for two clicks."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space; with Return alone, which would otherwise press a dialog's button."""
        key = Qt.Key(event.key())
        if (key == Qt.Key.Key_Space or key in _ENTER) and self.currentIndex().isValid():
            self._toggle(self.currentIndex(), alone=key in _ENTER)
            event.accept()
        else:
            super().keyPressEvent(event)

    def currentChanged(  # noqa: N802 - Qt's own
        self, current: AnyIndex, previous: AnyIndex
    ) -> None:
        """Let the form around it scroll along, since all rows are in sight of the grid itself."""
        super().currentChanged(current, previous)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if area is not None else None
        if area is not None and inner is not None and self.hasFocus():
            middle = self.viewport().mapTo(inner, self.visualRect(current).center())
            area.ensureVisible(middle.x(), middle.y(), 0, 2 * self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._measure()

    # -- inside -----------------------------------------------------------------------------------

    def _toggle(self, index: QModelIndex, *, alone: bool) -> None:
        new = self._profiles.toggled(index, alone=alone)
        if new != self._profiles.whens:
            self.changed.emit(new)

    @property
    def _row(self) -> int:
        return QFontMetrics(sized(worn().body)).height() + worn().grid

    def _measure(self) -> None:
        """Give names their room and share the rest."""
        columns = self._profiles.columnCount() - 1
        if columns < 1:
            return
        width = self.viewport().width()
        wanted = max(
            self._pen.width_of(self._profiles.index(row, 0))
            for row in range(self._profiles.rowCount())
            if self._profiles.part(self._profiles.index(row, 0)) is not Part.TITLE
        )
        narrowest = _NARROWEST + self._pen.box_of(self._profiles.index(self._profiles.heads, 1))
        names = min(wanted, _WIDEST_NAME, max(64, width - columns * narrowest))
        each = max(narrowest, min(_WIDEST, (width - names) // columns))
        widest = max(
            self._pen.width_of(self._profiles.index(self._profiles.heads, column))
            for column in range(1, columns + 1)
        )
        self._pen.letters_only = widest > each + _CUT
        self.setColumnWidth(0, names)
        for column in range(1, columns + 1):
            self.setColumnWidth(column, each)
        for row in range(self._profiles.rowCount()):
            self.setRowHeight(row, self._row)
        self.updateGeometry()
