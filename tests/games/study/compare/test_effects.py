"""What edits do to the answers: tipping points found again, exact reasons, nothing overclaimed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import with_base, with_edit, with_payoff, with_slope
from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import content_hash
from games.model.scenario import Strategy
from games.paper.plain import paper_markdown, paper_text, tabbed
from games.study.compare.align import aligned, renumbered
from games.study.compare.because import because
from games.study.compare.document import NOTHING, document, draft, payoff_table
from games.study.compare.effect_words import outcome_sentences, regimes_sentence, tip_text
from games.study.compare.effects import TipFate, common_driver, compare
from games.study.compare.export import comparison_json
from games.study.compare.parts import cells
from games.task import Cancelled
from tests.support.loose import loose

if TYPE_CHECKING:
    from games.model.scenario import Scenario

BASE = load_named("iraq-2019")
CELL = ("retaliate", "retaliate", "absorb")


def swapped(scenario: Scenario) -> Scenario:
    """The same game with players, and the first player's strategies, in another order."""
    turned = replace(
        scenario,
        players=scenario.players[::-1],
        edits=tuple(replace(e, profile=e.profile[::-1]) for e in scenario.edits),
        outcomes=tuple(
            replace(o, mixtures=tuple(m[::-1] for m in o.mixtures)) for o in scenario.outcomes
        ),
    )
    first, *rest = turned.players
    flipped = replace(first, strategies=first.strategies[::-1])
    return replace(turned, players=(flipped, *rest))


def with_strategy(scenario: Scenario) -> Scenario:
    """The baseline in which Iran may also wait, listed first, which never pays."""
    us, iran, baghdad = scenario.players
    longer = replace(iran, strategies=(Strategy("wait", "Wait", "W"), *iran.strategies))
    cost = replace(
        scenario.considerations[0],
        id="waiting",
        player="iran",
        when=(("iran", ("wait",)),),
        base=Decimal(-100),
        slopes=(),
        low=None,
        high=None,
    )
    return replace(
        scenario,
        players=(us, longer, baghdad),
        considerations=(*scenario.considerations, cost),
        outcomes=(),
    )


def test_tipping_points_are_found_again_and_their_move_is_exact_and_explained() -> None:
    found = compare(BASE, with_base(BASE, "iran-exposure", Decimal("-0.6")))
    fates = [tip.fate for tip in found.tips]
    assert fates == [TipFate.MOVED, TipFate.STAYS, TipFate.MOVED, TipFate.STAYS]
    first = found.tips[0]
    assert first.old is not None
    assert first.new is not None
    assert (first.old.at.exact, first.new.at.exact) == (Fraction(3, 16), Fraction(17, 80))
    assert loose(tip_text(found, first)) == (
        "The tipping point at 3/16 = 0.1875 moves to 17/80 = 0.2125: there “Managed containment”"
        " gives way to “Harassment absorbed”. Iran's gain from retaliating over absorbing is"
        " 4 s − 0.85 instead of 4 s − 0.75, because of “Exposure and backlash in Iraq”."
    )


def test_a_level_of_another_driver_is_named_as_the_reason_and_no_consideration_is() -> None:
    found = compare(BASE, BASE.with_level("protest", Decimal("0.6")))
    text = tip_text(found, found.tips[0])
    assert text.endswith("because of protest against Iranian influence at 0.6 instead of 0.50.")
    assert "“Exposure" not in text


def test_a_reason_that_does_not_weigh_on_the_inequality_is_not_blamed() -> None:
    edited = with_base(BASE, "iran-exposure", Decimal("-0.6"))
    other = next(c for c in BASE.considerations if c.when == (("baghdad", ("expel",)),))
    found = compare(BASE, with_base(edited, other.id, other.base + 1))
    cause = found.tips[0].new.cause if found.tips[0].new else None
    assert cause is not None
    names = because(found.old.scenario, found.new.scenario, found.driver, cause)
    assert names == ("“Exposure and backlash in Iraq”",)


