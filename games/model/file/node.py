"""A careful look at a parsed JSON tree: keys, types and places.

Owns how one value is taken out of the tree, and the complaint if it is not what it should be; a
value that cannot be taken is replaced by a stand-in, so that reading goes on and all problems are
found at once. Knows JSON, but nothing of scenarios.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.amounts import Amount, kept
from games.model.problems import Problem, Problems, ScenarioError, did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "Tree", "parse"]

#: Stand-in for numbers that could not be read.
UNREAD = Decimal("NaN")
#: Lists of ids name players or strategies: never so many.
MOST_TEXTS = 100
#: A fraction in a text; what is longer is beyond any amount.
_FRACTION = re.compile(r"(-?[0-9]{1,100})/([0-9]{1,100})")
#: More objects, lists and entries than any scenario has are refused before they are made.
_MOST_VALUES = 1_000_000


class Tree(dict[str, object]):
    """A JSON object that remembers which keys were given more than once."""

    repeated: tuple[str, ...] = ()


def parse(text: str) -> object:
    """Parse JSON with exact numbers.

    Objects become `Tree`, numbers `Decimal` (a NaN or infinity too; its place is not known here).

    Raises
    ------
    ScenarioError
        With line and column, if the text is not JSON; also for nesting or sizes beyond reason.
    """
    if sum(map(text.count, ",{[")) > _MOST_VALUES:
        raise ScenarioError([Problem("", "this holds far more values than a scenario can have")])
    try:
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
            object_pairs_hook=_tree,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        why = error.msg.removesuffix(" starting at")  # Python goes on with the place
        problem = Problem(place, f"this is not JSON: {why[:1].lower()}{why[1:]}")
    except RecursionError:
        problem = Problem("", "brackets are nested too deeply for a scenario")
    raise ScenarioError([problem])


class Node:
    """One JSON object at a place, and how to take values out of it."""

    def __init__(self, value: object, place: str, problems: Problems) -> None:
        self.place = place
        self.problems = problems
        if isinstance(value, Tree):
            self.tree = value
            for key in value.repeated:
                problems.add(place, f"key {quoted(key)} is given more than once")
        else:
            self.tree = Tree()
            problems.broke(place, f"must be an object, not {_kind(value)}")

    def at(self, key: str) -> str:
        """Return the place of a key of this object."""
        return f"{self.place}.{key}" if self.place else key

    def expect(self, *keys: str) -> None:
        """Complain about keys that are not among the known ones."""
        for key in self.tree.keys() - set(keys):
            self.problems.add(self.place, f"unknown key {quoted(key)}{did_you_mean(key, keys)}")

    def text(self, key: str, *, optional: bool = False) -> str:
        """Take a text; an optional one is empty if it is not there."""
        value = self._take(key, optional)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(key, "text", value)
            return ""
        return value

    def number(self, key: str) -> Decimal:
        """Take a number."""
        value = self._take(key, optional=False)
        return UNREAD if value is None else self._decimal(key, value)

    def amount(self, key: str) -> Amount:
        """Take a number, or a text that is a fraction: "1/3"."""
        value = self._take(key, optional=False)
        if not isinstance(value, str):
            return UNREAD if value is None else self._decimal(key, value)
        parts = _FRACTION.fullmatch(value)
        if parts is not None and int(parts[2]):
            return kept(Fraction(int(parts[1]), int(parts[2])))
        wrong = (
            'must be a number, or a fraction in quotes such as "1/3", not the text ' + quoted(value)
            if parts is None
            else f"{quoted(value)} divides by zero"
        )
        self.problems.broke(self.at(key), wrong)
        return UNREAD

    def number_if_given(self, key: str) -> Decimal | None:
        """Take a number, or None if the key is not there."""
        value = self._take(key, optional=True)
        return None if value is None else self._decimal(key, value)

    def whole(self, key: str) -> int:
        """Take an optional whole number of at most nine digits; 0 if it is not there."""
        value = self._take(key, optional=True)
        if value is None:
            return 0
        if not isinstance(value, Decimal):
            self._wrong(key, "a whole number", value)
            return 0
        if not value.is_finite() or value.adjusted() > 8 or value != int(value):
            self.problems.broke(self.at(key), "must be a whole number")
            return 0
        return int(value)

    def flag(self, key: str) -> bool:
        """Take an optional true or false; false if it is not there."""
        value = self._take(key, optional=True)
        if value is not None and not isinstance(value, bool):
            self._wrong(key, "true or false", value)
        return value is True

    def items(self, key: str, *, most: int, optional: bool = True) -> Iterator[tuple[str, object]]:
        """Take a list as (place, value) pairs; one that is too long is not looked at."""
        value = self._take(key, optional)
        if value is not None:
            yield from self._listed(self.at(key), value, most)

    def nodes(self, key: str, *, most: int, optional: bool = True) -> Iterator[Node]:
        """Take a list of objects."""
        for place, value in self.items(key, most=most, optional=optional):
            yield Node(value, place, self.problems)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take an optional list of texts."""
        value = self._take(key, optional=True)
        return () if value is None else self._texts(self.at(key), value)

    def text_lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Take an optional list of lists of texts."""
        items = self.items(key, most=MOST_TEXTS)
        return tuple(self._texts(place, value) for place, value in items)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts, or one text by itself."""
        if isinstance(self.tree.get(key), list):
            return self.texts(key)
        value = self._take(key, optional=False)
        if value is not None and not isinstance(value, str):
            self._wrong(key, "text or a list of texts", value)
        return (value,) if isinstance(value, str) else ("",)

    def node(self, key: str, *, optional: bool = False) -> Node:
        """Take an object; an optional one is empty if it is not there."""
        value = self._take(key, optional)
        return Node(Tree() if value is None else value, self.at(key), self.problems)

    def _take(self, key: str, optional: bool) -> object | None:
        """Return the value of a key. JSON's null counts as not there."""
        value = self.tree.get(key)
        if value is None and not optional and not self.problems.is_broken(self.at(key)):
            self.problems.broke(self.place, f"{quoted(key)} is missing", of=self.at(key))
        return value

    def _listed(self, place: str, value: object, most: int) -> Iterator[tuple[str, object]]:
        if not isinstance(value, list):
            self.problems.broke(place, f"must be a list, not {_kind(value)}")
        elif len(value) > most:
            self.problems.broke(place, f"{len(value)} are too many: at most {most}")
        else:
            for position, item in enumerate(value):
                yield f"{place}[{position}]", item

    def _texts(self, place: str, value: object) -> tuple[str, ...]:
        found = []
        for here, item in self._listed(place, value, MOST_TEXTS):
            if isinstance(item, str):
                found.append(item)
            else:
                self.problems.broke(here, f"must be text, not {_kind(item)}")
                found.append("")
        return tuple(found)

    def _decimal(self, key: str, value: object) -> Decimal:
        if isinstance(value, Decimal):
            return value
        if isinstance(value, str) and _FRACTION.fullmatch(value):
            message = f"must be a number: {quoted(value)} is a fraction; write it as a decimal"
            self.problems.broke(self.at(key), message)
        else:
            self._wrong(key, "a number", value)
        return UNREAD

    def _wrong(self, key: str, wanted: str, value: object) -> None:
        self.problems.broke(self.at(key), f"must be {wanted}, not {_kind(value)}")


def _tree(pairs: list[tuple[str, object]]) -> Tree:
    tree = Tree(pairs)
    if len(tree) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        tree.repeated = tuple(key for key, count in counts.items() if count > 1)
    return tree


def _number(text: str) -> Decimal:
    """Read a JSON number, or one of the constants that JSON does not have but parsers accept."""
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond anything
        return Decimal("Infinity")


def _kind(value: object) -> str:
    """Name a JSON type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names: list[tuple[type, str]] = [
        (str, "text"),
        (Decimal, "a number"),
        (list, "a list"),
        (dict, "an object"),
    ]
    return next(name for kind, name in names if isinstance(value, kind))
