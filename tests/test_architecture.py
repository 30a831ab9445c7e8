"""The house rules a machine can check: arrows between rooms, sizes, what may be imported."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 350
WINDOW_LONGEST = 300
QT = ("PySide6", "shiboken6", "pyqtgraph")
SLOW = ("nashpy", "scipy", "networkx")

#: Rooms from the bottom up. A module may import from its own floor and from those below it.
FLOORS = {
    "games.task": 0,
    "games.words.names": 0,
    "games.words.initials": 0,
    "games.model": 0,
    "games.solve": 1,
    "games.verify": 1,
    "games.study": 2,
    "games.words": 2,
    "games.paper": 2,
    "games": 3,
    "gui.core": 4,
    "gui.look": 4,
    "gui.work": 5,
    "gui.commands": 5,
    "gui.controls": 5,
    "gui.charts": 6,
    "gui.charts.canvas": 7,
    "gui.charts.export": 7,
    "gui.panels": 7,
    "gui.briefing": 8,
    "gui.charts.pages": 9,
    "gui.files": 9,
    "gui.desk": 9,
    "gui.window": 10,
    "gui.app": 11,
    "gui.cli": 11,
    "gui.__main__": 12,
}
#: Rooms that must not know each other.
SIBLINGS = [
    {"games.model", "games.solve"},
    {"games.model", "games.verify"},
    {"games.solve", "games.verify"},
    {"gui.charts", "gui.panels"},
    {"gui.charts.canvas", "gui.panels"},
    {"gui.controls", "gui.work"},
]
#: Functions that connect what they are given to a signal.
CONNECTING = {"button", "tool", "offer", "later"}
#: Rooms without Qt, so that what they make can be tested and exported without a window.
QT_FREE = (
    "games",
    "gui.charts.marks",
    *(f"gui.charts.{kind}" for kind in ("sweep", "phase", "multiples", "pair", "sequence")),
    *(f"gui.charts.{kind}" for kind in ("tornado", "responses", "waterfall")),
    *(f"gui.charts.{name}" for name in ("kind", "kinds", "pairing")),
    "gui.cli",
    "gui.core.history",
    "gui.look.stylesheet",
    "gui.look.tokens",
    "gui.work.executor",
)


@dataclass(frozen=True)
class Module:
    """What the rules ask of one file of the product; read once for all of them."""

    name: str
    lines: int
    documented: bool
    imports: tuple[str, ...]
    known: tuple[str, ...]  # imported at all, for types or at run time
    early: tuple[str, ...]  # imports at module level
    loose: tuple[str, ...]  # connections that nobody can take back
    own: bool  # has something of its own, be it a docstring alone


def imports(tree: ast.Module, *, at_module_level: bool, for_types: bool = False) -> Iterator[str]:
    """Names imported by a file; what only the type checker sees counts where it is asked for."""
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in PATHS else node.module
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            nodes.extend(node.orelse)
            nodes.extend(node.body if for_types else ())
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and at_module_level:
            continue
        elif not isinstance(node, ast.expr):
            nodes.extend(ast.iter_child_nodes(node))


def loose_connections(tree: ast.Module) -> Iterator[str]:
    """Connected lambdas and partials: they keep a widget alive, and nobody can disconnect them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        by_name = isinstance(node.func, ast.Name) and node.func.id in CONNECTING
        if not by_name and not (
            isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        ):
            continue
        for argument in node.args:
            called = argument.func if isinstance(argument, ast.Call) else None
            name = ast.unparse(called) if called is not None else ""
            if isinstance(argument, ast.Lambda):
                yield f"a lambda in line {node.lineno}"
            if name.endswith("partial"):
                yield f"a partial in line {node.lineno}"


def owns(tree: ast.Module) -> bool:
    """Tell whether a file does more than hand on names of others."""
    rest = [node for node in tree.body if not isinstance(node, ast.Expr)]
    handed = [node for node in rest if isinstance(node, ast.ImportFrom)]
    plain = all(
        isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
        for node in rest
    )
    return not (handed and plain)


def read(name: str, path: Path) -> Module:
    """Parse one file; the tree is not kept, half a million nodes would slow the collector down."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return Module(
        name,
        lines=len(text.splitlines()),
        documented=bool(ast.get_docstring(tree)),
        imports=tuple(sorted(set(imports(tree, at_module_level=False)))),
        known=tuple(sorted(set(imports(tree, at_module_level=False, for_types=True)))),
        early=tuple(sorted(set(imports(tree, at_module_level=True)))),
        loose=tuple(loose_connections(tree)),
        own=owns(tree),
    )


def paths() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    found = {}
    for top in ("games", "gui", "assets"):
        for path in sorted((ROOT / top).rglob("*.py")):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[dotted.removesuffix(".__init__")] = path
    return found


PATHS = paths()


@pytest.fixture(scope="module")
def house() -> dict[str, Module]:
    """All modules of the product, read."""
    return {name: read(name, path) for name, path in PATHS.items()}


def room_of(module: str) -> str:
    """The most specific room a module lives in."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in FLOORS:
            return name
    return module


