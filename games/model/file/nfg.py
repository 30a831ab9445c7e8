"""Gambit's strategic game files (.nfg): games of plain numbers, read exactly.

Owns the meaning of the format (version 1; payoff and outcome form) and the way from such a game to
a scenario. Writing is `games.model.file.nfg_write`'s. A file lists one entry per contingency, the
first player's strategy moving fastest.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import frozen
from games.model.amounts import kept
from games.model.denominator import crowded
from games.model.edit.cells import fresh_id
from games.model.edit.structure.colors import PLAYER_COLORS
from games.model.file.kinds import foreign
from games.model.file.nfg_lexer import Reader
from games.model.file.scenario_file import decoded, read_bytes
from games.model.numbers import LARGEST, too_large
from games.model.problems import Problem, ScenarioError, quoted
from games.model.scenario import DirectEdit, Player, Scenario, Strategy
from games.model.validate import LONGEST_NAME, LONGEST_TEXT, MOST_STRATEGIES, edit_fault

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from games.model.affine import Exact

__all__ = ["SUFFIX", "NfgGame", "load_nfg", "read_nfg"]

SUFFIX = ".nfg"
#: More contingencies, or players, are not even counted out: far more than a scenario can have.
MOST_CELLS, MOST_PLAYERS = 10_000, 20
_LARGEST_GAME = f"a game of more than {MOST_CELLS} contingencies is out of reach"
_NO_TITLE = "Untitled game"


@dataclass(frozen=True, eq=False)
class NfgGame:
    """A strategic game as it is in a file.

    Attributes
    ----------
    title, comment
        As written; the comment may be empty and have several lines.
    players
        One label per player.
    strategies
        Labels of every player's strategies; "1", "2" ... where the file only counts them.
    payoffs
        Object array (players, *strategies) of `Fraction`, exact.
    remark
        What was assumed in reading the file; empty if nothing was.
    """

    title: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoffs: Exact
    comment: str = ""
    remark: str = ""

    def to_scenario(self) -> Scenario:
        """Turn the game into a scenario whose payoffs are direct edits, exactly.

        Raises
        ------
        ScenarioError
            If the game is larger than a scenario may be, or a payoff beyond 1e9 or too fine for an
            amount; nothing is rounded.
        """
        self._refuse_size()
        players = _players(self.players, self.strategies)
        edits = []
        for index, value in np.ndenumerate(self.payoffs):
            amount = kept(value)
            wrong = too_large(amount) if abs(value) > LARGEST else edit_fault(amount)
            if wrong:
                raise ScenarioError([Problem(self._place(index), wrong)])
            if amount:
                cell = tuple(p.strategies[i].id for p, i in zip(players, index[1:], strict=True))
                edits.append(DirectEdit(players[index[0]].id, cell, amount))
        made = Scenario(
            title=_one_line(self.title) or _NO_TITLE,
            players=players,
            edits=tuple(edits),
            summary=_printable(self.comment),
            notes=self.remark,
        )
        wrong = crowded(made)
        if wrong:
            raise ScenarioError([Problem("payoffs", wrong)])
        return made

    def _place(self, index: tuple[int, ...]) -> str:
        """Name a payoff in the words of the file."""
        labels = (own[at] for own, at in zip(self.strategies, index[1:], strict=True))
        return f"payoff of {quoted(self.players[index[0]])} at {', '.join(map(quoted, labels))}"

    def _refuse_size(self) -> None:
        shape = self.payoffs.shape[1:]
        most = MOST_STRATEGIES.get(len(shape), 0)
        if not all(2 <= count <= most for count in shape):
            size = " x ".join(map(str, shape))
            allowed = " or ".join(
                f"{players} players with 2 to {most} strategies"
                for players, most in MOST_STRATEGIES.items()
            )
            message = f"a {size} game is out of reach: a scenario has {allowed} each"
            raise ScenarioError([Problem("", message)])


def load_nfg(path: str | os.PathLike[str]) -> NfgGame:
    """Read a .nfg file.

    Raises
    ------
    ScenarioError
        With line and column of what is wrong.
    ScenarioFileError
        If the file cannot be read.
    """
    return read_nfg(read_bytes(path))


def read_nfg(data: bytes | str) -> NfgGame:
    """Read the content of a .nfg file; raise `ScenarioError` with line and column."""
    text, remark = _text(data)
    reader = Reader(text)
    if reader.word.text != "NFG":
        said = foreign(data)
        if said:
            raise ScenarioError([Problem("", said)])
    for name, message in (
        ("NFG", "this is not a Gambit strategic game: it does not begin with NFG"),
        ("1", "only version 1 of the format is known"),
    ):
        if reader.word.text != name:
            reader.fail(message)
        reader.take()
    if not (reader.at("R") or reader.at("D")):
        reader.fail(f"R or D is needed, not {reader.said()}")
    reader.take()
    title = reader.string("a title")
    players = tuple(_labels(reader, "a player"))
    strategies = _strategies(reader, players)
    comment = reader.string("a comment") if reader.word.kind == "text" else ""
    shape = tuple(map(len, strategies))
    if reader.at("{"):
        rows = _outcome_form(reader, len(players), prod(shape))
    else:
        rows = _payoff_form(reader, len(players), prod(shape))
    payoffs = np.empty((len(players), *shape), dtype=object)
    for player in range(len(players)):
        column = np.empty(len(rows), dtype=object)
        column[:] = [row[player] for row in rows]
        payoffs[player] = column.reshape(shape, order="F")  # the first player moves fastest
    return NfgGame(title, players, strategies, frozen(payoffs), comment, remark)


def _text(data: bytes | str) -> tuple[str, str]:
    """Return the text of a file, and what was assumed to read it."""
    try:
        return decoded(data), ""
    except ScenarioError:
        if isinstance(data, str) or not data.lstrip().startswith(b"NFG"):
            said = foreign(data)
            if said:
                raise ScenarioError([Problem("", said)]) from None
            raise
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.rstrip("\x1a \r\n"), (
        "The file is not UTF-8: names with letters beyond A to Z were read as Western European."
    )


def _labels(reader: Reader, what: str) -> list[str]:
    """Read { "label" ... }."""
    reader.expect("{", f"before {what}'s name")
    found: list[str] = []
    while not reader.skip("}"):
        if len(found) == MOST_CELLS:
            reader.fail(f"these are too many names: {_LARGEST_GAME}")
        found.append(reader.string(f"{what}'s name, or }},"))
    return found


def _strategies(reader: Reader, players: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Read { 2 3 ... } or { { "label" ... } ... }, one entry per player."""
    start = reader.word.start
    reader.expect("{", "before the strategies")
    found: list[tuple[str, ...]] = []
    cells = 1
    while not reader.skip("}"):
        here = reader.word.start
        if len(found) == len(players):
            reader.fail(f"strategies of {len(players)} players are needed, not of more", here)
        if reader.at("{"):
            found.append(tuple(_labels(reader, "a strategy")))
            cells *= len(found[-1])
        else:
            count = reader.whole("a number of strategies, or { and their names,")
            cells *= count
            if cells <= MOST_CELLS:
                found.append(tuple(str(number) for number in range(1, count + 1)))
        if cells > MOST_CELLS:
            reader.fail(f"these are too many strategies: {_LARGEST_GAME}", here)
        if not found[-1]:
            reader.fail("a player needs at least one strategy", here)
    if len(found) != len(players):
        reader.fail(f"strategies of {len(players)} players are needed, not of {len(found)}", start)
    if not 1 <= len(players) <= MOST_PLAYERS:
        wrong = f"{len(players)} players are too many" if players else "a game needs players"
        reader.fail(wrong, start)
    return tuple(found)


