"""One reason behind a payoff: what it adds, why, and a slider for its base amount.

Owns what is shown of one reason (or of the direct edit) and what its controls may set. How edits
become undo steps is `gui.controls.grip`'s.
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from games.model.amounts import size
from games.model.edit.cells import with_base, with_edit, without_edit
from games.model.numbers import amount_text
from games.words.names import genitive, quoted
from gui.controls.arrange import below, beside, tool
from gui.controls.figures import signed
from gui.controls.grip import Grip
from gui.controls.paragraph import Paragraph
from gui.controls.slider import ExactSlider
from gui.controls.spin import DecimalSpin
from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear, worn
from gui.panels.reasons.bar import StepBar
from gui.panels.reasons.model import round_part

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from games.model.amounts import Amount
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.panels.reasons.model import Reason, Waterfall

__all__ = ["BaseSlider", "ReasonRow", "scale"]

#: The spin box takes amounts beyond the slider's range, up to this or ten times the present one.
_REACH = Decimal(99)
_HOW = "Click to see where it counts, double-click to edit it"
_FINEST = Decimal("0.01")


class BaseSlider(ExactSlider):
    """A slider that shows the analyst's own range for the amount as a band."""

    likely: tuple[Decimal, Decimal] | None = None

    def draw_track(self, painter: QPainter, groove: QRectF) -> None:
        """Draw the groove, the band, and a mark at zero."""
        super().draw_track(painter, groove)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.likely is not None:
            left, right = (self.x_of(float(end)) for end in self.likely)
            painter.setBrush(QColor(worn().faint))
            painter.drawRoundedRect(QRectF(left, groove.top(), right - left, groove.height()), 2, 2)
        low, high = self.ends
        if low < 0 < high:
            painter.setBrush(QColor(worn().soft))
            painter.drawRect(QRectF(self.x_of(0.0) - 0.5, groove.top() - 3, 1, groove.height() + 6))


def scale(
    slider: ExactSlider, spin: DecimalSpin, value: Amount, low: Decimal, high: Decimal
) -> None:
    """Show an amount on a slider from one end to the other, beside a box that goes beyond them."""
    step = round_part(high - low)
    if slider.ends != (low, high):
        slider.set_scale(low, high, step)
    reach = max(_REACH, Decimal(ceil(size(value) * 10)))
    spin.set_scale(-reach, reach, max(_FINEST, step))
    slider.set_level(value)


