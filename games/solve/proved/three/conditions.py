"""Conditions on the mixtures of two players: a bilinear form that vanishes or is not positive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Form


class Condition(NamedTuple):
    """A bilinear form that must vanish (`equal`), or must not be positive."""

    form: Form
    equal: bool

    def turned(self) -> Condition:
        """Return the same condition with the two players exchanged."""
        return Condition([list(column) for column in zip(*self.form, strict=True)], self.equal)