def test_imports_point_down_the_floors(house: dict[str, Module]) -> None:
    wrong = []
    for module in house.values():
        home = room_of(module.name)
        for name in module.imports:
            if name.split(".")[0] not in {"games", "gui"}:
                continue
            other = room_of(name)
            if FLOORS[other] > FLOORS[home]:
                wrong.append(f"{module.name} must not import {name}: it lives above")
            if {home, other} in SIBLINGS:
                wrong.append(
                    f"{module.name} must not import {name}: siblings do not know each other"
                )
    assert not wrong, "\n".join(wrong)


def test_what_needs_no_window_imports_no_qt(house: dict[str, Module]) -> None:
    bound = [module for module in house.values() if module.name.startswith(QT_FREE)]
    assert {name for name in QT_FREE if name in house} == set(QT_FREE), "a rule for nobody"
    wrong = [f"{m.name} imports {n}" for m in bound for n in m.early if n.split(".")[0] in QT]
    assert not wrong, "\n".join(wrong)


def test_the_checker_of_proofs_shares_nothing_with_the_prover(house: dict[str, Module]) -> None:
    rooms = {name: module for name, module in house.items() if name.startswith("games.verify")}
    own = {"games.task", *sys.stdlib_module_names}
    wrong = [
        f"{name} knows {other}"
        for name, module in rooms.items()
        for other in module.known
        if not other.startswith("games.verify") and not {other, other.split(".")[0]} & own
    ]
    assert rooms, "a rule for nobody"
    assert not wrong, "\n".join(wrong)


def circles(house: dict[str, Module]) -> list[list[str]]:
    """Groups of modules that know each other, in a round or in pairs (Tarjan 1972)."""
    found: list[list[str]] = []
    place: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        place[name] = lowest[name] = len(place)
        path.append(name)
        for other in house[name].known:
            if other not in house or other == name:
                continue
            if other not in place:
                visit(other)
            if other in path:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == place[name]:
            start = path.index(name)
            if len(path) - start > 1:
                found.append(sorted(path[start:]))
            del path[start:]

    for name in house:
        if name not in place:
            visit(name)
    return found


def test_no_two_files_know_each_other_not_even_for_types(house: dict[str, Module]) -> None:
    assert not circles(house), "\n".join(", ".join(group) for group in circles(house))


def test_slow_libraries_are_imported_where_they_are_used(house: dict[str, Module]) -> None:
    every = [(module.name, name) for module in house.values() for name in module.early]
    wrong = [f"{module} imports {name}" for module, name in every if name.split(".")[0] in SLOW]
    assert not wrong, "\n".join(wrong)


def test_no_file_outgrows_its_room(house: dict[str, Module]) -> None:
    limits = dict.fromkeys(house, LONGEST) | {"gui.window": WINDOW_LONGEST}
    wrong = [f"{m.name} has {m.lines} lines" for m in house.values() if m.lines > limits[m.name]]
    assert not wrong, "split by responsibility:\n" + "\n".join(wrong)


def test_every_module_says_what_it_owns(house: dict[str, Module]) -> None:
    silent = [module.name for module in house.values() if not module.documented]
    assert not silent, f"no docstring: {silent}"


def test_no_file_only_hands_on_what_others_own(house: dict[str, Module]) -> None:
    packages = {name.rpartition(".")[0] for name in PATHS}
    wrong = [m.name for m in house.values() if not m.own and m.name not in packages]
    assert not wrong, f"import from who owns it: {wrong}"


def test_signals_are_connected_to_bound_methods(house: dict[str, Module]) -> None:
    wrong = [f"{module.name} connects {what}" for module in house.values() for what in module.loose]
    assert not wrong, "\n".join(wrong)


def test_the_table_of_rooms_names_the_rooms_there_are() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("## Where does my code go?")[2].partition("\n\nImports")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+/\w+)/`", row.split("|")[1])}
    there = {
        f"{top}/{path.name}"
        for top in ("games", "gui")
        for path in (ROOT / top).iterdir()
        if (path / "__init__.py").exists()
    }
    assert named == there
    assert len(rows) <= 15
    for inner in re.findall(r"`(\w+)/`", "".join(row.split("|")[2] for row in rows)):
        assert list(ROOT.glob(f"g*/*/{inner}")), f"no room {inner}/"


def test_the_packaging_folder_is_not_a_package() -> None:
    # an __init__.py there would shadow the `packaging` library that pip and pytest import
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.slow
def test_the_domain_loads_where_there_is_no_qt() -> None:
    block = (
        "import sys\n"
        f"for name in {QT + SLOW!r}: sys.modules[name] = None\n"
        "import games, games.model, games.solve, games.study\n"
        "import pkgutil, importlib\n"
        "for m in pkgutil.walk_packages(games.__path__, 'games.'):\n"
        "    importlib.import_module(m.name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_constraints_name_no_addresses() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
