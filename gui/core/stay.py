"""One stay in one field: what is typed reaches the document while it is typed, as one undo step.

Owns when what is typed is handed over: at once and then again and again while the hand types on, or
(names and numbers, of which half are another one) when it rests, or will not rest; and that the
stay is one step, which goes again with Escape or when what is typed cannot stand. Knows the
document and no widget.

A field uses it like this::

    self._stay = Stay(document, self._hand, self)  # _hand applies the text, or raises ValueError
    # when a person typed: self._stay.touch()
    # when the field is left: self._stay.settle(), which raises what `_hand` raises and goes on then
    # on Escape: self._stay.cancel(); when the field shows something else: self._stay.forget()
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from gui.core.later import later
from gui.core.retyping import AskFirstError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.document import Document

__all__ = ["HAND_MS", "Stay"]

#: Longest time for which something typed is in its field only.
HAND_MS = 350
#: A hand that never rests is waited for no longer than this, and `HAND_MS`, in a name or number.
REST_MS = 250


class _Key:
    """One stay in one field, as the document knows it."""


class Stay(QObject):
    """Hands over what is typed in one field.

    Parameters
    ----------
    document
        Where it goes.
    hand
        Applies what stands in the field to the document, as a step; raises `ValueError` if it
        cannot stand.
    parent
        The field.
    rests
        Whether it is better handed over when the hand rests.

    Attributes
    ----------
    is_handing
        True while the document takes what is typed; what it tells meanwhile is that.
    """

    def __init__(
        self,
        document: Document,
        hand: Callable[[], object],
        parent: QObject,
        *,
        rests: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stay")
        self._document = document
        self._hand = hand
        self._rests = rests
        self._key: _Key | None = None
        self._late = False
        self._since = QElapsedTimer()
        self.is_handing = False
        self._timer = later(self, "stay-hand", HAND_MS, self._on_time)

    @property
    def is_open(self) -> bool:
        """True from the first character typed until the field is left."""
        return self._key is not None

    @Slot()
    def touch(self) -> None:
        """Take note that a person typed something."""
        if self._key is None:
            self._key = _Key()
            self._document.stay_begins(self._key)
        if not self._late:
            self._since.start()
        if self._rests and self._since.elapsed() < REST_MS:
            self._timer.start()
        if self._timer.isActive():
            self._late = True
        else:
            self._hand_over()

    def settle(self) -> None:
        """Hand over what stands in the field now, and end the stay.

        Raises
        ------
        ValueError
            It cannot stand; the document is as it was before the stay, which goes on.
        """
        key, self._key = self._key, None
        self._stop()
        self.is_handing = True
        try:
            self._hand_at_last(key or _Key())
        except ValueError:
            self._key = key
            raise
        finally:
            self.is_handing = False
        if key is not None:
            self._document.stay_ends(key)

    def cancel(self) -> None:
        """Take back what was handed over, and end the stay."""
        self._stop()
        if self._key is not None:
            with self._document.typing(self._key):
                pass
        self._end()

    def forget(self) -> None:
        """End the stay; what was handed over stays, what was not does not matter any more."""
        self._stop()
        self._end()

    def _end(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            self._document.stay_ends(key)

    def _hand_at_last(self, key: _Key) -> None:
        try:
            with self._document.typing(key):
                self._hand()
        except AskFirstError:  # now there is time to ask
            self._hand()

    def _stop(self) -> None:
        self._timer.stop()
        self._late = False

    @Slot()
    def _on_time(self) -> None:
        if self._late:
            self._hand_over()

    def _hand_over(self) -> None:
        self._late = False
        if not self._rests:
            self._timer.start()
        self.is_handing = True
        # what cannot stand may become something; whoever leaves the field is told what is wrong
        with suppress(ValueError), self._document.typing(self._key):
            self._hand()
        self.is_handing = False
