"""What to send with a report of a fault: versions, the screen, and facts of the scenario's size.

Owns the text. It holds no content of the scenario and no path of the person's: sizes and counts
only, so that nobody need think twice before sending it.
"""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario

__all__ = ["PARTS", "diagnostics", "size_facts", "version_of"]

#: What the program is made of: name, distribution, licence, where its text is.
PARTS = (
    ("Qt for Python", "PySide6_Essentials", "LGPL-3.0", "https://www.gnu.org/licenses/lgpl-3.0"),
    ("pyqtgraph", "pyqtgraph", "MIT", "https://opensource.org/license/mit"),
    ("nashpy", "nashpy", "MIT", "https://opensource.org/license/mit"),
    (
        "python-flint, with FLINT, GMP and MPFR",
        "python-flint",
        "MIT; the libraries LGPL-3.0",
        "https://www.gnu.org/licenses/lgpl-3.0",
    ),
    ("NumPy", "numpy", "BSD-3-Clause", "https://opensource.org/license/bsd-3-clause"),
    ("SciPy", "scipy", "BSD-3-Clause", "https://opensource.org/license/bsd-3-clause"),
    ("NetworkX", "networkx", "BSD-3-Clause", "https://opensource.org/license/bsd-3-clause"),
)


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution, or a dash."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "–"


def size_facts(scenario: Scenario) -> list[tuple[str, str]]:
    """Return how large a scenario is, without a word of what it says."""
    shape = "x".join(str(size) for size in scenario.shape)
    counted = {
        "drivers": scenario.drivers,
        "considerations": scenario.considerations,
        "direct edits": scenario.edits,
        "outcomes": scenario.outcomes,
        "snapshots": scenario.snapshots,
    }
    parts = ", ".join(f"{len(items)} {what}" for what, items in counted.items())
    return [("Scenario", f"{shape}, {parts}")]


def diagnostics(facts: Sequence[tuple[str, str]] = ()) -> str:
    """Return versions, screen and facts as plain text, one a line."""
    lines = [
        ("Equipoise", version_of("equipoise")),
        ("Python", f"{sys.version.split()[0]} ({platform.python_implementation()})"),
        ("System", platform.platform()),
        ("Qt", qVersion()),
        *((own, version_of(own)) for _, own, _, _ in PARTS),
        *_screen(),
        *facts,
    ]
    return "\n".join(f"{name}: {value}" for name, value in lines)


def _screen() -> list[tuple[str, str]]:
    if QGuiApplication.instance() is None:
        return []
    found = [("Qt platform", QGuiApplication.platformName())]
    for screen in QGuiApplication.screens():
        size, scale = screen.size(), screen.devicePixelRatio()
        dots = screen.logicalDotsPerInch()
        found.append(("Screen", f"{size.width()} x {size.height()} at {scale:g}, {dots:.0f} dpi"))
    dark = QGuiApplication.palette().window().color().lightness() < 128
    points = QGuiApplication.font().pointSizeF()
    return [*found, ("Look", f"{'dark' if dark else 'light'}, type of {points:g} pt")]
