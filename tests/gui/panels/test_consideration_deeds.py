"""Every edit of a consideration is one step with a telling name, or refused with the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from games.model.edit.cells import with_edit
from games.model.edit.considerations import consideration
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.core.selection import PayoffKey
from gui.panels.considerations import deeds, entries

BASELINE = load_named("iraq-2019")
RRK = ("retaliate", "retaliate", "absorb")
TITLE = "Deterrence restored after an attack"
NAME = "us-deterrence"


def test_a_new_consideration_begins_at_the_selected_payoff_with_nothing() -> None:
    deed = deeds.add(BASELINE, PayoffKey("iran", RRK))
    made = consideration(deed.scenario, str(deed.key))
    assert deed.label == "New consideration of Iran"
    assert made.player == "iran"
    assert made.when == (("us", ("retaliate",)), ("iran", ("retaliate",)), ("baghdad", ("absorb",)))
    assert made.base == 0
    assert payoff(deed.scenario, "iran", RRK) == payoff(BASELINE, "iran", RRK)


def test_without_a_selected_payoff_it_is_the_first_players_and_counts_always() -> None:
    deed = deeds.add(BASELINE, None)
    made = consideration(deed.scenario, str(deed.key))
    assert (made.player, made.when) == ("us", ())


def test_whole_considerations_are_copied_moved_and_removed() -> None:
    copied = deeds.copy(BASELINE, NAME)
    assert copied.label == f"Duplicate “{TITLE}”"
    assert copied.scenario.considerations[3].id == copied.key
    up = deeds.move(BASELINE, NAME, "us-strike-cost")
    assert up.label == f"Move “{TITLE}” up"
    assert up.scenario.considerations[0].id == NAME
    down = deeds.move(up.scenario, NAME, "us-unprovoked")
    assert down.label == f"Move “{TITLE}” down"
    assert down.scenario == BASELINE
    gone = deeds.remove(BASELINE, NAME)
    assert gone.label == f"Remove “{TITLE}”"
    assert len(gone.scenario.considerations) == 18


def test_a_direct_edit_is_turned_or_removed() -> None:
    edited = with_edit(BASELINE, "iran", RRK, Decimal("1.5"))
    key = PayoffKey("iran", RRK)
    turned = deeds.turn(edited, key)
    assert turned.label == "Turn the direct edit at R R K into a consideration"
    assert consideration(turned.scenario, str(turned.key)).base == Decimal("1.5")
    assert turned.scenario.edits == ()
    removed = deeds.remove(edited, key)
    assert removed.label == "Remove direct edit at R R K"
    assert removed.scenario == BASELINE


@pytest.mark.parametrize(
    ("entry", "values", "label"),
    [
        (entries.set_title, ("Fear",), f"Rename “{TITLE}” to “Fear”"),
        (entries.set_rationale, ("Because.",), f"Rationale of “{TITLE}”"),
        (entries.set_player, ("iran",), f"“{TITLE}” matters to Iran"),
        (entries.set_condition, ((),), f"“{TITLE}” counts always"),
        (
            entries.set_condition,
            ((("iran", ("absorb",)),),),
            f"“{TITLE}” counts when Iran: Absorb",
        ),
        (entries.set_base, (Decimal("1.25"),), f"“{TITLE}” to 1.25"),
        (
            entries.set_slope,
            ("sanctions", Decimal(-2)),
            f"“{TITLE}” moves with Sanctions pressure: −2",
        ),
        (
            entries.set_slope,
            ("casualties", Decimal(0)),
            f"“{TITLE}” no longer moves with Pressure after US casualties",
        ),
        (entries.set_range, (Decimal(0), Decimal(2)), f"Range of “{TITLE}”: 0 to 2"),
        (entries.set_range, (None, None), f"No range for “{TITLE}”"),
        (entries.set_confidence, ("low",), f"Confidence in “{TITLE}”: low"),
        (entries.set_confidence, ("",), f"Confidence in “{TITLE}”: not stated"),
        (entries.cite, ("",), f"“{TITLE}” cites no source"),
    ],
)
def test_every_entry_has_a_telling_name(entry, values: tuple[object, ...], label: str) -> None:  # noqa: ANN001
    new, said = entry(BASELINE, NAME, *values)
    assert said == label
    assert new != BASELINE
    assert [r.id for r in new.considerations] == [r.id for r in BASELINE.considerations]


def test_a_new_source_is_added_and_cited_in_one_step() -> None:
    new, said = entries.cite_new(BASELINE, NAME, "A cable", "Embassy", "2019-12-28")
    made = new.sources[-1]
    assert (made.title, made.publisher, made.date) == ("A cable", "Embassy", "2019-12-28")
    assert consideration(new, NAME).source == made.id
    assert said == f"New source “A cable” for “{TITLE}”"
    assert entries.cite(new, NAME, made.id)[1] == f"“{TITLE}” cites “A cable”"
    with pytest.raises(ValueError, match="needs a title"):
        entries.cite_new(BASELINE, NAME, " ", "Embassy", "")
    with pytest.raises(ValueError, match=r"already|another"):
        entries.cite_new(BASELINE, NAME, BASELINE.sources[0].title, "", "")
