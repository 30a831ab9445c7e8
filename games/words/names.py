"""How names and measured numbers enter a sentence: the one place that knows this grammar.

Owns articles, capitals, verbs that agree, genitives, quotation marks, units, and the marks that
keep a right-to-left name from reordering the sentence around it. What a player or a strategy states
about itself (`in_sentence`, `plural`) is used; where nothing is stated, the form is one that is
right for any name, such as the name in quotation marks, never a guess. Knows no sentence.

A name in the middle of a sentence is `subject`, `chosen`, `inside`; what begins a sentence is
passed through `starting`; a label is `label`, `play`. Data files get `unmarked` text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.scenario import Driver, Player, Scenario, Strategy, When

__all__ = [
    "COUNTS",
    "chosen",
    "condition",
    "contained",
    "does",
    "genitive",
    "inside",
    "isolated",
    "joined",
    "label",
    "measured",
    "mix",
    "owned",
    "play",
    "quoted",
    "rises",
    "starting",
    "subject",
    "unmarked",
    "verb",
]

#: Small numbers as sentences write them.
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Unicode's first strong isolate and its end: what stands between is laid out for itself.
_FSI, _PDI = "\u2068", "\u2069"
_MARKS = str.maketrans("", "", _FSI + _PDI)
_TURNING = dict.fromkeys(range(0x202A, 0x202F))
_ISOLATING = dict.fromkeys(range(0x2066, 0x206A))
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: What ends or divides a list or a sentence: a name that holds it is quoted, to show where it ends.
_DIVIDES = re.compile(r"[,;:!?()\[\]“”]|\.(?:\s|$)")
#: Words that end so mostly have a capital of their own ("Iranian"); one too many is no harm.
_PROPER = ("ian", "ese", "ean", "ican", "ish")
_WHOLE = re.compile(r'["“][^"“”]+["”]')
_GENITIVES = ("'s", "’s", "s'", "s’")


def subject(player: Player) -> str:
    """Return a player's name in the middle of a sentence: "the US", "Iran"."""
    if player.in_sentence:
        return isolated(player.in_sentence)
    rest = player.name.removeprefix("The ")
    return isolated(player.name if rest == player.name else f"the {rest}")


def verb(who: Player | Driver, one: str, many: str) -> str:
    """Return the form of a verb that agrees with a name: "mixes", or "mix" after a plural."""
    return many if who.plural else one


def rises(driver: Driver) -> str:
    """Return a driver that rises, within a sentence: "stress rises", "sanctions rise"."""
    return f"{inside(driver.name)} {verb(driver, 'rises', 'rise')}"


def does(player: Player, one: str, many: str) -> str:
    """Return a player with the verb that agrees: "the US mixes", "the Houthis mix"."""
    return f"{subject(player)} {verb(player, one, many)}"


def mix(players: Sequence[Player]) -> str:
    """Say that players mix: "Iran mixes", "the Houthis mix", "the US and Iran mix"."""
    verbs = "mix" if len(players) > 1 else verb(players[0], "mixes", "mix")
    return f"{joined(subject(player) for player in players)} {verbs}"


def genitive(player: Player) -> str:
    """Return a player's name in the genitive: "the US's", "the Houthis'"."""
    return owned(subject(player))


def owned(name: str) -> str:
    """Return a name in the genitive: "Iran's", "the US's", "the Netherlands'"."""
    return f"{name}'" if unmarked(name).endswith("s") else f"{name}'s"


def chosen(strategy: Strategy) -> str:
    """Return a strategy as it stands after "prefers": "retaliating", "strikes", "“Retaliate”"."""
    return isolated(strategy.in_sentence) if strategy.in_sentence else quoted(strategy.name)


def label(name: str) -> str:
    """Return a name as one of a list: in quotation marks only if its own marks would divide it."""
    return quoted(name) if _DIVIDES.search(name) else isolated(name)


def play(player: Player, *strategies: Strategy) -> str:
    """Return who plays what, as a label: "US: Retaliate", "Iran: Absorb or Expel"."""
    return f"{label(player.name)}: {joined((label(one.name) for one in strategies), 'or')}"


def condition(scenario: Scenario, when: When, *, nothing: str = "always") -> str:
    """Return a partial profile as a label, "US: Absorb, Iran: Retaliate", or "always"."""
    found = ((scenario.player(own), chosen) for own, chosen in when)
    said = (play(who, *(who.strategy(one) for one in ids)) for who, ids in found)
    return ", ".join(said) or nothing


def inside(name: str) -> str:
    """Return a driver's or a consideration's name within a sentence: "sanctions pressure".

    It keeps its capital where that may be more than the beginning of a title: abbreviations ("US
    strikes"), genitives ("Ann's prize"), peoples and places ("Iranian oil").
    """
    first = name.split(" ")[0]
    proper = any(letter.isupper() for letter in first[1:]) or first.endswith(_GENITIVES)
    if proper or first.endswith(_PROPER) or (len(first) == 1 and first != "A"):
        return isolated(name)
    return isolated(name[:1].lower() + name[1:])


def starting(text: str) -> str:
    """Return what begins a sentence with a capital: "The US", "Al-Qaeda"; "eBay" stays.

    Styles differ on "al-Qaeda" at a beginning; most, the Associated Press's among them, write the
    capital, and so does whoever types the sentence by hand. A word with a capital inside is a mark.
    """
    skipped = 1 if text.startswith(_FSI) else 0
    word = _FIRST_WORD.match(text, skipped)
    if word is None or any(letter.isupper() for letter in word[0][1:]):
        return text
    first = text[skipped].upper()
    return text if len(first) != 1 else f"{text[:skipped]}{first}{text[skipped + 1 :]}"


def quoted(name: str) -> str:
    """Return a name in quotation marks; those it brings itself become the inner ones.

    Marks around the whole of it, and the full stop at its end, would be there twice in a sentence.
    """
    if _WHOLE.fullmatch(name):
        name = name[1:-1]
    if name.endswith(".") and "." not in name[:-1]:
        name = name[:-1]
    inner = name.replace("“", "‘").replace("”", "’")
    inner = re.sub(r'"([^"]*)"', "‘\\1’", inner)
    return f"“{isolated(inner)}”"


def measured(number: str, unit: str) -> str:
    """Return a number, or numbers, with the unit: "2.5 °C", "40 %"."""
    return f"{number} {isolated(unit)}" if unit else number


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Join like a person: "A", "A and B", "A, B and C"."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def isolated(text: str) -> str:
    """Return a text that may not reorder what stands around it: right-to-left ones are isolated."""
    text = contained(text)
    if text.isascii() or (text.startswith(_FSI) and text.endswith(_PDI)):
        return text
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
    return f"{_FSI}{text}{_PDI}" if turns else text


def contained(text: str) -> str:
    """Return a text that turns nothing before or after it, wherever it is cut off.

    Embeddings and overrides are taken out, and isolates if one is not closed or closes another's.
    """
    if text.isascii():
        return text
    text = text.translate(_TURNING)
    depth = 0
    for letter in text:
        depth += (letter in "\u2066\u2067\u2068") - (letter == _PDI)
        if depth < 0:
            break
    return text.translate(_ISOLATING) if depth else text


def unmarked(text: str) -> str:
    """Return a text without the marks of `isolated`: for data, file names and terminals."""
    return text.translate(_MARKS)
