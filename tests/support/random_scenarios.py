"""Random scenarios, as large and odd as files may hold, for tests of what holds for all of them."""

from __future__ import annotations

import string
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from games.model.cover import normal
from games.model.lines import one_line
from games.model.play import Play, every_play
from games.model.scenario import (
    Anchor,
    Consideration,
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Source,
    Strategy,
    When,
)
from games.model.validate import CONFIDENCES, MOST_STRATEGIES

Draw = st.DrawFn

ids = st.text(string.ascii_letters + string.digits + "-_", max_size=8).map(lambda text: f"i{text}")
#: What ends a line or is a blank to some programs and not to others.
awkward = st.sampled_from('\x7f\x85\xa0\u2028\u2029\ufeff\ufffc\u200f \t\\"')
characters = st.characters(exclude_categories=("Cs", "Cc")) | awkward
texts = st.text(characters, max_size=20)
lines = texts.map(one_line)
names = lines.filter(str.strip)
colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
amounts = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=None).filter(
    lambda value: value.adjusted() < 9 and -15 <= value.as_tuple().exponent <= 9
) | st.builds(
    lambda n, places: Decimal(n).scaleb(-places), st.integers(-999, 999), st.integers(0, 3)
)
#: Of denominators that have a small one in common: an edit has room to cancel all of them.
fractions = st.builds(Fraction, st.integers(-(10**6), 10**6), st.integers(1, 12))
#: What a base, a slope or a direct edit may be.
exact_amounts = amounts | fractions


@st.composite
def players_(draw: Draw) -> tuple[Player, ...]:
    count = draw(st.sampled_from((2, 3)))
    found = []
    for own in draw(st.lists(ids, min_size=count, max_size=count, unique=True)):
        size = draw(st.integers(2, MOST_STRATEGIES[count]))
        chosen = draw(st.lists(ids, min_size=size, max_size=size, unique=True))
        strategies = tuple(
            Strategy(word, draw(names), letter, draw(texts), draw(lines))
            for word, letter in zip(chosen, "ABCDEF", strict=False)
        )
        grammar = draw(lines), draw(st.booleans())
        found.append(Player(own, draw(names), draw(colors), strategies, draw(texts), *grammar))
    return tuple(found)


@st.composite
def drivers_(draw: Draw) -> tuple[Driver, ...]:
    found = []
    for own in draw(st.lists(ids, max_size=3, unique=True)):
        low, high = sorted(draw(st.lists(amounts, min_size=2, max_size=2, unique=True)))
        within = st.sampled_from((low, high))
        anchors = tuple(Anchor(level, draw(names)) for level in draw(st.lists(within, max_size=2)))
        step = min(Decimal("0.01"), high - low)
        if step.as_tuple().exponent < -15:
            step = high - low
        found.append(Driver(own, draw(names), low, high, draw(within), step, draw(lines), anchors))
    return tuple(found)


@st.composite
def plays_(draw: Draw, players: tuple[Player, ...]) -> Play:
    """Draw any stages, and any moves already made."""
    stages = draw(st.sampled_from(every_play([player.id for player in players])))
    moved = tuple(
        (player.id, draw(st.sampled_from(player.strategies)).id)
        for player in players
        if draw(st.integers(0, 3)) == 3  # mostly nobody, and nobody in the simplest
    )
    return Play(stages, moved)


@st.composite
def scenarios(draw: Draw) -> Scenario:
    players = draw(players_())
    drivers = draw(drivers_())
    sources = tuple(
        Source(own, draw(names), draw(lines), draw(lines), draw(texts))
        for own in draw(st.lists(ids, max_size=2, unique=True))
    )

    def partial() -> When:
        return normal(
            players,
            tuple((player.id, support(player)) for player in players if draw(st.booleans())),
        )

    def reason(own: str) -> Consideration:
        ends = draw(st.none() | st.tuples(amounts, amounts).map(sorted))
        chosen = [driver.id for driver in drivers if draw(st.booleans())]
        return Consideration(
            id=own,
            player=draw(st.sampled_from(players)).id,
            when=partial(),
            base=draw(exact_amounts),
            title=draw(names),
            slopes=tuple((driver, draw(exact_amounts)) for driver in chosen),
            low=ends[0] if ends else None,
            high=ends[1] if ends else None,
            rationale=draw(texts),
            source=draw(st.sampled_from(["", *(source.id for source in sources)])),
            confidence=draw(st.sampled_from(("", *CONFIDENCES))),
        )

    def support(player: Player) -> tuple[str, ...]:
        own = [strategy.id for strategy in player.strategies]
        return tuple(draw(st.lists(st.sampled_from(own), min_size=1, unique=True)))

    reasons = tuple(reason(own) for own in draw(st.lists(ids, max_size=4, unique=True)))
    outcomes = tuple(
        Outcome(
            *(own, draw(names), draw(colors), draw(st.integers(0, 100))),
            *(tuple(partial() for _ in range(draw(st.integers(0, 2)))),),
            *(tuple(tuple(map(support, players)) for _ in range(draw(st.integers(0, 1)))),),
            *(draw(texts),),
        )
        for own in draw(st.lists(ids, max_size=3, unique=True))
    )
    cell = tuple(draw(st.sampled_from(player.strategies)).id for player in players)
    edits = tuple(
        DirectEdit(player.id, cell, draw(exact_amounts), draw(texts))
        for player in players
        if draw(st.booleans())
    )
    return Scenario(
        title=draw(names),
        players=players,
        drivers=drivers,
        considerations=reasons,
        edits=edits,
        outcomes=outcomes,
        sources=sources,
        play=draw(plays_(players)),
        order_of_moves=tuple(draw(st.permutations([player.id for player in players]))),
        sweep_driver=draw(st.sampled_from(["", *(driver.id for driver in drivers)])),
        date=draw(lines),
        summary=draw(texts),
        notes=draw(st.text(characters | st.just("\n"), max_size=9)),
    )
