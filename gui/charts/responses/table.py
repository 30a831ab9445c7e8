"""Best responses as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import BEFORE, DataTable
from gui.charts.responses.types import CURVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.table import Row
    from gui.charts.responses.types import Curve, Node, Panel, ResponsesScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the map's CSV; the number grows when columns change their meaning.
FORM = "Equipoise best responses, table 2"
#: Columns of `numbers`.
COLUMNS = ("kind", "panel", "player", "profile", "to", "x", "y", "exact x", "exact y", "value")


def summary(scene: ResponsesScene) -> DataTable:
    """Return one row per profile: what it pays, who would move where, whether it is at rest."""
    headers = ("Profile", "Outcome", *(side.name for side in scene.sides), "Moves", "At rest")
    return DataTable(headers, tuple(_row(scene, node) for node in scene.nodes))


def _row(scene: ResponsesScene, node: Node) -> tuple[str, ...]:
    moves = [
        f"{scene.sides[move.player].name} +{move.gain} by"
        f" {scene.sides[move.player].strategies[move.end[move.player]]}"
        for move in scene.moves
        if move.start == node.profile
    ]
    rest = ("yes" if node.strict else "yes, with a tie") if node.rests else "no"
    return (_letters(scene, node.profile), node.outcome, *node.payoffs, "; ".join(moves), rest)


def _letters(scene: ResponsesScene, profile: tuple[int, ...]) -> str:
    return " ".join(side.letters[k] for side, k in zip(scene.sides, profile, strict=True))


def numbers(scene: ResponsesScene) -> DataTable:
    """Return every plotted number, one a row; floats read back the same.

    Columns
    -------
    kind
        "reply": a point of a player's reply curve. "meeting": where curves meet, with value 1 where
        that is an equilibrium and 0 where the third player would leave. "within": the lower left
        and the upper right corner of a part that is equilibria all over. "profile": value 1 where
        it is at rest. "move": an improvement, with its gain as value. "indifferent": a player to
        whom every reply is as good. "before: reply" and "before: profile" are those of the scenario
        that is compared with.
    panel
        What the third player plays in the square; empty with two players and in the graph.
    player
        Whose curve or move.
    profile, to
        Letters of the strategies.
    x, y, exact x, exact y
        Probabilities of the first strategies of the players along the bottom and up the side.
    """
    rows = [row for panel in scene.panels for row in _panel(scene, panel)]
    return DataTable.of(COLUMNS, rows if scene.view == CURVES else _graph(scene))


def _graph(scene: ResponsesScene) -> Iterator[Row]:
    def told(kind: str, node: Node, rests: bool) -> Row:
        return (kind, None, None, _letters(scene, node.profile), *[None] * 5, int(rests))

    for node in scene.nodes:
        yield told("profile", node, node.rests)
        if node.rested is not None:
            yield told(f"{BEFORE}profile", node, node.rested)
    for move in scene.moves:
        ends = (_letters(scene, move.start), _letters(scene, move.end))
        gain = move.gain.replace("\N{MINUS SIGN}", "-")
        yield ("move", None, scene.sides[move.player].name, *ends, *[None] * 4, gain)


def _panel(scene: ResponsesScene, panel: Panel) -> Iterator[Row]:
    for curve in panel.curves:
        if curve.everything:
            yield ("indifferent", panel.heading, scene.sides[curve.player].name)
        yield from _curve("reply", scene, panel, curve)
    for curve in panel.before:
        yield from _curve(f"{BEFORE}reply", scene, panel, curve)
    for meeting in panel.meetings:
        node = scene.node(meeting.profile)
        place = _letters(scene, node.profile) if node else None
        at = (float(meeting.x), float(meeting.y), *meeting.exact)
        yield ("meeting", panel.heading, None, place, None, *at, int(meeting.stable))
    for span in panel.spans:
        for x, y in ((span.left, span.low), (span.right, span.high)):
            yield ("within", panel.heading, None, None, None, x, y)


def _curve(kind: str, scene: ResponsesScene, panel: Panel, curve: Curve) -> Iterator[Row]:
    for x, y in curve.points:
        name = scene.sides[curve.player].name
        yield (kind, panel.heading, name, None, None, float(x), float(y))
