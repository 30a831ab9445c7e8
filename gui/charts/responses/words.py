"""The words of the best-response map: the finding, and every point of it read out.

Owns every sentence the chart prints. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import chosen, joined, play, quoted, starting, subject, verb
from games.words.wording import amount, counted, level_text, percentages, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.responses.best_responses import Crossing, Square
    from gui.charts.responses.before import BeforeReplies
    from gui.charts.responses.types import Move, Node, Panel, ResponsesScene, Side

__all__ = [
    "crossing_words",
    "mix_words",
    "node_words",
    "told",
    "what_it_finds",
    "what_it_shows",
    "what_was",
]

#: More names than these no line holds: their number says more.
_LISTED = 4


def mix_words(side: Side, mix: Sequence[float]) -> str:
    """Say what a player plays: "Expel troops", or "Expel troops 3 %" where that says all."""
    played = [(side.strategies[k], chance) for k, chance in enumerate(mix) if chance > 0]
    if len(played) == 1:
        return played[0][0]
    if len(mix) == 2:
        return f"{played[0][0]} {probability(played[0][1])}"
    parts = zip(played, percentages([chance for _, chance in played]), strict=True)
    return ", ".join(f"{name} {share}" for (name, _), share in parts)


def crossing_words(sides: tuple[Side, ...], square: Square, crossing: Crossing) -> str:
    """Read out where two curves meet."""
    parts = []
    for player, chance in zip(square.players, crossing.at, strict=True):
        side = sides[player]
        if chance.value in (0.0, 1.0):
            parts.append(f"{side.name}: {side.strategies[0 if chance.value else 1]}")
        else:
            parts.append(f"{side.name}: {side.strategies[0]} {level_text(chance)}")
    where = ", ".join(parts)
    if square.third is None:
        return f"Equilibrium: {where}"
    third = sides[square.third]
    played = f"{third.name}: {mix_words(third, square.mix)}"
    if crossing.stable:
        return f"Equilibrium: {where}, {played}"
    gain = f"{subject(third.player)} would gain {amount(crossing.deviates)} by another choice"
    return f"No equilibrium at {where}, {played}: {gain}"


def node_words(sides: tuple[Side, ...], node: Node, leaving: list[Move]) -> str:
    """Read a profile out: who plays what, what it pays, who would rather do what."""
    played = ", ".join(
        play(side.player, side.player.strategies[k])
        for side, k in zip(sides, node.profile, strict=True)
    )
    paid = ", ".join(f"{side.name} {own}" for side, own in zip(sides, node.payoffs, strict=True))
    if not leaving:
        rest = "equilibrium, every deviation loses" if node.strict else "equilibrium, with a tie"
    else:
        rest = "; ".join(_improves(sides, move) for move in leaving)
    return f"{quoted(node.outcome)}: {played}. Pays {paid}. {starting(rest)}."


def _improves(sides: tuple[Side, ...], move: Move) -> str:
    player = sides[move.player].player
    there = chosen(player.strategies[move.end[move.player]])
    gains = verb(player, "gains", "gain")
    return f"{subject(player)} {gains} {move.gain} by changing to {there}"


def what_it_finds(scene: ResponsesScene) -> str:
    """State what the map finds, in one line."""
    if scene.view == "graph":
        return _at_rest(scene)
    names = list(dict.fromkeys(quoted(name) for name in scene.equilibria))
    if not names:
        return "Best responses meet nowhere that was found"
    if scene.endless:
        return f"Best responses meet in infinitely many places, among them {joined(names)}"
    if not scene.complete:
        return f"Best responses meet at {joined(names)}, perhaps elsewhere too"
    if len(scene.equilibria) == 1:
        return f"Best responses meet once: {names[0]}"
    return f"Best responses meet {counted(len(scene.equilibria), 'time')}: {joined(names)}"


def _at_rest(scene: ResponsesScene) -> str:
    resting = [quoted(node.outcome) for node in scene.nodes if node.rests]
    if not resting:
        return "Nowhere at rest: at every profile somebody improves, so every equilibrium is mixed"
    if len(resting) == 1:
        return f"Only {resting[0]} is at rest: nobody improves by moving alone"
    if len(resting) == len(scene.nodes):
        return "At rest everywhere: nobody improves by moving alone, whatever the profile"
    unique = list(dict.fromkeys(resting))
    if len(unique) > _LISTED:
        return f"{len(resting)} of {len(scene.nodes)} profiles are at rest"
    return f"{starting(counted(len(resting), 'profile'))} at rest: {joined(unique)}"


def what_it_shows(scene: ResponsesScene) -> str:
    """Say how to read the picture."""
    if scene.view == "graph":
        return "Arrows: what each player would best do alone, the others staying; framed: at rest"
    one, two = (scene.sides[player] for player in scene.panels[0].players)
    said = f"Best replies of {subject(one.player)} (across) and {subject(two.player)} (up)"
    third = scene.panels[0].third
    if third is not None:
        name = subject(scene.sides[third].player)
        said += f", for what {name} may play: pure strategies and today's equilibria"
    return said


def what_was(scene: ResponsesScene, before: BeforeReplies) -> str:
    """Say what is drawn of an earlier game, or why nothing is."""
    if before.payoffs is None:
        return before.note
    if scene.view == "graph":
        alike = all(node.rests == node.rested for node in scene.nodes)
        return f"{before.name}: the same at rest" if alike else f"dashed frame: {before.name}"
    alike = all(panel.before == panel.curves for panel in scene.panels)
    return f"{before.name}: the same curves" if alike else f"faint: {before.name}"


def told(scene: ResponsesScene) -> str:
    """Put the picture into words."""
    said = [f"Best-response map. {scene.title}. {scene.subtitle}."]
    if scene.view == "graph":
        said.extend(node.words for node in scene.nodes)
    else:
        said.extend(_panel_told(scene, panel) for panel in scene.panels)
    if scene.note:
        said.append(f"Compared: {scene.note}.")
    return " ".join(said)


def _panel_told(scene: ResponsesScene, panel: Panel) -> str:
    head = f"{panel.heading}. " if panel.heading else ""
    meetings = "; ".join(meeting.words for meeting in panel.meetings) or "the curves do not meet"
    spans = "".join(f". {span.words}" for span in panel.spans)
    return f"{head}{meetings}{spans}."
