"""From an answer of play in stages to the scene of its tree.

Owns the making: names, colours and letters are put on here; sentences are `words`' and `finding`'s,
what is folded is `folding`'s. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from games.model.outcomes import name_of
from games.study.tree.report import TreeLeaf, leaves, sequence
from games.study.tree.tree import game_tree, other_moves, plans
from games.words.initials import initials
from games.words.names import joined, label
from games.words.profiles import letters
from games.words.wording import amount, probability
from gui.charts.kind import NoChartError
from gui.charts.marks.drawing import DASHES
from gui.charts.marks.provenance import provenance_of
from gui.charts.sweep.series import outcome_looks
from gui.charts.tree.before import Earlier, earlier
from gui.charts.tree.finding import finding, plan_names, reasons, subtitle
from gui.charts.tree.folding import folded
from gui.charts.tree.kind import AT_ONCE
from gui.charts.tree.types import Branch, Fold, Leaf, Mover, Node, Shade, TreeScene, rows
from gui.charts.tree.words import LEGEND, PALE, branch_words, leaf_words, node_words, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario
    from games.solve.sequential.order import Order
    from games.study.tree.report import TreeBranch, TreeNode
    from games.task import Token
    from gui.charts.kind import Ask, Known

__all__ = ["computed", "tree_scene"]

#: Why there is no tree.
_NOTHING_FOUND = "no answer was found: there is no plan to draw"


def computed(ask: Ask, token: Token, _known: Known) -> TreeScene:
    """Return the tree of the play at today's levels with the plan asked for: all but its foot.

    Raises
    ------
    NoChartError
        If there is no such plan.
    Cancelled
        If the token says so.
    """
    scenario, report, order = ask.scenario, ask.live.report, ask.live.way.order
    found, drawn = () if order is None else plans(report), ask.plan
    if found and not 0 <= drawn < len(found):
        there = "there is one plan" if len(found) == 1 else f"there are {len(found)} plans"
        message = f"{there}, and no number {drawn + 1}"
        raise NoChartError(message)
    made = TreeScene(
        title="",
        subtitle="",
        description="",
        movers=_movers(scenario),
        root=None,
        tree=None,
        leaves=(),
        reasons=(),
        plans=plan_names(scenario, found),
        drawn=drawn,
        legend=LEGEND,
        provenance=provenance_of(scenario, "", ""),
        lack=AT_ONCE if order is None else "" if found else _NOTHING_FOUND,
    )
    if order is None or not found:
        return made
    payoffs = ask.live.affine.exact(scenario.levels)
    tree = game_tree(payoffs, order, found[drawn], other_moves(payoffs, order, token))
    was = earlier(scenario, order, ask.against)
    maker = _Maker(scenario, order, sequence(tree), folded(tree), was)
    root = maker.node(tree)
    every = tuple(maker.leaf(one) for one in leaves(tree))
    hidden = len(every) - sum(isinstance(row, Leaf) for row in rows(root))
    return replace(
        made,
        title=finding(scenario, report, tree),
        subtitle=subtitle(scenario, report, ask.live.driver, (drawn, len(found)), hidden),
        root=root,
        tree=tree,
        leaves=every,
        reasons=reasons(scenario, tree),
        legend=(*LEGEND, PALE) if tree.moved else LEGEND,
        note="" if was is None else was.note(every),
        folded=hidden,
    )


def tree_scene(ask: Ask, drawn: TreeScene) -> TreeScene:
    """Return a tree with the foot and the title asked for."""
    which = ("--plan", str(drawn.drawn + 1)) if drawn.drawn else ()
    made = replace(
        drawn,
        title=ask.title or drawn.title,
        provenance=provenance_of(
            *(ask.scenario, "", ask.content_hash, ("--chart", "tree", *which)),
            ask.live.report.proof,
        ),
    )
    return replace(made, description=_told(made))


def _movers(scenario: Scenario) -> tuple[Mover, ...]:
    marks = initials(tuple(player.name for player in scenario.players))
    return tuple(
        Mover(
            id=player.id,
            strategies=tuple(one.id for one in player.strategies),
            name=label(player.name),
            mark=marks[place],
            color=player.color,
            dash=DASHES[place % len(DASHES)],
            key=f"{label(player.name)}: "
            + ", ".join(f"{one.letter} {label(one.name)}" for one in player.strategies),
        )
        for place, player in enumerate(scenario.players)
    )


@dataclass(frozen=True, eq=False)
class _Maker:
    """Puts names on a tree; `kept` has the branches that are drawn, by node.

    `sequence` are the players in the order in which they move.
    """

    scenario: Scenario
    order: Order
    sequence: tuple[int, ...]
    kept: dict[tuple[int | None, ...], tuple[TreeBranch, ...]]
    was: Earlier | None
    made: dict[tuple[int, ...], Leaf] = field(default_factory=dict)

    @cached_property
    def looks(self) -> dict[str, tuple[str, str]]:
        """Colour and hatch of every outcome."""
        return outcome_looks(self.scenario)

    def node(self, node: TreeNode) -> Node:
        """Return a node with what follows it."""
        drawn = self.kept[node.node]
        rest = [one for one in node.branches if one not in drawn]
        branches = [self.branch(node, one) for one in drawn]
        if rest:
            branches.append(self.rest(node, rest))
        planned = sum(one.planned for one in node.branches)
        return Node(
            key=_key(node.node),
            movers=node.movers,
            moved=node.moved,
            played=node.played,
            closed=node.closed,
            values=tuple(value_text(own, tied=node.tied, many=planned) for own in node.worth),
            words=node_words(self.scenario, node, self.sequence),
            branches=tuple(branches),
        )

    def branch(self, node: TreeNode, branch: TreeBranch) -> Branch:
        """Return a branch with what follows it."""
        own = [
            self.scenario.players[mover].strategies[taken]
            for mover, taken in zip(node.movers, branch.taken, strict=True)
        ]
        short = " ".join(one.letter or one.name[:1].upper() for one in own)
        share = branch.chance is not None and 0 < branch.chance < 1
        chance = f" {probability(branch.chance or 0.0)}" if share else ""
        moves, taken, press = self.deed(node, branch)
        end = branch.end
        return Branch(
            key=f"{_key(node.node)}:{','.join(map(str, branch.taken))}",
            name=label(own[0].name) if len(own) == 1 else short + chance,
            letters=short + chance,
            planned=branch.planned,
            played=branch.played,
            closed=branch.closed,
            was=self.was is not None and self.was.came(leaves(end)),
            moves=moves,
            taken=taken,
            words=branch_words(self.scenario, node, branch, self.sequence, press=press),
            end=self.leaf(end) if isinstance(end, TreeLeaf) else self.node(end),
        )

    def deed(
        self, node: TreeNode, branch: TreeBranch
    ) -> tuple[tuple[tuple[str, str], ...], bool, str]:
        """Return which moves a press says are made, whether they are, and the words for it."""
        next_ = not node.moved and node.node == self.order.moved
        if node.closed or not (node.moved or next_):
            return (), False, ""
        players = [self.scenario.players[mover] for mover in node.movers]
        moves = tuple(
            (player.id, player.strategies[taken].id)
            for player, taken in zip(players, branch.taken, strict=True)
        )
        if node.moved and not branch.closed:
            return moves, True, "Press to take the move back"
        instead = " instead" if node.moved else ""
        return moves, False, f"Press to say that this has been done{instead}"

    def leaf(self, leaf: TreeLeaf) -> Leaf:
        """Return a profile; the same one again for the same."""
        if leaf.profile not in self.made:
            self.made[leaf.profile] = self._leaf(leaf)
        return self.made[leaf.profile]

    def _leaf(self, leaf: TreeLeaf) -> Leaf:
        profile = self.scenario.profile(leaf.profile)
        share = leaf.chance is not None and 0 < leaf.chance < 1 and leaf.played
        chance = probability(leaf.chance or 0.0) if share else ""
        outcome = self.shade(leaf)
        return Leaf(
            key=",".join(map(str, leaf.profile)),
            letters=letters(self.scenario, profile),
            payoffs=tuple(amount(float(own)) for own in leaf.payoffs),
            exact=leaf.payoffs,
            outcome=outcome,
            played=leaf.played,
            chance=chance,
            closed=leaf.closed,
            was=self.was is not None and self.was.came([leaf]),
            words=leaf_words(self.scenario, leaf, self.sequence, outcome.name, chance),
        )

    def shade(self, leaf: TreeLeaf) -> Shade:
        """Return the outcome of a profile."""
        named = name_of(self.scenario, tuple((own,) for own in leaf.profile))
        return Shade(named.name, named.color, self.looks[named.id][1])

    def rest(self, node: TreeNode, rest: Iterable[TreeBranch]) -> Branch:
        """Return what is not drawn of a node: a branch that ends in a count."""
        hidden = [leaf for one in rest for leaf in leaves(one.end)]
        counts: dict[Shade, int] = {}
        for leaf in hidden:
            shade = self.shade(leaf)
            counts[shade] = counts.get(shade, 0) + 1
        order = sorted(counts, key=lambda shade: -counts[shade])
        named = [f"{shade.name} {counts[shade]}" for shade in order]
        listed = joined(named) if len(order) > 1 else order[0].name
        said = f"{len(hidden)} {'profile' if len(hidden) == 1 else 'profiles'}: {listed}"
        closed = all(leaf.closed for leaf in hidden)
        key = f"{_key(node.node)}:rest"
        words = f"Not drawn are {said}."
        return Branch(
            key=key,
            name="others",
            letters="…",
            planned=False,
            played=False,
            closed=closed,
            was=self.was is not None and self.was.came(hidden),
            moves=(),
            taken=False,
            words=words,
            end=Fold(f"{key}:count", said, tuple(order), closed, words),
        )


def _key(node: tuple[int | None, ...]) -> str:
    return ",".join("-" if own is None else str(own) for own in node)


def _told(scene: TreeScene) -> str:
    """Put the picture into words."""
    said = [f"Game tree. {scene.title}. {scene.subtitle}."]
    said += [f"{reason}." for reason in scene.reasons]
    if scene.root is not None:
        said += _parts_told(scene.root)
    if scene.note:
        said.append(f"Compared: {scene.note}.")
    return " ".join(said)


def _parts_told(node: Node) -> list[str]:
    said = [node.words]
    for branch in node.branches:
        end = branch.end
        said += _parts_told(end) if isinstance(end, Node) else [end.words]
    return said