def test_the_outcome_that_gives_way_comes_first() -> None:
    found = compare(BASE, with_base(BASE, "iran-exposure", Decimal("-1.25")))
    assert outcome_sentences(found)[0] == (
        "Today “Escalation on Iraqi soil” gives way to “Cat and mouse”."
    )
    assert regimes_sentence(found) == (
        "Along sanctions pressure there are four regimes instead of five."
    )
    [gone] = [tip for tip in found.tips if tip.fate is TipFate.GONE]
    assert tip_text(found, gone).endswith("gives way to “Cat and mouse”, is gone.")


def test_a_new_tipping_point_says_its_cause() -> None:
    found = compare(BASE, with_edit(BASE, "us", ("absorb", "retaliate", "absorb"), Decimal(1)))
    [new] = [tip for tip in found.tips if tip.fate is TipFate.APPEARS]
    text = loose(tip_text(found, new))
    assert text.startswith("New tipping point at 17/20 = 0.85: ")
    assert "The US prefers retaliating to absorbing above 17/20" in text


def test_only_the_level_of_the_swept_driver_moves_no_tipping_point() -> None:
    found = compare(BASE, BASE.with_level("sanctions", Decimal("0.70")))
    assert found.old.sweep is found.new.sweep
    assert regimes_sentence(found) == (
        "Along sanctions pressure all four tipping points stay where they are."
    )
    assert outcome_sentences(found) == (
        "Today “Escalation on Iraqi soil” gives way to “Expulsion”.",
    )


def test_words_alone_change_no_answer_and_that_is_said() -> None:
    found = compare(BASE, replace(BASE, title="Another title"))
    assert found.same_numbers
    assert found.old.sweep is found.new.sweep
    assert outcome_sentences(found)[0].startswith("No number differs")
    paper = document(found, "then", "now")
    assert [section.id for section in paper.sections] == ["outcome", "words"]


def test_a_game_whose_players_changed_places_is_the_same_game() -> None:
    turned = swapped(BASE)
    found = compare(turned, BASE)
    assert found.same_numbers
    assert not found.cells
    assert not found.limits
    assert found.hashes == (content_hash(turned), content_hash(BASE))
    assert aligned(turned, BASE).players == BASE.players
    edited = compare(with_base(turned, "iran-exposure", Decimal("-0.6")), BASE)
    again = compare(with_base(BASE, "iran-exposure", Decimal("-0.6")), BASE)
    assert [tip_text(edited, tip) for tip in edited.tips] == [
        tip_text(again, tip) for tip in again.tips
    ]


def test_a_strategy_that_is_never_played_leaves_every_tipping_point_findable() -> None:
    plain = replace(BASE, outcomes=())
    found = compare(plain, with_strategy(BASE))
    assert [tip.fate for tip in found.tips] == [TipFate.STAYS] * 4
    assert found.limits == (
        "Iran has other strategies: payoffs are compared where both games have the cell.",
    )
    back = compare(with_strategy(BASE), plain)
    assert [tip.fate for tip in back.tips] == [TipFate.STAYS] * 4
    assert len(outcome_sentences(back)) == 1


def test_strategies_that_are_gone_are_numbered_beyond_those_that_are_there() -> None:
    old, new = with_strategy(BASE), replace(BASE, outcomes=())
    there = aligned(old, new)
    assert [s.id for s in there.players[1].strategies] == ["retaliate", "absorb", "wait"]
    turned = compare(old, new)
    assert turned.old.sweep is not None
    assert renumbered(turned.old.sweep, there, new) is turned.old.sweep


def test_games_of_other_players_are_not_compared_point_by_point() -> None:
    found = compare(BASE, load_named("us-baghdad"))
    assert not found.tips
    assert not found.cells
    assert "different players" in found.limits[0]
    assert outcome_sentences(found) == (
        "“Escalation on Iraqi soil” is in equilibrium today in the one, “Strikes tolerated” in"
        " the other.",
    )


