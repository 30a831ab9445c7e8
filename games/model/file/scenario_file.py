"""Scenario files: bytes in, a checked scenario out, and safely back.

Owns the outside of a file: size, encoding, format, version and migration. A scenario is never
loaded in part; how it is never written in part is `games.model.file.whole`'s.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.codec import FORMAT, VERSION, decode
from games.model.file.codec_write import encode
from games.model.file.kinds import foreign
from games.model.file.node import Node, Tree, parse
from games.model.file.whole import replace_whole
from games.model.numbers import fault
from games.model.problems import Problem, Problems, ScenarioError, TooMany, printable
from games.model.validate import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

__all__ = [
    "LARGEST_FILE",
    "SUFFIX",
    "ScenarioFileError",
    "content_hash",
    "decoded",
    "dumps",
    "lines_about",
    "load",
    "loads",
    "read_bytes",
    "save",
    "write_bytes",
]

SUFFIX = ".equipoise"
#: Files beyond this many bytes are refused before they are read.
LARGEST_FILE = 5_000_000
#: How texts begin whose encoding says so; the longer mark first.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_LONGEST_PATH = 500
_DOS_END = re.compile(r"\x1a\s*\Z")
_LIMIT = f"{LARGEST_FILE // 1_000_000} MB"


def _with_snapshots(root: Tree) -> Tree:
    """Version 2 may hold snapshots; nothing else is new."""
    if "snapshots" in root:
        raise ScenarioError([Problem("snapshots", "there are none in a file of version 1")])
    return root


def _as_it_is(root: Tree) -> Tree:
    """Version 3 may state how names stand in sentences, and conditions may name several strategies.

    What a file of version 2 says means what it meant.
    """
    return root


def _with_fractions(root: Tree) -> Tree:
    """Version 4 may hold amounts that are fractions; a text was no number before."""
    return root


def _without_play(root: Tree) -> Tree:
    """Version 5 may say who moves when, and what has been done already.

    Until then all moved at once, whatever the order of moves: that is one the scenario suggests.
    """
    for tree in (root, *_snapshots_of(root)):
        for key in ("play", "moved"):
            if key in tree:
                raise ScenarioError([Problem(key, "there is none in a file of version 4")])
    return root


def _snapshots_of(root: Tree) -> list[Tree]:
    listed = root.get("snapshots")
    return [one for one in listed if isinstance(one, Tree)] if isinstance(listed, list) else []


#: How a tree of an older version becomes one of the next version. Version 1 is the first.
_MIGRATIONS: dict[int, Callable[[Tree], Tree]] = {
    1: _with_snapshots,
    2: _as_it_is,
    3: _with_fractions,
    4: _without_play,
}


class ScenarioFileError(OSError):
    """A file that could not be read or written, in one sentence for a person.

    Attributes
    ----------
    path, reason
        The file as it was asked for, and why: "no such file or directory".
    """

    def __init__(self, verb: str, path: object, reason: str) -> None:
        name = printable(str(path), _LONGEST_PATH)
        super().__init__(f"cannot {verb} {name}: {reason}")
        self.path, self.reason = str(path), reason

    def __str__(self) -> str:
        return str(self.args[0])


def lines_about(path: object, error: Exception) -> list[str]:
    """Return what is wrong, a line each, to be printed after the name of a file.

    A file that could not be read or written is named in its error, too: not twice if it is this.
    """
    if isinstance(error, ScenarioFileError) and error.path == str(path):
        return [error.reason]
    return str(error).splitlines()


def loads(data: bytes | str) -> Scenario:
    """Read a scenario from the content of a file.

    Raises
    ------
    ScenarioError
        With everything that is wrong with it.
    """
    try:
        root = parse(decoded(data))
    except ScenarioError:
        head = data[:LARGEST_FILE].lstrip()
        said = "" if head[:1] in ("{", b"{") else foreign(data)
        if said:
            raise ScenarioError([Problem("", said)]) from None
        raise
    problems = Problems()
    try:
        node = Node(_migrated(root), "", problems)
        scenario = decode(node)
        check(scenario, problems)
    except TooMany:
        pass
    if problems.found:
        raise ScenarioError(problems.found)
    return scenario


def load(path: str | os.PathLike[str]) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    ScenarioError
        With everything that is wrong with the scenario.
    ScenarioFileError
        If there is no such file or it cannot be read.
    """
    return loads(read_bytes(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Read a whole file, unless it is too large for a scenario; raise as `load` does."""
    try:
        _refuse_kind(path, Path(path).stat().st_mode)  # opening a device may do something already
        with open(path, "rb", opener=_at_once) as stream:
            status = os.fstat(stream.fileno())
            _refuse_kind(path, status.st_mode)
            _refuse_size(status.st_size)
            data = stream.read(LARGEST_FILE + 1)
    except (ScenarioError, ScenarioFileError):
        raise
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise _failure("read", path, error) from error
    _refuse_size(len(data))
    return data


def dumps(scenario: Scenario) -> str:
    """Write a scenario as the text of a file. Equal scenarios give equal text.

    Raises
    ------
    ScenarioError
        If the scenario is not valid: what is written can always be read again.
    """
    problems = Problems()
    with suppress(TooMany):
        check(scenario, problems)
    if problems.found:
        raise ScenarioError(problems.found)
    text = encode(scenario)
    if scenario.snapshots and len(text.encode()) > LARGEST_FILE:
        message = (
            f"with {len(scenario.snapshots)} snapshots the file would be larger than {_LIMIT}: "
            "remove some of them"
        )
        raise ScenarioError([Problem("snapshots", message)])
    _refuse_size(len(text.encode()))
    return text


def content_hash(scenario: Scenario) -> str:
    """Return what charts are stamped with, and what `equipoise check` prints for the same content.

    It is the SHA-256, in hexadecimal, of the file that `dumps` gives for the scenario without its
    snapshots: taking one changes nothing that a chart shows.
    """
    return hashlib.sha256(dumps(scenario.body).encode()).hexdigest()


def save(scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Write a scenario file completely or not at all.

    The text goes to a new file beside the old one, to the disk, and then takes the old one's place,
    owner and permissions. A link is kept and the file it points to replaced.

    Raises
    ------
    ScenarioError
        If the scenario is not valid.
    ScenarioFileError
        If the place cannot be written; the old file is then as it was.
    """
    write_bytes(path, dumps(scenario).encode())


def write_bytes(path: str | os.PathLike[str], data: bytes, *, private: bool = False) -> None:
    """Write a file completely or not at all, as `save` does; `private` is for this user only."""
    try:
        replace_whole(Path(path), data, private=private)
    except (OSError, ValueError) as error:
        raise _failure("save", path, error) from error


def decoded(data: bytes | str) -> str:
    """Return the text of a file; raise `ScenarioError` if it is too large or no UTF-8.

    UTF-16 and UTF-32 are read if they begin with their mark; the mark of DOS at the end of a file
    is left out.
    """
    _refuse_size(len(data))
    if isinstance(data, str):
        return data
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "utf-8-sig")
    try:
        return _DOS_END.sub("", data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            message = f"this begins as {encoding.upper()} text and is none: the file is damaged"
            raise ScenarioError([Problem("", message)]) from error
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is not UTF-8 text: byte {error.start} does not belong; save it as UTF-8"
        raise ScenarioError([Problem(f"line {line}", message)]) from error


def _migrated(root: object) -> Tree:
    """Return the tree in today's version; raise `ScenarioError` for anything but a scenario."""
    if not isinstance(root, Tree) or root.get("format") != FORMAT:
        message = (
            "this is JSON, but not an Equipoise scenario: it does not say "
            f'"format": "{FORMAT}"; open a file that Equipoise has saved'
        )
        raise ScenarioError([Problem("", message)])
    version = root.get("version")
    if not isinstance(version, Decimal) or fault(version, places=0) or version < 1:
        raise ScenarioError([Problem("version", "must be a whole number from 1 up")])
    if version > VERSION:
        message = (
            f"file version {int(version)} is from the future: this program reads versions up to "
            f"{VERSION}, so a newer Equipoise, one that reads version {int(version)}, is needed"
        )
        raise ScenarioError([Problem("version", message)])
    for step in range(int(version), VERSION):
        root = _MIGRATIONS[step](root)
    return root


def _refuse_size(size: int) -> None:
    if size > LARGEST_FILE:
        message = f"the file is larger than {_LIMIT}, too large for a scenario"
        raise ScenarioError([Problem("", message)])


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _refuse_kind(path: object, mode: int) -> None:
    """Refuse everything but an ordinary file, by name."""
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no file")
        raise _failure("read", path, f"it is {kind}, not an ordinary file")


def _failure(verb: str, path: object, reason: object) -> ScenarioFileError:
    if isinstance(reason, OSError):
        reason = (reason.strerror or str(reason)).lower()
    return ScenarioFileError(verb, path, str(reason))
