"""Games of two players with two strategies along a driver, given as what deviating gains."""

from __future__ import annotations

from decimal import Decimal

from games.model.scenario import Consideration, Driver, Player, Scenario, Strategy

__all__ = ["two_by_two"]

Gain = tuple[int, int]


def two_by_two(
    ann: tuple[Gain, Gain], bob: tuple[Gain, Gain], *, level: str = "0.5", title: str = "Two by two"
) -> Scenario:
    """Return a game whose players prefer pushing to waiting by so much.

    Parameters
    ----------
    ann, bob
        What pushing gains a player while the other waits, and while the other pushes, each as
        (constant, per unit of the driver, which goes from 0 to 1).
    """
    moves = (Strategy("wait", "Wait", "W"), Strategy("push", "Push", "P"))
    players = (
        Player("ann", "Ann", "#0072B2", moves),
        Player("bob", "Bob", "#D55E00", moves),
    )
    reasons = []
    for own, other, gains in (("ann", "bob", ann), ("bob", "ann", bob)):
        for move, (const, slope) in zip(("wait", "push"), gains, strict=True):
            when = tuple(sorted(((own, ("push",)), (other, (move,)))))
            slopes = (("stress", Decimal(slope)),) if slope else ()
            name = f"{own}-{move}"
            reasons.append(Consideration(name, own, when, Decimal(const), name, slopes))
    driver = Driver("stress", "Stress", *map(Decimal, ("0", "1", level, "0.01")))
    return Scenario(title, players, (driver,), tuple(reasons), sweep_driver="stress")