def _payoff_form(reader: Reader, players: int, cells: int) -> list[tuple[Fraction, ...]]:
    """Read one payoff per player and contingency."""
    numbers: list[Fraction] = []
    while reader.word.kind != "end":
        if len(numbers) == players * cells:
            reader.fail(f"only {cells} contingencies with {players} payoffs each were announced")
        numbers.append(reader.number("a payoff"))
        reader.comma()
    if len(numbers) < players * cells:
        reader.fail(f"{players * cells} payoffs are needed, {len(numbers)} are there")
    return [tuple(numbers[at : at + players]) for at in range(0, len(numbers), players)]


def _outcome_form(reader: Reader, players: int, cells: int) -> list[tuple[Fraction, ...]]:
    """Read the outcomes, then the number of the outcome of every contingency."""
    outcomes = [(Fraction(0),) * players]  # outcome 0 pays nothing to anybody
    reader.expect("{", "before the outcomes")
    while not reader.skip("}"):
        reader.expect("{", "before an outcome")
        said = quoted(reader.string("an outcome's name"))
        payoffs = []
        while not reader.skip("}"):
            payoffs.append(reader.number(f"a payoff of outcome {said}, or }},"))
            reader.skip(",")
        if len(payoffs) != players:
            reader.fail(f"outcome {said} needs {players} payoffs and has {len(payoffs)}")
        outcomes.append(tuple(payoffs))
        if len(outcomes) > MOST_CELLS:
            reader.fail(f"these are too many outcomes: {_LARGEST_GAME}")
    rows: list[tuple[Fraction, ...]] = []
    while reader.word.kind != "end":
        if len(rows) == cells:
            reader.fail(f"only {cells} contingencies were announced")
        here = reader.word.start
        index = reader.whole("the number of an outcome")
        if index >= len(outcomes):
            reader.fail(f"there is no outcome {index}: {len(outcomes) - 1} are listed", here)
        rows.append(outcomes[index])
    if len(rows) < cells:
        reader.fail(f"outcomes of {cells} contingencies are needed, {len(rows)} are there")
    return rows


def _players(names: Sequence[str], strategies: Sequence[Sequence[str]]) -> tuple[Player, ...]:
    """Give players and strategies the ids, letters and colours that a scenario needs."""
    taken: list[str] = []
    players = []
    for number, (name, labels) in enumerate(zip(names, strategies, strict=True), start=1):
        own: list[str] = []
        for label in labels:
            own.append(fresh_id(label, own))
        taken.append(fresh_id(name, taken))
        players.append(
            Player(
                id=taken[-1],
                name=_one_line(name) or f"Player {number}",
                color=list(PLAYER_COLORS)[(number - 1) % len(PLAYER_COLORS)],
                strategies=tuple(
                    Strategy(word, _one_line(label) or f"Strategy {position}", letter)
                    for position, (word, label, letter) in enumerate(
                        zip(own, labels, _letters(labels), strict=False), start=1
                    )
                ),
            )
        )
    return tuple(players)


def _letters(labels: Sequence[str]) -> list[str]:
    """Abbreviate labels: their initials if these differ, else numbers."""
    initials = [_one_line(label)[:1].upper() for label in labels]
    if all(initials) and len(set(initials)) == len(initials):
        return initials
    return [str(number) for number in range(1, len(labels) + 1)]


def _one_line(text: str) -> str:
    """Return a label fit for a name: printable, on one line, not endless."""
    return " ".join(_printable(text).split())[:LONGEST_NAME]


def _printable(text: str) -> str:
    """Return a text without control characters and half characters, not endless."""
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text[:LONGEST_TEXT])
