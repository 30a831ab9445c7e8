"""The shape of version 5 of the file: the fields of every record, and a JSON tree read by them.

Owns which keys there are, in which order, and how each is read from JSON and turned into it again:
one description for both ways. How JSON is laid out in the file is `games.model.file.codec_write`'s,
what the values must satisfy `games.model.validate`'s; bytes, disks and versions are
`games.model.file.scenario_file`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from games.model.amounts import settled
from games.model.cover import normal
from games.model.file.node import MOST_TEXTS, Node
from games.model.numbers import plain
from games.model.play import Play, arranged
from games.model.problems import did_you_mean, quoted
from games.model.scenario import (
    Anchor,
    Consideration,
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Snapshot,
    Source,
    Strategy,
)
from games.model.validate import (
    MOST_ANCHORS,
    MOST_DRIVERS,
    MOST_EDITS,
    MOST_OUTCOMES,
    MOST_PARTS,
    MOST_REASONS,
    MOST_SNAPSHOTS,
    MOST_SOURCES,
)

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.model.play import Moved, Stages
    from games.model.scenario import Profile, When

__all__ = ["BODY", "BREAK", "FORMAT", "SNAPSHOT", "VERSION", "Key", "Record", "decode"]

FORMAT = "equipoise-scenario"
VERSION = 5

Players = Sequence[Player]
Mixture = tuple[tuple[str, ...], ...]


def _as_it_is(value: object, _players: Players = ()) -> object:
    return value


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record.

    Attributes
    ----------
    key
        In the file; also the name of the attribute that holds the value.
    read
        Takes the value out of the record's node, given the scenario's players.
    plain
        Returns the value as JSON has it; unused where there are `rows`.
    rows
        What each of its elements is, where it is a list of records on lines of their own.
    within
        The attribute, where it is another: "play.stages".
    """

    key: str
    read: Callable[[Node, str, Players], object]
    plain: Callable[[Any, Players], object] = _as_it_is
    rows: Record | None = None
    within: str = ""

    def of(self, thing: object) -> Any:  # noqa: ANN401
        """Return what a thing has under the key."""
        return attrgetter(self.within or self.key)(thing)