def test_without_a_common_driver_only_today_is_compared() -> None:
    chicken, hunt = load_named("chicken"), load_named("stag-hunt")
    assert common_driver(chicken, hunt) == ""
    found = compare(chicken, hunt)
    assert found.driver == ""
    assert found.new.sweep is None
    assert any("no driver that both have" in limit for limit in found.limits)
    assert "regimes" not in [section.id for section in document(found, "a", "b").sections]
    assert "no strategies in common" in found.limits[0]
    assert outcome_sentences(found)[0].endswith("in the other.")
    with pytest.raises(KeyError):
        compare(chicken, hunt, "hare")


def test_a_driver_of_another_range_loses_tipping_points_at_its_end() -> None:
    head, *rest = BASE.drivers
    short = replace(head, high=Decimal("0.65"), anchors=())
    found = compare(BASE, replace(BASE, drivers=(short, *rest)))
    assert found.tips[-1].fate is TipFate.ABOVE
    assert tip_text(found, found.tips[-1]).endswith(
        "leaves the range of sanctions pressure at the upper end."
    )


def test_snapshots_are_no_part_of_what_is_compared() -> None:
    kept = take(BASE, "Then", taken="2026-03-01T12:00:00+00:00")
    found = compare(BASE, kept)
    assert not found.edits
    paper = document(found, "then", "now")
    assert paper.title == NOTHING
    assert "the same to the last word and digit" in paper_text(paper)


def test_answers_at_hand_are_used_again() -> None:
    first = compare(BASE, BASE)
    edited = with_slope(BASE, "iran-exposure", "protest", Decimal(-1))
    found = compare(BASE, edited, known=(first.new,))
    assert found.old.sweep is first.new.sweep
    assert found.new.sweep is not first.new.sweep
    again = compare(replace(BASE, title="Other"), edited, known=(found.old, found.new))
    assert (again.old.sweep, again.new.sweep) == (found.old.sweep, found.new.sweep)
    other = compare(BASE, BASE, "protest", known=(first.new,))
    assert other.new.sweep is not None
    assert other.new.sweep.driver == "protest"


class Stop:
    """A token that says stop from the start and counts."""

    def __init__(self, *, cancelled: bool) -> None:
        self.cancelled = cancelled
        self.heard: list[float] = []

    def progress(self, done: int, total: int) -> None:
        self.heard.append(done / total)


def test_a_comparison_can_be_cancelled_and_tells_how_far_it_is() -> None:
    with pytest.raises(Cancelled):
        compare(BASE, with_base(BASE, "iran-exposure", Decimal(1)), token=Stop(cancelled=True))
    token = Stop(cancelled=False)
    compare(BASE, with_base(BASE, "iran-exposure", Decimal(1)), token=token)
    assert token.heard == sorted(token.heard)
    assert {0.5, 1.0} <= set(token.heard)


def test_the_document_goes_from_the_outcome_to_the_words() -> None:
    edited = with_edit(with_base(BASE, "iran-exposure", Decimal("-1.25")), "us", CELL, Decimal(1))
    found = compare(BASE, replace(edited, notes="Other."))
    paper = document(found, "As published", "now")
    assert [section.id for section in paper.sections] == [
        "outcome",
        "regimes",
        "payoffs",
        "considerations",
        "direct-edits",
        "words",
    ]
    text, marked = paper_text(paper), paper_markdown(paper)
    assert "from “As published” to “now”" in text
    assert "| US | Retaliate | Retaliate | Absorb | −1.9 | −0.9 | +1 |" in marked
    table = payoff_table(found.new.scenario, found.cells)
    assert table is not None
    assert tabbed(table).splitlines()[1] == "US\tRetaliate\tRetaliate\tAbsorb\t−1.9\t−0.9\t+1"
    assert found.hashes[1][:12] in text


def test_what_needs_no_solving_is_said_in_the_same_words_before() -> None:
    edited = with_edit(with_base(BASE, "iran-exposure", Decimal("-1.25")), "us", CELL, Decimal(1))
    early = draft(BASE, edited, "then", "now")
    later = document(compare(BASE, edited), "then", "now")
    assert early.sections == later.sections[-len(early.sections) :]
    assert [section.id for section in early.sections] == [
        "payoffs",
        "considerations",
        "direct-edits",
    ]
    assert draft(BASE, BASE, "then", "now").title == NOTHING


