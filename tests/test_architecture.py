"""The house rules a machine can check: arrows between rooms, sizes, what may be imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 350
WINDOW_LONGEST = 300
QT = ("PySide6", "shiboken6", "pyqtgraph")
SLOW = ("nashpy", "scipy", "networkx")

#: Rooms from the bottom up. A module may import from its own room and from rooms below it.
FLOORS = {
    "games.task": 0,
    "games.model": 1,
    "games.solve": 1,
    "games.analysis": 2,
    "games": 3,
    "gui": 4,
    "gui.models": 5,
    "gui.charts": 5,
    "gui.safety": 5,
    "gui.widgets": 5,
    "gui.briefing": 6,
    "gui.gallery": 6,
    "gui.desk": 6,
    "gui.window": 7,
    "gui.app": 8,
    "gui.cli": 8,
    "gui.__main__": 9,
}
#: Rooms on the same floor that must not know each other.
SIBLINGS = [
    {"games.model", "games.solve"},
    {"gui.charts", "gui.widgets"},
    {"gui.charts", "gui.models"},
]
#: Scenes are computed without Qt, so that they can be tested and exported without a window.
QT_FREE = (
    "games",
    "gui.changes",
    "gui.charts.scene",
    "gui.cli",
    "gui.commands",
    "gui.executor",
    "gui.gallery",
    "gui.history",
    "gui.requests",
    "gui.stylesheet",
    "gui.tokens",
)


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    found = {}
    for top in ("games", "gui", "assets"):
        for path in (ROOT / top).rglob("*.py"):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[dotted.removesuffix(".__init__")] = path
    return found


MODULES = modules()


def room_of(module: str) -> str:
    """The most specific room a module lives in."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in FLOORS:
            return name
    return module


def imports(path: Path, *, at_module_level: bool = False) -> set[str]:
    """Names imported by a file; what only the type checker sees does not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden: set[ast.AST] = set()
    for node in ast.walk(tree):
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        inner = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and at_module_level
        if typing_only or inner:
            hidden.update(child for child in ast.walk(node) if child is not node)
    names: set[str] = set()
    for node in ast.walk(tree):
        if node in hidden:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            names.update(name if name in MODULES else node.module for name in submodules)
    return names


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_down_the_floors(module: str) -> None:
    home = room_of(module)
    for name in imports(MODULES[module]):
        if name.split(".")[0] not in {"games", "gui"}:
            continue
        other = room_of(name)
        assert FLOORS[other] <= FLOORS[home], f"{module} must not import {name}: it lives above"
        for siblings in SIBLINGS:
            if home != other and {home, other} == siblings:
                pytest.fail(f"{module} must not import {name}: siblings do not know each other")


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith(QT_FREE)))
def test_what_needs_no_window_imports_no_qt(module: str) -> None:
    taken = {name.split(".")[0] for name in imports(MODULES[module], at_module_level=True)}
    assert not taken & set(QT), f"{module} imports {taken & set(QT)}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_slow_libraries_are_imported_where_they_are_used(module: str) -> None:
    taken = {name.split(".")[0] for name in imports(MODULES[module], at_module_level=True)}
    assert not taken & set(SLOW), f"{module} imports {taken & set(SLOW)} at module level"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_file_outgrows_its_room(module: str) -> None:
    length = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    limit = WINDOW_LONGEST if module == "gui.window" else LONGEST
    assert length <= limit, f"{module} has {length} lines; split it by responsibility"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_module_says_what_it_owns(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module} has no docstring"


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("gui")))
def test_signals_are_connected_to_bound_methods(module: str) -> None:
    # a lambda or partial keeps its widget alive, and nobody can disconnect it
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr != "connect":
            continue
        for argument in node.args:
            called = argument.func if isinstance(argument, ast.Call) else None
            name = ast.unparse(called) if called is not None else ""
            assert not isinstance(argument, ast.Lambda), f"{module}:{node.lineno} connects a lambda"
            assert not name.endswith("partial"), f"{module}:{node.lineno} connects a partial"


def test_the_packaging_folder_is_not_a_package() -> None:
    # an __init__.py there would shadow the `packaging` library that pip and pytest import
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_domain_loads_where_there_is_no_qt() -> None:
    block = (
        "import sys\n"
        f"for name in {QT + SLOW!r}: sys.modules[name] = None\n"
        "import games, games.model, games.solve, games.analysis\n"
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