@dataclass(frozen=True, slots=True)
class Record:
    """What is made of fields; the file has them in this order, with `BREAK` between its lines."""

    make: Callable[..., Any]
    fields: tuple[Key, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys."""
        return tuple(field.key for field in self.fields if field is not BREAK)

    def values(self, node: Node, players: Players = ()) -> dict[str, Any]:
        """Read every field; what comes after the players is read with them."""
        found: dict[str, Any] = {}
        for field in self.fields:
            if field is not BREAK:
                found[field.key] = field.read(node, field.key, found.get("players", players))
        return found


def decode(root: Node) -> Scenario:
    """Read a scenario; what could not be read is in `root.problems` and replaced by a stand-in."""
    root.expect("format", "version", *BODY.keys, "snapshots")
    snapshots = tuple(
        _snapshot(Node(value, "", root.problems.inside(place)))
        for place, value in root.items("snapshots", most=MOST_SNAPSHOTS)
    )
    return _scenario(**BODY.values(root), snapshots=snapshots)


def _scenario(*, play: Stages, moved: Moved, **rest: Any) -> Scenario:  # noqa: ANN401
    return Scenario(play=Play(play, moved), **rest)


def _snapshot(node: Node) -> Snapshot:
    """Read a snapshot, whose places are relative to it."""
    node.expect(*SNAPSHOT.keys, *BODY.keys)
    return Snapshot(**SNAPSHOT.values(node), scenario=_scenario(**BODY.values(node)))


# -- kinds of fields -------------------------------------------------------------------------------


def _field(key: str, take: Callable[[Node, str], object], plain: Callable[[Any], object]) -> Key:
    """Return a field that has nothing to do with the players."""
    return Key(key, lambda node, own, _: take(node, own), lambda value, _: plain(value))


def _plain_amount(amount: Amount) -> Decimal | str:
    """Return an amount as it is written: a fraction, for which JSON has no number, as a text."""
    own = settled(amount)
    return own if isinstance(own, Decimal) else plain(own)


_text = partial(_field, take=Node.text, plain=_as_it_is)
_words = partial(_field, take=partial(Node.text, optional=True), plain=_as_it_is)
_number = partial(_field, take=Node.number, plain=_as_it_is)
_amount = partial(_field, take=Node.amount, plain=_plain_amount)
_given = partial(_field, take=Node.number_if_given, plain=_as_it_is)


def _rows(key: str, record: Record, most: int, *, needed: bool = False) -> Key:
    def read(node: Node, own: str, players: Players) -> tuple[object, ...]:
        return tuple(
            _record(child, record, players)
            for child in node.nodes(own, most=most, optional=not needed)
        )

    return Key(key, read, rows=record)


def _record(node: Node, record: Record, players: Players) -> object:
    node.expect(*record.keys)
    return record.make(**record.values(node, players))


def _slopes(node: Node, key: str) -> tuple[tuple[str, Amount], ...]:
    slopes = node.node(key, optional=True)
    return tuple((driver, slopes.amount(driver)) for driver in slopes.tree)


def _plain_slopes(slopes: Sequence[tuple[str, Amount]]) -> dict[str, Decimal | str]:
    return {driver: _plain_amount(slope) for driver, slope in slopes}


def _when(node: Node, players: Players) -> When:
    """Read a partial profile and put it in the form in which scenarios keep it."""
    return normal(players, tuple((player, node.text_or_texts(player)) for player in node.tree))


def _plain_when(when: When, _players: Players = ()) -> dict[str, str | list[str]]:
    """Return a partial profile as it is written: one strategy by itself, several as a list."""
    return {player: own[0] if len(own) == 1 else list(own) for player, own in when}


def _read_whens(node: Node, key: str, players: Players) -> tuple[When, ...]:
    return tuple(_when(child, players) for child in node.nodes(key, most=MOST_PARTS))


def _stages(node: Node, key: str, players: Players) -> Stages:
    """Read stages and put them in their one form, if they are stages of all players at all."""
    found = node.text_lists(key)
    order = [player.id for player in players]
    sound = all(found) and sorted(own for stage in found for own in stage) == sorted(order)
    return arranged(found, order) if sound else found


def _moved(node: Node, key: str, players: Players) -> Moved:
    """Read the moves already made, in the order of the players; strangers come last."""
    made = node.node(key, optional=True)
    place = {player.id: place for place, player in enumerate(players)}
    movers = sorted(made.tree, key=lambda own: place.get(own, len(place)))
    return tuple((own, made.text(own)) for own in movers)


def _read_profile(node: Node, key: str, players: Players) -> Profile:
    profile = node.node(key)
    _expect_everybody(profile, players)
    return tuple(profile.text(player.id, optional=True) for player in players)


def _plain_profile(profile: Sequence[object], players: Players) -> dict[str, object]:
    return {player.id: own for player, own in zip(players, profile, strict=True)}


def _read_mixtures(node: Node, key: str, players: Players) -> tuple[Mixture, ...]:
    found = []
    for child in node.nodes(key, most=MOST_PARTS):
        _expect_everybody(child, players)
        found.append(tuple(child.texts(player.id) for player in players))
    return tuple(found)


def _plain_mixtures(mixtures: Sequence[Mixture], players: Players) -> list[dict[str, object]]:
    return [_plain_profile([list(played) for played in one], players) for one in mixtures]


def _expect_everybody(node: Node, players: Players) -> None:
    """Complain unless the keys of an object are the players."""
    order = [player.id for player in players]
    for key in node.tree.keys() - set(order):
        message = f"no player {quoted(key)}{did_you_mean(key, order)}"
        node.problems.broke(node.at(key), message, into="players")
    if not node.problems.is_broken(node.place):
        for player in order:
            if player not in node.tree:
                message = f"{quoted(player)} is missing"
                node.problems.broke(node.place, message, of=node.at(player), into="players")


# -- the records -----------------------------------------------------------------------------------

#: Among fields: the record goes on in another line.
BREAK = _text("")

_ID, _NAME, _NOTE, _IN_SENTENCE = _text("id"), _text("name"), _words("note"), _words("in_sentence")
_PLURAL = _field("plural", Node.flag, _as_it_is)
_COLOR, _TITLE, _DATE = _text("color"), _text("title"), _words("date")

_STRATEGY = Record(Strategy, (_ID, _NAME, _IN_SENTENCE, _text("letter"), _NOTE))
_PLAYER = Record(
    Player,
    (
        *(_ID, _NAME, _IN_SENTENCE, _PLURAL, _COLOR, _NOTE),
        _rows("strategies", _STRATEGY, MOST_TEXTS, needed=True),
    ),
)
_ANCHOR = Record(Anchor, (_number("level"), _text("text")))
_DRIVER = Record(
    Driver,
    (
        *(_ID, _NAME, _PLURAL, _number("low"), _number("high")),
        *(_number("level"), _number("step")),
        *(_words("unit"), BREAK, _NOTE, _rows("anchors", _ANCHOR, MOST_ANCHORS)),
    ),
)
_REASON = Record(
    Consideration,
    (
        *(_ID, _text("player")),
        Key("when", lambda node, key, players: _when(node.node(key), players), _plain_when),
        *(_amount("base"), _field("slopes", _slopes, _plain_slopes)),
        *(_given("low"), _given("high"), BREAK),
        *(_TITLE, _words("source"), _words("confidence"), BREAK, _words("rationale")),
    ),
)
_EDIT = Record(
    DirectEdit,
    (_text("player"), Key("profile", _read_profile, _plain_profile), _amount("amount"), _NOTE),
)
_OUTCOME = Record(
    Outcome,
    (
        *(_ID, _NAME, _COLOR, _field("severity", Node.whole, Decimal), BREAK),
        Key("profiles", _read_whens, lambda whens, _: [_plain_when(when) for when in whens]),
        *(Key("mixtures", _read_mixtures, _plain_mixtures), BREAK, _NOTE),
    ),
)
_SOURCE = Record(Source, (_ID, _TITLE, _words("publisher"), _DATE, BREAK, _NOTE))

#: What a scenario is made of, without its snapshots; each of these is made of it, too.
BODY = Record(
    _scenario,
    (
        *(_TITLE, _DATE, _words("summary"), _rows("players", _PLAYER, MOST_TEXTS, needed=True)),
        Key("play", _stages, lambda stages, _: [*map(list, stages)], within="play.stages"),
        Key("moved", _moved, lambda moved, _: dict(moved), within="play.moved"),
        *(_field("order_of_moves", Node.texts, list), _rows("drivers", _DRIVER, MOST_DRIVERS)),
        *(_words("sweep_driver"), _rows("considerations", _REASON, MOST_REASONS)),
        *(_rows("edits", _EDIT, MOST_EDITS), _rows("outcomes", _OUTCOME, MOST_OUTCOMES)),
        *(_rows("sources", _SOURCE, MOST_SOURCES), _words("notes")),
    ),
)
#: What a snapshot says before that.
SNAPSHOT = Record(Snapshot, (_ID, _NAME, _text("taken"), _NOTE))