def test_names_with_marks_of_markdown_are_text() -> None:
    edited = replace(BASE, title="# *Loud* | <b>")
    marked = paper_markdown(document(compare(BASE, edited), "a|b", "c_d"))
    assert r"\*Loud\* \| \<b\>" in marked
    assert r"“a\|b” to “c\_d”" in marked


def test_the_data_say_the_same_as_the_words_and_never_change() -> None:
    edited = with_base(BASE, "iran-exposure", Decimal("-0.6"))
    found = comparison_json(compare(BASE, edited), "a", "b")
    assert found == comparison_json(compare(BASE, edited), "a", "b")
    assert found["tipping_points"][0]["old"]["exact"] == "3/16"
    assert found["tipping_points"][0]["fate"] == "moved"
    [edit] = found["edits"]
    assert edit["fields"] == [{"name": "base", "old": "−0.5", "new": "−0.6"}]
    assert {cell["player"] for cell in found["payoffs"]} == {"iran"}
    assert found["before"]["sweep"]["certified"] is True


@pytest.mark.parametrize("name", ["chicken", "battle-of-the-sexes", "matching-pennies"])
def test_games_with_several_equilibria_are_compared_one_by_one(name: str) -> None:
    game = load_named(name)
    first = game.considerations[0]
    found = compare(game, with_base(game, first.id, first.base + Decimal("0.3")))
    said = outcome_sentences(found)
    assert "remain" in said[0]
    assert any("instead of" in sentence for sentence in said[1:])


@pytest.mark.slow
@about(25)
@given(
    st.lists(
        st.tuples(st.integers(0, len(BASE.considerations) - 1), st.integers(-8, 8)), max_size=4
    ),
    st.integers(0, 10),
)
def test_every_tipping_point_of_both_is_told_once_and_only_what_was_edited_is_blamed(
    bases: list[tuple[int, int]], level: int
) -> None:
    edited = BASE.with_level("protest", Decimal(level) / 10)
    for place, quarter in bases:
        reason = BASE.considerations[place]
        edited = with_base(edited, reason.id, reason.base + Decimal(quarter) / 4)
    found = compare(BASE, edited)
    assert found.old.sweep is not None
    assert found.new.sweep is not None
    olds = [tip.old for tip in found.tips if tip.old is not None]
    news = [tip.new for tip in found.tips if tip.new is not None]
    for told, sweep in ((olds, found.old.sweep), (news, found.new.sweep)):
        assert sorted(map(id, told)) == sorted(map(id, sweep.tipping_points))
    titles = {
        f"“{was.title}”"
        for was, now in zip(BASE.considerations, edited.considerations, strict=True)
        if was.base != now.base
    }
    for tip in news:
        if tip.cause is not None:
            for name in because(BASE, edited, found.driver, tip.cause):
                blamed = name in titles or name.startswith("protest against Iranian influence at")
                assert blamed or name.endswith("other changes")
    assert paper_text(document(found, "then", "now"))


def test_payoffs_that_are_fractions_are_told_whole_or_marked_as_rounded() -> None:
    base = load_named("chicken")
    third = with_payoff(base, "ann", ("swerve", "swerve"), Fraction(1, 3))
    table = payoff_table(third, cells(base, third))
    assert table is not None
    assert table.caption == "Payoffs that differ, exact."
    assert table.lines[0].cells[-3:] == ("0", "1/3", "+1/3")
    long = with_payoff(base, "ann", ("swerve", "swerve"), Fraction(12345, 67891))
    table = payoff_table(long, cells(base, long))
    assert table is not None
    assert table.caption == "Payoffs that differ, exact but for those behind ≈."
    assert table.lines[0].cells[-3:] == ("0", "≈\u00a00.1818", "≈\u00a0+0.1818")