class _Title(Paragraph):
    """The title of a reason: a click selects it, a double click or Return goes to its editor."""

    clicked = Signal()
    opened = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select, unless words were marked to be copied."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the editor."""
        self.opened.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select with Space, go to the editor with Return."""
        if event.key() == Qt.Key.Key_Space:
            self.clicked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ReasonRow(QWidget):
    """The controls of one reason.

    Attributes
    ----------
    reason
        What is shown.

    Signals
    -------
    chosen(str), opened(str)
        The reason was selected, and shall be edited: its id.
    turn_wanted()
        The direct edit shall become a consideration.
    """

    chosen = Signal(str)
    opened = Signal(str)
    turn_wanted = Signal()

    def __init__(
        self,
        document: Document,
        shown: Waterfall,
        reason: Reason,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shown, self.reason = shown, reason
        self._chosen = False
        self.title = _Title(self)
        self.amount, self.detail = Paragraph(self), Paragraph(self)
        self.amount.setWordWrap(False)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.bar = StepBar(self)
        self.slider = BaseSlider(self)
        self.spin = DecimalSpin(self)
        self.remove = tool("×", self, self._on_removed, "Remove the direct edit")
        self.remove.setAccessibleName("Remove the direct edit")
        self.remove.setVisible(reason.is_direct)
        tip = "Say why this payoff is what it is, and who says so"
        self.turn = tool("Turn into a consideration…", self, self.turn_wanted, tip)
        if not reason.is_direct:
            self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.title.setCursor(Qt.CursorShape.PointingHandCursor)
            self.title.clicked.connect(self._on_chosen)
            self.title.opened.connect(self._on_opened)
        self._arrange()
        self._grip = Grip(document, self.slider, self.spin, self._propose, self._show_values, self)
        self.slider.reset_wanted.connect(self.reset)
        self.show_reason(shown, reason)
        self._wear()

    def show_reason(self, shown: Waterfall, reason: Reason) -> None:
        """Show a reason as the document has it."""
        axis = (self._shown.low, self._shown.high, self._shown.color)
        if self.spin.accessibleName() and reason == self.reason:
            self._shown = shown
            if axis != (shown.low, shown.high, shown.color):
                self._show_values()
            return
        self._shown, self.reason = shown, reason
        self.title.say(reason.title)
        self.detail.say(reason.when + (f"\n{reason.parts}" if reason.parts else ""))
        for widget in (self.title, self.amount, self.detail, self.slider):
            widget.setToolTip(in_tip(reason.hint))
        if not reason.is_direct:
            self.title.setToolTip(in_tip(f"{_HOW}\n{reason.hint}"))
            self.title.setAccessibleName(f"{reason.title}. {_HOW}")
        name = "Direct edit" if reason.is_direct else f"Base of {reason.title}"
        self.slider.setAccessibleName(name)
        self.spin.setAccessibleName(f"{name}, exact amount")
        self._show_values()

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is the selected consideration: raised paper, and a strong title."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._wear()

    def finish(self) -> None:
        """End an edit before the row goes."""
        self._grip.flush()

    @Slot()
    def reset(self) -> None:
        """Return to the base of the file, or remove the direct edit, as a step of its own."""
        self._grip.flush()
        if self.reason.is_direct:
            self._on_removed()
            return
        for saved in self._document.saved.considerations:
            if saved.id == self.reason.id:
                new = with_base(self._document.scenario, saved.id, saved.base)
                self._document.apply(
                    new, f"Reset {quoted(saved.title)} to {amount_text(saved.base)}"
                )

    # -- inside -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        grid = Tokens.grid
        head = beside((self.title, 1), self.amount, gap=grid)
        controls = beside((self.slider, 1), self.remove, self.spin, gap=grid)
        below(
            *(head, self.bar, self.detail, controls, (self.turn, Qt.AlignmentFlag.AlignLeft)),
            of=self,
            margins=(2 * grid, grid, 2 * grid, grid + grid // 2),
            gap=grid // 2,
        )
        wear(self.amount, "ink", strong=True)
        wear(self.detail, "soft", "small")
        wear(self.remove, "ink")
        wear(self.turn, "accent", "small")

    def _wear(self) -> None:
        paper(self, kind="raised" if self._chosen else "base")
        wear(self.title, "ink", strong=self._chosen)

    def _show_values(self) -> None:
        reason, shown = self.reason, self._shown
        self.amount.say(signed(reason.amount, 2))
        self.bar.show_step(reason.start, reason.end, (shown.low, shown.high), shown.color)
        self.slider.likely = reason.likely
        scale(self.slider, self.spin, reason.base, reason.low, reason.high)
        self.spin.set_exact(reason.base)
        self.slider.setAccessibleDescription(
            f"{amount_text(reason.base)}; adds {signed(reason.amount, 2)}. {reason.when}"
        )
        self.remove.setEnabled(reason.base != 0)
        self.turn.setVisible(reason.is_direct and reason.base != 0)

    def _propose(self, value: Amount) -> tuple[Scenario, str]:
        scenario, reason, key = self._document.scenario, self.reason, self._shown.key
        if not reason.is_direct:
            new = with_base(scenario, reason.id, value)
            return new, f"{quoted(reason.title)} to {amount_text(value)}"
        new = with_edit(scenario, key.player, key.profile, value)
        whose = genitive(scenario.players[scenario.player_index(key.player)])
        return new, f"Direct edit of {whose} payoff at {self._shown.place} to {amount_text(value)}"

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit(self.reason.id)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.reason.id)

    @Slot()
    def _on_removed(self) -> None:
        self._grip.flush()
        key = self._shown.key
        new = without_edit(self._document.scenario, key.player, key.profile)
        self._document.apply(new, f"Remove direct edit at {self._shown.place}")
