"""Ways to make a transcript say something else: every kind of part, at a place chosen at random."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    Records = list[dict[str, Any]]

__all__ = ["MUTATIONS", "mutated"]


def mutated(transcript: dict[str, Any], name: str, rng: random.Random) -> dict[str, Any] | None:
    """Return a transcript that says something else, None if it has nothing of that kind."""
    own = deepcopy(transcript)
    return own if MUTATIONS[name](own["records"], rng) else None


def _pick(rng: random.Random, among: list[Any]) -> Any:
    return rng.choice(among) if among else None


def _lists(records: Records, kind: str) -> list[list[Any]]:
    return [record[kind] for record in records if record.get(kind)]


def _mixes(records: Records) -> Iterator[tuple[list[Any], int]]:
    """Go through all mixtures: the list that holds one, and its place."""
    for record in records:
        for point in record.get("points", []):
            yield from ((point["mixes"], place) for place in range(len(point["mixes"])))
        for product in record.get("products", []):
            for own in product["corners"]:
                yield from ((own, place) for place in range(len(own)))
        for curved in record.get("curved", []):
            for point in curved["points"][:2]:
                yield from ((point["mixes"], place) for place in range(len(point["mixes"])))


def _number(records: Records, rng: random.Random) -> bool:
    """Move probability from one strategy to another."""
    found = _pick(rng, list(_mixes(records)))
    if found is None:
        return False
    holder, place = found
    mix = holder[place]
    step = Fraction(rng.choice([1, -1]), rng.choice([7, 1000, 10**12]))
    if isinstance(mix, dict):
        for values, sign in zip(rng.sample(mix["values"], 2), (1, -1), strict=True):
            values[:] = [str(Fraction(values[0] if values else 0) + sign * step), *values[1:]]
        return True
    one, other = rng.sample(range(len(mix)), 2)
    for at, sign in ((one, 1), (other, -1)):
        mix[at] = str(Fraction(mix[at]) + sign * step)
    return True


def _unsummed(records: Records, rng: random.Random) -> bool:
    """Change one probability alone."""
    found = _pick(rng, list(_mixes(records)))
    if found is None:
        return False
    holder, place = found
    mix = holder[place]
    if isinstance(mix, dict):
        values = rng.choice(mix["values"])
        values[:] = [str(Fraction(values[0] if values else 0) + Fraction(1, 9)), *values[1:]]
    else:
        at = rng.randrange(len(mix))
        mix[at] = str(Fraction(mix[at]) + Fraction(1, 9))
    return True


def _turned(records: Records, rng: random.Random) -> bool:
    """Give the probabilities of a mixture to other strategies."""
    for holder, place in rng.sample(found := list(_mixes(records)), len(found)):
        mix = holder[place]
        own = mix["values"] if isinstance(mix, dict) else mix
        if own != own[::-1]:
            own.reverse()
            return True
    return False


def _without(kind: str) -> Callable[[Records, random.Random], bool]:
    def drop(records: Records, rng: random.Random) -> bool:
        own = _pick(rng, _lists(records, kind))
        if own is None:
            return False
        own.pop(rng.randrange(len(own)))
        return True

    return drop


def _twice(kind: str) -> Callable[[Records, random.Random], bool]:
    def repeat(records: Records, rng: random.Random) -> bool:
        own = _pick(rng, _lists(records, kind))
        if own is None:
            return False
        own.append(deepcopy(rng.choice(own)))
        return True

    return repeat


def _moved(kind: str) -> Callable[[Records, random.Random], bool]:
    def move(records: Records, rng: random.Random) -> bool:
        own = _pick(rng, _lists(records, kind))
        others = [record for record in records if record.get(kind) is not own]
        if own is None or not others:
            return False
        rng.choice(others).setdefault(kind, []).append(own.pop())
        return True

    return move


def _record_gone(records: Records, rng: random.Random) -> bool:
    records.pop(rng.randrange(len(records)))
    return True


def _record_twice(records: Records, rng: random.Random) -> bool:
    records.append(deepcopy(rng.choice(records)))
    return True


def _supports_swapped(records: Records, rng: random.Random) -> bool:
    full = [record for record in records if len(record) > 1]
    one = _pick(rng, full)
    if one is None or len(records) < 2:
        return False
    other = rng.choice([record for record in records if record is not one])
    one["support"], other["support"] = other["support"], one["support"]
    return True


def _support_changed(records: Records, rng: random.Random) -> bool:
    own = rng.choice(rng.choice(records)["support"])
    own[rng.randrange(len(own))] += rng.choice([1, -1])
    return True


def _index(records: Records, rng: random.Random) -> bool:
    own = _pick(rng, _lists(records, "points"))
    if own is None:
        return False
    point = rng.choice(own)
    point["index"] = rng.choice([i for i in (1, -1, None) if i != point["index"]])
    return True


def _roots(records: Records) -> list[dict[str, Any]]:
    return [
        holder[place]["root"]
        for holder, place in _mixes(records)
        if isinstance(holder[place], dict)
    ]


def _polynomial(records: Records, rng: random.Random) -> bool:
    root = _pick(rng, _roots(records))
    if root is None:
        return False
    at = rng.randrange(len(root["polynomial"]))
    root["polynomial"][at] = str(int(root["polynomial"][at]) + rng.choice([1, -1, 17]))
    return True


def _between(records: Records, rng: random.Random) -> bool:
    """Move the stretch of a root away from it."""
    root = _pick(rng, _roots(records))
    if root is None:
        return False
    low, high = (Fraction(end) for end in root["between"])
    step = (high - low) * rng.choice([2, -2, 10**6, -(10**6)])
    root["between"] = [str(low + step), str(high + step)]
    return True


def _value(records: Records, rng: random.Random) -> bool:
    """Change a coefficient of a probability's polynomial, and another's the other way round."""
    dictionaries = [h[p] for h, p in _mixes(records) if isinstance(h[p], dict)]
    mix = _pick(rng, dictionaries)
    if mix is None:
        return False
    for values, sign in zip(rng.sample(mix["values"], 2), (1, -1), strict=True):
        values.extend(["0"] * (2 - len(values)))
        values[1] = str(Fraction(values[1]) + sign * Fraction(1, 1000))
    return True


def _corner_gone(records: Records, rng: random.Random) -> bool:
    products = [own for some in _lists(records, "products") for own in some]
    product = _pick(rng, products)
    if product is None:
        return False
    corners = rng.choice([own for own in product["corners"] if len(own) > 1])
    corners.pop(rng.randrange(len(corners)))
    return True


def _corner_twice(records: Records, rng: random.Random) -> bool:
    products = [own for some in _lists(records, "products") for own in some]
    product = _pick(rng, products)
    if product is None:
        return False
    corners = rng.choice(product["corners"])
    corners.append(deepcopy(rng.choice(corners)))
    return True


def _kind(records: Records, rng: random.Random) -> bool:
    curved = _pick(rng, [own for some in _lists(records, "curved") for own in some])
    if curved is None:
        return False
    curved["kind"] = {"curve": "surface", "surface": "curve"}[curved["kind"]]
    return True


def _end_gone(records: Records, rng: random.Random) -> bool:
    curved = _pick(
        rng, [o for some in _lists(records, "curved") for o in some if o["kind"] == "curve"]
    )
    if curved is None:
        return False
    curved["points"].pop(rng.randrange(2))
    return True


def _opened(records: Records, rng: random.Random) -> bool:
    rng.choice(records)["open"] = "nobody knows"
    return True


def _added(records: Records, rng: random.Random) -> bool:
    """Put the middle of its support as a point into a record that is empty."""
    empty = _pick(rng, [record for record in records if len(record) == 1])
    sizes = [
        1 + max(r["support"][p][-1] for r in records) for p in range(len(records[0]["support"]))
    ]
    if empty is None:
        return False
    mixes = [
        [str(Fraction(int(j in own), len(own))) for j in range(n)]
        for own, n in zip(empty["support"], sizes, strict=True)
    ]
    empty["points"] = [{"mixes": mixes, "index": rng.choice([1, -1, None])}]
    return True


MUTATIONS: dict[str, Callable[[Records, random.Random], bool]] = {
    "a number": _number,
    "a sum": _unsummed,
    "strategies exchanged": _turned,
    **{f"{kind} gone": _without(kind) for kind in ("points", "products", "curved")},
    **{f"{kind} twice": _twice(kind) for kind in ("points", "products", "curved")},
    **{f"{kind} moved": _moved(kind) for kind in ("points", "products", "curved")},
    "a record gone": _record_gone,
    "a record twice": _record_twice,
    "supports exchanged": _supports_swapped,
    "a support": _support_changed,
    "an index": _index,
    "a polynomial": _polynomial,
    "a stretch": _between,
    "a coefficient": _value,
    "a corner gone": _corner_gone,
    "a corner twice": _corner_twice,
    "a kind": _kind,
    "an end gone": _end_gone,
    "left open": _opened,
    "a point added": _added,
}
