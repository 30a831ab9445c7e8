"""What a sweep says: regimes, branches, tipping points and their causes.

Owns the frozen result types of `games.study`. Players and strategies are positions, drivers are
ids; the words are put on by `games.words.reasons`. Holds no algorithm.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.solve.report import Floats, Report, Support

__all__ = [
    "Branch",
    "Cause",
    "Gain",
    "Known",
    "Level",
    "LevelRoot",
    "Regime",
    "Sweep",
    "Tied",
    "TippingPoint",
]


@dataclass(frozen=True, slots=True)
class LevelRoot:
    """A level that is no fraction: the only root of a polynomial between two fractions.

    `polynomial` has coprime integers, the constant first, and no factor.
    """

    polynomial: tuple[int, ...]
    between: tuple[Fraction, Fraction]

    @property
    def equation(self) -> str:
        """The polynomial as an equation for x, in ASCII: "2 x^2 - 1 = 0"."""
        said = ""
        for power, factor in reversed(list(enumerate(self.polynomial))):
            if factor:
                size = "" if abs(factor) == 1 and power else str(abs(factor))
                unknown = ("", "x")[power] if power < 2 else f"x^{power}"
                sign = ("-" if factor < 0 else "") if not said else " - " if factor < 0 else " + "
                said += sign + f"{size} {unknown}".strip()
        return f"{said} = 0"

    @property
    def digits(self) -> str:
        """The level to twelve significant digits, rounded."""
        low, high = self.between
        return f"{float((low + high) / 2):.12g}"


@dataclass(frozen=True, slots=True)
class Level:
    """A driver level: the float that charts use and, where it is known, the exact number.

    That is a fraction in `exact`, or else a root of a polynomial.
    """

    value: float
    exact: Fraction | None = None
    root: LevelRoot | None = None

    @property
    def text(self) -> str | None:
        """The exact number in ASCII, a fraction or an equation of which it is a root; or None."""
        if self.exact is not None:
            return str(self.exact)
        return None if self.root is None else self.root.equation


@dataclass(frozen=True, slots=True)
class Gain:
    """What a deviation gains, exact and affine in the driver: const + slope * s."""

    const: Fraction
    slope: Fraction


@dataclass(frozen=True, slots=True)
class Cause:
    """The inequality that binds at a tipping point.

    `player` would, above the point, rather play `to_strategy` than `from_strategy` while the others
    play `others` (a position per player; None for `player` itself and for players who mix; `mixing`
    then says which of the two it is by being True). `gain` is u(to) - u(from) as a function of the
    driver where it is affine and exact, otherwise None, and `slope` is its numerical slope at the
    point.

    Where moves follow one another, `node` holds what the player has seen when he chooses (a
    position per player, None for who has not moved), None where all move at once; `compares` holds
    the two pure profiles that come of his choice, from the one and to the other, if they are pure.
    """

    player: int
    from_strategy: int
    to_strategy: int
    others: tuple[int | None, ...]
    gain: Gain | None
    slope: float = 0.0
    mixing: bool = False
    node: tuple[int | None, ...] | None = None
    compares: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, eq=False)
class Branch:
    """One equilibrium followed through one regime.

    `levels` (L,) increases from the regime's low to its high end, both included as limits;
    `profiles` holds one array (L, strategies) per player, `payoffs` is (L, players). Curves never
    continue into the next regime: a jump is a break. Where nothing varies two levels are enough.
    `follows` is the position of the branch of the regime below that this one continues without a
    jump, None if it is born here. `hold` says how costly it is to leave at both ends, where there
    are others to go to: the product of what every player loses by leaving alone, as shares of the
    size of his payoffs; 0 where somebody mixes. `index` is 0 where there is none.

    `joint` holds the chances of pure profiles, (L, *strategies), where later movers answer to what
    others have mixed: `profiles` are then the chances of each player's strategies alone. None where
    players choose independently.
    """

    support: Support
    levels: Floats
    profiles: tuple[Floats, ...]
    payoffs: Floats
    index: int
    follows: int | None = None
    hold: tuple[float, float] = (0.0, 0.0)
    joint: Floats | None = None


@dataclass(frozen=True, slots=True)
class Tied:
    """What is true, exactly, at every level of a regime whose games have ties throughout.

    `surviving` holds per player the strategies that are left when those that pay less than another
    one at every level inside, whatever the others may still do, are deleted again and again: in no
    equilibrium inside the regime does anybody play another strategy. Where the regime is proved
    they are those that some equilibrium plays. `pure` holds the profiles, a strategy per player,
    that are equilibria at every level of the regime, its ends included.
    """

    surviving: tuple[tuple[int, ...], ...]
    pure: tuple[tuple[int, ...], ...]

    @property
    def whole(self) -> bool:
        """Whether every mixture of what survives is an equilibrium, at every level.

        It is if all its pure profiles are: gains are linear in what each of the others does.
        """
        return len(self.pure) == prod(len(own) for own in self.surviving)

    def chance(self, player: int, strategy: int) -> tuple[float, float]:
        """Return between which chances a strategy is played in every equilibrium."""
        left = self.surviving[player]
        return float(left == (strategy,)), float(strategy in left)


@dataclass(frozen=True, slots=True)
class Known:
    """All equilibria at one level, families included, by exact arithmetic."""

    level: Fraction
    report: Report


@dataclass(frozen=True, eq=False)
class Regime:
    """A maximal interval of the driver on which the set of equilibrium supports is constant.

    `certified` means that it is proved, or that the index sum was +1 wherever the regime was looked
    at (of play in stages, that exact arithmetic found everything at the levels looked at). Every
    branch has been checked at all its levels: nobody gains by deviating. `tied` is there for a
    regime whose games have ties throughout; its branches are then some of infinitely many
    equilibria.

    `proved` means that exact arithmetic shows at every level inside that equilibria have these
    supports, as many of each as there are branches, and that no others exist; of a regime with
    ties, that supports are those of the equilibria at the one level of which all is `known`, if the
    game is proved there with all its strategies.
    """

    low: Level
    high: Level
    branches: tuple[Branch, ...]
    certified: bool
    tied: Tied | None = None
    proved: bool = False
    known: Known | None = None

    @property
    def degenerate(self) -> bool:
        """True for a regime whose games have ties throughout."""
        return self.tied is not None


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """Where regime `below` ends and regime `below + 1` begins, and the inequalities that do it.

    `meeting` holds profiles, probabilities by player, at which two equilibria of one support meet
    and vanish: equilibria of this level that are not regular, known where the level is proved.
    `around` is how many of that support are below and above, where that is known: as many on both
    sides only touch.
    `only` holds supports of equilibria that exist at this level alone; told where the regimes on
    both sides have the same supports, so that nothing else makes it a tipping point.
    """

    at: Level
    below: int
    causes: tuple[Cause, ...] = ()
    meeting: tuple[tuple[tuple[float, ...], ...], ...] = ()
    around: tuple[int, int] | None = None
    only: tuple[Support, ...] = ()

    @property
    def cause(self) -> Cause | None:
        """The first of the causes, by which tipping points are told apart; None without any."""
        return self.causes[0] if self.causes else None


@dataclass(frozen=True, eq=False)
class Sweep:
    """One driver from its low to its high end, everything else as it is today.

    `proof_due` tells that nobody has tried to prove it yet, though games of this shape can be.
    """

    driver: str
    shape: tuple[int, ...]
    regimes: tuple[Regime, ...]
    tipping_points: tuple[TippingPoint, ...]
    levels: int
    notes: tuple[str, ...] = ()
    proof_due: bool = False

    @property
    def certified(self) -> bool:
        """True when every regime is certified."""
        return all(regime.certified for regime in self.regimes)

    @property
    def proved(self) -> bool:
        """True when every regime is proved, and with them the tipping points between them."""
        return all(regime.proved for regime in self.regimes)

    def regime_at(self, level: float) -> int:
        """Return the position of the regime at a level; at a tipping point, of the one above."""
        inner = [regime.high.value for regime in self.regimes[:-1]]
        return bisect_right(inner, level)
