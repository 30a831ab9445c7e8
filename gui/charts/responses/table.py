"""Best responses as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable
from gui.charts.sweep.table import BEFORE

if TYPE_CHECKING:
    from gui.charts.responses.types import Node, Panel, ResponsesScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the map's CSV; the number grows when columns change their meaning.
FORM = "Equipoise best responses, table 1"
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
        that is an equilibrium and 0 where the third player would leave. "profile": value 1 where it
        is at rest. "move": an improvement, with its gain as value. "indifferent": a player to whom
        every reply is as good. "before: reply" and "before: profile" are those of the scenario that
        is compared with.
    panel
        What the third player plays in the square; empty with two players and in the graph.
    player
        Whose curve or move.
    profile, to
        Letters of the strategies.
    x, y, exact x, exact y
        Probabilities of the first strategies of the players along the bottom and up the side.
    """
    rows: list[tuple[str, ...]] = []
    if scene.view == "curves":
        for panel in scene.panels:
            rows += _panel_rows(scene, panel)
        return DataTable(COLUMNS, tuple(rows))
    for node in scene.nodes:
        place = _letters(scene, node.profile)
        rows.append(("profile", "", "", place, "", "", "", "", "", str(int(node.rests))))
        if node.rested is not None:
            was = str(int(node.rested))
            rows.append((f"{BEFORE}profile", "", "", place, "", "", "", "", "", was))
    for move in scene.moves:
        ends = (_letters(scene, move.start), _letters(scene, move.end))
        gain = move.gain.replace("\N{MINUS SIGN}", "-")
        rows.append(("move", "", scene.sides[move.player].name, *ends, "", "", "", "", gain))
    return DataTable(COLUMNS, tuple(rows))


def _panel_rows(scene: ResponsesScene, panel: Panel) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for curve in panel.curves:
        name = scene.sides[curve.player].name
        if curve.everything:
            rows.append(("indifferent", panel.heading, name, "", "", "", "", "", "", ""))
        rows += [
            ("reply", panel.heading, name, "", "", repr(float(x)), repr(float(y)), "", "", "")
            for x, y in curve.points
        ]
    for curve in panel.before:
        name = scene.sides[curve.player].name
        rows += [
            (f"{BEFORE}reply", panel.heading, name, "", "", repr(x), repr(y), "", "", "")
            for x, y in curve.points
        ]
    for meeting in panel.meetings:
        node = scene.node(meeting.profile)
        place = _letters(scene, node.profile) if node else ""
        at = (repr(float(meeting.x)), repr(float(meeting.y)), *meeting.exact)
        rows.append(("meeting", panel.heading, "", place, "", *at, str(int(meeting.stable))))
    return rows
