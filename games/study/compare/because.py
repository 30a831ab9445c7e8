"""Why a tipping point moved: which reasons, typed amounts and levels changed the gain behind it.

Owns the exact bookkeeping of a gain: what every reason adds to it, before and after. Solves
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.cover import exactly, meaning
from games.model.numbers import show
from games.words.names import inside, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.model.scenario import Consideration, Scenario
    from games.study.sweep.report import Cause

__all__ = ["because"]

#: More names than this make a sentence unreadable.
_MOST = 3
_TYPED = "the amount typed into the table"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one reason adds to a gain, const + slope * s, how it is called, what else it hangs on.

    `drivers` are those other than the swept one.
    """

    name: str
    const: Fraction
    slope: Fraction
    drivers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Inequality:
    """A cause by ids: who compares what, while the others do `chosen` or are among `mixing`."""

    player: str
    to: str
    left: str
    chosen: tuple[tuple[str, str], ...]
    mixing: frozenset[str]

    def sign(self, player: str, when: Mapping[str, Sequence[str]]) -> int:
        """Return how an amount counts: for the gain +1, against it -1, not at all 0.

        What a player who mixes gains decides how the mix is made; it counts whatever its sign.
        """
        if any(own not in when.get(other, (own,)) for other, own in self.chosen):
            return 0
        if player == self.player:
            counts = when.get(player, ())
            return (self.to in counts) - (self.left in counts)
        return int(player in self.mixing)


def because(old: Scenario, new: Scenario, driver: str, cause: Cause) -> tuple[str, ...]:
    """Name what changed the inequality behind a tipping point, the largest change first.

    Parameters
    ----------
    old, new
        Both with the same players.
    driver
        Id of the driver along which the point lies.
    cause
        The inequality, by positions in `new`.

    Returns
    -------
    Reasons in quotation marks, typed amounts and levels of other drivers ("protest at 0.7 instead
    of 0.5"); at most four, the last of which may be "5 other changes". Where players mix, every
    reason of theirs that changed.
    """
    rule = _inequality(new, cause)
    before, after = (_parts(scenario, new, driver, rule) for scenario in (old, new))
    sizes: dict[str, Fraction] = {}
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        one = now or was
        assert one is not None
        size = _size(was, now)
        if size:
            sizes[one.name] = sizes.get(one.name, Fraction(0)) + size
    names = sorted(sizes, key=lambda name: -sizes[name])
    weighed = frozenset[str]().union(*(part.drivers for part in after.values()))
    levels = old.levels
    names += [
        f"{inside(one.name)} at {show(one.level)} instead of {show(levels[one.id])}"
        for one in new.drivers
        if one.id in weighed and one.id in levels and levels[one.id] != one.level
    ]
    if len(names) > _MOST + 1:
        names = [*names[:_MOST], f"{len(names) - _MOST} other changes"]
    return tuple(names)


def _inequality(new: Scenario, cause: Cause) -> _Inequality:
    player = new.players[cause.player]
    others = [
        (other, place)
        for number, (other, place) in enumerate(zip(new.players, cause.others, strict=True))
        if number != cause.player
    ]
    return _Inequality(
        player=player.id,
        to=player.strategies[cause.to_strategy].id,
        left=player.strategies[cause.from_strategy].id,
        chosen=tuple((o.id, o.strategies[place].id) for o, place in others if place is not None),
        mixing=frozenset(o.id for o, place in others if place is None),
    )


def _parts(
    scenario: Scenario, new: Scenario, driver: str, rule: _Inequality
) -> dict[tuple[object, ...], _Part]:
    """Return what every reason adds to the gain, all other drivers at the new levels.

    So a level that moved is told as such, and not as a change of every reason that it weighs on.
    """
    parts: dict[tuple[object, ...], _Part] = {}
    for reason in scenario.considerations:
        sign = rule.sign(reason.player, dict(reason.when))
        if sign:
            # to a mix every cell matters: a reason that counts elsewhere is another one
            where = meaning(reason.when) if rule.mixing else ()
            parts[reason.id, where] = _part(reason, driver, new, sign)
    for edit in scenario.edits:
        sign = rule.sign(edit.player, dict(exactly(scenario, edit.profile)))
        if sign:
            parts[edit.player, *edit.profile] = _Part(
                _TYPED, sign * Fraction(edit.amount), Fraction(0)
            )
    return parts


def _part(reason: Consideration, driver: str, new: Scenario, sign: int) -> _Part:
    const, along = Fraction(reason.base), Fraction(0)
    levels = new.levels
    others = frozenset(name for name, slope in reason.slopes if name != driver and slope)
    for name, slope in reason.slopes:
        if name == driver:
            along = Fraction(slope)
        else:
            const += Fraction(slope) * Fraction(levels.get(name, Decimal(0)))
    return _Part(quoted(reason.title), sign * const, sign * along, others)


def _size(was: _Part | None, now: _Part | None) -> Fraction:
    """Return how much two parts differ, both terms counted alike."""
    ends = [(part.const, part.slope) if part else (Fraction(0), Fraction(0)) for part in (was, now)]
    return sum((abs(a - b) for a, b in zip(*ends, strict=True)), start=Fraction(0))
